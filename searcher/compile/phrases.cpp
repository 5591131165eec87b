#include "searcher/compile/phrases.hpp"

#include <algorithm>
#include <utility>

#include "core/base/strings.hpp"
#include "core/store/terms.hpp"
#include "searcher/engine/limits.hpp"
#include "searcher/query/lexer.hpp"

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

constexpr std::string_view kBlanks = " \t";

// Where the first run with a pattern begins.
std::size_t first_pattern(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, begin), text.size());
    if (!query::pattern_in(text.substr(begin, end - begin)).empty()) return begin;
    begin = std::min(text.find_first_not_of(kBlanks, end), text.size());
  }
  return begin;
}

// The places of a phrase: its words, as they are or in every inflection, and its patterns.
std::vector<Forms> places_of(CompileContext& in, std::string_view text, bool inflected,
                             query::Span span) {
  std::vector<Forms> out;
  while (!text.empty()) {
    // Patterns are read one by one, the words between them together, as text is.
    const std::size_t begin = first_pattern(text);
    text::Analysis analysis;
    in.analyzer.analyze(text.substr(0, begin), text::Purpose::query, analysis);
    for (const auto& token : analysis.tokens)
      out.push_back(inflected ? forms_of(in, token) : surface_of(in, token));
    text.remove_prefix(begin);
    const std::string_view run = text.substr(0, text.find_first_of(kBlanks));
    text.remove_prefix(run.size());
    const std::string_view pattern = query::pattern_in(run);
    if (pattern.size() > 1)
      out.push_back(in.expansions.words(query::Pattern{std::string(pattern)}, span));
  }
  return out;
}

}  // namespace

std::optional<Plan> phrase(CompileContext& in, std::string_view text, bool inflected,
                           query::Span span) {
  std::vector<Forms> places = places_of(in, text, inflected, span);
  if (places.empty()) {
    in.diagnostics.report(query::Issue::no_words, span);
    return std::nullopt;
  }
  const bool title = in.field == query::Field::title;
  const auto window = static_cast<unsigned>(places.size());
  std::vector<Plan> positions;
  std::vector<Plan> in_title;
  for (const auto& forms : places) {
    positions.push_back(any_term(surface_terms(forms)));
    if (title) in_title.push_back(any_term(prefixed(Prefix::title, forms)));
  }
  in.wanted->sequences.push_back({std::move(places), in.wanted->groups++});
  if (!title) return phrase_of(std::move(positions), window);
  // The title layer has no positions: the words must be in the title, and together somewhere.
  Plan words = all_of(std::move(in_title));
  if (window == 1) return words;
  return filtered(phrase_of(std::move(positions), window), std::move(words));
}

Plan hyphened_pattern(CompileContext& in, std::string_view text, query::Span span) {
  const auto bare = [](std::string_view piece) {
    return piece.find_first_not_of("*?") == std::string_view::npos;
  };
  std::vector<Forms> places;
  std::string joined;
  for (const auto& piece : split_list(text, "-")) {
    joined += piece;
    if (bare(piece)) continue;  // anything may stand there
    if (piece.find_first_of("*?") != std::string::npos) {
      places.push_back(in.expansions.words(query::Pattern{piece}, span, Expansions::Silent{}));
      continue;
    }
    text::Analysis analysis;
    in.analyzer.analyze(piece, text::Purpose::query, analysis);
    for (const auto& token : analysis.tokens) places.push_back(surface_of(in, token));
  }
  const bool open = bare(text.substr(text.rfind('-') + 1));
  const Forms words =
      open ? Forms() : in.expansions.words(query::Pattern{joined}, span, Expansions::Silent{});
  const Prefix prefix = in.field == query::Field::title ? Prefix::title : Prefix::surface;
  std::vector<Plan> positions;
  for (const auto& forms : places) positions.push_back(any_term(prefixed(prefix, forms)));
  const auto window = static_cast<unsigned>(positions.size());
  Plan apart = prefix == Prefix::title ? all_of(std::move(positions))
                                       : phrase_of(std::move(positions), window);
  const std::uint32_t group = in.wanted->groups++;
  note(in, words, group);
  if (!apart.empty()) in.wanted->sequences.push_back({std::move(places), group});
  Plan out = any_of({synonym(prefixed(prefix, words)), std::move(apart)});
  if (out.empty()) in.diagnostics.report(query::Issue::no_such_pattern, span, text);
  return out;
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
