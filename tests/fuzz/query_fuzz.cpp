// libFuzzer target: any bytes parse as a query, the tree can be printed, and diagnostics point into
// the text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "searcher/query/parser.hpp"
#include "searcher/query/printer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nachlese;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  query::Diagnostics diagnostics(Language::german);
  if (const auto tree = query::parse(text, diagnostics)) (void)query::to_string(*tree);
  for (const auto& diagnostic : diagnostics.list()) {
    if (diagnostic.begin > diagnostic.end || diagnostic.end > size || diagnostic.message.empty())
      std::abort();
  }
  return 0;
}
