// Which quotations of an article a query asks for, and how they are shown.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/article.hpp"
#include "core/store/quotations.hpp"
#include "searcher/api/quotation.hpp"
#include "searcher/compile/compiler.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// The terms of a text with their places, in every layer.
class QuoteWords {
 public:
  explicit QuoteWords(const text::Analysis& analysis);

  // Whether the text has what `plan` says; `plan` as matching() leaves it.
  [[nodiscard]] bool hold(const Plan& plan) const;

 private:
  void add(const text::Token& token);
  [[nodiscard]] std::vector<std::uint32_t> places_of(const Plan& plan) const;
  [[nodiscard]] bool hold_phrase(const Plan& plan) const;
  [[nodiscard]] bool hold_near(const Plan& plan) const;

  std::unordered_map<std::string, std::vector<std::uint32_t>, StringHash, std::equal_to<>> places_;
};

// The quotations of `article` that meet one of the conditions, in the order of the text.
[[nodiscard]] std::vector<QuotePassage> matching_quotes(
    const Article& article, const std::vector<store::StoredQuote>& quotes,
    std::span<const QuoteCondition> conditions, const Wanted& wanted, text::Analyzer& analyzer);

// The quotation with this number as shown; nothing is highlighted in it.
[[nodiscard]] QuotePassage passage_of(const Article& article, const store::StoredQuote& quote,
                                      unsigned number);

}  // namespace nachlese::search
