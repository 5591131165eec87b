#include "indexer/near_duplicates.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace nachlese::index {
namespace {

constexpr std::size_t kBand = 3;  // bins
constexpr std::size_t kBands = TextSketch::kBins / kBand;
constexpr std::size_t kKeys = kBands + 2;
constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
constexpr unsigned kSlotBits = 24;  // 2 MiB

// The hash keys of a sketch; a key only matches one at the same index. 0 means none.
std::array<std::uint64_t, kKeys> keys_of(const TextSketch& sketch) {
  std::array<std::uint64_t, kKeys> keys{};
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t key = band + 1;
    for (std::size_t i = 0; i < kBand; ++i) key = key << 8U | sketch.bins[band * kBand + i];
    keys[band] = key * kOdd;
  }
  const auto whole = [](std::uint32_t value, std::uint64_t place) {
    return value == 0 ? 0 : (place << 32U | value) * kOdd;
  };
  keys[kBands] = whole(sketch.title, 1);
  keys[kBands + 1] = whole(sketch.opening, 2);
  return keys;
}

bool within_time(std::uint64_t left, std::uint64_t right) {
  return left == 0 || right == 0 ||
         std::max(left, right) - std::min(left, right) <= kMaxSecondsApart;
}

// How many numbers of the text with fewer of them the other lacks.
int differing_numbers(const TextSketch& left, const TextSketch& right) {
  const int fewer = std::min(std::popcount(left.numbers), std::popcount(right.numbers));
  return fewer - std::popcount(left.numbers & right.numbers);
}

// What is unknown counts as `unknown`.
bool agree(std::uint64_t left, std::uint64_t right, bool unknown) {
  return left == 0 || right == 0 ? unknown : left == right;
}

double least_resemblance(const TextSketch& left, const TextSketch& right) {
  constexpr std::uint64_t kSecondsOfDay = 24 * 60 * 60;
  const bool title = agree(left.title, right.title, false);
  const bool day = agree(left.published / kSecondsOfDay, right.published / kSecondsOfDay, true);
  const bool source = agree(left.source, right.source, false);
  const bool is_short = std::min(left.shingles, right.shingles) < kShortShingles;
  if (title && day) return source && !is_short ? kResemblanceUpdated : kResemblanceSupported;
  if (is_short) return kResemblanceShort;
  if (!title && !day && source) return kResemblanceSourceAgain;
  return kResemblance;
}

// The resemblance; nullopt unless both tell the same story.
std::optional<double> match(const TextSketch& left, const TextSketch& right) {
  const int shorter = std::min(left.shingles, right.shingles);
  if (shorter == 0 || !within_time(left.published, right.published)) return std::nullopt;
  const double share = resemblance(left, right);
  if (share < least_resemblance(left, right) ||
      differing_numbers(left, right) * kShinglesPerNumber > shorter)
    return std::nullopt;
  return share;
}

}  // namespace

double resemblance(const TextSketch& left, const TextSketch& right) {
  unsigned equal = 0;
  for (std::size_t i = 0; i < TextSketch::kBins; ++i)
    equal += left.bins[i] == right.bins[i] ? 1 : 0;
  return static_cast<double>(equal) / TextSketch::kBins;
}

bool same_story(const TextSketch& left, const TextSketch& right) {
  return match(left, right).has_value();
}

SketchTable::SketchTable(std::size_t expected)
    : heads_(std::bit_ceil(std::max<std::size_t>(expected * kKeys / 2, 64))) {
  sketches_.reserve(expected);
  next_.reserve(expected * kKeys);
}

void SketchTable::add(const TextSketch* sketch) {
  sketches_.push_back(sketch);
  const auto keys = keys_of(*sketch);
  for (const std::uint64_t key : keys) {
    std::uint32_t* head = key == 0 ? nullptr : &heads_[slot(key)];
    next_.push_back(head == nullptr ? 0 : *head);
    if (head != nullptr) *head = static_cast<std::uint32_t>(next_.size());
  }
}

std::size_t SketchTable::slot(std::uint64_t key) const {
  return key >> (64 - std::countr_zero(heads_.size()));
}

std::optional<std::uint32_t> SketchTable::find(const TextSketch& sketch) const {
  std::optional<std::uint32_t> best;
  double best_share = 0;
  const auto keys = keys_of(sketch);
  for (std::size_t place = 0; place < kKeys; ++place) {
    if (keys[place] == 0) continue;
    std::uint32_t entry = heads_[slot(keys[place])];
    for (std::size_t steps = 0; entry != 0 && steps < kMaxCandidates;
         ++steps, entry = next_[entry - 1]) {
      const std::uint32_t number = (entry - 1) / kKeys;
      if ((entry - 1) % kKeys != place || number == best) continue;
      const auto share = match(*sketches_[number], sketch);
      if (!share || *share < best_share || (*share == best_share && best && number > *best))
        continue;
      best = number;
      best_share = *share;
    }
  }
  return best;
}

SketchKeys::SketchKeys() : slots_(std::size_t{1} << kSlotBits) {}

void SketchKeys::add(const TextSketch& sketch) {
  for (const std::uint64_t key : keys_of(sketch)) {
    if (key != 0) slots_[key >> (64U - kSlotBits)] = true;
  }
}

bool SketchKeys::may_share(const TextSketch& sketch) const {
  return std::ranges::any_of(keys_of(sketch), [&](std::uint64_t key) {
    return key != 0 && slots_[key >> (64U - kSlotBits)];
  });
}

}  // namespace nachlese::index
