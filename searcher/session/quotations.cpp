#include "searcher/session/quotations.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "core/store/facets.hpp"
#include "core/store/quotations.hpp"
#include "core/store/stored_article.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/present/quotations.hpp"
#include "searcher/session/hits.hpp"
#include "searcher/session/quote_groups.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

// Articles whose quotations are read for an answer: enough for what is one sentence in many papers
// to be one entry. A page behind them reads as many as it needs.
constexpr std::size_t kArticlesOfQuotes = 300;

constexpr std::size_t kMostSubjects = 4;

// Keywords, or else the names of the article that stand in its title.
std::vector<QuoteSubject> subjects_of(Searcher::State& state,
                                      const store::ArchiveDatabase& database,
                                      const Xapian::Document& document, const Article& article) {
  std::vector<QuoteSubject> out;
  for (const auto& keyword : article.keywords) {
    if (out.size() < kMostSubjects) out.push_back({FacetKind::keyword, keyword});
  }
  std::vector<std::string> ignored;
  const std::string facets = document.get_value(schema::kFacets);
  for (const FacetKind kind : kNameKinds) {
    if (!article.keywords.empty()) break;
    for (auto& name : facet_values(state, database, facets, kind, ignored)) {
      const bool in_title = article.title.find(name) != std::string::npos;
      if (in_title && out.size() < kMostSubjects) out.push_back({kind, std::move(name)});
    }
  }
  return out;
}

QuoteSource source_of(const Article& article, unsigned number) {
  QuoteSource out;
  out.id = article.id;
  out.title = article.title;
  if (article.published) out.published = to_iso(*article.published);
  out.source = article.source;
  out.url = article.url;
  out.number = number;
  return out;
}

std::vector<FacetCount> speakers_of(const std::vector<QuoteEntry>& entries) {
  std::map<std::string, std::set<std::string_view>> articles;
  std::map<std::string, FacetCount> values;
  for (const auto& entry : entries) {
    const std::string& id = entry.quote.name_id;
    if (id.empty()) continue;
    values.try_emplace(id, FacetCount{entry.quote.name, 0, id, 0});
    for (const auto& source : entry.sources) articles[id].insert(source.id);
  }
  std::vector<FacetCount> out;
  for (auto& [id, value] : values) {
    value.count = articles[id].size();
    out.push_back(std::move(value));
  }
  std::ranges::stable_sort(out, [](const FacetCount& a, const FacetCount& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  return out;
}

}  // namespace

SearchRequest articles_with_quotes(const SearchRequest& request) {
  SearchRequest out = request;
  out.collapse = false;
  if (request.quoting) return out;
  out.offset = 0;
  out.limit = std::min(kMostHits, std::max(kArticlesOfQuotes, request.offset + request.limit));
  return out;
}

std::vector<QuotePassage> quotes_in(Searcher::State& state, const Xapian::Document& document,
                                    const Article& article, const Compiled& compiled,
                                    std::size_t most) {
  const auto stored = store::decode_quotes(document.get_data(), article);
  auto out = matching_quotes(article, stored, compiled.quotes, compiled.wanted, state.analyzer);
  if (out.size() > most) out.resize(most);
  const std::string packed = document.get_value(schema::kFacets);
  for (auto& quote : out) {
    if (quote.name.empty()) continue;
    const auto id = store::facet_id(FacetKind::speaker, text::fold_value(quote.name));
    for (std::size_t at = 0; at + store::kFacetIdBytes <= packed.size();
         at += store::kFacetIdBytes) {
      if (store::unpack_facet(packed.data() + at) == id) quote.name_id = store::to_digits(id);
    }
  }
  return out;
}

ListedQuotes list_quotes(Searcher::State& state, const store::ArchiveDatabase& database,
                         const Found& found, const SearchRequest& request, Deadline deadline) {
  ListedQuotes listed;
  QuoteList& out = listed.list;
  QuoteGroups groups;
  constexpr std::size_t kAll = ~std::size_t{0};
  for (const auto& match : found.matches.page) {
    if (deadline != Deadline::max() && std::chrono::steady_clock::now() >= deadline) break;
    const Article article = store::article_of(match.document);
    const auto subjects = subjects_of(state, database, match.document, article);
    for (auto& quote : quotes_in(state, match.document, article, found.prepared.compiled, kAll)) {
      QuoteSource source = source_of(article, quote.number);
      source.subjects = subjects;
      groups.add(std::move(quote), std::move(source));
    }
    ++out.articles_read;
  }
  auto& entries = groups.entries();
  out.total = entries.size();
  out.exact = found.matches.complete && out.articles_read >= found.matches.total;
  if (out.exact) listed.speakers = speakers_of(entries);
  const std::size_t begin = std::min(request.offset, entries.size());
  const std::size_t end = std::min(entries.size() - begin, request.limit) + begin;
  for (std::size_t i = begin; i < end; ++i) out.entries.push_back(std::move(entries[i]));
  return listed;
}

}  // namespace nachlese::search
