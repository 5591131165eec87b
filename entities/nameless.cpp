#include "entities/nameless.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "stemming/fold.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::ner {
namespace {

// Folded.
constexpr auto kNoPlaces = std::to_array<std::string_view>(
    {"ausland", "bundesgebiet", "heimat", "inland", "mond", "nord", "nord und süd", "nord- und süd",
     "ost", "ost und west", "sonne", "süd", "west", "west und ost"});
constexpr auto kNoBodies = std::to_array<std::string_view>({"amtsgericht",
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
                                                            "verwaltungsgericht"});

// Words before an inhabitant, not before a company that has the same name: ein Bayer.
constexpr std::array<std::string_view, 9> kBeforeInhabitants = {
    "ein", "einen", "einem", "kein", "jeder", "jeden", "als", "gebürtiger", "bin"};
constexpr auto kInhabitants = std::to_array<std::string_view>({"Bayer", "Bayern", "Bayers"});

template <class Table>
bool is_among(const Table& table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

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
  return span.type == EntityType::place ? is_among(kNoPlaces, text) : is_among(kNoBodies, text);
}

bool is_inhabitant(std::span<const Unit> units, const TokenSpan& span) {
  if (span.last - span.first != 1 || span.first == 0 || span.type != EntityType::organisation)
    return false;
  return is_among(kInhabitants, units[span.first].word->text) &&
         is_among(kBeforeInhabitants, text::fold_value(units[span.first - 1].word->text));
}

// Companies called like common nouns, and beginnings of words beside which they are meant.
struct CommonCompany {
  std::string_view word;
  std::array<std::string_view, 5> beside;
};
constexpr std::array kCommonCompanies = {
    CommonCompany{"Allianz", {"versicherer", "versicherungskonzern", "konzern", "aktie", "dax"}}};

bool is_unmeant_company(std::span<const Unit> units, const TokenSpan& span) {
  if (span.last - span.first != 1 || span.inside != 0) return false;
  const auto* const company =
      std::ranges::find(kCommonCompanies, units[span.first].word->text, &CommonCompany::word);
  if (company == kCommonCompanies.end()) return false;
  return std::ranges::none_of(units, [&](const Unit& unit) {
    const std::string folded = text::fold_value(unit.word->text);
    return std::ranges::any_of(company->beside,
                               [&](std::string_view word) { return folded.starts_with(word); });
  });
}

// Words that begin the names of operations and ships.
constexpr std::array<std::string_view, 5> kBeginnings = {"sea", "ocean", "active", "operation",
                                                         "united"};

// True for a word of another language, at least one that German texts never have.
bool is_foreign(const WordTraits& word) {
  const std::string folded = text::fold_value(word.text);
  if (is_among(kBeginnings, folded)) return word.upper();
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
  const auto taken_before = [&](const TokenSpan& span) {
    return std::ranges::any_of(spans, [&](const TokenSpan& other) {
      return other.last == span.first && other.first < other.last;
    });
  };
  std::erase_if(spans, [&](const TokenSpan& span) {
    return is_common_body(units, span) || is_inhabitant(units, span) ||
           is_unmeant_company(units, span) || is_of_function_words(units, span) ||
           (is_piece(units, span) && !taken_before(span));
  });
}

}  // namespace nachlese::ner
