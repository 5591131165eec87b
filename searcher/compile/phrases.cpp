#include "searcher/compile/phrases.hpp"

#include <algorithm>
#include <utility>

#include "core/store/terms.hpp"
#include "searcher/engine/limits.hpp"

namespace nachlese::search {
namespace {

using schema::Prefix;

Forms surface_of(CompileContext& in, const text::Token& token) {
  in.budget.spend(1);
  return {std::string(token.word->surface.text)};
}

Forms forms_of(CompileContext& in, const text::Token& token) {
  Forms forms = in.expansions.inflections(*token.word);
  if (token.other == nullptr) return forms;
  for (auto& form : in.expansions.inflections(*token.other)) {
    if (std::find(forms.begin(), forms.end(), form) == forms.end())
      forms.push_back(std::move(form));
  }
  return forms;
}

Plan title_forms(CompileContext& in, const text::Token& token, bool inflected) {
  return any_term(prefixed(Prefix::title, inflected ? forms_of(in, token) : surface_of(in, token)));
}

// The title layer has no positions: the words must be in the title, and together somewhere.
Plan in_title(CompileContext& in, Plan plan, const text::Analysis& analysis) {
  if (in.field != query::Field::title) return plan;
  std::vector<Plan> words;
  for (const auto& token : analysis.tokens)
    words.push_back(one_term(store::make_term(Prefix::title, token.word->surface.text)));
  return filtered(std::move(plan), all_of(std::move(words)));
}

// The surface terms that may stand at each position of a word, pattern or alternative.
std::vector<Forms> positions_of(CompileContext& in, const query::Node& node) {
  const std::uint32_t group = in.wanted->groups++;
  std::vector<Forms> out;
  if (const auto* word = std::get_if<query::QueryWord>(&node.value)) {
    text::Analysis analysis;
    in.analyzer.analyze(word->text, text::Purpose::query, analysis);
    for (const auto& token : analysis.tokens) {
      out.push_back(word->exact ? surface_of(in, token) : forms_of(in, token));
    }
  } else if (const auto* pattern = std::get_if<query::Pattern>(&node.value)) {
    out.push_back(in.expansions.words(*pattern, node.span));
  } else if (const auto* fuzzy = std::get_if<query::Fuzzy>(&node.value)) {
    out.push_back(in.expansions.words(*fuzzy, node.span));
  } else if (const auto* alternatives = std::get_if<query::Disjunction>(&node.value)) {
    Forms all;
    for (const auto& operand : alternatives->operands) {
      for (auto& forms : positions_of(in, operand))
        all.insert(all.end(), forms.begin(), forms.end());
    }
    return {std::move(all)};
  }
  for (auto& forms : out) {
    note(in, forms, group);
    forms = surface_terms(forms);
  }
  return out;
}

}  // namespace

std::optional<Plan> phrase(CompileContext& in, std::string_view text, bool inflected,
                           query::Span span) {
  text::Analysis analysis;
  in.analyzer.analyze(text, text::Purpose::query, analysis);
  if (analysis.tokens.empty()) {
    in.diagnostics.report(query::Issue::no_words, span);
    return std::nullopt;
  }
  std::vector<Plan> positions;
  Wanted::Sequence sequence;
  sequence.group = in.wanted->groups++;
  for (const auto& token : analysis.tokens) {
    const Forms forms = inflected ? forms_of(in, token) : surface_of(in, token);
    if (inflected) note(in, forms, sequence.group);
    sequence.surfaces.push_back(forms.front());
    positions.push_back(any_term(surface_terms(forms)));
  }
  if (!inflected) in.wanted->sequences.push_back(std::move(sequence));
  if (positions.size() == 1)
    return in.field == query::Field::title ? title_forms(in, analysis.tokens.front(), inflected)
                                           : positions.front();
  const auto window = static_cast<unsigned>(positions.size());
  return in_title(in, phrase_of(std::move(positions), window), analysis);
}

std::optional<Plan> near(CompileContext& in, const query::Near& node, query::Span span) {
  if (in_value_field(in)) in.diagnostics.report(query::Issue::field_operand, span);
  std::vector<Plan> positions;
  for (const auto& operand : node.operands) {
    if (!has_room(in, operand.span, positions.size() < limits::kMaxNearWords)) break;
    for (const auto& forms : positions_of(in, operand)) positions.push_back(any_term(forms));
  }
  if (positions.empty()) return std::nullopt;
  const auto window = static_cast<unsigned>(node.distance + positions.size() - 1);
  return near_of(std::move(positions), window);
}

}  // namespace nachlese::search
