// A read-only hash table from strings to strings that needs no parsing: it is used in place, in the
// executable or in a mapped file. tools/compile_lexicon.cpp writes several named tables into one
// image, made of resources/lexicon/.
//
// Image: "NLEX" | u32 number of tables | per table: char name[24], u32 offset of slots, u32 number
// of slots (a power of two) | … Slot: 0 if free, else 8 bits of the hash and 24 bits of offset to
// an entry. Entry: u8 key length, u8 value length, key, value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "stemming/intern.hpp"

namespace nachlese::text {

inline constexpr std::string_view kImageMagic = "NLEX";
inline constexpr std::size_t kTableNameBytes = 24;
inline constexpr std::size_t kTableHeaderBytes = kTableNameBytes + 8;

class StringTable {
 public:
  StringTable() = default;

  // The table called `name`; empty if the image has none.
  static StringTable in(std::string_view image, std::string_view name) {
    StringTable table;
    if (image.size() < 8 || image.substr(0, 4) != kImageMagic) return table;
    const auto count = read(image.data() + 4);
    for (std::uint32_t i = 0; i < count; ++i) {
      const char* header = image.data() + 8 + i * kTableHeaderBytes;
      if (std::string_view(header) != name) continue;
      table.image_ = image.data();
      table.slots_ = image.data() + read(header + kTableNameBytes);
      table.mask_ = read(header + kTableNameBytes + 4) - 1;
    }
    return table;
  }

  [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const {
    if (image_ == nullptr) return std::nullopt;
    const auto hash = hash_bytes(key);
    for (auto i = static_cast<std::uint32_t>(hash) & mask_;; i = (i + 1) & mask_) {
      const auto slot = read(slots_ + 4 * static_cast<std::size_t>(i));
      if (slot == 0) return std::nullopt;
      if (slot >> 24 != hash >> 56) continue;
      const char* entry = image_ + (slot & 0xFFFFFFU);
      const std::size_t key_size = static_cast<unsigned char>(entry[0]);
      if (std::string_view(entry + 2, key_size) != key) continue;
      return std::string_view(entry + 2 + key_size, static_cast<unsigned char>(entry[1]));
    }
  }

  [[nodiscard]] bool has(std::string_view key) const { return find(key).has_value(); }

 private:
  static std::uint32_t read(const char* at) {
    std::uint32_t value = 0;
    std::memcpy(&value, at, 4);
    return value;
  }

  const char* image_ = nullptr;
  const char* slots_ = nullptr;
  std::uint32_t mask_ = 0;
};

}  // namespace nachlese::text
