// The labels in front of values in the exports of press databases, and the lines that end a text.
#pragma once

#include <string_view>

namespace nachlese::readers {

// "Section: WIRTSCHAFT; S. 15", in the languages that databases write. An empty field: left out.
struct PressLabel {
  std::string_view word;   // as written, or lower case
  std::string_view field;  // of the article
};

// The label that the line begins with ("Rubrik: …"); null if there is none.
[[nodiscard]] const PressLabel* press_label_of(std::string_view line);

// True for a line behind the text: "Graphic", "Load-Date: …".
[[nodiscard]] bool ends_press_text(std::string_view line);

}  // namespace nachlese::readers
