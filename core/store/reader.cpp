#include "core/store/reader.hpp"

#include <iostream>
#include <system_error>

#include "core/base/error.hpp"

namespace nachlese {
namespace fs = std::filesystem;

ArchiveReader::ArchiveReader(std::filesystem::path directory, const Fingerprint& program)
    : ArchiveReader(std::move(directory), [program](const ArchiveInfo&) { return program; }) {}

ArchiveReader::ArchiveReader(std::filesystem::path directory, Program program)
    : archive_(std::move(directory)), program_(std::move(program)) {
  translating_xapian_errors(archive_.directory(), [&] { open(); });
}

void ArchiveReader::open() {
  for (int attempt = 1;; ++attempt) {
    if (!archive_.exists()) {
      throw Error(ErrorCode::archive, "There is no archive in " + archive_.directory().string() + ".",
                  "Build one with `nachlese-index sync --archive " + archive_.directory().string() + " SOURCE`.");
    }
    // The time is taken first: if the stub is swapped in between, the next refresh() opens once more than needed.
    std::error_code ignored;
    const auto time = fs::last_write_time(archive_.stub(), ignored);
    try {
      const Xapian::Database database(archive_.stub().string(), Xapian::DB_BACKEND_STUB);
      ArchiveInfo info = read_info(database);
      require_compatible(info, program_(info), archive_.directory());
      database_ = database;
      info_ = std::move(info);
      stub_time_ = time;
      return;
    } catch (const Xapian::DatabaseOpeningError&) {
      // Between reading the stub and opening what it names, a writer may have switched and removed that.
      if (attempt == kMaxAttempts || fs::last_write_time(archive_.stub(), ignored) == time) throw;
    }
  }
}

void ArchiveReader::refresh() {
  std::error_code error;
  // Database::reopen() does not see a swapped stub, so a new stub means opening afresh.
  if (fs::last_write_time(archive_.stub(), error) == stub_time_ && !error) {
    database_.reopen();
    return;
  }
  try {
    open();
    complaint_.clear();
  } catch (const Xapian::Error& damaged) {
    complain(damaged);  // what is open stays readable, though its files may be gone
  }
}

void ArchiveReader::complain(const Xapian::Error& error) {
  std::string complaint = "The new generation of " + archive_.directory().string() + " cannot be opened: " + error.get_msg() +
                          ". Answers come from the one before it; run `nachlese-index check`.";
  if (complaint != complaint_) std::cerr << complaint << '\n';
  complaint_ = std::move(complaint);
}

}  // namespace nachlese
