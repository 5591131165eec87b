// A thread pool for connections that grows on demand. The thread that was idle for the shortest
// time works next, so a few threads do nearly everything, and the others end and free their memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace nachlese::web {

class Crew {
 public:
  // Runs at most `most` threads; further jobs wait.
  explicit Crew(std::size_t most) : most_(most) {}
  // Waits for all jobs, including those not yet started.
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  // Thread-safe. An exception ends only its job.
  void enqueue(std::function<void()> job);

  [[nodiscard]] std::size_t threads() const;

 private:
  struct Idle {
    std::condition_variable called;
    bool is_called = false;
  };

  void work(std::list<std::thread>::iterator self);
  // Waits for a job; false if the thread shall end.
  bool await_job(std::unique_lock<std::mutex>& lock);
  void start_thread();

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::deque<std::function<void()>> jobs_;
  std::list<std::thread> threads_;
  std::list<std::thread> ended_;  // to be joined
  std::deque<Idle*> idle_;        // most recently idle at the back
  std::condition_variable all_done_;
  bool stopping_ = false;
};

}  // namespace nachlese::web
