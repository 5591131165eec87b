#include "indexer/readers/documents/press_export.hpp"

#include <algorithm>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/documents/press_layouts.hpp"
#include "indexer/readers/documents/readers.hpp"
#include "indexer/readers/documents/text_document.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/xml_cutter.hpp"

namespace nachlese::readers {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// "1 of 100 DOCUMENTS", "Dokument 1 von 100".
bool is_count_of_documents(std::string_view line) {
  const auto words = split_list(column_key(line), " ");
  if (words.size() == 4 && (words[3] == "documents" || words[3] == "dokumenten"))
    return is_number(words[0]) && is_number(words[2]);
  return words.size() == 4 && (words[0] == "dokument" || words[0] == "document") &&
         is_number(words[1]) && is_number(words[3]);
}

bool is_end_of_document(std::string_view line) {
  return line == "End of Document" || line == "Ende des Dokuments" || line == "Dokumentende";
}

// "Document SDDZ000020190312ef3c0001".
bool is_factiva_number(std::string_view line) {
  const auto words = split_list(line, " ");
  constexpr std::size_t kShortest = 18;
  if (words.size() != 2 || (words[0] != "Document" && words[0] != "Dokument")) return false;
  return words[1].size() >= kShortest &&
         std::all_of(words[1].begin(), words[1].end(),
                     [](char c) {
                       return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              (c >= 'a' && c <= 'z');
                     }) &&
         std::count_if(words[1].begin(), words[1].end(),
                       [](char c) { return c >= '0' && c <= '9'; }) >= 8;
}

bool is_genios_end(std::string_view line) {
  return line.find("GBI-Genios") != std::string_view::npos &&
         (line.starts_with("©") || line.starts_with("(c)") || line.starts_with("Copyright"));
}

// "OTS0006 2023-01-21/08:00".
bool is_ots_end(std::string_view line) {
  const auto words = split_list(line, " ");
  return words.size() == 2 && words[0].starts_with("OTS") && is_number(words[0].substr(3)) &&
         words[1].size() == 16 && words[1][10] == '/' && words[1][4] == '-';
}

bool is_news_aktuell_end(std::string_view line) {
  return line.starts_with("Original-Content von: ") &&
         line.find("bermittelt") != std::string_view::npos;
}

// What parts the articles of a layout, and who reads what lies between.
struct Border {
  bool (*matches)(std::string_view line);
  bool ends;  // an article, or begins one
  std::optional<PressArticle> (*read)(const PressPiece& piece);
};
constexpr Border kBorders[] = {
    {is_end_of_document, true, read_nexis},
    {is_factiva_number, true, read_factiva},
    {is_genios_end, true, read_genios},
    {is_ots_end, true, read_apa_ots},
    {is_news_aktuell_end, true, read_news_aktuell},
    {is_count_of_documents, false, read_nexis},
};

// Nearly every line of a text is none; this is asked of the start of every file.
bool may_be_border(std::string_view line) {
  switch (line.front()) {
    case 'E': return line.starts_with("End of Doc") || line.starts_with("Ende des Dok");
    case 'D': return line.starts_with("Document ") || line.starts_with("Dokument");
    case 'O': return line.starts_with("OTS") || line.starts_with("Original-Content");
    case 'C':
    case '(':
    case '\xC2': return line.find("GBI-Genios") != std::string_view::npos;
    default: return line.front() >= '0' && line.front() <= '9' && line.size() < 40;
  }
}

const Border* border_of(std::string_view line) {
  constexpr std::size_t kLongestBorder = 200;
  if (line.empty() || line.size() > kLongestBorder || !may_be_border(line)) return nullptr;
  const auto* found = std::find_if(std::begin(kBorders), std::end(kBorders),
                                   [&](const Border& b) { return b.matches(line); });
  return found == std::end(kBorders) ? nullptr : found;
}

// Around the texts: "Page 1 of 3", links to other forms of the document.
bool is_noise(std::string_view line) {
  const std::string text = column_key(line);
  const auto words = split_list(text, " ");
  if (words.size() == 4 && (words[0] == "page" || words[0] == "seite") && is_number(words[1]) &&
      is_number(words[3]))
    return true;
  return text == "link zum pdf-dokument" || text == "link to pdf" || text == "view original" ||
         text.starts_with("download-anfrage") || text.starts_with("download request");
}

// The border that most lines are of; that which ends articles before that which begins them.
const Border* layout_of(const std::vector<std::string>& lines) {
  const Border* begins = nullptr;
  for (const auto& line : lines) {
    const Border* border = border_of(trim(line));
    if (border != nullptr && border->ends) return border;
    if (border != nullptr && begins == nullptr) begins = border;
  }
  return begins;
}

// The list of the search and its results in front of the first article of Nexis. Its lines stand
// close to each other; what looks like one in the middle of a text is none.
void drop_cover(PressPiece& piece) {
  constexpr std::size_t kNear = 12;  // lines with text
  constexpr std::size_t kLongestLine = 200;
  constexpr std::string_view kCoverLines[] = {
      "job number:",  "auftragsnummer:", "client/matter:", "search terms:",  "suchbegriffe:",
      "search type:", "suchart:",        "narrowed by:",   "eingegrenzt",    "about lexisnexis",
      "content type", "user name:",      "benutzername:",  "über lexisnexis"};
  std::size_t last = 0;
  std::size_t since = 0;
  for (std::size_t i = 0; i < piece.lines.size() && since < kNear; ++i) {
    if (!piece.lines[i].empty()) ++since;
    if (piece.lines[i].size() > kLongestLine) continue;
    const std::string line = column_key(piece.lines[i]);
    if (std::none_of(std::begin(kCoverLines), std::end(kCoverLines), [&](std::string_view start) {
          return line.starts_with(start) && (start.ends_with(':') || !line.ends_with('.'));
        }))
      continue;
    last = i + 1;
    since = 0;
  }
  piece.lines.erase(piece.lines.begin(), piece.lines.begin() + static_cast<std::ptrdiff_t>(last));
}

// What has not the marks of its layout is not lost: its first line is the title.
std::optional<PressArticle> as_it_is(const PressPiece& piece) {
  constexpr std::size_t kSomeText = 200;
  PressArticle out;
  std::size_t bytes = 0;
  for (const auto& line : piece.lines) {
    bytes += line.size();
    if (out.fields["title"].empty()) {
      out.fields["title"] = line;
    } else {
      out.lines.push_back(line);
    }
  }
  if (bytes < kSomeText) return std::nullopt;
  return out;
}

void read_piece(const Border& layout, PressPiece& piece, std::vector<PressArticle>& out) {
  const bool any = std::any_of(piece.lines.begin(), piece.lines.end(),
                               [](const std::string& line) { return !line.empty(); });
  if (any) {
    if (out.empty()) drop_cover(piece);
    auto article = layout.read(piece);
    if (!article) article = as_it_is(piece);
    if (article) out.push_back(std::move(*article));
  }
  piece = {};
}

bool is_press_text(std::string_view head) {
  if (head.find('\0') != std::string_view::npos || trim(head).starts_with('<') ||
      trim(head).starts_with('{') || head.starts_with("\x01"))
    return false;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find_first_of("\r\n\f"), head.size());
    if (border_of(trim(head.substr(0, end))) != nullptr) return true;
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  return false;
}

bool is_press_page(std::string_view head) {
  if (root_name(head) != "html" && !trim(head).starts_with("<!")) return false;
  constexpr std::string_view kMakers[] = {"LexisNexis", "Nexis Uni", "Factiva",  "GENIOS",
                                          "Genios",     "wiso-net",  "DOCUMENTS"};
  constexpr std::size_t kStart = 4096;  // in its head: articles may speak of them
  const std::string_view start = head.substr(0, kStart);
  return std::any_of(std::begin(kMakers), std::end(kMakers), [&](std::string_view maker) {
    return start.find(maker) != std::string_view::npos;
  });
}

TextDocument document_of_text(std::string_view text) {
  TextDocument out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\f"), text.size());
    out.lines.emplace_back(trim(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void read_press_text(std::unique_ptr<ByteStream> source, const std::string& id,
                     const DocumentSink& sink) {
  std::string text = read_whole(*source);
  if (first_invalid_utf8(text) != std::string::npos) text = to_utf8(text, guess_charset(text));
  TextDocument document = document_of_text(text);
  if (split_press_export(document.lines).empty()) {
    sink.file({}, stream_of(std::move(text)));  // as any other text
    return;
  }
  emit_articles(document, id, sink);
}

void read_press_page(std::unique_ptr<ByteStream> source, const std::string& id,
                     const DocumentSink& sink) {
  std::string html = read_whole(*source);
  std::string text = html;
  if (first_invalid_utf8(text) != std::string::npos) {
    const std::string charset = declared_charset(text);
    text = to_utf8(text, charset.empty() ? guess_charset(text) : charset);
  }
  if (!has_too_many_tags(text)) {
    const TextDocument document = document_of_text(text_of(parse_html(text)).body);
    if (!split_press_export(document.lines).empty()) {
      emit_articles(document, id, sink);
      return;
    }
  }
  sink.file({}, stream_of(std::move(html)));  // as any other page
}

}  // namespace

std::vector<PressArticle> split_press_export(const std::vector<std::string>& lines) {
  std::vector<PressArticle> out;
  const Border* layout = layout_of(lines);
  if (layout == nullptr) return out;
  PressPiece piece;
  for (const auto& stored : lines) {
    const std::string_view line = trim(stored);
    const Border* border = border_of(line);
    if (border == nullptr) {
      if (!is_noise(line)) piece.lines.emplace_back(line);
      continue;
    }
    piece.border = border->ends ? std::string(line) : "";
    // A count in front of an article that ends with a border of its own.
    if (border->ends || !layout->ends) read_piece(border->ends ? *border : *layout, piece, out);
  }
  read_piece(*layout, piece, out);
  return out;
}

const DocumentReader kPressText = {"export of a press database", is_press_text, read_press_text,
                                   true};
const DocumentReader kPressPage = {"export of a press database (HTML)", is_press_page,
                                   read_press_page, true};

}  // namespace nachlese::readers
