#include "indexer/resolution.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/hash.hpp"

namespace nachlese {
namespace {

void count(Outcome outcome, Report& report) {
  switch (outcome) {
    case Outcome::added: ++report.added; break;
    case Outcome::replaced: ++report.replaced; break;
    case Outcome::unchanged: ++report.unchanged; break;
    case Outcome::rejected: break;
  }
}

}  // namespace

Resolution::Resolution(std::vector<Seen> seen, Report& report) {
  std::sort(seen.begin(), seen.end(),
            [](const Seen& a, const Seen& b) { return std::tie(a.id_hash, a.place) < std::tie(b.id_hash, b.place); });
  const Seen* winner = nullptr;  // last good record of the current id
  bool changed_before = false;   // an earlier one differs from the archive
  const auto close = [&] {
    if (winner == nullptr) return;
    count(winner->outcome, report);
    if (winner->outcome == Outcome::unchanged && changed_before) keeps_live_.push_back(winner->id_hash);
    winner = nullptr;
    changed_before = false;
  };
  for (const auto& record : seen) {
    if (ids_.empty() || ids_.back() != record.id_hash) {
      close();
      ids_.push_back(record.id_hash);
    }
    if (record.outcome == Outcome::rejected) continue;
    if (winner != nullptr) {
      ++report.duplicates;
      changed_before = changed_before || winner->outcome != Outcome::unchanged;
      report.add({Severity::warning, winner->place,
                  "the same id comes again in " + describe(report, {Severity::note, record.place, "the last one counts"})});
    }
    winner = &record;
  }
  close();
}

bool Resolution::seen(std::string_view id) const { return std::binary_search(ids_.begin(), ids_.end(), hash64(id)); }

bool Resolution::keeps_live(std::string_view id) const {
  return std::binary_search(keeps_live_.begin(), keeps_live_.end(), hash64(id));
}

}  // namespace nachlese
