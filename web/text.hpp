// Every sentence of the pages, in both languages side by side. `{}` is filled by say().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/search.hpp"

namespace nachlese {

struct Phrase {
  std::string_view english;
  std::string_view german;
};

struct CountPhrase {
  Phrase one;
  Phrase many;
};

[[nodiscard]] std::string_view say(Language language, const Phrase& phrase);
// Fills the hole with the value.
[[nodiscard]] std::string say(Language language, const Phrase& phrase, std::string_view value);
// Picks singular or plural and fills the hole with the number.
[[nodiscard]] std::string say(Language language, const CountPhrase& phrase, std::uint64_t count);

// "12,345" or "12.345".
[[nodiscard]] std::string say_number(Language language, std::uint64_t number);
// ISO 8601 as people write it, at its own precision: "16 July 2018", "16. Juli 2018", "Juli 2018". Time of day is left out.
[[nodiscard]] std::string say_date(Language language, std::string_view iso);
// The same with the time of day, where it is known: "16. Juli 2018, 18:05 Uhr".
[[nodiscard]] std::string say_time(Language language, std::string_view iso);

namespace text {

inline constexpr Phrase kCode{"en", "de"};
inline constexpr Phrase kTagline{"Full-text search in the news archive", "Volltextsuche im Nachrichtenarchiv"};
inline constexpr Phrase kSkip{"Skip to the results", "Zu den Treffern springen"};
inline constexpr Phrase kSkipArticle{"Skip to the article", "Zum Artikel springen"};
inline constexpr Phrase kHome{"Nachlese: start page", "Nachlese: Startseite"};
inline constexpr Phrase kOtherLanguage{"Deutsch", "English"};
inline constexpr Phrase kOtherLanguageCode{"de", "en"};
inline constexpr Phrase kFooter{"Free software for German news archives", "Freie Software für deutsche Nachrichtenarchive"};
inline constexpr Phrase kKeys{"Keys", "Tasten"};
inline constexpr Phrase kKeyBox{"search box", "Suchfeld"};
inline constexpr Phrase kKeyHits{"next and previous result", "nächster und voriger Treffer"};
inline constexpr Phrase kKeyOpen{"opens the result", "öffnet den Treffer"};
inline constexpr Phrase kKeyMarks{"next and previous hit in the article", "nächste und vorige Fundstelle im Artikel"};
inline constexpr Phrase kKeyHelp{"this list", "diese Liste"};
inline constexpr Phrase kClose{"Close", "Schließen"};

inline constexpr Phrase kSearchLabel{"Search the archive", "Im Archiv suchen"};
inline constexpr Phrase kSearchButton{"Search", "Suchen"};
inline constexpr Phrase kPlaceholder{"Names, words, “phrases” …", "Namen, Wörter, „Wendungen“ …"};
inline constexpr Phrase kTitleFor{"{} – Nachlese", "{} – Nachlese"};
inline constexpr Phrase kSuggestions{"Suggestions", "Vorschläge"};
inline constexpr Phrase kKindWord{"Word", "Wort"};
inline constexpr Phrase kKindPerson{"Person", "Person"};
inline constexpr Phrase kKindPlace{"Place", "Ort"};
inline constexpr Phrase kKindOrganisation{"Organisation", "Organisation"};
inline constexpr Phrase kKindKeyword{"Keyword", "Schlagwort"};
inline constexpr Phrase kKindAuthor{"Author", "Autor"};
inline constexpr Phrase kKindSource{"Source", "Quelle"};
inline constexpr Phrase kKindSection{"Section", "Ressort"};
inline constexpr Phrase kKindTitle{"Title", "Titel"};
inline constexpr Phrase kSyntaxTitle{"What a query can say", "Was eine Anfrage sagen kann"};
inline constexpr Phrase kSyntaxWords{"all words, in any inflection", "alle Wörter, in jeder Beugung"};
inline constexpr Phrase kSyntaxPhrase{"exactly this phrase", "genau diese Wendung"};
inline constexpr Phrase kSyntaxOr{"one or the other", "das eine oder das andere"};
inline constexpr Phrase kSyntaxNot{"without this word", "ohne dieses Wort"};
inline constexpr Phrase kSyntaxField{"only in the title", "nur im Titel"};
inline constexpr Phrase kSyntaxPrefix{"words that begin like this", "Wörter, die so anfangen"};
inline constexpr Phrase kSyntaxName{"a name, however it is spelt", "ein Name, wie immer er geschrieben ist"};
inline constexpr Phrase kSyntaxDate{"from a span of time", "aus einem Zeitraum"};

inline constexpr CountPhrase kHits{{"{} article", "{} Artikel"}, {"{} articles", "{} Artikel"}};
inline constexpr Phrase kAbout{"about {}", "etwa {}"};
inline constexpr Phrase kWithVersions{"{} with all versions", "{} mit allen Fassungen"};
inline constexpr Phrase kTook{"in {} ms", "in {} ms"};
inline constexpr Phrase kShown{"showing {}", "gezeigt: {}"};
inline constexpr Phrase kWholeArchive{"The whole archive, newest first", "Das ganze Archiv, Neuestes zuerst"};
inline constexpr Phrase kResults{"Results", "Treffer"};
inline constexpr Phrase kDidYouMean{"Did you mean", "Meinten Sie"};
inline constexpr Phrase kSort{"Sort", "Ordnen"};
inline constexpr Phrase kSortRelevance{"Relevance", "Relevanz"};
inline constexpr Phrase kSortNewest{"Newest", "Neueste"};
inline constexpr Phrase kSortOldest{"Oldest", "Älteste"};
inline constexpr Phrase kPages{"Pages of results", "Seiten der Trefferliste"};
inline constexpr Phrase kPrevious{"Previous", "Zurück"};
inline constexpr Phrase kNext{"Next", "Weiter"};
inline constexpr Phrase kPage{"Page {}", "Seite {}"};
inline constexpr CountPhrase kVersions{{"{} further version", "{} weitere Fassung"},
                                       {"{} further versions", "{} weitere Fassungen"}};
inline constexpr Phrase kUntitled{"Without a title", "Ohne Titel"};
inline constexpr Phrase kRecognised{"Names in the query:", "Namen in der Anfrage:"};
inline constexpr Phrase kPageSize{"Per page", "Je Seite"};
inline constexpr Phrase kKeep{"Keep this search", "Diese Suche behalten"};
inline constexpr Phrase kSaveSearch{"Remember search", "Suche merken"};
inline constexpr Phrase kSavedSearches{"Remembered searches", "Gemerkte Suchen"};
inline constexpr Phrase kForget{"Forget", "Vergessen"};
inline constexpr Phrase kFollow{"Follow:", "Abonnieren:"};
inline constexpr Phrase kDownload{"Download all:", "Alle herunterladen:"};
inline constexpr Phrase kNotes{"Notes on the query", "Hinweise zur Anfrage"};

inline constexpr Phrase kNothing{"Nothing found", "Nichts gefunden"};
inline constexpr Phrase kNothingFor{"No article matches “{}”.", "Kein Artikel passt zu „{}“."};
inline constexpr Phrase kNothingAtAll{"The archive has no article that fits.", "Das Archiv hat keinen passenden Artikel."};
inline constexpr Phrase kPastEnd{"There are fewer results than this.", "So viele Treffer gibt es nicht."};
inline constexpr Phrase kToFirstPage{"To the first page", "Zur ersten Seite"};
inline constexpr Phrase kTryFilters{"Remove filters and search again", "Alle Filter entfernen und noch einmal suchen"};
inline constexpr Phrase kTryFewer{"Use fewer words: all of them must occur", "Weniger Wörter nehmen: alle müssen vorkommen"};
inline constexpr Phrase kTryQuotes{"Leave out quotation marks: then word forms count as well",
                                   "Anführungszeichen weglassen: dann zählen auch andere Wortformen"};
inline constexpr Phrase kTryFuzzy{"For doubtful spellings, add ~ to the word: Selenskyj~",
                                  "Bei unsicherer Schreibung ~ anhängen: Selenskyj~"};
inline constexpr Phrase kTryOr{"Join alternatives with OR: summit OR meeting",
                               "Alternativen mit ODER verbinden: Gipfel ODER Treffen"};

inline constexpr Phrase kFilters{"Filter", "Filter"};
inline constexpr Phrase kActiveFilters{"Active filters", "Aktive Filter"};
inline constexpr Phrase kRemove{"Remove filter: ", "Filter entfernen: "};
inline constexpr Phrase kRemoveAll{"Remove all", "Alle entfernen"};
inline constexpr Phrase kNot{"not {}", "nicht {}"};
inline constexpr Phrase kExclude{"without {}", "ohne {}"};
inline constexpr Phrase kMore{"Show more", "Mehr zeigen"};
inline constexpr Phrase kFindValue{"Look for a value", "Wert suchen"};
inline constexpr Phrase kFewer{"Show fewer", "Weniger zeigen"};
inline constexpr Phrase kFrom{"From", "Von"};
inline constexpr Phrase kTo{"To", "Bis"};
inline constexpr Phrase kDateHint{"2018, 2018-07 or 2018-07-16", "2018, 2018-07 oder 2018-07-16"};
inline constexpr Phrase kApply{"Apply", "Anwenden"};
inline constexpr Phrase kPeriod{"Period", "Zeitraum"};
inline constexpr Phrase kAllVersions{"all versions", "alle Fassungen"};
inline constexpr Phrase kSince{"from {}", "ab {}"};
inline constexpr Phrase kUntil{"to {}", "bis {}"};

inline constexpr Phrase kAnyOf{"any of these is enough", "eines davon genügt"};
inline constexpr Phrase kAllOf{"all of these must occur", "alle davon müssen vorkommen"};
inline constexpr Phrase kAboutName{"About {}", "Über {}"};
inline constexpr Phrase kPresumed{"presumed: the text gives the surname only", "vermutlich: der Text nennt nur den Nachnamen"};
inline constexpr Phrase kPresumedIn{"In {} of them only the surname stands; nearly always in this archive it means this person.",
                                    "In {} davon steht nur der Nachname; er meint in diesem Archiv fast immer diese Person."};
inline constexpr Phrase kTogether{"Often together with", "Oft zusammen mit"};
inline constexpr Phrase kSpellings{"Spellings in this archive", "Schreibweisen in diesem Archiv"};
inline constexpr CountPhrase kSpellingsFrom{{"counted in {} article", "gezählt in {} Artikel"},
                                            {"counted in {} articles", "gezählt in {} Artikeln"}};
inline constexpr Phrase kBothIn{"articles with both", "Artikel mit beiden"};
inline constexpr Phrase kSkipName{"Skip to the name", "Zum Namen springen"};

inline constexpr Phrase kAmongEachOther{"With each other", "Untereinander"};
inline constexpr Phrase kNetwork{"Names that belong together", "Namen, die zusammengehören"};
inline constexpr Phrase kNewest{"Newest articles", "Neueste Artikel"};

inline constexpr Phrase kTimeline{"Articles over time", "Artikel im Zeitverlauf"};
inline constexpr Phrase kAsTable{"As a table", "Als Tabelle"};
inline constexpr Phrase kDay{"Day", "Tag"};
inline constexpr Phrase kMonth{"Month", "Monat"};
inline constexpr Phrase kYear{"Year", "Jahr"};
inline constexpr Phrase kArticles{"Articles", "Artikel"};
inline constexpr Phrase kWiden{"All years", "Alle Jahre"};
inline constexpr Phrase kAllArticles{"All articles", "Alle Artikel"};
inline constexpr Phrase kCompare{"Compare with a second query", "Mit einer zweiten Anfrage vergleichen"};
inline constexpr Phrase kCompareWith{"Second query", "Zweite Anfrage"};
inline constexpr Phrase kCompareEnd{"End the comparison", "Vergleich beenden"};
inline constexpr Phrase kTimelineKeys{"Period: arrow keys move, with Shift they extend, Enter shows it",
                                      "Zeitraum: Pfeiltasten bewegen, mit Umschalt erweitern sie, Eingabe zeigt ihn"};

inline constexpr Phrase kBack{"Back to the results", "Zurück zur Trefferliste"};
inline constexpr Phrase kReadSource{"Read at the source", "Beim Anbieter lesen"};
inline constexpr Phrase kUpdated{"updated {}", "aktualisiert {}"};
inline constexpr Phrase kBy{"By {}", "Von {}"};
inline constexpr CountPhrase kMinutes{{"{} minute to read", "{} Minute Lesezeit"}, {"{} minutes to read", "{} Minuten Lesezeit"}};
inline constexpr Phrase kAgency{"Agency", "Agentur"};
inline constexpr Phrase kPictures{"Captions", "Bildunterschriften"};
inline constexpr Phrase kKeywords{"Keywords", "Schlagwörter"};
inline constexpr Phrase kMarks{"Marks", "Markierungen"};
inline constexpr Phrase kNames{"Names", "Namen"};
inline constexpr Phrase kCopy{"Copy", "Kopieren"};
inline constexpr Phrase kCopied{"Copied", "Kopiert"};
inline constexpr Phrase kOtherVersions{"Other versions", "Andere Fassungen"};
inline constexpr Phrase kVersionsOf{"Versions: {}", "Fassungen: {}"};
inline constexpr Phrase kVersionsTitle{"What changed between two versions", "Was sich zwischen zwei Fassungen geändert hat"};
inline constexpr Phrase kRemovedFrom{"only in", "nur in"};
inline constexpr Phrase kAddedIn{"only in", "nur in"};
inline constexpr Phrase kSameWords{"the same words", "derselbe Wortlaut"};
inline constexpr CountPhrase kWordsAdded{{"{} word new", "{} Wort neu"}, {"{} words new", "{} Wörter neu"}};
inline constexpr CountPhrase kWordsRemoved{{"{} left out", "{} weggefallen"}, {"{} left out", "{} weggefallen"}};
inline constexpr Phrase kNextMark{"Next hit (n)", "Nächste Fundstelle (n)"};
inline constexpr Phrase kSimilar{"Similar articles", "Ähnliche Artikel"};
inline constexpr Phrase kCite{"Cite", "Zitieren"};
inline constexpr Phrase kAboutArticle{"About this article", "Über diesen Artikel"};
inline constexpr Phrase kId{"Identifier", "Kennung"};
inline constexpr Phrase kJson{"As JSON", "Als JSON"};
inline constexpr Phrase kClock{"{}", "{} Uhr"};
inline constexpr Phrase kAccessed{"accessed {}", "abgerufen am {}"};

inline constexpr Phrase kNotFoundTitle{"Not here", "Nicht da"};
inline constexpr Phrase kNoSuchPage{"There is no page at this address.", "Unter dieser Adresse gibt es keine Seite."};
inline constexpr Phrase kNoSuchArticle{"The archive has no article with this identifier. It may have been removed.",
                                       "Das Archiv hat keinen Artikel mit dieser Kennung. Vielleicht wurde er entfernt."};
inline constexpr Phrase kNoSuchName{"The archive has no such name.", "Das Archiv kennt diesen Namen nicht."};
inline constexpr Phrase kBadTitle{"That can't be read", "Das ist nicht zu lesen"};
inline constexpr Phrase kUnavailableTitle{"One moment", "Einen Augenblick"};
inline constexpr Phrase kUnavailable{"The archive is not available right now. Please try again shortly.",
                                     "Das Archiv ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen."};
inline constexpr Phrase kBrokenTitle{"Something went wrong", "Da ist etwas schiefgegangen"};
inline constexpr Phrase kBroken{"The server could not answer. The reason is in its log.",
                                "Der Server konnte nicht antworten. Der Grund steht in seinem Protokoll."};
inline constexpr Phrase kOverloaded{"Too much is asked of the server at the moment. Please try again shortly.",
                                    "Der Server hat gerade zu viel zu tun. Bitte gleich noch einmal versuchen."};
inline constexpr Phrase kTokenTitle{"Access token needed", "Zugang nur mit Kennwort"};
inline constexpr Phrase kTokenNeeded{"This server answers with an access token only.",
                                     "Dieser Server antwortet nur mit einem Zugangskennwort."};
inline constexpr Phrase kToStart{"To the start page", "Zur Startseite"};

}  // namespace text
}  // namespace nachlese
