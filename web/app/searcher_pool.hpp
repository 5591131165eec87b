// A pool of searchers for the threads of the server: at most `size` work at a time, each in one
// thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "searcher/api/article.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/api/suggestion.hpp"
#include "web/backend.hpp"

namespace nachlese::web {

// How many searchers work at a time. Pools for different rights share it.
struct SearcherSlots {
  explicit SearcherSlots(std::size_t size)
      : most_bulk(std::max<std::size_t>(1, size / 2)), free(size) {}

  std::mutex mutex;
  std::condition_variable returned;
  std::condition_variable bulk_returned;
  const std::size_t most_bulk;  // slots for exports, so that searches always have the rest
  std::size_t free;
  std::size_t bulk = 0;     // taken
  std::size_t exports = 0;  // admitted
};

// Opens a searcher when it is first needed and discards it after an error. So the next request
// finds an archive that was missing, damaged or replaced, without anything watching for it.
class SearcherPool : public SearchBackend {
 public:
  // `size` ≥ 1. The archive need not exist yet.
  // `joint`: its shards are archives of their own (search::join_archives).
  SearcherPool(std::filesystem::path archive, std::filesystem::path aliases, std::size_t size,
               bool joint = false);
  // A pool to whose searchers only what `rights` allow exists; it shares the slots of `whole` and
  // must not outlive it.
  SearcherPool(const SearcherPool& whole, const search::JointRights& rights);

  search::Chronicle chronicle(const search::ChronicleRequest& request,
                              const Budget& budget) override;
  search::SearchResponse search(const search::SearchRequest& request,
                                const Budget& budget) override;
  std::optional<search::MarkedArticle> article(const std::string& id, const std::string& query,
                                               const Budget& budget) override;
  std::optional<search::RemovedArticle> removed(const std::string& id,
                                                const Budget& budget) override;
  std::optional<search::ArchiveSummary> summary(const Budget& budget) override;
  std::optional<search::SearchResponse> similar(const std::string& id, std::size_t limit,
                                                const Budget& budget) override;
  std::vector<Article> versions(const std::string& id, std::size_t limit,
                                const Budget& budget) override;
  std::vector<search::Suggestion> suggest(const std::string& text, std::size_t limit,
                                          const Budget& budget) override;
  std::vector<search::ArticleName> names(const Article& article, const Budget& budget) override;
  std::optional<search::NameProfile> name(const std::string& id, bool collapse,
                                          const Budget& budget) override;
  std::optional<search::NameProfile> name(FacetKind kind, const std::string& value, bool collapse,
                                          const Budget& budget) override;
  std::shared_ptr<void> admit_export() override;
  std::string state_tag() override;
  [[nodiscard]] const PictureAccess* pictures() const override {
    return whole_ != nullptr ? whole_->pictures() : &pictures_;
  }
  // Call it before the first request.
  void set_pictures(PictureAccess pictures) { pictures_ = std::move(pictures); }

 private:
  // Holds one slot; its searcher returns to the idle ones at the end, unless it was discarded.
  class Loan;
  template <class Action>
  auto with_searcher(const Budget& budget, Action&& action);

  std::filesystem::path archive_;
  PictureAccess pictures_;
  search::SearcherOptions options_;
  const SearcherPool* whole_ = nullptr;  // of which this shows a part
  const std::shared_ptr<SearcherSlots> slots_;
  std::vector<std::unique_ptr<search::Searcher>> idle_;  // guarded by slots_->mutex

  std::mutex watch_mutex_;
  // Only reads the state, so that nobody waits for a searcher to learn it.
  std::unique_ptr<search::Searcher> watcher_;
  std::string tag_;
  std::chrono::steady_clock::time_point tag_read_{};
};

}  // namespace nachlese::web
