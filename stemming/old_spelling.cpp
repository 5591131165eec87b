#include "stemming/old_spelling.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "stemming/compound.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::text {

namespace {

enum class Strength : std::uint8_t {
  always,  // even if the lexicon knows neither spelling
  known,   // only if it yields a word of the lexicon, or a compound of such
};

struct SpellingRule {
  std::string_view from;
  std::string_view to;
  std::string_view before;  // one of these letters must follow; $: end of word; empty: anything
  std::size_t at_least;     // bytes that must precede it
  Strength strength;
};

using enum Strength;

// Applied in this order, each at every match; later rules see the output of earlier ones.
constexpr std::array<SpellingRule, 23> kSpellingRules = {{
    {"niss", "nis", "$", 2, always},     // Zeugniß
    {"iren", "ieren", "$d", 2, always},  // regiren, regirend-
    {"irt", "iert", "$e", 3, always},    // regirt, regirte
    {"irung", "ierung", "$es", 3, always},
    {"irend", "ierend", "$e", 3, always},
    {"th", "t", "", 0, always},         // Thür, Rath
    {"ey", "ei", "", 0, always},        // seyn, Polizey
    {"cc", "kz", "eiy", 1, always},     // Accent
    {"cc", "kk", "aou", 1, always},     // Accord
    {"c", "z", "eiy\xC3", 0, always},   // Centrum, Medicin
    {"c", "k", "aoulrt$s", 0, always},  // Commission, Director
    {"dt", "t", "$", 2, known},         // todt
    {"aa", "a", "", 1, known},          // Waare
    {"ee", "e", "", 1, known},          // Heerd
    {"oo", "o", "", 1, known},          // Loos
    {"ie", "i", "", 1, known},          // gieng, giebt
    {"ff", "f", "", 1, known},          // Hülffe
    {"tt", "t", "", 2, known},          // Litteratur
    {"ss", "s", "", 1, known},          // Ereigniss-
    {"y", "i", "", 0, known},           // Sylbe
    {"ph", "f", "", 0, known},          // Epheu
    {"\xC3\xBC", "i", "", 1, known},    // Hülfe
    {"\xC3\xA4", "e", "", 0, known},    // ächt
}};

constexpr std::size_t kLongestRespelled = 80;
constexpr std::size_t kMostForms = 64;
// Today's spelling must be this many times more frequent than the old one.
constexpr std::uint32_t kTimes = 20;
constexpr std::uint32_t kRare = 2;  // for weaker rules the old spelling must be rarer than this

ModernForm as_written(std::string_view surface) {
  ModernForm form{std::string(surface), {}};
  for (std::size_t i = 0; i <= surface.size(); ++i)
    form.written.push_back(static_cast<std::uint16_t>(i));
  return form;
}

bool fits(const SpellingRule& rule, std::string_view word, std::size_t at) {
  if (word.substr(at, rule.from.size()) != rule.from) return false;
  const auto end = at + rule.from.size();
  return rule.before.empty() ||
         rule.before.find(end < word.size() ? word[end] : '$') != std::string_view::npos;
}

// False if the rule matches nowhere.
bool apply(const SpellingRule& rule, const ModernForm& in, ModernForm& out) {
  out = {};
  bool changed = false;
  for (std::size_t i = 0; i < in.text.size();) {
    if (i >= rule.at_least && fits(rule, in.text, i)) {
      for (std::size_t k = 0; k < rule.to.size(); ++k) {
        out.text.push_back(rule.to[k]);
        out.written.push_back(in.written[i + std::min(k, rule.from.size() - 1)]);
      }
      i += rule.from.size();
      changed = true;
    } else {
      out.text.push_back(in.text[i]);
      out.written.push_back(in.written[i]);
      ++i;
    }
  }
  out.written.push_back(in.written.back());
  return changed;
}

struct Candidate {
  ModernForm form;
  bool strong = true;  // by strong rules only
};

std::vector<Candidate> candidates(std::string_view surface) {
  std::vector<Candidate> found = {{as_written(surface), true}};
  ModernForm next;
  for (const auto& rule : kSpellingRules) {
    for (std::size_t i = 0, n = found.size(); i < n && found.size() < kMostForms; ++i) {
      if (apply(rule, found[i].form, next))
        found.push_back({next, found[i].strong && rule.strength == always});
    }
  }
  return found;
}

bool is_compound(std::string_view surface) {
  std::vector<CompoundPart> parts;
  split_compound(surface, {}, parts);
  return !parts.empty();
}

// The best spelling by frequency. `found` starts with the word as written; null if that is well
// known.
const Candidate* best_known(const std::vector<Candidate>& found) {
  const auto usage = word_usage(found.front().form.text).total();
  const Candidate* best = nullptr;
  std::uint32_t most = 0;
  for (const auto& c : found) {
    const auto n = word_usage(c.form.text).total();
    if (n > most && n > kTimes * usage && (c.strong || usage <= kRare)) best = &c, most = n;
  }
  if (best != nullptr || usage > 0) return best;
  // A compound: prefer strong rules, then the word as written, then weak rules.
  const auto compound = [&](bool strong, bool changed) {
    return std::find_if(found.begin(), found.end(), [&](const Candidate& c) {
      return c.strong == strong && (&c != &found.front()) == changed && is_compound(c.form.text);
    });
  };
  for (const auto at : {compound(true, true), compound(true, false), compound(false, true)}) {
    if (at != found.end()) return &*at;
  }
  // Unknown in any spelling: apply all strong rules, so that the spellings of a name agree.
  const auto last =
      std::find_if(found.rbegin(), found.rend(), [](const Candidate& c) { return c.strong; });
  return &*last;
}

}  // namespace

bool modernize(std::string_view surface, ModernForm& out) {
  if (surface.size() < 3 || surface.size() > kLongestRespelled) return false;
  if (const auto listed = Lexicon::get().old_words.find(surface)) {
    out = as_written(surface);
    out.text = *listed;
    out.written.resize(out.text.size() + 1, static_cast<std::uint16_t>(surface.size()));
    out.written.back() = static_cast<std::uint16_t>(surface.size());
    return true;
  }
  const auto found = candidates(surface);
  const auto* best = best_known(found);
  if (best == nullptr) return false;
  out = best->form;
  return out.text != surface;
}

}  // namespace nachlese::text
