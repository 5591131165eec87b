#include "core/store/schema.hpp"

#include <iostream>

#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {

std::function<int()> setup_schema(CLI::App&) {
  return [] {
    std::cout << schema::to_markdown();
    return 0;
  };
}

}  // namespace nachlese::programs
