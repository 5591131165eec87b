#include <algorithm>
#include <array>
#include <string>

#include "stemming/adjectival.hpp"
#include "stemming/endings.hpp"
#include "stemming/lexicon.hpp"
#include "stemming/stem.hpp"

namespace nachlese::text {

bool is_verb_prefix(std::string_view surface) {
  return surface.find('-') == std::string_view::npos && Lexicon::get().verb_prefixes.has(surface);
}

std::size_t verb_prefix(std::string_view surface) {
  constexpr std::size_t kLongest = 15;
  if (surface.size() < 5) return 0;
  const auto& prefixes = Lexicon::get().verb_prefixes;
  const std::array<char, 3> start = {surface[0], surface[1], '-'};
  const auto mask = prefixes.find({start.data(), start.size()});
  if (!mask) return 0;  // no prefix starts with these letters
  const auto lengths = static_cast<unsigned char>((*mask)[0]) |
                       static_cast<unsigned>(static_cast<unsigned char>((*mask)[1])) << 8;
  for (auto n = std::min(kLongest, surface.size() - 3); n >= 2; --n) {
    if ((lengths >> n & 1U) != 0 && prefixes.has(surface.substr(0, n))) return n;
  }
  return 0;
}

bool digraphs_to_umlauts(std::string_view surface, std::string& out) {
  const auto e = surface.find('e', 1);
  if (e == std::string_view::npos) return false;
  bool any = false;
  for (std::size_t i = e; i < surface.size() && !any; ++i) {
    any = surface[i] == 'e' &&
          (surface[i - 1] == 'a' || surface[i - 1] == 'o' || surface[i - 1] == 'u');
  }
  if (!any) return false;
  out.clear();
  bool changed = false;
  for (std::size_t i = 0; i < surface.size(); ++i) {
    const char c = surface[i];
    const bool digraph =
        i + 1 < surface.size() && surface[i + 1] == 'e' && (c == 'a' || c == 'o' || c == 'u');
    if (!digraph || (c == 'u' && i > 0 &&
                     (surface[i - 1] == 'q' || surface[i - 1] == 'a' || surface[i - 1] == 'e'))) {
      out.push_back(c);
      continue;
    }
    out += c == 'a' ? "ä" : c == 'o' ? "ö" : "ü";
    ++i;
    changed = true;
  }
  return changed;
}

namespace {

bool starts_with(std::string_view s, std::string_view start) {
  return s.substr(0, start.size()) == start;
}

// Restores umlauts (Haeuser → häuser) if the lexicon knows the result far better than the word as
// typed; neue, Israel and Poesie keep their letters.
bool restore_umlauts(std::string_view surface, std::string& out) {
  constexpr std::uint32_t kTimes = 20;
  return digraphs_to_umlauts(surface, out) &&
         word_usage(out).total() > kTimes * word_usage(surface).total();
}

// True if the ge- after a prefix belongs to a participle (aus-ge-worfen), not to the verb
// (an-gehören).
bool is_participle(std::string_view rest) {
  if (rest.size() < 6 || !starts_with(rest, "ge")) return false;
  for (const std::string_view verb :
       {"gehö",    "gehe",    "gebe",   "gewö",   "gewä",      "gewinn", "gesteh", "gestatt",
        "gestalt", "gelang",  "gelten", "geling", "geniess",   "genüg",  "genehm", "gedenk",
        "gedeih",  "gefährd", "gelei",  "gegen",  "geschicht", "gesell"}) {
    if (starts_with(rest, verb)) return false;
  }
  const char last = rest.back();
  return last == 't' || last == 'n' || last == 'e' || last == 'r' || last == 's' || last == 'm';
}

bool is_ern_verb(std::string_view base) {
  const auto known = [&](std::string_view end) {
    return word_usage(std::string(base).append(end)).lower > 0;
  };
  return known("n") && (known("t") || known("te") || known("ten"));
}

// True if -er- is part of the verb (trauern, trauerte), not the ending of a comparative. Then
// writes the word without the following ending.
bool stem_ern_verb(std::string_view surface, std::string& out) {
  const auto er = surface.rfind("er");
  if (er == std::string_view::npos || er < 3 || starts_with(surface, "ge")) return false;
  const auto ending = surface.substr(er + 2);
  const auto base = surface.substr(0, er + 2);
  const auto is_one_of = [&](std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), ending) != list.end();
  };
  if (!is_one_of(
          {"", "n", "nd", "t", "te", "ten", "tet", "test", "st", "e", "est", "et", "en", "end"}))
    return false;
  if (!is_ern_verb(base) && !is_ern_verb(base.substr(verb_prefix(base)))) return false;
  fold_umlauts(base, out);
  return true;
}

// True for neuer, roter. The rules keep -er in short words, since most are no adjectives (immer,
// lager).
bool is_short_adjective(std::string_view surface) {
  constexpr std::size_t kShort = 8;
  if (surface.size() > kShort || surface.size() < 5 || !has_ending(surface, "er")) return false;
  const auto known = [&](std::string_view end) {
    return word_usage(std::string(surface.substr(0, surface.size() - 2)).append(end)).lower > 0;
  };
  return known("em") && known("es") && known("e");
}

constexpr std::array<std::string_view, 34> kEndings = {
    "",      "e",     "em",    "er",   "en",   "es",   "ere",  "eren",  "eres",
    "erer",  "erem",  "ste",   "sten", "ster", "stes", "stem", "este",  "esten",
    "ester", "estes", "estem", "et",   "est",  "ete",  "eten", "etest", "etet",
    "end",   "t",     "te",    "ten",  "tet",  "test", "st"};

// Stems words whose last letter the rules would take for an ending (laut, klein, gesund; plan-t,
// lös-te), as the lexicon attests.
bool stem_by_base(std::string_view surface, std::string& out) {
  constexpr std::size_t kLongestEnding = 5, kShortestBase = 3;
  const auto& bases = Lexicon::get().bases;
  const auto prefix = verb_prefix(surface);
  for (std::size_t n = 0; n <= kLongestEnding && n + kShortestBase <= surface.size(); ++n) {
    const auto base = surface.substr(0, surface.size() - n);
    if (base.back() != 't' && base.back() != 'n' && base.back() != 's' && base.back() != 'd')
      continue;
    if (std::find(kEndings.begin(), kEndings.end(), surface.substr(base.size())) == kEndings.end())
      continue;
    const bool known = bases.has(base) || (prefix != 0 && prefix + kShortestBase <= base.size() &&
                                           bases.has(base.substr(prefix)));
    if (!known) continue;
    fold_umlauts(base, out);
    return true;
  }
  return false;
}

// Stems verbs with prefixes and strong verbs: auswarf, ausgeworfen, auszuwerfen → auswerf. False if
// the plain rules apply.
bool stem_verb(std::string_view surface, std::string& out) {
  const auto& strong = Lexicon::get().strong_verbs;
  if (const auto base = strong.find(surface)) {
    out = *base;
    return true;
  }
  const auto n = verb_prefix(surface);
  if (n == 0) return false;
  const auto prefix = surface.substr(0, n);
  auto rest = surface.substr(n);
  std::string folded;
  fold_umlauts(prefix, folded);
  const bool zu = rest.size() > 5 && starts_with(rest, "zu") && rest.back() == 'n';
  if (zu) rest.remove_prefix(2);
  auto base = strong.find(rest);
  if (!base) base = strong.find(std::string(kAfterPrefix).append(rest));
  if (base) {
    out = folded + std::string(*base);
    return true;
  }
  if (!zu && !is_participle(rest)) return false;
  if (!zu) rest.remove_prefix(2);
  const auto joined = std::string(prefix).append(rest);
  if (!stem_by_base(joined, out) && !stem_ern_verb(joined, out))
    stem_by_rules(joined, WordClass::other, out);
  return true;
}

// Stems by the last member of the word that belongs to a known family, keeping what precedes it.
bool stem_by_family(std::string_view surface, std::string& out) {
  const auto& families = Lexicon::get().stems;
  constexpr std::size_t kShortestMember = 3, kLongestMember = 16;
  if (surface.size() < 3) return false;
  std::string key(1, kWholeNounMark);
  if (const auto whole = families.find(key.append(surface))) {
    out = *whole;
    return true;
  }
  key.assign(1, kNounMark).append("-").append(surface.substr(surface.size() - 3));
  if (!families.has(key)) return false;  // no family ends in these letters
  for (std::size_t i = surface.size() > kLongestMember ? surface.size() - kLongestMember : 0;
       i + kShortestMember <= surface.size(); ++i) {
    if (i != 0 && i < 3) continue;
    key.assign(1, kNounMark).append(surface.substr(i));
    const auto stem = families.find(key);
    if (!stem) continue;
    fold_umlauts(surface.substr(0, i), out);
    out += *stem;
    return true;
  }
  return false;
}

// True for a plural in -er, which is a closed class: Häuser, Bildern.
bool is_er_plural(std::string_view surface) {
  if (has_ending(surface, "ern")) surface.remove_suffix(1);
  if (!has_ending(surface, "er")) return false;
  std::string folded;
  fold_umlauts(surface.substr(0, surface.size() - 2), folded);
  const auto& plurals = Lexicon::get().er_plurals;
  for (std::size_t i = folded.size() > 12 ? folded.size() - 12 : 0; i + 2 <= folded.size(); ++i) {
    if (plurals.has(std::string_view(folded).substr(i))) return true;
  }
  return false;
}

void stem_noun(std::string_view surface, std::string& out) {
  if (is_er_plural(surface)) return stem_by_rules(surface, WordClass::er_noun, out);
  const bool er = has_ending(surface, "er");
  if (er || has_ending(surface, "em")) {
    const auto base = surface.substr(0, surface.size() - 2);
    const auto known = [&](std::string_view ending) {
      return word_usage(std::string(base).append(ending)).total() > 0;
    };
    // -em is rare, and seldom an ending (System): the other forms must be known.
    if ((er || (known("e") && known("en"))) && declines_like_adjective(base))
      return stem_by_rules(std::string(base) + 'e', WordClass::noun, out);
  }
  stem_by_rules(surface, WordClass::noun, out);
}

}  // namespace

void find_stem(std::string_view surface, bool noun, std::string& out) {
  if (!known_stem(surface, noun, out)) derive_stem(surface, noun, out);
}

void derive_stem(std::string_view surface, bool noun, std::string& out) {
  if (surface.size() > 3 && has_ending(surface, "'s")) surface.remove_suffix(2);
  std::string restored;
  if (restore_umlauts(surface, restored)) surface = restored;
  if (noun) {
    if (!stem_by_family(surface, out)) stem_noun(surface, out);
    return;
  }
  if (const auto exception = Lexicon::get().stems.find(surface)) {
    out = *exception;
  } else if (!stem_verb(surface, out)) {
    if (is_short_adjective(surface))
      return derive_stem(surface.substr(0, surface.size() - 1), false, out);
    auto rest = surface;
    if (rest.size() >= 6 && starts_with(rest, "ge") && !Lexicon::get().bases.has(rest))
      rest.remove_prefix(2);
    const bool found =
        stem_by_base(surface, out) || (rest.size() != surface.size() && stem_by_base(rest, out));
    if (found || stem_ern_verb(surface, out) ||
        (rest.size() != surface.size() && stem_ern_verb(rest, out)))
      return;
    if (starts_with(surface, "un") && stem_ern_verb(surface.substr(2), out)) {
      out.insert(0, "un");  // unverändert like verändert
    } else {
      stem_by_rules(surface, WordClass::other, out);
    }
  }
}

}  // namespace nachlese::text
