// The writer's lock on an archive.
#pragma once

#include <filesystem>

namespace nachlese::store {

// Held for the lifetime of the object; released by the kernel when the process dies, however it
// dies.
class WriterLock {
 public:
  // Throws Error(locked) with the process that holds the lock, Error(archive) if nothing can be
  // locked there.
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
