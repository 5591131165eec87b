#include "indexer/readers/bytes/charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/utf8.hpp"

namespace nachlese::readers {
namespace {

using namespace std::string_view_literals;

struct Start {
  std::string_view bytes;  // ? stands for any byte but zero
  std::string_view charset;
};
constexpr Start kStarts[] = {
    {"\0\0\xFE\xFF"sv, "UTF-32BE"}, {"\xFF\xFE\0\0"sv, "UTF-32LE"}, {"\xFE\xFF"sv, "UTF-16BE"},
    {"\xFF\xFE"sv, "UTF-16LE"},     {"\0\0\0<"sv, "UTF-32BE"},      {"<\0\0\0"sv, "UTF-32LE"},
    {"\0<\0?"sv, "UTF-16BE"},       {"<\0?\0"sv, "UTF-16LE"},
};

// Names under which sources understand something else than they say; the rest is left to ICU.
struct Alias {
  std::string_view name;  // lower case
  std::string_view charset;
};
constexpr Alias kAliases[] = {
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"utf-8", ""},
    {"utf8", ""},
    {"utf-16", ""},
    {"utf-32", ""},
    {"utf16", ""},
    {"ucs-2", ""},
    {"utf-16le", ""},
    {"utf-16be", ""},
};

class Converter {
 public:
  explicit Converter(const std::string& charset) {
    UErrorCode error = U_ZERO_ERROR;
    from_ = ucnv_open(charset.c_str(), &error);
    if (U_FAILURE(error) != 0) {
      error = U_ZERO_ERROR;
      from_ = ucnv_open("windows-1252", &error);
    }
    to_ = ucnv_open("UTF-8", &error);
    if (U_FAILURE(error) != 0) throw ReadError("ICU's charsets cannot be loaded");
  }
  ~Converter() {
    ucnv_close(from_);
    ucnv_close(to_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // Takes from `source` what fits into `target`, moving both. False when the target is full.
  bool convert(const char*& source, const char* source_end, char*& target, char* target_end,
               bool flush) {
    UErrorCode error = U_ZERO_ERROR;
    ucnv_convertEx(to_, from_, &target, target_end, &source, source_end, pivot_, &pivot_source_,
                   &pivot_target_, std::end(pivot_), 0, static_cast<UBool>(flush), &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) return false;
    if (U_FAILURE(error) != 0)
      throw ReadError(std::string("the text cannot be converted: ") + u_errorName(error));
    return true;
  }

 private:
  UConverter* from_ = nullptr;
  UConverter* to_ = nullptr;
  UChar pivot_[2048] = {};
  UChar* pivot_source_ = pivot_;
  UChar* pivot_target_ = pivot_;
};

class ConvertingStream : public ByteStream {
 public:
  ConvertingStream(std::unique_ptr<ByteStream> source, const std::string& charset)
      : source_(std::move(source)), converter_(charset), input_(std::size_t{1} << 16U) {}

  std::size_t read(char* out, std::size_t size) override {
    char* target = out;
    while (target == out && !done_) {
      if (at_ == end_ && !at_end_) {
        const std::size_t count = source_->read(input_.data(), input_.size());
        at_ = input_.data();
        end_ = at_ + count;
        at_end_ = count == 0;
      }
      done_ = converter_.convert(at_, end_, target, out + size, at_end_) && at_end_;
    }
    return static_cast<std::size_t>(target - out);
  }

 private:
  std::unique_ptr<ByteStream> source_;
  Converter converter_;
  std::vector<char> input_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  bool at_end_ = false;
  bool done_ = false;
};

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::ptrdiff_t count_of(std::string_view bytes, std::string_view wanted) {
  return std::count_if(bytes.begin(), bytes.end(),
                       [&](char c) { return wanted.find(c) != std::string_view::npos; });
}

// The letters of German in one charset. A byte speaks for it where it is inside a word: what is a
// letter there is a quotation mark or dash at the edge of a word in another.
struct GermanLetters {
  std::string_view charset;
  std::string_view letters;
  std::string_view edges;  // quotation marks and dashes, which stand at the edge of words
};
constexpr GermanLetters kGerman[] = {
    {"Windows-1252", "\xE4\xF6\xFC\xC4\xD6\xDC\xDF\xE9\xE8\xEA\xE0\xE1\xE2\xED\xF3\xFA\xF1\xE7",
     "\x84\x93\x94\x96\x97\x80\x82\x91\x92\x85\xAB\xBB\xA0\xA7\xB0"},
    {"IBM850", "\x84\x94\x81\x8E\x99\x9A\xE1", ""},
    {"macintosh", "\x8A\x9A\x9F\x80\x85\x86\xA7\x8E", "\xD2\xD3\xE3\xD0\xD1\xC7\xC8"},
};

bool is_ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// How many bytes beyond ASCII make sense in the charset.
std::ptrdiff_t weight_of(std::string_view bytes, const GermanLetters& german) {
  std::ptrdiff_t weight = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!is_high(bytes[at])) continue;
    const char before = at > 0 ? bytes[at - 1] : ' ';
    const char after = at + 1 < bytes.size() ? bytes[at + 1] : ' ';
    const bool inside = is_ascii_letter(before) && (is_ascii_letter(after) || is_high(after));
    const bool beside = is_ascii_letter(before) || is_ascii_letter(after) || is_high(before);
    const bool edge = !is_ascii_letter(before) || !is_ascii_letter(after);
    if (german.letters.find(bytes[at]) != std::string_view::npos)
      weight += inside ? 3 : beside ? 2 : 0;
    else if (german.edges.find(bytes[at]) != std::string_view::npos)
      weight += edge ? 2 : 0;
  }
  return weight;
}

// What ICU takes the bytes for; empty if it is not sure or says a charset of Latin letters, of
// which we know more.
std::string detect(std::string_view bytes) {
  constexpr int kSure = 30;                                // percent
  constexpr std::size_t kSample = std::size_t{64} << 10U;  // more does not change the answer
  UErrorCode error = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&error);
  const std::string_view sample = bytes.substr(0, kSample);
  ucsdet_setText(detector, sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  std::string name;
  if (const UCharsetMatch* match = ucsdet_detect(detector, &error);
      U_SUCCESS(error) != 0 && match != nullptr) {
    if (ucsdet_getConfidence(match, &error) >= kSure) name = ucsdet_getName(match, &error);
  }
  ucsdet_close(detector);
  const bool useless = name == "ISO-8859-1" || name == "ISO-8859-2" || name.starts_with("UTF-");
  return useless ? std::string() : name;
}

// Text in Latin letters without a mark: every second byte is zero.
std::string_view charset_of_zeros(std::string_view head) {
  constexpr std::size_t kEnough = 16;
  const std::size_t pairs = std::min<std::size_t>(head.size(), 256) / 2;
  if (2 * pairs < kEnough) return {};
  std::size_t first = 0;
  std::size_t second = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    first += head[2 * i] == '\0' ? 1 : 0;
    second += head[2 * i + 1] == '\0' ? 1 : 0;
  }
  if (second * 10 >= pairs * 9 && first == 0) return "UTF-16LE";
  return first * 10 >= pairs * 9 && second == 0 ? "UTF-16BE" : std::string_view();
}

}  // namespace

std::string_view charset_of_start(std::string_view head) {
  for (const auto& start : kStarts) {
    if (head.size() < 4) break;
    const auto fits = [](char wanted, char c) { return wanted == '?' ? c != '\0' : wanted == c; };
    if (std::equal(start.bytes.begin(), start.bytes.end(), head.begin(), fits))
      return start.charset;
  }
  return charset_of_zeros(head);
}

std::string declared_charset(std::string_view head) {
  const std::string text = to_lower_ascii(head.substr(0, std::min<std::size_t>(head.size(), 2048)));
  const bool xml = text.find("<?xml") != std::string::npos;
  const std::string_view key = xml ? "encoding" : "charset";
  std::size_t at = text.find(key, xml ? text.find("<?xml") : 0);
  if (at == std::string::npos || (xml && at > text.find("?>"))) return {};
  at = text.find_first_not_of(" \t\r\n=\"'", at + key.size());
  if (at == std::string::npos) return {};
  const std::string name = text.substr(at, text.find_first_of("\"'?;/> \t\r\n", at) - at);
  const auto* alias = std::find_if(std::begin(kAliases), std::end(kAliases),
                                   [&](const Alias& a) { return a.name == name; });
  if (alias != std::end(kAliases)) return std::string(alias->charset);
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &error);
  ucnv_close(converter);
  return !name.empty() && U_SUCCESS(error) != 0 ? name : std::string();
}

std::string guess_charset(std::string_view bytes) {
  constexpr std::string_view kUnassigned = "\x81\x8D\x8F\x90\x9D";  // in Windows-1252
  const GermanLetters* best = &kGerman[0];
  std::ptrdiff_t most = weight_of(bytes, *best);
  for (const auto& german : kGerman) {
    const std::ptrdiff_t weight = weight_of(bytes, german);
    if (weight > most) {
      best = &german;
      most = weight;
    }
  }
  const auto high = std::count_if(bytes.begin(), bytes.end(), is_high);
  if (best != &kGerman[0] && most >= high) return std::string(best->charset);
  // A text in Latin letters has few beyond ASCII.
  const auto letters = std::count_if(bytes.begin(), bytes.end(),
                                     [](char c) { return is_high(c) || (c | 32) >= 'a'; });
  if (4 * high > letters || count_of(bytes, kUnassigned) > 0) {
    if (std::string name = detect(bytes); !name.empty()) return name;
  }
  return "Windows-1252";
}

bool is_one_byte_charset(const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset.c_str(), &error);
  if (U_FAILURE(error) != 0) return true;  // read as Windows-1252
  const bool one = ucnv_getMaxCharSize(converter) == 1;
  ucnv_close(converter);
  return one;
}

std::string known_charset(const std::string& name) {
  const std::string lower = to_lower_ascii(name);
  const auto* alias = std::find_if(std::begin(kAliases), std::end(kAliases), [&](const Alias& a) {
    return a.name == lower && !a.charset.empty();
  });
  if (alias != std::end(kAliases)) return std::string(alias->charset);
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &error);
  ucnv_close(converter);
  return !name.empty() && U_SUCCESS(error) != 0 ? name : std::string();
}

std::string to_utf8(std::string_view bytes, const std::string& charset) {
  Converter converter(charset);
  std::string out;
  const char* at = bytes.data();
  const char* end = at + bytes.size();
  char buffer[4096];
  for (bool done = false; !done;) {
    char* target = buffer;
    done = converter.convert(at, end, target, std::end(buffer), true);
    out.append(buffer, target);
  }
  return out;
}

std::unique_ptr<ByteStream> to_utf8(std::unique_ptr<ByteStream> source,
                                    const std::string& charset) {
  return std::make_unique<ConvertingStream>(std::move(source), charset);
}

}  // namespace nachlese::readers
