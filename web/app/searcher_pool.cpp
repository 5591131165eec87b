#include "web/app/searcher_pool.hpp"

#include <algorithm>
#include <utility>

#include "searcher/api/article.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/api/suggestion.hpp"

namespace nachlese::web {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kLongestWait{10};      // for a searcher
constexpr std::chrono::seconds kLongestBulkWait{60};  // for the next part of an export
constexpr std::size_t kExportsPerSlot = 8;  // few enough that none waits that long for its turn
constexpr std::chrono::milliseconds kTagHolds{
    250};  // checking the archive would cost more than an answer from the cache

}  // namespace

SearcherPool::SearcherPool(std::filesystem::path archive, std::filesystem::path aliases,
                           std::size_t size)
    : archive_(std::move(archive)),
      options_(
          search::with_shared_caches({.aliases = std::move(aliases), .ranking = {}}, archive_)),
      most_bulk_(std::max<std::size_t>(1, size / 2)),
      free_slots_(size) {}

class SearcherPool::Loan {
 public:
  Loan(SearcherPool& pool, const Budget& budget) : pool_(pool), bulk_(budget.bulk) {
    std::unique_lock lock(pool_.mutex_);
    const auto until =
        std::min(budget.until, Clock::now() + (bulk_ ? kLongestBulkWait : kLongestWait));
    const auto free = [this] {
      return pool_.free_slots_ > 0 && (!bulk_ || pool_.bulk_slots_ < pool_.most_bulk_);
    };
    if (!(bulk_ ? pool_.bulk_returned_ : pool_.returned_).wait_until(lock, until, free))
      throw Overloaded();
    --pool_.free_slots_;
    if (bulk_) ++pool_.bulk_slots_;
    if (pool_.idle_.empty()) return;
    searcher = std::move(pool_.idle_.back());
    pool_.idle_.pop_back();
  }
  ~Loan() {
    {
      const std::lock_guard lock(pool_.mutex_);
      ++pool_.free_slots_;
      if (bulk_) --pool_.bulk_slots_;
      if (searcher) pool_.idle_.push_back(std::move(searcher));
    }
    pool_.returned_.notify_one();
    pool_.bulk_returned_.notify_one();
  }
  Loan(const Loan&) = delete;
  Loan& operator=(const Loan&) = delete;

  std::unique_ptr<search::Searcher> searcher;

 private:
  SearcherPool& pool_;
  const bool bulk_;
};

template <class Action>
auto SearcherPool::with_searcher(const Budget& budget, Action&& action) {
  Loan loan(*this, budget);
  if (!loan.searcher) loan.searcher = std::make_unique<search::Searcher>(archive_, options_);
  try {
    return action(*loan.searcher);
  } catch (...) {
    loan.searcher.reset();
    throw;
  }
}

search::SearchResponse SearcherPool::search(const search::SearchRequest& request,
                                            const Budget& budget) {
  return with_searcher(budget, [&](search::Searcher& searcher) {
    search::SearchRequest bounded = request;
    const double left = budget.left();
    if (left <= 0) throw Overloaded();
    bounded.timeout = request.timeout > 0 ? std::min(request.timeout, left) : left;
    return searcher.search(bounded);
  });
}

search::Chronicle SearcherPool::chronicle(const search::ChronicleRequest& request,
                                          const Budget& budget) {
  return with_searcher(budget, [&](search::Searcher& searcher) {
    search::ChronicleRequest bounded = request;
    const double left = budget.left();
    if (left <= 0) throw Overloaded();
    bounded.search.timeout =
        request.search.timeout > 0 ? std::min(request.search.timeout, left) : left;
    return searcher.chronicle(bounded);
  });
}

std::optional<search::MarkedArticle> SearcherPool::article(const std::string& id,
                                                           const std::string& query,
                                                           const Budget& budget) {
  return with_searcher(budget,
                       [&](search::Searcher& searcher) { return searcher.article(id, query); });
}

std::optional<search::RemovedArticle> SearcherPool::removed(const std::string& id,
                                                            const Budget& budget) {
  return with_searcher(budget, [&](search::Searcher& searcher) { return searcher.removed(id); });
}

std::optional<search::ArchiveSummary> SearcherPool::summary(const Budget& budget) {
  return with_searcher(budget, [](search::Searcher& searcher) { return searcher.summary(); });
}

std::optional<search::SearchResponse> SearcherPool::similar(const std::string& id,
                                                            std::size_t limit,
                                                            const Budget& budget) {
  return with_searcher(budget,
                       [&](search::Searcher& searcher) { return searcher.similar(id, limit); });
}

std::vector<Article> SearcherPool::versions(const std::string& id, std::size_t limit,
                                            const Budget& budget) {
  return with_searcher(budget,
                       [&](search::Searcher& searcher) { return searcher.versions(id, limit); });
}

std::vector<search::Suggestion> SearcherPool::suggest(const std::string& text, std::size_t limit,
                                                      const Budget& budget) {
  return with_searcher(budget,
                       [&](search::Searcher& searcher) { return searcher.suggest(text, limit); });
}

std::vector<search::ArticleName> SearcherPool::names(const Article& article, const Budget& budget) {
  return with_searcher(budget, [&](search::Searcher& searcher) { return searcher.names(article); });
}

std::optional<search::NameProfile> SearcherPool::name(const std::string& id, bool collapse,
                                                      const Budget& budget) {
  return with_searcher(budget,
                       [&](search::Searcher& searcher) { return searcher.name(id, collapse); });
}

std::optional<search::NameProfile> SearcherPool::name(FacetKind kind, const std::string& value,
                                                      bool collapse, const Budget& budget) {
  return with_searcher(
      budget, [&](search::Searcher& searcher) { return searcher.name(kind, value, collapse); });
}

std::shared_ptr<void> SearcherPool::admit_export() {
  {
    const std::lock_guard lock(mutex_);
    if (exports_ >= most_bulk_ * kExportsPerSlot) throw Overloaded();
    ++exports_;
  }
  return {this, [](void* pool) {
            auto& self = *static_cast<SearcherPool*>(pool);
            const std::lock_guard lock(self.mutex_);
            --self.exports_;
          }};
}

std::string SearcherPool::state_tag() {
  const std::lock_guard lock(watch_mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (watcher_ && now - tag_read_ <= kTagHolds) return tag_;
  auto watcher = std::exchange(watcher_, nullptr);  // discarded after an error
  if (!watcher) watcher = std::make_unique<search::Searcher>(archive_, options_);
  tag_ = watcher->state_tag();
  tag_read_ = now;
  watcher_ = std::move(watcher);
  return tag_;
}

}  // namespace nachlese::web
