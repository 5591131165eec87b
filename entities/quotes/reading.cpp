#include "entities/quotes/reading.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace nachlese::quotes {
namespace {

constexpr std::uint32_t kFewestWords = 3;  // of speech that no colon announces
// Words; longer ones are lists and tables, and are cut, which bounds the work on each.
constexpr std::size_t kLongestSentence = 400;

struct GapShape {
  std::string_view bytes;
  std::uint16_t sign;
};

constexpr std::array<GapShape, 10> kGapBytes = {{
    {",", kComma},
    {":", kColon},
    {";", kSemicolon},
    {"(", kOpenBracket},
    {")", kCloseBracket},
    {"[", kOpenBracket},
    {"]", kCloseBracket},
    {".", kStop},
    {"!", kStop},
    {"?", kStop},
}};
constexpr std::array<GapShape, 4> kLongerGaps = {{
    {"…", kStop},
    {"–", kDash},
    {"—", kDash},
    {" - ", kDash},
}};

// Signs by a byte.
constexpr auto kSignOf = [] {
  std::array<std::uint16_t, 256> out{};
  for (const GapShape& shape : kGapBytes)
    out[static_cast<unsigned char>(shape.bytes.front())] = shape.sign;
  return out;
}();

std::uint16_t signs_of(std::string_view between) {
  std::uint16_t signs = 0;
  for (std::size_t i = 0; i < between.size(); ++i) {
    signs |= kSignOf[static_cast<unsigned char>(between[i])];
    for (const GapShape& shape : kLongerGaps) {
      if (between[i] == shape.bytes.front() && between.substr(i, shape.bytes.size()) == shape.bytes)
        signs |= shape.sign;
    }
    if (between[i] == '\n' && between.find('\n', i + 1) != std::string_view::npos)
      signs |= kParagraph;
  }
  return signs;
}

// Builds the words of a field one after the other.
class Builder {
 public:
  Builder(const ner::AnalyzedField& field, std::uint32_t number, const ner::Names& names,
          KnownWords& known)
      : tokens_(field.analysis->tokens), names_(names), known_(known) {
    out_.text = field.text;
    out_.field = number;
    out_.pairs = pair_marks(field.text);
    while (mention_ < names.mentions.size() && names.mentions[mention_].field < number) ++mention_;
    mention_begin_ = next_mention();
  }

  TextReading build() {
    out_.words.reserve(tokens_.size());
    for (std::size_t i = 0; i < tokens_.size();) {
      while (pair_ < out_.pairs.size() && out_.pairs[pair_].outer.end <= tokens_[i].begin) ++pair_;
      if (pair_ < out_.pairs.size() && tokens_[i].begin >= out_.pairs[pair_].inner.begin &&
          (i == 0 || tokens_[i - 1].begin < out_.pairs[pair_].inner.begin)) {
        const std::size_t end = end_of_pair(i);
        if (is_speech(i, end)) {
          add_speech(end);
          i = end;
          continue;
        }
      }
      add_word(i);
      ++i;
    }
    close_sentence();
    return std::move(out_);
  }

 private:
  const SpeechWord* known_word(const text::Token& token) const { return known_.of(*token.word); }

  const MarkPair& pair() const { return out_.pairs[pair_]; }

  std::size_t end_of_pair(std::size_t token) const {
    while (token < tokens_.size() && tokens_[token].begin < pair().inner.end) ++token;
    return token;
  }

  std::string_view between(std::uint32_t from, std::uint32_t to) const {
    return from < to ? out_.text.substr(from, to - from) : std::string_view();
  }

  std::uint32_t last_end() const { return out_.words.empty() ? 0 : out_.words.back().end; }

  // Do the marks hold what somebody says, rather than a name or a piece of the sentence around?
  bool is_speech(std::size_t first, std::size_t end) const {
    const std::size_t words = end - first;
    if (words == 0) return false;
    const std::uint16_t before = signs_of(between(last_end(), pair().outer.begin));
    const std::string_view tail = between(tokens_[end - 1].end, pair().inner.end);
    const bool closed = (signs_of(tail) & kStop) != 0;
    if ((before & kColon) != 0 && (words > 1 || closed)) return true;
    const bool leads = starts_sentence(before);
    if (words < kFewestWords && !(closed && (leads || (before & kComma) != 0))) return false;
    if (closed) return true;
    for (std::size_t i = first + 1; i < end; ++i) {
      if (tokens_[i].sentence_start &&
          (signs_of(between(tokens_[i - 1].end, tokens_[i].begin)) & kStop) != 0)
        return true;
    }
    return leads && frame_follows(end);
  }

  bool starts_sentence(std::uint16_t before) const {
    return out_.words.empty() || (before & (kStop | kParagraph)) != 0 ||
           (out_.words.back().speech && (before & kComma) == 0);
  }

  // „…“, sagte X; „…“, so X
  bool frame_follows(std::size_t token) const {
    if (token >= tokens_.size()) return false;
    const std::uint16_t gap = signs_of(between(pair().outer.end, tokens_[token].begin));
    if ((gap & (kStop | kParagraph)) != 0) return true;
    const std::string_view surface = tokens_[token].word->surface.text;
    const SpeechWord* known = known_word(tokens_[token]);
    const bool verb =
        known != nullptr && (!known->forms.empty() || (known->classes & (kHave | kBecome)) != 0);
    return verb ||
           ((gap & kComma) != 0 && (surface == "so" || surface == "wie" || surface == "laut"));
  }

  void add_speech(std::size_t end) {
    ReadWord word;
    word.begin = pair().outer.begin;
    word.end = pair().outer.end;
    word.speech = true;
    word.gap = signs_of(between(last_end(), word.begin));
    const bool after_speech = !out_.words.empty() && out_.words.back().speech &&
                              (word.gap & (kComma | kDash | kColon)) == 0;
    push(word, (word.gap & (kStop | kParagraph)) != 0 || after_speech);
    const std::string_view tail = between(tokens_[end - 1].end, pair().inner.end);
    speech_ended_ = (signs_of(tail) & kStop) != 0;
    while (mention_ < names_.mentions.size() && names_.mentions[mention_].field == out_.field &&
           names_.mentions[mention_].begin < word.end)
      ++mention_;
    mention_begin_ = next_mention();
  }

  void add_word(std::size_t at) {
    const text::Token& token = tokens_[at];
    const std::string_view gap = between(last_end(), token.begin);
    const bool blank = gap == " ";  // as most
    if (!blank && join(token)) return;
    ReadWord word;
    word.begin = token.begin;
    word.end = token.end;
    word.surface = token.word->surface.text;
    word.known = known_word(token);
    word.capital = token.capitalized;
    word.number = token.kind == text::TokenKind::number || token.kind == text::TokenKind::date;
    word.mention = mention_at(token);
    word.quoted = pair_ < out_.pairs.size() && token.begin >= pair().inner.begin &&
                  token.begin < pair().inner.end;
    if (!blank && gap != ":") word.gap = signs_of(gap);  // 10:05 Uhr
    if (!out_.pairs.empty()) word.gap |= marks_at(token);
    // The dots of ver.di and J. R. Thumann.
    if (word.mention != kNoMention && !out_.words.empty() &&
        out_.words.back().mention == word.mention)
      word.gap &= static_cast<std::uint16_t>(~kStop);
    const bool after_speech = !out_.words.empty() && out_.words.back().speech;
    const bool starts =
        after_speech ? (word.gap & (kStop | kParagraph)) != 0 ||
                           (speech_ended_ && word.capital && (word.gap & (kComma | kDash)) == 0)
                     : token.sentence_start && !goes_on(word.gap) && !after_ordinal();
    push(word, starts || (word.gap & kParagraph) != 0);
  }

  // CDU-Chef: one word, known by its last part.
  bool join(const text::Token& token) {
    if (out_.words.empty() || out_.words.back().speech || first_ == out_.words.size()) return false;
    ReadWord& word = out_.words.back();
    const std::string_view gap = between(word.end, token.begin);
    const bool quoted = pair_ > 0 && word.end == out_.pairs[pair_ - 1].inner.end &&
                        token.begin == out_.pairs[pair_ - 1].outer.end + 1;
    if (!token.capitalized || !(gap == "-" || (quoted && gap.ends_with('-')))) return false;
    word.end = token.end;
    word.surface = token.word->surface.text;
    word.known = known_word(token);
    if (word.mention == kNoMention) word.mention = mention_at(token);
    word.joined = true;
    return true;
  }

  // A capital behind a comma or an opening mark alone begins no sentence.
  static bool goes_on(std::uint16_t gap) {
    return (gap & kComma) != 0 || ((gap & kOpenMark) != 0 && (gap & (kStop | kColon)) == 0);
  }

  // "in der 296. Folge": the dot of a number does not end the sentence.
  bool after_ordinal() const {
    const std::size_t size = out_.words.size();
    if (size < first_ + 2 || !out_.words[size - 1].number) return false;
    const ReadWord& number = out_.words[size - 1];
    return number.end - number.begin <= 3 &&
           out_.words[size - 2].is(kDeterminer | kOblique | kPreposition) &&
           !out_.words[size - 2].is(kAdverb);
  }

  std::uint16_t marks_at(const text::Token& token) const {
    std::uint16_t signs = 0;
    if (pair_ < out_.pairs.size() && token.begin >= pair().inner.begin &&
        last_end() <= pair().outer.begin)
      signs |= kOpenMark;
    if (pair_ > 0 && last_end() < out_.pairs[pair_ - 1].outer.end &&
        token.begin >= out_.pairs[pair_ - 1].outer.end)
      signs |= kCloseMark;
    return signs;
  }

  // Where the name begins that is looked at next; beyond all texts if there is none.
  std::uint32_t next_mention() const {
    const bool here =
        mention_ < names_.mentions.size() && names_.mentions[mention_].field == out_.field;
    return here ? names_.mentions[mention_].begin : std::numeric_limits<std::uint32_t>::max();
  }

  std::uint32_t mention_at(const text::Token& token) {
    if (token.end <= mention_begin_) return kNoMention;  // as most
    const auto& mentions = names_.mentions;
    while (mention_ < mentions.size() && mentions[mention_].field == out_.field &&
           mentions[mention_].end <= token.begin)
      ++mention_;
    mention_begin_ = next_mention();
    const bool inside = mention_ < mentions.size() && mentions[mention_].field == out_.field &&
                        mentions[mention_].begin < token.end;
    return inside ? static_cast<std::uint32_t>(mention_) : kNoMention;
  }

  void push(const ReadWord& word, bool starts) {
    const bool full = out_.words.size() - first_ >= kLongestSentence;
    if ((starts || full) && !out_.words.empty()) close_sentence();
    out_.words.push_back(word);
  }

  void close_sentence() {
    const auto last = static_cast<std::uint32_t>(out_.words.size());
    if (first_ == last) return;
    ReadSentence& sentence = out_.sentences.emplace_back();
    sentence.first = first_;
    sentence.last = last;
    sentence.paragraph_start = out_.words[first_].before(kParagraph);
    for (std::uint32_t i = first_; i < last; ++i) {
      const ReadWord& word = out_.words[i];
      sentence.speech |= word.speech;
      sentence.signs |= word.gap;
      if (word.known == nullptr) continue;
      sentence.classes |= word.known->classes;
      sentence.verbs |= !word.known->forms.empty();
    }
    first_ = last;
  }

  std::span<const text::Token> tokens_;
  const ner::Names& names_;
  KnownWords& known_;
  TextReading out_;
  std::size_t pair_ = 0;
  std::size_t mention_ = 0;
  std::uint32_t mention_begin_ = 0;
  std::uint32_t first_ = 0;
  bool speech_ended_ = false;
};

bool is_border(const TextReading& reading, std::uint32_t word) {
  return reading.words[word].before(kClauseBorder) || reading.words[word].speech ||
         reading.words[word - 1].speech;
}

}  // namespace

TextReading read_text(const QuoteLexicon& lexicon, const ner::AnalyzedField& field,
                      std::uint32_t number, const ner::Names& names) {
  static thread_local KnownWords known;
  known.use(lexicon, field.analysis->vocabulary);
  return Builder(field, number, names, known).build();
}

std::uint32_t clause_begin(const TextReading& reading, std::uint32_t first, std::uint32_t word) {
  while (word > first && !is_border(reading, word)) --word;
  return word;
}

std::uint32_t clause_end(const TextReading& reading, std::uint32_t last, std::uint32_t word) {
  for (++word; word < last && !is_border(reading, word); ++word) {
  }
  return std::min(word, last);
}

}  // namespace nachlese::quotes
