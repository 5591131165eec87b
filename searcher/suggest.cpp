#include <algorithm>
#include <set>

#include "core/base/utf8.hpp"
#include "core/store/facets.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/api/suggestion.hpp"
#include "searcher/engine/vocabulary.hpp"
#include "searcher/session/continuations.hpp"
#include "searcher/session/prefix_suggestions.hpp"
#include "searcher/session/state.hpp"
#include "searcher/session/titles.hpp"
#include "searcher/session/written_forms.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kMinBytes = 2;  // one letter fits a twentieth of the vocabulary
constexpr std::size_t kMostKeys = 2000;
constexpr std::size_t kTitleShare = 3;   // every third suggestion may be a title
constexpr std::size_t kLeftOut = 2;      // of so many candidates one is an inflection or double
constexpr std::size_t kMostGoingOn = 5;  // words that stand behind the one before

void add_words(const store::ArchiveDatabase& database, const std::string& beginning,
               std::size_t limit, std::vector<Suggestion>& out) {
  QueryBudget budget;
  for (const auto& word : expand_pattern(database, beginning + "*", limit, budget).words)
    out.push_back({.text = word.text, .count = word.articles});
}

void add_names(Searcher::State& state, const store::ArchiveDatabase& database,
               const std::string& beginning, std::vector<Suggestion>& out) {
  const std::string prefix = store::name_word_beginning(text::plain_value(beginning));
  std::set<store::FacetId> seen;
  for (const auto& key : database.metadata_keys(prefix, kMostKeys)) {
    const store::FacetId id = store::id_of_name_word_key(key);
    if (!seen.insert(id).second || store::kind_of(id) == FacetKind::speaker) continue;
    const std::string& name = state.facet_name(database, id);
    const Xapian::doccount articles = database.frequency(
        store::make_term(store::prefix_of(store::kind_of(id)), text::fold_value(name)));
    if (articles > 0)
      out.push_back({.text = name,
                     .kind = SuggestionKind::value,
                     .facet = store::kind_of(id),
                     .count = articles});
  }
}

// Words and names that complete `beginning`, most frequent first.
std::vector<Suggestion> words_and_names(Searcher::State& state,
                                        const store::ArchiveDatabase& database,
                                        const std::string& beginning, std::size_t limit) {
  const std::size_t letters = count_code_points(beginning);
  if (letters >= kShortestBeginning && letters <= kLongestBeginning && limit <= kBestOfBeginning &&
      state.shared_beginnings) {
    if (const auto beginnings = state.shared_beginnings->of(database)) {
      const auto found = beginnings->find(beginning);
      return found == beginnings->end() ? std::vector<Suggestion>() : found->second;
    }
  }
  std::vector<Suggestion> out;
  const std::size_t candidates = std::max(limit, kBestOfBeginning);
  add_words(database, beginning, candidates, out);
  add_names(state, database, beginning, out);
  std::sort(out.begin(), out.end(), is_better);
  if (out.size() > candidates) out.resize(candidates);
  return out;
}

// `begruend` also means `begründ`.
std::string with_umlauts(std::string_view typed) {
  struct Digraph {
    std::string_view typed, letter;
  };
  constexpr Digraph kDigraphs[] = {{"ae", "ä"}, {"oe", "ö"}, {"ue", "ü"}};
  std::string out;
  for (std::size_t at = 0; at < typed.size();) {
    const auto* found =
        std::find_if(std::begin(kDigraphs), std::end(kDigraphs),
                     [&](const Digraph& d) { return typed.substr(at).starts_with(d.typed); });
    if (found != std::end(kDigraphs)) {
      out += found->letter;
      at += found->typed.size();
    } else {
      out += typed[at++];
    }
  }
  return out;
}

// Rows in the order in which they are added, a row for each thing: no inflections, no doubles, and
// words as they are written.
class Rows {
 public:
  Rows(Searcher::State& state, const store::ArchiveDatabase& database, std::size_t most)
      : state_(state), database_(database), most_(most) {}

  void add(std::vector<Suggestion> suggestions) {
    for (auto& suggestion : suggestions) {
      if (rows_.size() == most_) return;
      add(std::move(suggestion));
    }
  }
  [[nodiscard]] std::vector<Suggestion> take() && { return std::move(rows_); }

 private:
  void add(Suggestion suggestion) {
    if (suggestion.kind == SuggestionKind::value) {
      const std::string folded = text::fold_value(suggestion.text);
      if (!texts_.insert(folded).second) return;
      // The first words of such a name were typed: its last one says nothing else.
      if (suggestion.replaces > 1) {
        for (const auto word : store::name_words(folded)) texts_.emplace(word);
      }
      rows_.push_back(std::move(suggestion));
      return;
    }
    if (texts_.contains(suggestion.text) ||
        (!is_number(suggestion.text) && !is_new(suggestion.text)))
      return;
    texts_.insert(suggestion.text);
    std::string written = written_form(database_, suggestion.text);
    if (written.empty()) return;
    suggestion.text = std::move(written);
    rows_.push_back(std::move(suggestion));
  }

  static bool is_number(const std::string& text) {
    return text.front() >= '0' && text.front() <= '9';
  }

  // Whether no row has a form of the same word.
  bool is_new(const std::string& surface) {
    std::set<std::string> stems;
    for (const auto& form : {surface, capitalized(surface)}) {
      if (const text::Word* word = state_.analyzer.word(form); word && !word->stem.text.empty())
        stems.emplace(word->stem.text);
    }
    const bool known = std::any_of(stems.begin(), stems.end(),
                                   [&](const auto& stem) { return stems_.contains(stem); });
    stems_.merge(stems);
    return !known;
  }

  Searcher::State& state_;
  const store::ArchiveDatabase& database_;
  std::size_t most_;
  std::vector<Suggestion> rows_;
  std::set<std::string> texts_;  // folded
  std::set<std::string> stems_;
};

std::vector<Suggestion> suggest_for(Searcher::State& state, const store::ArchiveDatabase& database,
                                    const std::string& text, std::size_t limit) {
  std::vector<Suggestion> values;
  const std::size_t last = text.find_last_of(" \t") + 1;  // 0 if there is no blank
  if (values_of_field(state, database, std::string_view(text).substr(last), limit, values))
    return values;
  const Typed typed = typed_words(text);
  if (typed.beginning.find_first_of("*?:\"") != std::string::npos) return {};
  // Titles are rarer than words, so they have reserved places at the end.
  const auto titles = suggest_titles(database, state.analyzer, text, limit / kTitleShare);
  Rows rows(state, database, limit - titles.size());
  if (!typed.beginning.empty() && !typed.before.empty()) {
    rows.add(names_going_on(state, database, typed));
    std::vector<Suggestion> words = words_going_on(database, typed);
    if (words.size() > kMostGoingOn) words.resize(kMostGoingOn);
    rows.add(std::move(words));
  }
  if (typed.beginning.size() >= kMinBytes) {
    std::vector<Suggestion> all =
        words_and_names(state, database, typed.beginning, limit * kLeftOut);
    if (const std::string other = with_umlauts(typed.beginning); other != typed.beginning) {
      auto more = words_and_names(state, database, other, limit * kLeftOut);
      all.insert(all.end(), more.begin(), more.end());
      std::stable_sort(all.begin(), all.end(), is_better);
    }
    rows.add(std::move(all));
  }
  std::vector<Suggestion> out = std::move(rows).take();
  out.insert(out.end(), titles.begin(), titles.end());
  return out;
}

}  // namespace

std::vector<Suggestion> Searcher::suggest(const std::string& text, std::size_t limit) {
  if (!may_be_value(text)) return {};
  limit = std::min(limit, kMostSuggestions);
  state_->analyzer.trim();
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    return suggest_for(*state_, database, text, limit);
  });
}

}  // namespace nachlese::search
