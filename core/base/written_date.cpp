#include "core/base/written_date.hpp"

#include <algorithm>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"

namespace nachlese {
namespace {

// German, English, French and Italian, lower case.
struct MonthName {
  std::string_view name;
  unsigned month;
};
constexpr MonthName kMonths[] = {
    {"januar", 1},    {"jänner", 1},    {"january", 1},   {"janvier", 1},   {"gennaio", 1},
    {"jan", 1},       {"jän", 1},       {"janv", 1},      {"gen", 1},       {"februar", 2},
    {"feber", 2},     {"february", 2},  {"février", 2},   {"fevrier", 2},   {"febbraio", 2},
    {"feb", 2},       {"févr", 2},      {"fevr", 2},      {"fév", 2},       {"märz", 3},
    {"maerz", 3},     {"march", 3},     {"mars", 3},      {"marzo", 3},     {"mär", 3},
    {"mrz", 3},       {"mar", 3},       {"april", 4},     {"avril", 4},     {"aprile", 4},
    {"apr", 4},       {"avr", 4},       {"mai", 5},       {"may", 5},       {"maggio", 5},
    {"mag", 5},       {"juni", 6},      {"june", 6},      {"juin", 6},      {"giugno", 6},
    {"jun", 6},       {"giu", 6},       {"juli", 7},      {"july", 7},      {"juillet", 7},
    {"luglio", 7},    {"jul", 7},       {"juil", 7},      {"lug", 7},       {"august", 8},
    {"août", 8},      {"aout", 8},      {"agosto", 8},    {"aug", 8},       {"ago", 8},
    {"september", 9}, {"septembre", 9}, {"settembre", 9}, {"sep", 9},       {"sept", 9},
    {"set", 9},       {"oktober", 10},  {"october", 10},  {"octobre", 10},  {"ottobre", 10},
    {"okt", 10},      {"oct", 10},      {"ott", 10},      {"november", 11}, {"novembre", 11},
    {"nov", 11},      {"dezember", 12}, {"december", 12}, {"décembre", 12}, {"decembre", 12},
    {"dicembre", 12}, {"dez", 12},      {"dec", 12},      {"déc", 12},      {"dic", 12},
};

constexpr std::size_t kLongest = 120;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

int year_of(const DateToken& token) {
  const auto value = static_cast<int>(value_of_digits(token.text));
  constexpr int kThisCentury = 68;
  return token.text.size() > 2 ? value : value + (value > kThisCentury ? 1900 : 2000);
}

// Day and year beside the name of a month: "16. Juli 2018", "July 16, 2018", "Juli 2018".
bool read_around_month(const std::vector<DateToken>& numbers, std::size_t words, Date& date) {
  const auto digits = [&](std::size_t i) { return numbers[i].text.size(); };
  if (numbers.size() == 1 && words == 1 && digits(0) == 4) {  // Juli 2018
    date.year = year_of(numbers[0]);
    date.precision = Date::Precision::month;
    return true;
  }
  if (numbers.size() < 2) return false;
  const bool year_first = digits(0) == 4;  // 2018 July 16
  if (digits(year_first ? 1 : 0) > 2) return false;
  date.day = value_of_digits(numbers[year_first ? 1 : 0].text);
  date.year = year_of(numbers[year_first ? 0 : 1]);
  return digits(year_first ? 0 : 1) == 2 || digits(year_first ? 0 : 1) == 4;
}

// "7.2018", "07/2018", "2018-7".
bool read_month(const std::vector<DateToken>& numbers, Date& date) {
  const bool year_first = numbers[0].text.size() == 4;
  const DateToken& year = numbers[year_first ? 0 : 1];
  const DateToken& month = numbers[year_first ? 1 : 0];
  if (year.text.size() != 4 || month.text.size() > 2) return false;
  if (std::string_view("./-").find(numbers[1].before) == std::string_view::npos) return false;
  date.year = year_of(year);
  date.month = value_of_digits(month.text);
  date.precision = Date::Precision::month;
  return true;
}

// Day, month and year in what the time of day has left.
bool read_calendar(const std::vector<DateToken>& tokens, bool english, Date& date) {
  std::vector<DateToken> numbers;
  date.month = 0;
  std::size_t words = 0;
  for (const DateToken& token : tokens) {
    if (token.used) continue;
    if (token.number) {
      numbers.push_back(token);
      continue;
    }
    ++words;
    if (date.month == 0) date.month = month_named(token.text);
  }
  if (numbers.empty()) return false;
  const auto digits = [&](std::size_t i) { return numbers[i].text.size(); };
  if (digits(0) == 8 && date.month == 0) {  // 20180716
    const unsigned value = value_of_digits(numbers[0].text);
    date.year = static_cast<int>(value / 10000);
    date.month = value / 100 % 100;
    date.day = value % 100;
    return true;
  }
  if (date.month > 0) return read_around_month(numbers, words, date);
  if (numbers.size() == 2 && words == 0) return read_month(numbers, date);
  if (numbers.size() < 3) return false;
  if (digits(0) == 4) {  // 2018/07/16
    date.year = year_of(numbers[0]);
    date.month = value_of_digits(numbers[1].text);
    date.day = value_of_digits(numbers[2].text);
    return digits(1) <= 2 && digits(2) <= 2;
  }
  if (digits(0) > 2 || digits(1) > 2 || (digits(2) != 2 && digits(2) != 4)) return false;
  date.day = value_of_digits(numbers[0].text);
  date.month = value_of_digits(numbers[1].text);
  date.year = year_of(numbers[2]);
  // Americans write the month first; where both are possible, their clock of twelve hours tells.
  const bool slashes = numbers[1].before == '/' && numbers[2].before == '/';
  const bool american = english || date.month > 12;
  if (slashes && american && date.day <= 12) std::swap(date.day, date.month);
  return true;
}

// What may stand in a date and nothing else: anything else makes it a slip of the finger.
bool belongs_to_date(const DateToken& token) {
  constexpr std::string_view kWords[] = {
      "mo",  "di", "mi",  "do",  "fr",  "sa", "so",  "mon", "tue", "wed", "thu", "fri", "sat",
      "sun", "am", "vom", "den", "der", "of", "the", "st",  "nd",  "rd",  "th",  "on"};
  if (token.before == ':') return false;  // a time of day
  return token.number || month_named(token.text) > 0 || weekday_named(token.text) > 0 ||
         is_one_of(token.text, kWords);
}

}  // namespace

std::string folded_date(std::string_view text) {
  std::string out = to_lower_ascii(text);
  for (std::size_t at = 0; at + 1 < out.size(); ++at) {
    const auto next = static_cast<unsigned char>(out[at + 1]);
    if (out[at] == '\xC3' && next >= 0x80 && next <= 0x9E)
      out[at + 1] = static_cast<char>(next + 0x20);
    if (out[at] == '\xC2' && next == 0xA0) out[at] = out[at + 1] = ' ';  // a no-break space
  }
  return out;
}

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (is_digit(text[at])) {
      while (at < text.size() && is_digit(text[at])) ++at;
    } else if (is_letter(text[at])) {
      while (at < text.size() && is_letter(text[at])) ++at;
    } else {
      ++at;
      continue;
    }
    tokens.push_back(
        {text.substr(start, at - start), is_digit(text[start]), start > 0 ? text[start - 1] : ' '});
  }
  return tokens;
}

unsigned value_of_digits(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits.substr(0, 9)) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

unsigned month_named(std::string_view name) {
  const auto* month = std::ranges::find(kMonths, name, &MonthName::name);
  return month == std::end(kMonths) ? 0 : month->month;
}

unsigned weekday_named(std::string_view name) {
  struct Weekday {
    std::string_view name;
    unsigned number;
  };
  constexpr Weekday kWeekdays[] = {
      {"montag", 1},    {"dienstag", 2},  {"mittwoch", 3}, {"donnerstag", 4}, {"freitag", 5},
      {"samstag", 6},   {"sonnabend", 6}, {"sonntag", 7},  {"monday", 1},     {"tuesday", 2},
      {"wednesday", 3}, {"thursday", 4},  {"friday", 5},   {"saturday", 6},   {"sunday", 7}};
  const auto* day = std::ranges::find(kWeekdays, name, &Weekday::name);
  return day == std::end(kWeekdays) ? 0 : day->number;
}

std::optional<Date> calendar_date(const std::vector<DateToken>& tokens, bool english) {
  Date date;
  date.precision = Date::Precision::day;
  if (!read_calendar(tokens, english, date)) return std::nullopt;
  const bool exists = date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
                      date.day >= 1 && date.day <= days_in_month(date.year, date.month);
  return exists ? std::optional(date) : std::nullopt;
}

std::optional<Date> parse_written_date(std::string_view text) {
  text = trim(text);
  if (auto strict = parse_date(text)) return strict;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  const std::string folded = folded_date(text);
  const std::vector<DateToken> tokens = date_tokens(folded);
  const auto numbers = std::ranges::count(tokens, true, &DateToken::number);
  constexpr auto kMostNumbers = 3;
  const bool clear = numbers <= kMostNumbers && std::ranges::all_of(tokens, belongs_to_date);
  return clear ? calendar_date(tokens, false) : std::nullopt;
}

}  // namespace nachlese
