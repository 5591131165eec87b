// Searching an archive: plain requests in, plain results out.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/article.hpp"
#include "core/store/facets.hpp"
#include "searcher/ranking.hpp"

namespace nachlese {

class SharedBeginnings;  // searcher/beginnings.hpp
class SharedColumns;     // searcher/result/columns.hpp

enum class Sort : std::uint8_t { relevance, newest, oldest };

// Language of diagnostics.
enum class Language : std::uint8_t { english, german };

// Kinds add up (AND). Values of one kind are alternatives (OR) unless the request asks for all of them; excluded values never
// match.
struct FacetFilter {
  FacetKind kind = FacetKind::person;
  std::string value;  // compared folded
  bool exclude = false;
};

// Numbers and texts of any size may be asked for; bounds are in searcher/bounds.hpp.
struct SearchRequest {
  std::string query;  // docs/QUERY.md; empty matches every article
  std::size_t limit = 10;
  std::size_t offset = 0;
  Sort sort = Sort::relevance;
  std::optional<Date> from;  // inclusive, at the date's own precision
  std::optional<Date> to;    // inclusive
  std::vector<FacetFilter> filters;
  bool all_values = false;  // values of one kind add up as well
  bool facets = false;
  std::size_t facet_limit = 10;  // values per kind
  bool collapse = true;          // one hit per duplicate cluster
  bool recency = true;           // of articles that fit about equally well the newer one first (searcher/recency.hpp)
  // Seconds from the call on, of all that is done for it; 0: no limit. After four fifths what was found so far is the answer, after
  // all of it hits have no marks, and after twice of it no more hits are made.
  double timeout = 5;
  Language language = Language::english;
};

// What was odd about a query, and what was done about it. Never fatal.
struct Diagnostic {
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;
  std::string code;  // stable, e.g. "unbalanced-quote"
  std::string message;
};

// A name that the query was understood to contain.
struct NameInQuery {
  FacetKind kind = FacetKind::person;
  std::string value;
};

struct Hit {
  std::string id;
  std::string title;  // plain text
  std::string kicker;
  std::string published;  // ISO 8601, empty if unknown
  std::string source;
  std::string section;
  std::vector<std::string> authors;
  std::string url;
  double score = 0;
  std::string title_html;  // escaped, hits in <mark>
  std::string snippet;     // escaped, hits in <mark>, … where text was left out
  std::vector<std::string> persons;
  std::vector<std::string> presumed;  // those of `persons` that the text names by surname only (see FacetCount)
  std::vector<std::string> places;
  std::vector<std::string> organisations;
  std::uint64_t duplicates = 0;  // further versions of this text among the matches
  std::uint64_t length = 0;      // of lead and body, bytes
};

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;     // articles
  std::string id{};            // 12 hex digits, for Searcher::name(); empty for months
  std::uint64_t presumed = 0;  // so many of them name the person by surname only; that this person is meant is known from the
                               // rest of the archive, where nearly everyone of that surname is this one
};

struct Facets {
  bool exact = true;                                                // false: the time was up before all matches were counted
  std::array<std::vector<FacetCount>, kFacetKinds.size()> by_kind;  // index: FacetKind; most frequent first
  std::vector<FacetCount> months;                                   // "2018-07", ascending
  std::vector<FacetCount> days;  // "2018-07-16", ascending; only when the matches lie within kMostDays days
};

// A year: what a picture can show and a list may hold.
inline constexpr std::uint64_t kMostDays = 366;

struct SearchResponse {
  std::string query;
  std::uint64_t total = 0;
  std::uint64_t versions = 0;  // the same with all versions of each article, which facets count
  bool total_exact = true;
  bool complete = true;  // false: the time was up before all matches were seen, or a shard does not answer
  double took_ms = 0;
  std::string suggestion;          // did you mean; empty if none
  bool corrected = false;          // nothing was found as typed: this is what the suggestion finds
  std::vector<NameInQuery> names;  // recognised in the query
  std::vector<Diagnostic> diagnostics;
  std::vector<Hit> hits;
  std::optional<Facets> facets;
};

// Every stage of a query, for `nachlese explain`.
struct Explanation {
  std::string tree;                // the parsed query
  std::string engine;              // the compiled Xapian query, relaxed if the search was
  std::string nearby;              // the one that adds to the best articles; empty if there is none
  std::vector<NameInQuery> names;  // recognised in the query
  std::vector<Diagnostic> diagnostics;
  struct Match {
    std::string term;
    std::string layer;  // surface, stem, part, title, …
    double weight = 0;  // what it would add to the score by itself; of the layers of one word the best one counts
  };
  struct HitTerms {
    std::string id;
    double score = 0;
    std::vector<Match> matches;
  };
  std::vector<HitTerms> hits;
};

// A place in an article.
struct TextPlace {
  std::string field;      // name of the field in JSON
  std::size_t index = 0;  // among captions, else 0
  std::size_t begin = 0;  // bytes of the field
  std::size_t end = 0;
};

// An article as shown to a reader: every text field escaped, hits in <mark>.
struct MarkedArticle {
  Article article;
  std::vector<TextPlace> hits;  // the same marks as places in lead and body, ascending within a field
  std::string title_html;
  std::string lead_html;
  std::vector<std::string> paragraphs_html;
  std::vector<std::string> persons;
  std::vector<std::string> presumed;  // as in Hit
  std::vector<std::string> places;
  std::vector<std::string> organisations;
};

// A name in an article, with every place where it stands.
struct ArticleName {
  using Mention = TextPlace;
  std::string id;  // as in FacetCount
  FacetKind kind = FacetKind::person;
  std::string name;
  bool presumed = false;
  std::vector<std::string> roles;  // titles and offices before it, as written
  std::vector<Mention> mentions;
};

// What an archive knows about a person, place or organisation.
struct NameProfile {
  struct Companion {
    std::string id;
    FacetKind kind = FacetKind::person;
    std::string name;
    std::uint64_t together = 0;  // articles with both
    std::uint64_t articles = 0;  // articles with the companion
    double score = 0;            // log-likelihood ratio (searcher/names/association.hpp)
  };
  // Two of the companions that occur together in the archive, more often than by chance.
  struct Pair {
    std::string first;  // ids
    std::string second;
    std::uint64_t together = 0;  // articles with both; in large archives counted in a part of them (searcher/names/pairs.hpp)
    double score = 0;
  };
  std::string id;
  FacetKind kind = FacetKind::person;
  std::string name;
  std::uint64_t articles = 0;
  std::uint64_t presumed = 0;         // as in FacetCount
  bool exact = true;                  // as in Facets
  std::vector<FacetCount> months;     // "2018-07", ascending
  std::vector<Companion> companions;  // persons, then places, then organisations, each the strongest first
  std::vector<Pair> pairs;            // among the dozen strongest companions, the strongest first
  std::vector<FacetCount> spellings;  // most frequent first; counts are mentions in the articles that were read for it
  std::uint64_t spellings_from = 0;   // number of these articles, spread over all that have the name
};

struct ArchiveSummary {
  std::filesystem::path directory;
  std::uint64_t articles = 0;
  std::uint64_t terms_total = 0;  // sum of document lengths
  std::string first_date;
  std::string last_date;
  std::string created;
  unsigned generation = 0;
  int schema_version = 0;
  std::string analyzer;
  std::string entities;
  std::uint64_t bytes = 0;  // on disk, live generation
};

struct Suggestion {
  std::string text;
  std::string kind;         // "word", "title" or the name of a facet kind
  std::uint64_t count = 0;  // articles; of a title those that have its words in kicker, title and subtitle
};

struct SearcherOptions {
  std::filesystem::path aliases;  // a file with names of one thing (docs/QUERY.md); without it ARCHIVE/aliases.txt, if there is one
  Ranking ranking;
  // Of the searchers of a program that goes on answering; null: not worth reading.
  std::shared_ptr<SharedColumns> columns = nullptr;
  std::shared_ptr<SharedBeginnings> beginnings = nullptr;
};

// Not thread-safe: one per thread. Follows the archive to its newest state at every call. Throws Error.
class Searcher {
 public:
  explicit Searcher(const std::filesystem::path& archive, const SearcherOptions& options = {});
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  [[nodiscard]] SearchResponse search(const SearchRequest& request);
  [[nodiscard]] Explanation explain(const SearchRequest& request);
  // nullopt when there is no such article. `query` decides what is marked.
  [[nodiscard]] std::optional<MarkedArticle> article(const std::string& id, const std::string& query = {});
  // The names in an article of the archive, in order of first mention; none if the archive was built without names.
  [[nodiscard]] std::vector<ArticleName> names(const Article& article);
  // nullopt when the archive has no person, place or organisation with this id.
  [[nodiscard]] std::optional<NameProfile> name(const std::string& id);
  // The same by the name itself, in any spelling that the lexicons know.
  [[nodiscard]] std::optional<NameProfile> name(FacetKind kind, const std::string& value);
  // (id, score) only, for evaluation runs.
  [[nodiscard]] std::vector<std::pair<std::string, double>> ranking(const std::string& query, std::size_t limit);
  // Articles like this one, but not its duplicates. nullopt when there is no such article.
  [[nodiscard]] std::optional<SearchResponse> similar(const std::string& id, std::size_t limit);
  // The other articles with this text, or nearly so, oldest first; none when there is no such article.
  [[nodiscard]] std::vector<Article> versions(const std::string& id, std::size_t limit);
  // Completions of the last word of `text`: words of the archive and names, most frequent first; then titles with all words of it.
  [[nodiscard]] std::vector<Suggestion> suggest(const std::string& text, std::size_t limit);
  [[nodiscard]] ArchiveSummary summary();
  // What the archive holds: hashes of the ids of its articles, ascending.
  [[nodiscard]] std::vector<std::uint64_t> contents();
  // From now on the articles that are not in `seen`, as from contents(), are the new ones.
  void set_seen(std::vector<std::uint64_t> seen);
  // Articles that match the query as it stands, no word left out and nothing corrected, newest first; on request only new ones. For
  // archives without remote shards. All of them or none: throws Error(usage) after `timeout` seconds; 0: no limit.
  [[nodiscard]] SearchResponse exact_matches(const std::string& query, bool only_new, std::size_t limit, double timeout = 0);
  // Number of the live generation; with its commits it identifies the state that answers were computed from.
  [[nodiscard]] std::string state_tag();

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace nachlese
