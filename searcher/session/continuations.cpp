#include "searcher/session/continuations.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/store/facets.hpp"
#include "core/store/terms.hpp"
#include "core/store/word_order.hpp"
#include "searcher/engine/xapian_faults.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/session/prefix_suggestions.hpp"
#include "searcher/session/written_forms.hpp"
#include "stemming/fold.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kMostBefore = 3;          // words of a name before the last one
constexpr std::size_t kMostNames = 2'000;       // that are looked at
constexpr std::size_t kMostValues = 20'000;     // of a field
constexpr Xapian::doccount kFrequent = 50;      // a word in so large a part of the archive
constexpr Xapian::doccount kArticlesRead = 10;  // for words that stand side by side

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \t", at)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
    out.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

// The last `count` words before the beginning, and the beginning, as one text.
std::string joined_from(const Typed& typed, std::size_t count) {
  std::string out;
  for (std::size_t i = typed.before.size() - count; i < typed.before.size(); ++i)
    out += typed.before[i] + ' ';
  return out + typed.beginning;
}

bool holds_at_word(const std::string& folded, const std::string& part) {
  for (std::size_t at = folded.find(part); at != std::string::npos;
       at = folded.find(part, at + 1)) {
    if (at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '-') return true;
  }
  return false;
}

Suggestion value(const store::ArchiveDatabase& database, FacetKind kind, std::string name) {
  const Xapian::doccount articles =
      database.frequency(store::make_term(store::prefix_of(kind), text::fold_value(name)));
  return {.text = std::move(name), .kind = SuggestionKind::value, .facet = kind, .count = articles};
}

// A few articles with the word, in no order.
Xapian::MSet articles_with(const store::ArchiveDatabase& database, const std::string& word) {
  return retry_false_corruption([&](Filters filters) {
    Enquiry enquire(database);
    enquire.set_query(Xapian::Query(store::make_term(schema::Prefix::surface, word)));
    set_no_weights(enquire, filters);
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    return enquire.get_mset(0, kArticlesRead);
  });
}

// Adds how often words with this beginning stand right behind the word in an article.
void count_behind(const Xapian::Document& article, const std::string& word,
                  const std::string& beginning, std::map<std::string, unsigned>& times) {
  const std::string packed = article.get_value(schema::kWordOrder);
  const store::WordOrder order(packed);
  const auto wanted = order.find(store::word_bits(word), word);
  if (!wanted) return;
  std::map<std::uint32_t, unsigned> behind;  // by the number of the word
  std::optional<std::uint32_t> next;         // position behind the wanted one
  order.for_each_in_sequence([&](std::uint32_t number, std::uint32_t position) {
    if (next == position) ++behind[number];
    if (number == *wanted) next = position + 1;
  });
  auto term = article.termlist_begin();
  for (term.skip_to(beginning); term != article.termlist_end(); ++term) {
    const std::string text = *term;
    if (!text.starts_with(beginning)) break;
    const auto found = behind.find(order.find(store::word_bits(text), text).value_or(*wanted));
    if (found != behind.end()) times[text] += found->second;
  }
}

// What stands behind such a word is nothing that belongs to it.
bool is_frequent(const store::ArchiveDatabase& database, const std::string& word) {
  return text::Lexicon::get().function_words.has(word) ||
         database.frequency(store::make_term(schema::Prefix::surface, word)) >
             database.get_doccount() / kFrequent + kArticlesRead;
}

}  // namespace

Typed typed_words(std::string_view text) {
  Typed out;
  std::vector<std::string> words = words_of(text);
  if (words.empty() || text.back() == ' ' || text.back() == '\t') return out;
  out.beginning = text::fold_value(words.back());
  words.pop_back();
  for (const auto& word : words) out.before.push_back(text::fold_value(word));
  return out;
}

std::vector<Suggestion> names_going_on(Searcher::State& state,
                                       const store::ArchiveDatabase& database, const Typed& typed) {
  std::vector<Suggestion> out;
  std::set<store::FacetId> seen;
  for (std::size_t count = std::min(kMostBefore, typed.before.size()); count > 0; --count) {
    const std::string& first = typed.before[typed.before.size() - count];
    if (text::Lexicon::get().function_words.has(first)) continue;
    const std::string part = joined_from(typed, count);
    const std::string plain = text::plain_value(part);
    for (const auto& key :
         database.metadata_keys(store::name_word_prefix(text::plain_value(first)), kMostNames)) {
      const store::FacetId id = store::id_of_name_word_key(key);
      if (!info(store::kind_of(id)).recognized || seen.contains(id)) continue;
      const std::string& name = state.facet_name(database, id);
      if (!holds_at_word(text::plain_value(text::fold_value(name)), plain)) continue;
      seen.insert(id);
      Suggestion found = value(database, store::kind_of(id), name);
      found.replaces = count + 1;
      if (found.count > 0) out.push_back(std::move(found));
    }
  }
  std::sort(out.begin(), out.end(), is_better);
  return out;
}

std::vector<Suggestion> words_going_on(const store::ArchiveDatabase& database, const Typed& typed) {
  if (typed.before.empty() || typed.beginning.empty()) return {};
  const std::string& word = typed.before.back();
  if (is_frequent(database, word)) return {};
  std::map<std::string, unsigned> times;
  const Xapian::MSet articles = articles_with(database, word);
  for (auto it = articles.begin(); it != articles.end(); ++it)
    count_behind(it.get_document(), word, typed.beginning, times);
  std::vector<std::pair<unsigned, std::string>> order;
  for (const auto& [next, count] : times) order.emplace_back(count, next);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Suggestion> out;
  for (const auto& [count, next] : order)
    out.push_back({.text = next,
                   .count = database.frequency(store::make_term(schema::Prefix::surface, next))});
  return out;
}

bool values_of_field(Searcher::State& state, const store::ArchiveDatabase& database,
                     std::string_view last_word, std::size_t most, std::vector<Suggestion>& out) {
  const std::size_t colon = last_word.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const auto field = query::field_named(last_word.substr(0, colon));
  const auto kind = field ? query::facet_kind(*field) : std::nullopt;
  if (!kind) return false;
  std::string_view typed = last_word.substr(colon + 1);
  if (typed.starts_with('"')) typed.remove_prefix(1);
  const std::string beginning = text::plain_value(text::fold_value(typed));
  const std::string letters = store::make_term(store::prefix_of(*kind), "");
  std::size_t looked = 0;
  const auto end = database.allterms_end(letters);
  for (auto it = database.allterms_begin(letters); it != end && looked < kMostValues;
       ++it, ++looked) {
    const std::string term = *it;
    const std::string folded(store::term_value(store::prefix_of(*kind), term));
    if (!holds_at_word(text::plain_value(folded), beginning)) continue;
    out.push_back({.text = folded,
                   .kind = SuggestionKind::value,
                   .facet = *kind,
                   .count = it.get_termfreq()});
  }
  std::sort(out.begin(), out.end(), is_better);
  if (out.size() > most) out.resize(most);
  for (auto& found : out) {
    const std::string& name = state.facet_name(database, store::facet_id(*kind, found.text));
    if (!name.empty()) found.text = name;
  }
  return true;
}

}  // namespace nachlese::search
