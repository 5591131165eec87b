#include "entities/nominative.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "stemming/fold.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese {
namespace {

struct Gender {
  std::string_view strong;              // ending of an adjective before it, in the nominative
  std::vector<std::string_view> nouns;  // endings, in lower case
  bool has_genitive = true;
};

const std::vector<Gender>& genders() {
  static const std::vector<Gender> kGenders = {
      {"er", {"verband",  "verein", "rat",    "bund",    "gerichtshof", "rechnungshof", "dienst",    "ausschuss", "ausschuß",
              "konzern",  "orden",  "verlag", "sender",  "rundfunk",    "club",         "klub",      "landtag",   "bundestag",
              "kongress", "senat",  "fonds",  "bahnhof", "flughafen",   "friedhof",     "landkreis", "kreistag",  "kanal"}},
      {"e",
       {"ung",        "heit",     "keit",      "schaft",      "kommission",   "union",      "region", "organisation", "föderation",
        "delegation", "division", "fraktion",  "universität", "partei",       "bank",       "kammer", "kirche",       "schule",
        "akademie",   "agentur",  "behörde",   "liga",        "allianz",      "armee",      "miliz",  "brigade",      "garde",
        "klinik",     "oper",     "kasse",     "börse",       "kanzlei",      "initiative", "front",  "konferenz",    "republik",
        "moschee",    "synagoge", "straße",    "brücke",      "insel",        "bucht",      "wüste",  "provinz",      "gruppe",
        "feuerwehr",  "polizei",  "botschaft", "galerie",     "philharmonie", "airline",    "werft"},
       false},
      {"es", {"ministerium", "institut",  "amt",       "gericht",   "bündnis",  "parlament",   "bistum",    "museum",
              "theater",     "orchester", "magazin",   "zentrum",   "netzwerk", "komitee",     "werk",      "tribunal",
              "kartell",     "forum",     "büro",      "klinikum",  "archiv",   "krankenhaus", "herzogtum", "meer",
              "gebirge",     "konsulat",  "präsidium", "gymnasium", "schloss",  "stadion",     "denkmal"}}};
  return kGenders;
}

struct Noun {
  std::string text;
  const Gender* gender = nullptr;
};

std::optional<Noun> noun(std::string_view word) {
  for (const std::string_view ending : {"", "s", "es"}) {
    if (!word.ends_with(ending)) continue;
    const std::string_view base = word.substr(0, word.size() - ending.size());
    const std::string folded = fold_value(base);
    for (const Gender& gender : genders()) {
      const bool fits = std::ranges::any_of(gender.nouns, [&](std::string_view end) { return folded.ends_with(fold_value(end)); });
      if (fits && (ending.empty() || gender.has_genitive)) return Noun{std::string(base), &gender};
    }
  }
  return std::nullopt;
}

// The word without its ending; empty if it is no adjective, or in a form that may be the one sought.
std::string_view adjective_stem(std::string_view word, const Gender& gender) {
  const Usage usage = word_usage(fold_value(word));
  if (usage.total() == 0 || usage.mostly_upper()) return {};
  for (const std::string_view ending : {"en", "em", "e", "er", "es"}) {
    if (word.ends_with(ending)) return ending == gender.strong ? word : word.substr(0, word.size() - ending.size());
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
        out.append(stem).append(stem.size() == adjective.size() ? "" : found->gender->strong).append(" ");
      }
      return out.append(found->text).append(rest.substr(word.size()));
    }
    if (word.size() == rest.size()) return std::string(name);
    adjectives.push_back(word);
    rest.remove_prefix(word.size() + 1);
  }
}

}  // namespace nachlese
