// What a source format is, and how much is read of one.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/readers/bytes/buffered_input.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Longest record that is read at all, in bytes.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20U;
// Most text that one article may have, in bytes; its analysis takes some twenty times as much
// memory.
inline constexpr std::size_t kMaxArticleBytes = std::size_t{16} << 20U;
// How much of the start of a file is looked at to tell its format.
inline constexpr std::size_t kHeadBytes = std::size_t{64} << 10U;

struct Format {
  std::string_view name;
  std::string_view key;  // in config files
  bool (*recognizes)(std::string_view head);
  // Cuts the input into records. `origin` carries what is the same for all of them. Throws
  // ReadError.
  void (*split)(BufferedInput& input, const Record& origin, const RecordSink& sink);
  // Thread-safe.
  void (*parse)(const Record& record, Parsed& out);
  bool knows_charset = false;  // its files say in what charset they are, or have one of their own
};

}  // namespace nachlese::readers
