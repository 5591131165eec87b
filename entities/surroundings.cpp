#include "entities/surroundings.hpp"

#include <algorithm>

#include "entities/feature_hash.hpp"
#include "entities/labels.hpp"

namespace nachlese::ner {
namespace {

constexpr std::uint8_t kNone = 31;  // gap or label beyond the border of a sentence
constexpr std::uint32_t kMostRepeated = 4;

void add(Template kind, std::uint64_t one, std::uint64_t two, std::vector<std::uint64_t>& out) {
  out.push_back(feature(kind, one, two));
}

// Marks and shapes.
std::uint64_t marks_key(const Surroundings& at) {
  GroupKey key(FeatureGroup::marks);
  key.add(static_cast<std::uint64_t>(at.candidacy), 2).add(at.gap, 5).add(at.here->shape, 4);
  if (at.candidacy == Candidacy::none) return key.value();
  key.add(at.gap_after, 5).add(at.before->shape, 4).add(at.after->shape, 4);
  return key.add(at.candidacy == Candidacy::name ? at.marks_after : 0, 3).value();
}

void marks_features(const Surroundings& at, std::vector<std::uint64_t>& out) {
  const std::uint64_t shape = at.here->shape;
  add(kGapShape, at.gap, shape, out);
  if (at.candidacy == Candidacy::none) return;
  add(kGaps, at.gap * 32ULL + at.gap_after, shape, out);
  add(kShapes, at.before->shape * 32ULL + shape, at.after->shape, out);
  if (at.candidacy != Candidacy::name) return;
  add(kGapAfterShape, at.gap_after, shape, out);
  add(kAfter, at.marks_after, shape, out);
}

// What rules and lists find around.
std::uint64_t labels_key(const Surroundings& at) {
  GroupKey key(FeatureGroup::labels);
  key.add(at.rule_before, 5).add(at.rule, 5).add(at.rule_after, 5);
  if (at.candidacy != Candidacy::name) return key.value();
  return key.add(1, 1).add(at.list_before, 5).add(at.list, 5).add(at.list_after, 5).value();
}

void labels_features(const Surroundings& at, std::vector<std::uint64_t>& out) {
  add(kRuleBefore, at.rule_before, at.rule, out);
  add(kRuleAfter, at.rule_after, at.rule, out);
  if (at.candidacy != Candidacy::name) return;
  add(kListBefore, at.list_before, at.list, out);
  add(kListAfter, at.list_after, at.list, out);
  add(kListRule, at.list, at.rule, out);
}

// What kind of word it is.
std::uint64_t kind_key(const Surroundings& at) {
  return GroupKey(FeatureGroup::kind)
      .add(at.first ? 1 : 0, 1)
      .add(at.here->mask_id, 20)
      .add(at.here->usage, 8)
      .add(at.here->shape, 4)
      .add(at.rule, 5)
      .add(at.list, 5)
      .add(at.repeated, 3)
      .value();
}

void kind_features(const Surroundings& at, std::vector<std::uint64_t>& out) {
  const std::uint64_t first = at.first ? 1 : 0;
  const std::uint64_t usage = at.here->usage;
  const std::uint64_t shape = at.here->shape;
  add(kStartUsage, first, usage, out);
  add(kStartMask, first, at.here->mask, out);
  add(kRuleShape, at.rule, shape, out);
  add(kRuleUsage, at.rule, usage, out);
  add(kListUsage, at.list, usage, out);
  add(kRepeated, at.repeated, shape, out);
  add(kRepeatedUsage, at.repeated, usage, out);
}

void mask_features(const Surroundings& at, std::vector<std::uint64_t>& out) {
  add(kMaskPair, at.before->mask, at.here->mask, out);
  add(kMaskPair, at.here->mask, at.after->mask + (1ULL << 40U), out);
}

}  // namespace

const WordFacts& edge_facts() {
  static const WordFacts kEdge{.text = 7, .lower = 7, .pattern = 7, .shape = 15};
  return kEdge;
}

GroupKeys groups_of(const Surroundings& at) {
  GroupKeys out;
  out.add(marks_key(at));
  if (at.candidacy == Candidacy::none) return out;
  out.add(labels_key(at));
  out.add(
      GroupKey(FeatureGroup::around).add(at.before->coarse, 16).add(at.after->coarse, 16).value());
  if (at.candidacy == Candidacy::beside) return out;
  out.add(kind_key(at));
  out.add(GroupKey(FeatureGroup::topic).add(at.rule, 5).add(at.here->coarse, 16).value());
  out.add(GroupKey(FeatureGroup::masks)
              .add(at.before->mask_id, 20)
              .add(at.here->mask_id, 20)
              .add(at.after->mask_id, 20)
              .value());
  return out;
}

void group_features(const Surroundings& at, std::uint64_t key, std::vector<std::uint64_t>& out) {
  switch (GroupKey::group_of(key)) {
    case FeatureGroup::marks: return marks_features(at, out);
    case FeatureGroup::labels: return labels_features(at, out);
    case FeatureGroup::around: return add(kCoarseAround, at.before->coarse, at.after->coarse, out);
    case FeatureGroup::kind: return kind_features(at, out);
    case FeatureGroup::topic: return add(kRuleCoarse, at.rule, at.here->coarse, out);
    case FeatureGroup::masks: return mask_features(at, out);
    default: return;
  }
}

std::uint64_t beside_feature(const WordFacts& neighbor, std::uint8_t shape, bool after) {
  return feature(kTextShape, neighbor.text, shape + (after ? 64ULL : 0ULL));
}

BesideFeatures beside_features(const Surroundings& at) {
  BesideFeatures out;
  out.add(beside_feature(*at.before, at.here->shape, false));
  out.add(beside_feature(*at.after, at.here->shape, true));
  return out;
}

PairFeatures pair_features(const Surroundings& at) {
  PairFeatures out;
  out.add(feature(kTextPair, at.before->text, at.here->text));
  if (at.candidacy == Candidacy::none) return out;
  out.add(feature(kTextAround, at.here->text, at.after->text));
  out.add(feature(kFinePair, at.before->fine, at.here->fine + 70000ULL));
  out.add(feature(kFinePair, at.here->fine, at.after->fine + 140000ULL));
  if (at.candidacy == Candidacy::name)
    out.add(feature(kCoarsePair, at.before->coarse * 1024ULL + at.here->coarse, at.after->coarse));
  return out;
}

void surrounding_features(const Surroundings& at, std::vector<std::uint64_t>& out) {
  const GroupKeys groups = groups_of(at);
  for (const std::uint64_t key : groups.all()) group_features(at, key, out);
  const auto add_all = [&](const auto& features) {
    out.insert(out.end(), features.all().begin(), features.all().end());
  };
  if (at.candidacy == Candidacy::name) add_all(beside_features(at));
  add_all(pair_features(at));
}

void ContextFeatures::prepare(std::span<const Unit> units, std::span<const TokenSpan> rules,
                              const NameImage& image, const WordTable& table, FactsCache& cache) {
  units_ = units;
  facts_.clear();
  for (const std::uint32_t id : counted_) counts_[id] = 0;
  counted_.clear();
  for (const Unit& unit : units) {
    const std::uint32_t id = unit.word->id;
    facts_.push_back(&cache.of(*unit.word, image, table));
    if (id >= counts_.size()) counts_.resize(id + id / 2 + 1);
    if (counts_[id]++ == 0) counted_.push_back(id);
  }
  rules_.resize(units.size());
  spans_to_labels(rules, rules_);
  label_lists(table);
}

// Labels the longest names in the lists, from left to right.
void ContextFeatures::label_lists(const WordTable& table) {
  constexpr std::uint8_t kListed = kListedPerson | kListedPlace | kListedOrganisation;
  lists_.assign(units_.size(), kOutside);
  for (std::size_t at = 0; at < units_.size();) {
    std::uint8_t listed = facts_[at]->listed;
    if (listed == 0 || !facts_[at]->upper) {
      ++at;
      continue;
    }
    std::size_t end = at;
    std::uint8_t found = 0;
    std::uint64_t key = units_[at].word->key;
    for (std::size_t i = at;;) {
      if ((listed & kListed) != 0) {
        found = listed;
        end = i + 1;
      }
      const std::size_t next = i + 1;
      if ((listed & kListedPrefix) == 0 || next == units_.size() || next == at + kLongestName ||
          !joins(units_[next]))
        break;
      key = add_words(key, units_[next].word->text);
      listed = table.listed(key);
      i = next;
    }
    if (end == at) {
      ++at;
      continue;
    }
    const EntityType type = (found & kListedPerson) != 0  ? EntityType::person
                            : (found & kListedPlace) != 0 ? EntityType::place
                                                          : EntityType::organisation;
    const TokenSpan span{0, static_cast<std::uint32_t>(end - at), type, false, kUnknownEntity};
    spans_to_labels(std::span(&span, 1), std::span(lists_).subspan(at, end - at));
    at = end;
  }
}

Surroundings ContextFeatures::around(std::size_t at) const {
  const Unit& unit = units_[at];
  const bool first = at == 0 || unit.sentence_start;
  const bool last = at + 1 >= units_.size() || units_[at + 1].sentence_start;
  Surroundings out;
  out.here = facts_[at];
  out.before = first ? &edge_facts() : facts_[at - 1];
  out.after = last ? &edge_facts() : facts_[at + 1];
  out.first = first;
  out.gap = static_cast<std::uint8_t>(unit.gap);
  out.gap_after = last ? kNone : static_cast<std::uint8_t>(units_[at + 1].gap);
  out.marks_after =
      static_cast<std::uint8_t>(unit.dot_after + 2 * unit.apostrophe_after + 4 * unit.hyphen_after);
  out.rule = rules_[at];
  out.rule_before = first ? kNone : rules_[at - 1];
  out.rule_after = last ? kNone : rules_[at + 1];
  out.list = lists_[at];
  out.list_before = first ? kNone : lists_[at - 1];
  out.list_after = last ? kNone : lists_[at + 1];
  out.repeated = static_cast<std::uint8_t>(std::min(counts_[unit.word->id], kMostRepeated));
  if (out.here->upper || out.rule != kOutside || out.list != kOutside) {
    out.candidacy = Candidacy::name;
  } else if (out.before->upper || out.after->upper) {
    out.candidacy = Candidacy::beside;
  }
  return out;
}

}  // namespace nachlese::ner
