// JSON other than JSON Lines: one object over several lines, several in a row, or arrays of
// objects.
#include <cstdint>
#include <cstring>

#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/json_records.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Cuts objects out of a stream of JSON by counting braces outside strings.
class ObjectCutter {
 public:
  ObjectCutter(const Record& origin, const RecordSink& sink) : origin_(origin), sink_(sink) {}

  void feed(std::string_view bytes) {
    std::size_t start = 0;  // of what belongs to the open object
    for (std::size_t at = 0; at < bytes.size() && !done_; ++at) {
      const char c = bytes[at];
      if (c == '\n') ++line_;
      if (depth_ == 0) {
        outside(c);
        if (depth_ > 0) start = at;
      } else if (inside(c)) {
        append(bytes.substr(start, at + 1 - start));
        finish(false);
      }
    }
    if (depth_ > 0) append(bytes.substr(start));
  }

  // Behind the end of a list nothing counts.
  [[nodiscard]] bool done() const { return done_; }

  void end() {
    if (depth_ > 0) finish(true);
  }

 private:
  void outside(char c) {
    if (c == '{') {
      record_ = origin_;
      record_.place.line = line_;
      record_.file_id.clear();
      depth_ = 1;
      too_long_ = false;
      junk_ = false;
    } else if (c == '[' || c == ']') {
      lists_ += c == '[' ? 1 : -1;
      done_ = lists_ <= 0;
    } else if (kSpace.find(c) == std::string_view::npos && c != ',') {
      if (!junk_)
        sink_.issue({Severity::rejected, {origin_.place.file, line_}, "not a JSON object"});
      junk_ = true;
    } else if (c == ',') {
      junk_ = false;
    }
  }

  // True at the end of the object.
  bool inside(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (in_string_) {
      escaped_ = c == '\\';
      in_string_ = c != '"';
    } else if (c == '"') {
      in_string_ = true;
    } else if (c == '{') {
      ++depth_;
    } else if (c == '}') {
      return --depth_ == 0;
    }
    return false;
  }

  void append(std::string_view bytes) {
    too_long_ = too_long_ || record_.bytes.size() + bytes.size() > kMaxRecordBytes;
    if (too_long_) {
      std::string().swap(record_.bytes);
    } else {
      record_.bytes += bytes;
    }
  }

  void finish(bool cut_off) {
    depth_ = 0;
    in_string_ = escaped_ = false;
    record_.cut_off = cut_off;
    if (too_long_) {
      sink_.issue({Severity::rejected, record_.place,
                   "the object is larger than " + std::to_string(kMaxRecordBytes >> 20U) + " MiB"});
    } else {
      sink_.record(std::move(record_));
    }
  }

  const Record& origin_;
  const RecordSink& sink_;
  Record record_;
  std::uint32_t line_ = 1;
  int depth_ = 0;  // of braces
  int lists_ = 0;
  bool done_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  bool too_long_ = false;
  bool junk_ = false;  // reported already
};

bool is_json_objects(std::string_view head) {
  const std::string_view text = trim(head);
  if (text.starts_with('[')) {
    const std::size_t next = text.find_first_not_of(kSpace, 1);
    return next != std::string_view::npos && (text[next] == '{' || text[next] == ']');
  }
  if (!text.starts_with('{')) return false;
  // A line of JSON Lines ends with its brace, or, broken, is followed by one that starts with a
  // brace.
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view first = trim(text.substr(0, end));
  return !first.ends_with('}') && !trim(text.substr(end)).starts_with('{');
}

void split_json_objects(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  ObjectCutter cutter(origin, sink);
  constexpr std::size_t kChunk = std::size_t{1} << 16U;
  for (std::string_view bytes = input.peek(kChunk); !bytes.empty() && !cutter.done();
       bytes = input.peek(kChunk)) {
    cutter.feed(bytes);
    input.skip(bytes.size());
  }
  cutter.end();
}

}  // namespace

const Format kJsonObjects = {"JSON", "json", is_json_objects, split_json_objects, parse_json};

}  // namespace nachlese::readers
