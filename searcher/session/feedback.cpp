#include "searcher/session/feedback.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/store/terms.hpp"
#include "searcher/compile/words.hpp"
#include "searcher/session/weights_among.hpp"

namespace nachlese::search {
namespace {

// See docs/DECISIONS.md#feedback for each.
constexpr std::size_t kTerms = 20;          // words that count
constexpr std::size_t kFewest = 8;          // articles that must have all words of the query
constexpr std::size_t kMostQueryWords = 4;  // of a query
constexpr double kStandsOut = 1.4;          // the first article's score to the second's

double content_score(const Match& match) {
  return match.score >= kAllWords ? match.score - kAllWords : match.score;
}

// What the words of a query are, more precisely than other words could say.
bool says_it_all(const PreparedQuery& query) {
  const std::size_t words = content_words(query.compiled.clauses);
  return words == 0 || words > kMostQueryWords || query.has_phrase;
}

// The best of the articles that have all words, best first; none if these are too few, or if one of
// them is what was looked for.
std::vector<const Match*> best_of(std::span<const Match> matches) {
  std::vector<const Match*> out;
  const bool some_lack_words = std::any_of(matches.begin(), matches.end(),
                                           [](const auto& m) { return m.score < kAllWords; });
  const bool some_have_all = std::any_of(matches.begin(), matches.end(),
                                         [](const auto& m) { return m.score >= kAllWords; });
  for (const Match& match : matches) {
    if (!some_lack_words || !some_have_all || match.score >= kAllWords) out.push_back(&match);
  }
  if (out.size() < kFewest) return {};
  std::stable_sort(out.begin(), out.end(),
                   [](const Match* a, const Match* b) { return a->score > b->score; });
  if (content_score(*out[0]) > kStandsOut * content_score(*out[1])) return {};
  out.resize(std::min(out.size(), kFeedbackFrom));
  return out;
}

Plan plan_of(const std::vector<CommonTerm>& terms) {
  std::vector<Plan> out;
  for (const auto& term : terms)
    out.push_back(scaled(stem_plan(Scope::article, term.stem), term.weight));
  return any_of(std::move(out));
}

// Whether the title of the article has all words of the query.
bool is_titled(const Target& target, const Wanted& wanted, Xapian::docid article) {
  Groups left = 0;  // function words have none
  std::vector<std::pair<std::string, std::uint32_t>> terms;
  const auto want = [&](schema::Prefix prefix, const WantedTerms& values) {
    for (const auto& [value, group] : values) {
      left |= group_bit(group);
      terms.emplace_back(store::make_term(prefix, value), group);
    }
  };
  want(schema::Prefix::title, wanted.surfaces);
  want(schema::Prefix::title_stem, wanted.stems);
  std::sort(terms.begin(), terms.end());
  auto at = target.database.termlist_begin(article);
  const auto end = target.database.termlist_end(article);
  for (const auto& [term, group] : terms) {
    if (at == end) break;
    at.skip_to(term);
    if (at != end && *at == term) left &= ~group_bit(group);
  }
  return left == 0;
}

}  // namespace

Feedback add_feedback(const Execution& execution, std::span<Match> matches) {
  const auto& [state, request, prepared, target, by_relevance, rescored] = execution;
  const double most = prepared.ranking.feedback;
  Feedback out;
  if (!request.feedback || most == 0 || says_it_all(prepared)) return out;
  const std::vector<const Match*> best = best_of(matches);
  if (best.empty()) return out;
  std::vector<Xapian::docid> articles;
  for (const Match* match : best) articles.push_back(match->docid);
  const Wanted& wanted = prepared.compiled.wanted;
  const auto is_asked = [&](const std::string& stem) {
    return wanted.stems.contains(stem) || wanted.parts.contains(stem);
  };
  out.terms = common_terms(target.database, articles, kTerms, is_asked, out.read);
  if (out.terms.empty()) return out;

  std::vector<const Match*> all;
  for (const Match& match : matches) all.push_back(&match);
  Target unlimited = target;
  unlimited.deadline = Deadline::max();
  const auto found = weights_among(all, plan_of(out.terms), unlimited);
  double best_weight = 0;
  for (const auto& [id, weight] : found) best_weight = std::max(best_weight, weight);
  const double unit = found.empty() ? 0 : most * content_score(*best.front()) / best_weight;
  for (const auto& [id, weight] : found) out.added[id] = unit * weight;
  if (is_titled(target, wanted, articles.front()))
    out.added[articles.front()] = most * content_score(*best.front());
  for (Match& match : matches) {
    if (const auto added = out.added.find(match.docid); added != out.added.end())
      match.score += added->second;
  }
  return out;
}

}  // namespace nachlese::search
