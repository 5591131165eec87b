#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/language.hpp"
#include "core/store/archive.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/session/bounded.hpp"
#include "searcher/session/facet_list.hpp"
#include "searcher/session/feedback.hpp"
#include "searcher/session/find.hpp"
#include "searcher/session/hits.hpp"
#include "searcher/session/matcher.hpp"
#include "searcher/session/prefix_suggestions.hpp"
#include "searcher/session/quotations.hpp"
#include "searcher/session/reading_rights.hpp"
#include "searcher/session/related_words.hpp"

namespace nachlese::search {
namespace {

// Share of a request's time for finding; the rest is for showing.
constexpr double kShareOfFinding = 0.8;
constexpr std::size_t kQuotesOfHit = 3;

// Deadlines: after `marking` hits lack highlights, after `all` no more hits are made.
struct Times {
  explicit Times(double seconds)
      : finding(deadline_after(seconds * kShareOfFinding)),
        marking(deadline_after(seconds)),
        all(deadline_after(seconds * 2)) {}

  Deadline finding;
  Deadline marking;
  Deadline all;
};

// What was read of the article, which nobody wants after its hit.
ReadArticle take(ReadArticles& read, Xapian::docid article) {
  auto known = read.extract(article);
  return known.empty() ? ReadArticle() : std::move(known.mapped());
}

// False if part of the page is missing.
bool add_hits(Searcher::State& state, const store::ArchiveDatabase& database,
              const SearchRequest& request, Found& found, const Times& times,
              std::vector<Hit>& out) {
  const Wanted unmarked;
  for (const auto& match : found.matches.page) {
    if (is_past(times.all) && !out.empty()) return false;
    ReadArticle known = take(found.matches.feedback.read, match.docid);
    HitDocument document(match.document, &known);
    const auto article = document.article();
    Hit hit = make_hit(state, database, document, *article,
                       is_past(times.marking) ? unmarked : found.prepared.compiled.wanted);
    if (!found.prepared.compiled.quotes.empty())
      hit.quotes =
          quotes_in(state, match.document, *article, found.prepared.compiled, kQuotesOfHit);
    // Weights tell how often words occur, also in articles that may not be seen.
    hit.score = database.visible() ? 0 : match.score;
    hit.duplicates = match.duplicates;
    if (state.joint) hit.archive = database.label_of(match.docid);
    if (request.articles) hit.article = article;
    out.push_back(std::move(hit));
  }
  return true;
}

Facets facets_of(Searcher::State& state, const store::ArchiveDatabase& database,
                 const SearchRequest& request, const Found& found, const Times& times) {
  FacetCounts counts{.matches = *found.matches.counter, .chosen = request.filters};
  bool in_time = true;
  try {
    if (request.facet_limit > 0)
      counts.open = count_open_kinds(state, database, request, found, times.marking);
  } catch (const TimeIsUp&) {
    in_time = false;
  }
  Facets out = list_facets(state, database, counts, request.facet_limit, times.all);
  out.exact = out.exact && in_time;
  return out;
}

SearchResponse answer(Searcher::State& state, const store::ArchiveDatabase& database,
                      const SearchRequest& asked, const Times& times) {
  SearchResponse response;
  response.query = asked.query;
  response.collapse = asked.collapse;
  query::Diagnostics diagnostics(asked.language);
  const SearchRequest request = bounded(asked, diagnostics);
  const bool related = request.related > 0 && request.offset == 0;
  SearchRequest wide = request.quotes ? articles_with_quotes(request) : request;
  const std::size_t shown = wide.limit;
  if (related) wide.limit = std::max(wide.limit, kRelatedFrom);
  Found found = find(state, database, wide, kEnough, times.finding, diagnostics);
  if (related && found.matches.complete)
    response.related = related_words(state, database, wide, found, request.related);
  if (found.matches.page.size() > shown) found.matches.page.resize(shown);
  const Matches& matches = found.matches;
  response.suggestion = found.suggestion;
  response.corrected = found.corrected;
  response.offers = found.offers;
  response.total = matches.total;
  response.articles = matches.counter->distinct();
  response.versions = matches.counter->matches();
  response.total_exact = matches.total_exact;
  response.complete = matches.complete;
  for (const auto& name : found.prepared.names) response.names.push_back(name.name);
  ListedQuotes listed;
  if (request.quotes && !request.quoting) {
    listed = list_quotes(state, database, found, request, times.marking);
    response.quotes = std::move(listed.list);
  } else if (!add_hits(state, database, request, found, times, response.hits)) {
    if (response.complete) diagnostics.report(query::Issue::time_is_up, {0, request.query.size()});
    response.complete = false;
  }
  if (request.facets) response.facets = facets_of(state, database, request, found, times);
  // Who says it, not who says something in the same articles.
  if (request.facets && response.quotes && response.quotes->exact) {
    if (listed.speakers.size() > request.facet_limit) listed.speakers.resize(request.facet_limit);
    response.facets->by_kind[index_of(FacetKind::speaker)] = std::move(listed.speakers);
  }
  response.diagnostics = diagnostics.take();
  return response;
}

}  // namespace

SearcherOptions with_shared_caches(SearcherOptions options, const std::filesystem::path& archive) {
  options.columns = std::make_shared<SharedColumns>();
  options.beginnings = std::make_shared<SharedBeginnings>(archive);
  return options;
}

SearcherOptions with_rights(SearcherOptions options, const ReadingRights& rights,
                            const std::filesystem::path& archive) {
  return with_joint_rights(std::move(options), {{"", rights}}, archive);
}

SearcherOptions with_joint_rights(SearcherOptions options, const JointRights& rights,
                                  const std::filesystem::path& archive) {
  std::vector<store::ShardRules> rules;
  for (const auto& [name, of_archive] : rights)
    rules.push_back({name, visibility_rules(of_archive)});
  options.visibility = std::make_shared<store::Visibility>(std::move(rules));
  if (options.beginnings)
    options.beginnings = std::make_shared<SharedBeginnings>(archive, options.visibility);
  return options;
}

void join_archives(const std::filesystem::path& directory,
                   const std::vector<std::pair<std::string, std::filesystem::path>>& archives) {
  store::Stub stub;
  for (const auto& [name, folder] : archives) {
    if (!store::Archive(folder).live_generation())
      throw Error(ErrorCode::archive,
                  "The archive " + folder.string() + " cannot be searched together with others: " +
                      "it has shards, or was never built.",
                  "Search it alone.");
    store::Shard shard;
    shard.key = name;
    shard.folder = std::filesystem::absolute(folder).string();
    stub.shards.push_back(std::move(shard));
  }
  store::Archive(directory).write_stub(stub);
}

Searcher::Searcher(const std::filesystem::path& archive, const SearcherOptions& options)
    : state_(std::make_unique<State>(archive, options)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResponse Searcher::search(const SearchRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  const Times times(std::isnan(request.timeout) ? SearchRequest().timeout : request.timeout);
  state_->analyzer.trim();
  SearchResponse response = state_->reader.read([&](const store::ArchiveDatabase& database) {
    return answer(*state_, database, request, times);
  });
  response.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return response;
}

std::vector<std::pair<std::string, double>> Searcher::ranking(const SearchRequest& asked,
                                                              bool offers) {
  state_->analyzer.trim();
  const Times times(std::isnan(asked.timeout) ? SearchRequest().timeout : asked.timeout);
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    query::Diagnostics ignored(Language::english);
    SearchRequest request = bounded(asked, ignored);
    std::vector<std::pair<std::string, double>> out;
    std::set<std::string> seen;
    const auto add = [&](const Found& found) {
      for (const auto& match : found.matches.page) {
        std::string id = store::headline_of(match.document).id;
        if (out.size() < request.limit && seen.insert(id).second)
          out.emplace_back(std::move(id), match.score);
      }
    };
    const Found found = find(*state_, database, request, kEnough, times.finding, ignored);
    add(found);
    for (const auto& offer : offers ? found.offers : std::vector<OfferedSearch>()) {
      request.query = offer.query;
      add(find(*state_, database, request, kEnough, times.finding, ignored));
    }
    return out;
  });
}

}  // namespace nachlese::search
