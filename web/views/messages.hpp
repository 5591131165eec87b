// Every text of the pages in both languages. say() fills `{}`.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/language.hpp"
#include "searcher/api/request.hpp"

namespace nachlese::web {

struct CountMessage {
  Message one;
  Message many;
};

[[nodiscard]] std::string_view say(Language language, const Message& phrase);
// Fills the hole with `value`.
[[nodiscard]] std::string say(Language language, const Message& phrase, std::string_view value);
// Picks singular or plural and fills the hole with `count`.
[[nodiscard]] std::string say(Language language, const CountMessage& phrase, std::uint64_t count);

// "12,345" or "12.345".
[[nodiscard]] std::string say_number(Language language, std::uint64_t number);
// Formats an ISO 8601 date at its own precision, without time of day: "16 July 2018", "16. Juli
// 2018", "Juli 2018".
[[nodiscard]] std::string say_date(Language language, std::string_view iso);
// The same with the time of day, if known: "16. Juli 2018, 18:05 Uhr".
[[nodiscard]] std::string say_time(Language language, std::string_view iso);

namespace messages {

inline constexpr Message kTagline{"Full-text search in the news archive",
                                  "Volltextsuche im Nachrichtenarchiv"};
inline constexpr Message kSkip{"Skip to the results", "Zu den Treffern springen"};
inline constexpr Message kSkipArticle{"Skip to the article", "Zum Artikel springen"};
inline constexpr Message kHome{"Nachlese: start page", "Nachlese: Startseite"};
inline constexpr Message kFooter{"Free software for German news archives",
                                 "Freie Software für deutsche Nachrichtenarchive"};
inline constexpr Message kKeys{"Keys", "Tasten"};
inline constexpr Message kKeyBox{"search box", "Suchfeld"};
inline constexpr Message kKeyHits{"next and previous result", "nächster und voriger Treffer"};
inline constexpr Message kKeyOpen{"opens the result", "öffnet den Treffer"};
inline constexpr Message kKeyMarks{"next and previous hit in the article",
                                   "nächste und vorige Fundstelle im Artikel"};
inline constexpr Message kKeyHelp{"this list", "diese Liste"};
inline constexpr Message kClose{"Close", "Schließen"};

inline constexpr Message kSearchLabel{"Search the archive", "Im Archiv suchen"};
inline constexpr Message kSearchButton{"Search", "Suchen"};
inline constexpr Message kPlaceholder{"Names, words, “phrases” …", "Namen, Wörter, „Wendungen“ …"};
inline constexpr Message kTitleFor{"{} – Nachlese", "{} – Nachlese"};
inline constexpr Message kSuggestions{"Suggestions", "Vorschläge"};
inline constexpr Message kKindWord{"Word", "Wort"};
inline constexpr Message kKindTitle{"Title", "Titel"};
inline constexpr Message kSyntaxTitle{"What a query can say", "Was eine Anfrage sagen kann"};
inline constexpr Message kSyntaxWords{"all words, in any inflection",
                                      "alle Wörter, in jeder Beugung"};
inline constexpr Message kSyntaxPhrase{"exactly this phrase", "genau diese Wendung"};
inline constexpr Message kSyntaxOr{"one or the other", "das eine oder das andere"};
inline constexpr Message kSyntaxNot{"without this word", "ohne dieses Wort"};
inline constexpr Message kSyntaxField{"only in the title", "nur im Titel"};
inline constexpr Message kSyntaxPrefix{"words that begin like this", "Wörter, die so anfangen"};
inline constexpr Message kSyntaxName{"a name in any spelling",
                                     "ein Name, wie immer er geschrieben ist"};
inline constexpr Message kSyntaxDate{"within a period", "aus einem Zeitraum"};

inline constexpr CountMessage kHits{{"{} article", "{} Artikel"}, {"{} articles", "{} Artikel"}};
inline constexpr Message kAbout{"about {}", "etwa {}"};
inline constexpr Message kWithVersions{"{} with all versions", "{} mit allen Fassungen"};
inline constexpr Message kTook{"in {} ms", "in {} ms"};
inline constexpr Message kShown{"showing {}", "gezeigt: {}"};
inline constexpr Message kWholeArchive{"The whole archive, newest first",
                                       "Das ganze Archiv, Neuestes zuerst"};
inline constexpr Message kResults{"Results", "Treffer"};
inline constexpr Message kDidYouMean{"Did you mean", "Meinten Sie"};
inline constexpr Message kSort{"Sort", "Ordnen"};
// In the order of search::Sort.
inline constexpr std::array<Message, search::kSorts.size()> kSortLabels = {
    Message{"Relevance", "Relevanz"}, Message{"Newest", "Neueste"}, Message{"Oldest", "Älteste"}};
inline constexpr Message kPages{"Pages of results", "Seiten der Trefferliste"};
inline constexpr Message kPrevious{"Previous", "Zurück"};
inline constexpr Message kNext{"Next", "Weiter"};
inline constexpr Message kPage{"Page {}", "Seite {}"};
inline constexpr CountMessage kVersions{{"{} further version", "{} weitere Fassung"},
                                        {"{} further versions", "{} weitere Fassungen"}};
inline constexpr Message kUntitled{"Without a title", "Ohne Titel"};
inline constexpr Message kRecognized{"Names in the query:", "Namen in der Anfrage:"};
inline constexpr Message kPageSize{"Per page", "Je Seite"};
inline constexpr Message kKeep{"Keep this search", "Diese Suche behalten"};
inline constexpr Message kSaveSearch{"Remember search", "Suche merken"};
inline constexpr Message kSavedSearches{"Remembered searches", "Gemerkte Suchen"};
inline constexpr Message kForget{"Forget", "Vergessen"};
inline constexpr Message kFollow{"Follow:", "Abonnieren:"};
inline constexpr Message kDownload{"Download all:", "Alle herunterladen:"};
// {}: how many articles; []: the words.
inline constexpr Message kOfferParts{"Show {} more with [] anywhere in the article",
                                     "{} weitere mit [] im Artikel anzeigen"};
inline constexpr Message kOfferName{"Show {} more with []", "{} weitere mit [] anzeigen"};
inline constexpr Message kOfferFewer{"Show {} more that lack a word",
                                     "{} weitere anzeigen, denen ein Wort fehlt"};
inline constexpr Message kOffers{"Further steps", "Weitere Möglichkeiten"};
inline constexpr Message kQuoted{"“{}”", "„{}“"};
inline constexpr Message kAnd{" and ", " und "};
inline constexpr Message kNotes{"Notes on the query", "Hinweise zur Anfrage"};

inline constexpr Message kNothing{"Nothing found", "Nichts gefunden"};
inline constexpr Message kNothingFor{"No article matches “{}”.", "Kein Artikel passt zu „{}“."};
inline constexpr Message kNothingAtAll{"No article of the archive matches.",
                                       "Das Archiv hat keinen passenden Artikel."};
inline constexpr Message kPastEnd{"There are fewer results than this.",
                                  "So viele Treffer gibt es nicht."};
inline constexpr Message kToFirstPage{"To the first page", "Zur ersten Seite"};
inline constexpr Message kTryFilters{"Remove filters and search again",
                                     "Alle Filter entfernen und noch einmal suchen"};
inline constexpr Message kTryFewer{"Use fewer words: all of them must occur",
                                   "Weniger Wörter nehmen: alle müssen vorkommen"};
inline constexpr Message kTryQuotes{
    "Leave out quotation marks: then word forms count as well",
    "Anführungszeichen weglassen: dann zählen auch andere Wortformen"};
inline constexpr Message kTryFuzzy{"For doubtful spellings, add ~ to the word: Selenskyj~",
                                   "Bei unsicherer Schreibung ~ anhängen: Selenskyj~"};
inline constexpr Message kTryOr{"Join alternatives with OR: summit OR meeting",
                                "Alternativen mit ODER verbinden: Gipfel ODER Treffen"};

inline constexpr Message kFilters{"Filter", "Filter"};
inline constexpr Message kActiveFilters{"Active filters", "Aktive Filter"};
inline constexpr Message kRemove{"Remove filter: ", "Filter entfernen: "};
inline constexpr Message kRemoveAll{"Remove all", "Alle entfernen"};
inline constexpr Message kNot{"not {}", "nicht {}"};
inline constexpr Message kExclude{"without {}", "ohne {}"};
inline constexpr Message kMore{"Show more", "Mehr zeigen"};
inline constexpr Message kFindValue{"Look for a value", "Wert suchen"};
inline constexpr Message kFewer{"Show fewer", "Weniger zeigen"};
inline constexpr Message kFrom{"From", "Von"};
inline constexpr Message kTo{"To", "Bis"};
inline constexpr Message kDateHint{"2018, 2018-07 or 2018-07-16", "2018, 2018-07 oder 2018-07-16"};
inline constexpr Message kApply{"Apply", "Anwenden"};
inline constexpr Message kPeriod{"Period", "Zeitraum"};
inline constexpr Message kAllVersions{"all versions", "alle Fassungen"};
inline constexpr Message kSince{"from {}", "ab {}"};
inline constexpr Message kUntil{"to {}", "bis {}"};

inline constexpr Message kAnyOf{"any of these is enough", "eines davon genügt"};
inline constexpr Message kAllOf{"all of these must occur", "alle davon müssen vorkommen"};
inline constexpr Message kAboutName{"About {}", "Über {}"};
inline constexpr Message kPresumed{"presumed: the text gives the surname only",
                                   "vermutlich: der Text nennt nur den Nachnamen"};
inline constexpr Message kPresumedIn{
    "{} of them give only the surname; in this archive it nearly always means this person.",
    "In {} davon steht nur der Nachname; er meint in diesem Archiv fast immer diese Person."};
inline constexpr Message kTogether{"Often together with", "Oft zusammen mit"};
inline constexpr Message kSpellings{"Spellings in this archive", "Schreibweisen in diesem Archiv"};
inline constexpr CountMessage kSpellingsFrom{{"counted in {} article", "gezählt in {} Artikel"},
                                             {"counted in {} articles", "gezählt in {} Artikeln"}};
inline constexpr Message kBothIn{"articles with both", "Artikel mit beiden"};
inline constexpr Message kSkipName{"Skip to the name", "Zum Namen springen"};

inline constexpr Message kAmongEachOther{"With each other", "Untereinander"};
inline constexpr Message kNetwork{"Names that belong together", "Namen, die zusammengehören"};
inline constexpr Message kNewest{"Newest articles", "Neueste Artikel"};

inline constexpr Message kTimeline{"Articles over time", "Artikel im Zeitverlauf"};
inline constexpr Message kAsTable{"As a table", "Als Tabelle"};
inline constexpr Message kDay{"Day", "Tag"};
inline constexpr Message kMonth{"Month", "Monat"};
inline constexpr Message kYear{"Year", "Jahr"};
inline constexpr Message kArticles{"Articles", "Artikel"};
inline constexpr Message kWiden{"All years", "Alle Jahre"};
inline constexpr Message kAllArticles{"All articles", "Alle Artikel"};
inline constexpr Message kCompare{"Compare with a second query",
                                  "Mit einer zweiten Anfrage vergleichen"};
inline constexpr Message kCompareWith{"Second query", "Zweite Anfrage"};
inline constexpr Message kCompareEnd{"End the comparison", "Vergleich beenden"};
inline constexpr Message kTimelineKeys{
    "Period: arrow keys move, with Shift they extend, Enter shows it",
    "Zeitraum: Pfeiltasten bewegen, mit Umschalt erweitern sie, Eingabe zeigt ihn"};

inline constexpr Message kBack{"Back to the results", "Zurück zur Trefferliste"};
inline constexpr Message kReadSource{"Read at the source", "Beim Anbieter lesen"};
inline constexpr Message kUpdated{"updated {}", "aktualisiert {}"};
inline constexpr Message kBy{"By {}", "Von {}"};
inline constexpr CountMessage kMinutes{{"{} minute to read", "{} Minute Lesezeit"},
                                       {"{} minutes to read", "{} Minuten Lesezeit"}};
inline constexpr Message kAgency{"Agency", "Agentur"};
inline constexpr Message kPictures{"Captions", "Bildunterschriften"};
inline constexpr Message kKeywords{"Keywords", "Schlagwörter"};
inline constexpr Message kMarks{"Marks", "Markierungen"};
inline constexpr Message kNames{"Names", "Namen"};
inline constexpr Message kCopy{"Copy", "Kopieren"};
inline constexpr Message kCopied{"Copied", "Kopiert"};
inline constexpr Message kOtherVersions{"Other versions", "Andere Fassungen"};
inline constexpr Message kVersionsOf{"Versions: {}", "Fassungen: {}"};
inline constexpr Message kVersionsTitle{"What changed between two versions",
                                        "Was sich zwischen zwei Fassungen geändert hat"};
inline constexpr Message kRemovedFrom{"only in", "nur in"};
inline constexpr Message kAddedIn{"only in", "nur in"};
inline constexpr Message kSameWords{"the same words", "derselbe Wortlaut"};
inline constexpr CountMessage kWordsAdded{{"{} word added", "{} Wort hinzugefügt"},
                                          {"{} words added", "{} Wörter hinzugefügt"}};
inline constexpr CountMessage kWordsRemoved{{"{} removed", "{} gestrichen"},
                                            {"{} removed", "{} gestrichen"}};
inline constexpr Message kRecurring{"Stands in many articles of this source",
                                    "Steht in vielen Artikeln dieser Quelle"};
inline constexpr Message kContains{"contained:", "enthält:"};
inline constexpr Message kExcerptOf{"excerpt of:", "Auszug aus:"};
inline constexpr Message kRemovedTitle{"Removed", "Entfernt"};
inline constexpr Message kRemovedArticle{"This article was removed for legal reasons.",
                                         "Dieser Artikel wurde auf rechtlichen Wunsch entfernt."};
inline constexpr Message kNextMark{"Next hit (n)", "Nächste Fundstelle (n)"};
inline constexpr Message kSimilar{"Similar articles", "Ähnliche Artikel"};
inline constexpr Message kCite{"Cite", "Zitieren"};
inline constexpr Message kAboutArticle{"About this article", "Über diesen Artikel"};
inline constexpr Message kId{"Identifier", "Kennung"};
inline constexpr Message kJson{"As JSON", "Als JSON"};
inline constexpr Message kClock{"{}", "{} Uhr"};
inline constexpr Message kAccessed{"accessed {}", "abgerufen am {}"};

inline constexpr Message kNotFoundTitle{"Not here", "Nicht da"};
inline constexpr Message kNoSuchPage{"There is no page at this address.",
                                     "Unter dieser Adresse gibt es keine Seite."};
inline constexpr Message kNoSuchArticle{
    "The archive has no article with this identifier. It may have been removed.",
    "Das Archiv hat keinen Artikel mit dieser Kennung. Vielleicht wurde er entfernt."};
inline constexpr Message kNoSuchName{"The archive has no such name.",
                                     "Das Archiv kennt diesen Namen nicht."};
inline constexpr Message kBadTitle{"That can't be read", "Das ist nicht zu lesen"};
inline constexpr Message kUnavailableTitle{"One moment", "Einen Augenblick"};
inline constexpr Message kUnavailable{
    "The archive is not available right now. Please try again shortly.",
    "Das Archiv ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen."};
inline constexpr Message kBrokenTitle{"Something went wrong", "Da ist etwas schiefgegangen"};
inline constexpr Message kBroken{
    "The server could not answer. The reason is in its log.",
    "Der Server konnte nicht antworten. Der Grund steht in seinem Protokoll."};
inline constexpr Message kOverloaded{
    "The server is too busy at the moment. Please try again shortly.",
    "Der Server hat gerade zu viel zu tun. Bitte gleich noch einmal versuchen."};
inline constexpr Message kTokenTitle{"Access token needed", "Zugang nur mit Kennwort"};
inline constexpr Message kTokenNeeded{"This server requires an access token.",
                                      "Dieser Server antwortet nur mit einem Zugangskennwort."};
inline constexpr Message kToStart{"To the start page", "Zur Startseite"};

}  // namespace messages
}  // namespace nachlese::web
