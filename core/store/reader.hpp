// A reader's view of an archive: opened through the stub, checked, and kept current. The one place that knows how to go on when
// a writer has moved on.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <functional>
#include <utility>

#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/xapian_error.hpp"

namespace nachlese {

// Not thread-safe, like every Xapian object: one per thread.
class ArchiveReader {
 public:
  // What the program's fingerprint is for an archive that was built with these options. Called whenever the archive is opened.
  using Program = std::function<Fingerprint(const ArchiveInfo&)>;

  // Throws Error(archive) when there is none, or one that `program` cannot read.
  ArchiveReader(std::filesystem::path directory, Program program);
  ArchiveReader(std::filesystem::path directory, const Fingerprint& program);

  // Runs action(database) on the newest state of the archive that can be opened (a damaged new generation is complained about on
  // stderr). When the writer has overwritten the blocks that the reader was in
  // (DatabaseModifiedError) or the generation was switched and removed, the archive is opened afresh and the action runs again,
  // so it must be repeatable.
  template <class Action>
  auto read(Action&& action) {
    return translating_xapian_errors(archive_.directory(), [&] {
      refresh();
      for (int attempt = 1;; ++attempt) {
        try {
          return action(std::as_const(database_));
        } catch (const Xapian::DatabaseModifiedError&) {
          if (attempt == kMaxAttempts) throw;
        } catch (const Xapian::DatabaseOpeningError&) {
          if (attempt == kMaxAttempts) throw;
        }
        open();
      }
    });
  }

  [[nodiscard]] const ArchiveInfo& info() const { return info_; }
  [[nodiscard]] const Archive& archive() const { return archive_; }

 private:
  // A writer must commit twice while one read runs to invalidate it; ten times in a row means that something else is wrong.
  static constexpr int kMaxAttempts = 10;

  void open();
  void refresh();
  void complain(const Xapian::Error& error);

  Archive archive_;
  Program program_;
  Xapian::Database database_;
  ArchiveInfo info_;
  std::filesystem::file_time_type stub_time_;
  std::string complaint_;  // about a new generation that cannot be opened
};

}  // namespace nachlese
