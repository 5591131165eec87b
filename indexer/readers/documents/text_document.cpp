#include "indexer/readers/documents/text_document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/take_line.hpp"
#include "indexer/readers/documents/press_export.hpp"
#include "indexer/readers/markup/tree.hpp"
#include "indexer/readers/record/bylines.hpp"

namespace nachlese::readers {
namespace {

using DocumentJson = nlohmann::ordered_json;

constexpr std::size_t kLongestTitle = 300;

// Programs fill in the name of the file, or their own.
bool is_title_of_text(const std::string& title) {
  const std::string lower = to_lower_ascii(title);
  constexpr std::string_view kStarts[] = {"microsoft word", "dokument", "document", "untitled",
                                          "unbenannt",      "vorlage",  "template", "powerpoint"};
  constexpr std::string_view kEnds[] = {".doc", ".docx", ".odt", ".rtf", ".dot", ".dotx"};
  return !title.empty() &&
         std::none_of(std::begin(kStarts), std::end(kStarts),
                      [&](std::string_view start) { return lower.starts_with(start); }) &&
         std::none_of(std::begin(kEnds), std::end(kEnds),
                      [&](std::string_view end) { return lower.ends_with(end); });
}

std::string body_of(const std::vector<std::string>& lines, std::size_t from) {
  std::string out;
  for (; from < lines.size(); ++from) {
    if (out.empty() && lines[from].empty()) continue;
    out += lines[from] + "\n";
  }
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

void add_people_to(DocumentJson& article, const std::string& names) {
  DocumentJson list = DocumentJson::array();
  for (auto& name : split_people(names)) list.push_back(std::move(name));
  if (!list.empty()) article["authors"] = std::move(list);
}

// The heading by its style, else a short first line, else what the properties say.
std::string json_of(const TextDocument& document, const std::string& id) {
  DocumentJson article;
  article["id"] = id;
  const auto first = std::find_if(document.lines.begin(), document.lines.end(),
                                  [](const std::string& line) { return !line.empty(); });
  std::size_t from = static_cast<std::size_t>(first - document.lines.begin());
  const bool short_line = first != document.lines.end() && first->size() <= kLongestTitle &&
                          !first->ends_with('.') && first + 1 != document.lines.end() &&
                          (first + 1)->empty();
  std::string title = document.heading;
  if (!title.empty() && first != document.lines.end() && *first == title) {
    ++from;
  } else if (title.empty() && short_line) {
    title = *first;
    ++from;
  } else if (title.empty() && is_title_of_text(document.title)) {
    title = document.title;
  }
  article["title"] = title;
  article["body"] = body_of(document.lines, from);
  // A name without a blank is that of a log-in.
  if (document.author.find(' ') != std::string::npos) add_people_to(article, document.author);
  if (!document.created.empty()) article["published"] = document.created;
  if (!document.language.empty()) article["language"] = document.language;
  return article.dump(-1, ' ', false, DocumentJson::error_handler_t::replace) + "\n";
}

std::string json_of(const PressArticle& found) {
  DocumentJson article;
  for (const auto& [field, value] : found.fields) {
    if (value.empty()) continue;
    if (field == "authors") {
      add_people_to(article, value);
    } else {
      article[field] = value;
    }
  }
  article["body"] = body_of(found.lines, 0);
  return article.dump(-1, ' ', false, DocumentJson::error_handler_t::replace) + "\n";
}

}  // namespace

void add_paragraph(TextDocument& document, std::string_view text) {
  bool any = false;
  while (!text.empty()) {
    std::string line = collapse_spaces(take_line(text));
    if (line.empty()) continue;
    any = true;
    document.lines.push_back(std::move(line));
  }
  if (any) document.lines.emplace_back();
}

void emit_articles(const TextDocument& document, const std::string& id, const DocumentSink& sink) {
  const bool any = std::any_of(document.lines.begin(), document.lines.end(),
                               [](const std::string& line) { return !line.empty(); });
  if (!any) return;
  std::string out;
  for (const PressArticle& article : split_press_export(document.lines)) out += json_of(article);
  if (out.empty()) out = json_of(document, id);
  sink.file({}, stream_of(std::move(out)));
}

std::string read_whole(ByteStream& source) {
  constexpr std::size_t kPiece = std::size_t{1} << 16U;
  std::string out;
  for (;;) {
    const std::size_t before = out.size();
    if (before > kMostDocumentBytes)
      throw ReadError("the document is larger than " + std::to_string(kMostDocumentBytes >> 20U) +
                      " MiB");
    out.resize(before + kPiece);
    const std::size_t count = source.read(out.data() + before, kPiece);
    out.resize(before + count);
    if (count == 0) return out;
  }
}

}  // namespace nachlese::readers
