// The other files of a source, for formats that refer to them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/buffered_input.hpp"

namespace nachlese::readers {

// The folder of a source as a file in it sees it. Names are relative to that file, as documents
// write them: "./ALTO/1.xml", "file://./1.xml", "ALTO%201.xml", "..\1.xml". None leads out of the
// source.
class SourceFolder {
 public:
  SourceFolder() = default;
  virtual ~SourceFolder() = default;
  SourceFolder(const SourceFolder&) = delete;
  SourceFolder& operator=(const SourceFolder&) = delete;

  // The name below the source; empty for addresses and what lies outside.
  [[nodiscard]] virtual std::string resolve(std::string_view name) const = 0;
  [[nodiscard]] virtual bool has(const std::string& below) const = 0;
  // Unpacked. Null if there is no such file. Reading throws ReadError.
  [[nodiscard]] virtual std::unique_ptr<BufferedInput> open(const std::string& below) = 0;
  // The file is part of what is read now, and no source of articles by itself.
  virtual void cover(const std::string& below) = 0;
  // As FacsimilePage::picture names it.
  [[nodiscard]] virtual std::string picture(const std::string& below) const = 0;
};

}  // namespace nachlese::readers
