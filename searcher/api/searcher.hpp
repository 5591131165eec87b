// Searches an archive: plain requests in, plain results out.
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
#include "searcher/api/chronicle.hpp"
#include "searcher/api/explanation.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/options.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/suggestion.hpp"
#include "searcher/api/summary.hpp"

namespace nachlese::search {

// Not thread-safe: use one per thread. Every call sees the newest state of the archive and may
// throw Error.
class Searcher {
 public:
  explicit Searcher(const std::filesystem::path& archive, const SearcherOptions& options = {});
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  [[nodiscard]] SearchResponse search(const SearchRequest& request);
  // What happened when; reads kMostInChronicle matches at most.
  [[nodiscard]] Chronicle chronicle(const ChronicleRequest& request);
  [[nodiscard]] Explanation explain(const SearchRequest& request);
  // nullopt if there is no such article. `query` decides what is highlighted.
  [[nodiscard]] std::optional<MarkedArticle> article(const std::string& id,
                                                     const std::string& query = {});
  // nullopt unless the article was taken down and readers are to know.
  [[nodiscard]] std::optional<RemovedArticle> removed(const std::string& id) const;
  // The names in an article, by first mention; none if the archive was built without names.
  [[nodiscard]] std::vector<ArticleName> names(const Article& article);
  // nullopt if the archive has no person, place or organization with this id.
  // Counts with `collapse` each cluster once, as SearchRequest says.
  [[nodiscard]] std::optional<NameProfile> name(const std::string& id, bool collapse = true);
  // The same by name, in any spelling that the lexicons know.
  [[nodiscard]] std::optional<NameProfile> name(FacetKind kind, const std::string& value,
                                                bool collapse = true);
  // What search() finds, (id, score) only, and with `offers` behind it what the further steps find
  // that it offers: for evaluation runs.
  [[nodiscard]] std::vector<std::pair<std::string, double>> ranking(const SearchRequest& request,
                                                                    bool offers = false);
  // Articles like this one, without its versions. nullopt if there is no such article.
  [[nodiscard]] std::optional<SearchResponse> similar(const std::string& id, std::size_t limit);
  // The other versions of an article, oldest first; none if there is no such article.
  [[nodiscard]] std::vector<Article> versions(const std::string& id, std::size_t limit);
  // Completions of the last word of `text`: words, names, then titles with all of its words.
  [[nodiscard]] std::vector<Suggestion> suggest(const std::string& text, std::size_t limit);
  [[nodiscard]] ArchiveSummary summary();
  // Hashes of the terms of the ids of all articles in the archive, ascending.
  [[nodiscard]] std::vector<std::uint64_t> contents();
  // Sets which articles count as new: those not in `seen`, as from contents().
  void set_seen(std::vector<std::uint64_t> seen);
  // All articles that match query, period and filters exactly as written, newest first; only new
  // ones on request (slow if remote shards have many). Throws Error(usage) after `timeout` seconds.
  [[nodiscard]] SearchResponse exact_matches(const SearchRequest& request, bool only_new,
                                             std::size_t limit, double timeout = 0);
  // Number of the live generation and its revision: identifies the state behind the answers.
  [[nodiscard]] std::string state_tag();

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace nachlese::search
