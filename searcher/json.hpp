// Results as JSON, one line each, the same for the command line and the web API. Field names and their order are a contract that
// scripts rely on.
#pragma once

#include <string>

#include "searcher/search.hpp"

namespace nachlese {

[[nodiscard]] std::string to_json(const SearchResponse& response);
[[nodiscard]] std::string to_json(const Hit& hit);
[[nodiscard]] std::string to_json(const Article& article);
[[nodiscard]] std::string to_json(const ArchiveSummary& summary);
[[nodiscard]] std::string to_json(const Suggestion& suggestion);

}  // namespace nachlese
