#include "searcher/compile/expansions.hpp"

#include <algorithm>
#include <numeric>
#include <variant>

#include "core/base/utf8.hpp"
#include "searcher/engine/limits.hpp"
#include "stemming/fold.hpp"
#include "stemming/stem.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kShortWord = 5;  // letters up to which ~ allows one difference only

std::size_t count_in(const query::Node& node, bool near);

std::size_t count_in(const std::vector<query::Node>& nodes, bool near) {
  return std::accumulate(
      nodes.begin(), nodes.end(), std::size_t{0},
      [near](std::size_t sum, const auto& node) { return sum + count_in(node, near); });
}

// The operands of NAHE are expanded to their forms. A form costs several times as much there, since
// its positions are read, too.
constexpr std::size_t kNear = 3;

struct CountExpanding {
  bool near = false;

  std::size_t operator()(const query::QueryWord&) const { return near ? kNear : 0; }
  std::size_t operator()(const query::Phrase& phrase) const {
    return phrase.inflected ? 1 + static_cast<std::size_t>(
                                      std::count(phrase.text.begin(), phrase.text.end(), ' '))
                            : 0;
  }
  std::size_t operator()(const query::Pattern&) const { return near ? kNear : 1; }
  std::size_t operator()(const query::Fuzzy&) const { return near ? kNear : 1; }
  std::size_t operator()(const DateRange&) const { return 0; }
  std::size_t operator()(const query::Conjunction& group) const {
    return count_in(group.operands, near);
  }
  std::size_t operator()(const query::Disjunction& group) const {
    return count_in(group.operands, near);
  }
  std::size_t operator()(const query::Near& group) const { return count_in(group.operands, true); }
  std::size_t operator()(const query::AtLeast& group) const {
    return count_in(group.operands, near);
  }
  std::size_t operator()(const query::Negation& group) const {
    return count_in(group.operand, near);
  }
  std::size_t operator()(const query::InField& group) const {
    return count_in(group.operand, near);
  }
};

std::size_t count_in(const query::Node& node, bool near) {
  return std::visit(CountExpanding{near}, node.value);
}

// Letters as they are typed: ß is one, and so is a letter with dots of its own.
std::size_t letters_in(std::string_view word) {
  const auto is_mark = [](char32_t c) { return c >= 0x300 && c <= 0x36F; };
  const std::u32string all = code_points(word);
  return all.size() - static_cast<std::size_t>(std::ranges::count_if(all, is_mark));
}

std::vector<std::string> texts_of(const Expansion& expansion) {
  std::vector<std::string> out;
  for (const auto& word : expansion.words) out.push_back(word.text);
  return out;
}

}  // namespace

Expansions::Expansions(const query::Node& tree, const store::ArchiveDatabase& database,
                       text::Analyzer& analyzer, query::Diagnostics& diagnostics,
                       QueryBudget& budget)
    : database_(database),
      analyzer_(analyzer),
      diagnostics_(diagnostics),
      budget_(budget),
      share_(std::max(limits::kLeastExpanded,
                      limits::kMaxExpanded / std::max<std::size_t>(1, count_in(tree, false)))) {}

const Expansion& Expansions::matches(const query::Pattern& pattern) {
  const std::string folded = text::fold_value(pattern.text);
  return remembered("*" + folded, [&] {
    Expansion out = expand_pattern(database_, folded, room(limits::kMaxPatternWords), budget_);
    std::string dotted;  // Muell* as well as Müll*
    if (!text::digraphs_to_umlauts(folded, dotted)) return out;
    const Expansion more =
        expand_pattern(database_, dotted, room(limits::kMaxPatternWords), budget_);
    out.words.insert(out.words.end(), more.words.begin(), more.words.end());
    out.cut = out.cut || more.cut;
    return out;
  });
}

std::vector<std::string> Expansions::words(const query::Pattern& pattern, query::Span span) {
  return words_of(matches(pattern), pattern.text, span);
}

std::vector<std::string> Expansions::words(const query::Pattern& pattern, query::Span span,
                                           Silent) {
  return words_of(matches(pattern), pattern.text, span, true);
}

std::vector<std::string> Expansions::words(const query::Fuzzy& fuzzy, query::Span span) {
  const std::string folded = text::fold_value(fuzzy.text);
  const bool is_short = letters_in(fuzzy.text) <= kShortWord;
  const unsigned distance = fuzzy.distance > 0 ? fuzzy.distance : is_short ? 1 : 2;
  const auto find = [&] {
    return expand_fuzzy(database_, folded, distance, room(limits::kMaxFuzzyWords), budget_);
  };
  return words_of(remembered("~" + std::to_string(distance) + folded, find), fuzzy.text, span);
}

std::vector<std::string> Expansions::inflections(const text::Word& word) {
  const auto find = [&] {
    Expansion out;
    for (auto& form : nachlese::search::inflections(database_, analyzer_, word,
                                                    room(limits::kMaxInflections), budget_))
      out.words.push_back({std::move(form)});
    return out;
  };
  return texts_of(
      remembered("=" + std::string(word.surface.text) + "=" + std::string(word.stem.text), find));
}

std::vector<std::string> Expansions::forms_of_stem(const std::string& stem) {
  const auto find = [&] {
    Expansion out;
    for (auto& form :
         search::forms_of_stem(database_, analyzer_, stem, room(limits::kMaxInflections), budget_))
      out.words.push_back({std::move(form), 0, 0});
    return out;
  };
  return texts_of(remembered("Z" + stem, find));
}

std::vector<std::string> Expansions::words_of(const Expansion& expansion, const std::string& text,
                                              query::Span span, bool silent) {
  if (expansion.cut)
    diagnostics_.report(query::Issue::wildcard_cut, span, std::to_string(expansion.words.size()));
  if (expansion.words.empty() && !silent)
    diagnostics_.report(query::Issue::no_such_pattern, span, text);
  return texts_of(expansion);
}

template <typename Find>
const Expansion& Expansions::remembered(const std::string& key, Find find) {
  auto at = known_.find(key);
  if (at == known_.end()) at = known_.emplace(key, find()).first;
  budget_.spend(at->second.words.size());
  return at->second;
}

std::size_t Expansions::room(std::size_t most) const {
  return std::min({most, share_, std::max<std::size_t>(1, budget_.leaves())});
}

}  // namespace nachlese::search
