#include "entities/viterbi.hpp"

#include <algorithm>
#include <array>

namespace nachlese::ner {
namespace {

constexpr std::uint8_t kTypes = 4;
constexpr std::uint8_t kPositions = 4;
static_assert(label_of(EntityType::place, TagPosition::begin) == 1 + kPositions &&
              label_of(EntityType::place, TagPosition::inside) == 2 + kPositions &&
              label_of(EntityType::place, TagPosition::last) == 3 + kPositions);

// Labels other than "outside" that end a name, in ascending order.
constexpr auto kClosing = [] {
  std::array<std::uint8_t, 2 * kTypes> labels{};
  std::size_t count = 0;
  for (std::uint8_t label = 1; label < kLabels; ++label) {
    if (may_follow(label, kOutside)) labels[count++] = label;
  }
  return labels;
}();

constexpr float kNever = -1e30F;

void cut_long_names(std::span<std::uint8_t> labels) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside || place_of(labels[i]) == TagPosition::begin ||
        place_of(labels[i]) == TagPosition::only)
      begin = i;
    if (labels[i] != kOutside && place_of(labels[i]) == TagPosition::last &&
        i + 1 - begin > kLongestName) {
      std::fill(labels.begin() + static_cast<std::ptrdiff_t>(begin),
                labels.begin() + static_cast<std::ptrdiff_t>(i + 1), kOutside);
    }
  }
}

float spread_of(const Transitions& transitions) {
  constexpr float kRounding = 1e-3F;
  float least = transitions[0][0];
  float most = least;
  for (const auto& row : transitions) {
    least = std::min(least, *std::min_element(row.begin(), row.end()));
    most = std::max(most, *std::max_element(row.begin(), row.end()));
  }
  return most - least + kRounding;
}

using Four = float __attribute__((vector_size(16)));
using FourLabels = std::int32_t __attribute__((vector_size(16)));

// Of a label that ends a name.
template <class Scores>
float score_of(const Scores& scores, std::uint8_t label) {
  const auto type = static_cast<std::size_t>(type_of(label));
  return place_of(label) == TagPosition::last ? scores.last[type] : scores.only[type];
}

// Values of the labels of one position.
Four of_types(const float* values, TagPosition place) {
  const float* first = values + label_of(EntityType{}, place);
  return Four{first[0], first[kPositions], first[2 * kPositions], first[3 * kPositions]};
}

// Those from one position to another one of the same name.
Four within_names(const Transitions& transitions, TagPosition before, TagPosition after) {
  Four out{};
  for (std::uint8_t type = 0; type < kTypes; ++type) {
    const auto of = static_cast<EntityType>(type);
    out[type] = transitions[label_of(of, before)][label_of(of, after)];
  }
  return out;
}

// The better ones of what comes from the first and from an inner word of a name: the first if they
// are equally good.
Four better(const Four& begin, const Four& inside, FourLabels& from) {
  constexpr FourLabels kBegins = {
      label_of(EntityType{0}, TagPosition::begin), label_of(EntityType{1}, TagPosition::begin),
      label_of(EntityType{2}, TagPosition::begin), label_of(EntityType{3}, TagPosition::begin)};
  const FourLabels is_inside = inside > begin;  // -1 where it is
  from = kBegins - is_inside;
  return is_inside ? inside : begin;
}

}  // namespace

Viterbi::Viterbi(const Transitions& transitions) : spread_(spread_of(transitions)) {
  using enum TagPosition;
  const auto to_opening = [&](std::uint8_t label) {
    const float* row = transitions[label].data();
    return OpeningScores{row[kOutside], of_types(row, begin), of_types(row, only)};
  };
  from_outside_ = to_opening(kOutside);
  for (const std::uint8_t label : kClosing) from_closing_.push_back(to_opening(label));
  begin_to_inside_ = within_names(transitions, begin, inside);
  begin_to_last_ = within_names(transitions, begin, last);
  inside_to_inside_ = within_names(transitions, inside, inside);
  inside_to_last_ = within_names(transitions, inside, last);
}

std::uint8_t Viterbi::From::before(std::uint8_t label) const {
  if (label == kOutside) return static_cast<std::uint8_t>(outside);
  const auto type = static_cast<std::size_t>(type_of(label));
  switch (place_of(label)) {
    case TagPosition::begin: return static_cast<std::uint8_t>(begin[type]);
    case TagPosition::inside: return static_cast<std::uint8_t>(inside[type]);
    case TagPosition::last: return static_cast<std::uint8_t>(last[type]);
    default: return static_cast<std::uint8_t>(only[type]);
  }
}

// Replaces `best` by the best scores of paths to each label of the next word, and sets the labels
// from which they come: the first of equally good ones.
void Viterbi::step(Scores& best, From& from) const {
  const Four closing = best.last > best.only ? best.last : best.only;
  // The best path that has just closed a name.
  const float closed = std::max(std::max(closing[0], closing[1]), std::max(closing[2], closing[3]));
  Scores next;
  next.outside = best.outside + from_outside_.outside;
  next.begin = best.outside + from_outside_.begin;
  next.only = best.outside + from_outside_.only;
  from.outside = kOutside;
  from.begin = from.only = FourLabels{};
  // Mostly no name ends here that a transition could make better than none.
  if (best.outside - closed <= spread_) improve_closing(best, next, from);
  next.inside = better(best.begin + begin_to_inside_, best.inside + inside_to_inside_, from.inside);
  next.last = better(best.begin + begin_to_last_, best.inside + inside_to_last_, from.last);
  best = next;
}

// Looks at the paths that have just closed a name, too.
void Viterbi::improve_closing(const Scores& best, Scores& next, From& from) const {
  for (std::size_t i = 0; i < kClosing.size(); ++i) {
    const std::int32_t label = kClosing[i];
    const float before = score_of(best, kClosing[i]);
    const OpeningScores& to = from_closing_[i];
    if (before + to.outside > next.outside) {
      next.outside = before + to.outside;
      from.outside = label;
    }
    const auto improve = [&](const Four& score, Four& most, FourLabels& labels) {
      const FourLabels is_better = score > most;
      most = is_better ? score : most;
      labels = is_better ? FourLabels{} + label : labels;
    };
    improve(before + to.begin, next.begin, from.begin);
    improve(before + to.only, next.only, from.only);
  }
}

void Viterbi::decode(std::span<const float> emissions, std::span<std::uint8_t> labels) {
  const std::size_t length = labels.size();
  if (length == 0) return;
  if (from_.size() < length) from_.resize(length);
  const auto impossible = Four{} + kNever;
  using enum TagPosition;
  Scores best{emissions[kOutside] + from_outside_.outside,
              of_types(emissions.data(), begin) + from_outside_.begin, impossible, impossible,
              of_types(emissions.data(), only) + from_outside_.only};
  for (std::size_t i = 1; i < length; ++i) {
    step(best, from_[i]);
    const float* scores = &emissions[i * kLabels];
    best.outside += scores[kOutside];
    best.begin += of_types(scores, begin);
    best.inside += of_types(scores, inside);
    best.last += of_types(scores, last);
    best.only += of_types(scores, only);
  }
  std::uint8_t label = kOutside;
  float most = best.outside;
  for (const std::uint8_t closing : kClosing) {
    const float score = score_of(best, closing);
    if (score <= most) continue;
    most = score;
    label = closing;
  }
  for (std::size_t i = length; i-- > 0;) {
    labels[i] = label;
    if (i > 0) label = from_[i].before(label);
  }
  cut_long_names(labels);
}

}  // namespace nachlese::ner
