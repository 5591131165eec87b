#include "entities/features.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"
#include "entities/feature_hash.hpp"
#include "entities/labels.hpp"
#include "stemming/fold.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::ner {
namespace {

std::uint64_t own_feature(Template kind, int offset, std::uint64_t value) {
  return feature(kind, value + static_cast<std::uint64_t>(offset + kReach) * 0xD6E8FEB86659FD93ULL);
}

char kind_of(char32_t c) {
  if (c < 0x80) {
    return c >= 'A' && c <= 'Z'   ? 'X'
           : c >= 'a' && c <= 'z' ? 'x'
           : c >= '0' && c <= '9' ? '0'
                                  : static_cast<char>(c);
  }
  const auto point = static_cast<UChar32>(c);
  return u_isupper(point) != 0   ? 'X'
         : u_isalpha(point) != 0 ? 'x'
         : u_isdigit(point) != 0 ? '0'
                                 : '?';
}

// The word with runs of the same kind of character reduced: "Xx-Xx", "X0".
std::uint64_t pattern_of(std::string_view text) {
  std::string pattern;
  for (std::size_t at = 0; at < text.size();) {
    const char kind = kind_of(next_code_point(text, at));
    if (pattern.empty() || pattern.back() != kind || kind == 'X') {
      if (pattern.size() < 3 || pattern.substr(pattern.size() - 2) != "XX" || kind != 'X')
        pattern += kind;
    }
  }
  return hash64(pattern);
}

std::uint8_t usage_of(std::string_view folded) {
  const text::Usage usage = text::word_usage(folded);
  if (usage.total() == 0) return 0;
  const double ratio = (usage.lower + 0.5) / (usage.upper + 0.5);
  const int level = static_cast<int>(std::lround(std::log2(ratio) / 2));
  return static_cast<std::uint8_t>(1 + std::clamp(level + 4, 0, 8) +
                                   (usage.total() > 200 ? 16 : 0));
}

std::uint32_t readings_mask(const NameImage& image, const ImageSlot* slot) {
  std::uint32_t mask = 0;
  for (const std::uint32_t id : image.readings(slot))
    mask |= 1U << static_cast<unsigned>(image.entity(id).type);
  return mask;
}

std::uint32_t mask_of(const WordTraits& word, const NameImage& image) {
  std::uint32_t mask = readings_mask(image, word.slot) | readings_mask(image, word.base) << 4U;
  mask |= (word.slot != nullptr ? word.slot->flags : 0) << 8U;
  mask |=
      (word.base != nullptr && (word.base->flags & (kFirstName | kWeakFirstName)) != 0 ? 1U : 0U)
      << 20U;
  mask |= word.role << 21U | word.org_head << 22U | word.place_end << 23U |
          (word.inside > 0 ? 1U : 0U) << 24U;
  mask |= readings_mask(image, word.inside_slot) << 25U;
  return mask;
}

std::size_t end_of_character(std::string_view text, std::size_t at) {
  static_cast<void>(next_code_point(text, at));
  return at;
}

}  // namespace

WordFacts facts_of(const WordTraits& word, const NameImage& image, const WordTable& table) {
  WordFacts facts;
  const std::string folded = text::fold_value(word.text);
  facts.text = hash64(word.text);
  facts.lower = hash64(folded);
  facts.pattern = pattern_of(word.text);
  facts.mask = mask_of(word, image);
  const std::uint32_t clusters = table.clusters(
      word.shape == Shape::digits ? hash64(std::string(word.text.size(), '0')) : facts.text);
  facts.fine = static_cast<std::uint16_t>(clusters);
  facts.coarse = static_cast<std::uint16_t>(clusters >> 16U);
  facts.usage = usage_of(folded);
  facts.listed = table.listed(word.key);
  facts.shape = static_cast<std::uint8_t>(word.shape);
  facts.upper = word.upper();
  return facts;
}

Affixes affixes_of(std::string_view text) {
  Affixes out;
  std::size_t end = 0;
  for (std::size_t n = 0; n < kLongestAffix && end < text.size(); ++n) {
    end = end_of_character(text, end);
    if (n >= 1) out.prefixes[out.prefix_count++] = hash64(text.substr(0, end));
  }
  std::size_t begin = text.size();
  for (std::size_t n = 0; n < kLongestAffix && begin > 0; ++n) {
    begin = character_start(text, begin - 1);
    out.suffixes[out.suffix_count++] = hash64(text.substr(begin));
  }
  return out;
}

std::uint64_t clusters_key(const WordFacts& facts, int offset) {
  return GroupKey(FeatureGroup::clusters)
      .add(static_cast<std::uint64_t>(offset + kReach), 3)
      .add(facts.fine, 16)
      .add(facts.coarse, 16)
      .value();
}

std::uint64_t classes_key(const WordFacts& facts, int offset) {
  return GroupKey(FeatureGroup::classes)
      .add(static_cast<std::uint64_t>(offset + kReach), 3)
      .add(facts.mask_id, 20)
      .add(facts.usage, 8)
      .value();
}

void cluster_features(const WordFacts& facts, int offset, std::vector<std::uint64_t>& out) {
  out.push_back(own_feature(kFine, offset, facts.fine));
  out.push_back(own_feature(kCoarse, offset, facts.coarse));
}

void class_features(const WordFacts& facts, int offset, std::vector<std::uint64_t>& out) {
  out.push_back(own_feature(kUsage, offset, facts.usage));
  out.push_back(own_feature(kMask, offset, facts.mask));
  for (std::uint32_t bits = facts.mask; bits != 0; bits &= bits - 1)
    out.push_back(
        own_feature(kMaskBit, offset, static_cast<std::uint64_t>(std::countr_zero(bits))));
}

SpellingFeatures spelling_features(const WordTraits& word, const WordFacts& facts,
                                   const Affixes& affixes, const WordTable& table, int offset) {
  SpellingFeatures out;
  const auto add = [&](Template kind, std::uint64_t value) {
    out.add(own_feature(kind, offset, value));
  };
  add(kText, facts.text);
  add(kPattern, facts.pattern);
  if (std::abs(offset) > 1) return out;
  constexpr std::size_t kLongestBeside = 3;
  const std::size_t longest = offset == 0 ? kLongestAffix : kLongestBeside;
  for (std::size_t i = 0; i < std::min(affixes.prefix_count, longest - 1); ++i)
    add(kPrefixOf, affixes.prefixes[i]);
  for (std::size_t i = 0; i < std::min(affixes.suffix_count, longest); ++i)
    add(kSuffixOf, affixes.suffixes[i]);
  if (offset != 0) return out;
  add(kLower, facts.lower);
  add(kShape, facts.shape);
  add(kLength, std::min<std::size_t>(word.text.size(), 16));
  add(kFineMask, feature(facts.fine, facts.mask));
  for (std::uint8_t bits = facts.listed & ~kListedPrefix; bits != 0; bits &= bits - 1)
    add(kListedToken, static_cast<std::uint64_t>(std::countr_zero(bits)));
  for (std::uint8_t bits = table.listed(~facts.text); bits != 0; bits &= bits - 1)
    add(kListedToken, static_cast<std::uint64_t>(8 + std::countr_zero(bits)));
  if (word.genitive > 0) {
    const std::uint64_t base = hash64(word.without_genitive());
    add(kBase, base);
    add(kBaseCluster, table.clusters(base));
  }
  const std::size_t hyphen = word.text.find('-');
  if (hyphen == std::string_view::npos) return out;
  const std::string_view last = word.text.substr(word.text.rfind('-') + 1);
  add(kHyphenFirst, hash64(word.text.substr(0, hyphen)));
  add(kHyphenLast, hash64(last));
  add(kHyphenCluster, table.clusters(hash64(last)));
  return out;
}

void word_features(const WordTraits& word, const WordFacts& facts, const WordTable& table,
                   int offset, std::vector<std::uint64_t>& out) {
  cluster_features(facts, offset, out);
  if (std::abs(offset) <= 1) class_features(facts, offset, out);
  const SpellingFeatures spelling =
      spelling_features(word, facts, affixes_of(word.text), table, offset);
  out.insert(out.end(), spelling.all().begin(), spelling.all().end());
}

std::uint64_t edge_feature(int offset) { return own_feature(kText, offset, 7); }

void FactsCache::clear() {
  facts_.clear();
  by_id_.clear();
}

const WordFacts& FactsCache::add(const WordTraits& word, const NameImage& image,
                                 const WordTable& table) {
  if (word.id >= by_id_.size()) by_id_.resize(word.id + 1);
  WordFacts& facts = facts_.emplace_back(facts_of(word, image, table));
  facts.mask_id =
      mask_ids_.try_emplace(facts.mask, static_cast<std::uint32_t>(mask_ids_.size())).first->second;
  by_id_[word.id] = &facts;
  return facts;
}

}  // namespace nachlese::ner
