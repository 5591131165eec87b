// The user's additions to the lexicon of the compound splitter. A line holds a word that may become
// part of compounds (Wärmepumpe: Wärmepumpen|förderung), or a word and its parts
// (Staubecken=Stau|Becken; Bundesliga=Bundesliga stays whole). # starts a comment.
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
  // Throws Error(usage) naming the first malformed line.
  explicit Extension(std::string_view file);

  [[nodiscard]] bool empty() const { return words_.empty(); }
  // True if the file has the word. `surface`: lower case, ß → ss.
  [[nodiscard]] bool has(std::string_view surface) const;
  // The parts that the file gives for the word or a form of it, in lower case (a single one: the
  // word stays whole); null if none.
  [[nodiscard]] const std::vector<std::string>* parts(std::string_view surface) const;

 private:
  std::unordered_set<std::string> words_;
  std::unordered_map<std::string, std::vector<std::string>> parts_;  // by stem
};

}  // namespace nachlese::text
