// The JSON objects of news: which dialect an object is of.
#include "indexer/readers/formats/json_records.hpp"

#include "indexer/readers/formats/dpa_json.hpp"
#include "indexer/readers/formats/json_feed.hpp"
#include "indexer/readers/formats/json_fields.hpp"
#include "indexer/readers/formats/json_ld.hpp"
#include "indexer/readers/formats/json_outline.hpp"
#include "indexer/readers/formats/json_tree.hpp"
#include "indexer/readers/formats/ninjs.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/text_repair.hpp"

namespace nachlese::readers {
namespace {

// Raw control characters are not allowed in JSON but happen; between values they are white space
// anyway.
void blank_control_characters(std::string& bytes) {
  for (char& c : bytes) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
}

bool has_type(std::string_view object) {
  return object.find("\"@type\"") != std::string_view::npos;
}

// A dialect of objects, told by what an object holds. One that may not take an object after all
// leaves it to the next.
struct Dialect {
  bool (*recognizes)(std::string_view object);
  bool (*parse)(const std::string& bytes, const Record& record, Parsed& out);
};

template <void (*kParse)(const std::string&, const Record&, Parsed&)>
bool always(const std::string& bytes, const Record& record, Parsed& out) {
  kParse(bytes, record, out);
  return true;
}

// In the order in which they are tried; the most particular first.
constexpr Dialect kDialects[] = {
    {is_json_feed_item, always<parse_json_feed_item>},
    {is_dpa_json, always<parse_dpa_json>},
    {is_ninjs, parse_ninjs},
    {has_type, [](const std::string& bytes, const Record& record,
                  Parsed& out) { return fill_from_json_ld({bytes}, {}, record, out); }},
    {[](std::string_view) { return true; }, always<parse_json_fields>},
};

}  // namespace

RecordPath told_path(const Record& record) {
  return record.rules == nullptr ? RecordPath() : parse_record_path(record.rules->map.records);
}

void parse_json(const Record& record, Parsed& out) {
  std::string bytes = record.bytes;
  repair_text(bytes, record, out.issues);
  blank_control_characters(bytes);
  mend_json(bytes);
  // Who says where the fields are knows the dialect.
  if (record.rules != nullptr && !record.rules->map.empty()) {
    parse_json_fields(bytes, record, out);
    return;
  }
  for (const Dialect& dialect : kDialects) {
    if (dialect.recognizes(bytes) && dialect.parse(bytes, record, out)) break;
  }
  const bool nothing = out.article && out.article->title.empty() && out.article->body.empty() &&
                       out.article->lead.empty();
  if (nothing && is_empty_answer(bytes)) skip(record, out, "no articles in it");
}

}  // namespace nachlese::readers
