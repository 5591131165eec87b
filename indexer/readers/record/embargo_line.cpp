#include "indexer/readers/record/embargo_line.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "core/base/written_date.hpp"
#include "indexer/readers/bytes/take_line.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/time_zone.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kEmbargoZones[] = {"mesz", "mez", "cest", "cet", "gmt", "utc", "bst"};
// What an embargo line begins with, behind words like "Achtung".
constexpr std::string_view kSigns[] = {"sperrfrist", "sperrvermerk", "sendesperrfrist",
                                       "embargo",    "embargoed",    "gesperrt bis"};
constexpr std::string_view kFronts[] = {
    "achtung",   "wichtig", "hinweis", "redaktionen", "bitte beachten",
    "attention", "mit",     "neu",     "dpa",         "redaktioneller hinweis",
    "unter"};
constexpr std::string_view kLifted[] = {"aufgehoben", "abgelaufen", "lifted",
                                        "entfällt",   "keine",      "frei"};
constexpr std::size_t kMostOfValue = 200;
constexpr std::size_t kShownOfValue = 60;
constexpr std::string_view kMarks = " \t#*+-=_(:!<>[/.";

void skip_marks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kMarks), text.size()));
}

// Numbers with one kind of sign between them: "16.07.2018" → 16, 7, 2018; nothing for other words.
std::vector<int> numbers_of(std::string_view word, char sign) {
  std::vector<int> out;
  int value = -1;
  for (const char c : word) {
    if (c >= '0' && c <= '9') {
      value = std::max(value, 0) * 10 + (c - '0');
      if (value > 9999) return {};
    } else if (c == sign && value >= 0) {
      out.push_back(value);
      value = -1;
    } else {
      return {};
    }
  }
  if (value >= 0) out.push_back(value);
  return out;
}

// What a line says of a moment.
struct Moment {
  int year = 0, month = 0, day = 0, hour = -1, minute = 0;
  int weekday = 0;  // 1: Monday
  int days_on = -1;
  std::string zone;

  [[nodiscard]] bool has_day() const { return day > 0; }
};

class MomentReader {
 public:
  explicit MomentReader(std::vector<std::string> words) : words_(std::move(words)) {}

  Moment read() {
    for (at_ = 0; at_ < words_.size(); ++at_) word(words_[at_]);
    return out_;
  }

 private:
  [[nodiscard]] std::string_view next() const {
    return at_ + 1 < words_.size() ? std::string_view(words_[at_ + 1]) : std::string_view();
  }

  void word(const std::string& text) {
    if (text == "heute") out_.days_on = 0;
    if (text == "morgen") out_.days_on = 1;
    if (text == "mitternacht" && out_.hour < 0) set_time(24, 0);
    if (out_.weekday == 0) out_.weekday = static_cast<int>(weekday_named(text));
    if (is_one_of(text, kEmbargoZones)) out_.zone = text;
    const std::string_view name = std::string_view(text).substr(0, text.find('.'));
    if (const unsigned month = month_named(name); month > 0 && at_ > 0)
      set_named_day(static_cast<int>(month));
    if (text.find_first_of("0123456789") == 0) number(text);
  }

  void set_named_day(int month) {
    const auto day = numbers_of(words_[at_ - 1], '.');
    if (day.size() != 1 || day[0] < 1 || day[0] > 31) return;
    out_.month = month;
    out_.day = day[0];
    const auto year = numbers_of(next(), '.');
    if (year.size() == 1 && year[0] > 1900) out_.year = year[0];
  }

  void number(const std::string& text) {
    const auto points = numbers_of(text, '.');
    const auto colons = numbers_of(text, ':');
    const auto strokes = numbers_of(text, '-');
    const bool clock = next() == "uhr" || next() == "h" || is_one_of(next(), kEmbargoZones);
    if (strokes.size() == 3 && strokes[0] > 1900) {
      set_day(strokes[0], strokes[1], strokes[2]);
    } else if (points.size() == 3) {
      set_day(points[2] < 100 ? points[2] + 2000 : points[2], points[1], points[0]);
    } else if (points.size() == 2 && text.ends_with('.') && !clock) {
      set_day(0, points[1], points[0]);
    } else if (points.size() == 2) {
      set_time(points[0], points[1]);
    } else if (colons.size() >= 2) {
      set_time(colons[0], colons[1]);
    } else if (points.size() == 1 && clock) {
      text.size() == 4 ? set_time(points[0] / 100, points[0] % 100) : set_time(points[0], 0);
    } else if (points.size() == 1 && text.size() == 4 && points[0] != out_.year &&
               points[0] < 2400) {
      set_time(points[0] / 100, points[0] % 100);
    }
  }

  void set_day(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) return;
    out_.year = year;
    out_.month = month;
    out_.day = day;
  }

  void set_time(int hour, int minute) {
    if (out_.hour >= 0 || hour > 24 || minute > 59) return;
    out_.hour = hour;
    out_.minute = minute;
  }

  std::vector<std::string> words_;
  std::size_t at_ = 0;
  Moment out_;
};

constexpr std::uint64_t kSecondsOfDay = 86'400;

std::uint64_t days_of(const Date& date) { return first_second(date) / kSecondsOfDay; }

// The day alone, some days on.
Date day_after(const Date& date, int days) {
  Date day = from_wall_seconds((days_of(date) + static_cast<std::uint64_t>(days)) * kSecondsOfDay);
  day.precision = Date::Precision::day;
  return day;
}

// Day of the week, 1: Monday. The first day of the scale was a Wednesday.
int weekday_of(const Date& date) { return static_cast<int>((days_of(date) + 2) % 7) + 1; }

std::optional<Date> day_of(int year, int month, int day) {
  std::array<char, 40> text{};  // of any three numbers
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return parse_date(text.data());
}

// A day without a year is that next to `published`: on 30 December, 1 January is to come.
std::optional<Date> nearest_day(int month, int day, const Date& published) {
  std::optional<Date> nearest;
  std::uint64_t least = 0;
  for (const int year : {published.year, published.year + 1, published.year - 1}) {
    const auto date = day_of(year, month, day);
    if (!date) continue;
    const std::uint64_t a = days_of(*date);
    const std::uint64_t b = days_of(published);
    const std::uint64_t far = a > b ? a - b : b - a;
    if (nearest && far >= least) continue;
    nearest = date;
    least = far;
  }
  return nearest;
}

std::optional<Date> moment_of(const Moment& said, const std::optional<Date>& published) {
  std::optional<Date> day;
  if (said.has_day()) {
    if (said.year == 0 && !published) return std::nullopt;
    day = said.year > 0 ? day_of(said.year, said.month, said.day)
                        : nearest_day(said.month, said.day, *published);
  } else if (published) {
    int on = std::max(said.days_on, 0);
    if (said.weekday > 0) on = (said.weekday - weekday_of(*published) + 7) % 7;
    if (said.hour < 0 && said.days_on < 0 && said.weekday == 0) return std::nullopt;
    day = day_after(*published, on);
  }
  if (!day) return std::nullopt;
  if (said.hour == 24) day = day_after(*day, 1);
  std::array<char, 16> time{};
  std::snprintf(time.data(), time.size(), "T%02d:%02d", std::max(said.hour, 0) % 24, said.minute);
  return parse_loose_date(to_iso(*day).substr(0, 10) + time.data() +
                          (said.zone.empty() ? "" : " " + said.zone));
}

// What stands behind the sign of an embargo, lower case; nullopt for other lines.
std::optional<std::string> behind_sign(std::string_view line) {
  constexpr std::size_t kLongestLine = 240;
  if (line.size() > kLongestLine) return std::nullopt;
  const std::string text = column_key(line);
  std::string_view rest = text;
  skip_marks(rest);
  for (int fronts = 0; fronts < 2; ++fronts) {
    for (const std::string_view front : kFronts) {
      if (!rest.starts_with(front)) continue;
      rest.remove_prefix(front.size());
      skip_marks(rest);
    }
  }
  for (const std::string_view sign : kSigns) {
    if (!rest.starts_with(sign)) continue;
    rest.remove_prefix(sign.size());
    return std::string(rest);
  }
  return std::nullopt;
}

// "Sperrfrist für Böller" is none.
bool speaks_of_time(std::string_view behind, const Moment& said) {
  const bool alone = behind.find_first_not_of(kMarks) == std::string_view::npos ||
                     behind.find_first_not_of(" )!+*") == std::string_view::npos;
  const bool colon = trim(behind).starts_with(':');
  const bool named = said.hour >= 0 || said.has_day();
  return colon || alone || named;
}

std::optional<EmbargoLine> read_line(std::string_view line, const std::optional<Date>& published) {
  const auto behind = behind_sign(line);
  if (!behind) return std::nullopt;
  const auto words = split_list(*behind, " ,;()!+*/:.\t");
  const bool lifted = std::any_of(words.begin(), words.end(),
                                  [](const std::string& word) { return is_one_of(word, kLifted); });
  const Moment said = MomentReader(split_list(*behind, " ,;()!+*/\t")).read();
  if (lifted && said.hour < 0 && !said.has_day()) return std::nullopt;
  if (!speaks_of_time(*behind, said)) return std::nullopt;
  return EmbargoLine{moment_of(said, published)};
}

// One without a time lasts two days from the date of the article.
std::optional<Date> end_of(const EmbargoLine& line, const std::optional<Date>& published) {
  if (line.until || !published) return line.until;
  return day_after(*published, 2);
}

}  // namespace

std::optional<EmbargoLine> find_embargo_line(std::string_view text,
                                             const std::optional<Date>& published) {
  constexpr std::string_view kTraces[] = {"errfrist",    "ERRFRIST",    "mbargo",   "MBARGO",
                                          "perrvermerk", "PERRVERMERK", "perrt bis"};
  if (std::none_of(std::begin(kTraces), std::end(kTraces), [&](std::string_view trace) {
        return text.find(trace) != std::string_view::npos;
      }))
    return std::nullopt;
  constexpr std::size_t kLines = 8;  // at each end
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    if (const std::string_view line = trim(take_line(text)); !line.empty()) lines.push_back(line);
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i >= kLines && i + kLines < lines.size()) continue;
    if (auto found = read_line(lines[i], published)) return found;
  }
  return std::nullopt;
}

bool keep_embargo(const std::string& value, const Record& record, Parsed& out) {
  if (!out.article) return false;
  const std::optional<Date> published = out.article->published;
  std::optional<Date> until = parse_loose_date(trim(value));
  if (!until) {
    const std::string line = "Sperrfrist: " + std::string(truncate_utf8(value, kMostOfValue));
    const auto said = read_line(line, published);
    if (!said) return false;  // lifted
    until = end_of(*said, published);
  }
  if (until) return withhold("", until, record, out);
  out.issues.push_back({Severity::warning, record.place,
                        "\"" + std::string(truncate_utf8(value, kShownOfValue)) +
                            "\" is no end of an embargo that could be read, and there is no date; "
                            "the article is held back"});
  skip(record, out, "under embargo");
  return true;
}

void keep_embargo_line(std::string_view more, const Record& record, Parsed& out) {
  if (!out.article) return;
  const std::optional<Date> published = out.article->published;
  for (const std::string_view text :
       {more, std::string_view(out.article->kicker), std::string_view(out.article->title),
        std::string_view(out.article->subtitle), std::string_view(out.article->lead),
        std::string_view(out.article->body)}) {
    const auto line = find_embargo_line(text, published);
    if (!line) continue;
    if (const auto until = end_of(*line, published); until) {
      (void)withhold("", until, record, out);
    } else {
      out.issues.push_back({Severity::warning, record.place,
                            "an embargo without a time that could be read; the article is taken"});
    }
    return;
  }
}

}  // namespace nachlese::readers
