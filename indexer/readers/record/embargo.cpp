#include "indexer/readers/record/embargo.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/record/publication.hpp"
#include "indexer/readers/record/time_zone.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kTakenBack[] = {"canceled", "cancelled", "withheld", "killed",
                                           "kill",     "recalled",  "retracted"};

}  // namespace

bool is_taken_back(std::string_view status) { return is_one_of(status, kTakenBack); }

void keep_back(const Record& record, Parsed& out, const std::string& reason) {
  out.withdrawn = true;
  skip(record, out, "not public (" + reason + ")");
}

bool withhold(std::string_view status, const std::optional<Date>& embargo, const Record& record,
              Parsed& out) {
  const std::string word =
      to_lower_ascii(status.substr(status.find_last_of(":/") + 1));  // npos + 1 is 0
  if (is_taken_back(word)) {
    out.withdrawn = true;
    skip(record, out, "taken back by its source (" + word + ")");
    return true;
  }
  if (!not_public(word).empty() && word != "embargoed" && word != "embargo") {
    keep_back(record, out, word);
    return true;
  }
  const TimeZone* zone = record.zone;
  if (!embargo || utc_seconds(*embargo, zone) <= utc_seconds_now()) return false;
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
