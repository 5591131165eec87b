// What an archive keeps of its recurring passages between two runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/recurring.hpp"

namespace nachlese::index {

struct PassageState {
  std::uint64_t run = 0;            // number of the run that counted last
  std::string rules;                // the user's file as it was then
  std::vector<std::string> packed;  // as RecurringPassages::pack()
};

// Of the database that was written last; empty without any.
[[nodiscard]] PassageState read_passages(const std::vector<std::filesystem::path>& databases);
// Keys and values for the metadata.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> passage_metadata(
    const PassageState& state);

// The file of the archive in `directory` that users may write; empty text if there is none.
[[nodiscard]] std::filesystem::path passage_file(const std::filesystem::path& directory);
[[nodiscard]] std::string read_passage_file(const std::filesystem::path& directory);

}  // namespace nachlese::index
