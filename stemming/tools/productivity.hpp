// Counts, for each word of the lexicon, the different compounds that use it as modifier and as
// head: the evidence of the compound splitter (after Sugisaki and Tuggener, "German Compound
// Splitting Using the Compound Productivity of Morphemes", 2018).
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace nachlese::text {

struct FormCounts {
  std::uint32_t lower = 0;
  std::uint32_t upper = 0;
  std::uint32_t addressed = 0;
};

struct Modifier {
  std::uint32_t compounds = 0;  // different compounds that begin with it
  std::uint8_t cut = 0;         // bytes to cut from its end
  // Letters to append after the cut, for the base: regierungs → regierung, schul → schule.
  std::string append;
  std::uint8_t penalty = 0;  // how unusual this linking form is
};

struct Productivity {
  std::unordered_map<std::string, Modifier> modifiers;
  // Noun form → different compounds that end in a form of its stem.
  std::unordered_map<std::string, std::uint32_t> heads;
};

struct PartLists {
  std::set<std::string> function_words;  // never parts
  std::set<std::string> short_parts;     // allowed parts of three letters
  std::set<std::string> no_heads;        // endings and the like, never heads
  std::set<std::string> no_modifiers;    // prefixes and the like, never modifiers
  std::set<std::string> modifiers;       // modifiers that are no words
};

[[nodiscard]] Productivity find_productivity(
    const std::unordered_map<std::string, FormCounts>& words, const PartLists& lists);

}  // namespace nachlese::text
