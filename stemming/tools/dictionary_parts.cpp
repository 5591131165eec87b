#include "stemming/tools/dictionary_parts.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace nachlese::text {

namespace {

constexpr std::uint32_t kSeen = 3;      // least count of a noun
constexpr std::uint32_t kHead = 2;      // least number of compounds that end in a noun
constexpr std::uint32_t kModifier = 3;  // and that begin with a form
constexpr std::uint32_t kAttested = 4;  // compounds that attest a linking form by themselves
constexpr std::uint8_t kVerbPenalty = 2;

}  // namespace

DictionaryParts read_dictionary_parts(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  DictionaryParts parts;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto blank = line.find(' ');
    const auto kind = line.substr(0, blank);
    if (blank == std::string::npos || (kind != "noun" && kind != "link"))
      throw std::runtime_error(path + ": " + line);
    (kind == "noun" ? parts.nouns : parts.links).insert(line.substr(blank + 1));
  }
  return parts;
}

void add_dictionary_nouns(const DictionaryParts& parts,
                          std::unordered_map<std::string, FormCounts>& words) {
  for (const auto& noun : parts.nouns) {
    auto& counts = words[noun];
    if (counts.upper >= counts.lower) counts.upper = std::max(counts.upper, kSeen);
  }
}

void add_dictionary_parts(const DictionaryParts& parts, const PartLists& lists,
                          Productivity& found) {
  for (const auto& noun : parts.nouns) {
    if (lists.no_heads.contains(noun) || lists.function_words.contains(noun)) continue;
    auto& head = found.heads[noun];
    head = std::max(head, kHead);
  }
  for (const auto& link : parts.links) {
    if (lists.no_modifiers.contains(link) || lists.function_words.contains(link)) continue;
    const auto at = found.modifiers.find(link);
    if (at != found.modifiers.end()) {
      at->second.compounds = std::max(at->second.compounds, kModifier);
    } else if (parts.nouns.contains(link)) {
      found.modifiers[link] = {kModifier, 0, "", 0};
    } else if (link.back() == 's' && parts.nouns.contains(link.substr(0, link.size() - 1))) {
      found.modifiers[link] = {kModifier, 1, "", 0};
    } else if (link.back() == 'n' && parts.nouns.contains(link.substr(0, link.size() - 1))) {
      found.modifiers[link] = {kModifier, 1, "", 0};
    } else if (link.ends_with("en") && parts.nouns.contains(link.substr(0, link.size() - 2))) {
      found.modifiers[link] = {kModifier, 2, "", 0};
    } else {
      found.modifiers[link] = {kModifier, 0, "", kVerbPenalty};
    }
  }
  std::erase_if(found.modifiers, [&](const auto& entry) {
    const auto& [written, m] = entry;
    if (m.compounds >= kAttested || m.cut == 0 || parts.links.contains(written)) return false;
    const auto base = written.substr(0, written.size() - m.cut) + m.append;
    return parts.links.contains(base);  // Schrift- begins compounds without a linking letter
  });
}

}  // namespace nachlese::text
