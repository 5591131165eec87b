// The names of millions of files in little memory: each is kept as what differs from the one
// before.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::readers {

class FileNames {
 public:
  // `name` holds no NUL. Returns its index, from 0.
  std::uint32_t add(std::string_view name);

  // Throws std::out_of_range.
  [[nodiscard]] std::string at(std::uint32_t index) const;
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::string bytes_;  // per name: how many bytes it shares with the one before, the rest, NUL
  std::vector<std::uint64_t>
      blocks_;  // where in `bytes_` every kBlock-th name starts; that one shares nothing
  std::string last_;
  std::size_t size_ = 0;
};

}  // namespace nachlese::readers
