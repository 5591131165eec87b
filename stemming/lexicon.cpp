#include "stemming/lexicon.hpp"

#include <algorithm>

#include "stemming/stem.hpp"

namespace nachlese::text {

Usage word_usage(std::string_view surface) {
  const auto word = find_word(surface);
  return word ? Usage{word->lower, word->upper} : Usage{};
}

const Lexicon& Lexicon::get() {
  static const Lexicon lexicon = [] {
    const auto table = [](std::string_view name) { return StringTable::in(lexicon_image(), name); };
    return Lexicon{table("words"),           table("modifiers"),     table("function_words"),
                   table("stems"),           table("strong_verbs"),  table("bases"),
                   table("verb_prefixes"),   table("er_plurals"),    table("whole"),
                   table("short_parts"),     table("no_heads"),      table("no_modifiers"),
                   table("adjective_heads"), table("abbreviations"), table("old_words"),
                   table("reform"),          table("name_keys"),     table("domains")};
  }();
  return lexicon;
}

std::optional<WordEntry> find_word(std::string_view surface) {
  const auto value = Lexicon::get().words.find(surface);
  if (!value) return std::nullopt;
  const auto count = [&](std::size_t i) {
    return count_of_code(static_cast<std::uint8_t>((*value)[i]));
  };
  const auto head = count(2);
  return WordEntry{count(0), count(1), head > 0 ? head - 1 : 0, head > 0, (*value)[3] != 0};
}

void put_stem(std::string& value, std::string_view folded, std::string_view stem) {
  std::size_t keep = 0;
  while (keep < std::min(folded.size(), stem.size()) && folded[keep] == stem[keep]) ++keep;
  value.push_back(static_cast<char>(keep));
  value.push_back(static_cast<char>(stem.size() - keep));
  value.append(stem.substr(keep));
}

bool known_stem(std::string_view surface, bool noun, std::string& out) {
  const auto value = Lexicon::get().words.find(surface);
  if (!value || value->size() <= kCountBytes) return false;
  auto at = kCountBytes;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>((*value)[i]); };
  const auto second = at + 2 + byte(at + 1);
  if (!noun && second < value->size()) at = second;
  fold_umlauts(surface, out);
  out.resize(byte(at));
  out.append(value->substr(at + 2, byte(at + 1)));
  return true;
}

std::optional<ModifierEntry> find_modifier(std::string_view written) {
  const auto value = Lexicon::get().modifiers.find(written);
  if (!value) return std::nullopt;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>((*value)[i]); };
  return ModifierEntry{count_of_code(byte(0)), byte(1), byte(2), value->substr(3)};
}

}  // namespace nachlese::text
