// Results as JSON, the same for the command line and the web API (docs/DESIGN contract: README of the API in docs/).
#pragma once

#include <string>

#include "searcher/search.hpp"

namespace nachlese {

[[nodiscard]] std::string to_json(const SearchResponse& response);
[[nodiscard]] std::string to_json(const Hit& hit);
[[nodiscard]] std::string to_json(const Article& article);

}  // namespace nachlese
