// The start page of several archives.
#pragma once

#include <string>
#include <vector>

#include "web/http/http.hpp"

namespace nachlese::web {

inline constexpr std::string_view kChoosePath = "/suche";

struct ListedArchive {
  std::string name;  // in addresses
  const Site* site = nullptr;
};

[[nodiscard]] Response list_of_archives(const std::vector<ListedArchive>& archives,
                                        const std::string& user, const Request& request);

}  // namespace nachlese::web
