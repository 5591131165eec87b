// Turns the bytes of one token into its Word: the slow part of the analysis, done once per distinct
// token and cached.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"
#include "stemming/compound.hpp"
#include "stemming/extension.hpp"
#include "stemming/intern.hpp"
#include "stemming/old_spelling.hpp"

namespace nachlese::text {

enum class Reading : std::uint8_t {
  as_written,   // a capital means a noun or name
  start,        // the capital may only mark a sentence start: the lexicon decides
  query,        // typed by a user: lower case may be laziness, a capital is meant
  query_start,  // the same at the start of a query, which may be a sentence
  hyphenated,   // a whole hyphen compound, split at its hyphens
};

// What is known about a token's bytes.
struct Resolved {
  const Word* word = nullptr;
  const Word* other = nullptr;  // second reading (Reading::query, query_start)
  std::uint8_t month = 0;       // 1 to 12 if it names a month
  bool conjunction = false;     // und, oder, sowie, bzw: may join the members of an ellipsis
  bool written_lower = false;   // the lexicon has it mostly in lower case
  std::uint32_t form = 0;       // Token::form
};

// Builds and caches Words; for its speed see docs/DECISIONS.md#analysis-speed.
class WordBuilder {
 public:
  explicit WordBuilder(const AnalyzerOptions& options)
      : extension_(options.lexicon), before_1901_(options.before_1901) {}

  const Resolved& resolve(std::string_view bytes, TokenKind kind, Reading reading);

  // The masculine of a gender form: Bürger:innen → bürger, Kolleg*innen → kollege. Null if there is
  // none.
  const Word* masculine(const Word& word);

  [[nodiscard]] std::uint32_t terms() const { return terms_.size(); }
  [[nodiscard]] std::size_t bytes() const {
    return arena_.bytes() + terms_.bytes() + cache_.bytes() + interned_.bytes();
  }

 private:
  struct Cached {
    std::uint32_t hash = 0;
    std::uint32_t key = 0;  // kind and reading
    std::string_view bytes;
    const Resolved* resolved = nullptr;
  };
  struct Interned {
    std::uint32_t hash = 0;
    const Word* word = nullptr;
  };

  Resolved analyze(std::string_view bytes, TokenKind kind, Reading reading);
  Resolved analyze_word(std::string_view bytes, Reading reading);
  const Word* hyphenated(std::string_view bytes);
  // `read`: the surface form in today's spelling.
  const Word* make(std::string_view surface, std::string_view read, bool noun, bool function_word);
  // Today's spelling of surface_; sets modern_ if it differs.
  std::string_view read_surface();
  void split(std::string_view read, bool noun);
  // Splits, if need be in today's spelling; null, or the spelling whose places split_ has.
  const ModernForm* split_reformed(std::string_view read, bool noun);
  // Sets stem_, the same for all spellings of the word.
  void set_stem(std::string_view read, bool noun);
  const Word* intern(std::string_view surface, std::string_view stem,
                     const std::vector<Part>& parts, bool function_word,
                     std::string_view variant = {}, const std::vector<Part>& runs = {});
  // Of the parts in split_, which are those of `text`; `written` gives a byte of it in the surface
  // form.
  template <typename Written>
  std::vector<Part> runs_of(std::string_view text, bool noun, Written written);

  Arena arena_;
  TermTable terms_{arena_};
  FlatTable<Cached> cache_;
  std::uint32_t forms_ = 0;
  FlatTable<Interned> interned_;
  Extension extension_;
  bool before_1901_;
  std::string normal_, surface_, stem_;
  ModernForm modern_;              // for the spelling before 1901
  ModernForm unified_, restored_;  // for that before 1996
  std::vector<CompoundPart> split_;
};

}  // namespace nachlese::text
