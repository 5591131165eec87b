#include "indexer/resolution.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/hash.hpp"

namespace nachlese::index {
namespace {

void count(Outcome outcome, Report& report) {
  switch (outcome) {
    case Outcome::added: ++report.added; break;
    case Outcome::replaced: ++report.replaced; break;
    case Outcome::unchanged: ++report.unchanged; break;
    case Outcome::withdrawn:
    case Outcome::rejected: break;
    case Outcome::withheld: ++report.withheld; break;
  }
}

}  // namespace

Resolution::Resolution(std::vector<Seen> seen, Report& report) {
  std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) {
    return std::tie(a.id_hash, a.place) < std::tie(b.id_hash, b.place);
  });
  for (auto begin = seen.begin(); begin != seen.end();) {
    const auto end = std::find_if(
        begin, seen.end(), [&](const Seen& record) { return record.id_hash != begin->id_hash; });
    ids_.push_back(begin->id_hash);
    resolve({begin, end}, report);
    begin = end;
  }
}

// Chooses the record that counts: the highest version, of equal ones the last. All records have one
// id and are in input order.
void Resolution::resolve(std::span<const Seen> records, Report& report) {
  const Seen* winner = nullptr;
  const Seen* before = nullptr;
  Choice choice;
  bool changed = false;  // a record that does not count differs from the archive
  for (const auto& record : records) {
    if (record.outcome == Outcome::rejected) continue;
    const bool written = record.outcome == Outcome::added || record.outcome == Outcome::replaced;
    choice.written += written ? 1 : 0;
    if (before != nullptr) {
      ++report.duplicates;
      // Versions of one moment with other titles are no versions, but articles that share an id.
      const bool other = before->version == record.version && before->title != 0 &&
                         record.title != 0 && before->title != record.title;
      if ((before->version == 0 && record.version == 0) || other) {
        report.add(
            {readers::Severity::warning, before->place,
             "the same id occurs again in " +
                 describe(report, {readers::Severity::note, record.place, "the last one counts"})});
      }
    }
    before = &record;
    const bool wins = winner == nullptr || record.version >= winner->version;
    const Seen* loser = wins ? winner : &record;
    changed = changed || (loser != nullptr && loser->outcome != Outcome::unchanged);
    if (!wins) continue;
    winner = &record;
    if (written) choice.index = choice.written - 1;
  }
  if (winner == nullptr) return;
  count(winner->outcome, report);
  if (winner->outcome == Outcome::unchanged && changed) keeps_live_.push_back(winner->id_hash);
  all_count_ =
      all_count_ &&
      choice.written ==
          (winner->outcome == Outcome::added || winner->outcome == Outcome::replaced ? 1 : 0);
  if (winner->outcome == Outcome::withdrawn) withdrawn_.push_back(winner->id_hash);
  if (choice.index + 1 < choice.written) choices_.emplace(winner->id_hash, choice);
}

bool Resolution::seen(std::string_view term) const {
  return std::binary_search(ids_.begin(), ids_.end(), hash64(term));
}

bool Resolution::keeps_live(std::string_view term) const {
  return std::binary_search(keeps_live_.begin(), keeps_live_.end(), hash64(term));
}

bool Resolution::withdrawn(std::string_view term) const {
  return std::binary_search(withdrawn_.begin(), withdrawn_.end(), hash64(term));
}

std::optional<Resolution::Choice> Resolution::choice(std::string_view term) const {
  const auto found = choices_.find(hash64(term));
  return found == choices_.end() ? std::nullopt : std::optional<Choice>(found->second);
}

}  // namespace nachlese::index
