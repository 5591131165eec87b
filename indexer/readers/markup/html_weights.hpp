// Measures how much of each element of a page reads like sentences.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

// Elements that stand inside a line.
[[nodiscard]] bool is_inline(const Element& element);
[[nodiscard]] bool is_inline_name(std::string_view name);

// Scripts, forms and other elements without text.
[[nodiscard]] bool is_silent(const Element& element);

// Prose is what has sentences. Bytes without blanks.
struct Weight {
  std::size_t text = 0;
  std::size_t linked = 0;
  std::size_t links = 0;
  std::size_t prose = 0;     // in blocks that read like sentences
  bool has_heading = false;  // h1
};

// Measures every element once.
class Weights {
 public:
  // `lenient`: every line counts as a sentence, for pages that have hardly any.
  // `after_heading`: ignores what precedes the first h1.
  explicit Weights(const Element& root, bool lenient = false, bool after_heading = false);

  // Zero inside silent elements.
  [[nodiscard]] const Weight& of(const Element& element) const;

 private:
  // Consecutive inline elements and text count together.
  struct Run {
    std::size_t text = 0, linked = 0, stops = 0, words = 0;
    bool ends = false;  // with a full stop or the like
  };

  [[nodiscard]] bool is_prose(const Run& run) const;
  void close(Run& run, Weight& weight) const;
  static void add_text(std::string_view text, bool linked, Run& run, Weight& weight);
  void walk_inline(const Element& element, bool linked, Run& run, Weight& weight);
  Weight measure(const Element& element, bool linked = false);

  bool lenient_ = false;
  bool counts_ = true;
  std::unordered_map<const Element*, Weight> weights_;
};

}  // namespace nachlese::readers
