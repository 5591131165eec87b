// Resolves short forms within one text: Brinkhoff → Jens Brinkhoff, Frankfurt → Frankfurt (Oder).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nachlese::ner {

class Bearers {
 public:
  // Records a mention of `name` in full. `at` must not descend between calls.
  void add(std::string_view short_form, const std::string& name, std::uint32_t at);

  // The bearer of the short form at `at`: of several, the one named last before it, or else the
  // first. nullptr if the text names none.
  [[nodiscard]] const std::string* of(std::string_view short_form, std::uint32_t at) const;

 private:
  struct Mention {
    std::uint32_t at = 0;
    std::string name;
  };
  // By short form; ascending, stored only when the bearer changes.
  std::unordered_map<std::string, std::vector<Mention>> mentions_;
};

}  // namespace nachlese::ner
