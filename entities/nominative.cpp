#include "entities/nominative.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "stemming/fold.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::ner {
namespace {

// Endings of nouns by gender, folded.
constexpr auto kMasculine = std::to_array<std::string_view>(
    {"verband",   "verein",   "rat",       "bund",     "gerichtshof", "rechnungshof", "dienst",
     "ausschuss", "konzern",  "orden",     "verlag",   "sender",      "rundfunk",     "club",
     "klub",      "landtag",  "bundestag", "kongress", "senat",       "fonds",        "bahnhof",
     "flughafen", "friedhof", "landkreis", "kreistag", "kanal"});
constexpr auto kFeminine = std::to_array<std::string_view>(
    {"ung",         "heit",         "keit",       "schaft",     "kommission", "union",
     "region",      "organisation", "föderation", "delegation", "division",   "fraktion",
     "universität", "partei",       "bank",       "kammer",     "kirche",     "schule",
     "akademie",    "agentur",      "behörde",    "liga",       "allianz",    "armee",
     "miliz",       "brigade",      "garde",      "klinik",     "oper",       "kasse",
     "börse",       "kanzlei",      "initiative", "front",      "konferenz",  "republik",
     "moschee",     "synagoge",     "strasse",    "brücke",     "insel",      "bucht",
     "wüste",       "provinz",      "gruppe",     "feuerwehr",  "polizei",    "botschaft",
     "galerie",     "philharmonie", "airline",    "werft"});
constexpr auto kNeuter = std::to_array<std::string_view>(
    {"ministerium", "institut",  "amt",       "gericht", "bündnis",  "parlament", "bistum",
     "museum",      "theater",   "orchester", "magazin", "zentrum",  "netzwerk",  "komitee",
     "werk",        "tribunal",  "kartell",   "forum",   "büro",     "klinikum",  "archiv",
     "krankenhaus", "herzogtum", "meer",      "gebirge", "konsulat", "präsidium", "gymnasium",
     "schloss",     "stadion",   "denkmal"});

struct Gender {
  std::string_view strong;  // ending of an adjective before it, in the nominative
  std::span<const std::string_view> nouns;
  bool has_genitive;
};
constexpr std::array kGenders = {Gender{"er", kMasculine, true}, Gender{"e", kFeminine, false},
                                 Gender{"es", kNeuter, true}};

struct Noun {
  std::string text;
  const Gender* gender = nullptr;
};

std::optional<Noun> noun(std::string_view word) {
  const std::string whole = text::fold_value(word);
  for (const std::string_view ending : {"", "s", "es"}) {
    if (!word.ends_with(ending) || !whole.ends_with(ending)) continue;
    const std::string_view base = word.substr(0, word.size() - ending.size());
    const std::string_view folded = std::string_view(whole).substr(0, whole.size() - ending.size());
    for (const Gender& gender : kGenders) {
      const bool fits = std::ranges::any_of(
          gender.nouns, [&](std::string_view end) { return folded.ends_with(end); });
      if (fits && (ending.empty() || gender.has_genitive)) return Noun{std::string(base), &gender};
    }
  }
  return std::nullopt;
}

// The adjective without its ending, or unchanged if the ending is right; empty if it is no
// adjective.
std::string_view adjective_stem(std::string_view word, const Gender& gender) {
  const text::Usage usage = text::word_usage(text::fold_value(word));
  if (usage.total() == 0 || usage.mostly_upper()) return {};
  for (const std::string_view ending : {"en", "em", "e", "er", "es"}) {
    if (word.ends_with(ending))
      return ending == gender.strong ? word : word.substr(0, word.size() - ending.size());
  }
  return {};
}

}  // namespace

std::string nominative(std::string_view name) {
  std::vector<std::string_view> adjectives;
  for (std::string_view rest = name;;) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (const auto found = noun(word)) {
      std::string out;
      for (const std::string_view adjective : adjectives) {
        const std::string_view stem = adjective_stem(adjective, *found->gender);
        if (stem.empty()) return std::string(name);
        out.append(stem)
            .append(stem.size() == adjective.size() ? "" : found->gender->strong)
            .append(" ");
      }
      return out.append(found->text).append(rest.substr(word.size()));
    }
    if (word.size() == rest.size()) return std::string(name);
    adjectives.push_back(word);
    rest.remove_prefix(word.size() + 1);
  }
}

}  // namespace nachlese::ner
