#include "web/views/sentence_diff.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/strings.hpp"

namespace nachlese::web {
namespace {

constexpr double kAlike = 0.45;  // share of common words from which sentences correspond
constexpr std::size_t kMostCompared = 40'000;  // pairs of one gap

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Words after which a full stop ends no sentence.
bool is_abbreviation(std::string_view word) {
  constexpr std::array<std::string_view, 22> kKnown = {
      "bzw",  "ca",  "Dr", "etc", "evtl", "ggf", "Hrsg", "inkl", "Mio", "Mrd", "Nr",
      "Prof", "sog", "St", "Str", "Tel",  "usw", "vgl",  "Jan",  "Feb", "z",   "Mr"};
  if (word.empty()) return true;
  const bool number = std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
  return number || word.size() == 1 || std::ranges::find(kKnown, word) != kKnown.end();
}

// True if a sentence ends with the sign at `at`.
bool ends_sentence(std::string_view line, std::size_t at) {
  if (line[at] != '.' && line[at] != '!' && line[at] != '?') return false;
  std::size_t begin = at;
  while (begin > 0 && !is_blank(line[begin - 1])) --begin;
  std::string_view word = line.substr(begin, at - begin);
  while (!word.empty() && (word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
  return line[at] != '.' || !is_abbreviation(word);
}

// The end of the sentence that begins at `begin`, with closing quotes and parentheses.
std::size_t sentence_end(std::string_view line, std::size_t begin) {
  for (std::size_t at = begin; at < line.size(); ++at) {
    if (!ends_sentence(line, at)) continue;
    std::size_t end = at + 1;
    while (end < line.size() && !is_blank(line[end])) ++end;
    // A number or a name with a stop inside goes on.
    if (end - at > 7) continue;
    const std::string_view tail = line.substr(at + 1, end - at - 1);
    const bool closing = std::ranges::none_of(tail, [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    if (closing) return end;
  }
  return line.size();
}

std::vector<std::string_view> words_in(std::string_view sentence) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < sentence.size();) {
    while (at < sentence.size() && is_blank(sentence[at])) ++at;
    std::size_t end = at;
    while (end < sentence.size() && !is_blank(sentence[end])) ++end;
    if (end > at) out.push_back(sentence.substr(at, end - at));
    at = end;
  }
  std::ranges::sort(out);
  return out;
}

// Share of common words, 0 … 1.
double likeness(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::vector<std::string_view> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  const std::size_t all = a.size() + b.size();
  return all == 0 ? 0 : 2.0 * static_cast<double>(common.size()) / static_cast<double>(all);
}

std::vector<DiffPiece> whole(Change change, std::string_view text) {
  return {{change, std::string(text), words_in(text).size()}};
}

// Pairs of corresponding sentences of a gap, ascending in both: the alignment with the greatest
// sum of likeness.
std::vector<std::pair<std::size_t, std::size_t>> correspond(
    const std::vector<DiffSentence>& before, const std::vector<DiffSentence>& after) {
  const std::size_t n = before.size();
  const std::size_t m = after.size();
  if (n == 0 || m == 0 || n * m > kMostCompared) return {};
  std::vector<std::vector<std::string_view>> left;
  std::vector<std::vector<std::string_view>> right;
  for (const DiffSentence& sentence : before) left.push_back(words_in(sentence.text));
  for (const DiffSentence& sentence : after) right.push_back(words_in(sentence.text));
  std::vector<std::vector<double>> best(n + 1, std::vector<double>(m + 1, 0));
  std::vector<std::vector<double>> like(n, std::vector<double>(m, 0));
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      like[i][j] = likeness(left[i], right[j]);
      best[i][j] = std::max(best[i + 1][j], best[i][j + 1]);
      if (like[i][j] >= kAlike) best[i][j] = std::max(best[i][j], like[i][j] + best[i + 1][j + 1]);
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (like[i][j] >= kAlike && best[i][j] == like[i][j] + best[i + 1][j + 1]) {
      out.emplace_back(i++, j++);
    } else if (best[i][j] == best[i + 1][j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

SentenceRow changed_row(const DiffSentence& before, const DiffSentence& after) {
  SentenceRow row;
  row.kind = SentenceRow::Kind::changed;
  row.paragraph = after.paragraph;
  for (DiffPiece& piece : diff_words(before.text, after.text)) {
    if (piece.change != Change::added) row.before.push_back(piece);
    if (piece.change != Change::removed) row.after.push_back(std::move(piece));
  }
  return row;
}

// The rows of a gap between sentences that are the same.
void add_gap(std::vector<DiffSentence>& before, std::vector<DiffSentence>& after,
             std::vector<SentenceRow>& out) {
  using Kind = SentenceRow::Kind;
  std::size_t i = 0;
  std::size_t j = 0;
  const auto until = [&](std::size_t to_i, std::size_t to_j) {
    for (; i < to_i; ++i)
      out.push_back(
          {Kind::removed, whole(Change::removed, before[i].text), {}, before[i].paragraph});
    for (; j < to_j; ++j)
      out.push_back({Kind::added, {}, whole(Change::added, after[j].text), after[j].paragraph});
  };
  for (const auto& [left, right] : correspond(before, after)) {
    until(left, right);
    out.push_back(changed_row(before[i++], after[j++]));
  }
  until(before.size(), after.size());
  before.clear();
  after.clear();
}

}  // namespace

std::vector<DiffSentence> sentences_of(std::string_view text) {
  std::vector<DiffSentence> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    bool paragraph = true;
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t stop = sentence_end(line, begin);
      const std::string_view sentence = trim(line.substr(begin, stop - begin));
      if (!sentence.empty()) out.push_back({sentence, std::exchange(paragraph, false)});
      begin = stop;
    }
    at = end + 1;
  }
  return out;
}

std::vector<SentenceRow> diff_sentences(std::string_view before, std::string_view after) {
  const std::vector<DiffSentence> left = sentences_of(before);
  const std::vector<DiffSentence> right = sentences_of(after);
  std::vector<std::string_view> left_texts;
  std::vector<std::string_view> right_texts;
  for (const DiffSentence& sentence : left) left_texts.push_back(sentence.text);
  for (const DiffSentence& sentence : right) right_texts.push_back(sentence.text);
  std::vector<SentenceRow> out;
  std::vector<DiffSentence> removed;
  std::vector<DiffSentence> added;
  std::size_t i = 0;
  std::size_t j = 0;
  for (const Change change : diff_units(left_texts, right_texts)) {
    if (change == Change::removed) {
      removed.push_back(left[i++]);
    } else if (change == Change::added) {
      added.push_back(right[j++]);
    } else {
      add_gap(removed, added, out);
      out.push_back({SentenceRow::Kind::same, whole(Change::same, left[i].text),
                     whole(Change::same, right[j].text), right[j].paragraph});
      ++i;
      ++j;
    }
  }
  add_gap(removed, added, out);
  return out;
}

WordChanges count_changes(const std::vector<SentenceRow>& rows) {
  WordChanges out;
  for (const SentenceRow& row : rows) {
    for (const DiffPiece& piece : row.before)
      if (piece.change == Change::removed) out.removed += piece.words;
    for (const DiffPiece& piece : row.after)
      if (piece.change == Change::added) out.added += piece.words;
  }
  return out;
}

}  // namespace nachlese::web
