// Recognizes and converts charsets other than UTF-8 (ICU).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_stream.hpp"

namespace nachlese::readers {

// The charset that the first bytes show: a byte order mark, or the zeros of UTF-16/32 around
// markup. Empty if they show none.
[[nodiscard]] std::string_view charset_of_start(std::string_view head);

// The charset behind `encoding="…"` of an XML declaration or `charset=…` of HTML, as the web reads
// it (Latin-1 means Windows-1252). Empty if none is named, ICU does not know it, or it is UTF-8.
[[nodiscard]] std::string declared_charset(std::string_view head);

// The most likely charset of bytes that are not UTF-8: Windows-1252 unless something speaks against
// it, IBM850 (DOS) if that gives more German letters, else what ICU detects.
[[nodiscard]] std::string guess_charset(std::string_view bytes);

// True for charsets that have ASCII and one byte for each character.
[[nodiscard]] bool is_one_byte_charset(const std::string& charset);

// ICU's name of the charset; empty if there is no such charset.
[[nodiscard]] std::string known_charset(const std::string& name);

// Bytes that stand for no character become U+FFFD. An unknown charset is read as Windows-1252.
[[nodiscard]] std::string to_utf8(std::string_view bytes, const std::string& charset);
[[nodiscard]] std::unique_ptr<ByteStream> to_utf8(std::unique_ptr<ByteStream> source,
                                                  const std::string& charset);

}  // namespace nachlese::readers
