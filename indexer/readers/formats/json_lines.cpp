// JSON Lines (jsonlines.org): one object with the fields of an article per line.
#include <algorithm>
#include <utility>

#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/json_cutter.hpp"
#include "indexer/readers/formats/json_records.hpp"

namespace nachlese::readers {
namespace {

bool is_json_lines(std::string_view head) {
  const auto start = head.find_first_not_of(" \t\r\n\x1E");
  return start != std::string_view::npos && head[start] == '{';
}

// "[{", blanks between them or not, or objects under numbers: an object without that is no list of
// articles.
bool may_hold_list(std::string_view line) {
  const std::size_t colon = line.find(':');
  const std::size_t value = line.find_first_not_of(" \t", std::min(colon + 1, line.size()));
  if (colon != std::string_view::npos && value != std::string_view::npos && line[value] == '{' &&
      line.substr(0, colon).find_first_of("0123456789") != std::string_view::npos)
    return true;
  for (std::size_t at = line.find('['); at != std::string_view::npos; at = line.find('[', at)) {
    at = line.find_first_not_of(" \t[", at);
    if (at == std::string_view::npos) return false;
    if (line[at] == '{') return true;
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
  // Several objects behind each other on one line are records, too.
  const bool several =
      record.bytes.find("}{") != std::string::npos || record.bytes.find("} {") != std::string::npos;
  if (told.list.empty() && !several) {
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

// A record separator in front (RFC 7464), a comma behind, as lists cut into lines have it.
void drop_signs(std::string& line) {
  std::size_t end = line.find_last_not_of(" \t\r,");
  end = end == std::string::npos ? 0 : end + 1;
  if (line.find(',', end) != std::string::npos) line.resize(end);
  line.erase(0, std::min(line.find_first_not_of("\x1E"), line.size()));
}

// Elasticsearch's bulk files have a line with the id in front of each article: {"index": {"_id":
// "7"}}. The id without its last brace; empty for other lines.
std::string bulk_action(std::string_view line) {
  constexpr std::size_t kLongest = 1000;
  if (line.size() > kLongest) return {};
  for (const std::string_view action : {"\"index\"", "\"create\""}) {
    const std::size_t inside = line.find('{', 1);
    const std::string_view key = trim(line.substr(1, std::min(line.find(':'), line.size()) - 1));
    if (key != action || inside == std::string_view::npos || !trim(line).ends_with("}}")) continue;
    const std::string_view object = trim(line.substr(inside, line.rfind('}') - inside));
    const bool bulk = object == "{}" || object.find("\"_i") != std::string_view::npos;
    if (bulk && object.ends_with('}')) return std::string(object.substr(0, object.size() - 1));
  }
  return {};
}

void split_json_lines(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Line line;
  std::string action;
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
      drop_signs(record.bytes);
      if (std::string next = bulk_action(record.bytes); !next.empty()) {
        action = std::move(next);
        continue;
      }
      if (!action.empty()) {
        const std::string front = std::exchange(action, {});
        record.bytes = front + (front == "{" ? "" : ",") + "\"_source\":" + record.bytes + "}";
      }
      cut_line(std::move(record), sink);
    }
  }
}

}  // namespace

const Format kJsonLines = {"JSON Lines", "jsonl", is_json_lines, split_json_lines, parse_json};

}  // namespace nachlese::readers
