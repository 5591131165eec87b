// Every text of the pages in both languages. say() fills `{}` and `[]`.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/facet_kind.hpp"
#include "core/base/language.hpp"
#include "searcher/api/request.hpp"

namespace nachlese::web {

struct CountMessage {
  Message one;
  Message many;
};

// Below the values of a kind.
struct MatchMessages {
  FacetKind kind;
  Message any;
  Message all;
};

[[nodiscard]] std::string_view say(Language language, const Message& phrase);
// Fills the hole with `value`.
[[nodiscard]] std::string say(Language language, const Message& phrase, std::string_view value);
// Fills the hole `{}` with the first value and the hole `[]` with the second.
[[nodiscard]] std::string say(Language language, const Message& phrase, std::string_view first,
                              std::string_view second);
// Picks singular or plural and fills the hole with `count`.
[[nodiscard]] std::string say(Language language, const CountMessage& phrase, std::uint64_t count);

// "12,345" or "12.345".
[[nodiscard]] std::string say_number(Language language, std::uint64_t number);
// Formats an ISO 8601 date at its own precision, without time of day: "16 July 2018", "16. Juli
// 2018", "Juli 2018".
[[nodiscard]] std::string say_date(Language language, std::string_view iso);
// The same with the time of day, if known: "16. Juli 2018, 18:05 Uhr".
[[nodiscard]] std::string say_time(Language language, std::string_view iso);
// As people type it, without time of day: "16.07.2018", "07.2018"; in English as in ISO 8601.
[[nodiscard]] std::string say_typed_date(Language language, const Date& date);

namespace messages {

inline constexpr Message kTagline{"Full-text search in the news archive",
                                  "Volltextsuche im Nachrichtenarchiv"};
inline constexpr Message kSkip{"Skip to the results", "Zu den Treffern springen"};
inline constexpr Message kSkipArticle{"Skip to the article", "Zum Artikel springen"};
inline constexpr Message kHome{"{}: start page", "{}: Startseite"};
inline constexpr Message kFooter{
    "Made with Nachlese, free software for German news archives",
    "Erstellt mit Nachlese, freier Software für deutsche Nachrichtenarchive"};
inline constexpr Message kKeys{"Keyboard shortcuts", "Tastenkürzel"};
inline constexpr Message kKeyBox{"search box", "Suchfeld"};
inline constexpr Message kKeyHits{"next and previous result", "nächster und voriger Treffer"};
inline constexpr Message kKeyOpen{"opens the result", "öffnet den Treffer"};
inline constexpr Message kKeyMarks{"next and previous hit in the text",
                                   "nächster und voriger Treffer im Text"};
inline constexpr Message kKeyHelp{"this list", "diese Liste"};
inline constexpr Message kClose{"Close", "Schließen"};

inline constexpr Message kSearchLabel{"Search the archive", "Im Archiv suchen"};
inline constexpr Message kSearchButton{"Search", "Suchen"};
inline constexpr Message kPlaceholder{"Search the archive …", "Im Archiv suchen …"};
inline constexpr Message kSuggestions{"Suggestions", "Vorschläge"};
inline constexpr Message kKindWord{"Word", "Wort"};
inline constexpr Message kKindTitle{"Title", "Titel"};
inline constexpr Message kSyntaxTitle{"Search tips", "Suchtipps"};
inline constexpr Message kSyntaxWords{"all words, in any inflection", "alle Wörter, auch gebeugt"};
inline constexpr Message kSyntaxPhrase{"exactly this wording", "genau dieser Wortlaut"};
inline constexpr Message kSyntaxOr{"one or the other", "das eine oder das andere"};
inline constexpr Message kSyntaxNot{"without this word", "ohne dieses Wort"};
inline constexpr Message kSyntaxField{"only in the title", "nur im Titel"};
inline constexpr Message kSyntaxPrefix{"words that begin like this", "Wörter, die so beginnen"};
inline constexpr Message kSyntaxName{"a name in any spelling", "ein Name in jeder Schreibweise"};
inline constexpr Message kSyntaxDate{"within a period", "aus einem Zeitraum"};

inline constexpr CountMessage kHits{{"{} article", "{} Artikel"}, {"{} articles", "{} Artikel"}};
inline constexpr Message kViews{"View", "Ansicht"};
inline constexpr Message kQuotes{"Quotations", "Zitate"};
inline constexpr CountMessage kQuoteCount{{"{} quotation", "{} Zitat"},
                                          {"{} quotations", "{} Zitate"}};
inline constexpr CountMessage kInArticles{{"in {} article", "in {} Artikel"},
                                          {"in {} articles", "in {} Artikeln"}};
inline constexpr Message kQuotesAtLeast{"at least {}", "mindestens {}"};
inline constexpr Message kNoQuotes{"No quotation has these words.",
                                   "Kein Zitat enthält diese Wörter."};
inline constexpr Message kUnknownSpeaker{"speaker unknown", "Sprecher unbekannt"};
inline constexpr CountMessage kQuoteSources{{"in {} further article", "in {} weiteren Artikel"},
                                            {"in {} further articles", "in {} weiteren Artikeln"}};
// {}: the words here; []: those of the entry.
inline constexpr Message kInstead{"“{}” instead of “[]”", "„{}“ statt „[]“"};
inline constexpr Message kAddedWords{"with “{}”", "mit „{}“"};
inline constexpr Message kLeftOut{"without “{}”", "ohne „{}“"};
inline constexpr Message kWhatSays{"What {} says", "Was {} sagt"};
inline constexpr Message kWhatIsSaid{"What is said about {}", "Was über {} gesagt wird"};
inline constexpr Message kAllQuotes{"All quotations", "Alle Zitate"};
inline constexpr Message kSubjects{"Subjects", "Themen"};
inline constexpr Message kUndated{"Without a date", "Ohne Datum"};
inline constexpr Message kSyntaxQuote{"said by somebody, in one quotation",
                                      "von jemandem gesagt, in einem Zitat"};
inline constexpr Message kAbout{"about {}", "etwa {}"};
inline constexpr CountMessage kAllVersionsCounted{{"{} version", "{} Fassung"},
                                                  {"{} versions", "{} Fassungen"}};
inline constexpr Message kUnit{"Counting", "Zählweise"};
inline constexpr Message kAboutUnit{"Several versions of a text count as one article",
                                    "Mehrere Fassungen eines Textes zählen als ein Artikel"};
inline constexpr Message kTook{"in {} ms", "in {} ms"};
inline constexpr Message kDidYouMean{"Did you mean", "Meinten Sie"};
inline constexpr Message kSort{"Sort by", "Sortieren nach"};
// In the order of search::Sort.
inline constexpr std::array<Message, search::kSorts.size()> kSortLabels = {
    Message{"Relevance", "Relevanz"}, Message{"Newest first", "Neueste zuerst"},
    Message{"Oldest first", "Älteste zuerst"}};
inline constexpr Message kPages{"Pages of results", "Seiten der Trefferliste"};
inline constexpr Message kPrevious{"Previous", "Zurück"};
inline constexpr Message kNext{"Next", "Weiter"};
inline constexpr Message kPage{"Page {}", "Seite {}"};
inline constexpr CountMessage kVersions{{"{} further version", "{} weitere Fassung"},
                                        {"{} further versions", "{} weitere Fassungen"}};
inline constexpr Message kUntitled{"Without a title", "Ohne Titel"};
inline constexpr Message kRecognized{"Recognized:", "Erkannt:"};
inline constexpr Message kPageSize{"Results per page", "Treffer pro Seite"};
inline constexpr Message kKeep{"Save this search", "Diese Suche speichern"};
inline constexpr Message kSaveSearch{"Save search", "Suche speichern"};
inline constexpr Message kSavedSearches{"Saved searches", "Gespeicherte Suchen"};
inline constexpr Message kForget{"Delete", "Löschen"};
inline constexpr Message kFollow{"Follow:", "Abonnieren:"};
inline constexpr Message kDownload{"Download {}:", "{} herunterladen:"};
// {}: how many articles; []: the words.
inline constexpr Message kOfferParts{"Show {} more with [] anywhere in the article",
                                     "{} weitere mit [] irgendwo im Artikel anzeigen"};
inline constexpr Message kOfferName{"Show {} more with []", "{} weitere mit [] anzeigen"};
inline constexpr Message kOfferFewer{"Show {} more that lack a word",
                                     "{} weitere anzeigen, denen ein Wort fehlt"};
inline constexpr Message kRelated{"Related terms:", "Verwandte Begriffe:"};
inline constexpr Message kOfferMisread{
    "Show {} more with [], perhaps misread by text recognition",
    "{} weitere mit [] anzeigen, vielleicht Lesefehler der Texterkennung"};
inline constexpr Message kOffers{"Further steps", "Weitere Möglichkeiten"};
inline constexpr Message kQuoted{"“{}”", "„{}“"};
inline constexpr Message kAnd{" and ", " und "};
inline constexpr Message kNotes{"Notes on the search", "Hinweise zur Suche"};

inline constexpr Message kNothing{"Nothing found", "Nichts gefunden"};
inline constexpr Message kNothingFor{"No article was found for “{}”.",
                                     "Zu „{}“ wurde kein Artikel gefunden."};
inline constexpr Message kNothingAtAll{"The archive has no article on this.",
                                       "Im Archiv gibt es dazu keinen Artikel."};
inline constexpr Message kPastEnd{
    "This page does not exist: there are fewer results.",
    "Diese Seite gibt es nicht – so viele Treffer hat die Suche nicht."};
inline constexpr Message kToFirstPage{"To the first page", "Zur ersten Seite"};
inline constexpr Message kTryFewer{
    "Search with fewer words: only articles with all of them are shown",
    "Suchen Sie mit weniger Wörtern; es werden nur Artikel gezeigt, die alle enthalten"};
inline constexpr Message kTryQuotes{
    "Leave out the quotation marks: then other word forms count as well",
    "Lassen Sie die Anführungszeichen weg: Dann zählen auch andere Wortformen"};
inline constexpr Message kTryFuzzy{"Not sure of the spelling? Add ~ to the word: Selenskyj~",
                                   "Unsicher bei der Schreibweise? Hängen Sie ~ an: Selenskyj~"};
inline constexpr Message kTryOr{"Join alternatives with OR: summit OR meeting",
                                "Verbinden Sie Alternativen mit ODER: Gipfel ODER Treffen"};

inline constexpr Message kFilters{"Filter", "Filter"};
inline constexpr Message kActiveFilters{"Active filters", "Aktive Filter"};
inline constexpr Message kRemove{"Remove filter: ", "Filter entfernen: "};
inline constexpr Message kRemoveAll{"Remove all", "Alle entfernen"};
inline constexpr Message kNot{"without {}", "ohne {}"};
inline constexpr Message kMore{"Show more", "Mehr zeigen"};
inline constexpr Message kFindValue{"Find {}", "{} suchen"};
inline constexpr Message kFewer{"Show fewer", "Weniger zeigen"};
inline constexpr Message kFrom{"From", "Von"};
inline constexpr Message kTo{"To", "Bis"};
inline constexpr Message kDateHint{"2018, 2018-07, 2018-07-16 or yesterday",
                                   "2018, 07.2018, 16.07.2018 oder gestern"};
inline constexpr Message kApply{"Apply period", "Zeitraum übernehmen"};
inline constexpr Message kNoDate{
    "“{}” is not a date. For example: 2020, 2020-03 or 2020-03-01",
    "„{}“ ist kein Datum. Zum Beispiel: 2020, 03.2020 oder 01.03.2020"};
inline constexpr Message kReversed{"The period ended before it began; we have swapped the dates.",
                                   "Das Ende liegt vor dem Anfang; wir haben die Daten getauscht."};
inline constexpr Message kBadValue{
    "We couldn't understand this and left it out: {}",
    "Diese Angabe verstehen wir nicht; sie wird nicht berücksichtigt: {}"};
inline constexpr Message kTooManyFilters{
    "More than {} sources and other filters are too many for one search.",
    "Mehr als {} Quellen und andere Filter sind zu viel für eine Suche."};
inline constexpr Message kPeriod{"Period", "Zeitraum"};
inline constexpr Message kSince{"from {}", "ab {}"};
inline constexpr Message kUntil{"to {}", "bis {}"};

// Kinds of which an article may have several values.
inline constexpr std::array kMatches = {
    MatchMessages{FacetKind::person,
                  {"at least one of these people", "mindestens eine dieser Personen"},
                  {"all of these people", "alle diese Personen"}},
    MatchMessages{FacetKind::place,
                  {"at least one of these places", "mindestens einer dieser Orte"},
                  {"all of these places", "alle diese Orte"}},
    MatchMessages{FacetKind::organisation,
                  {"at least one of these organisations", "mindestens eine dieser Organisationen"},
                  {"all of these organisations", "alle diese Organisationen"}},
    MatchMessages{FacetKind::author,
                  {"by at least one of these people", "von mindestens einer dieser Personen"},
                  {"by all of these people together", "von allen diesen Personen gemeinsam"}}};
inline constexpr Message kAboutName{"About {}", "Über {}"};
inline constexpr Message kPresumed{"presumed: the text gives the surname only",
                                   "vermutlich: der Text nennt nur den Nachnamen"};
inline constexpr Message kPresumedIn{
    "{} of them give only the surname; in this archive it nearly always means this person.",
    "In {} davon steht nur der Nachname; gemeint ist in diesem Archiv fast immer diese Person."};
inline constexpr Message kTogether{"Strikingly often mentioned together with",
                                   "Auffallend oft gemeinsam genannt mit"};
inline constexpr Message kSpellings{"Spellings in this archive", "Schreibweisen in diesem Archiv"};
inline constexpr CountMessage kSpellingsFrom{{"sample: {} article", "Stichprobe: {} Artikel"},
                                             {"sample: {} articles", "Stichprobe: {} Artikel"}};
inline constexpr Message kNameWrong{"Is this name wrong?", "Stimmt dieser Name nicht?"};
inline constexpr Message kNameWrongHow{
    "One of these lines in the file names.txt in the archive’s folder corrects it in all articles "
    "with the next sync.",
    "Eine dieser Zeilen in der Datei names.txt im Ordner des Archivs berichtigt ihn beim nächsten "
    "Abgleich in allen Artikeln."};
inline constexpr Message kNotAName{"not a name", "kein Name"};
inline constexpr Message kOtherName{"another spelling of NAME", "andere Schreibweise von NAME"};
inline constexpr Message kFirstOn{"first on {}", "zuerst am {}"};
inline constexpr Message kLastOn{"last on {}", "zuletzt am {}"};
inline constexpr Message kBothIn{"articles with both", "Artikel mit beiden"};
inline constexpr Message kSkipName{"Skip to the name", "Zum Namen springen"};

inline constexpr Message kAmongEachOther{"Connections among them", "Verbindungen untereinander"};
inline constexpr Message kNetwork{"Mentioned together", "Gemeinsam genannt"};
inline constexpr Message kNewest{"Newest articles", "Neueste Artikel"};

inline constexpr Message kTimeline{"Articles over time", "Artikel im Zeitverlauf"};
inline constexpr Message kAsTable{"As a table", "Als Tabelle"};
inline constexpr Message kDay{"Day", "Tag"};
inline constexpr Message kMonth{"Month", "Monat"};
inline constexpr Message kYear{"Year", "Jahr"};
inline constexpr Message kArticles{"Articles", "Artikel"};
inline constexpr Message kVersionsCounted{"Versions", "Fassungen"};
inline constexpr Message kWiden{"All years", "Alle Jahre"};
inline constexpr Message kAllArticles{"All articles", "Alle Artikel"};
inline constexpr Message kCompareNow{"Compare", "Vergleichen"};
inline constexpr Message kCompareEnd{"End the comparison", "Vergleich beenden"};
inline constexpr Message kTimelineKeys{
    "Period: arrow keys move, with Shift they extend, Enter shows it",
    "Zeitraum: Pfeiltasten bewegen, mit Umschalt erweitern sie, Eingabe zeigt ihn"};

inline constexpr Message kBack{"Back to the results", "Zurück zur Trefferliste"};
inline constexpr Message kUpdated{"updated {}", "aktualisiert {}"};
inline constexpr Message kBy{"By {}", "Von {}"};
inline constexpr Message kPrintedPage{"p. {}", "S. {}"};
inline constexpr Message kFacsimile{"Facsimile", "Faksimile"};
inline constexpr Message kWholePicture{"Page {} as a picture", "Seite {} als Bild"};
inline constexpr Message kPageBack{"Previous page", "Vorige Seite"};
inline constexpr Message kPageNext{"Next page", "Nächste Seite"};
inline constexpr Message kZoomIn{"Larger", "Größer"};
inline constexpr Message kZoomOut{"Smaller", "Kleiner"};
inline constexpr Message kRecognition{"text recognition {} %", "Texterkennung {} %"};
inline constexpr CountMessage kMinutes{{"{} min read", "{} Minute Lesezeit"},
                                       {"{} min read", "{} Minuten Lesezeit"}};
inline constexpr Message kAgency{"Agency", "Agentur"};
inline constexpr Message kPictures{"Captions", "Bildunterschriften"};
inline constexpr Message kKeywords{"Keywords", "Schlagwörter"};
inline constexpr Message kMarks{"Highlight search words", "Suchwörter hervorheben"};
inline constexpr Message kNames{"Underline names", "Namen unterstreichen"};
inline constexpr Message kCopy{"Copy", "Kopieren"};
inline constexpr Message kCopied{"Copied", "Kopiert"};
inline constexpr Message kOtherVersions{"Other versions", "Andere Fassungen"};
inline constexpr Message kVersionsOf{"Versions: {}", "Fassungen: {}"};
inline constexpr Message kVersionsTitle{"What changed between two versions",
                                        "Was sich zwischen zwei Fassungen geändert hat"};
inline constexpr Message kSameWords{"identical wording", "wortgleich"};
inline constexpr CountMessage kWordsAdded{{"{} word added", "{} Wort hinzugefügt"},
                                          {"{} words added", "{} Wörter hinzugefügt"}};
inline constexpr CountMessage kWordsRemoved{{"{} cut", "{} gestrichen"},
                                            {"{} cut", "{} gestrichen"}};
inline constexpr Message kRecurring{"Stands in many articles of this source",
                                    "Steht in vielen Artikeln dieser Quelle"};
inline constexpr Message kContains{"contains:", "enthält:"};
inline constexpr Message kExcerptOf{"excerpt of:", "Auszug aus:"};
inline constexpr Message kRemovedTitle{"Removed", "Entfernt"};
inline constexpr Message kRemovedArticle{"This article was removed for legal reasons.",
                                         "Dieser Artikel wurde auf rechtlichen Wunsch entfernt."};
inline constexpr Message kNextMark{"Next hit in the text (n)", "Nächster Treffer im Text (n)"};
inline constexpr Message kSimilar{"Similar articles", "Ähnliche Artikel"};
inline constexpr Message kCite{"Cite", "Zitieren"};
inline constexpr Message kAboutArticle{"About this article", "Über diesen Artikel"};
inline constexpr Message kId{"Article ID", "Artikel-ID"};
inline constexpr Message kJson{"As JSON", "Als JSON"};
inline constexpr Message kClock{"{}", "{} Uhr"};
inline constexpr Message kAccessed{"viewed {}", "Zugriff am: {}"};
inline constexpr Message kAvailableFrom{"Available from: {}", "Verfügbar unter: {}"};
inline constexpr Message kArchiveId{"Article ID in the archive: {}.", "Artikel-ID im Archiv: {}."};
inline constexpr Message kNoPublication{"no date", "ohne Datum"};

inline constexpr Message kSignIn{"Sign in", "Anmelden"};
inline constexpr Message kSignOutUser{"Sign out ({})", "Abmelden ({})"};
inline constexpr Message kList{"Clippings", "Merkliste"};
inline constexpr Message kStar{"Add to the clippings", "Auf die Merkliste"};
inline constexpr Message kListEmpty{
    "There is nothing here yet. Choose articles with the star beside their title.",
    "Hier ist noch nichts. Wählen Sie Artikel mit dem Stern neben der Überschrift aus."};
inline constexpr Message kListAdopt{"Add to my clippings", "In meine Merkliste übernehmen"};
inline constexpr Message kListHint{
    "The list is kept in this browser and in the address of this page, which you can share.",
    "Die Liste wird in diesem Browser gespeichert und steht in der Adresse dieser Seite, die Sie "
    "teilen können."};
inline constexpr Message kListNote{"Note", "Notiz"};
inline constexpr Message kListSaveNotes{"Save notes", "Notizen speichern"};
inline constexpr Message kMoveUp{"Move up: {}", "Nach oben: {}"};
inline constexpr Message kMoveDown{"Move down: {}", "Nach unten: {}"};
inline constexpr Message kTakeOff{"Remove: {}", "Entfernen: {}"};
inline constexpr Message kReferences{"References", "Nachweise"};
inline constexpr Message kReview{"Press review to print", "Pressespiegel zum Drucken"};
inline constexpr Message kReviewTitle{"Press review", "Pressespiegel"};
inline constexpr Message kContents{"Contents", "Inhalt"};
inline constexpr Message kGone{"This article is not in the archive (any longer): {}",
                               "Dieser Artikel ist nicht (mehr) im Archiv: {}"};

inline constexpr Message kNotFoundTitle{"Not found", "Nicht gefunden"};
inline constexpr Message kNoSuchPage{"There is no page at this address.",
                                     "Unter dieser Adresse gibt es keine Seite."};
inline constexpr Message kNoSuchArticle{
    "There is no article with this ID in the archive, or no longer.",
    "Einen Artikel mit dieser ID gibt es im Archiv nicht (mehr)."};
inline constexpr Message kNoSuchName{"This name does not occur in the archive.",
                                     "Dieser Name kommt im Archiv nicht vor."};
inline constexpr Message kBadTitle{"We couldn't understand that",
                                   "Diese Angabe verstehen wir nicht"};
inline constexpr Message kUnavailableTitle{"The archive is not available",
                                           "Das Archiv ist zurzeit nicht verfügbar"};
inline constexpr Message kUnavailable{
    "It is being built or cannot be read at the moment. Please try again later.",
    "Es wird gerade aufgebaut oder lässt sich nicht lesen. Bitte versuchen Sie es später noch "
    "einmal."};
inline constexpr Message kBrokenTitle{"Something went wrong", "Ein Fehler ist aufgetreten"};
inline constexpr Message kBroken{
    "Please try again later. The reason is in the log of the server.",
    "Bitte versuchen Sie es später noch einmal. Der Grund steht im Protokoll des Servers."};
inline constexpr Message kOverloaded{
    "Too many searches are running at the moment. Please try again shortly.",
    "Im Augenblick laufen zu viele Suchen. Bitte versuchen Sie es gleich noch einmal."};
inline constexpr Message kTokenTitle{"Sign-in required", "Anmeldung erforderlich"};
inline constexpr Message kTokenNeeded{"This server requires an access code.",
                                      "Für diesen Server brauchen Sie einen Zugangscode."};
inline constexpr Message kToStart{"To the start page", "Zur Startseite"};

}  // namespace messages
}  // namespace nachlese::web
