#include "searcher/search.hpp"

#include <algorithm>
#include <chrono>

#include "core/store/article_codec.hpp"
#include "core/store/terms.hpp"
#include "searcher/compile/limits.hpp"
#include "searcher/correct.hpp"
#include "searcher/matcher.hpp"
#include "searcher/names/facet_list.hpp"
#include "searcher/query/parser.hpp"

namespace nachlese {
namespace {

using Xapian::Query;

// Offered only if it finds more than the query as typed, which found next to nothing.
std::string did_you_mean(Searcher::State& state, const Xapian::Database& database, const SearchRequest& request,
                         const std::optional<Query>& filter, std::uint64_t found, Deadline deadline) {
  if (found >= limits::kEnough) return {};
  query::Diagnostics ignored(request.language);
  const auto tree = query::parse(request.query, ignored);
  if (!tree) return {};
  std::string better = corrected_query(*tree, request.query, database, state.analyzer);
  if (better.empty()) return {};
  SearchRequest count = request;
  count.offset = 0;
  count.limit = 1;
  count.facets = false;
  const Matches matches = find_matches(database, count, prepare(better, database, state, ignored), filter, 0, deadline);
  return matches.total > found ? better : std::string();
}

struct Found {
  PreparedQuery prepared;
  Matches matches;
  std::string suggestion;
};

// What the query finds, or, if that is nothing at all, what the suggestion finds: then it was a slip of the finger.
Found find(Searcher::State& state, const Xapian::Database& database, const SearchRequest& request, std::size_t enough,
           query::Diagnostics& diagnostics) {
  Found out;
  const Deadline deadline = deadline_after(request.timeout);
  out.prepared = prepare(request.query, database, state, diagnostics);
  const std::optional<Query> filter = filter_of(state, request, database, diagnostics);
  out.matches = find_matches(database, request, out.prepared, filter, enough, deadline);
  if (out.matches.complete && (request.offset == 0 || out.matches.total == 0))
    out.suggestion = did_you_mean(state, database, request, filter, out.matches.strict_total, deadline);
  if (out.matches.total == 0 && !out.suggestion.empty()) {
    diagnostics.report(query::Issue::corrected, {0, request.query.size()}, out.suggestion);
    out.prepared = prepare(out.suggestion, database, state, diagnostics);
    out.matches = find_matches(database, request, out.prepared, filter, enough, deadline);
  }
  report(out.matches, request, diagnostics);
  return out;
}

SearchResponse answer(Searcher::State& state, const Xapian::Database& database, const SearchRequest& request) {
  SearchResponse response;
  response.query = request.query;
  query::Diagnostics diagnostics(request.language);
  const auto [prepared, matches, suggestion] = find(state, database, request, limits::kEnough, diagnostics);
  response.suggestion = suggestion;
  response.total = matches.total;
  response.total_exact = matches.total_exact;
  response.complete = matches.complete;
  for (const auto& name : prepared.names) response.names.push_back(name.name);
  for (const auto& match : matches.page) {
    Hit hit = make_hit(state, database, database.get_document(match.docid), prepared.compiled.wanted);
    hit.score = match.score;
    hit.duplicates = match.duplicates;
    response.hits.push_back(std::move(hit));
  }
  if (request.facets) response.facets = list_facets(state, database, *matches.counter, request.facet_limit);
  response.diagnostics = diagnostics.take();
  return response;
}

}  // namespace

Searcher::Searcher(const std::filesystem::path& archive, const SearcherOptions& options)
    : state_(std::make_unique<State>(archive, options)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResponse Searcher::search(const SearchRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  state_->analyzer.trim();
  SearchResponse response =
      state_->reader.read([&](const Xapian::Database& database) { return answer(*state_, database, request); });
  response.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return response;
}

std::vector<std::pair<std::string, double>> Searcher::ranking(const std::string& query, std::size_t limit) {
  state_->analyzer.trim();
  return state_->reader.read([&](const Xapian::Database& database) {
    SearchRequest request;
    request.query = query;
    request.limit = limit;
    request.collapse = false;
    request.timeout = 0;
    query::Diagnostics ignored(Language::english);
    const Matches matches = find(*state_, database, request, limit, ignored).matches;
    std::vector<std::pair<std::string, double>> out;
    for (const auto& match : matches.page)
      out.emplace_back(decode_article(database.get_document(match.docid).get_data()).id, match.score);
    return out;
  });
}

}  // namespace nachlese
