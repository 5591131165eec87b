#include <string>

#include "stemming/lexicon.hpp"
#include "stemming/stem.hpp"

namespace nachlese::text {

namespace {

// Haeuser → häuser if the lexicon knows that much better than the word as typed; neue, Israel, Poesie keep their letters.
bool restore_umlauts(std::string_view surface, std::string& out) {
  constexpr std::uint32_t kTimes = 20;
  out.clear();
  bool changed = false;
  for (std::size_t i = 0; i < surface.size(); ++i) {
    const char c = surface[i];
    const bool digraph = i + 1 < surface.size() && surface[i + 1] == 'e' && (c == 'a' || c == 'o' || c == 'u');
    if (!digraph || (c == 'u' && i > 0 && (surface[i - 1] == 'q' || surface[i - 1] == 'a' || surface[i - 1] == 'e'))) {
      out.push_back(c);
      continue;
    }
    out += c == 'a' ? "ä" : c == 'o' ? "ö" : "ü";
    ++i;
    changed = true;
  }
  return changed && word_usage(out).total() > kTimes * word_usage(surface).total();
}

void cut_genitive_apostrophe(std::string_view& surface) {
  if (surface.size() > 3 && surface.substr(surface.size() - 2) == "'s") surface.remove_suffix(2);
}

}  // namespace

void find_stem(std::string_view surface, bool noun, std::string& out) {
  cut_genitive_apostrophe(surface);
  std::string restored;
  if (surface.find('e') != std::string_view::npos && restore_umlauts(surface, restored)) surface = restored;
  const auto& exceptions = Lexicon::get().stems;
  std::string key = noun ? std::string(1, kNounMark) : std::string();
  key += surface;
  if (const auto exception = exceptions.find(key)) {
    out = *exception;
  } else {
    stem_by_rules(surface, noun, out);
  }
}

}  // namespace nachlese::text
