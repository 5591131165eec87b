// Text line by line, without copies.
#pragma once

#include <algorithm>
#include <string_view>

namespace nachlese::readers {

// Takes the first line off `text`, with its end (LF), which is not returned.
inline std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// The same for lines that may end with CR LF.
inline std::string_view take_crlf_line(std::string_view& text) {
  std::string_view line = take_line(text);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace nachlese::readers
