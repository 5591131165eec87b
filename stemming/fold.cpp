#include "stemming/fold.hpp"

#include "stemming/characters.hpp"
#include "stemming/normalize.hpp"
#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

bool is_blank(CharClass c) { return c == CharClass::space || c == CharClass::newline; }

bool is_dropped(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

}  // namespace

std::string fold_value(std::string_view value) {
  const auto& table = CharTable::get();
  std::string unified;
  for (std::size_t i = 0; i < value.size();) {
    const auto d = decode(value, i);
    const auto c = table.of(d.code_point);
    i += d.bytes;
    if (is_dropped(d.code_point)) continue;
    if (c == CharClass::apostrophe) {
      unified.push_back('\'');
    } else if (c == CharClass::hyphen || (d.code_point >= 0x2012 && d.code_point <= 0x2015)) {
      unified.push_back('-');
    } else {
      append(unified, d.code_point);
    }
  }
  std::string lower;
  fold_case(nfkc(unified), lower);
  lower = nfkc(lower);
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < lower.size();) {
    const auto d = decode(lower, i);
    if (is_blank(table.of(d.code_point)) || d.code_point < 0x20) {
      gap = !out.empty();
    } else {
      if (gap) out.push_back(' ');
      gap = false;
      out.append(lower, i, d.bytes);
    }
    i += d.bytes;
  }
  return out;
}

}  // namespace nachlese::text
