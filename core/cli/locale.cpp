#include "core/cli/locale.hpp"

#include <cstdlib>
#include <string_view>

namespace nachlese::cli {
namespace {

// "de_DE.UTF-8", "de", but not "der".
bool names(std::string_view locale, std::string_view code) {
  return locale.starts_with(code) &&
         (locale.size() == code.size() ||
          std::string_view("_.@-").find(locale[code.size()]) != std::string_view::npos);
}

}  // namespace

Language environment_language() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    for (const LanguageInfo& known : kLanguages) {
      if (names(value, known.code)) return known.language;
    }
    return Language::english;
  }
  return Language::english;
}

}  // namespace nachlese::cli
