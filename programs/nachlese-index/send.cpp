#include "programs/nachlese-index/send.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace nachlese::programs {
namespace {

std::string as_one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

void write_all(int to, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t written = ::write(to, text.data() + at, text.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // the program ended; its code says how
    at += static_cast<std::size_t>(written);
  }
}

}  // namespace

bool run_with_input(const std::vector<std::string>& command, const std::string& input) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return false;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  ::posix_spawn_file_actions_addclose(&actions, ends[0]);
  ::posix_spawn_file_actions_addclose(&actions, ends[1]);
  std::vector<std::string> copies = command;
  std::vector<char*> arguments;
  for (auto& argument : copies) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed =
      ::posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[0]);
  if (failed == 0) write_all(ends[1], input);
  ::close(ends[1]);
  if (failed != 0) return false;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return false;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string mail_text(const std::string& to, const std::string& subject, const std::string& text) {
  return "To: " + as_one_line(to) + "\nSubject: " + as_one_line(subject) +
         "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
         "Content-Transfer-Encoding: 8bit\nAuto-Submitted: auto-generated\n\n" +
         text;
}

bool send_mail(const std::string& to, const std::string& subject, const std::string& text) {
  return run_with_input({"/usr/sbin/sendmail", "-t", "-i"}, mail_text(to, subject, text));
}

std::string curl_config(const std::string& url, const std::string& json) {
  const auto quoted = [](const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      if (c == '\n') {
        out += "\\n";
      } else if (static_cast<unsigned char>(c) >= 0x20) {
        out += c;
      }
    }
    return out + "\"";
  };
  return "url = " + quoted(url) +
         "\nheader = \"Content-Type: application/json\"\ndata-raw = " + quoted(json) + "\n";
}

bool post_json(const std::string& url, const std::string& json) {
  return run_with_input({"curl", "--silent", "--show-error", "--fail", "--proto", "=https,http",
                         "--max-time", "20", "--output", "/dev/null", "--config", "-"},
                        curl_config(url, json));
}

}  // namespace nachlese::programs
