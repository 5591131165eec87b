// Finds credits of news agencies: "(mit dpa)", "dpa/AFP", "Berlin (dpa) – ".
#pragma once

#include <span>
#include <string>
#include <vector>

#include "entities/rules.hpp"

namespace nachlese::ner {

// Removes credited agencies from `spans` and returns the canonical name of the first, or "". An
// agency that the text writes about ("sagte er der dpa") stays a name.
[[nodiscard]] std::string take_credit(const NameImage& image, std::span<const Unit> units,
                                      std::vector<TokenSpan>& spans);

}  // namespace nachlese::ner
