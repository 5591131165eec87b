// What pages say beside the text of an article, known by its words.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::readers {

// Without short paragraphs that begin as buttons, notes of consent, invitations and lists of other
// articles do; what stands below "Lesen Sie auch" goes as long as it has no sentences.
[[nodiscard]] std::string without_page_phrases(std::string_view body);

}  // namespace nachlese::readers
