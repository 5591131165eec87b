// What `nachlese quotes` prints.
#pragma once

#include <string>
#include <string_view>

#include "entities/quotes/quotes.hpp"

namespace nachlese::quotes {

// "direct", "indirect", "reported".
[[nodiscard]] std::string_view to_string(QuoteType type);

// One JSON object a line for the quotations of one text; offsets count code points. What is not
// known is null.
[[nodiscard]] std::string quotes_as_json(const Quotes& quotes, std::string_view text);

// For people: name and quotation, a line each.
[[nodiscard]] std::string quotes_as_text(const Quotes& quotes, std::string_view text);

// "teilte mit"; empty if the quotation has no cue.
[[nodiscard]] std::string cue_text(const Quote& quote, std::string_view text);

}  // namespace nachlese::quotes
