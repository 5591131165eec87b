// Plain text and Markdown: one article per file, its fields in front matter where the file has any.
#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/bytes/take_line.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/front_matter.hpp"
#include "indexer/readers/markup/markdown.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/publication.hpp"
#include "indexer/readers/record/text_repair.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kMaxTitleBytes = 300;  // a longer first line is a paragraph

// The fields of the front matter, under the names of tables.
void fill_from_matter(const std::vector<MatterEntry>& matter, const Record& record, Parsed& out) {
  Article& article = *out.article;
  Publication publication;
  for (const auto& entry : matter) {
    const std::string top = entry.key.substr(0, entry.key.find('.'));
    const bool inside = top != entry.key;
    const bool name = entry.key.ends_with(".name") || entry.key.ends_with(".title");
    const ArticleField* field = inside && !name ? nullptr : find_column(top, *record.columns);
    const std::string first = entry.values.empty() ? "" : entry.values.front();
    const bool own = field != nullptr && find_field(top) == field && top != "published";
    if (!inside && !own && publication.take(top, first) &&
        (field == nullptr || !parse_loose_date(first)))
      continue;
    if (field == nullptr) {
      if (!inside || std::find(out.unknown_fields.begin(), out.unknown_fields.end(), top) ==
                         out.unknown_fields.end())
        out.unknown_fields.push_back(inside ? top : entry.key);
      continue;
    }
    if (entry.values.empty() || (is_weak_column(top) && article.published)) continue;
    if (const auto* list = std::get_if<ListMember>(&field->member)) {
      for (const auto& value : entry.values) {
        for (auto& word : split_list(value, entry.list ? ";" : ",;"))
          add_value(article.**list, std::move(word));
      }
    } else if (const auto* date = std::get_if<DateMember>(&field->member)) {
      set_date(article.**date, first, record, out);
    } else {
      set_field(article, *field, join(entry.values, "\n\n"));
    }
  }
  publication.decide(record, out);
}

// "# Title" or "Title".
void take_title(std::string_view& text, std::string& title) {
  std::string_view rest = text;
  std::string_view line;
  while (line.empty() && !rest.empty()) line = trim(take_line(rest));
  const bool heading = line.starts_with('#');
  if (line.size() > kMaxTitleBytes || (!title.empty() && !heading)) return;
  const std::string_view words =
      heading ? trim(line.substr(std::min(line.find_first_not_of('#'), line.size()))) : line;
  if (!title.empty() && words != title) return;
  title = words;
  text = rest;
  // "=====" below it.
  const std::string_view below = trim(take_line(rest));
  if (below.size() >= 3 && below.find_first_not_of(below.front()) == std::string_view::npos &&
      std::string_view("=-#~*").find(below.front()) != std::string_view::npos)
    text = rest;
}

// "Titel: …", "Datum: …" in front of the text, up to an empty line: fields under the names of
// tables, of which one is the title. Nothing if the text does not begin so.
std::vector<MatterEntry> take_labels(std::string_view& text, const ColumnMap& columns) {
  constexpr std::size_t kLongestLabel = 30;
  std::vector<MatterEntry> out;
  std::string_view rest = text;
  std::size_t known = 0;
  bool titled = false;
  while (!rest.empty()) {
    std::string_view line = trim(take_line(rest));
    if (line.empty()) break;
    if (line.starts_with("#+")) line.remove_prefix(2);  // of Org
    const std::size_t colon = line.substr(0, kLongestLabel).find(':');
    if (colon == std::string_view::npos || colon == 0) return {};
    const ArticleField* field = find_column(line.substr(0, colon), columns);
    if (field != nullptr && field->name == "body") return {};
    const bool asked = Publication().take(line.substr(0, colon), line.substr(colon + 1));
    known += field != nullptr || asked ? 1 : 0;
    titled = titled || (field != nullptr && field->name == "title");
    out.push_back(
        {column_key(line.substr(0, colon)), {std::string(trim(line.substr(colon + 1)))}, false});
  }
  if (!titled || known < 2 || known + 1 < out.size() || trim(rest).empty()) return {};
  text = rest;
  return out;
}

// The signs of Unicode for the ends of lines and paragraphs, which layout programs write.
void plain_line_ends(std::string& text) {
  for (const auto& [sign, end] : {std::pair("\u2028", "\n"), std::pair("\u2029", "\n\n")}) {
    if (text.find(sign) == std::string::npos) continue;
    std::string out;
    std::string_view left = text;
    for (std::size_t at = left.find(sign); at != std::string_view::npos; at = left.find(sign)) {
      out.append(left.substr(0, at)).append(end);
      left.remove_prefix(at + std::string_view(sign).size());
    }
    out += left;
    text = std::move(out);
  }
}

bool is_plain_text(std::string_view head) {
  const std::string_view start = trim(head);
  if (start.empty() || start.front() == '<' || start.starts_with("[{")) return false;
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  };
  constexpr std::ptrdiff_t kTolerated = 50;  // one byte in so many
  return std::count_if(head.begin(), head.end(), control) * kTolerated <=
         static_cast<std::ptrdiff_t>(head.size());
}

void split_plain_text(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Record record = origin;
  record.place.line = 1;
  if (input.read_rest(record.bytes, kMaxRecordBytes)) {
    sink.record(std::move(record));
  } else {
    sink.issue({Severity::rejected, record.place,
                "the file is larger than " + std::to_string(kMaxRecordBytes >> 20U) + " MiB"});
  }
}

void parse_plain_text(const Record& record, Parsed& out) {
  std::string bytes = record.bytes;
  repair_text(bytes, record, out.issues);
  if (bytes.find('\n') == std::string::npos) std::replace(bytes.begin(), bytes.end(), '\r', '\n');
  std::erase(bytes, '\r');
  plain_line_ends(bytes);
  std::string_view text = bytes;
  std::vector<MatterEntry> matter = take_front_matter(text);
  const bool front_matter = !matter.empty();
  if (!front_matter) matter = take_labels(text, *record.columns);
  Article& article = out.article.emplace();
  for (const auto& entry : matter) {
    const ArticleField* field = find_column(entry.key, *record.columns);
    if (field != nullptr && field->name == "title" && !entry.values.empty())
      article.title = entry.values.front();
  }
  take_title(text, article.title);
  article.body = trim(text);
  const std::string name = to_lower_ascii(record.file_id);
  const bool markdown = front_matter || name.ends_with(".md") || name.ends_with(".markdown") ||
                        looks_like_markdown(bytes);
  if (markdown) {
    Text plain = text_of_markdown(article.body);
    article.body = std::move(plain.body);
    article.captions = std::move(plain.captions);
  }
  article.id = record.file_id;  // until the front matter knows better
  fill_from_matter(matter, record, out);
  if (!out.article) return;
  if (markdown) {
    for (auto* line : {&article.title, &article.kicker, &article.subtitle})
      *line = collapse_spaces(text_of_markdown(*line).body);
    article.lead = text_of_markdown(article.lead).body;
  }
  if (article.id == record.file_id && !article.url.empty()) article.id.clear();
}

}  // namespace

const Format kPlainText = {"plain text", "text", is_plain_text, split_plain_text, parse_plain_text};

}  // namespace nachlese::readers
