// Decides, once all records are known, which of several records with one id counts, and which
// articles of the archive were not seen.
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
  // Adds counts of added, replaced, unchanged and duplicate articles to `report`, and a warning for
  // each duplicate.
  Resolution(std::vector<Seen> seen, Report& report);

  // Articles are named by the term of their id.
  [[nodiscard]] bool seen(std::string_view term) const;
  // True if the record that counts is already in the archive, and the run wrote another record of
  // that id: then the archive's article stays.
  [[nodiscard]] bool keeps_live(std::string_view term) const;
  // True if the record that counts withdraws the article.
  [[nodiscard]] bool withdrawn(std::string_view term) const;

  // True if every document that the run wrote counts.
  [[nodiscard]] bool all_count() const { return all_count_; }

  // Which of the documents written for one id, in input order, counts.
  struct Choice {
    std::uint32_t index = 0;
    std::uint32_t written = 0;
  };
  // nullopt if it is the last.
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
