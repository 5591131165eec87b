#include <algorithm>
#include <set>

#include "core/base/utf8.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/api/suggestion.hpp"
#include "searcher/engine/vocabulary.hpp"
#include "searcher/session/prefix_suggestions.hpp"
#include "searcher/session/state.hpp"
#include "searcher/session/titles.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kMinBytes = 2;  // one letter fits a twentieth of the vocabulary
constexpr std::size_t kMostKeys = 2000;
constexpr std::size_t kTitleShare = 3;  // every third suggestion may be a title

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
    if (!seen.insert(id).second) continue;
    const std::string& name = state.facet_name(database, id);
    const Xapian::doccount articles = database.frequency(
        store::make_term(store::prefix_of(store::kind_of(id)), text::fold_value(name)));
    if (articles > 0) out.push_back({name, SuggestionKind::value, store::kind_of(id), articles});
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
  add_words(database, beginning, limit, out);
  add_names(state, database, beginning, out);
  std::sort(out.begin(), out.end(), is_better);
  return out;
}

}  // namespace

std::vector<Suggestion> Searcher::suggest(const std::string& text, std::size_t limit) {
  if (!may_be_value(text)) return {};
  limit = std::min(limit, kMostSuggestions);
  const std::size_t blank = text.find_last_of(" \t");
  const std::string beginning =
      text::fold_value(blank == std::string::npos ? text : text.substr(blank + 1));
  if (beginning.size() < kMinBytes || beginning.find_first_of("*?") != std::string::npos) return {};
  state_->analyzer.trim();
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    std::vector<Suggestion> out = words_and_names(*state_, database, beginning, limit);
    // Titles are rarer than words, so they have reserved places at the end.
    const auto titles = suggest_titles(database, state_->analyzer, text, limit / kTitleShare);
    if (out.size() > limit - titles.size()) out.resize(limit - titles.size());
    out.insert(out.end(), titles.begin(), titles.end());
    return out;
  });
}

}  // namespace nachlese::search
