#include "indexer/cluster.hpp"

#include <algorithm>
#include <string>

#include "core/base/hash.hpp"

namespace nachlese {
namespace {

constexpr std::string_view kAgencyMarks[] = {"afp", "ap",  "apa", "dapd",    "ddp", "dpa", "dts",
                                             "epd", "kna", "rtr", "reuters", "sda", "sid", "tass"};

bool is_agency_mark(const Token& token) {
  return std::find(std::begin(kAgencyMarks), std::end(kAgencyMarks), token.word->surface.text) != std::end(kAgencyMarks);
}

}  // namespace

std::uint64_t duplicate_cluster(const Analysis& body, std::string_view id) {
  std::size_t count = body.tokens.size();
  while (count > 0 && is_agency_mark(body.tokens[count - 1])) --count;
  if (count == 0) return hash64(id);
  std::string text;
  text.reserve(count * 8);
  for (std::size_t i = 0; i < count; ++i) text.append(body.tokens[i].word->surface.text).push_back(' ');
  return hash64(text);
}

}  // namespace nachlese
