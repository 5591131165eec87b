// Traits of a word without context, computed once per distinct word.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entities/lexicon_blob.hpp"

namespace nachlese::ner {

enum class Shape : std::uint8_t {
  lower,
  capital,
  capitals,
  mixed,
  digits,
  digits_and_letters,
  other
};

struct WordTraits {
  std::string_view text;            // NFC, as written
  std::uint64_t key = 0;            // in lexicons and lists
  const ImageSlot* slot = nullptr;  // the word in the lexicons
  const ImageSlot* base = nullptr;  // the word without genitive ending in the lexicons
  std::uint8_t genitive = 0;        // bytes of -s or -'s at its end, 0 if none
  Shape shape = Shape::other;
  bool role = false;       // Präsident, US-Präsident, Finanzministerin
  bool org_head = false;   // Ministerium, Finanzministerium
  bool place_end = false;  // Friedrichstraße
  // Bytes of a name before a hyphen (Merz-Regierung, Von-der-Leyen-Kommission); 0 if none.
  std::uint16_t inside = 0;
  const ImageSlot* inside_slot = nullptr;
  std::uint32_t id = 0;  // dense from 0

  [[nodiscard]] bool upper() const {
    return shape == Shape::capital || shape == Shape::capitals || shape == Shape::mixed;
  }
  [[nodiscard]] bool has(std::uint32_t flag) const {
    return slot != nullptr && (slot->flags & flag) != 0;
  }
  [[nodiscard]] std::string_view without_genitive() const {
    return text.substr(0, text.size() - genitive);
  }
};

// Capitalizes each word and lower-cases the rest: DIE GRÜNEN → Die Grünen.
[[nodiscard]] std::string usual_case(std::string_view text);

// Not thread-safe. Pointers stay valid until clear().
class TextWords {
 public:
  explicit TextWords(const NameImage& image);

  const WordTraits* get(std::string_view text);

  // Token::form is asked for within one Analysis::vocabulary at a time, and changes of that.
  void use_vocabulary(std::uint64_t vocabulary);
  [[nodiscard]] std::uint64_t vocabulary() const { return vocabulary_; }
  // The word of a form; `find` gives it the first time.
  template <class Find>
  const WordTraits* of_form(std::uint32_t form, Find find) {
    if (form < by_form_.size() && by_form_[form] != nullptr) return by_form_[form];
    const WordTraits* word = find();
    if (form >= by_form_.size()) by_form_.resize(form + form / 2 + 1);
    return by_form_[form] = word;
  }

  // The word as in running text: PUTIN → Putin, TRIFFT → trifft; CDU and USA stay.
  const WordTraits* recased(const WordTraits* word);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(traits_.size()); }
  void clear();

 private:
  void grow();
  void fill(WordTraits& word);
  void find_inside(WordTraits& word) const;

  struct Slot {
    std::uint64_t hash = 0;
    const WordTraits* word = nullptr;  // null: empty
  };

  const NameImage* image_;
  std::vector<Slot> table_;
  std::uint64_t vocabulary_ = 0;
  std::vector<const WordTraits*> by_form_;
  std::deque<WordTraits> traits_;
  std::deque<std::string> strings_;
};

}  // namespace nachlese::ner
