#include "entities/quotes/marks.hpp"

#include <algorithm>
#include <array>

namespace nachlese::quotes {
namespace {

enum class MarkKind : std::uint8_t { low, high, angle, straight };

struct MarkShape {
  std::string_view bytes;
  MarkKind kind;
  bool single;
};

// high: closes German quotations and opens English ones.
constexpr std::array<MarkShape, 12> kMarks = {{
    {"„", MarkKind::low, false},
    {"“", MarkKind::high, false},
    {"”", MarkKind::high, false},
    {"‟", MarkKind::high, false},
    {"»", MarkKind::angle, false},
    {"«", MarkKind::angle, false},
    {"\"", MarkKind::straight, false},
    {"‚", MarkKind::low, true},
    {"‘", MarkKind::high, true},
    {"’", MarkKind::high, true},
    {"›", MarkKind::angle, true},
    {"‹", MarkKind::angle, true},
}};

constexpr std::size_t kLongestSpeech = 4000;  // bytes over paragraphs without marks
constexpr int kMostBorders = 4;
constexpr std::size_t kDeepest = 4;  // marks within marks; more are not kept apart

struct OpenMark {
  std::uint32_t begin = 0;  // of the mark
  std::uint32_t inner = 0;  // behind it
  bool single = false;
  bool speech = false;  // behind a colon or at the start of a paragraph
};

// Bytes that begin a mark.
constexpr std::array<char, 3> kFirstBytes = {'"', '\xC2', '\xE2'};
static_assert(std::ranges::all_of(kMarks, [](const MarkShape& mark) {
  return std::ranges::find(kFirstBytes, mark.bytes.front()) != kFirstBytes.end();
}));

// True for bytes that begin a mark or end a line.
constexpr auto kMatters = [] {
  std::array<bool, 256> out{};
  for (const char byte : kFirstBytes) out[static_cast<unsigned char>(byte)] = true;
  out['\n'] = true;
  return out;
}();

const MarkShape* mark_at(std::string_view text, std::size_t at) {
  if (std::ranges::find(kFirstBytes, text[at]) == kFirstBytes.end()) return nullptr;
  for (const MarkShape& mark : kMarks) {
    if (text.substr(at, mark.bytes.size()) == mark.bytes) return &mark;
  }
  return nullptr;
}

// Where one byte stands in a text, asked for from left to right.
class BytePlaces {
 public:
  BytePlaces(std::string_view text, char byte)
      : text_(text), byte_(byte), next_(std::min(text.find(byte), text.size())) {}

  // The first place from `at` on; the size of the text if there is none.
  std::size_t from(std::size_t at) {
    if (next_ < at) next_ = std::min(text_.find(byte_, at), text_.size());
    return next_;
  }

 private:
  std::string_view text_;
  char byte_;
  std::size_t next_;
};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// A letter or digit, or the first byte of one (marks and dashes begin with 0xE2 or 0xC2).
bool is_word_byte(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  return c != 0xE2 && c != 0xC2;
}

class MarkReader {
 public:
  explicit MarkReader(std::string_view text)
      : text_(text),
        firsts_{{{text, kFirstBytes[0]}, {text, kFirstBytes[1]}, {text, kFirstBytes[2]}}} {}

  std::vector<MarkPair> read() {
    for (std::size_t i = next_place(0); i < text_.size(); i = next_place(i)) {
      if (text_[i] == '\n') {
        i = end_line(i);
        continue;
      }
      const MarkShape* mark = mark_at(text_, i);
      if (mark == nullptr) {
        ++i;
        continue;
      }
      use(*mark, static_cast<std::uint32_t>(i));
      i += mark->bytes.size();
    }
    return std::move(pairs_);
  }

 private:
  // The next byte from `at` on that may matter. Most of a text is outside of marks, where the ends
  // of lines say nothing.
  std::size_t next_place(std::size_t at) {
    if (open_.empty()) {
      std::size_t next = text_.size();
      for (BytePlaces& places : firsts_) next = std::min(next, places.from(at));
      return next;
    }
    while (at < text_.size() && !kMatters[static_cast<unsigned char>(text_[at])]) ++at;
    return at;
  }

  // A blank line ends a paragraph. Is the next one opened by a mark, the quotation goes on.
  std::size_t end_line(std::size_t at) {
    std::size_t next = at;
    int lines = 0;
    while (next < text_.size() && is_blank(text_[next])) lines += text_[next++] == '\n' ? 1 : 0;
    if (lines < 2 || open_.empty()) return next;
    const MarkShape* mark = next < text_.size() ? mark_at(text_, next) : nullptr;
    if (mark == nullptr || mark->single) {
      // Across borders a quotation runs without another mark if it looked like speech from the
      // start, and not too far; else it was never closed.
      const bool far = next - open_.front().begin > kLongestSpeech;
      if (++borders_ > (open_.front().speech ? kMostBorders : 1) || far) open_.clear();
      return next;
    }
    if (may_open(*mark, next) && !open_.front().speech) {
      open_.clear();
    } else if (may_open(*mark, next)) {
      open_.resize(1);
      close_at(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at));
      open_.clear();
    }
    return next;
  }

  bool may_open(const MarkShape& mark, std::size_t at) const {
    if (mark.kind == MarkKind::low) return true;
    const std::size_t next = at + mark.bytes.size();
    if (next >= text_.size() || is_blank(text_[next])) return false;
    const bool blank_before = at == 0 || is_blank(text_[at - 1]) || text_[at - 1] == '(' ||
                              text_[at - 1] == '[' || text_[at - 1] == '-';
    if (mark.kind == MarkKind::angle || mark.kind == MarkKind::straight)
      return blank_before || (open_.empty() && at > 0 && !is_word_byte(text_, at - 1));
    return blank_before;
  }

  // An apostrophe is no mark.
  bool is_apostrophe(const MarkShape& mark, std::size_t at) const {
    if (!mark.single || mark.kind != MarkKind::high) return false;
    if (is_word_byte(text_, at + mark.bytes.size())) return !may_open(mark, at);
    return !single_open();
  }

  bool single_open() const {
    for (const OpenMark& open : open_) {
      if (open.single) return true;
    }
    return false;
  }

  void use(const MarkShape& mark, std::uint32_t at) {
    if (is_apostrophe(mark, at)) return;
    const auto behind = at + static_cast<std::uint32_t>(mark.bytes.size());
    const bool same_open = !open_.empty() && open_.back().single == mark.single;
    if (may_open(mark, at) && !(mark.kind == MarkKind::straight && same_open)) {
      if (open_.empty()) borders_ = 0;
      if (open_.size() < kDeepest)
        open_.push_back({at, behind, mark.single, looks_like_speech(at)});
      return;
    }
    while (!open_.empty() && open_.back().single && !mark.single) open_.pop_back();
    if (!open_.empty() && open_.back().single == mark.single) close_at(at, behind);
  }

  bool looks_like_speech(std::uint32_t at) const {
    std::uint32_t before = at;
    while (before > 0 && is_blank(text_[before - 1])) --before;
    return before == 0 || text_[before - 1] == ':' ||
           text_.substr(before, at - before).find('\n') != std::string_view::npos;
  }

  void close_at(std::uint32_t at, std::uint32_t behind) {
    const OpenMark open = open_.back();
    open_.pop_back();
    if (!open_.empty()) return;
    std::uint32_t end = at;
    while (end > open.inner && is_blank(text_[end - 1])) --end;
    if (end > open.inner) pairs_.push_back({{open.begin, behind}, {open.inner, end}});
  }

  std::string_view text_;
  std::array<BytePlaces, kFirstBytes.size()> firsts_;
  std::vector<OpenMark> open_;
  std::vector<MarkPair> pairs_;
  int borders_ = 0;  // of paragraphs since the outermost open mark
};

}  // namespace

std::vector<MarkPair> pair_marks(std::string_view text) { return MarkReader(text).read(); }

}  // namespace nachlese::quotes
