// What the verbs say beside their results.
#pragma once

#include <string>

#include "core/base/language.hpp"
#include "core/cli/locale.hpp"

namespace nachlese::programs {

namespace message {

// {} stands for an id, a query or a number.
inline constexpr Message kNoArticle{"The archive has no article {}.",
                                    "Im Archiv gibt es keinen Artikel {}."};
inline constexpr Message kNoOtherVersion{"The article {} has no other version.",
                                         "Zum Artikel {} gibt es keine andere Fassung."};
inline constexpr Message kNoSimilar{"No article is like {}.", "Kein Artikel ähnelt {}."};
inline constexpr Message kNothingBegins{"Nothing in the archive begins with {}.",
                                        "Im Archiv beginnt nichts mit {}."};
inline constexpr Message kNothingRelated{"No words belong to this query.",
                                         "Zu dieser Anfrage gehören keine Wörter."};
inline constexpr Message kVersionsLeftOut{
    "{} further versions of these articles are not written; --versions all writes them",
    "{} weitere Fassungen dieser Artikel fehlen; --versions all schreibt sie mit"};
inline constexpr Message kVersionLeftOut{
    "1 further version of these articles is not written; --versions all writes it",
    "1 weitere Fassung dieser Artikel fehlt; --versions all schreibt sie mit"};
inline constexpr Message kIncomplete{"The time was up, so this is at least the number.",
                                     "Die Zeit war um; es sind mindestens so viele."};

}  // namespace message

// In the language of the environment.
[[nodiscard]] inline std::string say(const Message& text, const std::string& value = {}) {
  std::string out(text.in(cli::environment_language()));
  if (const std::size_t at = out.find("{}"); at != std::string::npos) out.replace(at, 2, value);
  return out;
}

}  // namespace nachlese::programs
