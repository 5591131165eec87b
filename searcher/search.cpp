#include "searcher/search.hpp"

#include <algorithm>
#include <chrono>

#include "core/store/article_codec.hpp"
#include "core/store/terms.hpp"
#include "searcher/compile/limits.hpp"
#include "searcher/find.hpp"
#include "searcher/names/facet_list.hpp"

namespace nachlese {
namespace {

SearchResponse answer(Searcher::State& state, const ArchiveDatabase& database, const SearchRequest& request) {
  SearchResponse response;
  response.query = request.query;
  query::Diagnostics diagnostics(request.language);
  const auto [prepared, filter, matches, suggestion, corrected] = find(state, database, request, limits::kEnough, diagnostics);
  response.suggestion = suggestion;
  response.corrected = corrected;
  response.total = matches.total;
  response.versions = matches.counter->matches();
  response.total_exact = matches.total_exact;
  response.complete = matches.complete;
  for (const auto& name : prepared.names) response.names.push_back(name.name);
  for (const auto& match : matches.page) {
    Hit hit = make_hit(state, database, match.document, prepared.compiled.wanted);
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
      state_->reader.read([&](const ArchiveDatabase& database) { return answer(*state_, database, request); });
  response.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return response;
}

std::vector<std::pair<std::string, double>> Searcher::ranking(const std::string& query, std::size_t limit) {
  state_->analyzer.trim();
  return state_->reader.read([&](const ArchiveDatabase& database) {
    SearchRequest request;
    request.query = query;
    request.limit = limit;
    request.collapse = false;
    request.timeout = 0;
    query::Diagnostics ignored(Language::english);
    const Matches matches = find(*state_, database, request, limit, ignored).matches;
    std::vector<std::pair<std::string, double>> out;
    for (const auto& match : matches.page) out.emplace_back(decode_article(match.document.get_data()).id, match.score);
    return out;
  });
}

}  // namespace nachlese
