// Runs nachlese-pdf: a document made to break its reader must not break ours.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "indexer/readers/scans/pdf_words.hpp"

namespace nachlese::readers {
namespace {

using Clock = std::chrono::steady_clock;

// Wall-clock time for one document; the program itself has less processor time.
constexpr std::chrono::seconds kLongestRun{300};
constexpr std::size_t kLongestLine = std::size_t{1} << 20U;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;

  [[nodiscard]] int number() const { return number_; }
  void set(int number) {
    close();
    number_ = number;
  }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

// The program beside this one.
std::string reader_program() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return {};
  const auto beside = self.parent_path() / "nachlese-pdf";
  return ::access(beside.c_str(), X_OK) == 0 ? beside.string() : std::string();
}

// All of the input in a file without a name.
void store(BufferedInput& input, const Descriptor& file) {
  std::array<char, 65'536> piece;
  std::uint64_t size = 0;
  for (;;) {
    const std::size_t count = input.read(piece.data(), piece.size());
    if (count == 0) break;
    size += count;
    if (size > kMaxPdfBytes)
      throw ReadError("a PDF of more than " + std::to_string(kMaxPdfBytes >> 30U) + " GiB");
    for (std::size_t at = 0; at < count;) {
      const ssize_t written = ::write(file.number(), piece.data() + at, count - at);
      if (written < 0 && errno != EINTR) throw ReadError(std::strerror(errno));
      at += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
  }
  ::lseek(file.number(), 0, SEEK_SET);
}

int nameless_file() {
  const std::string folder = std::filesystem::temp_directory_path().string();
  const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0) return file;
  std::string name = folder + "/nachlese-pdf-XXXXXX";
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named < 0) throw ReadError(std::string("no room for a PDF: ") + std::strerror(errno));
  ::unlink(name.c_str());
  return named;
}

// Starts the program with the file as its input; `output` gets the end that it writes to.
pid_t start_reader(const std::string& program, const Descriptor& file, Descriptor& output) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) throw ReadError(std::strerror(errno));
  output.set(ends[0]);
  const Descriptor write_end(ends[1]);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, file.number(), STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, write_end.number(), STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  char name[] = "nachlese-pdf";
  char* arguments[] = {name, nullptr};
  // Nothing of ours is the document's business.
  char locale[] = "LC_ALL=C.UTF-8";
  char* environment[] = {locale, nullptr};
  pid_t child = -1;
  const int failed =
      ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments, environment);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0)
    throw ReadError(std::string("nachlese-pdf cannot be started: ") + std::strerror(failed));
  return child;
}

// Passes whole lines to `words` until nothing more comes or is wanted.
void read_lines(const Descriptor& from, PdfWords& words) {
  const auto end = Clock::now() + kLongestRun;
  std::string pending;
  std::array<char, 65'536> piece;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd ready{from.number(), POLLIN, 0};
    if (left <= 0 || ::poll(&ready, 1, static_cast<int>(left)) == 0) return;
    const ssize_t count = ::read(from.number(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    pending.append(piece.data(), static_cast<std::size_t>(count));
    std::size_t at = 0;
    for (std::size_t line = pending.find('\n'); line != std::string::npos;
         line = pending.find('\n', at)) {
      if (!words.take(std::string_view(pending).substr(at, line - at))) return;
      at = line + 1;
    }
    pending.erase(0, at);
    if (pending.size() > kLongestLine) return;
  }
}

}  // namespace

PdfDocument read_pdf(BufferedInput& input) {
  const std::string program = reader_program();
  if (program.empty()) {
    PdfDocument none;
    none.state = PdfState::no_reader;
    return none;
  }
  const Descriptor file(nameless_file());
  store(input, file);
  Descriptor output;
  const pid_t child = start_reader(program, file, output);
  PdfWords words;
  try {
    read_lines(output, words);
  } catch (...) {
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    throw;
  }
  output.close();
  ::kill(child, SIGKILL);
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
  return words.finish();
}

}  // namespace nachlese::readers
