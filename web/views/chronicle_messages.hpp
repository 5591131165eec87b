// Texts of chronicles, in both languages.
#pragma once

#include "web/views/messages.hpp"

namespace nachlese::web::messages {

inline constexpr Message kChronicle{"Chronicle", "Chronik"};
inline constexpr Message kChronicleOf{"Chronicle: {}", "Chronik: {}"};
inline constexpr Message kChronicleOfAll{"Chronicle of the archive", "Chronik des Archivs"};
inline constexpr Message kWhatHappened{"What happened when: the stories that stand out, by date.",
                                       "Was wann geschah: die wichtigsten Ereignisse nach Datum."};
inline constexpr CountMessage kChronicleHits{{"{} article in all", "insgesamt {} Artikel"},
                                             {"{} articles in all", "insgesamt {} Artikel"}};
inline constexpr CountMessage kChronicleRead{
    {"{} of them was looked at", "{} davon wurde ausgewertet"},
    {"the best {} of them were looked at", "die {} besten davon wurden ausgewertet"}};
inline constexpr Message kChronicleIncomplete{
    "The time was up before everything was looked at; a shorter period shows more.",
    "Die Zeit reichte nicht für alles; ein kürzerer Zeitraum zeigt mehr."};
inline constexpr Message kChronicleNothing{"No article with a date was found.",
                                           "Dazu wurde kein Artikel mit Datum gefunden."};
inline constexpr Message kByYear{"By year", "Nach Jahren"};
inline constexpr Message kWholeTime{"Whole time", "Gesamter Zeitraum"};
inline constexpr Message kBusyTimes{"Periods with unusually many articles",
                                    "Phasen mit besonders vielen Artikeln"};
inline constexpr CountMessage kStorySources{{"{} source", "{} Quelle"},
                                            {"{} sources", "{} Quellen"}};
inline constexpr Message kFirstReport{"first report: {}", "zuerst: {}"};
inline constexpr Message kMoreLines{"More events", "Mehr Ereignisse"};

}  // namespace nachlese::web::messages
