#include "indexer/readers/bytes/zip_head.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace nachlese::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kHeaderStart = "PK\3\4"sv;
constexpr std::size_t kHeaderSize = 30;

// Little-endian, as all of zip.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t out = 0;
  while (size-- > 0) out = (out << 8U) | static_cast<unsigned char>(bytes[at + size]);
  return out;
}

struct LocalHeader {
  std::string_view name;
  std::size_t data = 0;  // where the part begins
  std::size_t size = 0;  // as packed; 0: not known, or nothing
  bool packed = false;
};

std::optional<LocalHeader> header_at(std::string_view head, std::size_t at) {
  if (head.size() < at + kHeaderSize || !head.substr(at).starts_with(kHeaderStart))
    return std::nullopt;
  const std::size_t length = number_at(head, at + 26, 2);
  LocalHeader out;
  out.name = head.substr(at + kHeaderSize, length);
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
  if (length == 0 || out.name.size() < length ||
      std::any_of(out.name.begin(), out.name.end(), control))
    return std::nullopt;
  out.data = at + kHeaderSize + length + number_at(head, at + 28, 2);
  out.size = number_at(head, at + 18, 4);
  out.packed = number_at(head, at + 8, 2) != 0;
  return out;
}

}  // namespace

bool ZipHead::has(std::string_view name) const {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool ZipHead::has_below(std::string_view folder) const {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return name.starts_with(folder); });
}

ZipHead read_zip_head(std::string_view head) {
  ZipHead out;
  for (std::size_t at = 0; at < head.size();) {
    const auto header = header_at(head, at);
    if (!header) {
      // Sizes may stand behind the parts only: then the next header must be looked for.
      if (out.names.empty()) break;
      at = head.find(kHeaderStart, at + 1);
      continue;
    }
    if (out.names.empty() && header->name == "mimetype" && !header->packed) {
      const std::string_view rest = head.substr(std::min(header->data, head.size()));
      out.mimetype =
          header->size > 0 ? rest.substr(0, header->size) : rest.substr(0, rest.find("PK"));
    }
    out.names.push_back(header->name);
    at = header->data + header->size;
  }
  return out;
}

bool is_office_document(const ZipHead& zip, const std::string& folder, std::string_view main) {
  const bool office =
      zip.has("[Content_Types].xml") || zip.has("_rels/.rels") || zip.has_below("docProps/");
  const bool own = zip.has(main) || zip.has_below(folder + "_rels/") ||
                   zip.has_below(folder + "media/");  // large pictures may come first
  return zip.has_below(folder) && (office || own) && zip.mimetype.empty();
}

}  // namespace nachlese::readers
