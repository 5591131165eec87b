#include "core/store/neighbors.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <limits>
#include <utility>
#include <vector>

#include "core/store/word_order.hpp"

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

using AllBits = std::bitset<std::numeric_limits<std::uint16_t>::max() + 1>;

bool is_frequent(std::uint16_t bits) {
  static const AllBits kBits = [] {
    AllBits out;
    for (const std::string_view word : kFrequent) out.set(word_bits(word));
    return out;
  }();
  return kBits[bits];
}

// Calls f(bit) for the bits of a key among `size`, while it returns true; whether it always did.
// Two hashes make all others (Kirsch and Mitzenmacher 2006).
template <class F>
bool each_bit(NeighborKey key, std::size_t size, F&& f) {
  constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = key * kGolden;
  mixed = (mixed ^ mixed >> 29U) * kGolden;
  auto at = static_cast<std::uint32_t>(mixed);
  const auto step = static_cast<std::uint32_t>(mixed >> 32U) | 1U;
  for (unsigned probe = 0; probe < kProbes; ++probe, at += step) {
    if (!f(static_cast<std::size_t>(std::uint64_t{at} * size >> 32U))) return false;
  }
  return true;
}

}  // namespace

std::optional<NeighborKey> neighbor_key(std::uint16_t left, std::uint16_t right) {
  if (!is_frequent(left) && !is_frequent(right)) return std::nullopt;
  return NeighborKey{left} << 16U | right;
}

std::string pack_neighbors(std::string_view word_order) {
  const WordOrder order(word_order);
  const std::vector<std::uint16_t> bits = order.bits();
  struct Placed {
    std::uint32_t position;
    std::uint16_t bits;
  };
  std::vector<Placed> words;
  const auto place = [&](std::uint32_t number, std::uint32_t position) {
    words.push_back({position, bits[number]});
  };
  order.for_each_in_sequence(place);
  const std::size_t sequence = words.size();
  order.for_each_beside(place);
  if (words.size() > sequence) std::ranges::stable_sort(words, {}, &Placed::position);

  std::vector<NeighborKey> keys;
  for (std::size_t i = 0, next = 0; i < words.size(); ++i) {
    while (next < words.size() && words[next].position <= words[i].position) ++next;
    for (std::size_t j = next; j < words.size() && words[j].position == words[i].position + 1;
         ++j) {
      if (const auto key = neighbor_key(words[i].bits, words[j].bits)) keys.push_back(*key);
    }
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::string out((keys.size() * kBitsPerPair + 7) / 8, '\0');
  for (const NeighborKey key : keys) {
    each_bit(key, out.size() * 8, [&](std::size_t bit) {
      out[bit / 8] = static_cast<char>(static_cast<unsigned char>(out[bit / 8]) | 1U << bit % 8);
      return true;
    });
  }
  return out;
}

bool may_be_neighbors(std::string_view packed, NeighborKey key) {
  return packed.empty() || each_bit(key, packed.size() * 8, [&](std::size_t bit) {
           return (static_cast<unsigned char>(packed[bit / 8]) >> bit % 8 & 1U) != 0;
         });
}

}  // namespace nachlese::store
