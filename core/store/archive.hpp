// The archive on disk: where its files are, which generation is live, and the atomic switch to
// another one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/store/stub.hpp"

namespace nachlese::store {

// ARCHIVE/archive.stub names the live generation, ARCHIVE/generations/NNNN holds it, ARCHIVE/lock
// is held by the one writer. Or the stub names shards, each an archive of its own, here or on
// another machine.
class Archive {
 public:
  explicit Archive(std::filesystem::path directory);

  [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }
  [[nodiscard]] std::filesystem::path stub() const { return directory_ / "archive.stub"; }
  [[nodiscard]] std::filesystem::path lock() const { return directory_ / "lock"; }
  [[nodiscard]] std::filesystem::path generation(unsigned number) const;
  // Where a generation is built before the switch; anything with this suffix is removed by the next
  // writer.
  [[nodiscard]] std::filesystem::path building(unsigned number) const;

  // True once a generation has been switched in.
  [[nodiscard]] bool exists() const;
  // What makes up the archive, which must exist. Throws Error(archive) when the stub cannot be
  // understood.
  [[nodiscard]] Stub read_stub() const;
  // Replaces it atomically and durably.
  void write_stub(const Stub& content) const;
  // The folder of the database of a local shard that the stub names. Throws Error(archive) if that
  // is none, or shards again.
  [[nodiscard]] std::filesystem::path database_of(const Shard& shard) const;
  // The archive of shards, two folders up, whose stub says which generation of this one counts;
  // nullopt if there is none.
  [[nodiscard]] std::optional<std::filesystem::path> owner() const;
  // Number in the stub; nullopt when there is no archive yet, or one of shards. Throws as
  // read_stub().
  [[nodiscard]] std::optional<unsigned> live_generation() const;
  // The databases on this machine that make up the archive: the live generation, or those of the
  // shards that are here.
  [[nodiscard]] std::vector<std::filesystem::path> live_databases() const;
  // All generations on disk, ascending.
  [[nodiscard]] std::vector<unsigned> generations() const;
  // One more than any number in use, live or left over.
  [[nodiscard]] unsigned next_generation() const;

  // Creates the folders, durably. Throws Error(archive) when that fails.
  void create() const;
  // Hashes the files of building(number), renames it to generation(number) and makes it durable:
  // fsync of every file and folder.
  void complete(unsigned number) const;
  // The same, and points the stub to it: fsync of the folder after the rename of the stub. Throws
  // Unconfirmed if only that failed.
  void switch_to(unsigned number) const;
  // Removes a folder that no stub names any more. It is out of sight in one step, so that a run
  // that is killed on the way leaves no half of a generation.
  void discard(const std::filesystem::path& folder) const;
  static constexpr unsigned kKeepAll = ~0U;
  // Removes what killed runs left behind, and old generations except the newest `keep` beside the
  // live one. Only for who holds the lock.
  void remove_leftovers(unsigned keep) const;

 private:
  std::filesystem::path directory_;
};

}  // namespace nachlese::store
