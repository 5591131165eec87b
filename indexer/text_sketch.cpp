#include "indexer/text_sketch.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <limits>
#include <span>

#include "core/base/hash.hpp"
#include "core/store/terms.hpp"

namespace nachlese::index {
namespace {

constexpr std::string_view kAgencyMarks[] = {"afp", "ap",  "apa", "dapd",    "ddp", "dpa", "dts",
                                             "epd", "kna", "rtr", "reuters", "sda", "sid", "tass"};
constexpr std::string_view kVersionMarks[] = {"aktualisiert", "aktualisierung",
                                              "berichtigung", "eil",
                                              "eilmeldung",   "korrektur",
                                              "korrigiert",   "neu",
                                              "neufassung",   "roundup",
                                              "update",       "upd",
                                              "vorab",        "wdh",
                                              "wiederholung", "zusammenfassung"};

// Also differ between two issues of a standing report.
constexpr std::string_view kCalendarWords[] = {
    "januar",   "jänner",   "februar",    "märz",    "april",    "mai",       "juni",
    "juli",     "august",   "september",  "oktober", "november", "dezember",  "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",  "sonnabend", "sonntag"};

template <class Table>
bool holds(const Table& table, const text::Token& token) {
  return std::find(std::begin(table), std::end(table), token.word->surface.text) != std::end(table);
}

bool is_number(const text::Token& token) {
  const std::string_view text = token.word->surface.text;
  return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

bool is_mark(const text::Token& token) {
  return is_agency_mark(token) || holds(kVersionMarks, token);
}

// A bit for a number, month or day of the week; 0 for other words.
std::uint64_t number_bit(const text::Token& token, std::uint64_t hash) {
  if (is_number(token)) return std::uint64_t{1} << (hash >> 58U);
  if (!token.capitalized) return 0;
  const auto* found =
      std::find(std::begin(kCalendarWords), std::end(kCalendarWords), token.word->surface.text);
  return found == std::end(kCalendarWords)
             ? 0
             : std::uint64_t{1} << (found - std::begin(kCalendarWords));
}

// MurmurHash3's finalizer.
std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 33U)) * 0xFF51AFD7ED558CCDU;
  value = (value ^ (value >> 33U)) * 0xC4CEB9FE1A85EC53U;
  return value ^ (value >> 33U);
}

std::uint64_t word_hash(const text::Word& word) {
  return hash64(word.stem.text.empty() ? word.surface.text : word.stem.text);
}

std::uint32_t title_key(const text::Analysis& title) {
  std::span<const text::Token> words = title.tokens;
  const auto is_symbol = [](const text::Token& token) {
    return token.kind == text::TokenKind::symbol;
  };
  // "ROUNDUP 2: …", "… (Update 2)": the number belongs to the mark.
  bool marked = false;
  while (!words.empty() && (is_mark(words.front()) || is_symbol(words.front()) ||
                            (marked && is_number(words.front())))) {
    marked = is_mark(words.front());
    words = words.subspan(1);
  }
  while (!words.empty()) {
    const bool numbered =
        words.size() > 1 && is_number(words.back()) && is_mark(words[words.size() - 2]);
    if (!numbered && !is_mark(words.back()) && !is_symbol(words.back())) break;
    words = words.first(words.size() - 1);
  }
  if (words.size() < kMinTitleWords) return 0;
  std::uint64_t key = 0;
  for (const auto& token : words) key = mix(key + word_hash(*token.word));
  return static_cast<std::uint32_t>(key | 1U);
}

// Gives every empty bin the value of a filled one, the same bin for all texts if possible.
void densify(const std::array<std::uint64_t, TextSketch::kBins>& least, TextSketch& sketch) {
  constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();
  for (std::size_t bin = 0; bin < least.size(); ++bin) {
    std::size_t from = bin;
    for (std::uint64_t attempt = 1; least[from] == kEmpty; ++attempt)
      from = mix(bin + attempt * least.size()) % least.size();
    sketch.bins[bin] = static_cast<std::uint8_t>(least[from]);
  }
}

}  // namespace

bool is_agency_mark(const text::Token& token) { return holds(kAgencyMarks, token); }

TextSketch make_sketch(const text::Analysis& title, const text::Analysis& body) {
  TextSketch sketch;
  if (body.tokens.size() < kMinWords) return sketch;
  sketch.title = title_key(title);
  std::array<std::uint64_t, TextSketch::kBins> least{};
  least.fill(std::numeric_limits<std::uint64_t>::max());
  std::array<std::uint64_t, kShingleWords> window{};
  std::uint64_t opening = 0;
  std::size_t words = 0;
  for (const auto& token : body.tokens) {
    if (token.word->function_word || token.kind == text::TokenKind::symbol || is_agency_mark(token))
      continue;
    const std::uint64_t hash = word_hash(*token.word);
    sketch.numbers |= number_bit(token, hash);
    if (words < kOpeningWords) opening = mix(opening + hash);
    window[words++ % kShingleWords] = hash;
    if (words < kShingleWords) continue;
    std::uint64_t shingle = 0;
    for (std::size_t i = 0; i < kShingleWords; ++i)
      shingle = std::rotl(shingle, 21) + window[(words + i) % kShingleWords];
    shingle = mix(shingle);
    std::uint64_t& bin = least[shingle >> 58U];
    bin = std::min(bin, shingle << 6U >> 6U);
  }
  if (words < kOpeningWords) return {};
  sketch.opening = static_cast<std::uint32_t>(opening | 1U);
  sketch.shingles =
      static_cast<std::uint16_t>(std::min<std::size_t>(words - kShingleWords + 1, 0xFFFF));
  densify(least, sketch);
  return sketch;
}

std::string pack_sketch(const TextSketch& sketch) {
  std::string out = store::pack_number(sketch.published, store::kDateBytes) +
                    store::pack_number(sketch.numbers, 8) + store::pack_number(sketch.title, 4) +
                    store::pack_number(sketch.opening, 4) + store::pack_number(sketch.source, 4) +
                    store::pack_number(sketch.shingles, 2);
  for (const std::uint8_t bin : sketch.bins) out += static_cast<char>(bin);
  return out;
}

TextSketch unpack_sketch(std::string_view packed) {
  const auto take = [&](std::size_t bytes) {
    const std::string_view field = packed.substr(0, bytes);
    packed.remove_prefix(field.size());
    return store::unpack_number(field);
  };
  TextSketch sketch;
  sketch.published = take(store::kDateBytes);
  sketch.numbers = take(8);
  sketch.title = static_cast<std::uint32_t>(take(4));
  sketch.opening = static_cast<std::uint32_t>(take(4));
  sketch.source = static_cast<std::uint32_t>(take(4));
  sketch.shingles = static_cast<std::uint16_t>(take(2));
  for (auto& bin : sketch.bins) bin = static_cast<std::uint8_t>(take(1));
  return sketch;
}

std::uint64_t sketch_published(std::string_view packed) {
  return store::unpack_number(packed.substr(0, store::kDateBytes));
}

}  // namespace nachlese::index
