// Texts about versions of an article.
#pragma once

#include "core/base/language.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web::messages {

inline constexpr Message kToArticle{"To the article", "Zum Artikel"};
inline constexpr Message kOlder{"Older version", "Ältere Fassung"};
inline constexpr Message kNewer{"Newer version", "Neuere Fassung"};
inline constexpr Message kCompareVersions{"Compare", "Vergleichen"};
inline constexpr Message kLineOfTime{"All versions, by time", "Alle Fassungen, nach der Zeit"};
inline constexpr Message kTitleChanged{"The headline is another one.",
                                       "Die Überschrift ist eine andere."};
inline constexpr Message kTitleSame{"The headline is the same.", "Die Überschrift ist gleich."};
inline constexpr Message kHeadline{"Headline", "Überschrift"};
inline constexpr Message kUnchanged{"{} sentences as before", "{} Sätze unverändert"};

inline constexpr Message kStillChanged{"Still changed", "Noch geändert"};
inline constexpr Message kAboutStillChanged{
    "Articles that the same source published again with another text, the newest first.",
    "Artikel, die dieselbe Quelle mit anderem Text noch einmal veröffentlicht hat, neueste "
    "zuerst."};
inline constexpr Message kNoChanges{"No such article was found.",
                                    "Es wurde kein solcher Artikel gefunden."};
inline constexpr Message kFormerTitle{"formerly: {}", "vorher: {}"};
inline constexpr Message kAfterHours{"{} hours later", "{} Stunden später"};
inline constexpr Message kSkipChanges{"Skip to the list", "Zur Liste springen"};

}  // namespace nachlese::web::messages
