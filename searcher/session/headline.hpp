// The line that says what an article of a story tells about the topic: its title, the part of a
// long title that says most, or a sentence of the text.
//
// Example: "Befragung der Bundesregierung" has neither a word of the query nor one of the story, so
// it says 0, and the sentence of the text that has them says more.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/base/article.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

struct Headline {
  std::string text;
  bool cut = false;    // only a part of the title, or of the text
  bool whole = false;  // a title that is shown whole, and is not just the beginning of the text
  double says = 0;     // what its words weigh in the story, and more if it has words of the query
  bool asked = false;  // it has words of the query
};

// How much a word, given as its stem, says about the story; 0 for others.
using StemWeight = std::function<double(std::string_view stem)>;

// Less than this says nothing about a story.
inline constexpr double kLeastSaid = 0.25;

// From the title. Empty if there is none.
[[nodiscard]] Headline headline_of_title(const Article& article, const Wanted& wanted,
                                         const StemWeight& weight, text::Analyzer& analyzer);
// From lead and body, of which the beginning is read. Empty if there is no text.
[[nodiscard]] Headline headline_of_text(const Article& article, const Wanted& wanted,
                                        const StemWeight& weight, text::Analyzer& analyzer);

}  // namespace nachlese::search
