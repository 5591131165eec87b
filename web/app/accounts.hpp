// The password file: people with passwords and programs with tokens, and their groups.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/app/viewer.hpp"

namespace nachlese::web {

// A line: NAME:HASH:GROUP,GROUP. Names of programs begin with @; their tokens are NAME.SECRET.
struct Account {
  std::string hash;
  std::vector<std::string> groups;
};

// Throws Error(usage) with file and line if a line is no account.
[[nodiscard]] std::map<std::string, Account> read_accounts(const std::string& text,
                                                           const std::string& file);
// Whether a name may stand in the file.
[[nodiscard]] bool is_account_name(std::string_view name);

// Thread-safe. Reads the file again when it changes; a broken one keeps the last that was read, and
// is reported on stderr.
class Accounts {
 public:
  explicit Accounts(std::filesystem::path file);

  [[nodiscard]] std::optional<Viewer> with_password(const std::string& user,
                                                    const std::string& password);
  // `token`: NAME.SECRET, without the @.
  [[nodiscard]] std::optional<Viewer> with_token(const std::string& token);
  // As it is now; nullopt if there is none of this name any more.
  [[nodiscard]] std::optional<Account> find(const std::string& name);

 private:
  void refresh();

  const std::filesystem::path file_;
  std::mutex mutex_;
  std::filesystem::file_time_type read_at_{};
  std::map<std::string, Account> accounts_;
  // Tokens that fitted, with the hash that they fitted: hashing takes too long for each request.
  std::map<std::string, std::string> known_tokens_;
};

}  // namespace nachlese::web
