// The numbers that Xapian gives the documents of several databases searched as one: interleaved.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nachlese::store {

[[nodiscard]] constexpr std::uint32_t id_in_archive(std::size_t shard, std::uint32_t id,
                                                    std::size_t shards) {
  return static_cast<std::uint32_t>((id - 1) * shards + shard + 1);
}
[[nodiscard]] constexpr std::size_t shard_of(std::uint32_t id_in_archive, std::size_t shards) {
  return (id_in_archive - 1) % shards;
}
[[nodiscard]] constexpr std::uint32_t id_in_shard(std::uint32_t id_in_archive, std::size_t shards) {
  return static_cast<std::uint32_t>((id_in_archive - 1) / shards + 1);
}

}  // namespace nachlese::store
