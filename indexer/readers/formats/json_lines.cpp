// JSON Lines (jsonlines.org): one object with the fields of an article per line.
#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/json_cutter.hpp"
#include "indexer/readers/formats/json_records.hpp"

namespace nachlese::readers {
namespace {

bool is_json_lines(std::string_view head) {
  const auto start = head.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && head[start] == '{';
}

// "[{", blanks between them or not, or objects under numbers: an object without that is no list of
// articles.
bool may_hold_list(std::string_view line) {
  const std::size_t entry = line.find("\":{\"");
  if (entry != std::string_view::npos && entry > 0 && line[entry - 1] >= '0' &&
      line[entry - 1] <= '9')
    return true;
  for (std::size_t at = line.find('['); at != std::string_view::npos; at = line.find('[', at + 1)) {
    const std::size_t next = line.find_first_not_of(" \t[", at);
    if (next != std::string_view::npos && line[next] == '{') return true;
  }
  return false;
}

// A line may be an answer of an API, with a page of articles.
void cut_line(Record&& record, const RecordSink& sink) {
  RecordPath told = told_path(record);
  if (told.list.empty() && may_hold_list(record.bytes)) {
    if (auto found = list_of_articles(record.bytes, *record.columns).path)
      told.list = std::move(*found);
  }
  if (told.list.empty()) {
    sink.record(std::move(record));
    return;
  }
  const std::string line = std::move(record.bytes);
  record.bytes.clear();
  JsonCutter cutter(std::move(told.list), record, sink);
  cutter.set_line(record.place.line);
  cutter.feed(line);
  cutter.end();
}

void split_json_lines(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Line line;
  for (std::uint32_t number = 1; input.next_line(line, kMaxRecordBytes); ++number) {
    const Location place{origin.place.file, number};
    if (line.too_long) {
      sink.issue({Severity::rejected, place,
                  "the line is longer than " + std::to_string(kMaxRecordBytes >> 20U) + " MiB"});
    } else if (!trim(line.text).empty()) {
      Record record = origin;
      record.place = place;
      record.bytes = std::move(line.text);
      record.file_id.clear();  // many records share the file
      record.cut_off = !line.complete;
      cut_line(std::move(record), sink);
    }
  }
}

}  // namespace

const Format kJsonLines = {"JSON Lines", "jsonl", is_json_lines, split_json_lines, parse_json};

}  // namespace nachlese::readers
