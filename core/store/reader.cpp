#include "core/store/reader.hpp"

#include <system_error>

#include "core/base/error.hpp"

namespace nachlese {

ArchiveReader::ArchiveReader(std::filesystem::path directory, const Fingerprint& program)
    : ArchiveReader(std::move(directory), [program](const ArchiveInfo&) { return program; }) {}

ArchiveReader::ArchiveReader(std::filesystem::path directory, Program program)
    : archive_(std::move(directory)), program_(std::move(program)) {
  translating_xapian_errors(archive_.directory(), [&] { open(); });
}

void ArchiveReader::open() {
  if (!archive_.exists()) {
    throw Error(ErrorCode::archive, "There is no archive in " + archive_.directory().string() + ".",
                "Build one with `nachlese-index sync --archive " + archive_.directory().string() + " SOURCE`.");
  }
  // The time is taken first: if the stub is swapped in between, the next refresh() opens once more than needed.
  stub_time_ = std::filesystem::last_write_time(archive_.stub());
  database_ = Xapian::Database(archive_.stub().string(), Xapian::DB_BACKEND_STUB);
  info_ = read_info(database_);
  require_compatible(info_, program_(info_), archive_.directory());
}

void ArchiveReader::refresh() {
  std::error_code error;
  // Database::reopen() does not see a swapped stub, so a new stub means opening afresh.
  if (std::filesystem::last_write_time(archive_.stub(), error) != stub_time_ || error) {
    open();
  } else {
    database_.reopen();
  }
}

}  // namespace nachlese
