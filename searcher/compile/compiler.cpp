#include "searcher/compile/compiler.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/store/terms.hpp"
#include "searcher/compile/at_least.hpp"
#include "searcher/compile/at_least_source.hpp"
#include "searcher/compile/clock_source.hpp"
#include "searcher/compile/dates.hpp"
#include "searcher/compile/expansions.hpp"
#include "searcher/compile/field_values.hpp"
#include "searcher/compile/limits.hpp"
#include "searcher/compile/words.hpp"
#include "stemming/fold.hpp"
#include "stemming/stem.hpp"

namespace nachlese {
namespace {

using query::Field;
using query::Issue;
using query::Node;
using schema::Prefix;
using Xapian::Query;

using Clauses = std::vector<Clause>;
using Forms = std::vector<std::string>;  // alternatives for one position

Query any_term(const Forms& terms, Query::op op = Query::OP_OR) {
  if (terms.size() == 1) return Query(terms.front());
  return {op, terms.begin(), terms.end()};
}

class Compiler {
 public:
  Compiler(const Weighing& weighing, const Node& tree, std::string_view text, const ArchiveDatabase& database, Analyzer& analyzer,
           const Aliases& aliases, ArchiveNames& names, query::Diagnostics& diagnostics, Budget& budget, Compiled& out)
      : weighing_(weighing),
        text_(text),
        database_(database),
        analyzer_(analyzer),
        aliases_(aliases),
        diagnostics_(diagnostics),
        budget_(budget),
        expansions_(tree, database, analyzer, diagnostics, budget),
        values_(database, names, diagnostics, budget),
        wanted_(&out.wanted),
        nearby_(&out.nearby) {
    weighing_.join = [join = weighing.join, &budget](const std::vector<Layer>& layers) {
      for (const auto& layer : layers) budget.spend(layer.terms.size());
      return join(layers);
    };
  }

  // The operands of a conjunction; any other node is a conjunction of one.
  Clauses operands(const Node& node) {
    Clauses out;
    if (const auto* group = std::get_if<query::Conjunction>(&node.value)) {
      compile_run(group->operands, out);
    } else {
      compile_run({&node, 1}, out);
    }
    return out;
  }

 private:
  // Neighbouring plain words go to the analyser together, so that it sees "24. Februar 2022" and "Haus- und Gartenarbeit" whole.
  void compile_run(std::span<const Node> nodes, Clauses& out) {
    for (std::size_t i = 0; i < nodes.size() && has_room(nodes[i].span);) {
      std::size_t end = i;
      while (end < nodes.size() && is_plain_word(nodes[end]) && (end == i || only_blanks_between(nodes[end - 1], nodes[end])))
        ++end;
      if (end > i) {
        words(nodes.subspan(i, end - i), out);
        i = end;
      } else {
        append(nodes[i++], out);
      }
    }
  }

  // False once the query costs all that it may: what follows is left out.
  [[nodiscard]] bool has_room(query::Span from, bool more = true) {
    look_at_clock(budget_.deadline());
    if (more && !budget_.spent()) return true;
    if (!std::exchange(said_too_costly_, true)) diagnostics_.report(Issue::too_costly, {from.begin, text_.size()});
    return false;
  }

  [[nodiscard]] bool is_plain_word(const Node& node) const {
    const auto* word = std::get_if<query::Word>(&node.value);
    return word != nullptr && !word->exact && (!field_ || field_ == Field::title);
  }

  [[nodiscard]] bool only_blanks_between(const Node& left, const Node& right) const {
    return text_.substr(left.span.end, right.span.begin - left.span.end).find_first_not_of(" \t\r\n") == std::string_view::npos;
  }

  // --- words ---------------------------------------------------------------------------------------------------------------

  void words(std::span<const Node> nodes, Clauses& out) {
    // A sign or a field name before the first word is not part of the text.
    const auto& first = std::get<query::Word>(nodes.front().value);
    const std::size_t offset = nodes.front().span.end - first.text.size();
    Analysis analysis;
    analyzer_.analyze(text_.substr(offset, nodes.back().span.end - offset), Purpose::query, analysis);
    const auto required = [&](const Token& token) {
      const auto it =
          std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return token.begin + offset < node.span.end; });
      return it != nodes.end() && it->required;
    };
    const Token* before = nullptr;
    std::uint32_t covered = 0;  // bytes up to here are dealt with
    for (const auto& token : analysis.tokens) {
      if (token.begin < covered) continue;
      if (!has_room({offset + token.begin, offset + token.end})) return;
      const Token* overlay = overlay_at(analysis, token);
      if (const auto alias = alias_at(analysis, token, overlay); alias.tokens > 0) {
        const Token& last = *(&token + alias.tokens - 1);
        Clause clause{Role::content, alias_query(analysis, token, last, overlay, alias), required(token)};
        const bool single = alias.tokens == 1 && overlay == nullptr;
        if (single && !field_) clause.bonus = bonus(token, before);
        out.push_back(std::move(clause));
        covered = last.end;
        before = single ? &token : nullptr;
        continue;
      }
      if (overlay != nullptr) {
        out.push_back({Role::content, overlay_query(analysis, *overlay), required(token)});
        covered = std::max(overlay->end, token.end);
        before = nullptr;
        continue;
      }
      const bool function_word = token.word->function_word;
      Clause clause{function_word ? Role::function_word : Role::content, layers(token), required(token)};
      if (function_word && clause.required) clause.role = Role::content;
      if (!function_word && !field_) clause.bonus = bonus(token, before);
      if (!function_word) before = nodes.size() <= limits::kMaxWordsForProximity ? &token : nullptr;
      out.push_back(std::move(clause));
    }
  }

  Query layers(const Token& token) {
    const std::uint32_t group = wanted_->groups++;
    const Scope scope = field_ == Field::title ? Scope::title : Scope::article;
    const Query query = word_query(weighing_, scope, *token.word, token.other, group, *wanted_);
    const Word* dotted = with_umlauts(token);
    if (dotted == nullptr) return query;
    const Query readings[] = {query, word_query(weighing_, scope, *dotted, nullptr, group, *wanted_)};
    return {Query::OP_MAX, std::begin(readings), std::end(readings)};
  }

  // Brueckenfest: the analyser sets the dots of words that its lexicon knows; here those that the archive does not know as typed.
  const Word* with_umlauts(const Token& token) {
    std::string dotted;
    const std::string_view surface = token.word->surface.text;
    if (token.kind != TokenKind::word || token.word->function_word || !text::digraphs_to_umlauts(surface, dotted)) return nullptr;
    return database_.term_exists(make_term(Prefix::surface, surface)) ? nullptr : analyzer_.word(capitalised(dotted));
  }

  Query bonus(const Token& token, const Token* before) {
    if (before != nullptr && before->word != token.word) {
      const Query pair[] = {Query(make_term(Prefix::surface, before->word->surface.text)),
                            Query(make_term(Prefix::surface, token.word->surface.text))};
      const Query near(Query::OP_NEAR, std::begin(pair), std::end(pair), limits::kProximityWindow);
      *nearby_ |= scaled(near, weighing_.ranking.proximity);
    }
    const auto stem = token.word->stem.text;
    return stem.empty() ? Query() : scaled(stem_query(Scope::title, stem, weighing_.join), weighing_.ranking.title);
  }

  // The further word that stands for this token and maybe those after it.
  static const Token* overlay_at(const Analysis& analysis, const Token& token) {
    const Token* best = nullptr;
    for (const auto& overlay : analysis.overlays) {
      if (overlay.begin == token.begin && (best == nullptr || overlay.end > best->end)) best = &overlay;
    }
    return best;
  }

  // Ukraine-Krieg: the joined word, or both words.
  Query overlay_query(const Analysis& analysis, const Token& overlay) {
    std::vector<Query> apart;
    for (const auto& token : analysis.tokens) {
      if (token.begin >= overlay.begin && token.end <= overlay.end && !token.word->function_word) apart.push_back(layers(token));
    }
    const Query readings[] = {layers(overlay), Query(Query::OP_AND, apart.begin(), apart.end())};
    return {Query::OP_MAX, std::begin(readings), std::end(readings)};
  }

  // A name of the list that begins with `token` and is not cut by the overlay.
  [[nodiscard]] Aliases::Match alias_at(const Analysis& analysis, const Token& token, const Token* overlay) const {
    const auto at = static_cast<std::size_t>(&token - analysis.tokens.data());
    auto match = aliases_.find(std::span(analysis.tokens).subspan(at));
    if (match.tokens > 0 && overlay != nullptr && analysis.tokens[at + match.tokens - 1].end < overlay->end) match.tokens = 0;
    return match;
  }

  // The name as typed, or any other of its group.
  Query alias_query(const Analysis& analysis, const Token& first, const Token& last, const Token* overlay,
                    const Aliases::Match& alias) {
    std::vector<Query> own;
    if (overlay != nullptr) {
      own.push_back(overlay_query(analysis, *overlay));
    } else {
      for (const Token* token = &first; token <= &last; ++token) own.push_back(layers(*token));
    }
    std::vector<Query> readings = {Query(Query::OP_AND, own.begin(), own.end())};
    const std::uint32_t group = wanted_->groups++;
    for (const auto& name : alias.others) readings.push_back(scaled(name_query(name, group), weighing_.ranking.alias));
    return {Query::OP_MAX, readings.begin(), readings.end()};
  }

  // A name of several words as a phrase; in titles, which have no positions, all its words.
  Query name_query(const std::string& name, std::uint32_t group) {
    Analysis analysis;
    analyzer_.analyze(name, Purpose::document, analysis);
    if (analysis.tokens.size() == 1) return layers(analysis.tokens.front());
    std::vector<Query> words;
    Wanted::Sequence sequence{{}, group};
    for (const auto& token : analysis.tokens) {
      const auto& surface = token.word->surface.text;
      words.push_back(field_ == Field::title ? Query(make_term(Prefix::title, surface))
                                             : Query(make_term(Prefix::surface, surface)));
      sequence.surfaces.emplace_back(surface);
    }
    budget_.spend(words.size());
    wanted_->sequences.push_back(std::move(sequence));
    if (field_ == Field::title) return {Query::OP_AND, words.begin(), words.end()};
    return in_time(Query(Query::OP_PHRASE, words.begin(), words.end()));
  }

  // --- other nodes ---------------------------------------------------------------------------------------------------------

  void append(const Node& node, Clauses& out) {
    if (const auto* negation = std::get_if<query::Negation>(&node.value)) {
      const Query excluded = negated(*negation);
      if (!excluded.empty()) out.push_back({Role::exclusion, excluded, true});
      return;
    }
    if (const auto* field = std::get_if<query::InField>(&node.value)) {
      const auto outer = std::exchange(field_, field->field);
      const bool title = field->field == Field::title;
      const Query query = strict(field->operand.front());
      field_ = outer;
      out.push_back({title ? Role::content : Role::filter, title ? query : scaled(query, kNextToNothing), true});
      return;
    }
    if (const auto* range = std::get_if<query::DateRange>(&node.value)) {
      out.push_back({Role::filter, date_query(database_, range->from, range->to), true});
      budget_.spend(out.back().query.get_length());
      return;
    }
    if (auto query = std::visit([&](const auto& value) { return leaf(value, node.span); }, node.value)) {
      const auto* alternatives = std::get_if<query::Disjunction>(&node.value);
      const bool filter =
          alternatives != nullptr && std::all_of(alternatives->operands.begin(), alternatives->operands.end(), is_filter);
      out.push_back({filter ? Role::filter : Role::content, *query, node.required});
    }
  }

  static bool is_filter(const Node& node) {
    if (const auto* field = std::get_if<query::InField>(&node.value)) return field->field != Field::title;
    return std::holds_alternative<query::DateRange>(node.value);
  }

  // Nothing inside is ever relaxed.
  Query strict(const Node& node) { return conjunction(weighing_.ranking, operands(node), Demand::all); }

  // Operands that say the same twice would only cost twice.
  std::vector<Query> different(const std::vector<Node>& operands) {
    std::vector<Query> out;
    std::set<std::string> seen;
    for (const auto& operand : operands) {
      if (!has_room(operand.span)) break;
      Query query = strict(operand);
      if (seen.insert(query.get_description()).second) out.push_back(std::move(query));
    }
    return out;
  }

  Query negated(const query::Negation& negation) {
    Compiled unwanted;  // what must not occur is not marked
    const auto outer = std::pair(std::exchange(wanted_, &unwanted.wanted), std::exchange(nearby_, &unwanted.nearby));
    Query query = strict(negation.operand.front());
    std::tie(wanted_, nearby_) = outer;
    return in_time(query);
  }

  std::optional<Query> leaf(const query::Word& word, query::Span span) {
    if (in_value_field()) return values_.value(*field_, word.text, span);
    return phrase(word.text, false, span);
  }
  std::optional<Query> leaf(const query::Phrase& phrase_node, query::Span span) {
    if (in_value_field()) return values_.value(*field_, phrase_node.text, span);
    return phrase(phrase_node.text, phrase_node.inflected, span);
  }
  std::optional<Query> leaf(const query::Pattern& pattern, query::Span span) {
    if (in_value_field()) return values_.pattern(*field_, pattern.text, span);
    const Forms words = expansions_.words(pattern, span);
    return note_and_search(words, Query::OP_SYNONYM);
  }
  std::optional<Query> leaf(const query::Fuzzy& fuzzy, query::Span span) {
    if (in_value_field()) {
      diagnostics_.report(Issue::field_operand, span);
      return values_.value(*field_, fuzzy.text, span);
    }
    const std::string word = fold_value(fuzzy.text);
    const Forms words = expansions_.words(fuzzy, span);
    const auto exact = note_and_search({word}, Query::OP_OR);
    const Query layers[] = {*exact, scaled(*note_and_search(words, Query::OP_SYNONYM), weighing_.ranking.fuzzy)};
    return Query(Query::OP_MAX, std::begin(layers), std::end(layers));
  }
  std::optional<Query> leaf(const query::Disjunction& group, query::Span) {
    return alternatives(different(group.operands), database_, limits::kMaxOptional);
  }
  std::optional<Query> leaf(const query::Conjunction& group, query::Span) {
    Clauses clauses;
    compile_run(group.operands, clauses);
    if (clauses.empty()) return std::nullopt;
    return conjunction(weighing_.ranking, clauses, Demand::all);
  }
  std::optional<Query> leaf(const query::AtLeast& group, query::Span span) {
    const std::size_t before = budget_.leaves();
    const bool outer = std::exchange(counted_, weighing_.sources);
    const std::vector<Query> queries = different(group.operands);
    counted_ = outer;
    const Query any(Query::OP_OR, queries.begin(), queries.end());
    unsigned count = std::min(group.count, static_cast<unsigned>(queries.size()));
    if (count < 2) return any;
    if (weighing_.sources) return Query(Query::OP_FILTER, any, at_least_counted(count, queries, weighing_.deadline));
    const std::size_t leaves = 1 + (before - budget_.leaves()) / queries.size();  // of an operand
    while (count > 1 && at_least_size(count, queries.size()) * leaves > budget_.leaves()) --count;
    if (count < group.count) diagnostics_.report(Issue::too_many_operands, span, std::to_string(count));
    if (count < 2) return any;
    budget_.spend(at_least_size(count, queries.size()) * leaves);
    return Query(Query::OP_FILTER, any, at_least(count, queries));
  }
  std::optional<Query> leaf(const query::Near& near, query::Span span) {
    if (in_value_field()) diagnostics_.report(Issue::field_operand, span);
    std::vector<Query> positions;
    for (const auto& operand : near.operands) {
      if (!has_room(operand.span, positions.size() < limits::kMaxNearWords)) break;
      for (const auto& forms : positions_of(operand)) positions.push_back(any_term(forms));
    }
    if (positions.empty()) return std::nullopt;
    const auto window = static_cast<Xapian::termcount>(near.distance + positions.size() - 1);
    return in_title(in_time(Query(Query::OP_NEAR, positions.begin(), positions.end(), window)));
  }
  template <typename DealtWithInAppend>
  std::optional<Query> leaf(const DealtWithInAppend&, query::Span) {
    return std::nullopt;
  }

  std::optional<Query> phrase(std::string_view text, bool inflected, query::Span span) {
    Analysis analysis;
    analyzer_.analyze(text, Purpose::query, analysis);
    if (analysis.tokens.empty()) {
      diagnostics_.report(Issue::no_words, span);
      return std::nullopt;
    }
    std::vector<Query> positions;
    Wanted::Sequence sequence;
    sequence.group = wanted_->groups++;
    for (const auto& token : analysis.tokens) {
      const Forms forms = inflected ? forms_of(token) : surface_of(token);
      if (inflected) note(forms, sequence.group);
      sequence.surfaces.push_back(forms.front());
      positions.push_back(any_term(surface_terms(forms)));
    }
    if (!inflected) wanted_->sequences.push_back(std::move(sequence));
    if (positions.size() == 1) return field_ == Field::title ? title_forms(analysis.tokens.front(), inflected) : positions.front();
    const auto window = static_cast<Xapian::termcount>(positions.size());
    return in_title(in_time(Query(Query::OP_PHRASE, positions.begin(), positions.end(), window)), &analysis);
  }

  Query title_forms(const Token& token, bool inflected) {
    return any_term(prefixed(Prefix::title, inflected ? forms_of(token) : surface_of(token)));
  }

  // The title layer has no positions: the words must be in the title, and together somewhere.
  Query in_title(const Query& query, const Analysis* analysis = nullptr) {
    if (field_ != Field::title || analysis == nullptr) return query;
    std::vector<Query> words;
    for (const auto& token : analysis->tokens) words.emplace_back(make_term(Prefix::title, token.word->surface.text));
    return {Query::OP_FILTER, Query(Query::OP_AND, words.begin(), words.end()), query};
  }

  // The surface terms that may stand at each position of a word, pattern or alternative.
  std::vector<Forms> positions_of(const Node& node) {
    const std::uint32_t group = wanted_->groups++;
    std::vector<Forms> out;
    if (const auto* word = std::get_if<query::Word>(&node.value)) {
      Analysis analysis;
      analyzer_.analyze(word->text, Purpose::query, analysis);
      for (const auto& token : analysis.tokens) {
        out.push_back(word->exact ? surface_of(token) : forms_of(token));
      }
    } else if (const auto* pattern = std::get_if<query::Pattern>(&node.value)) {
      out.push_back(expansions_.words(*pattern, node.span));
    } else if (const auto* fuzzy = std::get_if<query::Fuzzy>(&node.value)) {
      out.push_back(expansions_.words(*fuzzy, node.span));
    } else if (const auto* alternatives = std::get_if<query::Disjunction>(&node.value)) {
      Forms all;
      for (const auto& operand : alternatives->operands) {
        for (auto& forms : positions_of(operand)) all.insert(all.end(), forms.begin(), forms.end());
      }
      return {std::move(all)};
    }
    for (auto& forms : out) {
      note(forms, group);
      forms = surface_terms(forms);
    }
    return out;
  }

  Forms surface_of(const Token& token) {
    budget_.spend(1);
    return {std::string(token.word->surface.text)};
  }

  Forms forms_of(const Token& token) {
    Forms forms = expansions_.inflections(*token.word);
    if (token.other == nullptr) return forms;
    for (auto& form : expansions_.inflections(*token.other)) {
      if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
    }
    return forms;
  }

  std::optional<Query> note_and_search(const Forms& words, Query::op op) {
    note(words, wanted_->groups++);
    const Query any = any_term(prefixed(field_ == Field::title ? Prefix::title : Prefix::surface, words), op);
    return words.size() < limits::kTimedWords || counted_ ? any : in_time(any);
  }

  // What may go through many articles and match few.
  [[nodiscard]] Query in_time(const Query& query) const { return weighing_.sources ? timed(query, weighing_.deadline) : query; }

  void note(const Forms& words, std::uint32_t group) {
    for (const auto& word : words) wanted_->surfaces.try_emplace(word, group);
  }

  static Forms prefixed(Prefix prefix, const Forms& words) {
    Forms terms;
    for (const auto& word : words) terms.push_back(make_term(prefix, word));
    return terms;
  }
  static Forms surface_terms(const Forms& words) { return prefixed(Prefix::surface, words); }

  [[nodiscard]] bool in_value_field() const { return field_ && field_ != Field::title; }

  Weighing weighing_;
  std::string_view text_;
  const ArchiveDatabase& database_;
  Analyzer& analyzer_;
  const Aliases& aliases_;
  query::Diagnostics& diagnostics_;
  Budget& budget_;
  Expansions expansions_;
  FieldValues values_;
  bool said_too_costly_ = false;
  bool counted_ = false;  // by an AtLeastSource, which looks at the clock and is fastest with plain alternatives
  Wanted* wanted_;
  Query* nearby_;
  std::optional<Field> field_;
};

}  // namespace

bool Compiled::ranks() const {
  return std::any_of(clauses.begin(), clauses.end(),
                     [](const auto& c) { return c.role == Role::content || c.role == Role::function_word; });
}

Compiled compile(const Weighing& weighing, const Node& tree, std::string_view text, const ArchiveDatabase& database,
                 Analyzer& analyzer, const Aliases& aliases, ArchiveNames& names, query::Diagnostics& diagnostics, Budget& budget) {
  Compiled out;
  out.clauses = Compiler(weighing, tree, text, database, analyzer, aliases, names, diagnostics, budget, out).operands(tree);
  const query::Span whole{0, text.size()};
  drop_repeated(out.clauses);
  if (keep_rarest(out.clauses, database, limits::kMaxOptional))
    diagnostics.report(Issue::many_words, whole, std::to_string(limits::kMaxOptional));
  const auto has = [&](Role role) {
    return std::any_of(out.clauses.begin(), out.clauses.end(), [&](const auto& clause) { return clause.role == role; });
  };
  if (out.clauses.empty()) diagnostics.report(Issue::no_words, whole);
  if (has(Role::function_word) && !has(Role::content) && !has(Role::filter)) diagnostics.report(Issue::only_function_words, whole);
  if (has(Role::exclusion) && !has(Role::content) && !has(Role::function_word) && !has(Role::filter))
    diagnostics.report(Issue::only_exclusions, whole);
  return out;
}

}  // namespace nachlese
