#include "core/store/terms.hpp"

#include <algorithm>

#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"

namespace nachlese::store {

std::string make_term(schema::Prefix prefix, std::string_view value) {
  std::string term;
  set_term(prefix, value, term);
  return term;
}

void set_term(schema::Prefix prefix, std::string_view value, std::string& term) {
  term.assign(schema::field(prefix).letters);
  // Short ones fit even if every byte is a zero byte.
  const bool is_short = term.size() + 2 * value.size() <= kMaxTermBytes;
  const auto zeros =
      static_cast<std::size_t>(is_short ? 0 : std::count(value.begin(), value.end(), '\0'));
  if (term.size() + value.size() + zeros <= kMaxTermBytes) {
    term.append(value);
    return;
  }
  constexpr std::size_t kHashBytes = 17;  // '#' and 16 hex digits
  // Half the room suffices even if every byte is a zero byte.
  const std::size_t room = (kMaxTermBytes - term.size() - kHashBytes) / (zeros > 0 ? 2 : 1);
  term.append(truncate_utf8(value, room)).append("#").append(to_hex(hash64(value)));
}

// Longest prefix first, since that of surface forms is empty.
const schema::TermField& field_of(std::string_view term) {
  const schema::TermField* best = &schema::field(schema::Prefix::surface);
  for (const auto& field : schema::kTermFields) {
    if (term.starts_with(field.letters) && field.letters.size() > best->letters.size())
      best = &field;
  }
  return *best;
}

const std::string& id_prefix() {
  static const std::string kLetters(schema::field(schema::Prefix::id).letters);
  return kLetters;
}

std::string_view term_value(schema::Prefix prefix, std::string_view term) {
  return term.substr(std::min(term.size(), schema::field(prefix).letters.size()));
}

std::string pack_number(std::uint64_t value, unsigned bytes) {
  std::string out(bytes, '\0');
  for (unsigned i = bytes; i-- > 0; value >>= 8U) out[i] = static_cast<char>(value & 0xFFU);
  return out;
}

std::uint64_t unpack_number(std::string_view packed) {
  std::uint64_t value = 0;
  for (const char c : packed) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

std::string pack_date(const Date& date) { return pack_number(wall_seconds(date), kDateBytes); }

std::string date_digits(const Date& date, Date::Precision precision) {
  Date cut = date;
  cut.precision = std::min(precision, Date::Precision::day);
  std::string digits = to_iso(cut);
  std::erase(digits, '-');
  return digits;
}

}  // namespace nachlese::store
