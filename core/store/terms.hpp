// Building terms: prefix and value, within Xapian's limits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/store/schema.hpp"

namespace nachlese::store {

// Xapian refuses terms over 245 bytes, where a zero byte counts twice.
inline constexpr std::size_t kMaxTermBytes = 245;

// Longer values are cut at a character and end in '#' and the hash of the whole value, so that they
// stay distinct.
[[nodiscard]] std::string make_term(schema::Prefix prefix, std::string_view value);

// The value behind the prefix of `term`.
[[nodiscard]] std::string_view term_value(schema::Prefix prefix, std::string_view term);

// The year, month and day terms that the precision of the date allows, appended to `out`.
template <class Container>
void append_date_terms(const Date& date, Container& out);

// Big-endian, so that bytes order like numbers; `bytes` ≤ 8.
[[nodiscard]] std::string pack_number(std::uint64_t value, unsigned bytes);
[[nodiscard]] std::uint64_t unpack_number(std::string_view packed);

inline constexpr unsigned kDateBytes = 5;
[[nodiscard]] std::string pack_date(const Date& date);

// "201807" and the like for one precision.
[[nodiscard]] std::string date_digits(const Date& date, Date::Precision precision);

template <class Container>
void append_date_terms(const Date& date, Container& out) {
  using P = Date::Precision;
  out.push_back(make_term(schema::Prefix::year, date_digits(date, P::year)));
  if (date.precision >= P::month)
    out.push_back(make_term(schema::Prefix::month, date_digits(date, P::month)));
  if (date.precision >= P::day)
    out.push_back(make_term(schema::Prefix::day, date_digits(date, P::day)));
}

}  // namespace nachlese::store
