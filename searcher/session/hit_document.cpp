#include "searcher/session/hit_document.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"

namespace nachlese::search {
namespace {

// Bytes of an article that is kept: several books at once would be too much.
constexpr std::size_t kMostKept = 256U << 10U;

using Grouped = std::pair<std::string, std::uint32_t>;

// The terms that stand for words of the query, ascending.
std::vector<Grouped> terms_of(const Wanted& wanted) {
  using schema::Prefix;
  std::vector<Grouped> out;
  const auto add = [&out](Prefix prefix, const WantedTerms& values) {
    for (const auto& [value, group] : values)
      out.emplace_back(store::make_term(prefix, value), group);
  };
  add(Prefix::surface, wanted.surfaces);
  add(Prefix::surface, wanted.stems);  // base forms have no stem term
  add(Prefix::stem, wanted.stems);
  add(Prefix::part, wanted.parts);
  add(Prefix::surface, wanted.variants);  // likewise for names that are their own key
  add(Prefix::variant, wanted.variants);
  std::sort(out.begin(), out.end());
  return out;
}

Groups groups_in(const std::vector<std::string>& terms, const std::vector<Grouped>& wanted) {
  Groups out = 0;
  for (const auto& [term, group] : wanted) {
    if (std::ranges::binary_search(terms, term)) out |= group_bit(group);
  }
  return out;
}

Groups groups_in(const Xapian::Document& document, const std::vector<Grouped>& wanted) {
  Groups out = 0;
  auto present = document.termlist_begin();
  const auto end = document.termlist_end();
  for (const auto& [term, group] : wanted) {
    if (present == end) break;
    present.skip_to(term);
    if (present != end && *present == term) out |= group_bit(group);
  }
  return out;
}

}  // namespace

std::shared_ptr<const Article> HitDocument::article() {
  if (known_ != nullptr && known_->article) return known_->article;
  auto out = std::make_shared<const Article>(
      store::article_of(document_, [this] { return read_surfaces(); }));
  if (known_ != nullptr && out->lead.size() + out->body.size() <= kMostKept) known_->article = out;
  return out;
}

std::vector<std::string> HitDocument::read_surfaces() {
  std::vector<std::string> out;
  if (known_ != nullptr && !known_->words.empty() && !known_->cut) {
    for (const ArticleWord& word : known_->words) {
      if (word.surface) out.push_back(word.text);
    }
    return out;
  }
  const auto end = document_.termlist_end();
  for (auto term = document_.termlist_begin(); term != end; ++term) terms_.push_back(*term);
  std::ranges::copy_if(terms_, std::back_inserter(out), &store::is_surface);
  return out;
}

Groups HitDocument::groups(const Wanted& wanted) const {
  const std::vector<Grouped> terms = terms_of(wanted);
  Groups out = terms_.empty() ? groups_in(document_, terms) : groups_in(terms_, terms);
  for (const auto& sequence : wanted.sequences) out |= group_bit(sequence.group);
  return out;
}

}  // namespace nachlese::search
