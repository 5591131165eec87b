// Compresses the bytes of an article. Texts of a few KB have little in themselves to refer to, so
// zstd gets a dictionary of frequent German words (core/store/tools/compile_dictionary.cpp): a
// fifth smaller than by Xapian's zlib, and read twice as fast. See
// docs/DECISIONS.md#texts-of-articles.
//
// The first byte is kPackedFormat (other values are other formats, article_codec.hpp), the rest a
// frame of zstd, which has the id of the dictionary: its hash.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nachlese::store {

inline constexpr char kPackedFormat = 2;
// Larger articles are not packed. No reader makes such large ones.
inline constexpr std::size_t kMostUnpacked = std::size_t{256} << 20U;

// `bytes` as they are where packing does not make them smaller. They must not be packed.
[[nodiscard]] std::string pack_article(std::string bytes);

[[nodiscard]] bool is_packed_article(std::string_view stored);

// The reverse of pack_article() for what is packed. Throws Error(archive) if the bytes are damaged
// or were packed with another dictionary; memory is bounded by their size.
[[nodiscard]] std::string unpack_article(std::string_view stored);

}  // namespace nachlese::store
