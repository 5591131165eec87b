// Searching an archive: plain requests in, plain results out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/article.hpp"
#include "searcher/api/article.hpp"
#include "searcher/api/explanation.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/options.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/suggestion.hpp"
#include "searcher/api/summary.hpp"

namespace nachlese::search {

// Not thread-safe: one per thread. Follows the archive to its newest state at every call. Throws
// Error.
class Searcher {
 public:
  explicit Searcher(const std::filesystem::path& archive, const SearcherOptions& options = {});
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  [[nodiscard]] SearchResponse search(const SearchRequest& request);
  [[nodiscard]] Explanation explain(const SearchRequest& request);
  // nullopt when there is no such article. `query` decides what is marked.
  [[nodiscard]] std::optional<MarkedArticle> article(const std::string& id,
                                                     const std::string& query = {});
  // The names in an article of the archive, in order of first mention; none if the archive was
  // built without names.
  [[nodiscard]] std::vector<ArticleName> names(const Article& article);
  // nullopt when the archive has no person, place or organisation with this id.
  [[nodiscard]] std::optional<NameProfile> name(const std::string& id);
  // The same by the name itself, in any spelling that the lexicons know.
  [[nodiscard]] std::optional<NameProfile> name(FacetKind kind, const std::string& value);
  // (id, score) only, for evaluation runs.
  [[nodiscard]] std::vector<std::pair<std::string, double>> ranking(const std::string& query,
                                                                    std::size_t limit);
  // Articles like this one, but not its duplicates. nullopt when there is no such article.
  [[nodiscard]] std::optional<SearchResponse> similar(const std::string& id, std::size_t limit);
  // The other articles with this text, or nearly so, oldest first; none when there is no such
  // article.
  [[nodiscard]] std::vector<Article> versions(const std::string& id, std::size_t limit);
  // Completions of the last word of `text`: words of the archive and names, most frequent first;
  // then titles with all words of it.
  [[nodiscard]] std::vector<Suggestion> suggest(const std::string& text, std::size_t limit);
  [[nodiscard]] ArchiveSummary summary();
  // What the archive holds: hashes of the ids of its articles, ascending.
  [[nodiscard]] std::vector<std::uint64_t> contents();
  // From now on the articles that are not in `seen`, as from contents(), are the new ones.
  void set_seen(std::vector<std::uint64_t> seen);
  // Articles that match the query as it stands, no word left out and nothing corrected, newest
  // first; on request only new ones. For archives without remote shards. All of them or none:
  // throws Error(usage) after `timeout` seconds; 0: no limit.
  [[nodiscard]] SearchResponse exact_matches(const std::string& query, bool only_new,
                                             std::size_t limit, double timeout = 0);
  // Number of the live generation; with its commits it identifies the state that answers were
  // computed from.
  [[nodiscard]] std::string state_tag();

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace nachlese::search
