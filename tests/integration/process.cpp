#include "tests/integration/process.hpp"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fstream>
#include <sstream>

#include "tests/temp_folder.hpp"

namespace nachlese::test {
namespace {

std::string slurp(const std::filesystem::path& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void redirect(const std::filesystem::path& file, int flags, int to) {
  const int fd = ::open(file.c_str(), flags, 0600);
  if (fd < 0 || ::dup2(fd, to) < 0) ::_exit(126);
  ::close(fd);
}

[[noreturn]] void execute(const std::string& program, const std::vector<std::string>& arguments) {
  const bool of_this_build = program.find('/') == std::string::npos;
  std::vector<std::string> words{of_this_build ? path_of(program) : program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

int wait_for(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::string path_of(const std::string& program) {
  return std::string(NACHLESE_BIN_DIR) + "/" + program;
}

std::string without_leak_check() {
  const char* options = std::getenv("ASAN_OPTIONS");
  return "ASAN_OPTIONS=" + (options == nullptr ? "" : std::string(options) + ":") +
         "detect_leaks=0";
}

Result run(const std::string& program, const std::vector<std::string>& arguments,
           const std::string& input) {
  const TempFolder folder;
  const auto in = folder.write("in", input);
  const pid_t pid = ::fork();
  if (pid == 0) {
    redirect(in, O_RDONLY, STDIN_FILENO);
    redirect(folder.path() / "out", O_WRONLY | O_CREAT, STDOUT_FILENO);
    redirect(folder.path() / "err", O_WRONLY | O_CREAT, STDERR_FILENO);
    execute(program, arguments);
  }
  Result result;
  result.exit_code = wait_for(pid);
  result.out = slurp(folder.path() / "out");
  result.err = slurp(folder.path() / "err");
  return result;
}

Result run_on_terminal(const std::string& program, const std::vector<std::string>& arguments,
                       unsigned short columns, const std::vector<std::string>& environment) {
  winsize size{};
  size.ws_col = columns;
  size.ws_row = 24;
  int terminal = -1;
  const pid_t pid = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (pid == 0) {
    for (const auto& setting : environment) ::putenv(::strdup(setting.c_str()));
    execute(program, arguments);
  }
  Result result;
  char buffer[4096];
  // Reading fails once the program has ended.
  for (ssize_t count = 0; (count = ::read(terminal, buffer, sizeof buffer)) > 0;)
    result.out.append(buffer, static_cast<std::size_t>(count));
  ::close(terminal);
  result.exit_code = wait_for(pid);
  std::erase(result.out, '\r');
  return result;
}

Process::Process(const std::string& program, const std::vector<std::string>& arguments) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe failed");
  pid_ = ::fork();
  if (pid_ == 0) {
    ::setpgid(0, 0);
    ::dup2(ends[0], STDIN_FILENO);
    redirect("/dev/null", O_WRONLY, STDOUT_FILENO);
    redirect("/dev/null", O_WRONLY, STDERR_FILENO);
    execute(program, arguments);
  }
  ::setpgid(pid_, pid_);  // parent or child, whichever is first
  ::close(ends[0]);
  input_ = ends[1];
}

Process::~Process() {
  close_input();
  if (pid_ > 0) {
    ::kill(-pid_, SIGKILL);  // including its children
    wait_for(pid_);
  }
}

void Process::write(const std::string& text) {
  // A program that ended early closes the pipe; the test sees that by its exit code.
  ::signal(SIGPIPE, SIG_IGN);
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(input_, text.data() + done, text.size() - done);
    if (count <= 0) return;
    done += static_cast<std::size_t>(count);
  }
}

void Process::close_input() {
  if (input_ >= 0) ::close(input_);
  input_ = -1;
}

void Process::kill(int signal) const { ::kill(pid_, signal); }

int Process::wait() {
  const int code = wait_for(pid_);
  pid_ = -1;
  return code;
}

}  // namespace nachlese::test
