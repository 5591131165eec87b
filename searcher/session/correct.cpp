#include "searcher/session/correct.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "core/base/utf8.hpp"
#include "core/store/terms.hpp"
#include "searcher/engine/vocabulary.hpp"

namespace nachlese::search {
namespace {

using schema::Prefix;

constexpr std::size_t kShortest = 4;  // letters; shorter words have too many neighbors
// letters; longer ones are no words, and each letter is a possible split.
constexpr std::size_t kLongest = 60;
constexpr std::size_t kLongWord = 8;  // letters from which two may be wrong
constexpr std::size_t kCandidates = 50;
// Limit of unknown words to correct: each costs a walk through the vocabulary, and a query with
// more has no mere typos.
constexpr std::size_t kMostDoubtful = 5;
constexpr std::size_t kShortestPart = 4;  // letters of each half of a compound
constexpr std::array<std::string_view, 5> kLinks = {"en", "es", "n", "s", ""};
// A correction must occur in this many times more articles than the typed word.
constexpr Xapian::doccount kTimesFrequent = 20;
// One letter outweighs e^3.5 = 33 times the frequency.
constexpr double kDistanceWeight = 3.5;

constexpr std::array<std::u32string_view, 3> kKeyboard = {U"qwertzuiopü", U"asdfghjklöä",
                                                          U"yxcvbnm"};

bool are_neighbors(char32_t a, char32_t b) {
  for (std::size_t row = 0; row < kKeyboard.size(); ++row) {
    const auto at = kKeyboard[row].find(a);
    if (at == std::u32string_view::npos) continue;
    for (std::size_t other = row == 0 ? 0 : row - 1; other < std::min(row + 2, kKeyboard.size());
         ++other) {
      const auto found = kKeyboard[other].find(b);
      if (found != std::u32string_view::npos && (found > at ? found - at : at - found) <= 1)
        return true;
    }
  }
  return false;
}

double substitution(char32_t a, char32_t b) {
  if (a == b) return 0;
  if (without_dots(a) == without_dots(b)) return 0.3;
  return are_neighbors(a, b) ? 0.7 : 1;
}

class Corrector {
 public:
  Corrector(const store::ArchiveDatabase& database, text::Analyzer& analyzer, QueryBudget& budget)
      : database_(database), analyzer_(analyzer), budget_(budget) {}

  [[nodiscard]] bool is_doubtful(const text::Token& token) const {
    const text::Word& word = *token.word;
    if (token.kind != text::TokenKind::word || word.function_word) return false;
    const std::size_t letters = count_code_points(word.surface.text);
    return letters >= kShortest && letters <= kLongest && !is_known(word);
  }

  // The correction of a word; empty if there is none.
  [[nodiscard]] std::string correct(const text::Word& word) const {
    const std::u32string letters = code_points(word.surface.text);
    std::string best = closest(word.surface.text, letters);
    if (best.empty()) best = apart(word.surface.text);
    if (best.empty()) best = closest_compound(word.surface.text);
    return best;
  }

 private:
  [[nodiscard]] Xapian::doccount articles(Prefix prefix, std::string_view value) const {
    return database_.frequency(store::make_term(prefix, value));
  }

  [[nodiscard]] Xapian::doccount articles_with_stem(std::string_view stem) const {
    const Xapian::doccount out =
        std::max(articles(Prefix::stem, stem), articles(Prefix::part, stem));
    return text::is_base_form(stem) ? std::max(out, articles(Prefix::surface, stem)) : out;
  }

  [[nodiscard]] Xapian::doccount articles(const text::Word& word) const {
    Xapian::doccount out = articles(Prefix::surface, word.surface.text);
    if (!word.stem.text.empty()) out = std::max(out, articles_with_stem(word.stem.text));
    if (!word.variant.text.empty())
      out = std::max(out, articles(Prefix::variant, word.variant.text));
    return out;
  }

  // True for a word in enough articles, or a compound of known words, which is no error.
  [[nodiscard]] bool is_known(const text::Word& word) const {
    constexpr Xapian::doccount kEnough = 3;
    if (articles(word) >= std::min(kEnough, 1 + database_.get_doccount() / 1000)) return true;
    return word.parts.size() > 1 &&
           std::all_of(word.parts.begin(), word.parts.end(), [&](const text::Part& part) {
             return articles_with_stem(part.stem.text) > 0;
           });
  }

  // The best word of the archive within one or two letters.
  [[nodiscard]] std::string closest(std::string_view surface, const std::u32string& letters) const {
    const unsigned distance = letters.size() < kLongWord ? 1 : 2;
    const Xapian::doccount own = articles(Prefix::surface, surface);
    std::string best;
    double best_score = 0;
    for (const auto& word :
         expand_fuzzy(database_, surface, distance, kCandidates, budget_).words) {
      if (word.text == surface ||
          word.articles < std::max<Xapian::doccount>(1, own * kTimesFrequent))
        continue;
      const double score = std::log(word.articles + 1) -
                           kDistanceWeight * typing_distance(letters, code_points(word.text));
      if (best.empty() || score > best_score) {
        best = word.text;
        best_score = score;
      }
    }
    return best;
  }

  // Corrects one half of a compound if the other is known: Klimaschuzpaket → klimaschutzpaket.
  [[nodiscard]] std::string closest_compound(std::string_view surface) const {
    const std::u32string letters = code_points(surface);
    std::size_t at = 0;
    for (std::size_t i = 0; i < letters.size(); ++i, (void)next_code_point(surface, at)) {
      if (i < kShortestPart || letters.size() - i < kShortestPart) continue;
      const std::string_view left = surface.substr(0, at);
      const std::string_view right = surface.substr(at);
      const std::u32string left_letters = letters.substr(0, i);
      const std::u32string right_letters = letters.substr(i);
      if (articles(Prefix::surface, right) > 0) {
        const std::string fixed = closest(left, left_letters);
        if (!fixed.empty()) return fixed + std::string(right);
      }
      if (articles(Prefix::surface, left) > 0) {
        const std::string fixed = closest(right, right_letters);
        if (!fixed.empty()) return std::string(left) + fixed;
      }
    }
    return {};
  }

  // Splits a compound that neither the archive nor the lexicon knows into two words of the archive:
  // Elbedeich → Elbe Deich.
  [[nodiscard]] std::string apart(std::string_view surface) const {
    std::string best;
    Xapian::doccount most = 0;
    for (std::size_t at = kShortestPart; at + kShortestPart <= surface.size(); ++at) {
      if (character_start(surface, at) != at) continue;
      look_at_clock(budget_.deadline());
      const std::string right = capitalized(surface.substr(at));
      const Xapian::doccount rights = articles(right);
      if (rights <= most) continue;
      for (const std::string_view link : kLinks) {
        if (!surface.substr(0, at).ends_with(link) || at < kShortestPart + link.size()) continue;
        const std::string left = capitalized(surface.substr(0, at - link.size()));
        const Xapian::doccount both = std::min(rights, articles(left));
        if (both <= most) continue;
        most = both;
        best = left + " " + right;
      }
    }
    return best;
  }

  // Articles with the word in any form.
  [[nodiscard]] Xapian::doccount articles(const std::string& written) const {
    const text::Word* word = analyzer_.word(written);
    return word == nullptr || word->function_word ? 0 : articles(*word);
  }

  const store::ArchiveDatabase& database_;
  text::Analyzer& analyzer_;
  QueryBudget& budget_;
};

struct Replacement {
  query::Span span;
  std::string text;
};

class Replacements {
 public:
  Replacements(const store::ArchiveDatabase& database, text::Analyzer& analyzer,
               QueryBudget& budget)
      : corrector_(database, analyzer, budget), analyzer_(analyzer), budget_(budget) {}

  // `bound`: an operator, sign or field applies to the node, so two words that replace one need
  // parentheses.
  void collect(const query::Node& node, bool bound = false) {
    if (const auto* word = std::get_if<query::QueryWord>(&node.value))
      return collect(*word, node, bound || node.required);
    if (const auto* all = std::get_if<query::Conjunction>(&node.value))
      collect(all->operands, false);
    if (const auto* any = std::get_if<query::Disjunction>(&node.value))
      collect(any->operands, true);
    if (const auto* near = std::get_if<query::Near>(&node.value)) collect(near->operands, true);
    if (const auto* some = std::get_if<query::AtLeast>(&node.value)) collect(some->operands, true);
    const auto* field = std::get_if<query::InField>(&node.value);
    if (field != nullptr && field->field == query::Field::title) collect(field->operand, true);
  }

  [[nodiscard]] std::string apply(std::string_view text) {
    if (found_.empty() || doubtful_ > kMostDoubtful) return {};
    std::sort(found_.begin(), found_.end(),
              [](const auto& a, const auto& b) { return a.span.begin > b.span.begin; });
    std::string out(text);
    for (const auto& [span, better] : found_)
      out.replace(span.begin, span.end - span.begin, better);
    return out;
  }

 private:
  void collect(const std::vector<query::Node>& nodes, bool bound) {
    for (const auto& node : nodes) collect(node, bound);
  }

  void collect(const query::QueryWord& word, const query::Node& node, bool bound) {
    if (word.exact) return;
    look_at_clock(budget_.deadline());
    // A sign or field name may precede it.
    const std::size_t offset = node.span.end - word.text.size();
    text::Analysis analysis;
    analyzer_.analyze(word.text, text::Purpose::query, analysis);
    for (const auto& token : analysis.tokens) {
      if (!corrector_.is_doubtful(token) || ++doubtful_ > kMostDoubtful) continue;
      std::string better = corrector_.correct(*token.word);
      if (better.empty()) continue;
      if (token.capitalized) better = capitalized(better);
      if (bound && better.find(' ') != std::string::npos) better = "(" + better + ")";
      found_.push_back({{offset + token.begin, offset + token.end}, std::move(better)});
    }
  }

  Corrector corrector_;
  text::Analyzer& analyzer_;
  QueryBudget& budget_;
  std::vector<Replacement> found_;
  std::size_t doubtful_ = 0;
};

}  // namespace

double typing_distance(std::u32string_view typed, std::u32string_view meant) {
  constexpr double kDoubled = 0.5, kSwapped = 0.6, kFirstLetter = 0.5;
  std::vector<double> before(meant.size() + 1), last(meant.size() + 1), row(meant.size() + 1);
  const auto single = [&](std::u32string_view word, std::size_t i) {
    return i > 0 && word[i] == word[i - 1] ? kDoubled : 1.0;
  };
  for (std::size_t j = 0; j < meant.size(); ++j) last[j + 1] = last[j] + single(meant, j);
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    row[0] = last[0] + single(typed, i - 1);
    for (std::size_t j = 1; j <= meant.size(); ++j) {
      row[j] = std::min({last[j] + single(typed, i - 1), row[j - 1] + single(meant, j - 1),
                         last[j - 1] + substitution(typed[i - 1], meant[j - 1])});
      if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + kSwapped);
      }
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  const bool other_start = !typed.empty() && !meant.empty() && typed.front() != meant.front();
  return last[meant.size()] + (other_start ? kFirstLetter : 0);
}

std::string corrected_query(const query::Node& tree, std::string_view text,
                            const store::ArchiveDatabase& database, text::Analyzer& analyzer,
                            QueryBudget& budget) {
  Replacements replacements(database, analyzer, budget);
  replacements.collect(tree);
  return replacements.apply(text);
}

}  // namespace nachlese::search
