#include "searcher/engine/vocabulary.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "core/base/edit_distance.hpp"
#include "core/base/utf8.hpp"
#include "core/store/terms.hpp"
#include "stemming/lexicon.hpp"
#include "stemming/stem_beginning.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kMostKept =
    20'000;  // words that fit are sorted out whenever there are so many too many

void keep_best(Expansion& expansion, std::size_t limit) {
  auto& words = expansion.words;
  // Tens of thousands of words may share a short beginning.
  const auto kept = words.begin() + static_cast<std::ptrdiff_t>(std::min(limit, words.size()));
  std::partial_sort(words.begin(), kept, words.end(), [](const auto& a, const auto& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.articles != b.articles ? a.articles > b.articles : a.text < b.text;
  });
  expansion.cut = expansion.cut || words.size() > limit;
  if (words.size() > limit) words.resize(limit);
}

// Greedy matching with one point to fall back to: linear for one star, quadratic at worst.
bool fits(std::u32string_view text, std::u32string_view pattern) {
  std::size_t t = 0;
  std::size_t p = 0;
  std::size_t star = std::u32string_view::npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() &&
        (pattern[p] == U'?' || (pattern[p] != U'*' && pattern[p] == text[t]))) {
      ++t;
      ++p;
    } else if (p < pattern.size() && pattern[p] == U'*') {
      star = p++;
      resume = t;
    } else if (star != std::u32string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return pattern.substr(p).find_first_not_of(U'*') == std::u32string_view::npos;
}

std::string first_letter(std::string_view word) {
  std::size_t at = 0;
  if (!word.empty()) (void)next_code_point(word, at);
  return std::string(word.substr(0, at));
}

// The letters a to z of a folded word as a set; ä, ö and ü count as a, o and u. An edit adds at
// most one letter and removes at most one, so that most words are ruled out without a look at their
// order.
std::uint32_t letter_set(std::string_view word) {
  std::uint32_t set = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t letter = without_dots(next_code_point(word, at));
    if (letter >= U'a' && letter <= U'z') set |= 1U << (letter - U'a');
  }
  return set;
}

// How many letters of `set` a word lacks that has `others`.
int missing(std::uint32_t set, std::uint32_t others) { return std::popcount(set & ~others); }

// Beginnings that forms of a stem may have: its first letters, each vowel with and without dots; a
// may also be e (Stengel, Stängel).
std::vector<std::string> beginnings(std::string_view stem, std::size_t most) {
  struct Pair {
    char32_t plain, other;
  };
  constexpr Pair kPairs[] = {{U'a', U'ä'}, {U'a', U'e'}, {U'o', U'ö'}, {U'u', U'ü'}};
  std::vector<std::string> out = {""};
  std::size_t at = 0;
  for (std::size_t letters = 0; letters < most && at < stem.size(); ++letters) {
    const char32_t letter = next_code_point(stem, at);
    const std::size_t count = out.size();
    for (const auto& pair : kPairs) {
      if (letter != pair.plain) continue;
      for (std::size_t i = 0; i < count; ++i) {
        out.push_back(out[i]);
        append_utf8(out.back(), pair.other);
      }
    }
    for (std::size_t i = 0; i < count; ++i) append_utf8(out[i], letter);
  }
  return out;
}

// Whether articles have this stem because of the term. One term stands for both cases of a word, so
// all of its usual readings must have the stem: `seit` is rarely a name and hardly ever one of
// Seite. Where the lexicon does not know the word, it may be either.
bool is_form_of(text::Analyzer& analyzer, const std::string& term, const std::string& stem) {
  constexpr std::uint32_t kUsual = 10;  // one use in so many, as where a query word is read twice
  const text::Usage usage = text::word_usage(term);
  const auto has_stem = [&](const text::Word* word) {
    return word != nullptr && word->stem.text == stem;
  };
  if (usage.total() == 0) {
    const text::Word* lower = analyzer.word(term);
    const bool function_word = lower != nullptr && lower->function_word;
    return !function_word && (has_stem(lower) || has_stem(analyzer.word(capitalized(term))));
  }
  return (usage.lower * kUsual < usage.total() || has_stem(analyzer.word(term))) &&
         (usage.upper * kUsual < usage.total() || has_stem(analyzer.word(capitalized(term))));
}

// The words with this stem that begin as it does with `most` letters, but `except`.
Expansion words_with_stem(const store::ArchiveDatabase& database, text::Analyzer& analyzer,
                          const std::string& stem, std::size_t most, std::string_view except,
                          QueryBudget& budget) {
  Expansion same;
  // Analyzing a word is dear. Forms lack few letters of their stem (Museen, plazieren).
  constexpr int kMostMissing = 2;
  const std::uint32_t letters = letter_set(stem);
  for (const auto& beginning : beginnings(stem, most)) {
    each_word(database, beginning, [&](const std::string& term, store::TermList& it) {
      // An ending adds at most a few letters to the stem.
      const bool more = budget.walk();
      if (!more || term == except || term.size() + 2 < stem.size() ||
          term.size() > stem.size() + 8 || missing(letters, letter_set(term)) > kMostMissing)
        return more;
      if (is_form_of(analyzer, term, stem)) same.words.push_back({term, it.get_termfreq(), 0});
      return more;
    });
  }
  return same;
}

}  // namespace

void each_word(const store::ArchiveDatabase& database, const std::string& prefix,
               const std::function<bool(const std::string&, store::TermList&)>& visit) {
  const auto end = database.allterms_end(prefix);
  for (auto it = database.allterms_begin(prefix); it != end;) {
    const std::string term = *it;
    if (store::is_surface(term)) {
      if (!visit(term, it)) return;
      ++it;
    } else {
      it.skip_to(std::string(store::kBehindPrefixed));
    }
  }
}

std::string capitalized(std::string_view word) {
  std::size_t at = 0;
  if (word.empty()) return {};
  char32_t letter = next_code_point(word, at);
  if ((letter >= U'a' && letter <= U'z') || letter == U'ä' || letter == U'ö' || letter == U'ü')
    letter -= 0x20;
  std::string out;
  append_utf8(out, letter);
  return out.append(word.substr(at));
}

Expansion expand_pattern(const store::ArchiveDatabase& database, std::string_view pattern,
                         std::size_t limit, QueryBudget& budget) {
  Expansion out;
  const std::u32string wanted = code_points(pattern);
  const std::string prefix(pattern.substr(0, pattern.find_first_of("*?")));
  const bool all = pattern.size() == prefix.size() + 1 && pattern.back() == '*';
  each_word(database, prefix, [&](const std::string& term, store::TermList& it) {
    const bool more = budget.walk();
    if (more && (all || fits(code_points(term), wanted)))
      out.words.push_back({term, it.get_termfreq(), 0});
    if (out.words.size() >= limit + kMostKept) keep_best(out, limit);
    out.cut = out.cut || !more;
    return more;
  });
  keep_best(out, limit);
  return out;
}

Expansion expand_fuzzy(const store::ArchiveDatabase& database, std::string_view word,
                       unsigned distance, std::size_t limit, QueryBudget& budget) {
  Expansion out;
  const std::u32string wanted = code_points(word);
  const std::uint32_t letters = letter_set(word);
  const int edits = static_cast<int>(distance);
  each_word(database, first_letter(word), [&](const std::string& term, store::TermList& it) {
    const bool more = budget.walk();
    out.cut = out.cut || !more;
    if (!more || term.size() > word.size() + 4 * distance ||
        term.size() + 4 * distance < word.size())
      return more;
    const std::uint32_t others = letter_set(term);
    if (missing(letters, others) > edits || missing(others, letters) > edits) return more;
    const unsigned found = edit_distance(code_points(term), wanted, distance);
    if (found <= distance) out.words.push_back({term, it.get_termfreq(), found});
    return more;
  });
  keep_best(out, limit);
  return out;
}

std::vector<std::string> inflections(const store::ArchiveDatabase& database,
                                     text::Analyzer& analyzer, const text::Word& word,
                                     std::size_t limit, QueryBudget& budget) {
  const std::string surface(word.surface.text);
  std::vector<std::string> forms = {surface};
  const std::string stem(word.stem.text);
  if (stem.empty()) return forms;
  constexpr std::size_t kLongStem = 6;  // of shorter ones the third letter may be the ending's
  const std::size_t most = count_code_points(stem) < kLongStem ? 2 : 3;
  Expansion same = words_with_stem(database, analyzer, stem, most, surface, budget);
  keep_best(same, limit);
  for (auto& form : same.words) forms.push_back(std::move(form.text));
  return forms;
}

std::vector<std::string> forms_of_stem(const store::ArchiveDatabase& database,
                                       text::Analyzer& analyzer, const std::string& stem,
                                       std::size_t limit, QueryBudget& budget) {
  Expansion same =
      words_with_stem(database, analyzer, stem, text::kStemBeginning, std::string_view(), budget);
  keep_best(same, limit);
  std::vector<std::string> forms;
  for (auto& form : same.words) forms.push_back(std::move(form.text));
  return forms;
}

}  // namespace nachlese::search
