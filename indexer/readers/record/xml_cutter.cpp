#include "indexer/readers/record/xml_cutter.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/markup/xml.hpp"
#include "indexer/readers/record/format.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kMaxHeader = std::size_t{64} << 10U;
constexpr std::size_t kMaxDepth = 200;

std::string local_name(std::string_view name) {
  return to_lower_ascii(
      name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1));
}

enum class Kind : std::uint8_t { text, start, empty, end, verbatim, dropped };

// One piece of mark-up, or the text up to the next.
struct Piece {
  Kind kind = Kind::text;
  std::string_view bytes;
  std::string_view name;  // of an element, as written
};

struct Bracket {
  std::string_view open, close;
  Kind kind;
};
constexpr Bracket kBrackets[] = {
    {"<!--", "-->", Kind::dropped},
    {"<![CDATA[", "]]>", Kind::verbatim},
    {"<?", "?>", Kind::dropped},
};

class BorrowedStream : public ByteStream {
 public:
  explicit BorrowedStream(ByteStream& source) : source_(source) {}
  std::size_t read(char* out, std::size_t size) override { return source_.read(out, size); }

 private:
  ByteStream& source_;
};

// The input as pieces. A piece is valid until the next call.
class Pieces {
 public:
  explicit Pieces(ByteStream& input) : input_(input) {}

  // False at the end.
  bool next(Piece& piece) {
    line_ += static_cast<std::uint32_t>(
        std::count(buffer_.begin() + begin(), buffer_.begin() + begin() + size(), '\n'));
    begin_ += size_;
    size_ = 0;
    if (begin_ == buffer_.size() && !fill()) return false;
    piece = Piece();
    if (buffer_[begin_] == '<') {
      size_ = mark_up(piece);
    } else {
      const std::size_t end = buffer_.find('<', begin_);
      size_ = std::min(end, buffer_.size()) - begin_;
    }
    piece.bytes = std::string_view(buffer_).substr(begin_, size_);
    return true;
  }

  // Line of the piece, from 1.
  [[nodiscard]] std::uint32_t line() const { return line_; }

 private:
  [[nodiscard]] std::ptrdiff_t begin() const { return static_cast<std::ptrdiff_t>(begin_); }
  [[nodiscard]] std::ptrdiff_t size() const { return static_cast<std::ptrdiff_t>(size_); }

  // Appends to the buffer what is to come, dropping what is behind.
  bool fill() {
    constexpr std::size_t kChunk = std::size_t{1} << 16U;
    buffer_.erase(0, begin_);
    begin_ = 0;
    if (buffer_.size() > kMaxRecordBytes) return false;
    const std::size_t old = buffer_.size();
    buffer_.resize(old + kChunk);
    buffer_.resize(old + input_.read(buffer_.data() + old, kChunk));
    return buffer_.size() > old;
  }

  bool has(std::size_t count) {
    while (buffer_.size() - begin_ < count) {
      if (!fill()) return false;
    }
    return true;
  }

  // Length of the piece up to the end of the first `close` at or after `from`; what is left of the
  // input if there is none.
  std::size_t up_to(std::string_view close, std::size_t from) {
    for (;;) {
      const std::size_t found = buffer_.find(close, begin_ + from);
      if (found != std::string::npos) return found + close.size() - begin_;
      from =
          std::max(from, buffer_.size() - begin_ - std::min(close.size(), buffer_.size() - begin_));
      if (!fill()) return buffer_.size() - begin_;
    }
  }

  std::size_t mark_up(Piece& piece) {
    (void)has(9);
    const std::string_view start = std::string_view(buffer_).substr(begin_, 9);
    for (const auto& bracket : kBrackets) {
      if (!start.starts_with(bracket.open)) continue;
      piece.kind = bracket.kind;
      return up_to(bracket.close, bracket.open.size());
    }
    if (start.starts_with("<!")) {
      piece.kind = Kind::dropped;
      return doctype();
    }
    const char first = start.size() > 1 ? start[1] : ' ';
    const bool letter =
        (first | 32) >= 'a' || first == '_' || static_cast<unsigned char>(first) >= 0x80;
    if (first != '/' && !letter) return 1;  // a bare <
    return tag(piece);
  }

  std::size_t doctype() {
    for (;;) {
      const std::size_t length = doctype_length(std::string_view(buffer_).substr(begin_));
      if (length != std::string_view::npos) return length;
      if (buffer_.size() - begin_ > kMaxHeader || !fill()) return up_to(">", 0);
    }
  }

  // A tag ends at a > outside quotes; a < before it means that a quote was left open.
  std::size_t tag(Piece& piece) {
    char quote = 0;
    std::size_t at = 1;
    for (; has(at + 1); ++at) {
      const char c = buffer_[begin_ + at];
      if (c == '<') break;
      if (quote != 0 ? c == quote : (c == '"' || c == '\'')) quote = quote != 0 ? '\0' : c;
      if (c == '>' && quote == 0) {
        ++at;
        break;
      }
    }
    const std::string_view bytes = std::string_view(buffer_).substr(begin_, at);
    const bool end = bytes.starts_with("</");
    const std::size_t from = end ? 2 : 1;
    piece.name = bytes.substr(from, bytes.find_first_of(" \t\r\n/>", from) - from);
    piece.kind = end ? Kind::end : bytes.ends_with("/>") ? Kind::empty : Kind::start;
    return at;
  }

  ByteStream& input_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t size_ = 0;
  std::uint32_t line_ = 1;
};

class Cutter {
 public:
  Cutter(const std::vector<std::string_view>& names, const Record& origin, const RecordSink& sink)
      : names_(names), origin_(origin), sink_(sink) {}

  void run(Pieces pieces) {
    Piece piece;
    while (pieces.next(piece)) {
      if (piece.kind == Kind::dropped) continue;
      const bool is_start = piece.kind == Kind::start || piece.kind == Kind::empty;
      if (is_start && is_record(piece.name)) {
        finish(false);
        open_record(piece, pieces.line());
      } else if (inside_) {
        continue_record(piece);
      } else {
        outside(piece);
      }
    }
    finish(true);
    if (count_ == 0) sink_.issue({Severity::note, {origin_.place.file, 0}, "it holds no articles"});
  }

 private:
  [[nodiscard]] bool is_record(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), local_name(name)) != names_.end();
  }

  void open_record(const Piece& piece, std::uint32_t line) {
    if (count_++ == 0) header_depth_ = open_.size();
    record_ = origin_;
    record_.place.line = line;
    if (open_.size() == header_depth_ && header_.size() <= kMaxHeader) {
      record_.bytes = header_;
    } else {
      record_.bytes.clear();
      for (const auto& [name, tag] : open_) record_.bytes += tag;
    }
    inside_ = true;
    too_long_ = false;
    name_ = piece.name;
    append(piece.bytes);
    if (piece.kind == Kind::empty) finish(false);
  }

  void continue_record(const Piece& piece) {
    if (piece.kind != Kind::end) {
      append(piece.bytes);
      return;
    }
    if (piece.name == name_) {
      append(piece.bytes);
      finish(false);
      return;
    }
    // The end of an element around it ends a record that was left open, too.
    const auto around = std::find_if(open_.begin(), open_.end(),
                                     [&](const auto& tag) { return tag.first == piece.name; });
    if (around == open_.end()) {
      append(piece.bytes);
    } else {
      finish(false);
      outside(piece);
    }
  }

  void append(std::string_view bytes) {
    too_long_ = too_long_ || record_.bytes.size() + bytes.size() > kMaxRecordBytes;
    if (too_long_) {
      std::string().swap(record_.bytes);
    } else {
      record_.bytes += bytes;
    }
  }

  void finish(bool at_end) {
    if (!std::exchange(inside_, false)) return;
    if (too_long_) {
      sink_.issue({Severity::rejected, record_.place,
                   "the record is larger than " + std::to_string(kMaxRecordBytes >> 20U) + " MiB"});
      return;
    }
    record_.cut_off = at_end;
    if (!at_end) {
      for (auto tag = open_.rbegin(); tag != open_.rend(); ++tag)
        record_.bytes += "</" + tag->first + ">";
    }
    sink_.record(std::move(record_));
  }

  void outside(const Piece& piece) {
    if (piece.kind == Kind::start) {
      if (open_.size() == kMaxDepth) throw ReadError("its elements nest too deep");
      open_.emplace_back(piece.name, piece.bytes);
    } else if (piece.kind == Kind::end) {
      const auto tag = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](const auto& t) { return t.first == piece.name; });
      if (tag == open_.rend()) return;
      open_.erase(std::prev(tag.base()), open_.end());
    }
    if (count_ == 0 && header_.size() <= kMaxHeader) header_ += piece.bytes;
  }

  const std::vector<std::string_view>& names_;
  const Record& origin_;
  const RecordSink& sink_;
  std::string header_;  // all in front of the first record
  std::size_t header_depth_ = 0;
  std::vector<std::pair<std::string, std::string>> open_;  // names and tags of the elements around
  std::uint64_t count_ = 0;
  Record record_;
  std::string name_;
  bool inside_ = false;
  bool too_long_ = false;
};

// The charset that the declaration names, unless the bytes are UTF-8 all the same.
std::string charset_of(BufferedInput& input) {
  const std::string_view head = input.peek(std::size_t{1} << 16U);
  std::string charset = declared_charset(head);
  constexpr std::size_t kLongestCharacter = 4;  // one may be cut at the end
  const std::size_t invalid = std::min(first_invalid_utf8(head), head.size());
  const bool is_ascii = std::all_of(head.begin(), head.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool utf8 = !is_ascii && invalid + kLongestCharacter > head.size();
  return utf8 && !is_one_byte_charset(charset) ? std::string() : charset;
}

}  // namespace

void cut_xml(BufferedInput& input, const std::vector<std::string_view>& names, const Record& origin,
             const RecordSink& sink) {
  const std::string charset = charset_of(input);
  if (charset.empty()) {
    Cutter(names, origin, sink).run(Pieces(input));
  } else if (is_one_byte_charset(charset)) {
    // Records may be in UTF-8 all the same; each is converted for itself.
    Record known = origin;
    known.charset = charset;
    Cutter(names, known, sink).run(Pieces(input));
  } else {
    const auto converted = to_utf8(std::make_unique<BorrowedStream>(input), charset);
    Cutter(names, origin, sink).run(Pieces(*converted));
  }
}

std::string root_name(std::string_view head) {
  if (!trim(head).starts_with('<')) return {};
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    const std::string_view rest = head.substr(at);
    std::size_t length = 0;
    for (const auto& bracket : kBrackets) {
      if (rest.starts_with(bracket.open)) length = std::min(rest.find(bracket.close), rest.size());
    }
    if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype"))
      length = std::min(doctype_length(rest), rest.size());
    if (length == 0) return local_name(rest.substr(1, rest.find_first_of(" \t\r\n/>", 1) - 1));
    at += length - 1;
  }
  return {};
}

}  // namespace nachlese::readers
