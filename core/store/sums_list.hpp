// The text of the list of hashes. Reading it allocates nothing, so that a signal handler can.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::store {

struct FileSum {
  std::string_view name;
  std::uint64_t hash = 0;
  std::uint64_t bytes = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
};

// Takes the first line off `rest`, which is what is left of the list; false at its end.
[[nodiscard]] bool next_sum(std::string_view& rest, FileSum& out) noexcept;

// The lines of the files, if the list is whole: begin and hash are right; else nothing.
[[nodiscard]] std::string_view lines_of_sums(std::string_view text) noexcept;

[[nodiscard]] std::string print_sums(const std::vector<FileSum>& sums);

}  // namespace nachlese::store
