#include "entities/quotes/clause_forms.hpp"

namespace nachlese::quotes {

bool ClauseForms::has_class(std::uint32_t first, std::uint32_t last, std::uint32_t cls) const {
  if ((view_.sentence.classes & cls) == 0) return false;
  for (std::uint32_t i = first; i < last; ++i) {
    if (!word(i).capital && !word(i).speech && !word(i).quoted && word(i).is(cls) &&
        !is_attribute(i) && !is_own(i, cls))
      return true;
  }
  return false;
}

// "stelle ich": the first person's indicative
bool ClauseForms::is_own(std::uint32_t at, std::uint32_t cls) const {
  return (cls & kSubjunctive) != 0 && ((at > first_ && word(at - 1).surface == "ich") ||
                                       (at + 1 < last_ && word(at + 1).surface == "ich"));
}

// "die gleiche Zeit": an adjective that looks like a verb.
bool ClauseForms::is_attribute(std::uint32_t at) const {
  if (at == first_ || at + 1 >= last_ || !word(at + 1).capital || word(at + 1).gap != 0 ||
      word(at).gap != 0)
    return false;
  return word(at - 1).is(kDeterminer | kOblique | kPreposition) && !word(at - 1).is(kAdverb);
}

bool ClauseForms::has_verb(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i < last; ++i) {
    const std::string_view text = word(i).surface;
    if (word(i).capital || word(i).speech || word(i).is(kPreposition | kAdverb)) continue;
    if (word(i).is(kHave | kBecome | kBe | kModal)) return true;
    if (word(i).is(kFunctionWord) || word(i).number || text.size() < 3) continue;
    const bool adjective =
        i + 1 < last && !word(i + 1).before(kClauseBorder) &&
        (word(i + 1).capital || word(i + 1).surface.ends_with('n') ||
         word(i + 1).surface.ends_with('e') || word(i + 1).surface.ends_with('r')) &&
        (text.ends_with('e') || text.ends_with("en") || text.ends_with("er") ||
         text.ends_with("es") || text.ends_with("em"));
    if (!adjective) return true;
  }
  return false;
}

bool ClauseForms::has_infinitive(std::uint32_t at) const {
  if (word(at).is(kComplementizer | kSubordinate | kQuestion) || word(at).surface == "um")
    return false;
  std::uint32_t end = end_of(at);
  if (end < last_ && !has_verb(at, end)) end = end_of(end);
  if (end < last_ && !has_verb(at, end)) end = end_of(end);
  for (std::uint32_t i = at; i < end; ++i) {
    const std::string_view text = word(i).surface;
    if (word(i).capital || !text.ends_with('n')) continue;
    if (i > at && word(i - 1).surface == "zu" &&
        (!word(i).is(kDeterminer | kOblique) || text == "sein"))
      return true;
    const std::size_t infix = text.find("zu", 2);
    if (infix != std::string_view::npos && infix + 4 < text.size() && i + 6 >= end) return true;
  }
  return false;
}

bool ClauseForms::is_unknown_verb(std::uint32_t at) const {
  const SpeakerPhrase subject =
      phrase_at(view_.lexicon, view_.reading, view_.names, at, last_, {PhraseCase::subject, true});
  std::uint32_t verb = subject.last;
  if (subject.empty()) {
    const std::string_view opener = word(at).surface;
    if (opener != "dies" && opener != "es" && opener != "man" && opener != "das") return false;
    verb = at + 1;
  }
  if (verb >= last_ || word(verb).capital || word(verb).gap != 0) return false;
  const std::string_view text = word(verb).surface;
  const bool umlaut = text.find("ä") != std::string_view::npos ||
                      text.find("ö") != std::string_view::npos ||
                      text.find("ü") != std::string_view::npos;  // käme
  return text.size() > 3 && text.ends_with('e') && !text.ends_with("te") && !umlaut &&
         !word(verb).is(kFunctionWord) && !word(verb).quoted && !is_own(verb, kSubjunctive);
}

bool ClauseForms::subjunctive_ahead(std::uint32_t at) const {
  constexpr int kMostClauses = 4;
  std::uint32_t end = end_of(at);
  const std::string_view first = word(at).surface;
  if (first == "als" || first == "weil" || first == "damit" || first == "sodass") return false;
  if (word(at).is(kRelative) && is_relative(at, end)) return false;
  if (has_class(at, end, kSubjunctive | kConditional) || is_unknown_verb(at)) return true;
  // "…, wenn es regne, sei …", "…, X, die dort stand, wären …"
  const std::string_view opener = word(at).surface;
  const bool condition = opener == "wenn" || opener == "falls" || opener == "sofern";
  if (!condition && (word(at).is(kSubordinate) || has_verb(at, end))) return false;
  for (int i = 0; i < kMostClauses && end < last_ && !word(end).speech; ++i) {
    const std::uint32_t next = end_of(end);
    if (!word(end).is(kRelative | kComplementizer) &&
        has_class(end, next, kSubjunctive | kConditional))
      return true;
    end = next;
  }
  return false;
}

// der/die/das and the verb at the end.
bool ClauseForms::is_relative(std::uint32_t at, std::uint32_t end) const {
  if (!word(at).is(kRelative) || end - at < 2) return false;
  for (std::uint32_t i = at + 2; i < end; ++i) {
    if (word(i).before(kOpenBracket)) end = i;
  }
  const ReadWord& next = word(at + 1);
  const bool noun = next.capital && next.mention == kNoMention;
  return !noun && word(end - 1).is(kSubjunctive | kConditional | kHave | kBecome) &&
         !has_class(at, end - 1, kSubjunctive | kConditional);
}

bool ClauseForms::is_relative_pronoun(std::string_view text) {
  return text == "deren" || text == "dessen" || text == "denen" || text.starts_with("welche");
}

std::uint32_t ClauseForms::main_clause_with(std::uint32_t cls) const {
  if ((view_.sentence.classes & cls) == 0) return last_;
  for (std::uint32_t at = first_; at < last_; at = end_of(at)) {
    const ReadWord& opener = word(at);
    const std::uint32_t end = end_of(at);
    const bool inverted = at == first_ && at + 1 < last_ &&
                          word(at + 1).is(kSubjunctive | kConditional | kHave | kBecome);
    const bool dependent =
        (opener.is(kComplementizer | kSubordinate | kQuestion) && !inverted) ||
        (opener.before(kComma) && opener.is(kRelative) && is_relative(at, end)) ||
        (opener.is(kPreposition) && at + 1 < last_ && is_relative_pronoun(word(at + 1).surface));
    if (dependent) continue;
    for (std::uint32_t i = at; i < end; ++i) {
      // The conditional stands for the subjunctive in the plural, whose forms are the
      // indicative's.
      if (has_class(i, i + 1, cls) && (cls == kSubjunctive || word(i).surface.ends_with("en")))
        return at;
    }
  }
  return last_;
}

}  // namespace nachlese::quotes
