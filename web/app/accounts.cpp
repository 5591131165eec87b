#include "web/app/accounts.hpp"

#include <algorithm>
#include <iostream>
#include <system_error>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/file_content.hpp"
#include "core/base/strings.hpp"
#include "web/app/secrets.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kMostTokens = 1'000;
constexpr std::size_t kLongestName = 64;

std::string whole_text(const std::filesystem::path& path) {
  auto text = file_content(path);
  if (!text)
    throw Error(ErrorCode::usage, "Cannot read the password file " + path.string() + ".",
                "Check its name, and that the server may read it.");
  return std::move(*text);
}

Account account_of(std::string_view rest, const std::string& place) {
  const std::size_t colon = rest.find(':');
  Account out;
  out.hash = trim(rest.substr(0, colon));
  if (!is_password_hash(out.hash))
    throw Error(ErrorCode::usage, place + ": there is no hash of a password.",
                "Make the line with `nachlese password NAME --group GROUP`.");
  if (colon == std::string_view::npos) return out;
  for (const auto& group : split_list(rest.substr(colon + 1), ",")) out.groups.emplace_back(group);
  return out;
}

}  // namespace

bool is_account_name(std::string_view name) {
  if (name.starts_with('@')) {
    name.remove_prefix(1);
    if (name.find('.') != std::string_view::npos) return false;
  }
  return !name.empty() && name.size() <= kLongestName && std::ranges::none_of(name, [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == ':' || c == '#' || c == '\x7F';
  });
}

std::map<std::string, Account> read_accounts(const std::string& text, const std::string& file) {
  std::map<std::string, Account> out;
  each_entry(text, [&](std::size_t number, std::string_view entry) {
    const std::string place = file + ":" + std::to_string(number);
    const std::size_t colon = entry.find(':');
    const std::string name(entry.substr(0, colon));
    if (colon == std::string_view::npos || !is_account_name(name))
      throw Error(ErrorCode::usage, place + ": this is no line NAME:HASH:GROUP,GROUP.",
                  "Make the line with `nachlese password NAME --group GROUP`.");
    if (!out.emplace(name, account_of(entry.substr(colon + 1), place)).second)
      throw Error(ErrorCode::usage, place + ": the name " + name + " is there twice.");
  });
  return out;
}

Accounts::Accounts(std::filesystem::path file) : file_(std::move(file)) {
  accounts_ = read_accounts(whole_text(file_), file_.string());
  std::error_code ignored;
  read_at_ = std::filesystem::last_write_time(file_, ignored);
}

void Accounts::refresh() {
  std::error_code missing;
  const auto changed = std::filesystem::last_write_time(file_, missing);
  if (missing || changed == read_at_) return;
  read_at_ = changed;
  try {
    accounts_ = read_accounts(whole_text(file_), file_.string());
  } catch (const Error& error) {
    std::cerr << describe(error) << '\n';
  }
}

std::optional<Account> Accounts::find(const std::string& name) {
  const std::lock_guard lock(mutex_);
  refresh();
  const auto found = accounts_.find(name);
  return found == accounts_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Viewer> Accounts::with_password(const std::string& user,
                                              const std::string& password) {
  const auto account = user.starts_with('@') ? std::nullopt : find(user);
  if (!fits_password(password, account ? account->hash : "")) return std::nullopt;
  return Viewer{user, account->groups};
}

std::optional<Viewer> Accounts::with_token(const std::string& token) {
  const std::size_t point = token.find('.');
  if (point == std::string::npos) return std::nullopt;
  const std::string name = "@" + token.substr(0, point);
  const auto account = find(name);
  if (account) {
    const std::lock_guard lock(mutex_);
    const auto known = known_tokens_.find(token);
    if (known != known_tokens_.end() && known->second == account->hash)
      return Viewer{name, account->groups};
  }
  if (!fits_password(token.substr(point + 1), account ? account->hash : "")) return std::nullopt;
  const std::lock_guard lock(mutex_);
  if (known_tokens_.size() >= kMostTokens) known_tokens_.clear();
  known_tokens_[token] = account->hash;
  return Viewer{name, account->groups};
}

}  // namespace nachlese::web
