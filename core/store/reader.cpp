#include "core/store/reader.hpp"

#include <iostream>
#include <system_error>

#include "core/base/error.hpp"
#include "core/store/sums.hpp"

namespace nachlese::store {
namespace fs = std::filesystem;

ArchiveReader::ArchiveReader(fs::path directory, const Fingerprint& program)
    : ArchiveReader(std::move(directory), [program](const ArchiveInfo&) { return program; }) {}

ArchiveReader::ArchiveReader(fs::path directory, Program program,
                             std::shared_ptr<Visibility> visibility)
    : archive_(std::move(directory)),
      program_(std::move(program)),
      visibility_(std::move(visibility)) {
  translating_xapian_errors(archive_.directory(), [&] { open(); });
}

// Whether a writer has switched, and maybe removed, generations since the stub was read: even
// before the times were taken.
bool ArchiveReader::was_switched(const Opened& fresh) {
  return stamps(fresh.stub) != fresh.stamps ||
         archive_.read_stub().generation != fresh.stub.generation;
}

void ArchiveReader::open() {
  for (int attempt = 1;; ++attempt) {
    if (!archive_.exists()) {
      throw Error(ErrorCode::archive,
                  "There is no archive in " + archive_.directory().string() + ".",
                  "Build one with `nachlese-index sync --archive " + archive_.directory().string() +
                      " SOURCE`.");
    }
    Opened fresh;
    fresh.stub = archive_.read_stub();
    // Take the times before opening: if a stub is swapped in between, the next refresh() merely
    // opens once more than needed.
    fresh.stamps = stamps(fresh.stub);
    try {
      open_all(fresh);
      restrict(fresh.database);
      opened_ = std::move(fresh);
      return;
    } catch (const Xapian::DatabaseOpeningError&) {
      if (attempt == kMaxAttempts || !was_switched(fresh)) throw;
    } catch (const Error&) {
      if (attempt == kMaxAttempts || !was_switched(fresh)) throw;
    }
  }
}

void ArchiveReader::restrict(ArchiveDatabase& database) {
  if (visibility_) database.show_only(visibility_->of(database));
}

void ArchiveReader::open_all(Opened& fresh) {
  fresh.folders = archive_.live_databases();
  fresh.versions = versions(fresh.folders);
  if (fresh.stub.generation)
    add(open_database(archive_.generation(*fresh.stub.generation)), {}, fresh);
  for (const auto& shard : fresh.stub.shards) {
    if (const auto database = connect(shard)) {
      add(*database, shard, fresh);
    } else {
      fresh.missing.push_back(shard.label());
    }
  }
  if (fresh.database.shards() == 0) {
    throw Error(
        ErrorCode::archive, "None of the shards of " + archive_.directory().string() + " answers.",
        "Start their `xapian-tcpsrv`, or check the addresses in " + archive_.stub().string() + ".");
  }
  if (fresh.database.has_remote() && !fresh.without_positions.empty()) {
    throw Error(ErrorCode::archive,
                "The shard " + fresh.without_positions.string() +
                    " has no positions of words, by which an archive finds phrases that has shards "
                    "on other machines.",
                "Build it with `nachlese-index rebuild --positions`.");
  }
}

void ArchiveReader::add(const Xapian::Database& database, const Shard& shard, Opened& to) {
  const ArchiveInfo info = read_info(database);
  const fs::path place =
      shard.key.empty() ? archive_.directory() : archive_.directory() / shard.label();
  if (to.database.shards() > 0 && info.fingerprint.analyzer != to.info.fingerprint.analyzer) {
    throw Error(
        ErrorCode::archive,
        "The shard " + place.string() + " was built with another German analysis than the others.",
        "Rebuild it with `nachlese-index rebuild`.");
  }
  require_compatible(info, program_(info), place);
  if (!info.positions) to.without_positions = place;
  if (to.database.shards() == 0) to.info = info;
  to.database.add(database, shard.label(), shard.remote());
}

std::optional<Xapian::Database> ArchiveReader::connect(const Shard& shard) {
  const auto now = Clock::now();
  const auto silent = silent_.find(shard.label());
  if (silent != silent_.end() && now - silent->second < kAskAgain) return std::nullopt;
  try {
    auto database = open_shard(archive_.directory(), shard);
    silent_.erase(shard.label());
    return database;
  } catch (const Xapian::NetworkError&) {
    silent_[shard.label()] = now;
    return std::nullopt;
  }
}

bool ArchiveReader::give_up_on(const Xapian::NetworkError& error) {
  for (const auto& shard : opened_.stub.shards) {
    // Xapian's RemoteTcpClient names itself "remote:tcp(HOST:PORT)".
    if (!shard.remote() ||
        error.get_context().find("(" + shard.host + ":" + std::to_string(shard.port) + ")") ==
            std::string::npos)
      continue;
    silent_[shard.label()] = Clock::now();
    return true;
  }
  // An error without an address means a closed connection.
  const auto broken = opened_.database.broken();
  for (const auto& label : broken) silent_[label] = Clock::now();
  return !broken.empty();
}

void ArchiveReader::refresh() {
  if (visibility_ && !visibility_->holds(*opened_.database.visible())) restrict(opened_.database);
  const auto age = Clock::now() - opened_.at;
  const bool stale = (opened_.database.has_remote() && age > kReconnect) ||
                     (!opened_.missing.empty() && age > kAskAgain);
  // Database::reopen() does not notice a swapped stub, so a new stub means opening afresh.
  if (!stale && stamps(opened_.stub) == opened_.stamps) return follow_commits();
  try {
    open();
    complaint_.clear();
  } catch (const Xapian::Error& damaged) {
    complain(damaged.get_msg());  // the open database stays readable, though its files may be gone
  }
}

// Reopens after a commit. A commit replaces iamglass, in which one wrong byte can crash Xapian, so
// its hash is compared first.
void ArchiveReader::follow_commits() {
  auto now = versions(opened_.folders);
  if (now == opened_.versions && !opened_.database.has_remote()) return;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] == opened_.versions[i]) continue;
    if (const auto damage = find_damage_quickly(opened_.folders[i])) return complain(damage->what);
  }
  // A new commit may take articles from a reader: nothing is seen until it is known what may be.
  if (visibility_) opened_.database.show_only(std::make_shared<const VisibleArticles>());
  opened_.database.reopen();
  restrict(opened_.database);
  opened_.versions = std::move(now);
  complaint_.clear();
}

std::vector<FileStamp> ArchiveReader::versions(const std::vector<fs::path>& folders) {
  std::vector<FileStamp> out(folders.size());
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (!stamp_file((folders[i] / "iamglass").c_str(), out[i])) out[i] = {};
  }
  return out;
}

void ArchiveReader::complain(const std::string& what) {
  std::string complaint = "The new generation of " + archive_.directory().string() +
                          " cannot be opened: " + what +
                          ". Answers come from the previous one; run `nachlese-index check`.";
  if (complaint != complaint_) std::cerr << complaint << '\n';
  complaint_ = std::move(complaint);
}

std::vector<fs::file_time_type> ArchiveReader::stamps(const Stub& stub) const {
  std::error_code ignored;  // a missing stub differs in time from one that is there
  std::vector<fs::file_time_type> out = {fs::last_write_time(archive_.stub(), ignored)};
  for (const auto& shard : stub.shards) {
    if (!shard.remote() && !shard.generation)
      out.push_back(
          fs::last_write_time(archive_.directory() / shard.folder / "archive.stub", ignored));
  }
  return out;
}

}  // namespace nachlese::store
