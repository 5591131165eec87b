#include "indexer/readers/record/loose_date.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"

namespace nachlese::readers {
namespace {

// The first three letters tell the month in German and English, lower case.
struct MonthName {
  std::string_view start;
  unsigned month;
};
constexpr MonthName kMonths[] = {
    {"jan", 1}, {"jän", 1},  {"feb", 2},  {"mar", 3},  {"mär", 3},  {"mrz", 3},
    {"apr", 4}, {"mai", 5},  {"may", 5},  {"jun", 6},  {"jul", 7},  {"aug", 8},
    {"sep", 9}, {"okt", 10}, {"oct", 10}, {"nov", 11}, {"dez", 12}, {"dec", 12},
};

struct Zone {
  std::string_view name;
  int minutes;
};
constexpr Zone kZones[] = {
    {"z", 0},      {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"wet", 0},    {"west", 60},
    {"bst", 60},   {"mez", 60},   {"cet", 60},   {"mesz", 120}, {"cest", 120}, {"eet", 120},
    {"eest", 180}, {"msk", 180},  {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300},
    {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
};

struct Token {
  std::string_view text;
  bool number = false;
  char before = ' ';  // the character in front: '.', ':', '+', …
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Runs of digits and runs of letters; `text` is lower case.
std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
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

unsigned value_of(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits.substr(0, 9)) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

// Reads tokens one after the other, each as the first thing that is still open.
class LooseDate {
 public:
  std::optional<Date> read(const std::vector<Token>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      if (token.number) {
        const char after = i + 1 < tokens.size() ? tokens[i + 1].before : ' ';
        if (!number(token, after)) return std::nullopt;
      } else {
        word(token.text);
      }
    }
    return finish();
  }

 private:
  bool number(const Token& token, char after) {
    const unsigned value = value_of(token.text);
    if (clock_ > 0 && (token.before == '+' || token.before == '-') && token.text.size() <= 4)
      return offset(token, value);
    if (after == ':' || (clock_ > 0 && token.before == ':')) return clock(value);
    if (clock_ > 2 && token.before == '.') return true;  // fractions of a second
    if (token.text.size() == 8 && day_ == 0) {           // 20180716
      year_ = static_cast<int>(value / 10000);
      month_ = value / 100 % 100;
      day_ = value % 100;
      return true;
    }
    if (token.text.size() == 6 && token.before == 't') {  // T180500
      return clock(value / 10000) && clock(value / 100 % 100) && clock(value % 100);
    }
    return calendar(value, token.text.size());
  }

  bool calendar(unsigned value, std::size_t digits) {
    if (digits > 2 || (day_ > 0 && month_ > 0)) {
      if (year_ > 0 || digits == 3 || digits > 4) return year_ > 0;  // something after the date
      constexpr unsigned kThisCentury = 68;
      year_ = static_cast<int>(digits > 2 ? value : value + (value > kThisCentury ? 1900 : 2000));
    } else if (year_ > 0 && month_ == 0) {  // 2018/07/16
      month_ = value;
    } else if (day_ == 0) {
      day_ = value;
    } else {
      month_ = value;
    }
    return true;
  }

  bool clock(unsigned value) {
    if (clock_ < 3) time_[clock_++] = value;
    return true;
  }

  bool offset(const Token& token, unsigned value) {
    if (zone_ && !(named_zone_)) return clock(value);
    const unsigned minutes = token.text.size() > 2 ? value / 100 * 60 + value % 100 : value * 60;
    zone_ = token.before == '-' ? -static_cast<int>(minutes) : static_cast<int>(minutes);
    named_zone_ = false;
    return true;
  }

  void word(std::string_view text) {
    for (const auto& name : kMonths) {
      if (month_ == 0 && text.starts_with(name.start) && year_ == 0) month_ = name.month;
    }
    if (clock_ == 0) return;
    if (text == "pm" && time_[0] < 12) time_[0] += 12;
    if (text == "am" && time_[0] == 12) time_[0] = 0;
    for (const auto& zone : kZones) {
      if (text != zone.name) continue;
      zone_ = zone.minutes;
      named_zone_ = true;
    }
  }

  std::optional<Date> finish() {
    if (year_ < 1 || year_ > 9999 || month_ < 1 || month_ > 12 || day_ < 1 ||
        day_ > days_in_month(year_, month_))
      return std::nullopt;
    Date date;
    date.year = year_;
    date.month = month_;
    date.day = day_;
    date.precision = Date::Precision::day;
    if (clock_ < 2) return date;
    if (time_[2] == 60) time_[2] = 59;  // a leap second
    if (time_[0] > 23 || time_[1] > 59 || time_[2] > 59) return std::nullopt;
    date.hour = time_[0];
    date.minute = time_[1];
    date.second = time_[2];
    date.precision = clock_ > 2 ? Date::Precision::second : Date::Precision::minute;
    constexpr int kMaxOffset = 14 * 60;
    if (zone_ && std::abs(*zone_) <= kMaxOffset) date.zone_minutes = zone_;
    return date;
  }

  int year_ = 0;
  unsigned month_ = 0;
  unsigned day_ = 0;
  unsigned time_[3] = {};
  unsigned clock_ = 0;  // how many parts of the time are known
  std::optional<int> zone_;
  bool named_zone_ = false;
};

}  // namespace

std::optional<Date> parse_loose_date(std::string_view text) {
  text = trim(text);
  if (auto strict = parse_date(text)) return strict;
  constexpr std::size_t kLongest = 64;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  const std::string folded = to_lower_ascii(text);
  return LooseDate().read(tokens_of(folded));
}

}  // namespace nachlese::readers
