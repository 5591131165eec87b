// Random secrets, and passwords as crypt(3) stores them.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::web {

// 256 bits of the kernel's random numbers as 64 hex digits.
[[nodiscard]] std::string random_secret();

// Hashes with yescrypt and a salt of its own; takes some hundredths of a second.
[[nodiscard]] std::string hash_password(const std::string& password);
// Takes as long as hashing, also for a hash that is none.
[[nodiscard]] bool fits_password(const std::string& password, const std::string& hash);
// Whether it is a hash that is hard to guess from: yescrypt, scrypt, bcrypt or rounds of SHA-2.
[[nodiscard]] bool is_password_hash(std::string_view hash);

}  // namespace nachlese::web
