// Builds terms from prefix and value, within Xapian's limits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/store/schema.hpp"

namespace nachlese::store {

// Xapian's limit for terms, in bytes; a zero byte counts twice.
inline constexpr std::size_t kMaxTermBytes = 245;

// Cuts a longer value at a character and appends '#' and the hash of the whole value, so that terms
// stay distinct.
[[nodiscard]] std::string make_term(schema::Prefix prefix, std::string_view value);
// The same into a string whose memory is used again.
void set_term(schema::Prefix prefix, std::string_view value, std::string& term);

// True for surface forms: they have no prefix, and every prefix starts with a capital letter.
[[nodiscard]] constexpr bool is_surface(std::string_view term) {
  return term.empty() || term.front() < 'A' || term.front() > 'Z';
}
// Sorts behind all terms with a prefix.
inline constexpr std::string_view kBehindPrefixed = "[";
// The layer or filter that a term belongs to.
[[nodiscard]] const schema::TermField& field_of(std::string_view term);
// The prefix of terms that hold ids.
[[nodiscard]] const std::string& id_prefix();

// The part of `term` after the prefix.
[[nodiscard]] std::string_view term_value(schema::Prefix prefix, std::string_view term);

// Appends the year, month and day terms that the precision of the date allows.
template <class Container>
void append_date_terms(const Date& date, Container& out);

// Big-endian, so that bytes sort like numbers; `bytes` ≤ 8.
[[nodiscard]] std::string pack_number(std::uint64_t value, unsigned bytes);
[[nodiscard]] std::uint64_t unpack_number(std::string_view packed);

inline constexpr unsigned kDateBytes = 5;
[[nodiscard]] std::string pack_date(const Date& date);

// The digits of one precision, such as "201807".
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
