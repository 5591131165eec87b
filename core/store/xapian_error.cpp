#include "core/store/xapian_error.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "core/store/sums.hpp"

namespace nachlese::store {
namespace {

struct Translation {
  std::string_view type;  // as Xapian::Error::get_type() names it
  ErrorCode code;
  std::string_view message;
  std::string_view hint;
};

constexpr Translation kTranslations[] = {
    {"DatabaseLockError", ErrorCode::locked, "is being written by another process",
     "Wait until it has finished, or stop it."},
    {"DatabaseNotFoundError", ErrorCode::archive, "has no index",
     "Build it with `nachlese-index sync`."},
    {"DatabaseVersionError", ErrorCode::archive, "was written by another version of Xapian",
     "Run `nachlese-index rebuild`."},
    {"DatabaseCorruptError", ErrorCode::archive, "is damaged",
     "Run `nachlese-index check`, then `nachlese-index rebuild`."},
    {"DatabaseOpeningError", ErrorCode::archive, "cannot be opened",
     "Check that it exists and that you may read it."},
    {"NetworkError", ErrorCode::archive, "has a shard that does not answer",
     "Start its `xapian-tcpsrv`, or check the line in archive.stub."},
    {"NetworkTimeoutError", ErrorCode::archive, "has a shard that answers too slowly",
     "Check the machine of that shard."},
};

struct Aborting {
  std::string program;
  std::filesystem::path archive;
};

Aborting& aborting() {
  static Aborting instance;
  return instance;
}

[[noreturn]] void report_and_exit() {
  const int system_error = errno;
  try {
    translating_xapian_errors(aborting().archive, [system_error] {
      if (const auto failure = std::current_exception()) std::rethrow_exception(failure);
      // Before GCC 14 an exception that leaves a noexcept function cannot be retrieved, but errno
      // usually still holds the reason.
      if (std::uncaught_exceptions() > 0 && system_error != 0)
        throw Xapian::DatabaseError("Error writing", system_error);
    });
  } catch (const Error& error) {
    const char* const program = aborting().program.c_str();
    std::fprintf(stderr, "%s: %s\n%s: %s\n", program, error.what(), program, error.hint().c_str());
    std::_Exit(static_cast<int>(error.code()));
  } catch (...) {  // not Xapian's
  }
  std::abort();
}

}  // namespace

void throw_as_error(const Xapian::Error& error, const std::filesystem::path& archive) {
  const std::string place = "The archive " + archive.string();
  const char* const system = error.get_error_string();  // the operating system's reason, if any
  const std::string reason =
      error.get_msg() + (system != nullptr ? std::string(": ") + system : "");
  if (const std::string hint = disk_hint(reason); !hint.empty())
    throw Error(ErrorCode::archive, place + " cannot be used: " + reason + ".", hint);
  for (const auto& known : kTranslations) {
    if (known.type == error.get_type()) {
      throw Error(known.code,
                  place + " " + std::string(known.message) + ": " + error.get_msg() + ".",
                  std::string(known.hint));
    }
  }
  const bool of_the_archive = std::string_view(error.get_type()).starts_with("Database");
  if (!of_the_archive) blame_damage(archive);
  throw Error(of_the_archive ? ErrorCode::archive : ErrorCode::bug,
              place + " reports " + error.get_description() + ".", "Run `nachlese-index check`.");
}

void blame_damage(const std::filesystem::path& archive) {
  for (const auto& database : Archive(archive).live_databases()) {
    const auto wrong = verify_sums(database).wrong;
    if (wrong.empty()) continue;
    throw Error(ErrorCode::archive,
                "The archive " + archive.string() + " is damaged: " + wrong.front() + ".",
                "Run `nachlese-index check`, then `nachlese-index rebuild`.");
  }
}

void report_xapian_aborts(const std::string& program, const std::filesystem::path& archive) {
  aborting() = {program, archive};
  std::set_terminate(report_and_exit);
}

}  // namespace nachlese::store
