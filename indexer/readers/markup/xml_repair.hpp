// Repairs XML before a parser sees it.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::readers {

// Resolves the named entities of HTML, escapes every other & that begins no reference, blanks
// control characters, drops comments. CDATA is left alone. Sets `mended` if an & had to be escaped.
[[nodiscard]] std::string mend_xml(std::string_view text, bool& mended);

// Control characters U+0080 to U+009F, of which nobody writes any, as the characters of
// Windows-1252 that were meant ("&#146;").
[[nodiscard]] std::string without_c1(std::string_view text);

// The character of a named entity of HTML ("auml") as UTF-8; empty if there is none.
[[nodiscard]] std::string html_entity(std::string_view name);

}  // namespace nachlese::readers
