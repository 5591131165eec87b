#include "stemming/outside.hpp"

#include <algorithm>

namespace nachlese::text {
namespace {

// How many spans end before the token; nullopt-like -1 if one covers part of it.
std::ptrdiff_t stretch_of(const Token& token, const std::vector<TextSpan>& spans) {
  const auto next =
      std::upper_bound(spans.begin(), spans.end(), std::size_t{token.begin},
                       [](std::size_t at, const TextSpan& span) { return at < span.end; });
  const bool covered = next != spans.end() && next->begin < token.end;
  return covered ? -1 : next - spans.begin();
}

}  // namespace

std::vector<Analysis> pieces_outside(const Analysis& analysis, const std::vector<TextSpan>& spans) {
  std::vector<Analysis> pieces(spans.size() + 1);
  for (auto& piece : pieces) {
    piece.positions = analysis.positions;
    piece.vocabulary = analysis.vocabulary;
  }
  for (const auto& token : analysis.tokens) {
    if (const auto at = stretch_of(token, spans); at >= 0)
      pieces[static_cast<std::size_t>(at)].tokens.push_back(token);
  }
  for (const auto& token : analysis.overlays) {
    if (const auto at = stretch_of(token, spans); at >= 0)
      pieces[static_cast<std::size_t>(at)].overlays.push_back(token);
  }
  std::erase_if(pieces, [](const Analysis& piece) { return piece.tokens.empty(); });
  return pieces;
}

Analysis outside(const Analysis& analysis, const std::vector<TextSpan>& spans) {
  Analysis out;
  out.positions = analysis.positions;
  out.vocabulary = analysis.vocabulary;
  for (const auto& token : analysis.tokens) {
    if (stretch_of(token, spans) >= 0) out.tokens.push_back(token);
  }
  for (const auto& token : analysis.overlays) {
    if (stretch_of(token, spans) >= 0) out.overlays.push_back(token);
  }
  return out;
}

}  // namespace nachlese::text
