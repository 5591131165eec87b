// A reader's view of an archive: opened through the stub, checked, and kept current. The one place
// that recovers when a writer has moved on or a shard is gone.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/base/file_hash.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_database.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/visible_articles.hpp"
#include "core/store/xapian_error.hpp"

namespace nachlese::store {

// Not thread-safe, like every Xapian object: use one per thread.
class ArchiveReader {
 public:
  // The program's fingerprint for an archive that was built with these options. Called whenever the
  // archive is opened.
  using Program = std::function<Fingerprint(const ArchiveInfo&)>;

  // Throws Error(archive) if there is no archive, `program` cannot read it, or no shard answers.
  // Shows only the articles of `visibility`; null: all.
  ArchiveReader(std::filesystem::path directory, Program program,
                std::shared_ptr<Visibility> visibility = nullptr);
  ArchiveReader(std::filesystem::path directory, const Fingerprint& program);

  // Runs action(database) on the newest state of the archive that can be opened; a damaged new
  // generation is reported on stderr. If the writer has overwritten the reader's blocks
  // (DatabaseModifiedError), the generation was removed, or a remote shard stops answering, it
  // opens the archive again, without that shard, and repeats the action. So the action must be
  // repeatable.
  template <class Action>
  auto read(Action&& action) {
    return translating_xapian_errors(archive_.directory(), [&] {
      for (int attempt = 1;; ++attempt) {
        try {
          if (attempt == 1) refresh();
          return action(std::as_const(opened_.database));
        } catch (const Xapian::DatabaseModifiedError&) {
          if (attempt == kMaxAttempts) throw;
        } catch (const Xapian::DatabaseOpeningError&) {
          if (attempt == kMaxAttempts) throw;
        } catch (const Xapian::NetworkError& error) {
          if (attempt == kMaxAttempts || !give_up_on(error)) throw;
        } catch (const std::bad_alloc&) {
          blame_damage(archive_.directory());  // a corrupt length in a table
          throw;
        } catch (const std::logic_error&) {
          blame_damage(archive_.directory());
          throw;
        }
        open();
      }
    });
  }

  [[nodiscard]] const ArchiveInfo& info() const { return opened_.info; }
  [[nodiscard]] const Archive& archive() const { return archive_; }
  [[nodiscard]] const Stub& stub() const { return opened_.stub; }
  // Labels of the shards that did not answer when last asked.
  [[nodiscard]] const std::vector<std::string>& missing() const { return opened_.missing; }

 private:
  using Clock = std::chrono::steady_clock;

  // A read fails only if the writer commits twice while it runs; ten times in a row means another
  // fault.
  static constexpr int kMaxAttempts = 10;
  // Delay before a silent shard is asked again.
  static constexpr std::chrono::seconds kAskAgain{5};
  // A connection sees new commits of its shard, but not a new generation: that takes a new
  // connection.
  static constexpr std::chrono::seconds kReconnect{60};

  struct Opened {
    Clock::time_point at = Clock::now();
    Stub stub;
    std::vector<std::filesystem::file_time_type> stamps;
    std::vector<std::filesystem::path> folders;  // of the local databases
    std::vector<FileStamp> versions;             // stamps of the file that a commit replaces
    ArchiveDatabase database;
    ArchiveInfo info;                         // of the first shard
    std::vector<std::string> missing;         // labels
    std::filesystem::path without_positions;  // a shard that has none
  };

  void open();
  void refresh();
  // Before anybody reads `database`.
  void restrict(ArchiveDatabase& database);
  void open_all(Opened& fresh);
  [[nodiscard]] bool was_switched(const Opened& fresh);
  // Takes in commits to the open generations.
  void follow_commits();
  std::optional<Xapian::Database> connect(const Shard& shard);
  // `shard` is empty for a generation.
  void add(const Xapian::Database& database, const Shard& shard, Opened& to);
  // Marks the shards that the error concerns as silent; false if there is none.
  bool give_up_on(const Xapian::NetworkError& error);
  void complain(const std::string& what);
  [[nodiscard]] static std::vector<FileStamp> versions(
      const std::vector<std::filesystem::path>& folders);
  // Times of the stubs of the archive and of its local shards.
  [[nodiscard]] std::vector<std::filesystem::file_time_type> stamps(const Stub& stub) const;

  Archive archive_;
  Program program_;
  std::shared_ptr<Visibility> visibility_;
  Opened opened_;
  std::map<std::string, Clock::time_point> silent_;  // when a shard last failed to answer, by label
  std::string complaint_;  // last complaint about a new generation that cannot be opened
};

}  // namespace nachlese::store
