#include "stemming/address.hpp"

#include "stemming/characters.hpp"
#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_host(char c) { return is_alnum(c) || c == '-' || c == '.'; }
bool is_mailbox(char c) { return is_host(c) || c == '_' || c == '+' || c == '%'; }

std::size_t without_trailing(std::string_view text, std::size_t begin, std::size_t end,
                             std::string_view marks) {
  while (end > begin && marks.find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

// The end of a URL: the next blank, quotation mark, angle bracket, control character or non-ASCII
// sign other than letters and digits.
std::size_t url_end(std::string_view text, std::size_t at) {
  const auto begin = at;
  while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ' && text[at] != '<' &&
         text[at] != '>' && text[at] != '"') {
    if (static_cast<unsigned char>(text[at]) >= 0x80) {
      const auto d = decode(text, at);
      const auto c = CharTable::get().of(d.code_point);
      if (!is_letter(c) && c != CharClass::digit) break;
      at += d.bytes;
    } else {
      ++at;
    }
  }
  return without_trailing(text, begin, at, ".,;:!?)]}'*_-/");
}

std::size_t host_end(std::string_view text, std::size_t at) {
  const auto begin = at;
  while (at < text.size() && is_host(text[at])) ++at;
  return without_trailing(text, begin, at, ".-");
}

bool is_known_host(std::string_view host, const StringTable& domains) {
  const auto dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.find("..") != std::string_view::npos)
    return false;
  return host.substr(0, 4) == "www." || domains.has(host.substr(dot + 1));
}

}  // namespace

AddressSearch find_address(std::string_view text, std::size_t begin, std::size_t word_end,
                           const StringTable& domains) {
  if (text.substr(word_end, 3) == "://") {
    const auto end = url_end(text, word_end + 3);
    if (end > word_end + 3) return {end, end};
  }
  std::size_t at = word_end;
  while (at < text.size() && is_mailbox(text[at])) ++at;
  if (at + 1 < text.size() && text[at] == '@' && is_alnum(text[at + 1])) {
    const auto end = host_end(text, at + 1);
    if (text.substr(at, end - at).find('.') != std::string_view::npos) return {end, end};
  }
  const auto host = host_end(text, begin);
  if (host > word_end && is_known_host(text.substr(begin, host - begin), domains)) {
    const bool path =
        host < text.size() && (text[host] == '/' || text[host] == '?' || text[host] == ':');
    const auto end = path ? url_end(text, host) : host;
    return {end, end};
  }
  return {0, at};
}

std::size_t find_handle(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size()) {
    const auto d = decode(text, end);
    const auto c = CharTable::get().of(d.code_point);
    if (!is_letter(c) && c != CharClass::digit && c != CharClass::mark && d.code_point != '_')
      break;
    end += d.bytes;
  }
  return end > at + 1 ? end : 0;
}

}  // namespace nachlese::text
