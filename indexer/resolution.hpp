// What a run means for the archive, once all records are known: which of several records with one id counts, and what was not
// seen at all.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/pipeline.hpp"

namespace nachlese {

class Resolution {
 public:
  // Counts added, replaced, unchanged and duplicates into `report`, and adds a warning for each duplicate.
  Resolution(std::vector<Seen> seen, Report& report);

  [[nodiscard]] bool seen(std::string_view id) const;
  // True if the last record with this id is as the archive has it already, though an earlier one of the same run is not: then the
  // article in the archive is the one to keep.
  [[nodiscard]] bool keeps_live(std::string_view id) const;

 private:
  std::vector<std::uint64_t> ids_;         // hashes, ascending
  std::vector<std::uint64_t> keeps_live_;  // the same
};

}  // namespace nachlese
