#include "stemming/analyzer.hpp"

#include "stemming/function_words.hpp"
#include "stemming/intern.hpp"
#include "stemming/normalise.hpp"
#include "stemming/stem.hpp"
#include "stemming/tokenise.hpp"

namespace nachlese {

namespace {

constexpr std::size_t kTrimBytes = 48U << 20;

}  // namespace

void Analysis::clear() {
  tokens.clear();
  overlays.clear();
  positions = 0;
}

struct Analyzer::State {
  struct Cached {
    std::uint32_t hash = 0;
    std::uint32_t flags = 0;
    std::string_view bytes;
    const Word* word = nullptr;
  };

  text::Arena arena;
  text::TermTable terms{arena};
  text::FlatTable<Cached> cache;
  std::vector<text::RawToken> raw;
  std::string normal, surface, stem;

  const Word* resolve(std::string_view bytes, TokenKind kind, bool noun) {
    const auto flags = static_cast<std::uint32_t>(kind) | (noun ? 16U : 0U);
    const auto hash = text::short_hash(text::hash_bytes(bytes, flags));
    auto& slot = cache.find(hash, [&](const Cached& c) { return c.flags == flags && c.bytes == bytes; });
    if (slot.hash != 0) return slot.word;
    const auto* word = analyse(bytes, kind, noun);
    slot = {hash, flags, arena.copy(bytes), word};
    cache.added();
    return word;
  }

  const Word* analyse(std::string_view bytes, TokenKind kind, bool noun) {
    text::normalise_word(bytes, normal);
    text::fold_case(normal, surface);
    auto* word = new (arena.allocate(sizeof(Word), alignof(Word))) Word;
    word->surface = terms.intern(surface);
    word->function_word = kind == TokenKind::word && text::is_function_word(surface);
    stem.clear();
    if (kind == TokenKind::word && !word->function_word) text::stem_by_rules(surface, noun, stem);
    word->stem = terms.intern(stem);
    return word;
  }
};

Analyzer::Analyzer() : state_(std::make_unique<State>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, Purpose, Analysis& out) {
  out.clear();
  text::tokenise(text, state_->raw);
  for (const auto& t : state_->raw) {
    const auto* word = state_->resolve(text.substr(t.begin, t.end - t.begin), t.kind, t.capitalised);
    out.tokens.push_back({word, nullptr, t.begin, t.end, ++out.positions, t.kind, t.sentence_start, t.capitalised});
  }
}

const Word* Analyzer::word(std::string_view text) {
  Analysis analysis;
  analyze(text, Purpose::document, analysis);
  return analysis.tokens.size() == 1 ? analysis.tokens.front().word : nullptr;
}

std::uint32_t Analyzer::terms() const { return state_->terms.size(); }

bool Analyzer::trim() {
  if (state_->arena.bytes() + state_->terms.bytes() + state_->cache.bytes() < kTrimBytes) return false;
  state_ = std::make_unique<State>();
  return true;
}

std::string analyzer_fingerprint() { return "de1-0"; }

}  // namespace nachlese
