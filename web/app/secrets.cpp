#include "web/app/secrets.hpp"

#include <crypt.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "web/http/access.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kLongestPassword = 500;  // crypt(3) takes no more than 511 bytes
// Of a password that nobody has: names without an account take as long as others.
constexpr const char* kNobody =
    "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$X3DX6M94c7o.9agCG9G317fhZg9SqC."
    "5i5rd.RhAtQ7";

std::string crypted(const std::string& password, const char* setting) {
  const auto data = std::make_unique<crypt_data>();
  const char* hash = ::crypt_rn(password.c_str(), setting, data.get(), sizeof(crypt_data));
  return hash == nullptr || hash[0] == '*' ? std::string() : std::string(hash);
}

}  // namespace

std::string random_secret() {
  std::array<unsigned char, kSecretBytes> bytes{};
  for (std::size_t got = 0; got < bytes.size();) {
    const ssize_t more = ::getrandom(bytes.data() + got, bytes.size() - got, 0);
    if (more < 0 && errno != EINTR)
      throw Error(ErrorCode::bug, "The kernel has no random numbers.");
    got += static_cast<std::size_t>(std::max<ssize_t>(0, more));
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : bytes) {
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::string hash_password(const std::string& password) {
  std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
  if (password.empty() || password.size() > kLongestPassword ||
      ::crypt_gensalt_rn("$y$", 0, nullptr, 0, setting.data(), setting.size()) == nullptr)
    throw Error(ErrorCode::usage, "The password is empty or too long.", "Take 8 to 500 bytes.");
  std::string hash = crypted(password, setting.data());
  if (hash.empty()) throw Error(ErrorCode::bug, "crypt(3) knows no yescrypt here.");
  return hash;
}

bool fits_password(const std::string& password, const std::string& hash) {
  const bool usable = is_password_hash(hash) && password.size() <= kLongestPassword &&
                      password.find('\0') == std::string::npos;
  const std::string made = crypted(usable ? password : "x", usable ? hash.c_str() : kNobody);
  return usable && !made.empty() && equal_in_constant_time(made, hash);
}

bool is_password_hash(std::string_view hash) {
  constexpr std::string_view kKinds[] = {"$y$", "$gy$", "$7$", "$2b$", "$2y$", "$6$", "$5$"};
  return std::ranges::any_of(kKinds, [&](std::string_view kind) {
    return hash.starts_with(kind) && hash.size() > kind.size() + 20;
  });
}

}  // namespace nachlese::web
