// Texts about time: periods, the timeline, the calendar, the issue of a day.
#pragma once

#include <array>
#include <string_view>

#include "core/base/language.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web::messages {

// Quick ranges; `name` as core/base/period.hpp reads it.
struct QuickRange {
  std::string_view name;
  Message label;
};
inline constexpr std::array kQuickRanges = {
    QuickRange{"heute", {"Today", "Heute"}}, QuickRange{"letzte-7-tage", {"7 days", "7 Tage"}},
    QuickRange{"letzte-30-tage", {"30 days", "30 Tage"}},
    QuickRange{"dieses-jahr", {"This year", "Dieses Jahr"}},
    QuickRange{"letztes-jahr", {"Last year", "Letztes Jahr"}}};
inline constexpr Message kQuick{"Quick ranges", "Schnellauswahl"};
inline constexpr Message kAnyTime{"Any time", "Beliebiger Zeitraum"};
inline constexpr Message kCalendar{"Calendar", "Kalender"};
inline constexpr Message kThisIssue{"The whole issue of this day", "Alles von diesem Tag"};

inline constexpr Message kSkipCalendar{"Skip to the calendar", "Zum Kalender springen"};
inline constexpr Message kSkipIssue{"Skip to the issue", "Zur Ausgabe springen"};
inline constexpr Message kCalendarOf{"Calendar {}", "Kalender {}"};
inline constexpr Message kYears{"Years", "Jahre"};
inline constexpr Message kNoDatedArticles{"There is no article with a date.",
                                          "Es gibt keinen Artikel mit einem Datum."};
inline constexpr Message kNoDays{"Nothing was published in this year.",
                                 "Aus diesem Jahr ist nichts im Archiv."};
inline constexpr Message kNoDaysFound{"Nothing was found in this year.",
                                      "In diesem Jahr wurde nichts gefunden."};
inline constexpr std::array kWeekdays = {
    Message{"Mon", "Mo"}, Message{"Tue", "Di"}, Message{"Wed", "Mi"}, Message{"Thu", "Do"},
    Message{"Fri", "Fr"}, Message{"Sat", "Sa"}, Message{"Sun", "So"}};
inline constexpr std::array kFullWeekdays = {
    Message{"Monday", "Montag"},      Message{"Tuesday", "Dienstag"},
    Message{"Wednesday", "Mittwoch"}, Message{"Thursday", "Donnerstag"},
    Message{"Friday", "Freitag"},     Message{"Saturday", "Samstag"},
    Message{"Sunday", "Sonntag"}};

inline constexpr Message kIssueOf{"Issue of {}", "Ausgabe vom {}"};
inline constexpr Message kIssueDay{"Day", "Tag"};
inline constexpr Message kIssueShow{"Show", "Anzeigen"};
inline constexpr Message kIssueEmpty{"The archive has no article of this day.",
                                     "Von diesem Tag ist kein Artikel im Archiv."};
inline constexpr Message kIssueRest{"These are the first {}. Open all of them as a search",
                                    "Angezeigt werden die ersten {}. Alle als Suche öffnen"};
inline constexpr Message kIssueSearch{"Search in this issue", "In dieser Ausgabe suchen"};
inline constexpr Message kIssueNames{"Named most often", "Am häufigsten genannt"};
inline constexpr Message kNoSource{"Without a source", "Ohne Quelle"};
inline constexpr Message kPreviousIssue{"Previous day with articles: {}",
                                        "Voriger Tag mit Artikeln: {}"};
inline constexpr Message kNextIssue{"Next day with articles: {}", "Nächster Tag mit Artikeln: {}"};

inline constexpr Message kScale{"Bars show", "Die Balken zeigen"};
inline constexpr Message kScaleCount{"Number", "Anzahl"};
inline constexpr Message kScaleShare{"Share", "Anteil"};
inline constexpr Message kScaleHint{"Share of all articles of the same sources at that time",
                                    "Anteil an allen Artikeln derselben Quellen in dieser Zeit"};
inline constexpr Message kShareOf{"{} of []", "{} von []"};
inline constexpr Message kSteps{"Bars by", "Balken für"};
inline constexpr std::array kStepLabels = {Message{"Years", "Jahre"}, Message{"Months", "Monate"},
                                           Message{"Days", "Tage"}};
inline constexpr Message kCurve{"Data as CSV", "Daten als CSV"};
inline constexpr Message kSum{"Total", "Summe"};
inline constexpr Message kTimeAll{"All articles", "Alle Artikel"};
inline constexpr Message kCommon{"{} in common with “[]”", "{} gemeinsam mit „[]“"};
inline constexpr Message kCompareAdd{"Add a search or name to compare",
                                     "Suche oder Name zum Vergleich"};
inline constexpr Message kCompareOut{"Leave out of the comparison: {}",
                                     "Aus dem Vergleich nehmen: {}"};
inline constexpr Message kOverview{"The whole time", "Gesamter Zeitraum"};
inline constexpr Message kBetween{"{} to []", "{} bis []"};
inline constexpr Message kOpenBar{"Show", "Anzeigen"};

}  // namespace nachlese::web::messages
