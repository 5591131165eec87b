// Words in order, or near each other, in the order of an article's words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/word_order.hpp"

namespace nachlese::search {

// What may stand at each of several places: terms, each place at least one.
using WordPlaces = std::vector<std::vector<std::string>>;

enum class WordDistance : std::uint8_t {
  in_order,  // each to the right of the one before
  anyhow,    // no two at one position
};

struct WordPattern {
  WordPlaces places;
  unsigned window = 0;  // within so many positions
  WordDistance distance = WordDistance::in_order;
  // Terms of which one stands before the words, in an order of quotations
  // (core/store/quote_order.hpp); none: anybody may say it.
  std::vector<std::string> speakers = {};

  [[nodiscard]] bool is_side_by_side() const {
    return distance == WordDistance::in_order && window == places.size();
  }
};

// Looks for words in many articles, one after the other. Not thread-safe.
class WordOrderPattern {
 public:
  explicit WordOrderPattern(const WordPattern& pattern);

  // Whether the words stand so in `packed` (core/store/word_order.hpp), of an article that has a
  // term of each place. Where a place has several, one that the article does not have may be taken
  // for another word: `has(term)`, asked of what was found, tells. Throws Error(archive) for
  // what is no order.
  template <class Has>
  [[nodiscard]] bool stands_in(std::string_view packed, Has&& has) {
    const store::WordOrder order(packed);
    if (!find_words(order)) return false;
    if (!has_alternatives_) return stands(order);
    if (!stands(order)) return false;
    bool all = true;
    for (auto* terms : {&terms_, &speakers_}) {
      for (Term& term : *terms) {
        if (term.is_there && !has(term.text)) term.is_there = all = false;
      }
    }
    return all || stands(order);
  }

 private:
  struct Term {
    std::string text;
    std::uint16_t bits = 0;
    std::vector<std::uint32_t> places;
    bool is_there = false;  // in the article at hand, as `number`
    std::uint32_t number = 0;
  };
  struct Code {
    std::string bytes;
    std::uint32_t number = 0;  // the higher the rarer in the article
  };
  struct Occurrence {
    std::size_t offset = 0;  // of its code in the sequence
    const Term* term = nullptr;
  };
  using Positions = std::vector<std::uint32_t>;

  // False if a place has no word in the article.
  bool find_words(const store::WordOrder& order);
  [[nodiscard]] bool stands(const store::WordOrder& order);
  // The words side by side: those of the rarest place are looked for, and their neighbors compared.
  [[nodiscard]] bool is_phrase(const store::WordOrder& order);
  // The same if each place has one word: their codes are one string.
  [[nodiscard]] bool is_string(const store::WordOrder& order);
  // Whether all places before `place` have words up to the byte `end`, and all behind from there.
  [[nodiscard]] bool precede(std::string_view sequence, std::size_t place, std::size_t end) const;
  [[nodiscard]] bool follow(std::string_view sequence, std::size_t place, std::size_t begin) const;
  // Calls f(offset) for each place where the code begins in the sequence, while it returns false;
  // whether it returned true.
  template <class F>
  static bool any_code(const store::WordOrder& order, std::string_view code, F&& f);
  // Whether a word stands beside another one somewhere.
  [[nodiscard]] bool is_beside(const store::WordOrder& order) const;
  // Fills positions_ from the whole sequence, without what the speakers do not say.
  void read_positions(const store::WordOrder& order);
  void drop_what_others_say();
  // The same by looking for the codes of the words alone. Positions are true relative to each other
  // as far as `window_` reaches, and further apart beyond that.
  void find_positions(const store::WordOrder& order);
  void find_codes(const store::WordOrder& order);
  [[nodiscard]] bool are_in_order();
  [[nodiscard]] bool are_near();
  // Whether each place has a position of its own from `first` on within the window.
  [[nodiscard]] bool have_own_positions(std::uint32_t first);
  bool give_position(std::size_t place, std::uint32_t first, std::vector<bool>& asked);

  std::vector<Term> terms_;     // each once
  std::vector<Term> speakers_;  // without places
  unsigned window_;
  WordDistance distance_;
  bool has_alternatives_ = false;
  bool side_by_side_;                     // in order, with nothing between them
  std::vector<std::uint32_t> first_;      // by place, into terms_
  std::vector<char> filled_;              // by place, of find_words()
  std::vector<std::vector<Code>> codes_;  // by place, of is_phrase()
  std::string string_;                    // of is_string()
  std::vector<Positions> positions_;      // by place, ascending
  Positions said_from_;                   // positions of the speakers
  std::vector<Occurrence> found_;
  std::vector<char> wanted_;        // by number of a word
  std::vector<std::size_t> next_;   // by place, into its positions
  std::vector<std::size_t> taken_;  // position − first → place + 1, of have_own_positions()
};

}  // namespace nachlese::search
