#include "indexer/in_child.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <string_view>

#include "core/base/error.hpp"

namespace nachlese::index {
namespace {

constexpr int kFailed = 1;

[[noreturn]] void work_and_exit(const std::function<std::string()>& work, unsigned seconds,
                                int to) {
  const rlimit limit{seconds, seconds + 1};
  ::setrlimit(RLIMIT_CPU, &limit);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) ::signal(signal, SIG_DFL);
  std::set_terminate([] { std::abort(); });
  try {
    const std::string text = work();
    for (std::string_view rest = text; !rest.empty();) {
      const ssize_t count = ::write(to, rest.data(), rest.size());
      if (count < 0 && errno != EINTR) ::_exit(kFailed);
      rest.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
  } catch (...) {
    ::_exit(kFailed);
  }
  ::_exit(0);
}

std::string read_all(int from) {
  std::string out;
  std::array<char, 4096> buffer;
  for (;;) {
    const ssize_t count = ::read(from, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

ChildResult run_in_child(const std::function<std::string()>& work, unsigned seconds) {
  int ends[2] = {-1, -1};
  const pid_t child = ::pipe(ends) == 0 ? ::fork() : -1;
  if (child < 0)
    throw Error(ErrorCode::archive,
                std::string("Cannot start a process: ") + std::strerror(errno) + ".",
                "Run it again later.");
  if (child == 0) work_and_exit(work, seconds, ends[1]);
  ::close(ends[1]);
  ChildResult result{read_all(ends[0]), std::nullopt};
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  return result;
}

}  // namespace nachlese::index
