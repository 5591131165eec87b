// Explains crashes caused by damaged files. Xapian trusts the bytes of its tables, so a wrong one
// can crash the process.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/file_hash.hpp"
#include "core/store/sums.hpp"
#include "core/store/sums_list.hpp"

namespace nachlese::store {
namespace {

// A database that was opened. Never freed, since the handler may run at any moment; there are few.
struct Watched {
  std::string folder;
  Watched* next = nullptr;
};
std::atomic<Watched*> watched{nullptr};

constexpr std::array kCrashes = {SIGSEGV, SIGBUS, SIGFPE, SIGABRT};

// The rest of this file runs in a signal handler: no allocation, no locks.

void say(std::string_view text) noexcept {
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;
}

// Writes "FOLDER/NAME" to `out`; false if it does not fit.
bool join(const std::string& folder, std::string_view name,
          std::array<char, PATH_MAX>& out) noexcept {
  if (folder.size() + name.size() + 2 > out.size()) return false;
  std::memcpy(out.data(), folder.data(), folder.size());
  out[folder.size()] = '/';
  std::memcpy(out.data() + folder.size() + 1, name.data(), name.size());
  out[folder.size() + 1 + name.size()] = '\0';
  return true;
}

// True if a file differs from its list; `path` is then its name.
bool find_damaged_file(const std::string& folder, std::array<char, PATH_MAX>& path) noexcept {
  static std::array<char, 8192> text;
  if (!join(folder, kSumsFile, path)) return false;
  const int fd = ::open(path.data(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const ssize_t size = ::read(fd, text.data(), text.size());
  ::close(fd);
  std::string_view lines =
      lines_of_sums({text.data(), size > 0 ? static_cast<std::size_t>(size) : 0});
  for (FileSum sum; next_sum(lines, sum);) {
    std::uint64_t hash = 0;
    if (join(folder, sum.name, path) && hash_file(path.data(), hash) && hash != sum.hash)
      return true;
  }
  return false;
}

void look_for_damage(int signal) {
  ::signal(signal, SIG_DFL);  // a crash in the handler ends the process
  std::array<char, PATH_MAX> path;
  for (const Watched* database = watched.load(); database != nullptr; database = database->next) {
    if (!find_damaged_file(database->folder, path)) continue;
    say("The archive is damaged: ");
    say(path.data());
    say(" differs from what was written.\nRun `nachlese-index check`, then `nachlese-index "
        "rebuild`.\n");
    ::_exit(static_cast<int>(ErrorCode::archive));
  }
  ::raise(signal);
}

void install_handlers() {
  for (const int signal : kCrashes) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) != 0 || before.sa_handler != SIG_DFL) continue;
    struct sigaction ours {};
    ours.sa_handler = look_for_damage;
    ::sigemptyset(&ours.sa_mask);
    ::sigaction(signal, &ours, nullptr);
  }
}

}  // namespace

void watch_for_damage(const std::filesystem::path& folder) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  std::error_code ignored;
  std::string name = std::filesystem::absolute(folder, ignored).string();
  if (watched.load() == nullptr) install_handlers();
  for (const Watched* known = watched.load(); known != nullptr; known = known->next) {
    if (known->folder == name) return;
  }
  watched.store(new Watched{std::move(name), watched.load()});
}

}  // namespace nachlese::store
