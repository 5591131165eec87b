// Time zones by their names (IANA), from ICU's tables.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.hpp"

namespace nachlese::readers {

inline constexpr const char* kUsualZone = "Europe/Berlin";

class TimeZone {
 public:
  // Null for an unknown name. Each zone is made once and lives as long as the program. Thread-safe.
  [[nodiscard]] static const TimeZone* named(const std::string& name);

  // The same moment on the clocks of this zone, with its offset. Dates without a time or without
  // an offset stay as they are.
  [[nodiscard]] Date to_local(const Date& date) const;

  // A time without an offset gets that of this zone.
  [[nodiscard]] Date with_offset(const Date& date) const;

 private:
  explicit TimeZone(const std::string& name);
  // `utc` on the scale of wall_seconds().
  [[nodiscard]] int minutes_at(std::int64_t utc) const;

  int first_minutes_ = 0;                              // before the first change
  std::vector<std::pair<std::int64_t, int>> changes_;  // from when on, and the offset
};

// As utc_seconds(date), but what names no offset is taken as in `zone`, unless that is null.
[[nodiscard]] std::int64_t utc_seconds(const Date& date, const TimeZone* zone);

// Now, on the same scale.
[[nodiscard]] std::int64_t utc_seconds_now();

// A moment given in seconds since 1970, in UTC.
[[nodiscard]] Date date_of_unix_time(std::int64_t seconds);

}  // namespace nachlese::readers
