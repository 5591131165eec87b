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

}  // namespace

std::string_view charset_of_start(std::string_view head) {
  for (const auto& start : kStarts) {
    if (head.size() < 4) break;
    const auto fits = [](char wanted, char c) { return wanted == '?' ? c != '\0' : wanted == c; };
    if (std::equal(start.bytes.begin(), start.bytes.end(), head.begin(), fits))
      return start.charset;
  }
  return {};
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
  constexpr std::string_view kGerman1252 =
      "\xE4\xF6\xFC\xC4\xD6\xDC\xDF\x84\x93\x96\x80";  // äöüÄÖÜß„“–€
  constexpr std::string_view kGerman850 = "\x84\x94\x81\x8E\x99\x9A\xE1";  // äöüÄÖÜß
  constexpr std::string_view kUnassigned = "\x81\x8D\x8F\x90\x9D";         // in Windows-1252
  const auto high = std::count_if(bytes.begin(), bytes.end(), is_high);
  const auto windows = count_of(bytes, kGerman1252);
  const auto dos = count_of(bytes, kGerman850);
  if (dos > windows && 2 * dos >= high) return "IBM850";
  // A text in Latin letters has few beyond ASCII.
  const auto letters = std::count_if(bytes.begin(), bytes.end(),
                                     [](char c) { return is_high(c) || (c | 32) >= 'a'; });
  if (4 * high > letters || count_of(bytes, kUnassigned) > 0) {
    if (std::string name = detect(bytes); !name.empty()) return name;
  }
  return "Windows-1252";
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
