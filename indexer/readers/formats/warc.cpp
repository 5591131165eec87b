// Web archives (WARC 1.0 and 1.1, ISO 28500): the HTML pages among their responses.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/bytes/brotli.hpp"
#include "indexer/readers/bytes/byte_stream.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/html_page.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/loose_date.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kEndOfHeader = "\r\n\r\n";

// The value of a header line, without regard to case; empty if there is none.
std::string header(std::string_view lines, std::string_view name) {
  for (const auto& line : split_list(lines, "\r\n")) {
    const std::size_t colon = line.find(':');
    if (colon != std::string::npos &&
        to_lower_ascii(trim(std::string_view(line).substr(0, colon))) == name)
      return std::string(trim(std::string_view(line).substr(colon + 1)));
  }
  return {};
}

// Transfer-Encoding: chunked (RFC 9112, 7.1). What does not follow it is taken as it is.
std::string unchunk(std::string_view body) {
  std::string out;
  for (;;) {
    std::size_t size = 0;
    const char* end = body.data() + body.size();
    const auto read = std::from_chars(body.data(), end, size, 16);
    const std::size_t line = body.find("\r\n");
    if (read.ec != std::errc() || line == std::string_view::npos)
      return out.empty() ? std::string(body) : out;
    body.remove_prefix(line + 2);
    if (size == 0) return out;
    size = std::min(size, body.size());
    out += body.substr(0, size);
    body.remove_prefix(size);
    body.remove_prefix(std::min<std::size_t>(2, body.size()));
  }
}

// The body of an HTTP response, decoded.
std::string http_body(std::string_view head, std::string_view bytes, const Record& record,
                      Parsed& out) {
  std::string body(bytes);
  if (to_lower_ascii(header(head, "transfer-encoding")) == "chunked") body = unchunk(body);
  if (header(head, "content-encoding").empty()) return body;
  try {
    std::string plain;
    const auto expansion = std::make_shared<UnpackLimit>();
    expansion->packed = body.size();
    std::unique_ptr<ByteStream> packed = stream_of(body);
    if (to_lower_ascii(header(head, "content-encoding")) == "br")
      packed = unbrotli(std::move(packed));
    if (unpack(std::move(packed), expansion)->read_rest(plain, kMaxRecordBytes)) return plain;
    out.issues.push_back({Severity::warning, record.place, "the packed page is too large"});
  } catch (const ReadError& error) {
    out.issues.push_back({Severity::warning, record.place, error.what()});
  }
  return body;
}

// What is read of a record's header: lines up to an empty one. False at the end of the input.
bool next_header(BufferedInput& input, std::string& lines, std::uint32_t& number) {
  constexpr std::size_t kLongestLine = 65'536;
  constexpr std::size_t kLongestHeader = std::size_t{1} << 20U;
  lines.clear();
  Line line;
  while (input.next_line(line, kLongestLine)) {
    ++number;
    if (line.text.empty() && !lines.empty()) return true;
    if (!line.text.empty()) lines += line.text + "\r\n";
    if (lines.size() > kLongestHeader) throw ReadError("no WARC record where one should be");
  }
  return false;
}

bool is_page(const std::string& lines) {
  const std::string type = header(lines, "warc-type");
  const std::string content = to_lower_ascii(header(lines, "content-type"));
  return (type == "response" && content.starts_with("application/http")) ||
         (type == "resource" && content.starts_with("text/html"));
}

bool is_warc(std::string_view head) { return head.starts_with("WARC/1."); }

void split_warc(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  std::string lines;
  std::uint64_t others = 0;
  std::uint32_t number = 0;
  while (next_header(input, lines, number)) {
    const std::string length = header(lines, "content-length");
    std::uint64_t size = 0;
    if (!lines.starts_with("WARC/") ||
        std::from_chars(length.data(), length.data() + length.size(), size).ec != std::errc())
      throw ReadError("no WARC record where one should be");
    Record record = origin;
    record.place.line = 0;
    record.bytes = lines + "\r\n";
    record.file_id.clear();
    const bool fits = size <= kMaxRecordBytes;
    const bool wanted = is_page(lines);
    if (wanted && !fits)
      sink.issue(
          {Severity::rejected, record.place, "a page of " + std::to_string(size >> 20U) + " MiB"});
    record.cut_off = !input.take(size, wanted && fits ? &record.bytes : nullptr);
    if (!wanted) ++others;
    if (wanted && fits) sink.record(std::move(record));
  }
  if (others > 0)
    sink.issue({Severity::note,
                {origin.place.file, 0},
                std::to_string(others) + " records that are no pages were passed over"});
}

void parse_warc(const Record& record, Parsed& out) {
  const std::string_view bytes = record.bytes;
  const std::size_t end = std::min(bytes.find(kEndOfHeader), bytes.size());
  const std::string_view lines = bytes.substr(0, end);
  std::string_view content = bytes.substr(std::min(end + kEndOfHeader.size(), bytes.size()));
  std::string url = header(lines, "warc-target-uri");
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  std::string charset;
  std::string body;
  if (header(lines, "warc-type") == "response") {
    const std::size_t http = std::min(content.find(kEndOfHeader), content.size());
    const std::string_view head = content.substr(0, http);
    const std::string type = to_lower_ascii(header(head, "content-type"));
    const std::size_t blank = head.find(' ');
    if (!type.starts_with("text/html") && !type.starts_with("application/xhtml")) {
      skip(record, out, "no page (" + type + ")");
      return;
    }
    if (blank == std::string_view::npos || !head.substr(blank + 1).starts_with("200")) {
      skip(record, out, "no page (HTTP " + std::string(head.substr(blank + 1, 3)) + ")");
      return;
    }
    charset = declared_charset(type);
    body = http_body(head, content.substr(std::min(http + kEndOfHeader.size(), content.size())),
                     record, out);
  } else {
    body = content;
  }
  parse_page(std::move(body), charset, url, record, out);
  if (record.cut_off)
    out.issues.push_back({Severity::warning, record.place, "the file ends inside the record"});
  const auto crawled = parse_loose_date(header(lines, "warc-date"));
  out.version = version_of(crawled);
  if (out.article && !out.article->published) out.article->published = crawled;
}

}  // namespace

const Format kWarc = {"WARC", "warc", is_warc, split_warc, parse_warc, true};

}  // namespace nachlese::readers
