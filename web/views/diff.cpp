#include "web/views/diff.hpp"

#include <algorithm>

namespace nachlese::web {
namespace {

constexpr int kMostEdits = 1'500;
constexpr std::string_view kBreak = "\n\n";

using Words = std::vector<std::string_view>;

Words words_of(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  Words words;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(kBlanks, at)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = std::min(text.find_first_not_of(kBlanks, end), text.size());
    const std::string_view gap = text.substr(end, at - end);
    if (at < text.size() && std::ranges::count(gap, '\n') > 1) words.push_back(kBreak);
  }
  return words;
}

class Pieces {
 public:
  void add(Change change, std::string_view word) {
    if (pieces_.empty() || pieces_.back().change != change) pieces_.push_back({change, {}, 0});
    DiffPiece& piece = pieces_.back();
    const bool is_break = word == kBreak;
    if (!piece.text.empty() && !is_break && !piece.text.ends_with(kBreak)) piece.text += ' ';
    piece.text += word;
    if (!is_break) ++piece.words;
  }
  void add_all(Change change, const Words& words) {
    for (const std::string_view word : words) add(change, word);
  }
  [[nodiscard]] std::vector<DiffPiece> take() { return std::move(pieces_); }

 private:
  std::vector<DiffPiece> pieces_;
};

struct Step {
  Change change;
  std::string_view word;
};

// For each number of edits, the furthest place on every diagonal (index: diagonal + edits); empty
// if there are too many edits.
std::vector<std::vector<int>> furthest_reaches(const Words& before, const Words& after) {
  const auto n = static_cast<int>(before.size());
  const auto m = static_cast<int>(after.size());
  std::vector<std::vector<int>> reaches;
  for (int edits = 0; edits <= std::min(n + m, kMostEdits); ++edits) {
    std::vector<int> reach(2 * static_cast<std::size_t>(edits) + 1, 0);
    for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const auto previous = [&](int k) {
        return reaches.back()[static_cast<std::size_t>(k + edits - 1)];
      };
      int x = 0;
      if (edits > 0) {
        const bool down = diagonal == -edits ||
                          (diagonal != edits && previous(diagonal - 1) < previous(diagonal + 1));
        x = down ? previous(diagonal + 1) : previous(diagonal - 1) + 1;
      }
      while (x < n && x - diagonal < m && x - diagonal >= 0 &&
             before[static_cast<std::size_t>(x)] == after[static_cast<std::size_t>(x - diagonal)])
        ++x;
      reach[static_cast<std::size_t>(diagonal + edits)] = x;
      if (x < n || x - diagonal < m) continue;
      reaches.push_back(std::move(reach));
      return reaches;
    }
    reaches.push_back(std::move(reach));
  }
  return {};
}

// The path, traced from the end and reversed.
std::vector<Step> path(const std::vector<std::vector<int>>& reaches, const Words& before,
                       const Words& after) {
  std::vector<Step> steps;
  auto x = static_cast<int>(before.size());
  auto y = static_cast<int>(after.size());
  const auto same_until = [&](int to_x, int to_y) {
    for (; x > to_x && y > to_y; --x, --y)
      steps.push_back({Change::same, before[static_cast<std::size_t>(x - 1)]});
  };
  for (auto edits = static_cast<int>(reaches.size()) - 1; edits > 0; --edits) {
    const auto& reach = reaches[static_cast<std::size_t>(edits) - 1];
    const auto previous = [&](int k) { return reach[static_cast<std::size_t>(k + edits - 1)]; };
    const int diagonal = x - y;
    const bool down = diagonal == -edits ||
                      (diagonal != edits && previous(diagonal - 1) < previous(diagonal + 1));
    const int from = down ? previous(diagonal + 1) : previous(diagonal - 1);
    same_until(down ? from : from + 1, down ? from - diagonal : from + 1 - diagonal);
    if (down) {
      steps.push_back({Change::added, after[static_cast<std::size_t>(--y)]});
    } else {
      steps.push_back({Change::removed, before[static_cast<std::size_t>(--x)]});
    }
  }
  same_until(0, 0);
  std::ranges::reverse(steps);
  return steps;
}

}  // namespace

std::vector<DiffPiece> diff_words(std::string_view before_text, std::string_view after_text) {
  Words before = words_of(before_text);
  Words after = words_of(after_text);
  const auto [left, right] = std::ranges::mismatch(before, after);
  const Words begin(before.begin(), left);
  before.erase(before.begin(), left);
  after.erase(after.begin(), right);
  Words end;
  while (!before.empty() && !after.empty() && before.back() == after.back()) {
    end.push_back(before.back());
    before.pop_back();
    after.pop_back();
  }
  std::ranges::reverse(end);

  Pieces pieces;
  pieces.add_all(Change::same, begin);
  const auto reaches = furthest_reaches(before, after);
  if (reaches.empty()) {
    pieces.add_all(Change::removed, before);
    pieces.add_all(Change::added, after);
  } else {
    for (const Step& step : path(reaches, before, after)) pieces.add(step.change, step.word);
  }
  pieces.add_all(Change::same, end);
  return pieces.take();
}

std::vector<Change> diff_units(const std::vector<std::string_view>& before,
                               const std::vector<std::string_view>& after) {
  std::vector<Change> out;
  const auto reaches = furthest_reaches(before, after);
  if (reaches.empty()) {
    out.assign(before.size(), Change::removed);
    out.insert(out.end(), after.size(), Change::added);
    return out;
  }
  for (const Step& step : path(reaches, before, after)) out.push_back(step.change);
  return out;
}

}  // namespace nachlese::web
