// Makes text that CLI11 reads rightly of a config file, and refuses what it would misread in
// silence.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::cli {

// `text` as CLI11 needs it: without byte order mark and comments, which CLI11 takes for a part of
// the name of a section or finds in quotes; each list in the line in which it begins. Lines keep
// their numbers. Throws Error(usage) at a quotation mark without its partner, at a list without its
// end, and at something behind the end of a value.
[[nodiscard]] std::string plain_config(std::string_view text);

// A name without quotes and blanks, which it may be written with.
[[nodiscard]] std::string bare_name(std::string_view name);

// Throws Error(usage) at the first section of the plain `text` that is not closed or stands twice,
// and at a key that stands twice in its section: CLI11 would take one of them only.
void refuse_broken_sections(const std::string& text);

}  // namespace nachlese::cli
