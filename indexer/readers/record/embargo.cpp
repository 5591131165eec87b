#include "indexer/readers/record/embargo.hpp"

#include <algorithm>
#include <chrono>

#include "core/base/ascii.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kTakenBack[] = {"canceled", "cancelled", "withheld", "killed"};

// Seconds of UTC on the scale of wall_seconds().
std::int64_t utc_seconds(const Date& date) {
  return static_cast<std::int64_t>(first_second(date)) -
         date.zone_minutes.value_or(0) * std::int64_t{60};
}

bool is_to_come(const Date& date) {
  using namespace std::chrono;
  const auto epoch = utc_seconds(*parse_date("1970-01-01"));
  return utc_seconds(date) >
         epoch + duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

bool withhold(std::string_view status, const std::optional<Date>& embargo, const Record& record,
              Parsed& out) {
  const std::string word =
      to_lower_ascii(status.substr(status.find_last_of(":/") + 1));  // npos + 1 is 0
  if (std::find(std::begin(kTakenBack), std::end(kTakenBack), word) != std::end(kTakenBack)) {
    out.withdrawn = true;
    skip(record, out, "taken back by its source (" + word + ")");
    return true;
  }
  if (!embargo || !is_to_come(*embargo)) return false;
  skip(record, out, "under embargo until " + to_iso(*embargo));
  return true;
}

void skip(const Record& record, Parsed& out, const std::string& reason) {
  if (out.article) out.id = std::move(out.article->id);
  out.article.reset();
  out.issues.push_back({Severity::note, record.place, "skipped: " + reason});
}

std::uint64_t version_of(const std::optional<Date>& date) {
  return date ? static_cast<std::uint64_t>(std::max<std::int64_t>(1, utc_seconds(*date))) : 1;
}

}  // namespace nachlese::readers
