// What the dictionary igerman98 knows of the parts of compounds (resources/lexicon/parts.txt).
#pragma once

#include <set>
#include <string>
#include <unordered_map>

#include "stemming/tools/productivity.hpp"

namespace nachlese::text {

struct DictionaryParts {
  std::set<std::string> nouns;  // surface forms
  std::set<std::string> links;  // what begins compounds, with its linking letters
};

// Reads lines of "noun WORD" and "link WORD". Throws std::runtime_error if one is malformed.
[[nodiscard]] DictionaryParts read_dictionary_parts(const std::string& path);

// Makes nouns of the dictionary known that the counted text lacks.
void add_dictionary_nouns(const DictionaryParts& parts,
                          std::unordered_map<std::string, FormCounts>& words);

// Gives nouns and linking forms a least productivity, and removes linking forms that the dictionary
// has not and hardly any compound of the text attests: Schrifts|teller.
void add_dictionary_parts(const DictionaryParts& parts, const PartLists& lists,
                          Productivity& found);

}  // namespace nachlese::text
