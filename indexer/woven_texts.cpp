#include "indexer/woven_texts.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/store/woven_text.hpp"

namespace nachlese::index {
namespace {

bool is_woven(const FieldText& field) {
  return std::ranges::find(store::kWovenRoles, field.role->role) != store::kWovenRoles.end();
}

// The words that stand at places of their own in the order, as it has them: the first of each
// position, tokens before overlays.
std::vector<store::WrittenWord> sequence(const text::Analysis& analysis,
                                         const ner::SuppressedWords& suppressed) {
  std::vector<store::WrittenWord> out;
  out.reserve(analysis.tokens.size());
  const auto add = [&](const text::Token& token) {
    out.push_back({token.word->surface.text, token.begin, token.end});
  };
  if (suppressed.empty()) {  // each position has a token
    for (const auto& token : analysis.tokens) add(token);
    return out;
  }
  std::vector<const text::Token*> kept;
  for (const auto* tokens : {&analysis.tokens, &analysis.overlays}) {
    for (const auto& token : *tokens) {
      if (!suppressed.has(*token.word)) kept.push_back(&token);
    }
  }
  std::ranges::stable_sort(kept, {}, &text::Token::position);
  std::uint32_t last = 0;
  for (const auto* token : kept) {
    if (token->position > last) add(*token);
    last = token->position;
  }
  return out;
}

}  // namespace

std::vector<store::WovenText> woven_texts(std::span<const FieldText> fields,
                                          std::span<const text::Analysis> analyses,
                                          const ner::SuppressedWords& suppressed) {
  std::vector<store::WovenText> out;
  std::size_t before = 0;  // bytes of the texts
  std::size_t after = 0;
  std::uint32_t skipped = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto words = sequence(analyses[i], suppressed);
    if (!is_woven(fields[i])) {
      skipped += static_cast<std::uint32_t>(words.size());
      continue;
    }
    out.push_back({fields[i].role->role, skipped, store::weave(fields[i].text, words)});
    skipped = 0;
    before += fields[i].text.size();
    after += out.back().bytes.size();
  }
  // What has few words that are written as they are searched for is packed better as text.
  if (2 * after > before) out.clear();
  return out;
}

}  // namespace nachlese::index
