#include "entities/rules.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace nachlese::ner {
namespace {

constexpr std::array<std::string_view, 24> kParticles = {
    "von", "van", "de", "der", "den", "zu", "zur", "zum", "bin", "ibn", "al", "el",
    "del", "di",  "da", "dos", "du",  "la", "le",  "ter", "ten", "vom", "Al", "ben"};
constexpr std::array<std::string_view, 5> kOrgJoins = {"für", "der", "des", "und", "zur"};
constexpr std::array<std::string_view, 7> kPlaceCues = {"in",    "nach",   "aus",    "bei",
                                                        "Stadt", "Region", "Provinz"};

template <std::size_t n>
bool is_one_of(std::string_view text, const std::array<std::string_view, n>& list) {
  return std::ranges::find(list, text) != list.end();
}

bool is_particle(const Unit& unit) { return is_one_of(unit.word->text, kParticles); }
bool is_first_name(const Unit& unit) { return unit.word->has(kFirstName | kWeakFirstName); }
bool is_initial(const Unit& unit) {
  return unit.dot_after && unit.word->shape == Shape::capital && unit.word->text.size() <= 2;
}

class Finder {
 public:
  Finder(const NameImage& image, std::span<const Unit> units, std::vector<TokenSpan>& out)
      : image_(image), units_(units), out_(out) {}

  void run() {
    for (std::uint32_t at = 0; at < units_.size();) at = step(at);
  }

 private:
  // Tries the rules at one unit; returns where to continue.
  std::uint32_t step(std::uint32_t at) {
    const WordTraits& word = *units_[at].word;
    if (!word.upper() && !word.has(kAlias | kPrefix)) return at + 1;
    const bool listed = word.slot != nullptr || word.base != nullptr;  // as few are
    const AliasMatch alias = listed ? match_alias(image_, units_, at) : AliasMatch{};
    const std::uint32_t person = person_end(at);
    if (person > at && (alias.slot == nullptr || person > alias.last))
      return add(at, person, EntityType::person);
    if (alias.slot != nullptr && !word.has(kDerived)) return add_alias(at, alias);
    if (word.inside > 0) return add_inside(at);
    for (const auto rule : {&Finder::organisation_end, &Finder::company_end}) {
      const std::uint32_t end = (this->*rule)(at);
      if (end > at) return add(at, end, EntityType::organisation);
    }
    if (word.upper() && word.place_end && !word.role) return add(at, at + 1, EntityType::place);
    return at + 1;
  }

  bool joined(std::uint32_t at) const { return at < units_.size() && joins(units_[at]); }

  bool is_surname(std::uint32_t at) const {
    const WordTraits& word = *units_[at].word;
    return word.upper() && word.text.size() > 1 && !word.role && !word.has(kDerived | kOrgSuffix) &&
           word.shape != Shape::capitals;
  }

  // First names, initials, particles and one surname; after a role also a surname alone.
  std::uint32_t person_end(std::uint32_t at) const {
    std::uint32_t end = at;
    const std::uint32_t limit = at + kLongestName;
    while (end < limit && end < units_.size() && (end == at || joined(end)) &&
           (is_first_name(units_[end]) || (end > at && is_initial(units_[end]))))
      ++end;
    const bool after_role = at > 0 && is_role(units_[at - 1]) && units_[at].gap <= Gap::dot;
    if (end == at)
      return after_role && is_surname(at) && !units_[at].word->has(kAlias) &&
                     units_[at].word->inside == 0
                 ? at + 1
                 : at;
    std::uint32_t surname = end;
    while (surname < limit && joined(surname) && is_particle(units_[surname])) ++surname;
    if (surname < limit && joined(surname) && is_surname(surname)) return surname + 1;
    const bool weak = units_[at].word->has(kWeakFirstName) && !units_[at].word->has(kFirstName);
    return end - at > 1 || (after_role && !weak) ? end : at;
  }

  // Universität Hamburg, Ministerium für Wirtschaft und Klima, Finanzministerium.
  std::uint32_t organisation_end(std::uint32_t at) const {
    if (!units_[at].word->org_head || !units_[at].word->upper()) return at;
    std::uint32_t end = at + 1;
    const std::uint32_t limit = at + kLongestName;
    if (joined(end) && (units_[end].word->has(kAlias) && units_[end].word->upper()))
      return match_alias(image_, units_, end).slot != nullptr
                 ? std::min(limit, match_alias(image_, units_, end).last)
                 : end;
    while (end + 1 < limit && joined(end) && joined(end + 1) &&
           is_one_of(units_[end].word->text, kOrgJoins) && units_[end + 1].word->upper())
      end += 2;
    const bool head_alone = end == at + 1 && units_[at].word->has(kOrgHead);
    return head_alone ? at : end;
  }

  // Names with a legal form at the end: Meyer & Söhne GmbH.
  std::uint32_t company_end(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < at + kLongestName && end < units_.size() && (end == at || joined(end)) &&
           units_[end].word->upper()) {
      ++end;
      if (end > at + 1 && units_[end - 1].word->has(kOrgSuffix)) return end;
    }
    return at;
  }

  std::uint32_t add(std::uint32_t first, std::uint32_t last, EntityType type) {
    out_.push_back({first, last, type, 0, kUnknownEntity});
    return last;
  }

  std::uint32_t add_alias(std::uint32_t at, const AliasMatch& match) {
    const auto readings = image_.readings(match.slot);
    std::uint32_t best = readings.front();
    const bool after_role = at > 0 && is_role(units_[at - 1]) && units_[at].gap <= Gap::dot;
    const bool in_place = at > 0 && is_one_of(units_[at - 1].word->text, kPlaceCues);
    for (const std::uint32_t reading : readings) {
      const EntityType type = image_.entity(reading).type;
      if ((after_role && type == EntityType::person) || (in_place && type == EntityType::place)) {
        best = reading;
        break;
      }
    }
    out_.push_back({at, match.last, image_.entity(best).type, 0, best});
    return match.last;
  }

  std::uint32_t add_inside(std::uint32_t at) {
    const std::uint32_t entity = image_.readings(units_[at].word->inside_slot).front();
    out_.push_back({at, at + 1, image_.entity(entity).type, units_[at].word->inside, entity});
    return at + 1;
  }

  const NameImage& image_;
  std::span<const Unit> units_;
  std::vector<TokenSpan>& out_;
};

// A set of words that turns most others away by how they begin.
class WordSet {
 public:
  void insert(std::string_view word) {
    begins_ |= word.size() > 1 ? bit_of(word) : ~std::uint64_t{0};
    words_.insert(word);
  }
  // False for most words of two bytes or more that neither are nor begin with one of its words.
  [[nodiscard]] bool may_begin(std::string_view word) const {
    return (begins_ & bit_of(word)) != 0;
  }
  [[nodiscard]] bool contains(std::string_view word) const { return words_.contains(word); }
  [[nodiscard]] bool empty() const { return words_.empty(); }

 private:
  static std::uint64_t bit_of(std::string_view word) {
    constexpr unsigned kPrime = 31;
    constexpr unsigned kBits = 64;
    const auto first = static_cast<unsigned char>(word[0]);
    const auto second = static_cast<unsigned char>(word[1]);
    return std::uint64_t{1} << ((first * kPrime + second) % kBits);
  }

  std::uint64_t begins_ = 0;
  std::unordered_set<std::string_view> words_;
};

std::string_view surname_of(const Unit& unit, bool bare) {
  return bare ? unit.word->without_genitive() : unit.word->text;
}

}  // namespace

bool joins(const Unit& unit) { return unit.gap <= Gap::slash && !unit.sentence_start; }

bool is_role(const Unit& unit) { return unit.word->role; }

AliasMatch match_alias(const NameImage& image, std::span<const Unit> units, std::uint32_t first) {
  AliasMatch best;
  std::uint64_t key = kNoWords;
  for (std::uint32_t at = first; at < units.size() && at < first + kLongestName; ++at) {
    const bool bracket = at > first && units[at].gap == Gap::open;
    if (at > first && !bracket && !joins(units[at])) break;
    const WordTraits& word = *units[at].word;
    const ImageSlot* slot = at == first ? word.slot : image.find(add_words(key, word.text));
    const bool upper =
        at > first || word.upper() || (slot != nullptr && word.shape != Shape::lower);
    if (slot != nullptr && (slot->flags & kAlias) != 0 && upper) {
      best = {at + 1, slot, false};
    } else if (word.genitive > 0 && !bracket) {
      const ImageSlot* base =
          at == first ? word.base : image.find(add_words(key, word.without_genitive()));
      if (base != nullptr && (base->flags & kAlias) != 0) best = {at + 1, base, true};
    }
    if (slot == nullptr || (slot->flags & kPrefix) == 0 || bracket) break;
    key = at == first ? word.key : add_words(key, word.text);
  }
  return best;
}

void find_spans(const NameImage& image, std::span<const Unit> units, std::vector<TokenSpan>& out) {
  out.clear();
  Finder(image, units, out).run();
}

void add_surnames(std::span<const Unit> units, std::vector<TokenSpan>& spans) {
  WordSet surnames;
  WordSet bare;
  for (const TokenSpan& span : spans) {
    if (span.type != EntityType::person || span.inside != 0) continue;
    const Unit& last = units[span.last - 1];
    if (span.last - span.first < 2) {
      bare.insert(last.word->text);
      continue;
    }
    surnames.insert(surname_of(last, false));
    surnames.insert(surname_of(last, true));
  }
  if (surnames.empty() && bare.empty()) return;
  std::vector<TokenSpan> found;
  std::size_t next = 0;
  for (std::uint32_t at = 0; at < units.size(); ++at) {
    const WordTraits& word = *units[at].word;
    if (!word.upper() || word.text.size() < 3) continue;
    if (!surnames.may_begin(word.text) && !bare.may_begin(word.text)) continue;
    while (next < spans.size() && spans[next].last <= at) ++next;
    if (next < spans.size() && spans[next].first <= at) continue;
    const std::string_view base = word.without_genitive();
    if (surnames.contains(word.text) ||
        (word.genitive > 0 && (surnames.contains(base) || bare.contains(base)))) {
      found.push_back({at, at + 1, EntityType::person, 0, kUnknownEntity});
    } else if (const std::size_t hyphen = word.text.find('-');
               hyphen != std::string_view::npos && surnames.contains(word.text.substr(0, hyphen))) {
      found.push_back(
          {at, at + 1, EntityType::person, static_cast<std::uint16_t>(hyphen), kUnknownEntity});
    }
  }
  const std::size_t middle = spans.size();
  spans.insert(spans.end(), found.begin(), found.end());
  std::ranges::inplace_merge(spans, spans.begin() + static_cast<std::ptrdiff_t>(middle), {},
                             &TokenSpan::first);
}

}  // namespace nachlese::ner
