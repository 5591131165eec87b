// RTF 1.9: text without pictures, notes, fields' codes and deletions.
#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <vector>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/documents/readers.hpp"
#include "indexer/readers/documents/text_document.hpp"
#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {
namespace {

// Groups that hold no text.
constexpr std::string_view kSilentGroups[] = {"fonttbl",  "colortbl",     "stylesheet",
                                              "pict",     "object",       "header",
                                              "headerl",  "headerr",      "headerf",
                                              "footer",   "footerl",      "footerr",
                                              "footerf",  "footnote",     "annotation",
                                              "fldinst",  "themedata",    "datastore",
                                              "xmlnstbl", "listtable",    "listoverridetable",
                                              "rsidtbl",  "generator",    "filetbl",
                                              "revtbl",   "nonshppict",   "bkmkstart",
                                              "bkmkend",  "latentstyles", "pntext",
                                              "tc",       "xe",           "txe",
                                              "info",     "private"};

struct Sign {
  std::string_view word;
  std::string_view text;
};
constexpr Sign kSigns[] = {
    {"par", "\n\n"}, {"sect", "\n\n"}, {"page", "\n\n"},   {"line", "\n"},      {"tab", "\t"},
    {"cell", "\t"},  {"row", "\n\n"},  {"nestcell", "\t"}, {"nestrow", "\n\n"}, {"emdash", "—"},
    {"endash", "–"}, {"lquote", "‘"},  {"rquote", "’"},    {"ldblquote", "“"},  {"rdblquote", "”"},
    {"bullet", "•"}, {"emspace", " "}, {"enspace", " "},   {"~", " "},          {"_", "-"}};

struct Group {
  bool silent = false;
  bool hidden = false;   // \v, \deleted
  int skip = 1;          // characters behind \u
  std::string property;  // of the document: "title", "author", …
};

class RtfText {
 public:
  explicit RtfText(std::string_view bytes) : bytes_(bytes) {}

  TextDocument read() {
    groups_.push_back({});
    while (at_ < bytes_.size()) step();
    flush_bytes();
    TextDocument out;
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t end = std::min(text_.find("\n\n", at), text_.size());
      add_paragraph(out, std::string_view(text_).substr(at, end - at));
      at = end + 2;
    }
    out.title = collapse_spaces(properties_["title"]);
    out.author = collapse_spaces(properties_["author"]);
    return out;
  }

 private:
  static constexpr std::size_t kDeepestGroup = 1000;

  void step() {
    const char c = bytes_[at_++];
    if (c == '{') {
      flush_bytes();
      if (groups_.size() >= kDeepestGroup) throw ReadError("the RTF nests too deep");
      groups_.push_back(groups_.back());
    } else if (c == '}') {
      flush_bytes();
      if (groups_.size() > 1) groups_.pop_back();
    } else if (c == '\\') {
      control();
    } else if (c != '\r' && c != '\n') {
      put_byte(c);
    }
  }

  void control() {
    if (at_ >= bytes_.size()) return;
    const char c = bytes_[at_];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter) {
      ++at_;
      symbol(c);
      return;
    }
    const std::size_t start = at_;
    while (at_ < bytes_.size() && ((bytes_[at_] >= 'a' && bytes_[at_] <= 'z') ||
                                   (bytes_[at_] >= 'A' && bytes_[at_] <= 'Z')))
      ++at_;
    const std::string_view word = bytes_.substr(start, at_ - start);
    int value = 0;
    const auto read = std::from_chars(bytes_.data() + at_, bytes_.data() + bytes_.size(), value);
    const bool numbered = read.ec == std::errc() && read.ptr != bytes_.data() + at_;
    if (numbered) at_ = static_cast<std::size_t>(read.ptr - bytes_.data());
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    act(word, numbered, value);
  }

  void symbol(char c) {
    if (c == '\'') {
      unsigned value = 0;
      const std::size_t end = std::min(at_ + 2, bytes_.size());
      std::from_chars(bytes_.data() + at_, bytes_.data() + end, value, 16);
      at_ = end;
      put_byte(static_cast<char>(value));
    } else if (c == '*') {
      groups_.back().silent = true;
    } else if (c == '\n' || c == '\r') {
      put("\n\n");
    } else if (c == '{' || c == '}' || c == '\\') {
      put_byte(c);
    } else {
      put_sign(std::string_view(&c, 1));
    }
  }

  bool put_sign(std::string_view word) {
    const auto* sign = std::find_if(std::begin(kSigns), std::end(kSigns),
                                    [&](const Sign& s) { return s.word == word; });
    if (sign == std::end(kSigns)) return false;
    put(sign->text);
    return true;
  }

  void act(std::string_view word, bool numbered, int value) {
    Group& group = groups_.back();
    if (is_one_of(word, kSilentGroups)) {
      flush_bytes();
      group.silent = true;
      in_info_ = in_info_ || word == "info";
    } else if (in_info_ && (word == "title" || word == "author" || word == "subject")) {
      group.property = word;
    } else if (word == "u" && numbered) {
      put_character(value);
      skip_replacement(group.skip);
    } else if (word == "uc" && numbered) {
      group.skip = std::clamp(value, 0, 8);
    } else if (word == "ansicpg" && numbered) {
      charset_ = known_charset("cp" + std::to_string(value));
    } else if (word == "mac" || word == "pc" || word == "pca") {
      charset_ = word == "mac" ? "macintosh" : "ibm850";
    } else if (word == "bin" && numbered) {
      at_ += std::min(static_cast<std::size_t>(std::max(value, 0)), bytes_.size() - at_);
    } else if (word == "v" || word == "deleted") {
      flush_bytes();
      group.hidden = !numbered || value != 0;
    } else if (word == "plain") {
      flush_bytes();
      group.hidden = false;
    } else {
      put_sign(word);
    }
  }

  // What older readers show for a character of Unicode.
  void skip_replacement(int count) {
    for (; count > 0 && at_ < bytes_.size(); --count) {
      const std::string_view rest = bytes_.substr(at_);
      if (rest.starts_with('{') || rest.starts_with('}')) return;
      if (rest.starts_with("\\'")) {
        at_ += std::min<std::size_t>(4, rest.size());
      } else if (rest.starts_with('\\')) {
        return;
      } else {
        ++at_;
      }
    }
  }

  // UTF-16, signed.
  void put_character(int value) {
    const auto unit = static_cast<std::uint32_t>(value < 0 ? value + 65536 : value) & 0xFFFFU;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
      return;
    }
    std::uint32_t code = unit;
    if (unit >= 0xDC00 && unit < 0xE000)
      code = high_ == 0 ? 0xFFFD : 0x10000 + ((high_ - 0xD800) << 10U) + (unit - 0xDC00);
    high_ = 0;
    std::string text;
    if (code != 0) append_utf8(text, code);
    put(text);
  }

  // Bytes of the document's charset; several may make a character.
  void put_byte(char c) { pending_ += c; }

  void flush_bytes() {
    if (pending_.empty()) return;
    const bool ascii = std::all_of(pending_.begin(), pending_.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    std::string text = ascii ? std::move(pending_) : to_utf8(pending_, charset_);
    pending_.clear();
    put_text(text);
  }

  void put(std::string_view text) {
    flush_bytes();
    put_text(text);
  }

  void put_text(std::string_view text) {
    const Group& group = groups_.back();
    if (!group.property.empty()) {
      properties_[group.property] += text;
    } else if (!group.silent && !group.hidden) {
      text_ += text;
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;
  std::string charset_ = "windows-1252";
  std::string pending_;
  std::string text_;
  std::unordered_map<std::string, std::string> properties_;
  std::uint32_t high_ = 0;
  bool in_info_ = false;
};

bool is_rtf(std::string_view head) { return head.starts_with("{\\rtf"); }

void read_rtf(std::unique_ptr<ByteStream> source, const std::string& id, const DocumentSink& sink) {
  const std::string bytes = read_whole(*source);
  emit_articles(RtfText(bytes).read(), id, sink);
}

}  // namespace

const DocumentReader kRtf = {"RTF", is_rtf, read_rtf};

}  // namespace nachlese::readers
