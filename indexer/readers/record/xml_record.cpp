#include "indexer/readers/record/xml_record.hpp"

#include <algorithm>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/markup/xml.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/text_repair.hpp"

namespace nachlese::readers {

std::optional<Element> read_tree(const Record& record, Parsed& out) {
  std::string bytes = record.bytes;
  repair_text(bytes, record, out.issues);
  if (has_too_many_tags(bytes)) {
    out.issues.push_back(
        {Severity::rejected, record.place, "more than " + std::to_string(kMaxTags) + " tags"});
    return std::nullopt;
  }
  std::string problem;
  auto tree = parse_xml(bytes, problem);
  if (record.cut_off) problem = "the file ends inside the record";
  if (!tree) {
    out.issues.push_back(
        {Severity::rejected, record.place, problem.empty() ? "no XML" : "no XML: " + problem});
  } else if (!problem.empty()) {
    out.issues.push_back(
        {Severity::warning, record.place, "broken XML, taken as far as it goes: " + problem});
  }
  return tree;
}

void set_date(std::optional<Date>& date, std::string_view text, const Record& record, Parsed& out) {
  text = trim(text);
  if (says_no_date(text)) return;
  date = parse_loose_date(text);
  if (date) return;
  out.issues.push_back({Severity::warning, record.place,
                        "\"" + std::string(truncate_utf8(text, 60)) +
                            "\" is no date; the article is taken without it"});
}

void add_value(std::vector<std::string>& list, std::string value) {
  if (value.empty() || list.size() >= kMostValues) return;
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

std::string line_of(const Element& in, std::string_view name) {
  const Element* found = find(in, name);
  return found == nullptr ? std::string() : line_text(*found);
}

}  // namespace nachlese::readers
