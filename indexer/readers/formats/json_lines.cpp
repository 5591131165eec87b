// JSON Lines (jsonlines.org): one object with the fields of an article per line.
#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/json_records.hpp"

namespace nachlese::readers {
namespace {

bool is_json_lines(std::string_view head) {
  const auto start = head.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && head[start] == '{';
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
      sink.record(std::move(record));
    }
  }
}

}  // namespace

const Format kJsonLines = {"JSON Lines", "jsonl", is_json_lines, split_json_lines, parse_json};

}  // namespace nachlese::readers
