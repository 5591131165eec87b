// EPUB 2 and 3: the pages of the spine, with what the package says of all of them.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/bytes/zip_head.hpp"
#include "indexer/readers/documents/readers.hpp"
#include "indexer/readers/documents/text_document.hpp"
#include "indexer/readers/documents/zip_parts.hpp"
#include "indexer/readers/record/percent.hpp"

namespace nachlese::readers {
namespace {

bool is_epub(std::string_view head) {
  const ZipHead zip = read_zip_head(head);
  const bool package = std::any_of(zip.names.begin(), zip.names.end(),
                                   [](std::string_view name) { return name.ends_with(".opf"); });
  return zip.mimetype.starts_with("application/epub+zip") || zip.has("META-INF/container.xml") ||
         (package && zip.has("mimetype"));
}

std::string escaped_attribute(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"') {
      out += "&quot;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

struct Spine {
  std::vector<std::string> pages;  // names in the file
  std::string meta;                // of HTML, for the head of each page
};

// Covers, tables of contents and the like are no articles.
bool is_side_page(const Element& item) {
  constexpr std::string_view kSides[] = {"cover",      "nav",       "toc",
                                         "inhalt",     "titlepage", "title_page",
                                         "title-page", "impressum", "copyright"};
  const std::string id = to_lower_ascii(local_attribute(item, "id"));
  const std::string properties = to_lower_ascii(local_attribute(item, "properties"));
  return properties.find("nav") != std::string::npos ||
         std::any_of(std::begin(kSides), std::end(kSides),
                     [&](std::string_view side) { return id.starts_with(side); });
}

Spine spine_of(const ZipParts& parts, const std::string& package) {
  const Element root = part_tree(parts, package);
  const std::string folder = package.substr(0, package.rfind('/') + 1);  // npos + 1 is 0
  std::map<std::string, const Element*> items;
  each_element(root, [&](const Element& e) {
    if (local_name(e) == "item") items.emplace(std::string(local_attribute(e, "id")), &e);
  });
  Spine out;
  each_element(root, [&](const Element& e) {
    if (local_name(e) != "itemref" || local_attribute(e, "linear") == "no") return;
    const auto found = items.find(std::string(local_attribute(e, "idref")));
    if (found == items.end() || is_side_page(*found->second)) return;
    const std::string_view href = local_attribute(*found->second, "href");
    const std::string path = without_percent(href.substr(0, href.find('#')));
    // "../Text/1.xhtml"
    out.pages.push_back(std::filesystem::path(folder + path).lexically_normal().string());
  });
  const auto meta = [&](const char* name, const std::string& value) {
    if (!value.empty())
      out.meta +=
          "<meta name=\"" + std::string(name) + "\" content=\"" + escaped_attribute(value) + "\"/>";
  };
  meta("og:site_name", local_line(root, "title"));
  meta("date", local_line(root, "date"));
  meta("language", local_line(root, "language"));
  return out;
}

// <title>ch001.xhtml</title> says nothing.
void drop_title_of_file(std::string& html) {
  const std::size_t start = html.find("<title>");
  const std::size_t end = html.find("</title>", std::min(start, html.size()));
  if (end == std::string::npos) return;
  const std::string title = to_lower_ascii(trim(std::string_view(html).substr(0, end)));
  if (title.ends_with("html") || title.ends_with(".htm")) html.erase(start + 7, end - start - 7);
}

bool is_page_name(std::string_view lower) {
  return lower.ends_with("html") || lower.ends_with(".htm") || lower.ends_with(".xml");
}

void read_epub(std::unique_ptr<ByteStream> source, const std::string&, const DocumentSink& sink) {
  ZipParts parts = read_zip_parts(std::move(source), [](std::string_view name) {
    const std::string lower = to_lower_ascii(name);
    return lower.ends_with(".opf") || is_page_name(lower);
  });
  const auto package = std::find_if(parts.begin(), parts.end(), [](const auto& part) {
    return to_lower_ascii(part.first).ends_with(".opf");
  });
  if (package == parts.end()) throw ReadError("no package in the EPUB");
  const Spine spine = spine_of(parts, package->first);
  std::size_t missing = 0;
  std::set<std::string> given;
  for (const auto& name : spine.pages) {
    if (!given.insert(name).second) continue;
    const auto page = parts.find(name);
    if (page == parts.end()) {
      missing += is_page_name(to_lower_ascii(name)) ? 1 : 0;
      continue;
    }
    std::string html = std::move(page->second);
    parts.erase(page);
    const std::size_t head =
        to_lower_ascii(std::string_view(html).substr(0, 65'536)).find("</head");
    if (head != std::string::npos) html.insert(head, spine.meta);
    drop_title_of_file(html);
    sink.file(name, stream_of(std::move(html)));
  }
  if (missing > 0)
    sink.problem(std::to_string(missing) + " of the " + std::to_string(spine.pages.size()) +
                 " pages of the EPUB are not in it");
}

}  // namespace

const DocumentReader kEpub = {"EPUB", is_epub, read_epub};

}  // namespace nachlese::readers
