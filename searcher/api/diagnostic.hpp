// A remark on a query.
#pragma once

#include <cstddef>
#include <string>

namespace nachlese::search {

// What was odd about a query and how it was handled. Never fatal.
struct Diagnostic {
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;
  std::string code;  // stable, e.g. "unbalanced-quote"
  std::string message;
};

}  // namespace nachlese::search
