#include "indexer/readers/record/loose_date.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/written_date.hpp"
#include "indexer/readers/record/time_zone.hpp"

namespace nachlese::readers {
namespace {

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

using Token = DateToken;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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
    if (tokens_[i].number && parts_ < 3) time_[parts_++] = value_of_digits(tokens_[i].text);
  }

  // Behind the time that begins with token `i`; `i` if none does.
  std::size_t time_at(std::size_t i) {
    if (!number(i, 6)) return i;
    const std::string_view digits = tokens_[i].text;
    const bool after_t = i > 0 && tokens_[i - 1].text == "t" && tokens_[i].before == 't';
    if (after_t && digits.size() >= 4 && digits.size() % 2 == 0) {  // T1805, T180500
      tokens_[i].used = tokens_[i - 1].used = true;
      for (std::size_t at = 0; at < digits.size(); at += 2)
        time_[parts_++] = value_of_digits(digits.substr(at, 2));
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
      if (month_named(token.text) > 0) return;
      token.used = true;
    }
  }

  // "+0200", "+02:00", "+2".
  bool offset(std::size_t& at) {
    const Token& token = tokens_[at];
    if ((token.before != '+' && token.before != '-') || token.text.size() > 4) return false;
    int minutes = static_cast<int>(value_of_digits(token.text));
    if (token.text.size() > 2) {
      minutes = minutes / 100 * 60 + minutes % 100;
    } else {
      minutes *= 60;
      if (number(at + 1) && tokens_[at + 1].before == ':') {
        minutes += static_cast<int>(value_of_digits(tokens_[at + 1].text));
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
    std::vector<Token> tokens = date_tokens(spelled);
    const TimeOfDay time(tokens);
    std::optional<Date> date = calendar_date(tokens, false);
    return date && date->year > 999 && time.put_into(*date) ? date : std::nullopt;
  }
  if (whole.size() == 5) {  // 43297.75; day 1 is 1900-01-01, and 1900 had a 29 February
    constexpr std::int64_t kFirst = 20'000;
    constexpr std::int64_t kLast = 73'050;
    constexpr std::int64_t kUnixEpoch = 25'569;
    const auto day = static_cast<std::int64_t>(value_of_digits(whole));
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
  const std::string lower = folded_date(text);
  std::vector<Token> tokens = date_tokens(lower);
  const TimeOfDay time(tokens);
  std::optional<Date> date = calendar_date(tokens, time.english());
  if (!date || date->precision == Date::Precision::month) return date;
  if (!time.put_into(*date)) return std::nullopt;
  return region == nullptr ? *date : region->with_offset(*date);
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
