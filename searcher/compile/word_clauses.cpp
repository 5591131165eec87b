#include "searcher/compile/word_clauses.hpp"

#include <algorithm>
#include <utility>

#include "core/store/terms.hpp"
#include "searcher/compile/words.hpp"
#include "stemming/fold.hpp"
#include "stemming/stem.hpp"

namespace nachlese::search {
namespace {

using schema::Prefix;

constexpr unsigned kProximityWindow = 8;  // words
// In longer runs of words nobody looks whether neighbors stand near each other: see
// docs/DECISIONS.md#proximity.
constexpr std::size_t kMaxWordsForProximity = 8;

// Brueckenfest: the analyzer sets the dots of words that its lexicon knows; here those that the
// archive does not know as typed.
const text::Word* with_umlauts(CompileContext& in, const text::Token& token) {
  std::string dotted;
  const std::string_view surface = token.word->surface.text;
  if (token.kind != text::TokenKind::word || token.word->function_word ||
      !text::digraphs_to_umlauts(surface, dotted))
    return nullptr;
  return in.database.term_exists(store::make_term(Prefix::surface, surface))
             ? nullptr
             : in.analyzer.word(capitalized(dotted));
}

Plan layers(CompileContext& in, const text::Token& token) {
  const std::uint32_t group = in.wanted->groups++;
  const Scope scope = in.field == query::Field::title ? Scope::title : Scope::article;
  Plan as_typed =
      spent(in, word_plan(in.ranking, scope, *token.word, token.other, group, *in.wanted));
  const text::Word* dotted = with_umlauts(in, token);
  if (dotted == nullptr) return as_typed;
  return best_of({std::move(as_typed),
                  spent(in, word_plan(in.ranking, scope, *dotted, nullptr, group, *in.wanted))});
}

Plan surface(const text::Token& token) {
  return one_term(store::make_term(Prefix::surface, token.word->surface.text));
}

Plan bonus(CompileContext& in, const text::Token& token, const text::Token* before) {
  if (before != nullptr && before->word != token.word)
    in.nearby->push_back(scaled(near_of({surface(*before), surface(token)}, kProximityWindow),
                                in.ranking.proximity));
  const auto stem = token.word->stem.text;
  if (stem.empty()) return {};
  return scaled(spent(in, stem_plan(Scope::title, stem)), in.ranking.title);
}

// The further word that stands for this token and maybe those after it.
const text::Token* overlay_at(const text::Analysis& analysis, const text::Token& token) {
  const text::Token* best = nullptr;
  for (const auto& overlay : analysis.overlays) {
    if (overlay.begin == token.begin && (best == nullptr || overlay.end > best->end))
      best = &overlay;
  }
  return best;
}

// Ukraine-Krieg: the joined word, or both words.
Plan overlay_plan(CompileContext& in, const text::Analysis& analysis, const text::Token& overlay) {
  std::vector<Plan> apart;
  for (const auto& token : analysis.tokens) {
    if (token.begin >= overlay.begin && token.end <= overlay.end && !token.word->function_word)
      apart.push_back(layers(in, token));
  }
  Plan joined = layers(in, overlay);
  return best_of({std::move(joined), all_of(std::move(apart))});
}

// A name of the list that begins with `token` and is not cut by the overlay.
Aliases::Match alias_at(CompileContext& in, const text::Analysis& analysis,
                        const text::Token& token, const text::Token* overlay) {
  const auto at = static_cast<std::size_t>(&token - analysis.tokens.data());
  auto match = in.aliases.find(std::span(analysis.tokens).subspan(at));
  if (match.tokens > 0 && overlay != nullptr &&
      analysis.tokens[at + match.tokens - 1].end < overlay->end)
    match.tokens = 0;
  return match;
}

// A name of several words as a phrase; in titles, which have no positions, all its words.
Plan name_plan(CompileContext& in, const std::string& name, std::uint32_t group) {
  text::Analysis analysis;
  in.analyzer.analyze(name, text::Purpose::document, analysis);
  if (analysis.tokens.size() == 1) return layers(in, analysis.tokens.front());
  const bool title = in.field == query::Field::title;
  std::vector<Plan> words;
  Wanted::Sequence sequence{{}, group};
  for (const auto& token : analysis.tokens) {
    const auto& written = token.word->surface.text;
    words.push_back(one_term(store::make_term(title ? Prefix::title : Prefix::surface, written)));
    sequence.surfaces.emplace_back(written);
  }
  in.budget.spend(words.size());
  in.wanted->sequences.push_back(std::move(sequence));
  const auto window = static_cast<unsigned>(words.size());
  return title ? all_of(std::move(words)) : phrase_of(std::move(words), window);
}

// The name as typed, or any other of its group.
Plan alias_plan(CompileContext& in, const text::Analysis& analysis, const text::Token& first,
                const text::Token& last, const text::Token* overlay, const Aliases::Match& alias) {
  std::vector<Plan> own;
  if (overlay != nullptr) {
    own.push_back(overlay_plan(in, analysis, *overlay));
  } else {
    for (const text::Token* token = &first; token <= &last; ++token)
      own.push_back(layers(in, *token));
  }
  std::vector<Plan> readings = {all_of(std::move(own))};
  const std::uint32_t group = in.wanted->groups++;
  for (const auto& name : alias.others)
    readings.push_back(scaled(name_plan(in, name, group), in.ranking.alias));
  return best_of(std::move(readings));
}

}  // namespace

void add_words(CompileContext& in, std::span<const query::Node> nodes, Clauses& out) {
  // A sign or a field name before the first word is not part of the text.
  const auto& first = std::get<query::QueryWord>(nodes.front().value);
  const std::size_t offset = nodes.front().span.end - first.text.size();
  text::Analysis analysis;
  in.analyzer.analyze(in.text.substr(offset, nodes.back().span.end - offset), text::Purpose::query,
                      analysis);
  const auto required = [&](const text::Token& token) {
    const auto it = std::find_if(nodes.begin(), nodes.end(), [&](const query::Node& node) {
      return token.begin + offset < node.span.end;
    });
    return it != nodes.end() && it->required;
  };
  const text::Token* before = nullptr;
  std::uint32_t covered = 0;  // bytes up to here are dealt with
  for (const auto& token : analysis.tokens) {
    if (token.begin < covered) continue;
    if (!has_room(in, {offset + token.begin, offset + token.end})) return;
    const text::Token* overlay = overlay_at(analysis, token);
    if (const auto alias = alias_at(in, analysis, token, overlay); alias.tokens > 0) {
      const text::Token& last = *(&token + alias.tokens - 1);
      Clause clause{Role::content, alias_plan(in, analysis, token, last, overlay, alias),
                    required(token)};
      const bool single = alias.tokens == 1 && overlay == nullptr;
      if (single && !in.field) clause.bonus = bonus(in, token, before);
      out.push_back(std::move(clause));
      covered = last.end;
      before = single ? &token : nullptr;
      continue;
    }
    if (overlay != nullptr) {
      out.push_back({Role::content, overlay_plan(in, analysis, *overlay), required(token)});
      covered = std::max(overlay->end, token.end);
      before = nullptr;
      continue;
    }
    const bool function_word = token.word->function_word;
    Clause clause{function_word ? Role::function_word : Role::content, layers(in, token),
                  required(token)};
    if (function_word && clause.required) clause.role = Role::content;
    if (!function_word && !in.field) clause.bonus = bonus(in, token, before);
    if (!function_word) before = nodes.size() <= kMaxWordsForProximity ? &token : nullptr;
    out.push_back(std::move(clause));
  }
}

}  // namespace nachlese::search
