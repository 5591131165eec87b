// The one analyzer of German text for documents, queries and highlights: normalize → tokenize →
// surface form → stem → compound parts. Any change of its output must change
// analyzer_fingerprint().
//
// Example: "des Gipfeltreffens" gives two tokens. `des` is a function word: it has a surface form
// but no stem. `gipfeltreffens` has the stem `gipfeltreff` and the parts `gipfel` and `treff`, so a
// query for Gipfeltreffen finds it by stem and a query for Gipfel finds it by part. These are the
// layers of a word.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::text {

enum class Purpose : std::uint8_t {
  document,   // terms for the index
  query,      // the same, plus second readings of words typed in lower case
  highlight,  // the same as document, for exact spans
};

enum class TokenKind : std::uint8_t {
  word,
  number,        // 1.234,56 → 1234.56
  date,          // 24.02.2022 → 2022-02-24
  abbreviation,  // z. B. → zb
  address,       // URL, e-mail address, handle or hashtag, kept whole
  symbol,        // a single meaningful character (€, %, §, emoji)
};

// An interned string. Within one Analyzer, equal texts have equal ids, and ids are dense from 0, so
// that callers can count in arrays.
struct Term {
  std::string_view text;
  std::uint32_t id = 0;
};

// One part of a compound: its stem and the bytes of the surface form that it covers. Linking
// letters belong to the part before them.
struct Part {
  Term stem;
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
};

// What is known about a word without context. Interned: within one Analyzer, equal words have equal
// pointers.
struct Word {
  Term surface;                 // lower case, ß → ss, umlauts kept
  Term stem;                    // empty for function words, numbers, symbols and addresses
  std::span<const Part> parts;  // empty unless the word is a compound
  // Runs of two or more neighboring parts, but not all of them: a compound inside a longer one
  // (Bürgermeister in Ober|bürger|meister). The stem is that of the run as a word of its own.
  std::span<const Part> runs;
  bool base_form = false;  // is_base_form(surface)
  // Article, preposition, pronoun, … : no stem, little weight in a query.
  bool function_word = false;
  // Key that the spellings of a foreign name share (stemming/name_key.hpp); empty for other words.
  Term variant;
};

struct Token {
  const Word* word = nullptr;
  // Purpose::query: second reading ("markt" as noun and as verb), else null.
  const Word* other = nullptr;
  std::uint32_t begin = 0;  // bytes of the original text; tokens ascend and do not overlap
  std::uint32_t end = 0;
  std::uint32_t position = 0;  // from 1
  TokenKind kind = TokenKind::word;
  bool sentence_start = false;
  bool capitalized = false;  // as written
  // Equal ones within one vocabulary mean equal bytes. Dense from 0.
  std::uint32_t form = 0;
};

struct Analysis {
  std::vector<Token> tokens;
  // Additional words at the position of a token: the joined form of a hyphen compound
  // (Ukraine-Krieg → ukrainekrieg), the full form of an elliptic one (Haus- und Gartenarbeit →
  // hausarbeit), the date of a date expression, a dotted word (ver.di → verdi), a name behind an
  // elided article (d'Hondt → hondt; not in queries), and a run with signs as it is written (AT&T,
  // C++, 50+1, 9/11: without a stem). Their spans cover the text that they stand for. Tokens whose
  // spans touch, or have only a sign between them, stand in one run without blanks.
  std::vector<Token> overlays;
  std::uint32_t positions = 0;  // highest position used
  // Whose Word and form they have: that of one Analyzer until it trims. Never 0 if they have any.
  std::uint64_t vocabulary = 0;

  void clear();
};

// Options of an archive. The archive records them, so that its readers analyze queries alike.
struct AnalyzerOptions {
  bool before_1901 = false;  // give words spelled as before 1901 the stems of today's spelling
  // Text of a user's file for the compound splitter (stemming/extension.hpp); empty: none.
  std::string lexicon;

  friend bool operator==(const AnalyzerOptions&, const AnalyzerOptions&) = default;
};

// Not thread-safe: use one per thread. All share one read-only lexicon.
class Analyzer {
 public:
  // Throws Error(usage) if a line of the user's lexicon is malformed.
  explicit Analyzer(const AnalyzerOptions& options = {});
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Replaces the content of `out`. `text` may hold any bytes, at most 4 GiB; ill-formed ones
  // separate tokens.
  void analyze(std::string_view text, Purpose purpose, Analysis& out);

  // Analyzes a single word without context, as `nachlese analyze --words` does. Null unless `text`
  // is exactly one token.
  const Word* word(std::string_view text);

  // Number of term ids assigned so far.
  [[nodiscard]] std::uint32_t terms() const;

  // Forgets interned words once they use more than a few dozen MiB; true if it did. Invalidates
  // every Word and Term, so call it between documents.
  bool trim();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// True if the surface form is its own stem, however the word is written (gipfel: yes; gipfels: no;
// sein: no, the verb has no stem). Archives hold no stem term for such a word; a search for the
// stem `gipfel` also looks for the surface form `gipfel`.
[[nodiscard]] bool is_base_form(std::string_view surface);

// Version of the rules and hashes of the resources, e.g. "de2-5f2a9c01", with options
// "de2-5f2a9c01+before-1901+lexicon-00c0ffee". Archives store it.
[[nodiscard]] std::string analyzer_fingerprint(const AnalyzerOptions& options = {});

}  // namespace nachlese::text
