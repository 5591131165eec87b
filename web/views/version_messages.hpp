// Texts about versions of an article.
#pragma once

#include "core/base/language.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web::messages {

inline constexpr Message kToArticle{"To the article", "Zum Artikel"};
inline constexpr Message kOlder{"Older version", "Ältere Fassung"};
inline constexpr Message kNewer{"Newer version", "Neuere Fassung"};
inline constexpr Message kOutsideFilters{"Outside the filters", "Außerhalb der Filter"};
inline constexpr Message kCompareVersions{"Compare", "Vergleichen"};
inline constexpr Message kLineOfTime{"All versions, by time", "Alle Fassungen, nach der Zeit"};
inline constexpr Message kTitleChanged{"The headline differs.", "Die Überschrift lautet anders."};
inline constexpr Message kTitleSame{"The headline is the same.", "Die Überschrift ist gleich."};
inline constexpr Message kOtherTitle{"same text under another headline",
                                     "gleicher Text unter anderer Überschrift"};
inline constexpr Message kUnchanged{"{} sentences unchanged", "{} Sätze unverändert"};

inline constexpr Message kStillChanged{"Changed after publication", "Nachträglich geändert"};
inline constexpr Message kAboutStillChanged{
    "Articles that the same source published again with another text, the newest first.",
    "Artikel, die dieselbe Quelle mit anderem Text noch einmal veröffentlicht hat, neueste "
    "zuerst."};
inline constexpr Message kNoChanges{"No such article was found.",
                                    "Es wurde kein solcher Artikel gefunden."};
inline constexpr Message kChangesScanned{"Only the newest {} results were looked at.",
                                         "Durchgesehen wurden nur die neuesten {} Treffer."};
inline constexpr Message kChangesIncomplete{
    "The time was up before everything was looked at; a shorter period shows more.",
    "Die Zeit reichte nicht, um alles durchzusehen; ein kürzerer Zeitraum zeigt mehr."};
inline constexpr Message kFormerTitle{"formerly: {}", "vorher: {}"};
inline constexpr Message kSkipChanges{"Skip to the list", "Zur Liste springen"};

}  // namespace nachlese::web::messages
