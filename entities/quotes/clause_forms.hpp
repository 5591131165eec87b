// What the verbs of a sentence's clauses are: subjunctives, infinitives, any verb at all.
#pragma once

#include "entities/quotes/draft.hpp"

namespace nachlese::quotes {

// Words and clauses are those of the sentence; `at` is the first word of a clause.
class ClauseForms {
 public:
  explicit ClauseForms(const SentenceView& view)
      : view_(view), first_(view.sentence.first), last_(view.sentence.last) {}

  // A form of the class among words [first, last); not in marks, no adjective that looks like one
  // ("die gleiche Zeit"), not the first person's ("stelle ich").
  [[nodiscard]] bool has_class(std::uint32_t first, std::uint32_t last, std::uint32_t cls) const;

  // A word in small letters that is neither a function word nor an adjective before its noun.
  [[nodiscard]] bool has_verb(std::uint32_t first, std::uint32_t last) const;

  // …, die Zahl zu erhöhen; …, zurückzutreten
  [[nodiscard]] bool has_infinitive(std::uint32_t at) const;

  // "Dies bedinge …", "Söder betreibe …": the verb stands behind the subject; where somebody
  // speaks, -e is the subjunctive's.
  [[nodiscard]] bool is_unknown_verb(std::uint32_t at) const;

  // The subjunctive in the clause, or in the one behind a condition ("…, wenn es regne, sei …").
  [[nodiscard]] bool subjunctive_ahead(std::uint32_t at) const;

  // The first clause that is not dependent and has a form of the class; the sentence's end if there
  // is none.
  [[nodiscard]] std::uint32_t main_clause_with(std::uint32_t cls) const;

  [[nodiscard]] static bool is_relative_pronoun(std::string_view text);

 private:
  [[nodiscard]] const ReadWord& word(std::uint32_t at) const { return view_.word(at); }
  [[nodiscard]] std::uint32_t end_of(std::uint32_t at) const {
    return clause_end(view_.reading, last_, at);
  }
  [[nodiscard]] bool is_own(std::uint32_t at, std::uint32_t cls) const;
  [[nodiscard]] bool is_attribute(std::uint32_t at) const;
  [[nodiscard]] bool is_relative(std::uint32_t at, std::uint32_t end) const;

  const SentenceView& view_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace nachlese::quotes
