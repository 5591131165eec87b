// What a further query says of matches that were found already.
#pragma once

#include <span>
#include <unordered_map>

#include "searcher/engine/emit.hpp"
#include "searcher/session/matches.hpp"

namespace nachlese::search {

// The weight of the plan in those of the articles that it matches. Needs the documents of `matches`
// in archives with remote shards. Throws TimeIsUp after the target's deadline.
[[nodiscard]] std::unordered_map<Xapian::docid, double> weights_among(
    std::span<const Match* const> matches, const Plan& plan, const Target& target);

}  // namespace nachlese::search
