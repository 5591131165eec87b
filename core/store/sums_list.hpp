// The text of the list of checksums. Parsing it allocates nothing, so a signal handler can do it.
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

// Takes the next line off `rest`; false at the end.
[[nodiscard]] bool next_sum(std::string_view& rest, FileSum& out) noexcept;

// The file lines of the list, if its header and hash are right; else empty.
[[nodiscard]] std::string_view lines_of_sums(std::string_view text) noexcept;

[[nodiscard]] std::string print_sums(const std::vector<FileSum>& sums);

}  // namespace nachlese::store
