#include "core/store/neighbors.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/base/varint.hpp"
#include "core/store/article_codec.hpp"

namespace nachlese::store {
namespace {

// The most frequent words of German texts, four of ten words of debates and of news. A change makes
// sets that were written before say no without reason: it takes another version of the schema.
constexpr std::array<std::string_view, 64> kFrequent = {
    "aber",  "als",    "am",   "an",   "auch",  "auf",   "aus",   "bei", "bis",  "das",   "dass",
    "dem",   "den",    "der",  "des",  "die",   "diese", "durch", "ein", "eine", "einem", "einen",
    "einer", "er",     "es",   "für",  "haben", "hat",   "hier",  "ich", "im",   "in",    "ist",
    "kann",  "man",    "mehr", "mit",  "nach",  "nicht", "noch",  "nur", "oder", "sehr",  "sich",
    "sie",   "sind",   "so",   "über", "um",    "und",   "uns",   "von", "vor",  "war",   "was",
    "wenn",  "werden", "wie",  "wir",  "wird",  "wurde", "zu",    "zum", "zur"};

constexpr std::size_t kBitsPerPair = 4;
constexpr unsigned kProbes = 3;

// The place of a word in the list.
std::optional<std::uint32_t> find_frequent(std::string_view word) {
  static const std::unordered_map<std::string_view, std::uint32_t> kPlaces = [] {
    std::unordered_map<std::string_view, std::uint32_t> out;
    for (const std::string_view one : kFrequent)
      out.emplace(one, static_cast<std::uint32_t>(out.size()));
    return out;
  }();
  const auto found = kPlaces.find(word);
  return found == kPlaces.end() ? std::nullopt : std::optional(found->second);
}

struct Neighbor {
  std::optional<std::uint32_t> frequent;
  std::uint16_t bits = 0;
};

Neighbor neighbor_of(std::string_view word) { return {find_frequent(word), word_bits(word)}; }

NeighborKey key_of(const Neighbor& left, const Neighbor& right) {
  constexpr std::uint32_t kParts = schema::kNeighborParts;
  if (left.frequent && right.frequent) {
    const auto pair =
        *left.frequent * static_cast<std::uint32_t>(kFrequent.size()) + *right.frequent;
    return {pair / kParts, pair % kParts, true};
  }
  constexpr std::uint32_t kGolden = 0x9e3779b1U;
  static_assert(kParts == 1U << 3U);
  const std::uint32_t pair = std::uint32_t{left.bits} << 16U | right.bits;
  return {pair, pair * kGolden >> 29U, false};
}

// Calls f(bit) for the bits of a code among `size`, while it returns true; whether it always did.
// Two hashes make all others (Kirsch and Mitzenmacher 2006).
template <class F>
bool each_bit(std::uint32_t code, std::size_t size, F&& f) {
  constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = code * kGolden;
  mixed = (mixed ^ mixed >> 29U) * kGolden;
  auto at = static_cast<std::uint32_t>(mixed);
  const auto step = static_cast<std::uint32_t>(mixed >> 32U) | 1U;
  for (unsigned probe = 0; probe < kProbes; ++probe, at += step) {
    if (!f(static_cast<std::size_t>(std::uint64_t{at} * size >> 32U))) return false;
  }
  return true;
}

// Of one part, each once, ascending.
struct Codes {
  std::vector<std::uint32_t> frequent;
  std::vector<std::uint32_t> others;
};

std::array<Codes, schema::kNeighborParts> codes_of(std::span<const PlacedWord> words,
                                                   std::span<const std::string> terms) {
  std::vector<Neighbor> known;
  known.reserve(terms.size());
  for (const std::string& term : terms) known.push_back(neighbor_of(term));
  std::array<Codes, schema::kNeighborParts> out;
  std::size_t next = 0;  // the first word behind the place of the one at hand
  for (const PlacedWord& word : words) {
    while (next < words.size() && words[next].position <= word.position) ++next;
    for (std::size_t i = next; i < words.size() && words[i].position == word.position + 1; ++i) {
      const NeighborKey key = key_of(known[word.word], known[words[i].word]);
      (key.frequent ? out[key.part].frequent : out[key.part].others).push_back(key.code);
    }
  }
  for (Codes& part : out) {
    for (auto* codes : {&part.frequent, &part.others}) {
      std::ranges::sort(*codes);
      codes->erase(std::unique(codes->begin(), codes->end()), codes->end());
    }
  }
  return out;
}

std::string pack(const Codes& codes) {
  std::string distances;
  std::uint32_t last = 0;
  for (const std::uint32_t code : codes.frequent) {
    append_varint(distances, code - last);
    last = code;
  }
  std::string filter((codes.others.size() * kBitsPerPair + 7) / 8, '\0');
  for (const std::uint32_t code : codes.others) {
    each_bit(code, filter.size() * 8, [&](std::size_t bit) {
      filter[bit / 8] =
          static_cast<char>(static_cast<unsigned char>(filter[bit / 8]) | 1U << bit % 8);
      return true;
    });
  }
  std::string out;
  append_varint(out, static_cast<std::uint32_t>(distances.size()));
  return out.append(distances).append(filter);
}

bool is_among(std::string_view distances, std::uint32_t code) {
  std::uint64_t at = 0;
  while (!distances.empty()) {
    const auto distance = take_varint(distances);
    if (!distance) throw_damaged_article();
    at += *distance;
    if (at >= code) return at == code;
  }
  return false;
}

bool has_bits(std::string_view filter, std::uint32_t code) {
  return !filter.empty() && each_bit(code, filter.size() * 8, [&](std::size_t bit) {
    return (static_cast<unsigned char>(filter[bit / 8]) >> bit % 8 & 1U) != 0;
  });
}

}  // namespace

NeighborKey neighbor_key(std::string_view left, std::string_view right) {
  return key_of(neighbor_of(left), neighbor_of(right));
}

NeighborParts pack_neighbors(std::span<const PlacedWord> words,
                             std::span<const std::string> terms) {
  NeighborParts out;
  const auto parts = codes_of(words, terms);
  const auto is_empty = [](const Codes& codes) {
    return codes.frequent.empty() && codes.others.empty();
  };
  if (std::ranges::all_of(parts, is_empty)) return out;
  std::ranges::transform(parts, out.begin(), &pack);
  return out;
}

Neighborhood look_up_neighbors(std::string_view packed, NeighborKey key) {
  if (packed.empty()) return Neighborhood::maybe;
  const auto size = take_varint(packed);
  if (!size || *size > packed.size()) throw_damaged_article();
  if (key.frequent)
    return is_among(packed.substr(0, *size), key.code) ? Neighborhood::yes : Neighborhood::no;
  return has_bits(packed.substr(*size), key.code) ? Neighborhood::maybe : Neighborhood::no;
}

}  // namespace nachlese::store
