#include "searcher/compile/compiler.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/store/terms.hpp"
#include "searcher/compile/context.hpp"
#include "searcher/compile/dates.hpp"
#include "searcher/compile/phrases.hpp"
#include "searcher/compile/word_clauses.hpp"
#include "searcher/engine/at_least.hpp"
#include "searcher/engine/at_least_source.hpp"
#include "searcher/engine/limits.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

using query::Field;
using query::Issue;
using query::Node;
using schema::Prefix;
using Xapian::Query;

class Compiler {
 public:
  explicit Compiler(CompileContext& context) : in_(context) {}

  // The operands of a conjunction; any other node is a conjunction of one.
  Clauses operands(const query::Node& node) {
    Clauses out;
    if (const auto* group = std::get_if<query::Conjunction>(&node.value)) {
      compile_run(group->operands, out);
    } else {
      compile_run({&node, 1}, out);
    }
    return out;
  }

 private:
  // Neighbouring plain words go to the analyzer together, so that it sees "24. Februar 2022" and
  // "Haus- und Gartenarbeit" whole.
  void compile_run(std::span<const query::Node> nodes, Clauses& out) {
    for (std::size_t i = 0; i < nodes.size() && has_room(in_, nodes[i].span);) {
      std::size_t end = i;
      while (end < nodes.size() && is_plain_word(nodes[end]) &&
             (end == i || only_blanks_between(nodes[end - 1], nodes[end])))
        ++end;
      if (end > i) {
        add_words(in_, nodes.subspan(i, end - i), out);
        i = end;
      } else {
        append(nodes[i++], out);
      }
    }
  }

  [[nodiscard]] bool is_plain_word(const query::Node& node) const {
    const auto* word = std::get_if<query::QueryWord>(&node.value);
    return word != nullptr && !word->exact && (!in_.field || in_.field == query::Field::title);
  }

  [[nodiscard]] bool only_blanks_between(const query::Node& left, const query::Node& right) const {
    return in_.text.substr(left.span.end, right.span.begin - left.span.end)
               .find_first_not_of(" \t\r\n") == std::string_view::npos;
  }

  void append(const query::Node& node, Clauses& out) {
    if (const auto* negation = std::get_if<query::Negation>(&node.value)) {
      const Query excluded = negated(*negation);
      if (!excluded.empty()) out.push_back({Role::exclusion, excluded, true});
      return;
    }
    if (const auto* field = std::get_if<query::InField>(&node.value)) {
      const auto outer = std::exchange(in_.field, field->field);
      const bool title = field->field == query::Field::title;
      const Query query = strict(field->operand.front());
      in_.field = outer;
      out.push_back({title ? Role::content : Role::filter,
                     title ? query : scaled(query, kNextToNothing), true});
      return;
    }
    if (const auto* range = std::get_if<query::DateRange>(&node.value)) {
      out.push_back({Role::filter, date_query(in_.database, range->from, range->to), true});
      in_.budget.spend(out.back().query.get_length());
      return;
    }
    if (auto query =
            std::visit([&](const auto& value) { return leaf(value, node.span); }, node.value)) {
      const auto* alternatives = std::get_if<query::Disjunction>(&node.value);
      const bool filter =
          alternatives != nullptr &&
          std::all_of(alternatives->operands.begin(), alternatives->operands.end(), is_filter);
      out.push_back({filter ? Role::filter : Role::content, *query, node.required});
    }
  }

  static bool is_filter(const query::Node& node) {
    if (const auto* field = std::get_if<query::InField>(&node.value))
      return field->field != query::Field::title;
    return std::holds_alternative<query::DateRange>(node.value);
  }

  // Nothing inside is ever relaxed.
  Query strict(const query::Node& node) {
    return conjunction(in_.weighing.ranking, operands(node), Demand::all);
  }

  // Operands that say the same twice would only cost twice.
  std::vector<Query> different(const std::vector<query::Node>& operands) {
    std::vector<Query> out;
    std::set<std::string> seen;
    for (const auto& operand : operands) {
      if (!has_room(in_, operand.span)) break;
      Query query = strict(operand);
      if (seen.insert(query.get_description()).second) out.push_back(std::move(query));
    }
    return out;
  }

  Query negated(const query::Negation& negation) {
    Compiled unwanted;  // what must not occur is not marked
    const auto outer = std::pair(std::exchange(in_.wanted, &unwanted.wanted),
                                 std::exchange(in_.nearby, &unwanted.nearby));
    Query query = strict(negation.operand.front());
    std::tie(in_.wanted, in_.nearby) = outer;
    return in_time(in_, query);
  }

  std::optional<Query> leaf(const query::QueryWord& word, query::Span span) {
    if (in_value_field(in_)) return in_.values.value(*in_.field, word.text, span);
    return phrase(in_, word.text, false, span);
  }
  std::optional<Query> leaf(const query::Phrase& phrase_node, query::Span span) {
    if (in_value_field(in_)) return in_.values.value(*in_.field, phrase_node.text, span);
    return phrase(in_, phrase_node.text, phrase_node.inflected, span);
  }
  std::optional<Query> leaf(const query::Pattern& pattern, query::Span span) {
    if (in_value_field(in_)) return in_.values.pattern(*in_.field, pattern.text, span);
    const Forms words = in_.expansions.words(pattern, span);
    return note_and_search(words, Query::OP_SYNONYM);
  }
  std::optional<Query> leaf(const query::Fuzzy& fuzzy, query::Span span) {
    if (in_value_field(in_)) {
      in_.diagnostics.report(query::Issue::field_operand, span);
      return in_.values.value(*in_.field, fuzzy.text, span);
    }
    const std::string word = text::fold_value(fuzzy.text);
    const Forms words = in_.expansions.words(fuzzy, span);
    const auto exact = note_and_search({word}, Query::OP_OR);
    const Query layers[] = {
        *exact, scaled(*note_and_search(words, Query::OP_SYNONYM), in_.weighing.ranking.fuzzy)};
    return Query(Query::OP_MAX, std::begin(layers), std::end(layers));
  }
  std::optional<Query> leaf(const query::Disjunction& group, query::Span) {
    return alternatives(different(group.operands), in_.database, limits::kMaxOptional);
  }
  std::optional<Query> leaf(const query::Conjunction& group, query::Span) {
    Clauses clauses;
    compile_run(group.operands, clauses);
    if (clauses.empty()) return std::nullopt;
    return conjunction(in_.weighing.ranking, clauses, Demand::all);
  }
  std::optional<Query> leaf(const query::AtLeast& group, query::Span span) {
    const std::size_t before = in_.budget.leaves();
    const bool outer = std::exchange(in_.counted, in_.weighing.sources);
    const std::vector<Query> queries = different(group.operands);
    in_.counted = outer;
    const Query any(Query::OP_OR, queries.begin(), queries.end());
    unsigned count = std::min(group.count, static_cast<unsigned>(queries.size()));
    if (count < 2) return any;
    if (in_.weighing.sources)
      return Query(Query::OP_FILTER, any, at_least_counted(count, queries, in_.weighing.deadline));
    const std::size_t leaves =
        1 + (before - in_.budget.leaves()) / queries.size();  // of an operand
    while (count > 1 && at_least_size(count, queries.size()) * leaves > in_.budget.leaves())
      --count;
    if (count < group.count)
      in_.diagnostics.report(query::Issue::too_many_operands, span, std::to_string(count));
    if (count < 2) return any;
    in_.budget.spend(at_least_size(count, queries.size()) * leaves);
    return Query(Query::OP_FILTER, any, at_least(count, queries));
  }
  std::optional<Query> leaf(const query::Near& node, query::Span span) {
    return near(in_, node, span);
  }
  template <typename DealtWithInAppend>
  std::optional<Query> leaf(const DealtWithInAppend&, query::Span) {
    return std::nullopt;
  }

  std::optional<Query> note_and_search(const Forms& words, Query::op op) {
    note(in_, words, in_.wanted->groups++);
    const Query any = any_term(
        prefixed(in_.field == query::Field::title ? Prefix::title : Prefix::surface, words), op);
    return words.size() < limits::kTimedWords || in_.counted ? any : in_time(in_, any);
  }

  CompileContext& in_;
};

}  // namespace

bool Compiled::ranks() const {
  return std::any_of(clauses.begin(), clauses.end(), [](const auto& c) {
    return c.role == Role::content || c.role == Role::function_word;
  });
}

Compiled compile(const Weighing& weighing, const query::Node& tree, std::string_view text,
                 const store::ArchiveDatabase& database, text::Analyzer& analyzer,
                 const Aliases& aliases, ArchiveNames& names, query::Diagnostics& diagnostics,
                 QueryBudget& budget) {
  Compiled out;
  CompileContext context(weighing, tree, text, database, analyzer, aliases, names, diagnostics,
                         budget, out);
  out.clauses = Compiler(context).operands(tree);
  const query::Span whole{0, text.size()};
  drop_repeated(out.clauses);
  if (keep_rarest(out.clauses, database, limits::kMaxOptional))
    diagnostics.report(query::Issue::many_words, whole, std::to_string(limits::kMaxOptional));
  const auto has = [&](Role role) {
    return std::any_of(out.clauses.begin(), out.clauses.end(),
                       [&](const auto& clause) { return clause.role == role; });
  };
  if (out.clauses.empty()) diagnostics.report(query::Issue::no_words, whole);
  if (has(Role::function_word) && !has(Role::content) && !has(Role::filter))
    diagnostics.report(query::Issue::only_function_words, whole);
  if (has(Role::exclusion) && !has(Role::content) && !has(Role::function_word) &&
      !has(Role::filter))
    diagnostics.report(query::Issue::only_exclusions, whole);
  return out;
}

}  // namespace nachlese::search
