// How lines begin that name an author.
#pragma once

#include <string_view>

namespace nachlese::readers {

inline constexpr std::string_view kBylineStarts[] = {"Von ",
                                                     "von ",
                                                     "VON ",
                                                     "By ",
                                                     "by ",
                                                     "BY ",
                                                     "Posted by ",
                                                     "Written by ",
                                                     "Text: ",
                                                     "Text von ",
                                                     "Autor: ",
                                                     "Autorin: ",
                                                     "Autor/in: ",
                                                     "Von: ",
                                                     "Interview: ",
                                                     "Ein Beitrag von ",
                                                     "Ein Kommentar von ",
                                                     "Eingestellt von ",
                                                     "Erstellt von ",
                                                     "Geschrieben von ",
                                                     "Gespeichert von ",
                                                     "Verfasst von ",
                                                     "Veröffentlicht von "};

}  // namespace nachlese::readers
