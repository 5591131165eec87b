// Where tokens begin and end. UAX #29 in spirit, with the German rules on top.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"

namespace nachlese::text {

struct RawToken {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  bool sentence_start = false;
  bool capitalised = false;
};

// Replaces the content of `out`. Tokens ascend and do not overlap.
void tokenise(std::string_view text, std::vector<RawToken>& out);

}  // namespace nachlese::text
