#include "core/store/schema.hpp"

#include <iostream>

#include "indexer/verbs/verbs.hpp"

namespace nachlese {

std::function<int()> setup_schema(CLI::App&) {
  return [] {
    std::cout << schema::to_markdown();
    return 0;
  };
}

}  // namespace nachlese
