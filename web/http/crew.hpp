// Threads for connections, as many as are needed at a time. Whoever was idle for the shortest time
// works next: a few threads do nearly everything, and the others, with the memory that each keeps
// for itself, end.
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
  // At most `most` threads at a time; further jobs wait.
  explicit Crew(std::size_t most) : most_(most) {}
  // Waits for all jobs, those that have not begun among them.
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  // May be called from any thread. What a job throws ends nothing but the job.
  void enqueue(std::function<void()> job);

  [[nodiscard]] std::size_t threads() const;

 private:
  struct Idle {
    std::condition_variable called;
    bool is_called = false;
  };

  void work(std::list<std::thread>::iterator self);
  // Waits for something to do; false when the thread is to end.
  bool await_job(std::unique_lock<std::mutex>& lock);
  void start_thread();

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::deque<std::function<void()>> jobs_;
  std::list<std::thread> threads_;
  std::list<std::thread> ended_;  // to be joined
  std::deque<Idle*> idle_;        // the last one to become so at the back
  std::condition_variable all_done_;
  bool stopping_ = false;
};

}  // namespace nachlese::web
