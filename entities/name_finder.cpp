#include "entities/name_finder.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/ascii.hpp"

namespace nachlese::ner {
namespace {

// Illnesses, their germs, and what looks like a name in every paper, in lower case.
constexpr std::array<std::string_view, 14> kNoNames = {
    "b.1.1.7", "b117",     "corona",     "coronavirus",  "corona-virus",
    "covid",   "covid-19", "ebola",      "influenza",    "omikron",
    "sars",    "sars-cov", "sars-cov-2", "twenty/twenty"};

// Ends of hyphen compounds that name no person, place or organization, whoever stands before them:
// the Merkel-Lockdown, the Corona-Politik.
constexpr std::array<std::string_view, 30> kNoNameHeads = {
    "affäre", "anhänger", "ausbruch",  "debatte",   "effekt",    "era",      "fall",    "gate",
    "gegner", "gesetz",   "gipfel",    "impfung",   "interview", "kritiker", "krise",   "kurs",
    "leaks",  "lockdown", "maßnahmen", "nachfolge", "pandemie",  "plan",     "politik", "reform",
    "regeln", "skandal",  "streit",    "test",      "variante",  "virus"};

template <class Table>
bool holds(const Table& table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

// Merkel-Lockdown, or Corona-Kabinett: what begins with an illness names nothing else.
bool has_no_name_part(const WordTraits& word) {
  const std::size_t hyphen = word.text.rfind('-');
  if (hyphen == std::string_view::npos) return false;
  return holds(kNoNameHeads, to_lower_ascii(word.text.substr(hyphen + 1))) ||
         holds(kNoNames, to_lower_ascii(word.text.substr(0, word.text.find('-')))) ||
         holds(kNoNames, to_lower_ascii(word.text.substr(0, hyphen)));
}

bool is_germ(std::span<const Unit> units, const TokenSpan& span) {
  std::string text;
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    if (i > span.first)
      text += units[i].gap == Gap::slash ? "/" : units[i].gap == Gap::dot ? "." : " ";
    text += to_lower_ascii(units[i].word->text);
  }
  return holds(kNoNames, text);
}

// Whether a person has digits in the name, or a name says one word twice with a stroke between.
bool is_misshapen(std::span<const Unit> units, const TokenSpan& span) {
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    const WordTraits& word = *units[i].word;
    if (span.type == EntityType::person && word.shape == Shape::digits_and_letters) return true;
    if (i > span.first && units[i].gap == Gap::slash && word.text == units[i - 1].word->text)
      return true;
  }
  return false;
}

// True for a compound whose whole is no name; there may be one inside.
bool is_no_compound(std::span<const Unit> units, const TokenSpan& span) {
  const WordTraits& word = *units[span.first].word;
  return span.last - span.first == 1 && span.inside == 0 && !word.has(kAlias) &&
         has_no_name_part(word);
}

// True for inhabitants and adjectives, which are no persons ("der Franzose"), and for abbreviations
// of several letters ("a. D.").
bool is_no_name(std::span<const Unit> units, const TokenSpan& span) {
  const WordTraits& word = *units[span.first].word;
  if (is_germ(units, span) || is_misshapen(units, span)) return true;
  if (span.last - span.first > 1 || word.has(kAlias)) return false;
  return (span.type == EntityType::person && word.has(kDerived)) ||
         word.text.find(' ') != std::string_view::npos;
}

// Cuts titles and roles before a person: they are no part of the name.
void cut_roles(std::span<const Unit> units, TokenSpan& span) {
  while (span.type == EntityType::person && span.last - span.first > 1 &&
         is_role(units[span.first]) && !units[span.first].word->has(kFirstName)) {
    ++span.first;
  }
}

constexpr std::array<std::string_view, 3> kAdjectiveEndings = {"er", "en", "e"};

// True for an office or kind of building without a name: "Nationaler Sicherheitsberater", "der
// Flughafen".
bool is_common_noun(std::span<const Unit> units, const TokenSpan& span) {
  const WordTraits& last = *units[span.last - 1].word;
  if (span.entity != kUnknownEntity || span.inside != 0 ||
      last.has(kFirstName | kWeakFirstName | kAlias))
    return false;
  if (span.last - span.first == 1) return span.type == EntityType::place && last.has(kPlaceHead);
  const auto is_adjective = [](const Unit& unit) {
    const WordTraits& word = *unit.word;
    return !word.has(kFirstName | kWeakFirstName | kAlias) && word.shape == Shape::capital &&
           std::ranges::any_of(kAdjectiveEndings, [&](std::string_view ending) {
             return word.text.ends_with(ending);
           });
  };
  return span.type != EntityType::person && last.role && span.last - span.first == 2 &&
         is_adjective(units[span.first]);
}

// Ends a name at an apostrophe that replaces an ending: Hans' Auto.
void cut_at_apostrophe(std::span<const Unit> units, TokenSpan& span) {
  for (std::uint32_t i = span.first; i + 1 < span.last; ++i) {
    const std::string_view text = units[i].word->text;
    if (!units[i].apostrophe_after ||
        std::string_view("szx").find(text.back()) == std::string_view::npos)
      continue;
    span.last = i + 1;
    return;
  }
}

// Sets the lexicon's entity of a span. True if the bracket after it belongs to the name: Frankfurt
// (Oder).
bool name_entity(const NameImage& image, std::span<const Unit> units, TokenSpan& span) {
  const AliasMatch match = match_alias(image, units, span.first);
  if (match.slot == nullptr) return false;
  const bool bracket = match.last == span.last + 1 && units[span.last].gap == Gap::open;
  if (match.last != span.last && !bracket) return false;
  for (const std::uint32_t id : image.readings(match.slot)) {
    if (image.entity(id).type != span.type) continue;
    span.entity = id;
    return bracket;
  }
  return false;
}

void name_entities(const NameImage& image, std::span<const Unit> units,
                   std::vector<TokenSpan>& spans) {
  std::size_t kept = 0;
  std::uint32_t taken = kUnknownEntity;  // unit in brackets
  for (TokenSpan span : spans) {
    if (span.first == taken) continue;
    if (name_entity(image, units, span)) taken = span.last;
    spans[kept++] = span;
  }
  spans.resize(kept);
}

}  // namespace

NameFinder::NameFinder(const NameImage& image, const NameModel& model)
    : image_(&image), tagger_(image, model) {}

// Adds names that only the rules find and that they are certain of: those inside hyphen compounds,
// streets and squares. Whatever else only they find is usually wrong, see
// docs/DECISIONS.md#name-rules.
void NameFinder::add_certain(std::span<const Unit> units, std::vector<TokenSpan>& spans) const {
  std::vector<TokenSpan> added;
  std::size_t next = 0;
  for (const TokenSpan& rule : rules_) {
    while (next < spans.size() && spans[next].last <= rule.first) ++next;
    const bool free = next == spans.size() || spans[next].first >= rule.last;
    const bool street = rule.type == EntityType::place && units[rule.last - 1].word->place_end;
    if (free && (rule.inside || street)) added.push_back(rule);
  }
  const std::size_t middle = spans.size();
  spans.insert(spans.end(), added.begin(), added.end());
  std::ranges::inplace_merge(spans, spans.begin() + static_cast<std::ptrdiff_t>(middle), {},
                             &TokenSpan::first);
}

void NameFinder::find(std::span<const Unit> units, std::vector<TokenSpan>& out) {
  find_spans(*image_, units, rules_);
  add_surnames(units, rules_);
  tagger_.tag(units, rules_, out);
  for (TokenSpan& span : out) {
    cut_roles(units, span);
    cut_at_apostrophe(units, span);
  }
  std::erase_if(out, [&](const TokenSpan& span) { return is_no_name(units, span); });
  // A name inside is found again below, as one that is certain.
  std::erase_if(out, [&](const TokenSpan& span) { return is_no_compound(units, span); });
  name_entities(*image_, units, out);
  std::erase_if(out, [&](const TokenSpan& span) { return is_common_noun(units, span); });
  add_certain(units, out);
  add_surnames(units, out);
}

}  // namespace nachlese::ner
