// XML of anybody's own, read by the paths that its source names.
#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/markup/xpath.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/publication.hpp"
#include "indexer/readers/record/text_repair.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

// The name of the element that is a record, lower case; without one, the root.
std::string record_element(const Record& record) {
  const std::string& path = record.rules == nullptr ? std::string() : record.rules->map.records;
  std::string name = to_lower_ascii(path.substr(path.find_last_of("/:") + 1));  // npos + 1 is 0
  name.resize(std::min(name.find('['), name.size()));
  return name;
}

// Mark-up in it, as elements or as text, becomes paragraphs.
Text text_of_value(const Element& value) {
  const bool marked = std::any_of(value.children.begin(), value.children.end(),
                                  [](const Element& c) { return !c.name.empty(); });
  if (marked) {
    Element inside = value;
    if (inside.name == "p" || inside.name.empty()) return text_of(inside);
    inside.name = "div";
    // Line ends between what is no mark-up of HTML do not count; those in plain text do.
    return text_of(inside);
  }
  return text_of_html(raw_text(value));
}

void set_from(const std::vector<Element>& values, const ArticleField& field, const Record& record,
              Parsed& out) {
  Article& article = *out.article;
  if (const auto* list = std::get_if<ListMember>(&field.member)) {
    for (const auto& value : values) {
      const std::string line = collapse_spaces(text_of_value(value).body);
      if (*list == &Article::authors) {
        add_people(article, line);
      } else if (*list == &Article::keywords) {
        for (auto& word : split_list(line, ",;")) add_value(article.keywords, std::move(word));
      } else {
        add_value(article.**list, line);
      }
    }
  } else if (const auto* date = std::get_if<DateMember>(&field.member)) {
    if (!values.empty()) set_date(article.**date, line_text(values.front()), record, out);
  } else if (field.name == "body" || field.name == "lead") {
    std::string& text = article.**std::get_if<TextMember>(&field.member);
    for (const auto& value : values) {
      Text part = text_of_value(value);
      if (!text.empty() && !part.body.empty()) text += "\n\n";
      text += part.body;
      for (auto& caption : part.captions) add_value(article.captions, std::move(caption));
    }
  } else if (!values.empty()) {
    article.**std::get_if<TextMember>(&field.member) =
        collapse_spaces(text_of_value(values.front()).body);
  }
}

void split_mapped_xml(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  std::string name = record_element(origin);
  const bool whole = name.empty();
  if (whole) name = root_name(input.peek(kHeadBytes));
  Record shared = origin;
  if (!whole && name != root_name(input.peek(kHeadBytes))) shared.file_id.clear();
  cut_xml(input, {name}, shared, sink);
}

// What no path names, so that a map can be written.
void note_left_over(const XPathDocument& document, const std::string& element, const Record& record,
                    Parsed& out) {
  for (auto& name : document.names(element)) {
    const std::string last = name.substr(name.rfind('/') + 1);  // npos + 1 is 0
    const bool used = std::any_of(
        record.rules->map.fields.begin(), record.rules->map.fields.end(),
        [&](const auto& entry) { return entry.second.find(last) != std::string::npos; });
    if (!used) out.unknown_fields.push_back(std::move(name));
  }
}

void parse_mapped_xml(const Record& record, Parsed& out) {
  std::string bytes = record.bytes;
  repair_text(bytes, record, out.issues);
  if (has_too_many_tags(bytes) || record.rules == nullptr) {
    out.issues.push_back({Severity::rejected, record.place,
                          record.rules == nullptr
                              ? "its source does not say what is where"
                              : "more than " + std::to_string(kMaxTags) + " tags"});
    return;
  }
  std::string problem;
  const XPathDocument document(bytes, problem);
  if (record.cut_off) problem = "the file ends inside the record";
  if (document.empty()) {
    out.issues.push_back({Severity::rejected, record.place, "no XML"});
    return;
  }
  if (!problem.empty())
    out.issues.push_back(
        {Severity::warning, record.place, "broken XML, taken as far as it goes: " + problem});
  const std::string element = record_element(record);
  Article& article = out.article.emplace();
  Publication publication;
  for (const auto& [name, path] : record.rules->map.fields) {
    const std::vector<Element> values = document.select(path, element);
    const ArticleField* field = find_field(name);
    if (field != nullptr) {
      set_from(values, *field, record, out);
    } else if (!values.empty()) {
      publication.take(name, line_text(values.front()));
    }
  }
  if (article.id.empty() && article.url.empty()) article.id = record.file_id;
  note_left_over(document, element, record, out);
  publication.decide(record, out);
}

}  // namespace

const Format kMappedXml = {"XML",
                           "xml",
                           [](std::string_view head) { return !root_name(head).empty(); },
                           split_mapped_xml,
                           parse_mapped_xml,
                           true};

}  // namespace nachlese::readers
