#include "web/searcher_pool.hpp"

#include <utility>

#include "searcher/beginnings.hpp"
#include "searcher/result/columns.hpp"

namespace nachlese {
namespace {

constexpr std::chrono::seconds kLongestWait{10};     // for a searcher
constexpr std::chrono::milliseconds kTagHolds{250};  // looking at the archive for every answer that is kept would cost more than it

}  // namespace

SearcherPool::SearcherPool(std::filesystem::path archive, std::filesystem::path aliases, std::size_t size)
    : archive_(std::move(archive)),
      options_{std::move(aliases), {}, std::make_shared<SharedColumns>(), std::make_shared<SharedBeginnings>(archive_)},
      free_slots_(size) {}

template <class Action>
auto SearcherPool::with_searcher(Action&& action) {
  // Holds one of the slots; a searcher that is still there at the end goes back to the idle ones.
  struct Loan {
    explicit Loan(SearcherPool& owner) : pool(owner) {
      std::unique_lock lock(pool.mutex_);
      if (!pool.returned_.wait_for(lock, kLongestWait, [this] { return pool.free_slots_ > 0; })) throw Overloaded();
      --pool.free_slots_;
      if (pool.idle_.empty()) return;
      searcher = std::move(pool.idle_.back());
      pool.idle_.pop_back();
    }
    ~Loan() {
      {
        const std::lock_guard lock(pool.mutex_);
        ++pool.free_slots_;
        if (searcher) pool.idle_.push_back(std::move(searcher));
      }
      pool.returned_.notify_one();
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    SearcherPool& pool;
    std::unique_ptr<Searcher> searcher;
  };

  Loan loan(*this);
  if (!loan.searcher) loan.searcher = std::make_unique<Searcher>(archive_, options_);
  try {
    return action(*loan.searcher);
  } catch (...) {
    loan.searcher.reset();
    throw;
  }
}

SearchResponse SearcherPool::search(const SearchRequest& request) {
  return with_searcher([&](Searcher& searcher) { return searcher.search(request); });
}

std::optional<MarkedArticle> SearcherPool::article(const std::string& id, const std::string& query) {
  return with_searcher([&](Searcher& searcher) { return searcher.article(id, query); });
}

std::optional<SearchResponse> SearcherPool::similar(const std::string& id, std::size_t limit) {
  return with_searcher([&](Searcher& searcher) { return searcher.similar(id, limit); });
}

std::vector<Article> SearcherPool::versions(const std::string& id, std::size_t limit) {
  return with_searcher([&](Searcher& searcher) { return searcher.versions(id, limit); });
}

std::vector<Suggestion> SearcherPool::suggest(const std::string& text, std::size_t limit) {
  return with_searcher([&](Searcher& searcher) { return searcher.suggest(text, limit); });
}

std::vector<ArticleName> SearcherPool::names(const Article& article) {
  return with_searcher([&](Searcher& searcher) { return searcher.names(article); });
}

std::optional<NameProfile> SearcherPool::name(const std::string& id) {
  return with_searcher([&](Searcher& searcher) { return searcher.name(id); });
}

std::optional<NameProfile> SearcherPool::name(FacetKind kind, const std::string& value) {
  return with_searcher([&](Searcher& searcher) { return searcher.name(kind, value); });
}

std::string SearcherPool::state_tag() {
  const std::lock_guard lock(watch_mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (watcher_ && now - tag_read_ <= kTagHolds) return tag_;
  auto watcher = std::exchange(watcher_, nullptr);  // thrown away after an error
  if (!watcher) watcher = std::make_unique<Searcher>(archive_, options_);
  tag_ = watcher->state_tag();
  tag_read_ = now;
  watcher_ = std::move(watcher);
  return tag_;
}

}  // namespace nachlese
