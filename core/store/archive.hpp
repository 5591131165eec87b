// The archive on disk: its files, its live generation, and the atomic switch to another one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/store/stub.hpp"

namespace nachlese::store {

// ARCHIVE/archive.stub names the live generation, ARCHIVE/generations/NNNN holds it, and the one
// writer holds ARCHIVE/lock. Or the stub names shards: archives of their own, local or on other
// machines.
class Archive {
 public:
  explicit Archive(std::filesystem::path directory);

  [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }
  [[nodiscard]] std::filesystem::path stub() const { return directory_ / "archive.stub"; }
  // The stub that the present one replaced: the way back. It may be missing.
  [[nodiscard]] std::filesystem::path stub_before() const {
    return directory_ / "archive.stub.before";
  }
  [[nodiscard]] std::filesystem::path lock() const { return directory_ / "lock"; }
  [[nodiscard]] std::filesystem::path generation(unsigned number) const;
  // Where a generation is built before the switch. The next writer removes anything with this
  // suffix.
  [[nodiscard]] std::filesystem::path building(unsigned number) const;

  // True once a generation has been switched in.
  [[nodiscard]] bool exists() const;
  // Reads the stub of an existing archive. Throws Error(archive) if it is malformed.
  [[nodiscard]] Stub read_stub() const;
  // Replaces the stub atomically and durably.
  void write_stub(const Stub& content) const;
  // Folder of the database of a local shard in the stub. Throws Error(archive) if it is no archive,
  // or has shards itself.
  [[nodiscard]] std::filesystem::path database_of(const Shard& shard) const;
  // The archive of shards two folders up whose stub names the generation of this one; nullopt if
  // none.
  [[nodiscard]] std::optional<std::filesystem::path> owner() const;
  // The generation in the stub; nullopt if there is no archive yet or it has shards. Throws as
  // read_stub().
  [[nodiscard]] std::optional<unsigned> live_generation() const;
  // The local databases of the archive: the live generation, or those of the local shards.
  [[nodiscard]] std::vector<std::filesystem::path> live_databases() const;
  // All generations on disk, ascending.
  [[nodiscard]] std::vector<unsigned> generations() const;
  // One more than any generation on disk or in the stub.
  [[nodiscard]] unsigned next_generation() const;

  // Creates the folders, durably. Throws Error(archive) on failure.
  void create() const;
  // Hashes the files of building(number), renames it to generation(number) and flushes every file
  // and folder to the disk.
  void complete(unsigned number) const;
  // Does the same and points the stub to the generation, durably. Throws Unconfirmed if only the
  // last flush failed.
  void switch_to(unsigned number) const;
  // Removes a folder that no stub names. A rename hides it first, so that a killed run leaves no
  // half of a generation.
  void discard(const std::filesystem::path& folder) const;
  static constexpr unsigned kKeepAll = ~0U;
  // Removes leftovers of killed runs and old generations, except the newest `keep` beside the live
  // one. Requires the writer's lock.
  void remove_leftovers(unsigned keep) const;

 private:
  std::filesystem::path directory_;
};

}  // namespace nachlese::store
