// Many files in one: tar and zip (libarchive). Nothing is ever written to disk; names are names,
// not paths.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_stream.hpp"

namespace nachlese::readers {

// Most files read from one container.
inline constexpr std::uint64_t kMaxEntries = 1'000'000;
// How much of the start is needed to recognize a container.
inline constexpr std::size_t kContainerHead = 512;

[[nodiscard]] bool is_container(std::string_view head);
[[nodiscard]] bool is_zip(std::string_view head);

// Calls `file` for each regular file, in the order in which they are stored; links, folders and
// devices are passed over. The stream must not be used after the call. Returns the number of files.
// Throws ReadError.
std::uint64_t read_container(
    std::unique_ptr<ByteStream> source,
    const std::function<void(std::string name, std::unique_ptr<ByteStream> content)>& file);

// The same for what must be read with seeking, 7-Zip and RAR; held in memory, at most
// kMostInMemory.
inline constexpr std::size_t kMostInMemory = std::size_t{200} << 20U;
void read_container_in_memory(
    std::unique_ptr<ByteStream> source,
    const std::function<void(std::string name, std::unique_ptr<ByteStream> content)>& file);

// LZ4, compress (.Z) or lzip.
[[nodiscard]] std::unique_ptr<ByteStream> unpack_rarer(std::unique_ptr<ByteStream> compressed);
// bzip2 or xz.
[[nodiscard]] std::unique_ptr<ByteStream> unbzip2(std::unique_ptr<ByteStream> compressed);
[[nodiscard]] std::unique_ptr<ByteStream> unxz(std::unique_ptr<ByteStream> compressed);

}  // namespace nachlese::readers
