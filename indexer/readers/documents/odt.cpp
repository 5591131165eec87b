// OpenDocument text (ISO 26300): content.xml.
#include <algorithm>

#include "core/base/strings.hpp"
#include "indexer/readers/bytes/zip_head.hpp"
#include "indexer/readers/documents/readers.hpp"
#include "indexer/readers/documents/text_document.hpp"
#include "indexer/readers/documents/zip_parts.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kNoText[] = {"note",
                                        "annotation",
                                        "tracked-changes",
                                        "sequence-decls",
                                        "forms",
                                        "automatic-styles",
                                        "font-face-decls",
                                        "scripts",
                                        "table-of-content",
                                        "alphabetical-index",
                                        "hidden-text",
                                        "annotation-end"};

void add_odt_text(const Element& element, std::string& out) {
  if (element.name.empty()) {
    // Line breaks of the file are none of the text.
    for (const char c : element.text) out += c == '\n' ? ' ' : c;
    return;
  }
  const std::string_view name = local_name(element);
  if (is_one_of(name, kNoText)) return;
  if (name == "s" || name == "tab") {
    out += ' ';
  } else if (name == "line-break") {
    out += '\n';
  } else {
    for (const auto& c : element.children) add_odt_text(c, out);
  }
}

class OdtText {
 public:
  explicit OdtText(TextDocument& out) : out_(out) {}

  void walk(const Element& element) {
    const std::string_view name = local_name(element);
    if (is_one_of(name, kNoText)) return;
    if (name == "p" || name == "h") {
      paragraph(element, name == "h");
    } else if (name == "table-row") {
      row(element);
    } else if (name == "list-item") {
      item(element);
    } else {
      for (const auto& c : element.children) {
        if (!c.name.empty()) walk(c);
      }
    }
    if (name == "list") out_.lines.emplace_back();
  }

 private:
  void paragraph(const Element& element, bool heading) {
    std::string text;
    for (const auto& c : element.children) add_odt_text(c, text);
    const std::string_view style = local_attribute(element, "style-name");
    const bool title = style == "Title" || style == "Titel" ||
                       (heading && local_attribute(element, "outline-level") == "1");
    if (out_.heading.empty() && title) out_.heading = collapse_spaces(text);
    add_paragraph(out_, text);
  }

  void item(const Element& element) {
    for (const auto& c : element.children) {
      if (!c.name.empty()) walk(c);
    }
    // Items stand below each other.
    while (!out_.lines.empty() && out_.lines.back().empty()) out_.lines.pop_back();
  }

  void row(const Element& element) {
    std::string line;
    for (const auto& cell : element.children) {
      if (local_name(cell) != "table-cell") continue;
      TextDocument inner;
      OdtText(inner).walk(cell);
      for (const auto& text : inner.lines) {
        if (!text.empty()) line += (line.empty() ? "" : "\t") + text;
      }
    }
    add_paragraph(out_, line);
  }

  TextDocument& out_;
};

bool is_odt(std::string_view head) {
  const ZipHead zip = read_zip_head(head);
  if (!zip.mimetype.empty())
    return zip.mimetype.starts_with("application/vnd.oasis.opendocument.text");
  // Its first part may be packed, too.
  return zip.has("content.xml") && zip.has("meta.xml");
}

void read_odt(std::unique_ptr<ByteStream> source, const std::string& id, const DocumentSink& sink) {
  const ZipParts parts = read_zip_parts(std::move(source), [](std::string_view name) {
    return name == "content.xml" || name == "meta.xml";
  });
  if (parts.find("content.xml") == parts.end())
    throw ReadError("no text in the OpenDocument file; it may be encrypted");
  TextDocument document;
  OdtText(document).walk(part_tree(parts, "content.xml"));
  const Element meta = part_tree(parts, "meta.xml");
  document.title = local_line(meta, "title");
  document.author = local_line(meta, "initial-creator");
  if (document.author.empty()) document.author = local_line(meta, "creator");
  document.created = local_line(meta, "creation-date");
  document.language = local_line(meta, "language");
  emit_articles(document, id, sink);
}

}  // namespace

const DocumentReader kOdt = {"OpenDocument (ODT)", is_odt, read_odt};

}  // namespace nachlese::readers
