// Web archives of the Internet Archive before WARC (ARC 1 and 2): turned into records of WARC.
#include <charconv>
#include <cstdint>

#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"

namespace nachlese::readers {
namespace {

bool is_arc(std::string_view head) { return head.starts_with("filedesc://"); }

// "http://a.example/ 10.0.0.1 20010203040506 text/html 1234", in version 2 with more in between.
struct ArcHeader {
  std::string url, date;
  std::uint64_t size = 0;
};

bool read_arc_header(const std::string& line, ArcHeader& out) {
  const auto words = split_list(line, " ");
  constexpr std::size_t kFewest = 5;
  if (words.size() < kFewest || words[2].size() < 8 ||
      words[2].find_first_not_of("0123456789") != std::string::npos)
    return false;
  const std::string& size = words.back();
  if (std::from_chars(size.data(), size.data() + size.size(), out.size).ec != std::errc())
    return false;
  out.url = words[0];
  const std::string& d = words[2];
  out.date = d.substr(0, 4) + "-" + d.substr(4, 2) + "-" + d.substr(6, 2);
  if (d.size() >= 14)
    out.date += "T" + d.substr(8, 2) + ":" + d.substr(10, 2) + ":" + d.substr(12, 2) + "Z";
  return true;
}

void split_arc(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  constexpr std::size_t kLongestLine = 65'536;
  Line line;
  std::uint64_t others = 0;
  while (input.next_line(line, kLongestLine)) {
    if (trim(line.text).empty()) continue;
    ArcHeader header;
    if (!read_arc_header(line.text, header)) throw ReadError("no ARC record where one should be");
    const bool page = header.url.starts_with("http");
    const bool fits = header.size <= kMaxRecordBytes;
    Record record = origin;
    record.format = &kWarc;
    record.file_id.clear();
    record.bytes = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + header.url +
                   "\r\nWARC-Date: " + header.date +
                   "\r\nContent-Type: application/http; msgtype=response\r\n\r\n";
    record.cut_off = !input.take(header.size, page && fits ? &record.bytes : nullptr);
    if (page && !fits)
      sink.issue({Severity::rejected, record.place,
                  "a page of " + std::to_string(header.size >> 20U) + " MiB"});
    if (!page) ++others;
    if (page && fits) sink.record(std::move(record));
  }
  if (others > 1)  // the first describes the file
    sink.issue({Severity::note,
                {origin.place.file, 0},
                std::to_string(others - 1) + " records that are no pages were passed over"});
}

}  // namespace

const Format kArc = {"ARC", "arc", is_arc, split_arc, kWarc.parse, true};

}  // namespace nachlese::readers
