#include "searcher/result/snippet.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/utf8.hpp"
#include "searcher/result/marks.hpp"

namespace nachlese {
namespace {

constexpr std::size_t kLength = 280;      // bytes of one passage
constexpr std::size_t kHalfLength = 150;  // of each of two
constexpr std::size_t kMaxRead = 256U << 10U;
// Analysed at a time. Half of the time of a page of results goes into this, most of it into words that were not met before, so
// reading ends with the first piece that shows all words: 2 KiB take half as long as 8.
constexpr std::size_t kChunk = 2U << 10U;

struct Passage {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  Groups groups = 0;  // query words in it
  double score = 0;
};

// A part of a text with its sentences and marks.
struct Chunk {
  std::string_view text;
  std::vector<Mark> marks;
  std::vector<std::size_t> starts;  // of sentences; the last entry is the end of the text
};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

void trim(std::string_view text, std::size_t& begin, std::size_t& end) {
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;
}

Chunk analyse(std::string_view text, const Wanted& wanted, Analyzer& analyzer) {
  Analysis analysis;
  analyzer.analyze(text, Purpose::highlight, analysis);
  Chunk chunk{text, find_marks(text, analysis, wanted), {0}};
  for (const auto& token : analysis.tokens) {
    if (!token.sentence_start || token.begin == 0) continue;
    // The quotation mark or parenthesis before the first word belongs to the sentence.
    std::size_t start = token.begin;
    while (start > chunk.starts.back() && !is_blank(text[start - 1])) --start;
    if (start > chunk.starts.back()) chunk.starts.push_back(start);
  }
  chunk.starts.push_back(text.size());
  return chunk;
}

// A stretch of at most `length` bytes around begin..end, at borders of words.
void cut_around(std::string_view text, std::size_t length, std::size_t from, std::size_t to, Passage& passage) {
  const std::size_t room = length - std::min(length, to - from);
  std::size_t begin = from - std::min(from - passage.begin, room / 3);
  std::size_t end = std::min(passage.end, begin + length);
  if (begin > passage.begin) {
    while (begin < from && !is_blank(text[begin])) ++begin;
  }
  if (end < passage.end) {
    const std::size_t limit = end;
    while (end > to && !is_blank(text[end])) --end;
    if (end <= to) end = character_start(text, limit);
  }
  begin = character_start(text, begin);
  trim(text, begin, end);
  passage.begin = begin;
  passage.end = std::max(begin, end);
}

void rate(const Chunk& chunk, Groups known, Passage& passage) {
  passage.groups = 0;
  passage.score = 0;
  for (const auto& mark : chunk.marks) {
    if (mark.begin < passage.begin || mark.end > passage.end) continue;
    const bool fresh = ((passage.groups | known) & group_bit(mark.group)) == 0;
    passage.score += (fresh ? 1.0 : 0.05) * (mark.whole ? 1.0 : 0.8);
    passage.groups |= group_bit(mark.group);
  }
}

// The best passage of at most `length` bytes outside `taken`; words in `known` count little.
std::optional<Passage> best_passage(const Chunk& chunk, std::size_t length, Groups known, const Passage* taken) {
  std::optional<Passage> best;
  for (std::size_t i = 0; i + 1 < chunk.starts.size(); ++i) {
    Passage passage{chunk.starts[i], chunk.starts[i + 1]};
    const auto first = std::lower_bound(chunk.marks.begin(), chunk.marks.end(), passage.begin,
                                        [](const Mark& m, std::size_t at) { return m.begin < at; });
    if (first == chunk.marks.end() || first->begin >= passage.end) continue;
    for (std::size_t next = i + 2; next < chunk.starts.size() && chunk.starts[next] - passage.begin <= length; ++next)
      passage.end = chunk.starts[next];
    trim(chunk.text, passage.begin, passage.end);
    if (passage.end - passage.begin > length) {
      auto last = first;
      while (last + 1 != chunk.marks.end() && (last + 1)->end <= first->begin + length && (last + 1)->end <= passage.end) ++last;
      cut_around(chunk.text, length, first->begin, last->end, passage);
    }
    if (taken != nullptr && passage.begin < taken->end && taken->begin < passage.end) continue;
    rate(chunk, known, passage);
    if (passage.score > 0 && (!best || passage.score > best->score)) best = passage;
  }
  return best;
}

std::string html(const Chunk& chunk, const Passage& passage) {
  std::string out = marked_html(chunk.text, chunk.marks, passage.begin, passage.end);
  const bool sentence_begins = std::any_of(chunk.starts.begin(), chunk.starts.end(), [&](std::size_t s) {
    return s <= passage.begin && chunk.text.substr(s, passage.begin - s).find_first_not_of(" \n\r\t") == std::string_view::npos;
  });
  const bool sentence_ends = std::any_of(chunk.starts.begin() + 1, chunk.starts.end(), [&](std::size_t s) {
    return s >= passage.end &&
           chunk.text.substr(passage.end, s - passage.end).find_first_not_of(" \n\r\t") == std::string_view::npos;
  });
  return (sentence_begins ? "" : "… ") + out + (sentence_ends ? "" : " …");
}

// The text in pieces of about kChunk bytes that end with a line.
std::vector<std::string_view> pieces(std::string_view text) {
  std::vector<std::string_view> out;
  text = truncate_utf8(text, kMaxRead);
  while (!text.empty()) {
    std::size_t end = text.size();
    if (end > kChunk) {
      const std::size_t line = text.find('\n', kChunk);
      end = line != std::string_view::npos && line < 2 * kChunk ? line + 1 : character_start(text, std::min(end, 2 * kChunk));
    }
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

struct Found {
  Chunk chunk;
  Passage passage;
};

// Two places that show more words than one does.
std::string join(const Found& best, Groups everything) {
  if (best.passage.groups != everything) {
    const auto first = best_passage(best.chunk, kHalfLength, 0, nullptr);
    const auto second = first ? best_passage(best.chunk, kHalfLength, first->groups, &*first) : std::nullopt;
    if (second && std::popcount(first->groups | second->groups) > std::popcount(best.passage.groups)) {
      const bool in_order = first->begin < second->begin;
      const std::string left = html(best.chunk, in_order ? *first : *second);
      const std::string right = html(best.chunk, in_order ? *second : *first);
      return left + (left.ends_with("…") || right.starts_with("…") ? " " : " … ") + right;
    }
  }
  return html(best.chunk, best.passage);
}

std::string beginning(const Article& article, Analyzer& analyzer) {
  const std::string& text = article.lead.empty() ? article.body : article.lead;
  const Chunk chunk = analyse(truncate_utf8(text, kLength * 2), {}, analyzer);
  Passage passage{0, chunk.text.size()};
  trim(chunk.text, passage.begin, passage.end);
  if (passage.end - passage.begin > kLength) cut_around(chunk.text, kLength, passage.begin, passage.begin, passage);
  return html(chunk, passage);
}

}  // namespace

std::string make_snippet(const Article& article, const Wanted& wanted, Analyzer& analyzer, const std::function<Groups()>& present) {
  Groups everything = wanted.groups >= 64 ? ~Groups{0} : group_bit(wanted.groups) - 1;
  bool asked = false;
  std::optional<Found> best;
  const auto shows_everything = [&] {
    if (best && best->passage.groups == everything) return true;
    if (!asked) everything &= present();
    asked = true;
    return best && best->passage.groups == everything;
  };
  const auto read = [&](std::string_view text) {
    for (const auto piece : everything == 0 ? std::vector<std::string_view>{} : pieces(text)) {
      Chunk chunk = analyse(piece, wanted, analyzer);
      const auto passage = best_passage(chunk, kLength, 0, nullptr);
      if (passage && (!best || passage->score > best->passage.score + 0.2)) best = Found{std::move(chunk), *passage};
      if (shows_everything()) return;
    }
  };
  read(article.lead);
  if (!best || !shows_everything()) read(article.body);
  for (const auto& caption : article.captions) {
    if (!best) read(caption);
  }
  return best ? join(*best, everything) : beginning(article, analyzer);
}

}  // namespace nachlese
