// Word (Office Open XML, ISO 29500): word/document.xml.
#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/bytes/zip_head.hpp"
#include "indexer/readers/documents/readers.hpp"
#include "indexer/readers/documents/text_document.hpp"
#include "indexer/readers/documents/zip_parts.hpp"

namespace nachlese::readers {
namespace {

// What is deleted, hidden, said twice, or no text.
constexpr std::string_view kLeftOut[] = {
    "del",    "instrtext",         "fallback",     "movefrom",         "deltext",         "ppr",
    "sectpr", "footnotereference", "delinstrtext", "endnotereference", "commentreference"};

bool is_hidden_run(const Element& run) {
  const auto properties = std::find_if(run.children.begin(), run.children.end(),
                                       [](const Element& e) { return local_name(e) == "rpr"; });
  return properties != run.children.end() &&
         std::any_of(properties->children.begin(), properties->children.end(),
                     [](const Element& e) {
                       return local_name(e) == "vanish" && local_attribute(e, "val") != "0";
                     });
}

// Text of a paragraph, cells and boxes in it included.
void add_run_text(const Element& element, std::string& out) {
  const std::string_view name = local_name(element);
  if (element.name.empty() || is_one_of(name, kLeftOut)) return;
  if (name == "r" && is_hidden_run(element)) return;
  if (name == "t") {
    out += raw_text(element);
  } else if (name == "br" || name == "cr") {
    out += '\n';
  } else if (name == "tab") {
    out += ' ';
  } else if (name == "nobreakhyphen") {
    out += '-';
  } else {
    for (const auto& c : element.children) add_run_text(c, out);
  }
}

// The style of a paragraph, as its name in the file says it; and whether it is an item of a list.
struct ParagraphStyle {
  std::string name;
  bool list = false;
};

ParagraphStyle style_of(const Element& paragraph) {
  ParagraphStyle out;
  for (const auto& properties : paragraph.children) {
    if (local_name(properties) != "ppr") continue;
    for (const auto& e : properties.children) {
      if (local_name(e) == "pstyle") out.name = to_lower_ascii(local_attribute(e, "val"));
      if (local_name(e) == "numpr") out.list = true;
      if (local_name(e) == "outlinelvl" && local_attribute(e, "val") == "0") out.name = "heading1";
    }
  }
  return out;
}

bool is_title_style(const std::string& style) {
  constexpr std::string_view kTitles[] = {"title",       "titel",        "heading1", "heading 1",
                                          "berschrift1", "überschrift1", "headline", "titre"};
  return std::any_of(std::begin(kTitles), std::end(kTitles),
                     [&](std::string_view title) { return style == title; });
}

class DocxText {
 public:
  explicit DocxText(TextDocument& out) : out_(out) {}

  void walk(const Element& element) {
    const std::string_view name = local_name(element);
    if (is_one_of(name, kLeftOut)) return;
    if (name == "p") {
      paragraph(element);
    } else if (name == "tr") {
      row(element);
    } else {
      for (const auto& c : element.children) {
        if (!c.name.empty()) walk(c);
      }
    }
  }

 private:
  void paragraph(const Element& element) {
    std::string text;
    for (const auto& c : element.children) add_run_text(c, text);
    const ParagraphStyle style = style_of(element);
    if (out_.heading.empty() && is_title_style(style.name)) out_.heading = collapse_spaces(text);
    // Items of a list stand below each other.
    if (style.list && in_list_ && !out_.lines.empty() && out_.lines.back().empty())
      out_.lines.pop_back();
    in_list_ = style.list;
    add_paragraph(out_, text);
  }

  void row(const Element& element) {
    std::string line;
    bool prose = false;
    for (const auto& cell : element.children) {
      if (local_name(cell) != "tc") continue;
      TextDocument inner;
      DocxText(inner).walk(cell);
      prose = prose || inner.lines.size() > 2;
      for (const auto& text : inner.lines) {
        if (!text.empty()) line += (line.empty() ? "" : prose ? "\n" : "\t") + text;
      }
    }
    add_paragraph(out_, line);
  }

  TextDocument& out_;
  bool in_list_ = false;
};

bool is_docx(std::string_view head) {
  return is_office_document(read_zip_head(head), "word/", "word/document.xml");
}

void read_docx(std::unique_ptr<ByteStream> source, const std::string& id,
               const DocumentSink& sink) {
  const ZipParts parts = read_zip_parts(std::move(source), [](std::string_view name) {
    return name.starts_with("word/document") || name == "docProps/core.xml";
  });
  const auto main = std::find_if(parts.begin(), parts.end(), [](const auto& part) {
    return part.first.starts_with("word/document") && part.first.ends_with(".xml");
  });
  if (main == parts.end()) throw ReadError("no text in the Word document");
  TextDocument document;
  DocxText(document).walk(part_tree(parts, main->first));
  const Element core = part_tree(parts, "docProps/core.xml");
  document.title = local_line(core, "title");
  document.author = local_line(core, "creator");
  document.created = local_line(core, "created");
  document.language = local_line(core, "language");
  emit_articles(document, id, sink);
}

}  // namespace

const DocumentReader kDocx = {"Word (DOCX)", is_docx, read_docx};

}  // namespace nachlese::readers
