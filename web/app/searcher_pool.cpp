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
                           std::size_t size, bool joint)
    : archive_(std::move(archive)),
      options_(
          search::with_shared_caches({.aliases = std::move(aliases), .ranking = {}}, archive_)),
      slots_(std::make_shared<SearcherSlots>(size)) {
  options_.joint = joint;
}

SearcherPool::SearcherPool(const SearcherPool& whole, const search::JointRights& rights)
    : archive_(whole.archive_),
      options_(search::with_joint_rights(whole.options_, rights, archive_)),
      whole_(&whole),
      slots_(whole.slots_) {}

class SearcherPool::Loan {
 public:
  Loan(SearcherPool& pool, const Budget& budget)
      : pool_(pool), slots_(*pool.slots_), bulk_(budget.bulk) {
    std::unique_lock lock(slots_.mutex);
    const auto until =
        std::min(budget.until, Clock::now() + (bulk_ ? kLongestBulkWait : kLongestWait));
    const auto free = [this] {
      return slots_.free > 0 && (!bulk_ || slots_.bulk < slots_.most_bulk);
    };
    if (!(bulk_ ? slots_.bulk_returned : slots_.returned).wait_until(lock, until, free))
      throw Overloaded();
    --slots_.free;
    if (bulk_) ++slots_.bulk;
    if (pool_.idle_.empty()) return;
    searcher = std::move(pool_.idle_.back());
    pool_.idle_.pop_back();
  }
  ~Loan() {
    {
      const std::lock_guard lock(slots_.mutex);
      ++slots_.free;
      if (bulk_) --slots_.bulk;
      if (searcher) pool_.idle_.push_back(std::move(searcher));
    }
    slots_.returned.notify_one();
    slots_.bulk_returned.notify_one();
  }
  Loan(const Loan&) = delete;
  Loan& operator=(const Loan&) = delete;

  std::unique_ptr<search::Searcher> searcher;

 private:
  SearcherPool& pool_;
  SearcherSlots& slots_;
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
    const std::lock_guard lock(slots_->mutex);
    if (slots_->exports >= slots_->most_bulk * kExportsPerSlot) throw Overloaded();
    ++slots_->exports;
  }
  return {slots_.get(), [slots = slots_](void*) {
            const std::lock_guard lock(slots->mutex);
            --slots->exports;
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
