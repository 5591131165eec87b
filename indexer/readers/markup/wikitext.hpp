// Converts MediaWiki's markup to text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nachlese::readers {

struct WikiText {
  std::string body;
  std::vector<std::string> captions;    // of files
  std::vector<std::string> categories;  // without their prefix
  std::string date;                     // of a template {{Datum|…}}, as written
};

// Templates, tables, references and comments are left out; links become their words, headings
// paragraphs.
[[nodiscard]] WikiText read_wikitext(std::string_view text);

}  // namespace nachlese::readers
