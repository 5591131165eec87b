#include "web/views/article_changes.hpp"

#include <algorithm>
#include <utility>

namespace nachlese::web {
namespace {

constexpr std::size_t kPart = 100;  // results of one search
constexpr std::size_t kVersionsOfArticle = 20;

std::uint64_t time_of(const Article& article) {
  return article.published ? first_second(*article.published) : 0;
}

// Each version of a source against the one before it.
void add_changes(std::vector<Article> versions, std::vector<ArticleChange>& out) {
  std::ranges::stable_sort(versions, {}, [](const Article& article) {
    return std::pair(article.source, time_of(article));
  });
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const Article& before = versions[i - 1];
    const Article& after = versions[i];
    if (before.source != after.source || before.source.empty()) continue;
    ArticleChange change{before, after,
                         diff_sentences(compared_text(before), compared_text(after))};
    const WordChanges words = count_changes(change.rows);
    if (words.added + words.removed > 0 || change.title_changed()) out.push_back(std::move(change));
  }
}

}  // namespace

std::string compared_text(const Article& article) {
  std::string out;
  for (const std::string* part : {&article.subtitle, &article.lead, &article.body}) {
    if (!part->empty()) out.append(out.empty() ? "" : "\n\n").append(*part);
  }
  return out;
}

bool is_later(const Article& a, const Article& b) { return time_of(a) > time_of(b); }

ArticleChanges find_changes(Context& context, const SearchParameters& search) {
  ArticleChanges out;
  search::SearchRequest request = search.request;
  request.sort = search::Sort::newest;
  request.collapse = true;
  request.quotes = false;
  request.facets = false;
  request.related = 0;
  request.articles = true;
  request.limit = kPart;
  for (request.offset = 0; request.offset < kMostScanned; request.offset += kPart) {
    const search::SearchResponse found = context.search(request);
    out.complete = out.complete && found.complete;
    for (const search::Hit& hit : found.hits) {
      if (hit.duplicates == 0 || out.changes.size() >= kChangesShown) continue;
      std::vector<Article> versions =
          context.backend.versions(hit.id, kVersionsOfArticle, context.budget);
      if (hit.article) versions.push_back(*hit.article);
      add_changes(std::move(versions), out.changes);
    }
    if (!found.complete || found.hits.size() < kPart || out.changes.size() >= kChangesShown) break;
  }
  std::ranges::stable_sort(out.changes, std::ranges::greater(),
                           [](const ArticleChange& change) { return time_of(change.after); });
  if (out.changes.size() > kChangesShown) out.changes.resize(kChangesShown);
  return out;
}

}  // namespace nachlese::web
