#include "indexer/exact_duplicates.hpp"

#include <string>

#include "core/base/hash.hpp"
#include "indexer/text_sketch.hpp"

namespace nachlese::index {
namespace {

constexpr std::size_t kFewWords = 5;

void append(const text::Analysis& analysis, std::size_t count, std::string& text) {
  for (std::size_t i = 0; i < count; ++i)
    text.append(analysis.tokens[i].word->surface.text).push_back(' ');
}

}  // namespace

std::uint64_t duplicate_cluster(const text::Analysis& title, const text::Analysis& body,
                                std::string_view id) {
  std::size_t count = body.tokens.size();
  while (count > 0 && is_agency_mark(body.tokens[count - 1])) --count;
  if (count == 0) return hash64(id);
  std::string text;
  text.reserve(count * 8);
  append(body, count, text);
  if (count < kFewWords) append(title, title.tokens.size(), text.append("\t"));
  return hash64(text);
}

}  // namespace nachlese::index
