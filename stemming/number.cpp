#include "stemming/number.hpp"

#include <algorithm>
#include <array>

#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t n = 0;
  while (is_digit(text, at + n)) ++n;
  return n;
}

unsigned value(std::string_view digits) {
  unsigned n = 0;
  for (const char c : digits) n = n * 10 + static_cast<unsigned>(c - '0');
  return n;
}

bool exists(const Day& d) {
  constexpr std::array<unsigned, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= kDays[d.month];
}

void put(std::string& out, unsigned number, std::size_t width) {
  const auto digits = std::to_string(number);
  out.append(width > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

std::size_t find_iso_date(std::string_view text, std::size_t at, Day& day) {
  const bool shape = digits_from(text, at) == 4 && text.substr(at + 4, 1) == "-" &&
                     digits_from(text, at + 5) == 2 && text.substr(at + 7, 1) == "-" &&
                     digits_from(text, at + 8) == 2;
  if (!shape) return 0;
  day = {value(text.substr(at, 4)), value(text.substr(at + 5, 2)), value(text.substr(at + 8, 2))};
  return exists(day) ? at + 10 : 0;
}

// True if `separator` divides the digits into groups of three, the first of one to three digits
// without a leading zero.
bool is_grouped(std::string_view whole, char separator) {
  auto rest = whole;
  const auto first = rest.find(separator);
  if (first == std::string_view::npos || first == 0 || first > 3 || whole[0] == '0') return false;
  rest.remove_prefix(first);
  while (!rest.empty()) {
    if (rest[0] != separator || digits_from(rest, 1) != 3) return false;
    rest.remove_prefix(4);
  }
  return true;
}

std::size_t separator_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '.' || text[at] == ',') return is_digit(text, at + 1) ? 1 : 0;
  const auto d = decode(text, at);
  const bool groups = d.code_point == '\'' || d.code_point == 0x2019 || d.code_point == 0xA0 ||
                      d.code_point == 0x202F;
  return groups && digits_from(text, at + d.bytes) == 3 ? d.bytes : 0;
}

bool is_space_or_mark(char c) {
  return std::string_view(" -/():.").find(c) != std::string_view::npos;
}

// Words before a number whose groups are no thousands.
constexpr std::array<std::string_view, 14> kNumberedThings = {
    "Tel",   "Telefon", "Telefax", "Fax",       "Handy",       "Mobil",         "Hotline",
    "Konto", "IBAN",    "BLZ",     "Rufnummer", "Kontonummer", "Telefonnummer", "Spendenkonto"};

// True if what stands before `at` makes the digits behind it no number of thousands: the rest of a
// number (0171 234 567, 030/123 456, (030) 123 456), or a word for numbers that are not counted. A
// year may stand before.
bool follows_digits(std::string_view text, std::size_t at) {
  auto before = at;
  while (before > 0 && at - before < 3 && is_space_or_mark(text[before - 1])) --before;
  const auto marks = text.substr(before, at - before);
  auto begin = before;
  while (begin > 0 && is_digit(text, begin - 1)) --begin;
  const auto digits = text.substr(begin, before - begin);
  if (digits.empty()) {
    if (before > 0 && text[before - 1] == '+') return true;
    return std::any_of(kNumberedThings.begin(), kNumberedThings.end(), [&](std::string_view word) {
      return text.substr(0, before).ends_with(word);
    });
  }
  const bool group = digits.size() == 3 && begin >= 2 && text[begin - 1] == ' ' &&
                     is_digit(text, begin - 2);  // 10 000-20 000
  if ((digits[0] == '0' && !group) || marks.find_first_of("/)") != std::string_view::npos)
    return true;
  const bool alone = begin == 0 || is_space_or_mark(text[begin - 1]) || text[begin - 1] == '\n';
  const bool year = digits.size() == 4 && (digits[0] == '1' || digits[0] == '2') && alone;
  return marks == " " && !year;
}

// True for a list such as 100 200 300, whose members have equal distances.
bool is_progression(std::string_view groups) {
  const auto step =
      static_cast<int>(value(groups.substr(4, 3))) - static_cast<int>(value(groups.substr(0, 3)));
  for (std::size_t i = 4; i + 7 <= groups.size(); i += 4) {
    if (static_cast<int>(value(groups.substr(i + 4, 3))) -
            static_cast<int>(value(groups.substr(i, 3))) !=
        step)
      return false;
  }
  return true;
}

// End of a number whose groups of three digits are divided by single blanks: 10 000, 1 234 567. 0
// if there is none: other digits around them make a phone number or a table.
std::size_t spaced_thousands_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t kMostGroups = 5;
  const auto first = digits_from(text, begin);
  if (first < 1 || first > 3 || text[begin] == '0') return 0;
  auto end = begin + first;
  std::size_t groups = 1;
  while (end < text.size() && text[end] == ' ' && is_digit(text, end + 1)) {
    if (digits_from(text, end + 1) != 3 || ++groups > kMostGroups) return 0;
    end += 4;
  }
  if (groups == 1 || follows_digits(text, begin)) return 0;
  const bool list = first == 3 && groups >= 3 && is_progression(text.substr(begin, end - begin));
  return list ? 0 : end;
}

}  // namespace

std::string to_text(const Day& day) {
  std::string out;
  if (day.year != 0) put(out, day.year, 4), out.push_back('-');
  put(out, day.month, 2);
  if (day.day != 0) out.push_back('-'), put(out, day.day, 2);
  return out;
}

namespace {

// Finds 9. 11. 1989. With blanks the year must have four digits, since "2. 3. 4." may mean
// anything.
std::size_t find_spaced_date(std::string_view text, std::size_t at, Day& day) {
  const auto d = digits_from(text, at);
  const auto month = at + d + 2;
  const auto m = d < 1 || d > 2 || text.substr(at + d, 2) != ". " ? 0 : digits_from(text, month);
  const auto year = month + m + 2;
  if (m < 1 || m > 2 || text.substr(month + m, 2) != ". " || digits_from(text, year) != 4) return 0;
  day = {value(text.substr(year, 4)), value(text.substr(month, m)), value(text.substr(at, d))};
  return exists(day) && day.year >= 1000 && day.year < 2200 ? year + 4 : 0;
}

}  // namespace

std::size_t find_date(std::string_view text, std::size_t at, Day& day) {
  if (const auto end = find_iso_date(text, at, day)) return end;
  if (const auto end = find_spaced_date(text, at, day)) return end;
  const auto d = digits_from(text, at);
  if (d < 1 || d > 2 || text.substr(at + d, 1) != ".") return 0;
  const auto month = at + d + 1;
  const auto m = digits_from(text, month);
  if (m < 1 || m > 2 || text.substr(month + m, 1) != ".") return 0;
  day = {0, value(text.substr(month, m)), value(text.substr(at, d))};
  if (!exists(day)) return 0;
  const auto year = month + m + 1;
  const auto y = digits_from(text, year);
  if (y == 0) return year;
  if (y != 4 && y != 2) return 0;
  if (text.substr(year + y, 1) == "." && is_digit(text, year + y + 1)) return 0;
  day.year = value(text.substr(year, y));
  if (y == 2) day.year += day.year < 50 ? 2000 : 1900;
  return year + y;
}

std::size_t number_end(std::string_view text, std::size_t at) {
  if (const auto end = spaced_thousands_end(text, at)) {
    const bool fraction = text.substr(end, 1) == "," && is_digit(text, end + 1);
    return fraction ? end + 1 + digits_from(text, end + 1) : end;
  }
  for (;;) {
    at += digits_from(text, at);
    const auto separator = separator_at(text, at);
    if (separator == 0) return at;
    at += separator;
  }
}

void canonical_number(std::string_view number, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < number.size();) {
    const auto d = decode(number, i);
    if (d.code_point < 0x80 && d.code_point != '\'' && d.code_point != ' ')
      out.push_back(static_cast<char>(d.code_point));
    i += d.bytes;
  }
  const auto drop = [&](char c) { out.erase(std::remove(out.begin(), out.end(), c), out.end()); };
  const auto comma = out.find(',');
  const auto dot = out.find('.');
  if (comma == std::string::npos) {
    if (is_grouped(out, '.')) drop('.');
  } else if (out.find(',', comma + 1) == std::string::npos &&
             (dot == std::string::npos || is_grouped(out.substr(0, comma), '.'))) {
    drop('.');
    std::replace(out.begin(), out.end(), ',', '.');
  } else if (dot != std::string::npos && is_grouped(out.substr(0, dot), ',')) {
    drop(',');
  }
}

}  // namespace nachlese::text
