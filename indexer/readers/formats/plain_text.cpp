// Plain text and Markdown: one article per file, its fields in front matter where the file has any.
#include <algorithm>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/text_repair.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kFence = "---";
constexpr std::size_t kMaxTitleBytes = 300;  // a longer first line is a paragraph

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view unquote(std::string_view text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                      text.front() == text.back();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

void append_values(std::vector<std::string>& list, std::string_view text) {
  for (const auto& value : split_list(text, ",;")) list.emplace_back(unquote(value));
}

// "key: value", "key: [a, b]", or "key:" and lines of "- a".
class FrontMatter {
 public:
  FrontMatter(const Record& record, Parsed& out) : record_(record), out_(out) {}

  void add(std::string_view line) {
    const std::string_view text = trim(line);
    if (text.starts_with("- ") && list_ != nullptr) {
      list_->emplace_back(unquote(trim(text.substr(2))));
      return;
    }
    list_ = nullptr;
    const std::size_t colon = text.find(':');
    if (text.starts_with('#') || colon == std::string_view::npos) return;
    const std::string_view key = trim(text.substr(0, colon));
    const ArticleField* field = find_column(key, *record_.columns);
    if (field == nullptr) {
      out_.unknown_fields.emplace_back(key);
    } else {
      set(*field, trim(text.substr(colon + 1)));
    }
  }

 private:
  void set(const ArticleField& field, std::string_view value) {
    if (const auto* list = std::get_if<ListMember>(&field.member)) {
      list_ = &((*out_.article).**list);
      list_->clear();
      if (value.starts_with('[') && value.ends_with(']')) value = value.substr(1, value.size() - 2);
      append_values(*list_, value);
    } else if (!set_field(*out_.article, field, std::string(unquote(value)))) {
      out_.issues.push_back({Severity::warning, record_.place,
                             "field " + std::string(field.name) + ": \"" +
                                 std::string(truncate_utf8(value, 60)) +
                                 "\" is no date; the article is taken without it"});
    }
  }

  const Record& record_;
  Parsed& out_;
  std::vector<std::string>* list_ = nullptr;
};

// Reads the front matter, if the text starts with one that also ends.
void take_front_matter(std::string_view& text, const Record& record, Parsed& out) {
  std::string_view rest = text;
  if (trim(take_line(rest)) != kFence) return;
  const std::string_view lines = rest;
  while (!rest.empty()) {
    const std::size_t length = lines.size() - rest.size();
    if (trim(take_line(rest)) != kFence) continue;
    FrontMatter matter(record, out);
    for (std::string_view left = lines.substr(0, length); !left.empty();)
      matter.add(take_line(left));
    text = rest;
    return;
  }
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
}

bool is_plain_text(std::string_view head) {
  const std::string_view start = trim(head);
  if (start.empty() || start.front() == '<' || start.starts_with("%PDF") || start.starts_with("[{"))
    return false;
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
  repair_text(bytes, record.place, out.issues);
  std::erase(bytes, '\r');
  Article& article = out.article.emplace();
  std::string_view text = bytes;
  take_front_matter(text, record, out);
  take_title(text, article.title);
  article.body = trim(text);
  if (article.id.empty() && article.url.empty()) article.id = record.file_id;
}

}  // namespace

const Format kPlainText = {"plain text", "text", is_plain_text, split_plain_text, parse_plain_text};

}  // namespace nachlese::readers
