#include "stemming/lexicon.hpp"

extern "C" const char nachlese_embedded_lexicon[];
extern "C" const char nachlese_embedded_lexicon_end[];

namespace nachlese {

Usage word_usage(std::string_view surface) {
  const auto word = text::find_word(surface);
  return word ? Usage{word->lower, word->upper} : Usage{};
}

namespace text {

std::string_view lexicon_image() { return {nachlese_embedded_lexicon, nachlese_embedded_lexicon_end}; }

const Lexicon& Lexicon::get() {
  static const Lexicon lexicon = [] {
    const auto table = [](std::string_view name) { return StringTable::in(lexicon_image(), name); };
    return Lexicon{table("words"),    table("modifiers"),     table("function_words"), table("stems"),  table("strong_verbs"),
                   table("bases"),    table("verb_prefixes"), table("er_plurals"),     table("whole"),  table("short_parts"),
                   table("no_heads"), table("no_modifiers"),  table("abbreviations"),  table("domains")};
  }();
  return lexicon;
}

std::optional<WordEntry> find_word(std::string_view surface) {
  const auto value = Lexicon::get().words.find(surface);
  if (!value) return std::nullopt;
  const auto count = [&](std::size_t i) { return count_of_code(static_cast<std::uint8_t>((*value)[i])); };
  const auto head = count(2);
  return WordEntry{count(0), count(1), head > 0 ? head - 1 : 0, head > 0, (*value)[3] != 0};
}

std::optional<ModifierEntry> find_modifier(std::string_view written) {
  const auto value = Lexicon::get().modifiers.find(written);
  if (!value) return std::nullopt;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>((*value)[i]); };
  return ModifierEntry{count_of_code(byte(0)), byte(1), byte(2), value->substr(3)};
}

}  // namespace text
}  // namespace nachlese
