#include "indexer/readers/formats/wire.hpp"

#include <algorithm>
#include <utility>

#include "indexer/readers/record/format.hpp"

namespace nachlese::readers {
namespace {

class WireCutter {
 public:
  WireCutter(const Record& origin, const RecordSink& sink) : origin_(origin), sink_(sink) {
    begin(1);
  }

  void line(std::string_view text, std::uint32_t number) {
    if (text.starts_with("ZCZC")) finish(number);
    if (text.starts_with("NNNN")) {
      finish(number);
      text.remove_prefix(4);
      const std::size_t next = text.find_first_not_of(" \x16\x7F");
      text.remove_prefix(std::min(next, text.size()));
    }
    for (;;) {
      const std::size_t mark = std::min(text.find_first_of(kMarks), text.size());
      append(text.substr(0, mark));
      if (mark == text.size()) break;
      const bool starts = text[mark] == kWireStart;
      finish(number);
      if (starts) append(text.substr(mark, 1));
      text.remove_prefix(mark + 1);
    }
    append("\n");
  }

  void finish(std::uint32_t next_line) {
    // Between messages there is filling.
    const bool filled = std::any_of(record_.bytes.begin(), record_.bytes.end(), [](char c) {
      return static_cast<unsigned char>(c) > ' ' && c != '\x7F';
    });
    if (filled) sink_.record(std::move(record_));
    begin(next_line);
  }

 private:
  static constexpr std::string_view kMarks = "\x01\x04";

  void begin(std::uint32_t line) {
    record_ = origin_;
    record_.file_id.clear();
    record_.place.line = line;
  }

  void append(std::string_view bytes) {
    if (record_.bytes.size() + bytes.size() > kMaxRecordBytes)
      throw ReadError("a message without an end");
    record_.bytes += bytes;
  }

  const Record& origin_;
  const RecordSink& sink_;
  Record record_;
};

}  // namespace

void split_wire(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  WireCutter cutter(origin, sink);
  Line line;
  std::uint32_t number = 1;
  for (; input.next_line(line, kMaxRecordBytes); ++number) cutter.line(line.text, number);
  cutter.finish(number);
}

}  // namespace nachlese::readers
