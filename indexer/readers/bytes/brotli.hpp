// Brotli (RFC 7932), which nothing tells but the name of a file or a header of HTTP.
#pragma once

#include <memory>

#include "indexer/readers/bytes/byte_stream.hpp"

namespace nachlese::readers {

// Where the program is built without it, reading throws ReadError.
[[nodiscard]] std::unique_ptr<ByteStream> unbrotli(std::unique_ptr<ByteStream> compressed);

}  // namespace nachlese::readers
