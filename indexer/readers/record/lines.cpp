#include "indexer/readers/record/lines.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/take_line.hpp"

namespace nachlese::readers {
namespace {

// Characters of a line. Programs wrap texts at some 60 to 80; nobody does below and beyond these.
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 120;
constexpr std::size_t kSentence = 60;  // a shorter line with a full stop may be of a list or a poem

struct TextLine {
  std::string_view text;
  std::size_t length = 0;      // characters
  std::size_t first_word = 0;  // characters
  bool ends_sentence = false;
};

bool ends_sentence(std::string_view line) {
  for (const std::string_view end : {".", "!", "?", ":", "…", "“", "”", "\"", "«", "»", ")"}) {
    if (line.ends_with(end)) return true;
  }
  return false;
}

TextLine line_of(std::string_view text) {
  text = trim(text);
  return {text, count_code_points(text),
          count_code_points(text.substr(0, std::min(text.find(' '), text.size()))),
          ends_sentence(text)};
}

using LineBlock = std::vector<TextLine>;

std::vector<LineBlock> blocks_of(std::string_view text) {
  std::vector<LineBlock> out(1);
  while (!text.empty()) {
    const TextLine line = line_of(take_line(text));
    if (!line.text.empty()) {
      out.back().push_back(line);
    } else if (!out.back().empty()) {
      out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

// True if the next word had no room in the line.
bool is_full(const TextLine& line, const TextLine& next, std::size_t width) {
  return line.length >= kNarrowest && line.length + 1 + next.first_word > width;
}

bool is_wrapped(const LineBlock& block, std::size_t width) {
  if (block.size() < 2 || width < kNarrowest || width > kWidest) return false;
  std::size_t full = 0;
  std::size_t inside = 0;  // a sentence
  for (std::size_t i = 0; i + 1 < block.size(); ++i) {
    full += is_full(block[i], block[i + 1], width) ? 1 : 0;
    inside += block[i].ends_sentence ? 0 : 1;
  }
  const std::size_t breaks = block.size() - 1;
  return full * 5 >= breaks * 4 && inside * 2 >= breaks;
}

bool is_prose(const LineBlock& block) {
  const auto sentences = std::ranges::count_if(block, [](const TextLine& line) {
    return line.length > kWidest || (line.length >= kSentence && line.ends_sentence);
  });
  return static_cast<std::size_t>(sentences) * 2 >= block.size();
}

// "Bundes-" before "tag" is one word, before "und Landtag" it is not.
void join(std::string& out, std::string_view next) {
  const bool lower = !next.empty() && next.front() >= 'a' && next.front() <= 'z';
  const std::string_view word = next.substr(0, std::min(next.find(' '), next.size()));
  constexpr std::string_view kBetween[] = {"und", "oder", "bis", "sowie", "bzw."};
  if (out.ends_with('-') && lower && !is_one_of(word, kBetween)) {
    out.pop_back();
  } else {
    out += ' ';
  }
  out += next;
}

void append(std::string& out, const LineBlock& block, std::size_t width) {
  const bool wrapped = is_wrapped(block, width);
  const std::string_view between = is_prose(block) ? "\n\n" : "\n";
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (i == 0) {
      out += block[i].text;
    } else if (!wrapped) {
      out.append(between).append(block[i].text);
    } else if (is_full(block[i - 1], block[i], width) || !block[i - 1].ends_sentence) {
      join(out, block[i].text);
    } else {
      out.append("\n\n").append(block[i].text);
    }
  }
}

}  // namespace

void arrange_lines(std::string& text) {
  if (text.find('\n') == std::string::npos) return;
  const std::vector<LineBlock> blocks = blocks_of(text);
  std::size_t width = 0;
  for (const LineBlock& block : blocks) {
    for (const TextLine& line : block) width = std::max(width, line.length);
  }
  std::string out;
  out.reserve(text.size() + blocks.size());
  for (const LineBlock& block : blocks) {
    if (!out.empty()) out += "\n\n";
    append(out, block, width);
  }
  text = std::move(out);
}

}  // namespace nachlese::readers
