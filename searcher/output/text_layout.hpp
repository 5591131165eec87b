// Layout of text for terminals: styles, links, columns, lines that fit the width.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"

namespace nachlese::search {

// What the reader's terminal shows, and in which language.
struct TextStyle {
  std::size_t width = 100;  // columns
  bool color = false;
  bool links = false;  // as the escape sequence OSC 8
  Language language = Language::english;
};

enum class Emphasis : std::uint8_t { strong, dim };

// Replaces control characters by blanks, so that no article can control a terminal; keeps line
// feeds if `lines`.
[[nodiscard]] std::string printable(std::string_view text, bool lines = false);
// A snippet's HTML as plain text, with highlights in bold red if `color`; keeps line feeds if
// `lines`.
[[nodiscard]] std::string plain(std::string_view html, bool color, bool lines = false);

[[nodiscard]] std::string styled(const TextStyle& style, Emphasis emphasis,
                                 const std::string& text);
// `text` as a link, if links are wanted and `url` is a web address.
[[nodiscard]] std::string linked(const TextStyle& style, const std::string& url,
                                 const std::string& text);

// Cut, with an ellipsis, or padded to exactly `width` characters.
[[nodiscard]] std::string padded(const std::string& text, std::size_t width);
// Breaks each line at blanks; escape sequences have no width. Every line starts with `indent`.
[[nodiscard]] std::string wrapped(const TextStyle& style, std::string_view text,
                                  std::string_view indent);

// A bar for each value, as high as its share of the greatest; a blank for 0.
[[nodiscard]] std::string sparkline(const std::vector<std::uint64_t>& values);

}  // namespace nachlese::search
