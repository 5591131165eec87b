#include "core/cli/pager.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include "core/base/strings.hpp"
#include "core/cli/terminal.hpp"

namespace nachlese::cli {
namespace {

bool is_installed(const std::string& program) {
  const char* path = std::getenv("PATH");
  for (const std::string& folder : split_list(path == nullptr ? "" : path, ":")) {
    if (::access((std::filesystem::path(folder) / program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

// A command for the shell; nullopt if there is to be no pager.
std::optional<std::string> pager_command() {
  for (const char* variable : {"NACHLESE_PAGER", "PAGER"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr) continue;
    const std::string command(trim(value));
    return command.empty() || command == "cat" ? std::nullopt : std::optional(command);
  }
  return is_installed("less") ? std::optional<std::string>("less") : std::nullopt;
}

[[noreturn]] void become_pager(const std::string& command, int input) {
  // Ctrl-C is for the pager to read; it ends when the pipe does.
  ::signal(SIGPIPE, SIG_DFL);
  if (::dup2(input, STDIN_FILENO) < 0) ::_exit(127);
  // Leave at once if it fits the screen, keep colors, leave the text on the screen; as git does.
  ::setenv("LESS", "FRX", 0);
  ::setenv("LV", "-c", 0);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

// Makes `fd` the same as `to` and returns what it was, or -1.
int redirect(int fd, int to) {
  const int before = ::fcntl(fd, F_DUPFD_CLOEXEC, 3);
  if (before >= 0) ::dup2(to, fd);
  return before;
}

void restore(int fd, int before) {
  if (before < 0) return;
  ::dup2(before, fd);
  ::close(before);
}

}  // namespace

Pager::Pager(bool wanted) {
  if (!wanted || !is_capable_terminal(STDOUT_FILENO)) return;
  const auto command = pager_command();
  int ends[2];
  if (!command || ::pipe2(ends, O_CLOEXEC) != 0) return;
  std::cout.flush();
  std::cerr.flush();
  pid_ = ::fork();
  if (pid_ == 0) become_pager(*command, ends[0]);
  if (pid_ > 0) {
    ::signal(SIGINT, SIG_IGN);
    const bool both = ::isatty(STDERR_FILENO) == 1;
    output_ = redirect(STDOUT_FILENO, ends[1]);
    if (both) error_ = redirect(STDERR_FILENO, ends[1]);
  }
  ::close(ends[0]);
  ::close(ends[1]);
}

Pager::~Pager() {
  if (pid_ <= 0) return;
  std::cout.flush();
  std::cerr.flush();
  restore(STDERR_FILENO, error_);
  restore(STDOUT_FILENO, output_);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  std::cout.clear();
  ::signal(SIGINT, SIG_DFL);
}

}  // namespace nachlese::cli
