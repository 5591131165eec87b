// What a run means for the archive, once all records are known: which of several records with one
// id counts, and what was not seen at all.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/pipeline.hpp"

namespace nachlese::index {

class Resolution {
 public:
  // Counts added, replaced, unchanged and duplicates into `report`, and adds a warning for each
  // duplicate.
  Resolution(std::vector<Seen> seen, Report& report);

  // Articles are named by the term of their id.
  [[nodiscard]] bool seen(std::string_view term) const;
  // True if the record with this id that counts is as the archive has it already, though another
  // one of the same run is not: then the article in the archive is the one to keep.
  [[nodiscard]] bool keeps_live(std::string_view term) const;
  // True if the record that counts takes the article back.
  [[nodiscard]] bool withdrawn(std::string_view term) const;

  // True if every document that the run wrote is the one that counts for its id.
  [[nodiscard]] bool all_count() const { return all_count_; }

  // Of the documents that the run wrote for one id, in the order of the input, the one that counts.
  struct Choice {
    std::uint32_t index = 0;
    std::uint32_t written = 0;
  };
  // Nullopt where it is the last.
  [[nodiscard]] std::optional<Choice> choice(std::string_view term) const;

 private:
  void resolve(std::span<const Seen> records, Report& report);

  std::vector<std::uint64_t> ids_;         // hashes, ascending
  std::vector<std::uint64_t> keeps_live_;  // the same
  std::vector<std::uint64_t> withdrawn_;   // the same
  std::unordered_map<std::uint64_t, Choice> choices_;
  bool all_count_ = true;
};

}  // namespace nachlese::index
