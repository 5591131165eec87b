#include "indexer/readers/record/loose_date.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/record/time_zone.hpp"

namespace nachlese::readers {
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

struct Zone {
  std::string_view name;
  int minutes;
};
constexpr Zone kZones[] = {
    {"z", 0},      {"ut", 0},     {"utc", 0},    {"gmt", 0},     {"wet", 0},     {"west", 60},
    {"bst", 60},   {"mez", 60},   {"cet", 60},   {"met", 60},    {"mesz", 120},  {"mest", 120},
    {"cest", 120}, {"eet", 120},  {"sast", 120}, {"cat", 120},   {"eest", 180},  {"msk", 180},
    {"eat", 180},  {"msd", 240},  {"gst", 240},  {"hkt", 480},   {"sgt", 480},   {"jst", 540},
    {"kst", 540},  {"aest", 600}, {"aedt", 660}, {"nzst", 720},  {"nzdt", 780},  {"ast", -240},
    {"adt", -180}, {"est", -300}, {"edt", -240}, {"cst", -360},  {"cdt", -300},  {"mst", -420},
    {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"akst", -540}, {"akdt", -480}, {"hst", -600},
};

constexpr std::size_t kLongest = 120;

struct Token {
  std::string_view text;
  bool number = false;
  char before = ' ';  // the character in front: '.', ':', '+', …
  bool used = false;  // by the time of day
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Lower case, the letters of Latin-1 included.
std::string folded(std::string_view text) {
  std::string out = to_lower_ascii(text);
  for (std::size_t at = 0; at + 1 < out.size(); ++at) {
    const auto next = static_cast<unsigned char>(out[at + 1]);
    if (out[at] == '\xC3' && next >= 0x80 && next <= 0x9E)
      out[at + 1] = static_cast<char>(next + 0x20);
    if (out[at] == '\xC2' && next == 0xA0) out[at] = out[at + 1] = ' ';  // a no-break space
  }
  return out;
}

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

// The time of day and its zone, taken out of the tokens.
class TimeOfDay {
 public:
  explicit TimeOfDay(std::vector<Token>& tokens) : tokens_(tokens) {
    for (std::size_t i = 0; i < tokens.size() && parts_ == 0; ++i) {
      const std::size_t end = time_at(i);
      if (end > i) read_behind(end);
    }
  }

  [[nodiscard]] bool english() const { return half_ != ' '; }

  // False if there is no such time.
  bool put_into(Date& date) const {
    if (parts_ == 0) return true;
    unsigned hour = time_[0];
    if (half_ == 'p' && hour < 12) hour += 12;
    if (half_ == 'a' && hour == 12) hour = 0;
    if (hour > 23 || time_[1] > 59 || time_[2] > 60) return false;
    date.hour = hour;
    date.minute = time_[1];
    date.second = std::min(time_[2], 59U);  // a leap second
    date.precision = parts_ > 2 ? Date::Precision::second : Date::Precision::minute;
    constexpr int kMaxOffset = 14 * 60;
    if (zone_ && std::abs(*zone_) <= kMaxOffset) date.zone_minutes = zone_;
    return true;
  }

 private:
  [[nodiscard]] bool number(std::size_t i, std::size_t most = 2) const {
    return i < tokens_.size() && tokens_[i].number && tokens_[i].text.size() <= most;
  }
  [[nodiscard]] bool word(std::size_t i, std::string_view text) const {
    return i < tokens_.size() && tokens_[i].text == text;
  }

  void take(std::size_t i) {
    tokens_[i].used = true;
    if (tokens_[i].number && parts_ < 3) time_[parts_++] = value_of(tokens_[i].text);
  }

  // Behind the time that begins with token `i`; `i` if none does.
  std::size_t time_at(std::size_t i) {
    if (!number(i, 6)) return i;
    const std::string_view digits = tokens_[i].text;
    const bool after_t = i > 0 && tokens_[i - 1].text == "t" && tokens_[i].before == 't';
    if (after_t && digits.size() >= 4 && digits.size() % 2 == 0) {  // T1805, T180500
      tokens_[i].used = tokens_[i - 1].used = true;
      for (std::size_t at = 0; at < digits.size(); at += 2)
        time_[parts_++] = value_of(digits.substr(at, 2));
      return i + 1;
    }
    if (!number(i)) return i;
    if (number(i + 1) && tokens_[i + 1].before == ':') return clock(i);
    const bool dotted = number(i + 1) && tokens_[i + 1].before == '.' &&
                        tokens_[i + 1].text.size() == 2 && word(i + 2, "uhr") &&
                        tokens_[i].before != '.';
    if (dotted) {  // 14.05 Uhr
      take(i);
      take(i + 1);
      return i + 3;
    }
    const bool hours =
        word(i + 1, "uhr") || (word(i + 1, "h") && tokens_[i + 1].before == digits.back());
    if (!hours || tokens_[i].before == '.') return i;
    take(i);
    const bool minutes = number(i + 2) && tokens_[i + 2].text.size() == 2 &&
                         (tokens_[i + 2].before == 'h' || tokens_[i + 2].before == ' ');
    if (minutes) {  // 18 Uhr 05, 18h05
      take(i + 2);
    } else {
      time_[parts_++] = 0;
    }
    return i + (minutes ? 3 : 2);
  }

  std::size_t clock(std::size_t i) {
    take(i);
    std::size_t at = i + 1;
    while (at < tokens_.size() && number(at) && tokens_[at].before == ':' && parts_ < 3) take(at++);
    const bool fraction = parts_ == 3 && at < tokens_.size() && tokens_[at].number &&
                          (tokens_[at].before == '.' || tokens_[at].before == ',');
    if (fraction) tokens_[at++].used = true;
    return at;
  }

  // AM, PM, "Uhr", names of zones and offsets.
  void read_behind(std::size_t at) {
    for (; at < tokens_.size(); ++at) {
      Token& token = tokens_[at];
      if (token.number) {
        if (!offset(at)) return;
        continue;
      }
      const bool split = (token.text == "p" || token.text == "a") && word(at + 1, "m");  // p.m.
      if (split || token.text == "pm" || token.text == "am") {
        half_ = token.text.front();
        if (split) tokens_[at + 1].used = true;
      }
      const auto* zone = std::find_if(std::begin(kZones), std::end(kZones),
                                      [&](const Zone& z) { return z.name == token.text; });
      if (zone != std::end(kZones) && !zone_) zone_ = zone->minutes;
      if (std::any_of(std::begin(kMonths), std::end(kMonths),
                      [&](const MonthName& m) { return m.name == token.text; }))
        return;
      token.used = true;
    }
  }

  // "+0200", "+02:00", "+2".
  bool offset(std::size_t& at) {
    const Token& token = tokens_[at];
    if ((token.before != '+' && token.before != '-') || token.text.size() > 4) return false;
    int minutes = static_cast<int>(value_of(token.text));
    if (token.text.size() > 2) {
      minutes = minutes / 100 * 60 + minutes % 100;
    } else {
      minutes *= 60;
      if (number(at + 1) && tokens_[at + 1].before == ':') {
        minutes += static_cast<int>(value_of(tokens_[at + 1].text));
        tokens_[at + 1].used = true;
      }
    }
    zone_ = token.before == '-' ? -minutes : minutes;
    tokens_[at].used = true;
    if (at + 1 < tokens_.size() && tokens_[at + 1].used) ++at;
    return true;
  }

  std::vector<Token>& tokens_;
  unsigned time_[3] = {};
  unsigned parts_ = 0;
  char half_ = ' ';  // a or p
  std::optional<int> zone_;
};

int year_of(const Token& token) {
  const auto value = static_cast<int>(value_of(token.text));
  constexpr int kThisCentury = 68;
  return token.text.size() > 2 ? value : value + (value > kThisCentury ? 1900 : 2000);
}

// Day and year beside the name of a month: "16. Juli 2018", "July 16, 2018", "Juli 2018".
bool read_around_month(const std::vector<Token>& numbers, std::size_t words, Date& date) {
  const auto digits = [&](std::size_t i) { return numbers[i].text.size(); };
  if (numbers.size() == 1 && words == 1 && digits(0) == 4) {  // Juli 2018
    date.year = year_of(numbers[0]);
    date.precision = Date::Precision::month;
    return true;
  }
  if (numbers.size() < 2) return false;
  const bool year_first = digits(0) == 4;  // 2018 July 16
  if (digits(year_first ? 1 : 0) > 2) return false;
  date.day = value_of(numbers[year_first ? 1 : 0].text);
  date.year = year_of(numbers[year_first ? 0 : 1]);
  return digits(year_first ? 0 : 1) == 2 || digits(year_first ? 0 : 1) == 4;
}

// Day, month and year in what the time of day has left.
bool read_calendar(const std::vector<Token>& tokens, bool english, Date& date) {
  std::vector<Token> numbers;
  date.month = 0;
  std::size_t words = 0;
  for (const Token& token : tokens) {
    if (token.used) continue;
    if (token.number) {
      numbers.push_back(token);
      continue;
    }
    ++words;
    const auto* name = std::find_if(std::begin(kMonths), std::end(kMonths),
                                    [&](const MonthName& m) { return m.name == token.text; });
    if (date.month == 0 && name != std::end(kMonths)) date.month = name->month;
  }
  if (numbers.empty()) return false;
  const auto digits = [&](std::size_t i) { return numbers[i].text.size(); };
  if (digits(0) == 8 && date.month == 0) {  // 20180716
    const unsigned value = value_of(numbers[0].text);
    date.year = static_cast<int>(value / 10000);
    date.month = value / 100 % 100;
    date.day = value % 100;
    return true;
  }
  if (date.month > 0) return read_around_month(numbers, words, date);
  if (numbers.size() < 3) return false;
  if (digits(0) == 4) {  // 2018/07/16
    date.year = year_of(numbers[0]);
    date.month = value_of(numbers[1].text);
    date.day = value_of(numbers[2].text);
    return digits(1) <= 2 && digits(2) <= 2;
  }
  if (digits(0) > 2 || digits(1) > 2 || (digits(2) != 2 && digits(2) != 4)) return false;
  date.day = value_of(numbers[0].text);
  date.month = value_of(numbers[1].text);
  date.year = year_of(numbers[2]);
  // Americans write the month first; where both are possible, their clock of twelve hours tells.
  const bool slashes = numbers[1].before == '/' && numbers[2].before == '/';
  const bool american = english || date.month > 12;
  if (slashes && american && date.day <= 12) std::swap(date.day, date.month);
  return true;
}

// "Europe/Berlin" anywhere in the text; null if there is none.
const TimeZone* region_in(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash == 0 || is_digit(text[slash - 1])) return nullptr;
  constexpr std::string_view kEnds = " []()\t,;";
  const std::size_t before = text.find_last_of(kEnds, slash);
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find_first_of(kEnds, slash), text.size());
  return TimeZone::named(std::string(text.substr(start, end - start)));
}

// Seconds, or finer parts of one, since 1970; "/Date(1531757100000+0200)/"; days of a spreadsheet.
std::optional<Date> date_of_number(std::string_view text) {
  if (text.starts_with("/Date(")) text = text.substr(6, text.find_first_of("+-)", 6) - 6);
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::string_view rest = text.substr(std::min(whole.size() + 1, text.size()));
  if (whole.empty() || whole.find_first_not_of("0123456789") != std::string_view::npos ||
      rest.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  constexpr std::size_t kSeconds = 10;
  if (whole.size() == 14 || whole.size() == 12) {  // 20180716180530
    const std::string spelled =
        std::string(whole.substr(0, 8)) + "t" + std::string(whole.substr(8));
    std::vector<Token> tokens = tokens_of(spelled);
    const TimeOfDay time(tokens);
    Date date;
    date.precision = Date::Precision::day;
    const bool fits = read_calendar(tokens, false, date) && date.year > 999 && date.month >= 1 &&
                      date.month <= 12 && date.day >= 1 &&
                      date.day <= days_in_month(date.year, date.month) && time.put_into(date);
    return fits ? std::optional(date) : std::nullopt;
  }
  if (whole.size() == 5) {  // 43297.75; day 1 is 1900-01-01, and 1900 had a 29 February
    constexpr std::int64_t kFirst = 20'000;
    constexpr std::int64_t kLast = 73'050;
    constexpr std::int64_t kUnixEpoch = 25'569;
    const auto day = static_cast<std::int64_t>(value_of(whole));
    if (day < kFirst || day > kLast) return std::nullopt;
    Date date = date_of_unix_time((day - kUnixEpoch) * 86'400);
    date.zone_minutes.reset();
    date.precision = Date::Precision::day;
    return date;
  }
  if (whole.size() < kSeconds - 1 || whole.size() > 19 ||
      (whole.size() > kSeconds && (whole.size() - kSeconds) % 3 != 0))
    return std::nullopt;
  const std::string digits(whole.substr(0, std::min(kSeconds, whole.size())));
  return date_of_unix_time(std::stoll(digits));
}

}  // namespace

std::optional<Date> parse_loose_date(std::string_view text) {
  text = trim(text);
  if (auto strict = parse_date(text)) return strict;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  if (auto counted = date_of_number(text)) return counted;
  const TimeZone* region = region_in(text);
  const std::string lower = folded(text);
  std::vector<Token> tokens = tokens_of(lower);
  const TimeOfDay time(tokens);
  Date date;
  date.precision = Date::Precision::day;
  if (!read_calendar(tokens, time.english(), date)) return std::nullopt;
  if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1 ||
      date.day > days_in_month(date.year, date.month))
    return std::nullopt;
  if (date.precision == Date::Precision::month) return date;
  if (!time.put_into(date)) return std::nullopt;
  return region == nullptr ? date : region->with_offset(date);
}

bool says_no_date(std::string_view text) {
  constexpr std::string_view kNone[] = {"",     "0",    "-",     "--",        "null",
                                        "none", "nan",  "\\n",   "nil",       "unbekannt",
                                        "n/a",  "o.d.", "o. d.", "undefined", "false"};
  const std::string lower = to_lower_ascii(trim(text));
  return is_one_of(lower, kNone) ||
         (lower.starts_with("0000") && lower.find_first_not_of("0-:t .z+") == std::string::npos);
}

}  // namespace nachlese::readers
