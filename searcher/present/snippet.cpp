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
#include "searcher/present/sentences.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kLength = 280;      // bytes of one passage
constexpr std::size_t kHalfLength = 150;  // of each of two
constexpr std::size_t kSlack = 4;  // a sentence longer by a quarter is shown whole all the same
constexpr std::size_t kMaxRead = 256U << 10U;
// Bytes analyzed at a time. Analysis is what a snippet costs, so the pieces that promise most query
// words are read first, and those that promise no more than was found are skipped. See
// docs/DECISIONS.md#snippets for the size.
constexpr std::size_t kChunk = 1U << 10U;
constexpr int kMoreReads = 2;    // for a second place
constexpr double kPart = 0.8;    // a word inside a compound, relative to the word itself
constexpr double kAgain = 0.05;  // a word that the passage has already
constexpr double kBetter = 0.2;  // margin by which a later passage must be better
constexpr double kByline = 0.5;  // of what a byline would count as a sentence

struct Passage {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  Groups groups = 0;  // query words in it
  double score = 0;
  std::size_t first = 0;  // its sentences: first..last - 1
  std::size_t last = 0;
  bool cut_before = false;  // it does not begin with its first sentence
  bool cut_behind = false;
};

// A part of a text with its sentences and highlights.
struct Chunk {
  std::string_view text;
  std::vector<Mark> marks;
  std::vector<Sentence> sentences;

  [[nodiscard]] std::string_view sentence(std::size_t at) const {
    return text.substr(sentences[at].begin, sentences[at].end - sentences[at].begin);
  }
};

Chunk analyze(std::string_view text, bool begins, const Wanted& wanted, text::Analyzer& analyzer) {
  text::Analysis analysis;
  analyzer.analyze(text, text::Purpose::highlight, analysis);
  return {text, find_marks(text, analysis, wanted), sentences_of(text, analysis, begins)};
}

// The first clause from which on from..to fits into `length`; else the next word.
std::size_t begin_of_cut(std::string_view text, const std::vector<std::size_t>& clauses,
                         std::size_t earliest, std::size_t from) {
  const auto clause = std::lower_bound(clauses.begin(), clauses.end(), earliest);
  if (clause != clauses.end() && *clause <= from) return *clause;
  std::size_t begin = earliest;
  while (begin < from && !is_blank(text[begin])) ++begin;
  return character_start(text, begin);
}

// The last clause that ends in to..latest; else the last word.
std::size_t end_of_cut(std::string_view text, const std::vector<std::size_t>& clauses,
                       std::size_t to, std::size_t latest) {
  auto clause = std::upper_bound(clauses.begin(), clauses.end(), latest);
  if (clause != clauses.begin() && *--clause > to) return *clause;
  std::size_t end = latest;
  while (end > to && !is_blank(text[end])) --end;
  return end > to ? end : character_start(text, latest);
}

// Cuts a sentence to clauses of at most `length` bytes around from..to, or at words where a clause
// is longer.
void cut_around(std::string_view text, std::size_t length, std::size_t from, std::size_t to,
                Passage& passage) {
  const std::vector<std::size_t> clauses = clause_starts(text, passage.begin, passage.end);
  const std::size_t room = length - std::min(length, to - from);
  Passage out = passage;
  if (to - passage.begin > length)
    out.begin =
        begin_of_cut(text, clauses, from - std::min(from - passage.begin, room * 2 / 3), from);
  if (passage.end - out.begin > length)
    out.end =
        end_of_cut(text, clauses, to, std::max(to, std::min(passage.end, out.begin + length)));
  trim(text, out.begin, out.end);
  out.cut_before = out.begin > passage.begin;
  out.cut_behind = out.end < passage.end;
  passage = out;
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

// Whether the chunk's sentence stands in the passage, too.
bool repeats(const Chunk& chunk, std::size_t sentence, const Chunk& other, const Passage& passage) {
  for (std::size_t i = passage.first; i < passage.last; ++i) {
    if (says_the_same(chunk.sentence(sentence), other.sentence(i))) return true;
  }
  return false;
}

struct Taken {
  const Chunk& chunk;
  const Passage& passage;
};

// Sentences from `first` on, as many as fit, without one that was there already.
Passage run_from(const Chunk& chunk, std::size_t first, std::size_t length, const Taken* taken) {
  const auto& sentences = chunk.sentences;
  Passage passage{.begin = sentences[first].begin, .end = sentences[first].end};
  passage.first = first;
  passage.last = first + 1;
  while (passage.last < sentences.size() && !sentences[passage.last - 1].apart &&
         !sentences[passage.last].apart && sentences[passage.last].end - passage.begin <= length &&
         !repeats(chunk, passage.last, chunk, passage) &&
         (taken == nullptr || !repeats(chunk, passage.last, taken->chunk, taken->passage)))
    passage.end = sentences[passage.last++].end;
  return passage;
}

// The best passage of about `length` bytes that repeats nothing of `taken`; words in `known` count
// little.
std::optional<Passage> best_passage(const Chunk& chunk, std::size_t length, Groups known,
                                    const Taken* taken) {
  std::optional<Passage> best;
  for (std::size_t i = 0; i < chunk.sentences.size(); ++i) {
    const auto first =
        std::lower_bound(chunk.marks.begin(), chunk.marks.end(), chunk.sentences[i].begin,
                         [](const Mark& m, std::size_t at) { return m.begin < at; });
    if (first == chunk.marks.end() || first->begin >= chunk.sentences[i].end) continue;
    if (taken != nullptr && repeats(chunk, i, taken->chunk, taken->passage)) continue;
    Passage passage = run_from(chunk, i, length, taken);
    if (passage.end - passage.begin > length + length / kSlack) {
      auto last = first;
      while (last + 1 != chunk.marks.end() && (last + 1)->end <= first->begin + length &&
             (last + 1)->end <= passage.end)
        ++last;
      cut_around(chunk.text, length, first->begin, last->end, passage);
    }
    rate(chunk, known, passage);
    if (chunk.sentences[i].byline) passage.score *= kByline;
    if (passage.score > 0 && (!best || passage.score > best->score)) best = passage;
  }
  return best;
}

// Line breaks stay, blanks and empty lines around them go.
void tidy_lines(std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool after_break = out.ends_with('\n');
    if (c == '\n') {
      while (!out.empty() && is_blank(out.back())) out.pop_back();
      out += '\n';
    } else if (!after_break || !is_blank(c)) {
      out += c;
    }
  }
  text = std::move(out);
}

std::string html(const Chunk& chunk, const Passage& passage) {
  const std::string_view text = chunk.text.substr(passage.begin, passage.end - passage.begin);
  const bool has_dots = text.ends_with("…") || text.ends_with("...");
  std::string out = marked_html(chunk.text, chunk.marks, passage.begin, passage.end);
  if (out.find('\n') != std::string::npos) tidy_lines(out);
  return (passage.cut_before && !text.starts_with("…") ? "… " : "") + out +
         (passage.cut_behind && !has_dots ? " …" : "");
}

// With one … between them.
std::string joined(std::string left, std::string_view right) {
  constexpr std::string_view kLeftOut = "…";
  if (right.starts_with(kLeftOut)) right.remove_prefix(kLeftOut.size() + 1);
  if (!left.ends_with(kLeftOut)) left += " …";
  return left.append(" ").append(right);
}

struct Piece {
  std::size_t number = 0;  // in text order
  std::string_view text;
  bool begins = false;  // the text of which it is a piece
  Prospect::Promise promise;

  // The highest score of a passage in it, not counting repeated words.
  [[nodiscard]] double hope() const {
    return kPart * std::popcount(promise.groups) + (1 - kPart) * std::popcount(promise.whole);
  }
};

// The first line break from `from` on that is not inside of a word (Bundes-\npräsident).
std::size_t find_line_end(std::string_view text, std::size_t from) {
  std::size_t at = text.find('\n', from);
  while (at != std::string_view::npos &&
         text.substr(0, at).ends_with(text[at - 1] == '\r' ? "-\r" : "-"))
    at = text.find('\n', at + 1);
  return at;
}

// Appends the text in pieces of about kChunk bytes that end at a line break.
void add_pieces(std::string_view text, const Prospect& prospect, std::vector<Piece>& out) {
  text = truncate_utf8(text, kMaxRead);
  for (bool begins = true; !text.empty(); begins = false) {
    std::size_t end = text.size();
    if (end > kChunk) {
      const std::size_t line = find_line_end(text.substr(0, 2 * kChunk), kChunk);
      const std::size_t stop = text.rfind(". ", 2 * kChunk);
      const bool has_line = line != std::string_view::npos;
      const bool has_stop = stop != std::string_view::npos && stop > kChunk;
      end = has_line   ? line + 1
            : has_stop ? stop + 2
                       : character_start(text, std::min(end, 2 * kChunk));
    }
    out.push_back({out.size(), text.substr(0, end), begins, prospect.in(text.substr(0, end))});
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
  const Taken taken{best.chunk, *first};
  const auto consider = [&](std::size_t number, Chunk chunk) {
    const auto passage = best_passage(chunk, kHalfLength, first->groups, &taken);
    if (!passage || fresh(passage->groups) <= most) return;
    most = fresh(passage->groups);
    second = Found{number, std::move(chunk), *passage};
  };
  consider(best.piece, best.chunk);
  std::stable_sort(pieces.begin(), pieces.end(), [&](const Piece& a, const Piece& b) {
    return fresh(a.promise.groups) > fresh(b.promise.groups);
  });
  int reads = 0;
  for (const auto& piece : pieces) {
    if (fresh(piece.promise.groups) <= most || reads == kMoreReads) break;
    if (piece.number == best.piece) continue;
    consider(piece.number, read(piece));
    ++reads;
  }
  if (!second) return {};
  const bool in_order =
      std::pair(best.piece, first->begin) < std::pair(second->piece, second->passage.begin);
  const std::string one = html(best.chunk, *first);
  const std::string two = html(second->chunk, second->passage);
  return in_order ? joined(one, two) : joined(two, one);
}

std::string_view part_of(std::string_view text, const TextSpan& span) {
  return text.substr(span.begin, span.end - span.begin);
}

// The first sentences, without the byline.
std::string beginning(const Article& article, text::Analyzer& analyzer) {
  std::string_view text = article.lead;
  if (const auto parts = own_parts(article); text.empty() && !parts.empty())
    text = part_of(article.body, parts.front());
  const Chunk chunk = analyze(truncate_utf8(text, kLength * 2), true, {}, analyzer);
  if (chunk.sentences.empty()) return {};
  const bool skip = chunk.sentences.front().byline && chunk.sentences.size() > 1;
  Passage passage = run_from(chunk, skip ? 1 : 0, kLength, nullptr);
  if (passage.end - passage.begin > kLength + kLength / kSlack) {
    cut_around(chunk.text, kLength, passage.begin, passage.begin, passage);
  } else if (passage.last == chunk.sentences.size()) {
    passage.cut_behind = text.size() > chunk.text.size();
  }
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
  const auto read = [&](const Piece& piece) {
    return analyze(piece.text, piece.begins, wanted, analyzer);
  };
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
    if (!best) consider({0, caption, false, {}});
  }
  for (const auto& passage : article.passages) {
    if (!best) consider({0, part_of(article.body, passage), true, {}});
  }
  return best ? html(best->chunk, best->passage) : beginning(article, analyzer);
}

}  // namespace nachlese::search
