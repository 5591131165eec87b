#include "stemming/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "stemming/characters.hpp"
#include "stemming/lexicon.hpp"
#include "stemming/name_key.hpp"
#include "stemming/normalize.hpp"
#include "stemming/number.hpp"
#include "stemming/reform.hpp"
#include "stemming/stem.hpp"
#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

// From this length on, capitals throughout say nothing about the word.
constexpr std::size_t kShoutingLetters = 4;
constexpr std::size_t kLongestAcronym = 5;
// A query word is read both ways if the rarer spelling is at least a tenth.
constexpr std::uint32_t kBothReadings = 10;

constexpr std::array<std::pair<std::string_view, std::uint8_t>, 26> kMonths = {
    {{"januar", 1},   {"jänner", 1}, {"jan", 1},       {"februar", 2}, {"feber", 2},
     {"feb", 2},      {"febr", 2},   {"märz", 3},      {"april", 4},   {"apr", 4},
     {"mai", 5},      {"juni", 6},   {"juno", 6},      {"juli", 7},    {"julei", 7},
     {"august", 8},   {"aug", 8},    {"september", 9}, {"sep", 9},     {"sept", 9},
     {"oktober", 10}, {"okt", 10},   {"november", 11}, {"nov", 11},    {"dezember", 12},
     {"dez", 12}}};

// True if the modifier stands for a verb: Warn|streik, warnen.
bool is_verb(std::string_view base) {
  const auto usage = word_usage(base);
  return base.ends_with("en") && usage.lower > usage.upper;
}

// True if the word may be a foreign name. The lexicon hardly ever has names in lower case, or as
// the last part of a compound.
bool may_be_foreign_name(std::string_view surface) {
  constexpr std::size_t kShortestName = 4;
  constexpr std::uint32_t kNeverLower = 20, kMostCompounds = 1;
  constexpr std::array<std::string_view, 15> kNounEndings = {
      "ung",  "ungen", "heit",  "heiten", "keit",   "keiten", "schaft", "schaften",
      "ität", "tion",  "ismus", "chen",   "tionen", "itäten", "ismen"};
  const auto ends = [&](std::string_view ending) { return surface.ends_with(ending); };
  if (surface.size() < kShortestName || std::any_of(kNounEndings.begin(), kNounEndings.end(), ends))
    return false;
  const auto word = find_word(surface);
  return !word || (word->lower * kNeverLower <= word->upper && word->compounds <= kMostCompounds);
}

std::uint8_t month_of(std::string_view surface) {
  if (surface.size() < 3 || surface.size() > 9) return 0;
  const auto* found = std::find_if(kMonths.begin(), kMonths.end(),
                                   [&](const auto& m) { return m.first == surface; });
  return found == kMonths.end() ? 0 : found->second;
}

bool is_conjunction(std::string_view s) {
  return s == "und" || s == "oder" || s == "sowie" || s == "bzw" || s == "wie" || s == "noch";
}

bool starts_upper(std::string_view normal) {
  return !normal.empty() && CharTable::get().of(decode(normal, 0).code_point) == CharClass::upper;
}

// Number of letters and digits of a word without lower-case letters; else 0.
std::size_t capitals(std::string_view normal) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < normal.size();) {
    const auto d = decode(normal, i);
    if (CharTable::get().of(d.code_point) == CharClass::lower) return 0;
    ++letters;
    i += d.bytes;
  }
  return letters;
}

// True for a function word, also if typed without dots (fuer, ueber), unless the typed form is a
// frequent word.
bool has_function_word(std::string_view surface) {
  const auto& list = Lexicon::get().function_words;
  if (list.has(surface)) return true;
  constexpr std::uint32_t kFarRarer = 100;
  std::string dotted;
  return digraphs_to_umlauts(surface, dotted) && list.has(dotted) &&
         word_usage(surface).total() * kFarRarer <= word_usage(dotted).total();
}

// Function words stay such when capitalized inside a sentence (the polite Sie, Die Linke), unless
// they are also names (Weil, Kann).
bool is_function_word(std::string_view surface, bool noun) {
  constexpr std::array<std::string_view, 10> kAlways = {"der",   "die",  "das",   "sie",   "ihr",
                                                        "ihnen", "ihre", "ihren", "ihrem", "ihrer"};
  constexpr std::uint32_t kNameShare = 2000;
  if (!has_function_word(surface)) return false;
  if (!noun || std::find(kAlways.begin(), kAlways.end(), surface) != kAlways.end()) return true;
  const auto usage = word_usage(surface);
  return usage.upper * kNameShare < usage.lower;
}

// Before 1996, ck was hyphenated as k-k: Zuk-\nker.
void restore_ck(std::string_view bytes, std::string& surface) {
  const auto at = surface.find("kk");
  if (at == std::string::npos || bytes.find('\n') == std::string_view::npos ||
      word_usage(surface).total() > 0)
    return;
  surface[at] = 'c';
  if (word_usage(surface).total() == 0) surface[at] = 'k';
}

bool are_same(std::span<const Part> left, std::span<const Part> right) {
  return std::ranges::equal(left, right, [](const Part& a, const Part& b) {
    return a.stem.id == b.stem.id && a.begin == b.begin && a.end == b.end;
  });
}

}  // namespace

const Resolved& WordBuilder::resolve(std::string_view bytes, TokenKind kind, Reading reading) {
  const auto key = static_cast<std::uint32_t>(kind) | static_cast<std::uint32_t>(reading) << 8;
  const auto hash = short_hash(hash_bytes(bytes, key));
  auto& slot = cache_.find(hash, [&](const Cached& c) { return c.key == key && c.bytes == bytes; });
  if (slot.hash != 0) return *slot.resolved;
  auto* resolved = new (arena_.allocate(sizeof(Resolved), alignof(Resolved)))
      Resolved(analyze(bytes, kind, reading));
  resolved->form = forms_++;
  slot = {hash, key, arena_.copy(bytes), resolved};
  cache_.added();
  return *resolved;
}

Resolved WordBuilder::analyze(std::string_view bytes, TokenKind kind, Reading reading) {
  switch (kind) {
    case TokenKind::word:
      return reading == Reading::hyphenated ? Resolved{hyphenated(bytes)}
                                            : analyze_word(bytes, reading);
    case TokenKind::abbreviation: {
      auto resolved = analyze_word(bytes, Reading::as_written);
      const bool several = bytes.find('.') + 1 < bytes.size();
      if (several && !resolved.word->function_word) {
        resolved.word = intern(resolved.word->surface.text, resolved.word->surface.text, {}, false);
      }
      return resolved;
    }
    case TokenKind::number:
      canonical_number(bytes, surface_);
      return {intern(surface_, {}, {}, false)};
    case TokenKind::date: {
      Day day;
      const bool digits = find_date(bytes, 0, day) != 0;
      return {intern(digits ? to_text(day) : std::string(bytes), {}, {}, false)};
    }
    default: fold_case(nfkc(bytes), surface_); return {intern(surface_, {}, {}, false)};
  }
}

std::string_view WordBuilder::read_surface() {
  return before_1901_ && modernize(surface_, modern_) ? modern_.text : surface_;
}

void WordBuilder::split(std::string_view read, bool noun) {
  if (noun) {
    split_compound(read, extension_, split_);
  } else {
    split_adjective(read, extension_, split_);
  }
}

const ModernForm* WordBuilder::split_reformed(std::string_view read, bool noun) {
  split(read, noun);
  if (!split_.empty() || !noun) return nullptr;
  if (unify_reformed(read, restored_)) split(restored_.text, noun);
  if (!split_.empty()) return &restored_;
  if (word_usage(read).total() > 0 || !restore_third_consonant(read, restored_)) return nullptr;
  split(restored_.text, noun);
  return &restored_;
}

void WordBuilder::set_stem(std::string_view read, bool noun) {
  const bool other = unify_reformed(read, unified_);
  find_stem(other ? unified_.text : read, noun, stem_);
}

Resolved WordBuilder::analyze_word(std::string_view bytes, Reading reading) {
  normalize_word(bytes, normal_);
  fold_case(normal_, surface_);
  restore_ck(bytes, surface_);
  const auto read = read_surface();
  Resolved out;
  const auto usage = word_usage(read);
  const bool capital = starts_upper(normal_);
  const bool typed = reading == Reading::query || reading == Reading::query_start;
  bool noun = capital;
  if (capital && (reading == Reading::start || capitals(normal_) >= kShoutingLetters))
    noun = usage.lower <= usage.upper;
  bool both = false;
  if (!capital && typed && usage.total() > 0) {
    noun = usage.mostly_upper();
    both = std::min(usage.lower, usage.upper) * kBothReadings >= usage.total();
  } else if (!capital && typed && !surface_.empty()) {
    split(read, true);
    noun = !split_.empty() || extension_.has(read);  // wärmepumpenförderung
    both = true;
  }
  if (capital && reading == Reading::query_start && usage.lower > usage.upper) {
    noun = !is_function_word(read, false);  // Wie viele …, but Winterfeste, Gehen
    both = noun;
  }
  out.written_lower = usage.lower > usage.upper;
  out.month = month_of(read);
  out.conjunction = is_conjunction(read);
  const auto letters = capitals(normal_);
  if (letters >= 2 && letters <= kLongestAcronym && usage.total() == 0 && starts_upper(normal_)) {
    out.word = intern(surface_, surface_, {}, false);  // an abbreviation has no endings
    return out;
  }
  out.word = make(surface_, read, noun, is_function_word(read, noun));
  if (both && !out.word->function_word) {
    const auto* other = make(surface_, read, !noun, false);
    if (other != out.word) out.other = other;
  }
  return out;
}

template <typename Written>
std::vector<Part> WordBuilder::runs_of(std::string_view text, bool noun, Written written) {
  std::vector<Part> out;
  std::string base;
  for (std::size_t first = 0; first < split_.size(); ++first) {
    for (std::size_t last = first + 1; last < split_.size(); ++last) {
      const bool at_end = last + 1 == split_.size();
      if (first == 0 && at_end) continue;  // the word itself
      const std::size_t begin = split_[first].begin;
      // Linking letters behind the run are not part of it.
      base.assign(text.substr(begin, split_[last].begin - begin));
      if (at_end) {
        base.append(text.substr(split_[last].begin));
      } else {
        base.append(split_[last].base);
      }
      set_stem(base, at_end ? noun : true);
      if (written(begin) < written(split_[last].end))
        out.push_back({terms_.intern(stem_), written(begin), written(split_[last].end)});
    }
  }
  return out;
}

const Word* WordBuilder::make(std::string_view surface, std::string_view read, bool noun,
                              bool function_word) {
  if (function_word) return intern(surface, {}, {}, true);
  std::vector<Part> parts;
  const auto* reformed = split_reformed(read, noun);
  const auto written = [&](std::size_t at) {
    if (reformed != nullptr) at = reformed->written[at];
    return read == surface ? static_cast<std::uint16_t>(at) : modern_.written[at];
  };
  for (const auto& part : split_) {
    const bool last = &part == &split_.back();
    set_stem(part.base, last ? noun : !is_verb(part.base));
    if (written(part.begin) < written(part.end))
      parts.push_back({terms_.intern(stem_), written(part.begin), written(part.end)});
  }
  const std::vector<Part> runs =
      split_.size() > 2
          ? runs_of(reformed != nullptr ? std::string_view(reformed->text) : read, noun, written)
          : std::vector<Part>();
  set_stem(read, noun);
  return intern(surface, stem_, parts, false,
                noun && parts.empty() && may_be_foreign_name(read) ? name_key(read) : std::string(),
                runs);
}

const Word* WordBuilder::hyphenated(std::string_view bytes) {
  std::string joined;
  std::vector<Part> parts;
  const auto& chars = CharTable::get();
  bool noun = false;
  for (std::size_t from = 0; from < bytes.size();) {
    auto to = from;
    std::size_t next = bytes.size();
    while (to < bytes.size()) {
      const auto d = decode(bytes, to);
      next = to + d.bytes;
      if (chars.of(d.code_point) == CharClass::hyphen) break;
      to += d.bytes;
    }
    const auto component = bytes.substr(from, to - from);
    normalize_word(component, normal_);
    noun = noun || starts_upper(normal_);
    const auto* word = analyze_word(component, Reading::as_written).word;
    const auto base = joined.size();
    joined += word->surface.text;
    if (!word->stem.text.empty()) {
      if (word->parts.empty()) {
        parts.push_back({word->stem, static_cast<std::uint16_t>(base),
                         static_cast<std::uint16_t>(joined.size())});
      }
      for (auto part : word->parts) {
        part.begin = static_cast<std::uint16_t>(part.begin + base);
        part.end = static_cast<std::uint16_t>(part.end + base);
        parts.push_back(part);
      }
    }
    from = next;
  }
  if (parts.size() < 2) parts.clear();
  set_stem(joined, noun);
  return intern(joined, stem_, parts, false);
}

const Word* WordBuilder::intern(std::string_view surface, std::string_view stem,
                                const std::vector<Part>& parts, bool function_word,
                                std::string_view variant, const std::vector<Part>& runs) {
  const auto surface_term = terms_.intern(surface);
  const auto stem_term = stem.empty() ? Term{} : terms_.intern(stem);
  auto seed = (std::uint64_t{surface_term.id} << 32 | stem_term.id) ^ (function_word ? 1U : 0U);
  for (const auto& p : parts) seed = seed * 31 + p.stem.id * 131 + p.end;
  const auto same = [&](const Interned& e) {
    const auto& w = *e.word;
    return w.surface.id == surface_term.id && w.stem.text == stem &&
           w.function_word == function_word && w.variant.text == variant &&
           are_same(w.parts, parts) && are_same(w.runs, runs);
  };
  const auto hash = short_hash(seed * 0x9E3779B97F4A7C15ULL);
  auto& slot = interned_.find(hash, same);
  if (slot.hash != 0) return slot.word;
  const auto keep = [&](const std::vector<Part>& list) {
    auto* kept = static_cast<Part*>(arena_.allocate(list.size() * sizeof(Part), alignof(Part)));
    std::uninitialized_copy(list.begin(), list.end(), kept);
    return std::span<const Part>(kept, list.size());
  };
  const auto* word = new (arena_.allocate(sizeof(Word), alignof(Word)))
      Word{.surface = surface_term,
           .stem = stem_term,
           .parts = keep(parts),
           .runs = keep(runs),
           .base_form = stem == surface && is_base_form(surface),
           .function_word = function_word,
           .variant = variant.empty() ? Term{} : terms_.intern(variant)};
  slot = {hash, word};
  interned_.added();  // may move the slots
  return word;
}

const Word* WordBuilder::masculine(const Word& word) {
  std::string base(word.surface.text);
  const auto in = base.rfind("in");
  if (in == std::string::npos || in < 3) return nullptr;
  base.resize(in);
  std::string plain;
  for (std::size_t i = 0; i < base.size(); ++i) {  // Ärzt:innen → arzt
    const bool umlaut = base[i] == '\xC3' && i + 1 < base.size();
    plain.push_back(umlaut ? (base[i + 1] == '\xA4'   ? 'a'
                              : base[i + 1] == '\xB6' ? 'o'
                                                      : 'u')
                           : base[i]);
    i += umlaut ? 1 : 0;
  }
  for (const auto& form : {base, base + "e", plain}) {
    if (word_usage(form).upper > 0) return make(form, form, true, false);
  }
  return make(base, base, true, false);
}

}  // namespace nachlese::text

namespace nachlese::text {

bool is_base_form(std::string_view surface) {
  if (Lexicon::get().function_words.has(surface)) return false;
  std::string stem;
  for (const bool noun : {true, false}) {
    find_stem(surface, noun, stem);
    if (stem != surface) return false;
  }
  return true;
}

}  // namespace nachlese::text
