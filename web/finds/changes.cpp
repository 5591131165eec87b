#include "web/finds/changes.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "web/finds/versions.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kScannedAtOnce = 100;
constexpr std::size_t kVersionsOfArticle = 100;

// The version of the same source that an article replaced.
const Article* replaced_by(const Article& after, const std::vector<Article>& versions) {
  const Article* out = nullptr;
  if (after.source.empty()) return out;
  for (const Article& other : versions) {
    if (other.source != after.source || other.id == after.id || !is_later(after, other)) continue;
    if (out == nullptr || is_later(other, *out)) out = &other;
  }
  return out;
}

search::SearchRequest scanning(search::SearchRequest request) {
  request.sort = search::Sort::newest;
  request.collapse = true;
  request.quotes = false;
  request.facets = false;
  request.related = 0;
  request.articles = true;
  request.limit = kScannedAtOnce;
  return request;
}

// What a source changed in a story, as far as the search finds the newer version.
void add_changes(Context& context, const search::SearchRequest& request, const search::Hit& hit,
                 std::vector<ArticleChange>& out) {
  std::vector<Article> versions = context.versions(hit.id, kVersionsOfArticle);
  const bool all_found = versions.size() == hit.duplicates;
  versions.push_back(*hit.article);
  std::set<std::string> found;
  if (!all_found) found = found_of(context, request, versions);
  for (const Article& after : versions) {
    const Article* before = replaced_by(after, versions);
    if (before == nullptr || (!all_found && !found.contains(after.id))) continue;
    if (ArticleChange change = change_between(*before, after); is_changed(change))
      out.push_back(std::move(change));
  }
}

// Stories come by their newest version, so changes newer than that of the last story are all known.
bool has_enough(const std::vector<ArticleChange>& changes, const search::Hit& last,
                std::size_t wanted) {
  if (!last.article) return false;
  const auto newer = std::ranges::count_if(
      changes, [&](const ArticleChange& change) { return is_later(change.after, *last.article); });
  return static_cast<std::size_t>(newer) > wanted;
}

}  // namespace

std::size_t changes_wanted(const Request& request, const SearchParameters& search) {
  const bool asked = !request.parameter("limit").value_or("").empty();
  return asked ? search.request.limit : kChangesShown;
}

ArticleChanges find_changes(Context& context, const SearchParameters& search, std::size_t limit) {
  ArticleChanges out;
  const std::size_t offset = search.request.offset;
  search::SearchRequest request = scanning(search.request);
  for (request.offset = 0; request.offset < kMostScanned; request.offset += kScannedAtOnce) {
    if (context.out_of_time()) context.complete = false;
    if (!context.complete) break;
    const search::SearchResponse found = context.search(request);
    for (const search::Hit& hit : found.hits) {
      if (hit.duplicates == 0 || !hit.article) continue;
      if (context.out_of_time()) {
        context.complete = false;
        break;
      }
      add_changes(context, request, hit, out.changes);
    }
    out.all_scanned = request.offset + found.hits.size() >= found.total;
    if (found.hits.size() < kScannedAtOnce ||
        has_enough(out.changes, found.hits.back(), offset + limit))
      break;
  }
  std::ranges::stable_sort(out.changes, [](const ArticleChange& a, const ArticleChange& b) {
    return is_later(a.after, b.after);
  });
  out.changes.erase(out.changes.begin(), out.changes.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                   offset, out.changes.size())));
  out.more = out.changes.size() > limit;
  if (out.more)
    out.changes.erase(out.changes.begin() + static_cast<std::ptrdiff_t>(limit), out.changes.end());
  return out;
}

}  // namespace nachlese::web
