#include "indexer/readers/scans/layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "core/base/strings.hpp"
#include "core/base/work_limit.hpp"

namespace nachlese::readers {
namespace {

constexpr int kDeepestCut = 24;
constexpr std::size_t kBins = 600;        // in which the width of a region is looked at
constexpr float kNarrowestGutter = 0.6F;  // times the size of the type
constexpr float kLeastSide = 0.08F;       // of the width, on either side of a gutter
constexpr std::size_t kFewestLines = 3;   // on either side of a gutter
constexpr float kMostSpanned = 0.4F;      // of the height may be crossed by headlines
constexpr float kTitleGap = 0.9F;         // times the size, below a short title over columns
constexpr std::size_t kMostInTitle = 24;  // words
constexpr float kJoins = 0.9F;            // times the size: a wider gap ends a run of words

// Words that follow each other in a line.
struct WordRun {
  Box box;
  float size = 0;
  std::vector<std::size_t> words;
};

using Words = std::vector<std::size_t>;

// A strip of white between two columns.
struct Gutter {
  float left = 0;
  float right = 0;
  float crossed = 0;  // part of the height at which something stands in it

  [[nodiscard]] float middle() const { return (left + right) / 2; }
};

float center_of(const Box& box) { return box.y + box.height / 2; }

class PageLayout {
 public:
  explicit PageLayout(std::vector<LooseWord> words) : words_(std::move(words)) {}

  std::vector<ScanBlock> find() {
    Words all(words_.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    cut(all, 0);
    return std::move(blocks_);
  }

 private:
  [[nodiscard]] float median_size(const Words& words) const {
    std::vector<float> sizes;
    sizes.reserve(words.size());
    for (const std::size_t word : words) sizes.push_back(std::max(words_[word].size, 1.0F));
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return sizes.empty() ? 1 : *middle;
  }

  // Lines of words, in each of which they stand from left to right.
  [[nodiscard]] std::vector<Words> lines_of(Words words) const {
    std::sort(words.begin(), words.end(), [&](std::size_t a, std::size_t b) {
      return center_of(words_[a].box) < center_of(words_[b].box);
    });
    std::vector<Words> lines;
    float center = 0;
    float height = 0;
    for (const std::size_t word : words) {
      const Box& box = words_[word].box;
      const bool same = !lines.empty() &&
                        center_of(box) - center < 0.4F * std::max(height, box.height) &&
                        center_of(box) - center < 0.8F * std::min(height, box.height) + 1;
      if (!same) {
        lines.emplace_back();
        height = 0;
        center = center_of(box);
      }
      lines.back().push_back(word);
      height = std::max(height, box.height);
    }
    for (Words& line : lines)
      std::sort(line.begin(), line.end(),
                [&](std::size_t a, std::size_t b) { return words_[a].box.x < words_[b].box.x; });
    return lines;
  }

  [[nodiscard]] std::vector<WordRun> runs_of(const Words& words) const {
    std::vector<WordRun> runs;
    for (const Words& line : lines_of(words)) {
      const std::size_t first = runs.size();
      for (const std::size_t word : line) {
        const LooseWord& at = words_[word];
        if (runs.size() == first ||
            at.box.x - runs.back().box.right() > kJoins * std::max(at.size, runs.back().size))
          runs.push_back({at.box, at.size, {}});
        runs.back().box = around(runs.back().box, at.box);
        runs.back().size = std::max(runs.back().size, at.size);
        runs.back().words.push_back(word);
      }
    }
    return runs;
  }

  static Box box_of(const std::vector<WordRun>& runs) {
    Box all;
    for (const WordRun& run : runs) all = around(all, run.box);
    return all;
  }

  // How many lines end left of `x`, or begin right of it.
  static bool has_columns(const std::vector<WordRun>& runs, const Gutter& gutter, float size) {
    std::vector<float> left;
    std::vector<float> right;
    for (const WordRun& run : runs) {
      if (run.box.right() <= gutter.middle()) left.push_back(center_of(run.box));
      if (run.box.x >= gutter.middle()) right.push_back(center_of(run.box));
    }
    const auto lines = [&](std::vector<float>& centers) {
      std::sort(centers.begin(), centers.end());
      std::size_t count = centers.empty() ? 0 : 1;
      for (std::size_t i = 1; i < centers.size(); ++i)
        count += centers[i] - centers[i - 1] > size * 0.5F ? 1 : 0;
      return count;
    };
    return lines(left) >= kFewestLines && lines(right) >= kFewestLines;
  }

  // The strip that the fewest lines cross, the widest of these; nothing if there is none.
  [[nodiscard]] static std::optional<Gutter> find_gutter(const std::vector<WordRun>& runs,
                                                         const Box& box, float size) {
    if (runs.size() < 2 * kFewestLines || box.width <= 0) return std::nullopt;
    std::vector<float> covered(kBins + 1);  // differences, then sums
    const auto bin = [&](float x) {
      const float at = (x - box.x) / box.width * static_cast<float>(kBins);
      return static_cast<std::size_t>(std::clamp(at, 0.0F, static_cast<float>(kBins)));
    };
    float height = 0;
    std::vector<std::pair<float, float>> spans;
    for (const WordRun& run : runs) {
      covered[bin(run.box.x)] += run.box.height;
      covered[bin(run.box.right())] -= run.box.height;
      spans.emplace_back(run.box.y, run.box.bottom());
    }
    height = covered_height(spans);
    for (std::size_t i = 1; i < kBins; ++i) covered[i] += covered[i - 1];
    std::optional<Gutter> best;
    for (std::size_t i = 0; i < kBins;) {
      std::size_t end = i + 1;
      while (end < kBins && std::abs(covered[end] - covered[i]) < 0.01F * height) ++end;
      const float unit = box.width / static_cast<float>(kBins);
      const Gutter gutter{box.x + unit * static_cast<float>(i),
                          box.x + unit * static_cast<float>(end), covered[i] / height};
      if (is_gutter(gutter, box, size) && has_columns(runs, gutter, size) &&
          (!best || gutter.crossed < best->crossed - 0.02F ||
           (gutter.crossed < best->crossed + 0.02F &&
            gutter.right - gutter.left > best->right - best->left)))
        best = gutter;
      i = end;
    }
    return best;
  }

  static bool is_gutter(const Gutter& gutter, const Box& box, float size) {
    const float side = std::max(kLeastSide * box.width, 3 * size);
    return gutter.right - gutter.left >= kNarrowestGutter * size &&
           gutter.crossed <= kMostSpanned && gutter.left - box.x >= side &&
           box.right() - gutter.right >= side;
  }

  // Height at which anything stands.
  static float covered_height(std::vector<std::pair<float, float>>& spans) {
    std::sort(spans.begin(), spans.end());
    float height = 0;
    float end = -1;
    for (const auto& [top, bottom] : spans) {
      height += std::max(bottom - std::max(top, end), 0.0F);
      end = std::max(end, bottom);
    }
    return std::max(height, 1.0F);
  }

  void cut(const Words& words, int depth) {
    WorkLimit::check();
    if (words.empty()) return;
    const float size = median_size(words);
    const std::vector<WordRun> runs = runs_of(words);
    const auto gutter = depth < kDeepestCut ? find_gutter(runs, box_of(runs), size) : std::nullopt;
    if (!gutter) {
      add_column(words);
      return;
    }
    std::vector<std::pair<float, float>> crossing;
    for (const WordRun& run : runs) {
      if (run.box.x < gutter->middle() && run.box.right() > gutter->middle())
        crossing.emplace_back(run.box.y, run.box.bottom());
    }
    if (crossing.empty()) {
      if (!cut_title_off(words, size, depth)) cut_apart(words, gutter->middle(), depth);
    } else {
      cut_bands(words, std::move(crossing), depth);
    }
  }

  // A short title above the columns, or a page number below them, may be no wider than one of them.
  // True if there is one: a few lines with white across the whole region between them and the rest.
  bool cut_title_off(const Words& words, float size, int depth) {
    std::vector<std::pair<float, float>> spans;
    for (const std::size_t word : words)
      spans.emplace_back(words_[word].box.y, words_[word].box.bottom());
    std::sort(spans.begin(), spans.end());
    std::vector<std::pair<float, float>> gaps;  // where white begins and ends
    float end = spans.front().second;
    for (const auto& [top, bottom] : spans) {
      if (top - end > kTitleGap * size) gaps.emplace_back(end, top);
      end = std::max(end, bottom);
    }
    if (gaps.empty()) return false;
    for (const auto& [from, to] : {gaps.front(), gaps.back()}) {
      Words above;
      Words below;
      for (const std::size_t word : words)
        (center_of(words_[word].box) < (from + to) / 2 ? above : below).push_back(word);
      const std::size_t fewer = std::min(above.size(), below.size());
      if (fewer > kMostInTitle || fewer * 10 > words.size()) continue;
      cut(above, depth + 1);
      cut(below, depth + 1);
      return true;
    }
    return false;
  }

  void cut_apart(const Words& words, float x, int depth) {
    Words left;
    Words right;
    for (const std::size_t word : words) {
      const Box& box = words_[word].box;
      (box.x + box.width / 2 < x ? left : right).push_back(word);
    }
    cut(left, depth + 1);
    cut(right, depth + 1);
  }

  // What spans the columns lies above, between and below them.
  void cut_bands(const Words& words, std::vector<std::pair<float, float>> crossing, int depth) {
    std::sort(crossing.begin(), crossing.end());
    std::vector<std::pair<float, float>> bands;
    for (const auto& [top, bottom] : crossing) {
      const bool near = !bands.empty() && top - bands.back().second < (bottom - top);
      if (near) bands.back().second = std::max(bands.back().second, bottom);
      if (!near) bands.emplace_back(top, bottom);
    }
    std::vector<Words> parts(bands.size() * 2 + 1);
    for (const std::size_t word : words) {
      const float center = center_of(words_[word].box);
      std::size_t part = 0;
      while (part < bands.size() && center > bands[part].second) ++part;
      const bool inside = part < bands.size() && center >= bands[part].first;
      parts[part * 2 + (inside ? 1 : 0)].push_back(word);
    }
    for (const Words& part : parts) {
      // A band that holds everything cannot be cut further.
      if (part.size() == words.size()) {
        add_column(part);
      } else {
        cut(part, depth + 1);
      }
    }
  }

  void add_column(const Words& words) {
    std::vector<ScanLine> lines;
    Box column;
    for (const Words& from : lines_of(words)) {
      ScanLine& line = lines.emplace_back();
      std::size_t bold = 0;
      for (const std::size_t word : from) {
        LooseWord& at = words_[word];
        line.box = around(line.box, at.box);
        line.size = std::max(line.size, at.size);
        bold += at.bold ? 1 : 0;
        line.words.push_back({std::move(at.text), at.box, -1, WordPart::all});
      }
      line.bold = bold == from.size();
      column = around(column, line.box);
    }
    split_paragraphs(std::move(lines), column);
  }

  void split_paragraphs(std::vector<ScanLine> lines, const Box& column) {
    const float leading = typical_leading(lines);
    const bool indented = has_indents(lines, column);
    indented_ = indented_ || indented;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i == 0 || begins_block(lines[i - 1], lines[i], column, leading, indented)) {
        blocks_.emplace_back();
        blocks_.back().ids.emplace_back();
        // Where paragraphs are indented, a column that begins without goes on with one.
        blocks_.back().opens_column = i == 0 && !is_indented(lines[0], column);
        blocks_.back().continues = blocks_.back().opens_column && indented_;
      }
      ScanBlock& block = blocks_.back();
      block.box = around(block.box, lines[i].box);
      // A copy: the next line looks at this one.
      block.lines.push_back(lines[i]);
    }
  }

  static float typical_leading(const std::vector<ScanLine>& lines) {
    std::vector<float> steps;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (std::abs(lines[i].size - lines[i - 1].size) < 0.5F)
        steps.push_back(center_of(lines[i].box) - center_of(lines[i - 1].box));
    }
    if (steps.empty()) return 0;
    const auto at = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 4);
    std::nth_element(steps.begin(), at, steps.end());
    return *at;
  }

  static bool is_indented(const ScanLine& line, const Box& column) {
    const float indent = line.box.x - column.x;
    return indent > 0.7F * line.size && indent < 6 * line.size;
  }

  // Whether lines begin further right than the one before, now and then.
  static bool has_indents(const std::vector<ScanLine>& lines, const Box& column) {
    std::size_t count = 0;
    for (std::size_t i = 1; i < lines.size(); ++i)
      count += is_indented(lines[i], column) && !is_indented(lines[i - 1], column) ? 1 : 0;
    return count > 0 && count * 2 < lines.size();
  }

  static bool begins_block(const ScanLine& last, const ScanLine& next, const Box& column,
                           float leading, bool indented) {
    const float size = std::max(next.size, 1.0F);
    if (std::abs(last.size - next.size) > 0.12F * size || last.bold != next.bold) return true;
    const float step = center_of(next.box) - center_of(last.box);
    const float usual = leading > 0 ? leading : 1.3F * size;
    // Of headings, which are set wider than the text around them, the own size counts.
    if (step > std::max(1.3F * usual, 1.35F * size)) return true;
    const float indent = next.box.x - column.x;
    const float before = last.box.x - column.x;
    if (is_indented(next, column) && before < 0.5F * size) return true;
    // A short last line ends its paragraph where paragraphs are not indented.
    return !indented && column.right() - last.box.right() > 0.35F * column.width &&
           indent < 0.5F * size && !last.words.empty() && last.words.back().text.ends_with('.');
  }

  std::vector<LooseWord> words_;
  std::vector<ScanBlock> blocks_;
  bool indented_ = false;  // paragraphs of a column so far
};

}  // namespace

std::vector<ScanBlock> lay_out(std::vector<LooseWord> words) {
  return PageLayout(std::move(words)).find();
}

}  // namespace nachlese::readers
