// Texts of the page of a name.
#pragma once

#include "core/base/language.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web::messages {

inline constexpr Message kOrderOfCompanions{
    "Ordered by how much more often than by chance both occur in an article (log-likelihood "
    "ratio); the number counts articles with both.",
    "Geordnet danach, wie viel häufiger als zufällig beide im selben Artikel vorkommen "
    "(Log-Likelihood-Quotient); die Zahl zählt Artikel mit beiden."};
inline constexpr Message kCompareNameWith{"Compare over time with",
                                          "Im Zeitverlauf vergleichen mit"};

}  // namespace nachlese::web::messages
