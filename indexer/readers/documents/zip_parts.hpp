// Parts of a packed document, by their names.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_stream.hpp"
#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

using ZipParts = std::map<std::string, std::string>;

// The parts that `wanted` asks for, each of at most kMostDocumentBytes, together of at most twice
// as much. Throws ReadError.
[[nodiscard]] ZipParts read_zip_parts(std::unique_ptr<ByteStream> source,
                                      const std::function<bool(std::string_view)>& wanted);

// The tree of a part; an element without a name if there is none. Throws ReadError if it has too
// many tags.
[[nodiscard]] Element part_tree(const ZipParts& parts, const std::string& name);

// The line of the first element of that local name; empty if there is none.
[[nodiscard]] std::string local_line(const Element& in, std::string_view name);

}  // namespace nachlese::readers
