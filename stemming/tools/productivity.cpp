#include "stemming/tools/productivity.hpp"

#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "stemming/stem.hpp"

namespace nachlese::text {

namespace {

struct Link {
  std::string_view cut;
  std::string_view append;
  std::uint8_t penalty;
};

// From the written modifier to the noun, cheapest first.
constexpr std::array<Link, 10> kNounLinks = {{{"", "", 0},
                                              {"s", "", 0},
                                              {"n", "", 1},
                                              {"en", "", 1},
                                              {"es", "", 1},
                                              {"", "e", 1},
                                              {"er", "", 1},
                                              {"e", "", 2},
                                              {"ns", "", 2},
                                              {"ens", "", 2}}};
constexpr std::array<Link, 2> kVerbLinks = {{{"", "en", 4}, {"", "n", 4}}};
constexpr std::uint8_t kAdjectivePenalty = 2;
constexpr std::uint32_t kLeastNoun = 3;
// A noun even if it is a verb or adjective more often: Treffen, Essen.
constexpr std::uint32_t kFrequentNoun = 30;

class Finder {
 public:
  Finder(const std::unordered_map<std::string, FormCounts>& words, const PartLists& lists)
      : words_(words), lists_(lists) {}

  Productivity run() {
    collect();
    Productivity first = count(Productivity{});
    return count(first);
  }

 private:
  struct Compound {
    std::string form;
    std::vector<std::size_t> cuts;
  };

  [[nodiscard]] const FormCounts* find(const std::string& form) const {
    const auto at = words_.find(form);
    return at == words_.end() ? nullptr : &at->second;
  }
  [[nodiscard]] bool long_enough(const std::string& part) const {
    std::size_t letters = 0;
    for (const char c : part) letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return letters >= 4 || lists_.short_parts.contains(part);
  }
  [[nodiscard]] bool is_noun(const std::string& form) const {
    const auto* c = find(form);
    return c != nullptr && c->upper >= (c->upper > c->lower ? kLeastNoun : kFrequentNoun) &&
           long_enough(form) && !lists_.function_words.contains(form);
  }
  [[nodiscard]] bool is_lower_word(const std::string& form, std::uint32_t least) const {
    const auto* c = find(form);
    return c != nullptr && c->lower >= least && c->lower > c->upper &&
           !lists_.function_words.contains(form);
  }

  // Finds the word that the modifier stands for; false if none.
  bool explain(const std::string& m, Modifier& out) const {
    if (lists_.no_modifiers.contains(m) || lists_.function_words.contains(m) || !long_enough(m))
      return false;
    const auto apply = [&](const Link& link) {
      std::string base = m;
      if (base.size() < link.cut.size() + 2 ||
          base.substr(base.size() - link.cut.size()) != link.cut)
        return std::string();
      base.resize(base.size() - link.cut.size());
      return base.append(link.append);
    };
    const auto take = [&](const Link& link, std::uint8_t penalty) {
      out = {0, static_cast<std::uint8_t>(link.cut.size()), std::string(link.append), penalty};
      return true;
    };
    for (const auto& link : kNounLinks) {
      const auto base = apply(link);
      if (!base.empty() && is_noun(base)) return take(link, link.penalty);
    }
    if (lists_.modifiers.contains(m)) return take(kNounLinks[0], 0);
    // Warn|streik comes from warnen, though its imperative is also a word.
    if (is_lower_word(m, 1) && is_lower_word(m + "en", 20) &&
        find(m + "en")->lower > find(m)->lower)
      return take(kVerbLinks[0], kAdjectivePenalty);
    if (is_lower_word(m, 20)) return take(kNounLinks[0], kAdjectivePenalty);
    for (const auto& link : kVerbLinks) {
      const auto base = apply(link);
      if (!base.empty() && is_lower_word(base, 20)) return take(link, link.penalty);
    }
    return false;
  }

  void collect() {
    for (const auto& [form, counts] : words_) {
      if (counts.upper < 2 || counts.upper <= counts.lower || form.size() < 7) continue;
      Compound compound{form, {}};
      for (std::size_t i = 3; i + 3 <= form.size(); ++i) {
        if ((static_cast<unsigned char>(form[i]) & 0xC0U) == 0x80U || !is_noun(form.substr(i)) ||
            lists_.no_heads.contains(form.substr(i)))
          continue;
        const auto m = form.substr(0, i);
        auto known = modifiers_.find(m);
        if (known == modifiers_.end()) {
          Modifier modifier;
          if (!explain(m, modifier)) modifier.penalty = kNone;
          known = modifiers_.emplace(m, modifier).first;
        }
        if (known->second.penalty != kNone) compound.cuts.push_back(i);
      }
      if (!compound.cuts.empty()) compounds_.push_back(std::move(compound));
    }
  }

  static std::string stem_of(const std::string& form) {
    std::string stem;
    stem_by_rules(form, WordClass::er_noun, stem);
    return stem;
  }

  [[nodiscard]] double score(const Productivity& known, const std::string& m,
                             const std::string& head) const {
    const auto modifier = known.modifiers.find(m);
    const auto h = known.heads.find(stem_of(head));
    return std::log(1.0 + (modifier == known.modifiers.end() ? 0 : modifier->second.compounds)) -
           modifiers_.at(m).penalty * 0.5 +
           std::log(1.0 + (h == known.heads.end() ? 0 : h->second));
  }

  // Counts each compound at its best cut by the counts known so far, at every cut if there are
  // none. Heads are keyed by stem until the end.
  [[nodiscard]] Productivity count(const Productivity& known) const {
    std::unordered_map<std::string, std::set<std::string>> by_modifier, by_head;
    for (const auto& [form, cuts] : compounds_) {
      std::size_t best = cuts.front();
      for (const auto cut : cuts) {
        if (known.modifiers.empty()) {
          by_modifier[form.substr(0, cut)].insert(stem_of(form.substr(cut)));
          by_head[stem_of(form.substr(cut))].insert(form.substr(0, cut));
        } else if (score(known, form.substr(0, cut), form.substr(cut)) >
                   score(known, form.substr(0, best), form.substr(best))) {
          best = cut;
        }
      }
      if (known.modifiers.empty()) continue;
      by_modifier[form.substr(0, best)].insert(stem_of(form.substr(best)));
      by_head[stem_of(form.substr(best))].insert(form.substr(0, best));
    }
    Productivity out;
    for (const auto& [m, heads] : by_modifier) {
      out.modifiers[m] = modifiers_.at(m);
      out.modifiers[m].compounds = static_cast<std::uint32_t>(heads.size());
    }
    for (const auto& [stem, modifiers] : by_head)
      out.heads[stem] = static_cast<std::uint32_t>(modifiers.size());
    return out;
  }

  static constexpr std::uint8_t kNone = 255;
  const std::unordered_map<std::string, FormCounts>& words_;
  const PartLists& lists_;
  std::unordered_map<std::string, Modifier> modifiers_;
  std::vector<Compound> compounds_;
};

}  // namespace

Productivity find_productivity(const std::unordered_map<std::string, FormCounts>& words,
                               const PartLists& lists) {
  auto found = Finder(words, lists).run();
  // Map stems to the forms of the lexicon.
  std::unordered_map<std::string, std::uint32_t> heads;
  for (const auto& [form, counts] : words) {
    if ((counts.upper <= counts.lower && counts.upper < kFrequentNoun) ||
        counts.upper < kLeastNoun || lists.no_heads.contains(form))
      continue;
    std::string stem;
    stem_by_rules(form, WordClass::er_noun, stem);
    const auto at = found.heads.find(stem);
    heads[form] = at == found.heads.end() ? 0 : at->second;
  }
  found.heads = std::move(heads);
  return found;
}

}  // namespace nachlese::text
