#include "searcher/present/snippet.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/utf8.hpp"
#include "searcher/api/own_parts.hpp"
#include "searcher/present/highlights.hpp"
#include "searcher/present/prefilter.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kLength = 280;      // bytes of one passage
constexpr std::size_t kHalfLength = 150;  // of each of two
constexpr std::size_t kMaxRead = 256U << 10U;
// Bytes analyzed at a time. Analysis is what a snippet costs, so the pieces that promise most query
// words are read first, and those that promise no more than was found are skipped. See
// docs/DECISIONS.md#snippets for the size.
constexpr std::size_t kChunk = 1U << 10U;
constexpr int kMoreReads = 2;    // for a second place
constexpr double kPart = 0.8;    // a word inside a compound, relative to the word itself
constexpr double kAgain = 0.05;  // a word that the passage has already
constexpr double kBetter = 0.2;  // margin by which a later passage must be better

struct Passage {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  Groups groups = 0;  // query words in it
  double score = 0;
};

// A part of a text with its sentences and highlights.
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

Chunk analyze(std::string_view text, const Wanted& wanted, text::Analyzer& analyzer) {
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::highlight, analysis);
  Chunk chunk{text, find_marks(text, analysis, wanted), {0}};
  for (const auto& token : analysis.tokens) {
    if (!token.sentence_start || token.begin == 0) continue;
    // An opening quotation mark or parenthesis belongs to the sentence.
    std::size_t start = token.begin;
    while (start > chunk.starts.back() && !is_blank(text[start - 1])) --start;
    if (start > chunk.starts.back()) chunk.starts.push_back(start);
  }
  chunk.starts.push_back(text.size());
  return chunk;
}

// Cuts the passage to at most `length` bytes around from..to, at word boundaries.
void cut_around(std::string_view text, std::size_t length, std::size_t from, std::size_t to,
                Passage& passage) {
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
    passage.score += (fresh ? 1.0 : kAgain) * (mark.whole ? 1.0 : kPart);
    passage.groups |= group_bit(mark.group);
  }
}

// The best passage of at most `length` bytes outside `taken`; words in `known` count little.
std::optional<Passage> best_passage(const Chunk& chunk, std::size_t length, Groups known,
                                    const Passage* taken) {
  std::optional<Passage> best;
  for (std::size_t i = 0; i + 1 < chunk.starts.size(); ++i) {
    Passage passage{chunk.starts[i], chunk.starts[i + 1]};
    const auto first = std::lower_bound(chunk.marks.begin(), chunk.marks.end(), passage.begin,
                                        [](const Mark& m, std::size_t at) { return m.begin < at; });
    if (first == chunk.marks.end() || first->begin >= passage.end) continue;
    for (std::size_t next = i + 2;
         next < chunk.starts.size() && chunk.starts[next] - passage.begin <= length; ++next)
      passage.end = chunk.starts[next];
    trim(chunk.text, passage.begin, passage.end);
    if (passage.end - passage.begin > length) {
      auto last = first;
      while (last + 1 != chunk.marks.end() && (last + 1)->end <= first->begin + length &&
             (last + 1)->end <= passage.end)
        ++last;
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
  const bool sentence_begins =
      std::any_of(chunk.starts.begin(), chunk.starts.end(), [&](std::size_t s) {
        return s <= passage.begin &&
               chunk.text.substr(s, passage.begin - s).find_first_not_of(" \n\r\t") ==
                   std::string_view::npos;
      });
  const bool sentence_ends =
      std::any_of(chunk.starts.begin() + 1, chunk.starts.end(), [&](std::size_t s) {
        return s >= passage.end &&
               chunk.text.substr(passage.end, s - passage.end).find_first_not_of(" \n\r\t") ==
                   std::string_view::npos;
      });
  return (sentence_begins ? "" : "… ") + out + (sentence_ends ? "" : " …");
}

struct Piece {
  std::size_t number = 0;  // in text order
  std::string_view text;
  Prospect::Promise promise;

  // The highest score of a passage in it, not counting repeated words.
  [[nodiscard]] double hope() const {
    return kPart * std::popcount(promise.groups) + (1 - kPart) * std::popcount(promise.whole);
  }
};

// Appends the text in pieces of about kChunk bytes that end at a line break.
void add_pieces(std::string_view text, const Prospect& prospect, std::vector<Piece>& out) {
  text = truncate_utf8(text, kMaxRead);
  while (!text.empty()) {
    std::size_t end = text.size();
    if (end > kChunk) {
      const std::size_t line = text.find('\n', kChunk);
      end = line != std::string_view::npos && line < 2 * kChunk
                ? line + 1
                : character_start(text, std::min(end, 2 * kChunk));
    }
    out.push_back({out.size(), text.substr(0, end), prospect.in(text.substr(0, end))});
    text.remove_prefix(end);
  }
}

struct Found {
  std::size_t piece = 0;
  Chunk chunk;
  Passage passage;
};

// Two shorter passages that together show more words than the best one; empty if there are none.
std::string two_places(const Found& best, std::vector<Piece>& pieces,
                       const std::function<Chunk(const Piece&)>& read) {
  const auto first = best_passage(best.chunk, kHalfLength, 0, nullptr);
  if (!first) return {};
  const auto fresh = [&](Groups groups) { return std::popcount(groups & ~first->groups); };
  std::optional<Found> second;
  int most =
      // fresh words that two passages must exceed
      std::popcount(best.passage.groups & ~first->groups);
  const auto consider = [&](std::size_t number, Chunk chunk, const Passage* taken) {
    const auto passage = best_passage(chunk, kHalfLength, first->groups, taken);
    if (!passage || fresh(passage->groups) <= most) return;
    most = fresh(passage->groups);
    second = Found{number, std::move(chunk), *passage};
  };
  consider(best.piece, best.chunk, &*first);
  std::stable_sort(pieces.begin(), pieces.end(), [&](const Piece& a, const Piece& b) {
    return fresh(a.promise.groups) > fresh(b.promise.groups);
  });
  int reads = 0;
  for (const auto& piece : pieces) {
    if (fresh(piece.promise.groups) <= most || reads == kMoreReads) break;
    if (piece.number == best.piece) continue;
    consider(piece.number, read(piece), nullptr);
    ++reads;
  }
  if (!second) return {};
  const bool in_order =
      std::pair(best.piece, first->begin) < std::pair(second->piece, second->passage.begin);
  const std::string one = html(best.chunk, *first);
  const std::string two = html(second->chunk, second->passage);
  const std::string& left = in_order ? one : two;
  const std::string& right = in_order ? two : one;
  return left + (left.ends_with("…") || right.starts_with("…") ? " " : " … ") + right;
}

std::string_view part_of(std::string_view text, const TextSpan& span) {
  return text.substr(span.begin, span.end - span.begin);
}

std::string beginning(const Article& article, text::Analyzer& analyzer) {
  std::string_view text = article.lead;
  if (const auto parts = own_parts(article); text.empty() && !parts.empty())
    text = part_of(article.body, parts.front());
  const Chunk chunk = analyze(truncate_utf8(text, kLength * 2), {}, analyzer);
  Passage passage{0, chunk.text.size()};
  trim(chunk.text, passage.begin, passage.end);
  if (passage.end - passage.begin > kLength)
    cut_around(chunk.text, kLength, passage.begin, passage.begin, passage);
  return html(chunk, passage);
}

}  // namespace

std::string make_snippet(const Article& article, const Wanted& wanted, text::Analyzer& analyzer,
                         const std::function<Groups()>& present) {
  const Prospect prospect(wanted);
  std::vector<Piece> pieces;
  add_pieces(article.lead, prospect, pieces);
  for (const auto& part : own_parts(article))
    add_pieces(part_of(article.body, part), prospect, pieces);
  Groups promised = 0;
  for (const auto& piece : pieces) promised |= piece.promise.groups;
  const Groups all = wanted.groups >= 64 ? ~Groups{0} : group_bit(wanted.groups) - 1;
  Groups hidden = all & ~promised;
  for (const auto* title : {&article.title, &article.kicker, &article.subtitle})
    hidden &= ~prospect.in(*title).groups;
  if (hidden != 0 && (hidden &= present()) != 0) {  // they may be anywhere
    for (auto& piece : pieces) piece.promise.groups |= hidden;
    promised |= hidden;
  }
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.hope() > b.hope(); });
  const auto read = [&](const Piece& piece) { return analyze(piece.text, wanted, analyzer); };
  std::optional<Found> best;
  const auto consider = [&](const Piece& piece) {
    Chunk chunk = read(piece);
    const auto passage = best_passage(chunk, kLength, 0, nullptr);
    if (passage && (!best || passage->score > best->passage.score + kBetter))
      best = Found{piece.number, std::move(chunk), *passage};
  };
  for (const auto& piece : pieces) {
    if (piece.promise.groups == 0 || (best && piece.hope() <= best->passage.score)) break;
    consider(piece);
  }
  if (best && (promised & ~best->passage.groups) != 0) {
    if (std::string two = two_places(*best, pieces, read); !two.empty()) return two;
  }
  for (const auto& caption : article.captions) {
    if (!best) consider({0, caption, {}});
  }
  for (const auto& passage : article.passages) {
    if (!best) consider({0, part_of(article.body, passage), {}});
  }
  return best ? html(best->chunk, best->passage) : beginning(article, analyzer);
}

}  // namespace nachlese::search
