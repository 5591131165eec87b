// The writer's lock on an archive.
#pragma once

#include <filesystem>

namespace nachlese::store {

// Held for the lifetime of the object. The kernel releases it however the process dies.
class WriterLock {
 public:
  // Throws Error(locked) naming the process that holds the lock, or Error(archive) if the file
  // cannot be locked.
  explicit WriterLock(const std::filesystem::path& file);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  WriterLock(WriterLock&&) = delete;
  WriterLock& operator=(WriterLock&&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace nachlese::store
