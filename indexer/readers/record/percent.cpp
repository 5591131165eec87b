#include "indexer/readers/record/percent.hpp"

namespace nachlese::readers {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

std::string without_percent(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const int high = name[at] == '%' && at + 2 < name.size() ? hex_value(name[at + 1]) : -1;
    const int low = high < 0 ? -1 : hex_value(name[at + 2]);
    if (low < 0) {
      out += name[at];
    } else {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  return out;
}

}  // namespace nachlese::readers
