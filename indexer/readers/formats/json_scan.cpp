#include "indexer/readers/formats/json_scan.hpp"

#include <charconv>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/utf8.hpp"

namespace nachlese::readers {
namespace {

using JsonEvents = nlohmann::json_sax<nlohmann::json>;

enum class Step : std::uint8_t {
  on,
  stop,     // an event said so
  unusual,  // left to the library
};

class JsonScan {
 public:
  JsonScan(std::string_view bytes, JsonEvents& events)
      : at_(bytes.data()), end_(at_ + bytes.size()), events_(events) {}

  bool run() {
    Step step = value();
    while (step == Step::on && !lists_.empty()) step = member();
    if (step == Step::stop) return true;
    skip_blanks();
    return step == Step::on && at_ == end_;
  }

 private:
  // In the innermost list or object: the next member, or its end.
  Step member() {
    skip_blanks();
    const bool list = lists_.back();
    if (take(list ? ']' : '}')) {
      lists_.pop_back();
      first_ = false;
      return said(list ? events_.end_array() : events_.end_object());
    }
    if (!std::exchange(first_, false) && !take(',')) return Step::unusual;
    if (list) return value();
    skip_blanks();
    std::string name;
    if (!take('"') || !text(name)) return Step::unusual;
    if (!events_.key(name)) return Step::stop;
    skip_blanks();
    return take(':') ? value() : Step::unusual;
  }

  Step value() {
    skip_blanks();
    if (at_ == end_) return Step::unusual;
    switch (*at_) {
      case '"': {
        ++at_;
        std::string read;
        return text(read) ? said(events_.string(read)) : Step::unusual;
      }
      case '{': return open(false);
      case '[': return open(true);
      case 't': return word("true") ? said(events_.boolean(true)) : Step::unusual;
      case 'f': return word("false") ? said(events_.boolean(false)) : Step::unusual;
      case 'n': return word("null") ? said(events_.null()) : Step::unusual;
      default: return number();
    }
  }

  Step open(bool list) {
    ++at_;
    lists_.push_back(list);
    first_ = true;
    constexpr auto kUnknown = static_cast<std::size_t>(-1);
    return said(list ? events_.start_array(kUnknown) : events_.start_object(kUnknown));
  }

  // Integers that fit.
  Step number() {
    constexpr std::ptrdiff_t kMostDigits = 18;
    const bool negative = *at_ == '-';
    const char* const digits = at_ + (negative ? 1 : 0);
    const char* behind = digits;
    while (behind < end_ && *behind >= '0' && *behind <= '9') ++behind;
    const std::ptrdiff_t count = behind - digits;
    if (count == 0 || count > kMostDigits || (*digits == '0' && (count > 1 || negative)) ||
        (behind < end_ && (*behind == '.' || *behind == 'e' || *behind == 'E')))
      return Step::unusual;
    std::uint64_t read = 0;
    std::from_chars(digits, behind, read);
    at_ = behind;
    return said(negative ? events_.number_integer(-static_cast<std::int64_t>(read))
                         : events_.number_unsigned(read));
  }

  // Behind the opening quote, up to behind the closing one.
  bool text(std::string& out) {
    for (;;) {
      const char* const from = at_;
      while (at_ < end_ && *at_ != '"' && *at_ != '\\' && static_cast<unsigned char>(*at_) >= ' ')
        ++at_;
      out.append(from, at_);
      if (take('"')) return true;
      if (!take('\\') || at_ == end_ || !escape(out)) return false;
    }
  }

  bool escape(std::string& out) {
    switch (*at_++) {
      case '"': out += '"'; return true;
      case '\\': out += '\\'; return true;
      case '/': out += '/'; return true;
      case 'b': out += '\b'; return true;
      case 'f': out += '\f'; return true;
      case 'n': out += '\n'; return true;
      case 'r': out += '\r'; return true;
      case 't': out += '\t'; return true;
      case 'u': break;
      default: return false;
    }
    std::uint32_t letter = 0;
    if (!hex(letter) || (letter >= 0xDC00 && letter < 0xE000)) return false;
    if (letter >= 0xD800 && letter < 0xDC00) {
      std::uint32_t low = 0;
      if (!word("\\u") || !hex(low) || low < 0xDC00 || low >= 0xE000) return false;
      letter = 0x10000 + ((letter - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(out, letter);
    return true;
  }

  bool hex(std::uint32_t& out) {
    constexpr std::ptrdiff_t kDigits = 4;
    if (end_ - at_ < kDigits) return false;
    const auto [behind, error] = std::from_chars(at_, at_ + kDigits, out, 16);
    if (error != std::errc() || behind != at_ + kDigits) return false;
    at_ = behind;
    return true;
  }

  static Step said(bool go_on) { return go_on ? Step::on : Step::stop; }

  bool take(char wanted) {
    if (at_ == end_ || *at_ != wanted) return false;
    ++at_;
    return true;
  }

  bool word(std::string_view wanted) {
    if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(wanted))
      return false;
    at_ += wanted.size();
    return true;
  }

  void skip_blanks() {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }

  const char* at_;
  const char* end_;
  JsonEvents& events_;
  std::vector<bool> lists_;  // what is open: a list, or an object
  bool first_ = false;       // no member of the innermost one was read
};

}  // namespace

bool scan_json(std::string_view bytes, nlohmann::json_sax<nlohmann::json>& events) {
  return JsonScan(bytes, events).run();
}

}  // namespace nachlese::readers
