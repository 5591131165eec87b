// What users add to the lexicon of the compound splitter, in a text file of their own. A line is a
// word, which may then be a part of compounds (Wärmepumpe: Wärmepumpen|förderung), or a word and
// its parts (Staubecken=Stau|Becken; Bundesliga=Bundesliga stays whole). # starts a comment.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace nachlese::text {

class Extension {
 public:
  Extension() = default;
  // Throws Error(usage) that names the first line that cannot be understood.
  explicit Extension(std::string_view file);

  [[nodiscard]] bool empty() const { return words_.empty(); }
  // Has the file this word? `surface`: lower case, ß → ss.
  [[nodiscard]] bool has(std::string_view surface) const;
  // The parts that the file gives for this word or a form of it, in lower case (one: the word stays
  // whole); null if it gives none.
  [[nodiscard]] const std::vector<std::string>* parts(std::string_view surface) const;

 private:
  std::unordered_set<std::string> words_;
  std::unordered_map<std::string, std::vector<std::string>> parts_;  // by stem
};

}  // namespace nachlese::text
