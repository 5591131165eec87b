// What a piece of plain text in a query may stand for: a word and its layers, words that belong
// together, other names of a thing.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "searcher/compile/context.hpp"

namespace nachlese::search {

// A word by its layers, or, for a compound, its parts side by side as German also writes it
// (Klima Schutz). Offers them apart.
[[nodiscard]] Plan word_reading(CompileContext& in, const text::Token& token);

// The parts of a compound anywhere in the article; empty for other words. They weigh little.
[[nodiscard]] Plan loose_reading(CompileContext& in, const text::Token& token);

// Tokens of one written run (AT&T, 9/11, C++): side by side, in this order.
[[nodiscard]] Plan run_reading(CompileContext& in, std::span<const text::Token> tokens);

// What an overlay stands for: the joined word (Ukraine-Krieg) or its words side by side; of an
// ellipsis (Haus- und Gartenarbeit) both words.
[[nodiscard]] Plan overlay_reading(CompileContext& in, const text::Analysis& analysis,
                                   const text::Token& overlay);

// A name of several words in its order; in titles, which have no positions, all its words.
[[nodiscard]] Plan name_reading(CompileContext& in, const std::string& name, std::uint32_t group);

}  // namespace nachlese::search
