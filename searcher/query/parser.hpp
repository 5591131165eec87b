// Parses query text into a tree. docs/QUERY.md describes the language.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/ast.hpp"
#include "searcher/query/diagnostics.hpp"

namespace nachlese::query {

inline constexpr unsigned kMaxDepth = 200;

// Never throws: reads malformed input in the likeliest way or ignores it, and reports it. nullopt
// if nothing is left to search for.
//
//  disjunction  = conjunction { (ODER | OR) conjunction }
//  conjunction  = near { [UND | AND] near }
//  near         = unary { (NAHE | NEAR)[/n] unary }
//  unary        = (NICHT | NOT | - | +) unary | primary
//  primary      = word | phrase | pattern | fuzzy | field ":" primary
//               | MINDESTENS/n "(" disjunction ")" | "(" disjunction ")"
[[nodiscard]] std::optional<Node> parse(std::string_view text, Diagnostics& diagnostics);

}  // namespace nachlese::query
