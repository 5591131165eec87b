// The words of text output, in every language. Machine formats have none of them.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/language.hpp"

namespace nachlese::search {

struct CountLabel {
  Message one;
  Message many;

  [[nodiscard]] std::string of(std::uint64_t count, Language language) const {
    return std::to_string(count) + " " + std::string((count == 1 ? one : many).in(language));
  }
};

namespace label {

inline constexpr CountLabel kArticles{{"article", "Artikel"}, {"articles", "Artikel"}};
inline constexpr CountLabel kInArticles{{"article", "Artikel"}, {"articles", "Artikeln"}};
inline constexpr CountLabel kVersions{{"version", "Fassung"}, {"versions", "Fassungen"}};
inline constexpr CountLabel kQuotations{{"quotation", "Zitat"}, {"quotations", "Zitate"}};
inline constexpr CountLabel kSources{{"source", "Quelle"}, {"sources", "Quellen"}};
inline constexpr CountLabel kVersionsOf{{"further version", "weitere Fassung"},
                                        {"further versions", "weitere Fassungen"}};
inline constexpr Message kFirst{"first", "zuerst"};
inline constexpr Message kReadOfThem{"looked at the best", "angesehen die besten"};
inline constexpr Message kAbout{"about ", "etwa "};
inline constexpr Message kAtLeast{"at least ", "mindestens "};
inline constexpr Message kIn{"in", "in"};
inline constexpr Message kDidYouMean{"Did you mean", "Meinten Sie"};
inline constexpr Message kMoreWith{"more with", "weitere mit"};
inline constexpr Message kNote{"note", "Hinweis"};
inline constexpr Message kMonths{"Months", "Monate"};
inline constexpr Message kYears{"Years", "Jahre"};
inline constexpr Message kMost{"most", "am meisten"};
inline constexpr Message kSurnameOnly{"by surname only", "nur mit Nachnamen"};

inline constexpr Message kId{"Id", "ID"};
inline constexpr Message kPublished{"Published", "Erschienen"};
inline constexpr Message kSource{"Source", "Quelle"};
inline constexpr Message kAgency{"Agency", "Agentur"};
inline constexpr Message kSection{"Section", "Ressort"};
inline constexpr Message kPage{"Page", "Seite"};
inline constexpr Message kRecognition{"Recognition", "Texterkennung"};
inline constexpr Message kAuthors{"Authors", "Von"};
inline constexpr Message kUrl{"URL", "Adresse"};
inline constexpr Message kKeywords{"Keywords", "Schlagwörter"};
inline constexpr Message kPersons{"Persons", "Personen"};
inline constexpr Message kPlaces{"Places", "Orte"};
inline constexpr Message kOrganisations{"Organisations", "Organisationen"};

}  // namespace label
}  // namespace nachlese::search
