#include "stemming/analyzer.hpp"

#include <atomic>
#include <cstdio>

#include "core/base/hash.hpp"
#include "core/base/work_limit.hpp"
#include "stemming/lexicon.hpp"
#include "stemming/overlays.hpp"
#include "stemming/tokenize.hpp"
#include "stemming/words.hpp"

namespace nachlese::text {

namespace {

// Raise this with every change of the rules that changes tokens, stems or parts. The lexicon has
// its own hash.
constexpr unsigned kRulesVersion = 6;
constexpr std::size_t kTrimBytes = 48U << 20;

Reading reading_of(const RawToken& token, Purpose purpose) {
  const bool start = token.start != SentenceStart::no;
  if (purpose == Purpose::query) return start ? Reading::query_start : Reading::query;
  return start ? Reading::start : Reading::as_written;
}

}  // namespace

void Analysis::clear() {
  tokens.clear();
  overlays.clear();
  positions = 0;
  vocabulary = 0;
}

struct Analyzer::State {
  explicit State(AnalyzerOptions o) : options(std::move(o)), words(options) {
    static std::atomic<std::uint64_t> last = 0;
    vocabulary = ++last;
  }

  AnalyzerOptions options;
  std::uint64_t vocabulary = 0;
  WordBuilder words;
  RawTokens raw;
  std::vector<const Resolved*> resolved;
};

Analyzer::Analyzer(const AnalyzerOptions& options) : state_(std::make_unique<State>(options)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, Purpose purpose, Analysis& out) {
  out.clear();
  out.vocabulary = state_->vocabulary;
  auto& words = state_->words;
  auto& raw = state_->raw;
  auto& resolved = state_->resolved;
  const auto& lexicon = Lexicon::get();
  tokenize(text, {lexicon.words, lexicon.function_words, lexicon.abbreviations, lexicon.domains},
           raw);
  out.tokens.reserve(raw.tokens.size());
  resolved.clear();
  resolved.reserve(raw.tokens.size());
  bool special = !raw.addresses.empty();
  std::size_t kept = 0;
  auto address = raw.addresses.begin();
  for (std::size_t i = 0; i < raw.tokens.size(); ++i) {
    WorkLimit::check();
    const RawToken t = raw.tokens[i];
    for (; address != raw.addresses.end() && address->token == i; ++address)
      address->token = static_cast<std::uint32_t>(kept);
    const auto& r =
        words.resolve(text.substr(t.begin, t.end - t.begin), t.kind, reading_of(t, purpose));
    if (r.word->surface.text.empty()) continue;  // of characters that only format
    raw.tokens[kept++] = t;
    const bool start = t.start == SentenceStart::yes ||
                       (t.start == SentenceStart::maybe && t.capitalized && r.written_lower);
    resolved.push_back(&r);
    out.tokens.push_back(
        {r.word, r.other, t.begin, t.end, ++out.positions, t.kind, start, t.capitalized, r.form});
    special = special || t.gender || t.apostrophe || t.sign_after || t.hyphen_before ||
              t.open_after || t.open_before || r.month != 0 || t.kind == TokenKind::date ||
              t.kind == TokenKind::symbol;
  }
  for (; address != raw.addresses.end(); ++address)
    address->token = static_cast<std::uint32_t>(kept);
  raw.tokens.resize(kept);
  if (special) find_overlays(text, purpose, raw, resolved, words, out);
}

const Word* Analyzer::word(std::string_view text) {
  Analysis analysis;
  analyze(text, Purpose::highlight, analysis);
  if (analysis.tokens.size() == 1) {
    const auto& token = analysis.tokens.front();
    return state_->words
        .resolve(text.substr(token.begin, token.end - token.begin), token.kind, Reading::as_written)
        .word;
  }
  // A hyphen compound counts as one word.
  if (analysis.overlays.size() == 1 && analysis.overlays.front().begin == 0 &&
      analysis.overlays.front().end == text.size()) {
    return analysis.overlays.front().word;
  }
  return nullptr;
}

std::uint32_t Analyzer::terms() const { return state_->words.terms(); }

bool Analyzer::trim() {
  if (state_->words.bytes() < kTrimBytes) return false;
  state_ = std::make_unique<State>(state_->options);
  return true;
}

std::string analyzer_fingerprint(const AnalyzerOptions& options) {
  static const auto image = hash64(lexicon_image());
  const auto hex = [](std::uint64_t hash) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%08x", static_cast<unsigned>(hash >> 32));
    return std::string(buffer);
  };
  std::string out = "de" + std::to_string(kRulesVersion) + "-" + hex(image);
  if (options.before_1901) out += "+before-1901";
  if (!options.lexicon.empty()) out += "+lexicon-" + hex(hash64(options.lexicon));
  return out;
}

}  // namespace nachlese::text
