#include "indexer/readers/record/time_zone.hpp"

#include <unicode/ucal.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>

namespace nachlese::readers {
namespace {

std::int64_t unix_epoch() {
  static const auto epoch = static_cast<std::int64_t>(wall_seconds(*parse_date("1970-01-01")));
  return epoch;
}

struct CloseCalendar {
  void operator()(UCalendar* calendar) const { ucal_close(calendar); }
};
using Calendar = std::unique_ptr<UCalendar, CloseCalendar>;

std::u16string wide(const std::string& ascii) { return {ascii.begin(), ascii.end()}; }

Calendar open_calendar(const std::string& name) {
  const std::u16string id = wide(name);
  UErrorCode error = U_ZERO_ERROR;
  return Calendar(
      ucal_open(id.data(), static_cast<std::int32_t>(id.size()), "en", UCAL_GREGORIAN, &error));
}

// ICU takes an unknown name for a zone of its own, with the offset of Greenwich.
bool is_zone(const std::string& name) {
  const std::u16string id = wide(name);
  UChar canonical[128];
  UBool system = 0;
  UErrorCode error = U_ZERO_ERROR;
  ucal_getCanonicalTimeZoneID(id.data(), static_cast<std::int32_t>(id.size()), canonical,
                              static_cast<std::int32_t>(std::size(canonical)), &system, &error);
  return U_SUCCESS(error) != 0 && system != 0;
}

int minutes_of(UCalendar* calendar, UErrorCode& error) {
  constexpr int kMilliseconds = 60'000;
  return (ucal_get(calendar, UCAL_ZONE_OFFSET, &error) +
          ucal_get(calendar, UCAL_DST_OFFSET, &error)) /
         kMilliseconds;
}

}  // namespace

TimeZone::TimeZone(const std::string& name) {
  constexpr double kYear = 365.2425 * 86'400'000;
  constexpr double kFirst = -150 * kYear;  // 1820
  constexpr double kLast = 130 * kYear;    // 2100
  const Calendar calendar = open_calendar(name);
  if (calendar == nullptr) return;
  UErrorCode error = U_ZERO_ERROR;
  UDate at = kFirst;
  ucal_setMillis(calendar.get(), at, &error);
  first_minutes_ = minutes_of(calendar.get(), error);
  while (U_SUCCESS(error) != 0 && at < kLast) {
    UDate next = 0;
    if (ucal_getTimeZoneTransitionDate(calendar.get(), UCAL_TZ_TRANSITION_NEXT, &next, &error) == 0)
      break;
    ucal_setMillis(calendar.get(), next, &error);
    changes_.emplace_back(unix_epoch() + static_cast<std::int64_t>(next / 1000),
                          minutes_of(calendar.get(), error));
    at = next;
  }
}

const TimeZone* TimeZone::named(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const TimeZone>> zones;
  const std::lock_guard lock(mutex);
  const auto found = zones.find(name);
  if (found != zones.end()) return found->second.get();
  if (!is_zone(name)) return nullptr;
  return zones.emplace(name, std::unique_ptr<const TimeZone>(new TimeZone(name)))
      .first->second.get();
}

int TimeZone::minutes_at(std::int64_t utc) const {
  const auto after = std::upper_bound(
      changes_.begin(), changes_.end(), utc,
      [](std::int64_t moment, const auto& change) { return moment < change.first; });
  return after == changes_.begin() ? first_minutes_ : std::prev(after)->second;
}

Date TimeZone::to_local(const Date& date) const {
  if (date.precision < Date::Precision::minute || !date.zone_minutes) return date;
  const std::int64_t utc = utc_seconds(date);
  const int minutes = minutes_at(utc);
  const std::int64_t wall = utc + minutes * std::int64_t{60};
  if (wall < 86'400 * std::int64_t{366}) return date;  // the year 0 or before
  Date local = from_wall_seconds(static_cast<std::uint64_t>(wall));
  if (local.year < 1 || local.year > 9999) return date;
  local.precision = date.precision;
  local.zone_minutes = minutes;
  return local;
}

Date TimeZone::with_offset(const Date& date) const {
  if (date.precision < Date::Precision::minute || date.zone_minutes) return date;
  const auto wall = static_cast<std::int64_t>(wall_seconds(date));
  // In the hour that comes twice, the first; in that which is left out, as before it.
  const int before = minutes_at(wall - std::int64_t{86'400});
  const int now = minutes_at(wall - before * std::int64_t{60});
  Date out = date;
  out.zone_minutes = now;
  return out;
}

std::int64_t utc_seconds(const Date& date, const TimeZone* zone) {
  return utc_seconds(zone == nullptr ? date : zone->with_offset(date));
}

std::int64_t utc_seconds_now() {
  using namespace std::chrono;
  return unix_epoch() + duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

Date date_of_unix_time(std::int64_t seconds) {
  Date date = from_wall_seconds(static_cast<std::uint64_t>(unix_epoch() + seconds));
  date.zone_minutes = 0;
  return date;
}

}  // namespace nachlese::readers
