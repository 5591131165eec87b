// The verb `nachlese password`: makes lines of the password file of `nachlese serve`.
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/strings.hpp"
#include "programs/nachlese/verbs.hpp"
#include "web/app/accounts.hpp"
#include "web/app/secrets.hpp"

namespace nachlese::programs {
namespace {

constexpr std::size_t kShortestPassword = 8;

// What is typed does not show, until the end of its life.
class WithoutEcho {
 public:
  WithoutEcho() : terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!terminal_) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~WithoutEcho() {
    if (!terminal_) return;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    std::cerr << '\n';
  }
  WithoutEcho(const WithoutEcho&) = delete;
  WithoutEcho& operator=(const WithoutEcho&) = delete;

 private:
  termios before_{};
  const bool terminal_;
};

std::string typed_line(const char* prompt) {
  if (::isatty(STDIN_FILENO) != 0) std::cerr << prompt << std::flush;
  const WithoutEcho hidden;
  std::string line;
  std::getline(std::cin, line);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string typed_password() {
  std::string password = typed_line("Password: ");
  if (password.size() < kShortestPassword)
    throw Error(ErrorCode::usage, "The password is shorter than 8 characters.",
                "Long ones of several words are easy to keep and hard to guess.");
  if (::isatty(STDIN_FILENO) != 0 && typed_line("Again: ") != password)
    throw Error(ErrorCode::usage, "The two passwords differ.");
  return password;
}

struct PasswordOptions {
  std::string name;
  std::vector<std::string> groups;
  bool token = false;
};

int make_line(const PasswordOptions& options) {
  const std::string name = options.token ? "@" + options.name : options.name;
  const bool clear = options.token || !name.starts_with('@');
  if (!clear || !web::is_account_name(name))
    throw Error(ErrorCode::usage, "This name cannot stand in a password file: " + options.name,
                "Take no blanks, colons and #; of programs no @ and no points.");
  const std::string secret = options.token ? web::random_secret() : typed_password();
  std::cout << name << ':' << web::hash_password(secret) << ':' << join(options.groups, ",")
            << std::endl;
  if (options.token) std::cerr << "The token: " << options.name << '.' << secret << '\n';
  return 0;
}

}  // namespace

std::function<int()> setup_password(CLI::App& command) {
  const auto options = std::make_shared<PasswordOptions>();
  command.add_option("name", options->name, "Name of the user, or of the program")->required();
  command.add_option("-g,--group", options->groups, "Group of the user; repeat for several")
      ->allow_extra_args(false)
      ->type_name("NAME");
  command.add_flag("--token", options->token,
                   "For a program: make a token, which goes to standard error");
  return [options] { return make_line(*options); };
}

}  // namespace nachlese::programs
