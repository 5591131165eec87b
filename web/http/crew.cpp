#include "web/http/crew.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <system_error>
#include <utility>

namespace nachlese::web {
namespace {

constexpr std::chrono::seconds kIdleTime{10};

void run(const std::function<void()>& job) noexcept {
  try {
    job();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "nachlese serve: a connection was broken off: %s\n", error.what());
  } catch (...) {
    std::fputs("nachlese serve: a connection was broken off\n", stderr);
  }
}

void join(std::list<std::thread>& threads) {
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

Crew::~Crew() {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  for (Idle* const idle : idle_) idle->called.notify_one();
  all_done_.wait(lock, [this] { return threads_.empty(); });
  lock.unlock();
  join(ended_);
}

void Crew::enqueue(std::function<void()> job) {
  std::list<std::thread> ended;
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
    ended.swap(ended_);
    if (!idle_.empty()) {
      Idle* const next = idle_.back();
      idle_.pop_back();
      next->is_called = true;
      next->called.notify_one();
    } else if (threads_.size() < most_) {
      start_thread();
    }
  }
  join(ended);
}

std::size_t Crew::threads() const {
  const std::lock_guard lock(mutex_);
  return threads_.size();
}

void Crew::start_thread() {
  const auto self = threads_.emplace(threads_.end());
  try {
    *self = std::thread([this, self] { work(self); });
  } catch (const std::system_error& error) {  // the job waits for an existing thread
    threads_.erase(self);
    std::fprintf(stderr, "nachlese serve: no further thread: %s\n", error.what());
  }
}

void Crew::work(std::list<std::thread>::iterator self) {
  std::unique_lock lock(mutex_);
  while (await_job(lock)) {
    std::function<void()> job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    run(job);
    job = nullptr;
    lock.lock();
  }
  ended_.splice(ended_.end(), threads_, self);
  if (threads_.empty()) all_done_.notify_all();
}

bool Crew::await_job(std::unique_lock<std::mutex>& lock) {
  while (jobs_.empty() && !stopping_) {
    Idle idle;
    idle_.push_back(&idle);
    idle.called.wait_for(lock, kIdleTime, [&] { return idle.is_called || stopping_; });
    if (idle.is_called) continue;  // another thread may have been faster
    std::erase(idle_, &idle);
    if (!stopping_) break;
  }
  return !jobs_.empty();
}

}  // namespace nachlese::web
