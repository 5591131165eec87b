// The order of an article's words in one short string, from which phrases and nearness are read
// (slot kWordOrder). Xapian's own table of positions has a list for each word of each article: 45 %
// of an archive, and most of a night's page reads (docs/DECISIONS.md#word-order).
//
// Made to be searched without being unpacked: the words of an article have numbers, the most
// frequent one 0, and most texts are a byte per word, so that a phrase is looked for as a string.
//
//   words      varint n, varint t, then of each the lower 8 of 16 bits of its hash, of all but the
//              last t the upper 8; the last t, which stand there once, are in the order of these,
//              so they take 256 + t bits: for each value a 1 for each word that has it and a 0
//   written    varint n, then per word whose bits another term of the article has: varint number,
//              varint length, its term
//   beside     varint n, then per word that stands where another one does: varint distance from
//              the position before, varint number
//   sequence   the rest, by position:
//                0 to 235            word 0 to 235
//                236 to 253, digit   words 236 + 236 × (byte − 236) + digit, to 4,483
//                254, three digits   any word, to base 236, the highest digit first
//                255, digit          digit + 1 positions are skipped (borders of fields)
//              where digits are 0 to 235, so that a word of one byte behind a byte of less than 236
//              is that word in all articles of up to 4,484 words.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/varint.hpp"
#include "core/store/article_codec.hpp"

namespace nachlese::store {

struct PlacedWord {
  std::uint32_t word = 0;  // index of its term
  std::uint32_t position = 0;
};

// `words`: by position, ascending. `terms`: of the article, each once, all in `words`. `others`:
// bits of terms of the article that are none of these but may be asked for, ascending.
[[nodiscard]] std::string pack_word_order(std::span<const PlacedWord> words,
                                          std::span<const std::string> terms,
                                          std::span<const std::uint16_t> others = {});

// The bits that stand for a term.
[[nodiscard]] std::uint16_t word_bits(std::string_view term);

// An order as it is packed, which must outlive it.
class WordOrder {
 public:
  // Throws Error(archive) for what is no order.
  explicit WordOrder(std::string_view packed);

  [[nodiscard]] std::uint32_t words() const { return words_; }
  // The number of the term, of which `bits` are those. A term that the article does not have may be
  // taken for another one with the same bits; so may one that it has if it was none of the others
  // that the order was packed with.
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint16_t bits, std::string_view term) const;

  // By number. Throws Error(archive) if some are missing.
  [[nodiscard]] std::vector<std::uint16_t> bits() const;
  // Calls f(number, term) for each word that is written out.
  template <class F>
  void for_each_written(F&& f) const {
    for (Bytes written(written_); !written.empty();) {
      const std::uint32_t number = written.varint();
      const std::string_view term = written.text(written.varint());
      if (number >= words_) throw_damaged_article();
      f(number, term);
    }
  }

  // The words without those beside others.
  [[nodiscard]] std::string_view sequence() const { return sequence_; }
  // What a word is in the sequence.
  static void append_code(std::uint32_t number, std::string& out);
  [[nodiscard]] static std::string code(std::uint32_t number);
  // Whether `at` in the sequence, where a code was found, is the beginning of one. Only if
  // has_plain_codes().
  [[nodiscard]] bool begins_code(std::size_t at) const {
    return at == 0 || static_cast<std::uint8_t>(sequence_[at - 1]) < kDigits;
  }
  [[nodiscard]] bool has_plain_codes() const { return words_ <= kPlainWords; }
  // Bytes of the code that ends at `end` in such a sequence; 0 at its beginning.
  [[nodiscard]] static std::size_t size_before(std::string_view sequence, std::size_t end) {
    if (end < 2) return end;
    return static_cast<std::uint8_t>(sequence[end - 2]) < kDigits ? 1 : 2;
  }
  // How many positions `to` is behind `from`, where codes begin. Only if has_plain_codes().
  [[nodiscard]] std::uint32_t positions_between(std::size_t from, std::size_t to) const {
    std::uint32_t out = 0;
    while (from < to) {
      const auto byte = static_cast<std::uint8_t>(sequence_[from]);
      if (byte < kDigits) {
        from += 1;
        ++out;
      } else {
        const bool skips = byte == kSkip && from + 1 < sequence_.size();
        out += skips ? static_cast<std::uint8_t>(sequence_[from + 1]) + 1U : 1U;
        from += 2;
      }
    }
    return out;
  }

  // Calls f(number, position) for each word of the sequence, by position. Throws
  // Error(archive) for what is no sequence.
  template <class F>
  void for_each_in_sequence(F&& f) const;
  // The same for each word beside others.
  template <class F>
  void for_each_beside(F&& f) const;

 private:
  static constexpr std::uint32_t kDigits = 236;
  static constexpr std::uint8_t kLong = 254;
  static constexpr std::uint8_t kSkip = 255;
  static constexpr std::uint32_t kPlainWords = kDigits + (kLong - kDigits) * kDigits;

  class Bytes {
   public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] bool empty() const { return bytes_.empty(); }
    [[nodiscard]] std::string_view rest() const { return bytes_; }
    std::uint8_t next() { return static_cast<std::uint8_t>(text(1).front()); }
    std::uint32_t varint() {
      const auto value = take_varint(bytes_);
      if (!value || *value > std::numeric_limits<std::uint32_t>::max()) throw_damaged_article();
      return static_cast<std::uint32_t>(*value);
    }
    void skip_varint() {
      while (next() >= 0x80) {
      }
    }
    std::uint32_t digit() {
      const std::uint8_t byte = next();
      if (byte >= kDigits) throw_damaged_article();
      return byte;
    }
    std::string_view text(std::size_t size) {
      if (size > bytes_.size()) throw_damaged_article();
      const std::string_view out = bytes_.substr(0, size);
      bytes_.remove_prefix(size);
      return out;
    }

   private:
    std::string_view bytes_;
  };

  // Calls f(number, upper bits) for the last words from the first that has `from` on, until it
  // returns false. True if it never did.
  template <class F>
  bool each_sorted(std::uint32_t from, F&& f) const;

  friend std::string pack_word_order(std::span<const PlacedWord>, std::span<const std::string>,
                                     std::span<const std::uint16_t>);

  std::uint32_t words_ = 0;
  std::string_view lower_;
  std::string_view upper_;   // of the first words
  std::string_view sorted_;  // bits of the upper ones of the others
  std::string_view written_;
  std::string_view beside_;
  std::string_view sequence_;
};

template <class F>
void WordOrder::for_each_in_sequence(F&& f) const {
  Bytes bytes(sequence_);
  std::uint32_t position = 0;
  while (!bytes.empty()) {
    std::uint32_t number = bytes.next();
    if (number >= kDigits) {
      if (number == kSkip) {
        position += bytes.digit() + 1;
        continue;
      }
      if (number == kLong) {
        number = bytes.digit();
        number = number * kDigits + bytes.digit();
        number = number * kDigits + bytes.digit();
      } else {
        number = kDigits + (number - kDigits) * kDigits + bytes.digit();
      }
    }
    if (number >= words_) throw_damaged_article();
    f(number, position++);
  }
}

template <class F>
void WordOrder::for_each_beside(F&& f) const {
  Bytes bytes(beside_);
  std::uint32_t position = 0;
  while (!bytes.empty()) {
    position += bytes.varint();
    const std::uint32_t number = bytes.varint();
    if (number >= words_) throw_damaged_article();
    f(number, position);
  }
}

struct PlacedTerm {
  std::string term;
  std::vector<std::uint32_t> positions;  // ascending
};

// Every word and where it stands. `terms`: those of the article, each once; others are left out.
// Throws Error(archive) for what is no order of some of these terms.
[[nodiscard]] std::vector<PlacedTerm> unpack_word_order(std::string_view packed,
                                                        std::span<const std::string> terms);

}  // namespace nachlese::store
