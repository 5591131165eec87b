#include "web/views/fold.hpp"

#include "core/base/utf8.hpp"

namespace nachlese::web {
namespace {

char32_t folded(char32_t c) {
  const bool capital = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
  if (capital) return c + 0x20;
  const bool sign = (c >= 0x80 && c < 0xC0) || (c >= 0x2000 && c < 0x2070);
  return sign ? U' ' : c;
}

}  // namespace

std::string fold_letters(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_utf8(out, folded(next_code_point(text, at)));
  return out;
}

}  // namespace nachlese::web
