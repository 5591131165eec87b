// Documents that hold articles in a form of their own (Word, OpenDocument, RTF, Excel, EPUB, mail,
// exports of press databases), opened like containers: each gives files in formats that the other
// readers know.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_stream.hpp"

namespace nachlese::readers {

struct DocumentSink {
  // Called for each file in a document, in order. An empty name: the document as a whole.
  std::function<void(std::string name, std::unique_ptr<ByteStream> content)> file;
  // Why a part of the document could not be read; the rest goes on.
  std::function<void(std::string reason)> problem;
  // What had to be mended or guessed; the part is kept.
  std::function<void(const std::string& reason)> warning;
  std::string charset;  // of what is not UTF-8, if the source says so
};

// Largest document that is held in memory, in bytes, and largest part of one that is packed.
inline constexpr std::size_t kMostDocumentBytes = std::size_t{64} << 20U;

struct DocumentReader {
  std::string_view name;
  bool (*recognizes)(std::string_view head);
  // `id`: of the article, if the document says nothing better. Throws ReadError.
  void (*read)(std::unique_ptr<ByteStream> source, const std::string& id, const DocumentSink& sink);
  // Any text may begin so: what is of a known format is read as that.
  bool loose = false;
  bool container = false;  // what it holds are files by themselves
};

// Null if the start of the file is that of no document.
[[nodiscard]] const DocumentReader* find_document(std::string_view head);

}  // namespace nachlese::readers
