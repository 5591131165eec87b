#include "entities/nameless.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/strings.hpp"
#include "stemming/fold.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::ner {
namespace {

// Folded.
constexpr std::string_view kNoPlaces[] = {
    "ausland",       "bundesgebiet", "heimat",       "inland", "mond", "nord", "nord und süd",
    "nord- und süd", "ost",          "ost und west", "sonne",  "süd",  "west", "west und ost"};
constexpr std::string_view kNoBodies[] = {"amtsgericht",
                                          "aussenministerium",
                                          "bürgerschaft",
                                          "demokraten",
                                          "demokratinnen",
                                          "fraktion",
                                          "gemeinderat",
                                          "gesundheitsamt",
                                          "gesundheitsämter",
                                          "jugendamt",
                                          "kabinett",
                                          "koalition",
                                          "kommission",
                                          "konzern",
                                          "kreistag",
                                          "landesregierung",
                                          "landgericht",
                                          "landtag",
                                          "landtage",
                                          "oberlandesgericht",
                                          "opposition",
                                          "parlament",
                                          "parlamente",
                                          "polizei",
                                          "regierung",
                                          "senat",
                                          "staatsanwaltschaft",
                                          "stadtrat",
                                          "universität",
                                          "verfassungsgericht",
                                          "verfassungsgerichtshof",
                                          "verwaltungsgericht"};

// Words before an inhabitant, not before a company that has the same name: ein Bayer.
constexpr std::string_view kBeforeInhabitants[] = {"ein",   "einen", "einem",      "kein", "jeder",
                                                   "jeden", "als",   "gebürtiger", "bin"};
constexpr std::string_view kInhabitants[] = {"Bayer", "Bayern", "Bayers"};

std::string folded_text(std::span<const Unit> units, const TokenSpan& span) {
  std::string text;
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    if (i > span.first) text += ' ';
    text += i + 1 == span.last && units[i].word->genitive > 0 && span.type != EntityType::person
                ? text::fold_value(units[i].word->without_genitive())
                : text::fold_value(units[i].word->text);
  }
  return text;
}

bool is_common_body(std::span<const Unit> units, const TokenSpan& span) {
  if (span.inside != 0 || span.type == EntityType::person) return false;
  if (span.type == EntityType::organisation && span.entity != kUnknownEntity) return false;
  const std::string text = folded_text(units, span);
  return span.type == EntityType::place ? is_one_of(text, kNoPlaces) : is_one_of(text, kNoBodies);
}

bool is_inhabitant(std::span<const Unit> units, const TokenSpan& span) {
  if (span.last - span.first != 1 || span.first == 0 || span.type != EntityType::organisation)
    return false;
  return is_one_of(units[span.first].word->text, kInhabitants) &&
         is_one_of(text::fold_value(units[span.first - 1].word->text), kBeforeInhabitants);
}

// Companies called like common nouns, and beginnings of words beside which they are meant.
struct CommonCompany {
  std::string_view word;
  std::array<std::string_view, 5> beside;
};
constexpr std::array kCommonCompanies = {
    CommonCompany{"Allianz", {"versicherer", "versicherungskonzern", "konzern", "aktie", "dax"}}};

// Which of them are meant in a text; each is looked for once, if it is asked for at all.
class MeantCompanies {
 public:
  explicit MeantCompanies(std::span<const Unit> units) : units_(units) {}

  bool is_unmeant(const TokenSpan& span) {
    if (span.last - span.first != 1 || span.inside != 0) return false;
    const auto* const company =
        std::ranges::find(kCommonCompanies, units_[span.first].word->text, &CommonCompany::word);
    if (company == kCommonCompanies.end()) return false;
    std::optional<bool>& meant =
        meant_[static_cast<std::size_t>(company - kCommonCompanies.begin())];
    if (!meant) meant = is_meant(*company);
    return !*meant;
  }

 private:
  [[nodiscard]] bool is_meant(const CommonCompany& company) const {
    return std::ranges::any_of(units_, [&](const Unit& unit) {
      const std::string folded = text::fold_value(unit.word->text);
      return std::ranges::any_of(company.beside,
                                 [&](std::string_view word) { return folded.starts_with(word); });
    });
  }

  std::span<const Unit> units_;
  std::array<std::optional<bool>, kCommonCompanies.size()> meant_;
};

// Words that begin the names of operations and ships.
constexpr std::string_view kBeginnings[] = {"sea", "ocean", "active", "operation", "united"};

// True for a word of another language, at least one that German texts never have.
bool is_foreign(const WordTraits& word) {
  const std::string folded = text::fold_value(word.text);
  if (is_one_of(folded, kBeginnings)) return word.upper();
  return word.shape == Shape::capital && word.slot == nullptr && word.genitive == 0 &&
         text::word_usage(folded).total() == 0;
}

// Guardian in "die Operation Sea Guardian" is no newspaper.
bool is_piece(std::span<const Unit> units, const TokenSpan& span) {
  if (span.last - span.first != 1 || span.first == 0 || span.entity == kUnknownEntity ||
      span.type != EntityType::organisation)
    return false;
  const Unit& before = units[span.first - 1];
  return units[span.first].gap == Gap::space && !units[span.first].sentence_start &&
         !before.sentence_start && is_foreign(*before.word);
}

// True if all words are usually written in lower case, as they are not where they begin sentences.
bool is_of_function_words(std::span<const Unit> units, const TokenSpan& span) {
  constexpr std::uint32_t kListed = kAlias | kFirstName | kWeakFirstName | kAgency;
  if (span.entity != kUnknownEntity || span.inside != 0) return false;
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    const WordTraits& word = *units[i].word;
    const text::Usage usage = text::word_usage(text::fold_value(word.text));
    if (word.has(kListed) || usage.lower < 20 || usage.lower < 20 * usage.upper) return false;
  }
  return true;
}

}  // namespace

void drop_nameless(std::span<const Unit> units, std::vector<TokenSpan>& spans) {
  // Whether a name ends in front of the unit.
  std::vector<bool> ends_before(units.size() + 1);
  for (const TokenSpan& span : spans) {
    if (span.first < span.last && span.last < ends_before.size()) ends_before[span.last] = true;
  }
  MeantCompanies companies(units);
  std::erase_if(spans, [&](const TokenSpan& span) {
    return is_common_body(units, span) || is_inhabitant(units, span) ||
           companies.is_unmeant(span) || is_of_function_words(units, span) ||
           (is_piece(units, span) && !ends_before[span.first]);
  });
}

}  // namespace nachlese::ner
