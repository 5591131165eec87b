// What the start of a zip says of its parts, without unpacking any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nachlese::readers {

struct ZipHead {
  std::vector<std::string_view> names;  // of the parts that begin in the head, in their order
  // What the first part holds, if that is named "mimetype" and not packed, as OpenDocument and EPUB
  // have it.
  std::string_view mimetype;

  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] bool has_below(std::string_view folder) const;  // "word/"
};

// By the headers in front of the parts. No names for what is no zip.
[[nodiscard]] ZipHead read_zip_head(std::string_view head);

// Whether the head is that of an Office document with parts in this folder ("word/", "xl/"), of
// which `main` is the one that such a document always has.
[[nodiscard]] bool is_office_document(const ZipHead& zip, const std::string& folder,
                                      std::string_view main);

}  // namespace nachlese::readers
