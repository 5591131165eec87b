// All messages about a query, in both languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "searcher/api/diagnostic.hpp"
#include "searcher/query/ast.hpp"

namespace nachlese::query {

enum class Issue : std::uint8_t {
  invalid_utf8,
  control_characters,
  too_long,
  too_many_words,
  too_deep,
  unbalanced_quote,
  missing_parenthesis,
  stray_parenthesis,
  empty_parentheses,
  missing_operand,
  unknown_field,
  empty_field,
  bad_date,
  reversed_dates,
  lone_wildcard,
  lone_equals,
  leading_wildcard,
  bad_number,
  too_few_operands,
  too_many_operands,
  near_operands,
  field_operand,
  no_words,
  only_function_words,
  only_exclusions,
  wildcard_cut,
  no_such_pattern,
  no_such_name,
  names_cut,
  relaxed_most,
  relaxed_any,
  ranked_by_half,
  time_is_up,
  corrected,
  many_words,
  bad_aliases,
  shards_missing,
  too_costly,
  word_too_long,
  too_many_filters,
  empty_period,
  empty_filters,
  unknown_words,
  quote_negation,
  quote_field,
  no_quotes,
};

// Collects the first twenty diagnostics of a query; nobody reads more.
class Diagnostics {
 public:
  explicit Diagnostics(Language language) : language_(language) {}

  // `detail` replaces {} in the message.
  void report(Issue issue, Span span, std::string_view detail = {});

  [[nodiscard]] const std::vector<search::Diagnostic>& list() const { return list_; }
  [[nodiscard]] std::vector<search::Diagnostic> take() { return std::move(list_); }

 private:
  Language language_;
  std::vector<search::Diagnostic> list_;
};

}  // namespace nachlese::query
