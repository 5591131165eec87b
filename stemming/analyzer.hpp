// The one analyzer of German text, for documents, queries and highlighting alike: normalize →
// tokenize → surface form → stem → compound parts. Whatever changes its output changes
// analyzer_fingerprint().
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
  query,      // the same, and second readings of words typed in lower case
  highlight,  // the same as document; spans matter
};

enum class TokenKind : std::uint8_t {
  word,
  number,        // 1.234,56 → 1234.56
  date,          // 24.02.2022 → 2022-02-24
  abbreviation,  // z. B. → zb
  address,       // URL, e-mail address, handle, hashtag, whole
  symbol,        // a single character of meaning (€, %, §, emoji)
};

// An interned string. Equal text has equal id; ids are dense from 0 in one Analyzer, so that
// callers may count in arrays.
struct Term {
  std::string_view text;
  std::uint32_t id = 0;
};

// One part of a compound: stem and the bytes of the surface form that it covers (linking letters
// belong to the part before).
struct Part {
  Term stem;
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
};

// Everything that is known about a word without its context. Interned: equal pointers for equal
// words of one Analyzer.
struct Word {
  Term surface;                 // lower case, ß → ss, umlauts kept
  Term stem;                    // text is empty for function words, numbers, symbols and addresses
  std::span<const Part> parts;  // empty unless the word is a compound
  bool base_form = false;       // is_base_form(surface)
  bool function_word =
      false;     // article, preposition, pronoun, … : no stem, little weight in a query
  Term variant;  // key under which the spellings of a foreign name meet (stemming/name_key.hpp);
                 // empty if it is none
};

struct Token {
  const Word* word = nullptr;
  const Word* other =
      nullptr;  // Purpose::query: second reading ("markt" as noun and as verb), else null
  std::uint32_t begin = 0;  // bytes of the original text; tokens do not overlap and ascend
  std::uint32_t end = 0;
  std::uint32_t position = 0;  // from 1
  TokenKind kind = TokenKind::word;
  bool sentence_start = false;
  bool capitalized = false;  // as written
};

struct Analysis {
  std::vector<Token> tokens;
  // Further words at the position of a token: the joined form of a hyphen compound (Ukraine-Krieg →
  // ukrainekrieg), the full form of an elliptic one (Haus- und Gartenarbeit → hausarbeit), the date
  // of a date expression. Spans cover what they stand for.
  std::vector<Token> overlays;
  std::uint32_t positions = 0;  // highest position used

  void clear();
};

// What an archive may want otherwise. Recorded in the archive, so that its readers analyze queries
// alike.
struct AnalyzerOptions {
  bool before_1901 = false;  // words in the spelling before 1901 have the stems of today's spelling
  std::string lexicon;       // the text of a user's file for the compound splitter
                             // (stemming/extension.hpp); empty: none

  friend bool operator==(const AnalyzerOptions&, const AnalyzerOptions&) = default;
};

// Not thread-safe: one per thread. The lexicon behind it is shared and read-only.
class Analyzer {
 public:
  // Throws Error(usage) if the user's lexicon has a line that cannot be understood.
  explicit Analyzer(const AnalyzerOptions& options = {});
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Replaces the content of `out`. `text` may hold any bytes; ill-formed ones separate tokens. At
  // most 4 GiB.
  void analyze(std::string_view text, Purpose purpose, Analysis& out);

  // A single word out of context, as `nachlese analyze --words` shows it. Null when `text` is not
  // exactly one token.
  const Word* word(std::string_view text);

  // Number of term ids given out so far.
  [[nodiscard]] std::uint32_t terms() const;

  // Forgets interned words once they use more than a few dozen MiB. Call between documents: it
  // invalidates every Word and Term. True if it did.
  bool trim();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Is this surface form its own stem, however the word was written (gipfel: yes; gipfels: no; sein:
// no, the verb has no stem)? Archives hold no stem term for such a word: who looks for the stem
// `gipfel` looks for the surface form `gipfel` as well.
[[nodiscard]] bool is_base_form(std::string_view surface);

// Version of the rules and hashes of the resources, e.g. "de2-5f2a9c01"; with options
// "de2-5f2a9c01+before-1901+lexicon-00c0ffee". Archives carry it.
[[nodiscard]] std::string analyzer_fingerprint(const AnalyzerOptions& options = {});

}  // namespace nachlese::text
