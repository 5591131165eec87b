#include "core/cli/nearest.hpp"

#include "core/base/edit_distance.hpp"
#include "core/base/utf8.hpp"

namespace nachlese::cli {
namespace {

constexpr std::size_t kLettersOfMistake = 3;  // one wrong letter is allowed for every three

}  // namespace

std::string nearest(const std::vector<std::string>& known, std::string_view word) {
  std::string best;
  const auto letters = code_points(word);
  auto least = static_cast<unsigned>(letters.size() / kLettersOfMistake + 1);
  for (const auto& candidate : known) {
    const unsigned distance = edit_distance(letters, code_points(candidate), least);
    if (distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

}  // namespace nachlese::cli
