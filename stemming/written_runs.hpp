// What is written as one although signs divide its tokens: ver.di, AT&T, C++, 50+1, 9/11, and the
// names behind an elided article: d'Hondt.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stemming/tokenize.hpp"

namespace nachlese::text {

// Part of the text and the last token that it covers.
struct WrittenRun {
  std::size_t last = 0;  // index of its last token
  std::size_t end = 0;   // bytes; 0: there is no run
};

// The run of letters with dots between them that begins with token `first`: ver.di, E.ON,
// brand.eins. None for abbreviations (z.B), and none where a dot ends a sentence and the blank is
// missing.
[[nodiscard]] WrittenRun dotted_run(std::string_view text, const std::vector<RawToken>& tokens,
                                    std::size_t first);

// The run of letters, digits and the signs & + # / that begins with token `first`: AT&T, C++, C#,
// 50+1. A slash joins numbers only (9/11).
[[nodiscard]] WrittenRun sign_run(std::string_view text, const std::vector<RawToken>& tokens,
                                  std::size_t first);

// Length in bytes of the elided article with its apostrophe in front of a name: 2 for d'Hondt, 5
// for Dell'Utri; 0 if there is none (geht's, Xi'an).
[[nodiscard]] std::size_t elided_article(std::string_view word);

}  // namespace nachlese::text
