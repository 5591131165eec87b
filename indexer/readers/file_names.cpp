#include "indexer/readers/file_names.hpp"

#include <algorithm>
#include <limits>

namespace nachlese::readers {
namespace {

constexpr std::size_t kBlock = 32;
constexpr std::size_t kMaxShared = std::numeric_limits<unsigned char>::max();

}  // namespace

std::uint32_t FileNames::add(std::string_view name) {
  std::size_t shared = 0;
  if (size_ % kBlock == 0) {
    blocks_.push_back(bytes_.size());
  } else {
    const std::size_t most = std::min({name.size(), last_.size(), kMaxShared});
    while (shared < most && name[shared] == last_[shared]) ++shared;
  }
  bytes_ += static_cast<char>(shared);
  bytes_ += name.substr(shared);
  bytes_ += '\0';
  last_ = name;
  return static_cast<std::uint32_t>(size_++);
}

std::string FileNames::at(std::uint32_t index) const {
  std::size_t at = blocks_.at(index / kBlock);
  std::string name;
  for (std::size_t i = 0; i <= index % kBlock; ++i) {
    name.resize(static_cast<unsigned char>(bytes_.at(at)));
    name += bytes_.c_str() + at + 1;
    at = bytes_.find('\0', at + 1) + 1;
  }
  return name;
}

}  // namespace nachlese::readers
