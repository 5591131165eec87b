#include "indexer/readers/documents/zip_parts.hpp"

#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/bytes/container.hpp"
#include "indexer/readers/documents/text_document.hpp"
#include "indexer/readers/markup/xml.hpp"

namespace nachlese::readers {

ZipParts read_zip_parts(std::unique_ptr<ByteStream> source,
                        const std::function<bool(std::string_view)>& wanted) {
  ZipParts parts;
  std::size_t bytes = 0;
  read_container(std::move(source), [&](const std::string& name, std::unique_ptr<ByteStream> in) {
    if (!wanted(name)) return;
    std::string part = read_whole(*in);
    bytes += part.size();
    if (bytes > 2 * kMostDocumentBytes) throw ReadError("the document is too large");
    parts.emplace(name, std::move(part));
  });
  return parts;
}

Element part_tree(const ZipParts& parts, const std::string& name) {
  const auto found = parts.find(name);
  if (found == parts.end()) return {};
  if (has_too_many_tags(found->second))
    throw ReadError("more than " + std::to_string(kMaxTags) + " tags in " + name);
  std::string text = found->second;
  if (const std::string_view charset = charset_of_start(std::string_view(text).substr(0, 256));
      !charset.empty())
    text = to_utf8(text, std::string(charset));
  if (first_invalid_utf8(text) != std::string_view::npos) text = to_utf8(text, "windows-1252");
  std::string problem;
  auto tree = parse_xml(text, problem);
  return tree ? std::move(*tree) : Element();
}

std::string local_line(const Element& in, std::string_view name) {
  const Element* found = nullptr;
  each_element(in, [&](const Element& e) {
    if (found == nullptr && local_name(e) == name) found = &e;
  });
  return found == nullptr ? std::string() : line_text(*found);
}

}  // namespace nachlese::readers
