// Texts that help to find one's way: the start page, empty answers, the form of all fields.
#pragma once

#include "core/base/language.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web::messages {

// The start page.
inline constexpr Message kArchiveSpan{"{} to []", "{} bis []"};
inline constexpr CountMessage kArchiveSources{{"from {} source", "aus {} Quelle"},
                                              {"from {} sources", "aus {} Quellen"}};
inline constexpr Message kStand{"As of {}", "Stand: {}"};
inline constexpr Message kYearsAgo{"{} years ago today", "Heute vor {} Jahren"};
inline constexpr Message kOneYearAgo{"A year ago today", "Heute vor einem Jahr"};
inline constexpr Message kExtended{"Advanced search", "Erweiterte Suche"};

// An answer without results: what emptied it.
inline constexpr Message kWithoutPeriod{"without the period: {}", "ohne Zeitraum: {}"};
inline constexpr Message kWithoutFilters{"without the filters: {}", "ohne Filter: {}"};
inline constexpr Message kWithoutFilter{"without “[]”: {}", "ohne „[]“: {}"};
inline constexpr Message kWithoutBoth{"without period and filters: {}",
                                      "ohne Zeitraum und Filter: {}"};
inline constexpr Message kUnclear{"including less clear matches: {}",
                                  "auch weniger eindeutige Treffer: {}"};
inline constexpr Message kSpanIs{"The archive reaches from {} to [].",
                                 "Das Archiv reicht vom {} bis zum []."};

// The form of all fields.
inline constexpr Message kAllWords{"All of these words", "Alle diese Wörter"};
inline constexpr Message kExactPhrase{"This exact wording", "Genau dieser Wortlaut"};
inline constexpr Message kAnyWord{"At least one of these words", "Mindestens eines dieser Wörter"};
inline constexpr Message kNoneWords{"None of these words", "Keines dieser Wörter"};
inline constexpr Message kRestOfQuery{"As in the search box", "Wie im Suchfeld geschrieben"};
inline constexpr Message kWhere{"Where", "Wo"};
inline constexpr Message kInText{"in the whole article", "im ganzen Artikel"};
inline constexpr Message kInTitle{"in the headline only", "nur in der Überschrift"};
inline constexpr Message kInQuotes{"in quotations only", "nur in Zitaten"};
inline constexpr Message kForms{"Word forms", "Wortformen"};
inline constexpr Message kAnyForm{"inflected forms, too", "auch gebeugte Formen"};
inline constexpr Message kExactForm{"exactly as written", "genau wie geschrieben"};
inline constexpr Message kGroups{"Groups of sources", "Quellengruppen"};
inline constexpr Message kAnySection{"all sections", "alle Ressorts"};
inline constexpr Message kSkipForm{"Skip to the form", "Zum Formular springen"};
inline constexpr Message kNoTerms{"Please fill in at least one field.",
                                  "Bitte füllen Sie mindestens ein Feld aus."};

// Around the results.
inline constexpr Message kTogether1{"versions together", "Fassungen zusammen"};
inline constexpr Message kApart{"each version", "jede Fassung einzeln"};
inline constexpr Message kClear{"clear matches only", "nur eindeutige Treffer"};
inline constexpr Message kAboutClear{
    "Only articles in which the words of the search stand near each other",
    "Nur Artikel, in denen die Wörter der Suche nahe beieinanderstehen"};
inline constexpr Message kInstant{"Results while typing", "Treffer beim Tippen"};

inline constexpr Message kFresh{"[] new", "[] neu"};  // for the script
inline constexpr Message kSavedFile{"As a file for alerts", "Als Datei für Benachrichtigungen"};
inline constexpr Message kAboutSavedFile{
    "The operator of the archive can send new results by mail or feed (nachlese alert)",
    "Der Betreiber des Archivs kann neue Treffer per Mail oder Feed schicken (nachlese alert)"};

// Articles.
inline constexpr Message kPreviousHit{"Previous result", "Voriger Treffer"};
inline constexpr Message kNextHit{"Next result", "Nächster Treffer"};
inline constexpr Message kHitOf{"{} of []", "{} von []"};
inline constexpr Message kPrint{"Print", "Drucken"};
inline constexpr Message kShare{"Share", "Teilen"};
inline constexpr Message kCopyLink{"Copy link", "Link kopieren"};
inline constexpr Message kProfile{"Profile", "Profil"};
inline constexpr Message kAllNames{"All {} names", "Alle {} Namen"};
inline constexpr Message kAllOfDay{"Issue of this day", "Ausgabe dieses Tages"};
inline constexpr Message kReadSourceAt{"Read the original ({})", "Original lesen ({})"};

}  // namespace nachlese::web::messages
