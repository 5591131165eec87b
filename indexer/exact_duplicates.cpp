#include "indexer/exact_duplicates.hpp"

#include <string>

#include "core/base/hash.hpp"
#include "indexer/text_sketch.hpp"

namespace nachlese::index {
std::uint64_t duplicate_cluster(const text::Analysis& body, std::string_view id) {
  std::size_t count = body.tokens.size();
  while (count > 0 && is_agency_mark(body.tokens[count - 1])) --count;
  if (count == 0) return hash64(id);
  std::string text;
  text.reserve(count * 8);
  for (std::size_t i = 0; i < count; ++i)
    text.append(body.tokens[i].word->surface.text).push_back(' ');
  return hash64(text);
}

}  // namespace nachlese::index
