#include "indexer/recurring.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/byte_order_mark.hpp"
#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/base/strings.hpp"
#include "core/store/terms.hpp"
#include "indexer/near_duplicates.hpp"

namespace nachlese::index {
namespace {

constexpr std::uint32_t kSecondsOfDay = 24 * 60 * 60;
constexpr std::size_t kFewRecent = 1024;  // units; powers of two
constexpr std::size_t kMostRecent = 64 * 1024;
constexpr std::size_t kMostUnitsOfAll = 200'000;  // candidates of all sources, in memory
constexpr std::size_t kFewUnits = 512;
constexpr std::size_t kStoredUnits = 256;  // of a source, between two runs
constexpr std::size_t kStoredText = 400;   // bytes
constexpr std::size_t kTitleWord = 4;      // bytes of a word that tells something

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Most words of the one with fewer of them are shared.
bool similar(std::uint64_t left, std::uint64_t right) {
  const int fewer = std::min(std::popcount(left), std::popcount(right));
  return left == right || (fewer > 0 && std::popcount(left & right) * 2 > fewer);
}

class Packer {
 public:
  void number(std::uint64_t value, unsigned bytes) { out_ += store::pack_number(value, bytes); }
  void text(std::string_view value) {
    number(value.size(), 4);
    out_ += value;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : rest_(packed) {}
  std::uint64_t number(unsigned bytes) {
    const std::string_view field = rest_.substr(0, bytes);
    rest_.remove_prefix(field.size());
    return store::unpack_number(field);
  }
  std::uint32_t small(unsigned bytes) { return static_cast<std::uint32_t>(number(bytes)); }
  std::string text() {
    const std::string_view field = rest_.substr(0, number(4));
    rest_.remove_prefix(field.size());
    return std::string(field);
  }
  [[nodiscard]] bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

void pack_unit(const RecurringUnit& unit, Packer& out) {
  out.number(unit.hash, 8);
  out.number(unit.stories, 4);
  out.number(unit.first_day, 4);
  out.number(unit.last_day, 4);
  out.number(unit.words, 2);
  out.number(unit.known ? 1 : 0, 1);
  out.number(unit.known ? 0 : unit.distinct, 1);
  for (std::size_t i = 0; !unit.known && i < unit.distinct; ++i) out.number(unit.titles[i], 8);
  out.text(unit.known ? unit.text : "");
}

RecurringUnit unpack_unit(Unpacker& in) {
  RecurringUnit unit;
  unit.hash = in.number(8);
  unit.stories = in.small(4);
  unit.first_day = in.small(4);
  unit.last_day = in.small(4);
  unit.words = in.small(2);
  unit.known = unit.settled = in.small(1) != 0;
  unit.distinct = std::min<std::uint32_t>(in.small(1), RecurringUnit::kTitles);
  for (std::size_t i = 0; i < unit.distinct; ++i) unit.titles[i] = in.number(8);
  unit.text = in.text();
  return unit;
}

// The units worth most, in a fixed order.
std::vector<const RecurringUnit*> best_units(const RecurringPassages::OfSource& of,
                                             std::size_t most) {
  std::vector<const RecurringUnit*> units;
  for (const auto& [hash, unit] : of.units) units.push_back(&unit);
  const auto better = [](const RecurringUnit* a, const RecurringUnit* b) {
    return std::tie(b->known, b->stories, b->last_day, a->hash) <
           std::tie(a->known, a->stories, a->last_day, b->hash);
  };
  std::sort(units.begin(), units.end(), better);
  if (units.size() > most) units.resize(most);
  return units;
}

std::size_t recent_size(std::uint32_t articles) {
  constexpr std::size_t kUnitsOfArticle = 32;
  return std::clamp(std::bit_ceil(articles * kUnitsOfArticle), kFewRecent, kMostRecent);
}

void grow_recent(RecurringPassages::OfSource& of) {
  const std::size_t size = recent_size(of.articles);
  if (of.recent.size() >= size) return;
  std::vector<std::uint64_t> larger(size);
  for (const std::uint64_t hash : of.recent) {
    if (hash != 0) larger[hash & (size - 1)] = hash;
  }
  of.recent = std::move(larger);
}

}  // namespace

std::uint64_t title_bits(const Article& article) {
  std::uint64_t bits = 0;
  const std::string_view title = article.title;
  for (std::size_t at = 0; at < title.size();) {
    std::size_t end = at;
    while (end < title.size() && is_letter(title[end])) ++end;
    if (end - at >= kTitleWord)
      bits |= std::uint64_t{1} << (hash64(to_lower_ascii(title.substr(at, end - at))) & 63U);
    at = end + 1;
  }
  if (bits != 0) return bits;
  // Without words in its title, an article is a story of its own.
  constexpr unsigned kBits = 6;
  std::uint64_t hash = hash64(title.empty() ? article.id : article.title);
  for (unsigned i = 0; i < kBits; ++i, hash >>= 6U) bits |= std::uint64_t{1} << (hash & 63U);
  return bits;
}

std::string passage_source(const Article& article, std::string_view origin) {
  return article.source.empty() ? std::string(origin) : article.source;
}

PassageRules PassageRules::parse(std::string_view text, std::string_view origin) {
  PassageRules rules;
  std::size_t number = 0;
  text = without_byte_order_mark(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line(trim(text.substr(at, end - at)));
    at = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::string_view verb = std::string_view(line).substr(0, 5);
    UnitSet* units = verb == "keep " || verb == "keep\t"   ? &rules.keep
                     : verb == "drop " || verb == "drop\t" ? &rules.drop
                                                           : nullptr;
    if (units == nullptr) {
      throw Error(ErrorCode::usage,
                  std::string(origin) + ":" + std::to_string(number) +
                      ": a line begins with keep or drop, then comes the passage.",
                  "`nachlese-index info --passages` prints such lines.");
    }
    const std::string_view passage = trim(std::string_view(line).substr(5));
    for (const auto& unit : passage_units(passage)) {
      units->insert(unit.hash);
      rules.texts.emplace(unit.hash, passage.substr(unit.begin, unit.end - unit.begin));
    }
  }
  return rules;
}

void RecurringPassages::unpack(std::string_view packed) {
  Unpacker in(packed);
  const std::string source = in.text();
  OfSource& of = sources_[source];
  of.articles = in.small(4);
  grow_recent(of);
  for (std::uint64_t left = in.number(4); left > 0 && !in.empty(); --left) {
    RecurringUnit unit = unpack_unit(in);
    of.units.insert_or_assign(unit.hash, std::move(unit));
  }
  while (!in.empty()) {
    const std::uint64_t hash = in.number(8);
    of.recent[hash & (of.recent.size() - 1)] = hash;
  }
}

std::vector<std::string> RecurringPassages::pack() const {
  std::vector<std::string> out;
  for (const auto& [source, of] : sources_) {
    Packer packer;
    packer.text(source);
    packer.number(of.articles, 4);
    const auto units = best_units(of, kStoredUnits);
    packer.number(units.size(), 4);
    for (const RecurringUnit* unit : units) pack_unit(*unit, packer);
    std::vector<std::uint64_t> recent(kFewRecent);
    for (const std::uint64_t hash : of.recent) {
      if (hash != 0) recent[hash & (kFewRecent - 1)] = hash;
    }
    for (const std::uint64_t hash : recent) {
      if (hash != 0) packer.number(hash, 8);
    }
    out.push_back(packer.take());
  }
  return out;
}

bool RecurringPassages::is_ripe(const RecurringUnit& unit, std::uint32_t articles) const {
  const bool is_short = unit.words < kPassageWords;
  const std::uint32_t needed = is_short ? std::max(kStoriesShort, articles / kShareShort)
                                        : std::max(kStories, articles / kShare);
  if (unit.stories < needed) return false;
  constexpr auto kDaysApart = static_cast<std::uint32_t>(kMaxSecondsApart / kSecondsOfDay);
  return unit.stories >= kManyStories || unit.last_day - unit.first_day > kDaysApart;
}

bool RecurringPassages::count(const std::string& source, const CountedArticle& article,
                              std::string_view body) {
  OfSource& of = sources_[source];
  ++of.articles;
  grow_recent(of);
  UnitSet seen;
  bool fresh = false;
  for (const auto& unit : article.units) {
    if (unit.words >= kUnitWords && unit.hash != 0 && seen.insert(unit.hash).second)
      fresh = count_unit(of, article, unit, body) || fresh;
  }
  if (of.units.size() > most_units()) prune(of);
  return fresh;
}

bool RecurringPassages::count_unit(OfSource& of, const CountedArticle& article,
                                   const PassageUnit& seen, std::string_view body) {
  auto found = of.units.find(seen.hash);
  if (found == of.units.end()) {
    std::uint64_t& recent = of.recent[seen.hash & (of.recent.size() - 1)];
    if (recent != seen.hash) {
      recent = seen.hash;
      return false;
    }
    RecurringUnit unit;
    unit.hash = seen.hash;
    unit.stories = 1;  // of the first nothing else is known
    unit.words = seen.words;
    found = of.units.emplace(seen.hash, unit).first;
  }
  RecurringUnit& unit = found->second;
  if (unit.text.empty() && seen.end <= body.size())
    unit.text = body.substr(seen.begin, std::min(seen.end - seen.begin, kStoredText));
  const auto end = unit.titles.begin() + unit.distinct;
  if (!unit.known && unit.distinct < RecurringUnit::kTitles) {
    const bool told = std::any_of(unit.titles.begin(), end, [&](std::uint64_t title) {
      return similar(title, article.title);
    });
    if (told) return false;
    unit.titles[unit.distinct++] = article.title;
  }
  ++unit.stories;
  if (article.day != 0) {
    unit.first_day = unit.first_day == 0 ? article.day : std::min(unit.first_day, article.day);
    unit.last_day = std::max(unit.last_day, article.day);
  }
  if (unit.known || rules_.keep.contains(unit.hash) || !is_ripe(unit, of.articles)) return false;
  return unit.known = true;
}

std::size_t RecurringPassages::most_units() const {
  return std::max(kFewUnits, kMostUnitsOfAll / std::max<std::size_t>(sources_.size(), 1));
}

// Halves them, so that each is looked at a bounded number of times.
void RecurringPassages::prune(OfSource& of) const {
  std::unordered_map<std::uint64_t, RecurringUnit> kept;
  for (const RecurringUnit* unit : best_units(of, most_units() / 2))
    kept.emplace(unit->hash, *unit);
  of.units = std::move(kept);
}

void RecurringPassages::take_texts(const RecurringPassages& other) {
  for (auto& [source, of] : sources_) {
    const auto there = other.sources_.find(source);
    if (there == other.sources_.end()) continue;
    for (auto& [hash, unit] : of.units) {
      const auto found = there->second.units.find(hash);
      if (unit.text.empty() && found != there->second.units.end()) unit.text = found->second.text;
    }
  }
}

void RecurringPassages::take_texts(const UnitTexts& texts) {
  for (auto& [source, of] : sources_) {
    for (const auto& [hash, text] : texts) {
      const auto unit = of.units.find(hash);
      if (unit != of.units.end() && unit->second.text.empty())
        unit->second.text = text.substr(0, kStoredText);
    }
  }
}

void RecurringPassages::conclude() {
  for (auto& [source, of] : sources_) {
    for (auto& [hash, unit] : of.units)
      unit.known = !rules_.keep.contains(hash) && (unit.settled || is_ripe(unit, of.articles));
  }
}

KnownPassages RecurringPassages::known() const {
  KnownPassages out;
  for (const auto& [source, of] : sources_) {
    UnitSet& known = out[source];
    known = rules_.drop;
    for (const auto& [hash, unit] : of.units) {
      if (unit.known && !rules_.keep.contains(hash)) known.insert(hash);
    }
  }
  return out;
}

}  // namespace nachlese::index
