// The languages of pages and messages, a row each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nachlese {

enum class Language : std::uint8_t { english, german };
inline constexpr std::size_t kLanguageCount = 2;

// One text in every language, in the order of the enum.
struct Message {
  std::array<std::string_view, kLanguageCount> texts;

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return texts[static_cast<std::size_t>(language)];
  }
};

struct LanguageInfo {
  Language language;
  std::string_view code;  // ISO 639-1
  std::string_view name;  // in the language itself
  char thousands;         // between groups of three digits
  std::string_view after_day;
  std::string_view date_shape;  // shown in an empty field
  std::array<std::string_view, 12> months;
};

inline constexpr std::array kLanguages = {
    LanguageInfo{Language::english,
                 "en",
                 "English",
                 ',',
                 " ",
                 "YYYY-MM-DD",
                 {"January", "February", "March", "April", "May", "June", "July", "August",
                  "September", "October", "November", "December"}},
    LanguageInfo{Language::german,
                 "de",
                 "Deutsch",
                 '.',
                 ". ",
                 "TT.MM.JJJJ",
                 {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
                  "September", "Oktober", "November", "Dezember"}},
};

[[nodiscard]] constexpr const LanguageInfo& info(Language language) {
  return kLanguages[static_cast<std::size_t>(language)];
}

constexpr bool languages_are_in_order() {
  for (std::size_t i = 0; i < kLanguages.size(); ++i) {
    if (kLanguages[i].language != static_cast<Language>(i)) return false;
  }
  return kLanguages.size() == kLanguageCount;
}
static_assert(languages_are_in_order());

}  // namespace nachlese
