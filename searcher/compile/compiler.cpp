#include "searcher/compile/compiler.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/store/terms.hpp"
#include "searcher/compile/context.hpp"
#include "searcher/compile/dates.hpp"
#include "searcher/compile/phrases.hpp"
#include "searcher/compile/quotations.hpp"
#include "searcher/compile/rarest.hpp"
#include "searcher/compile/word_clauses.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/engine/limits.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

using query::Field;
using query::Issue;
using query::Node;
using schema::Prefix;

// Who says something is a kind of facet, too.
constexpr auto kSays =
    static_cast<Field>(static_cast<std::size_t>(Field::first_facet) + index_of(FacetKind::speaker));

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
    const auto outer = in_.speakers;
    add_speakers(nodes, out);
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
    in_.speakers = outer;
  }

  // Who speaks decides which quotations the words beside it are looked for in.
  void add_speakers(std::span<const query::Node> nodes, Clauses& out) {
    bool asked = false;
    bool holds_quotes = false;
    for (const auto& node : nodes) {
      const auto* field = std::get_if<query::InField>(&node.value);
      holds_quotes = holds_quotes || asks_for_quotes(node);
      if (field == nullptr || field->field != kSays || !has_room(in_, node.span)) continue;
      Plan plan = in_value(*field);
      const auto speakers = speakers_in(matching(plan));
      // Nobody known says nothing, rather than anybody anything.
      in_.speakers.insert(in_.speakers.end(), speakers.begin(), speakers.end());
      if (speakers.empty()) in_.speakers.push_back(store::make_term(Prefix::speaker, {}));
      out.push_back({Role::filter, scaled(std::move(plan), kNextToNothing), true});
      asked = true;
    }
    if (asked && !holds_quotes && in_.quotes != nullptr)
      in_.quotes->push_back({everything(), in_.speakers});
  }

  static bool asks_for_quotes(const query::Node& node) {
    if (const auto* field = std::get_if<query::InField>(&node.value))
      return field->field == query::Field::quote;
    if (const auto* any = std::get_if<query::Disjunction>(&node.value))
      return std::ranges::any_of(any->operands, asks_for_quotes);
    if (const auto* all = std::get_if<query::Conjunction>(&node.value))
      return std::ranges::any_of(all->operands, asks_for_quotes);
    return false;
  }

  Plan in_value(const query::InField& field) {
    const auto outer = std::exchange(in_.field, field.field);
    Plan plan = strict(field.operand.front());
    in_.field = outer;
    return plan;
  }

  void append_quotation(const query::InField& field, Clauses& out) {
    std::vector<query::Node> outside;
    if (const auto node = askable(field.operand.front(), outside, in_.diagnostics)) {
      Plan plan = in_value({query::Field::quote, {*node}});
      if (!plan.empty()) {
        Plan words = matching(plan);
        out.push_back(
            {Role::content, filtered(std::move(plan), quoted(in_, words, in_.speakers)), true});
        if (in_.quotes != nullptr) in_.quotes->push_back({std::move(words), in_.speakers});
      }
    }
    for (const auto& node : outside) append(node, out);
  }

  [[nodiscard]] bool is_plain_word(const query::Node& node) const {
    const auto* word = std::get_if<query::QueryWord>(&node.value);
    return word != nullptr && !word->exact && !in_value_field(in_);
  }

  [[nodiscard]] bool only_blanks_between(const query::Node& left, const query::Node& right) const {
    // A sign before the word stands between them, too.
    const std::size_t begin = right.span.end - std::get<query::QueryWord>(right.value).text.size();
    return in_.text.substr(left.span.end, begin - left.span.end).find_first_not_of(" \t\r\n") ==
           std::string_view::npos;
  }

  void append(const query::Node& node, Clauses& out) {
    if (const auto* negation = std::get_if<query::Negation>(&node.value)) {
      Plan excluded = negated(*negation);
      if (!excluded.empty()) out.push_back({Role::exclusion, std::move(excluded), true});
      return;
    }
    if (const auto* field = std::get_if<query::InField>(&node.value)) {
      if (field->field == kSays) return;  // add_speakers() has dealt with it
      if (field->field == query::Field::quote) return append_quotation(*field, out);
      const bool title = field->field == query::Field::title;
      Plan plan = in_value(*field);
      if (!title) plan = scaled(std::move(plan), kNextToNothing);
      out.push_back({title ? Role::content : Role::filter, std::move(plan), true});
      return;
    }
    if (const auto* range = std::get_if<DateRange>(&node.value)) {
      out.push_back(
          {Role::filter, spent(in_, date_plan(in_.database, range->from, range->to)), true});
      return;
    }
    if (auto plan =
            std::visit([&](const auto& value) { return leaf(value, node.span); }, node.value)) {
      const auto* alternatives = std::get_if<query::Disjunction>(&node.value);
      const bool filter =
          alternatives != nullptr &&
          std::all_of(alternatives->operands.begin(), alternatives->operands.end(), is_filter);
      out.push_back({filter ? Role::filter : Role::content, std::move(*plan), node.required});
    }
  }

  static bool is_filter(const query::Node& node) {
    if (const auto* field = std::get_if<query::InField>(&node.value))
      return field->field != query::Field::title && field->field != query::Field::quote;
    return std::holds_alternative<DateRange>(node.value);
  }

  // Nothing inside is ever relaxed.
  Plan strict(const query::Node& node) {
    return conjunction(in_.ranking, operands(node), Demand::all);
  }

  // Operands that say the same twice would only cost twice.
  std::vector<Plan> different(const std::vector<query::Node>& operands) {
    std::vector<Plan> out;
    for (const auto& operand : operands) {
      if (!has_room(in_, operand.span)) break;
      Plan plan = strict(operand);
      if (std::find(out.begin(), out.end(), plan) == out.end()) out.push_back(std::move(plan));
    }
    return out;
  }

  Plan negated(const query::Negation& negation) {
    Compiled unwanted;  // what must not occur is not marked
    const auto outer = std::tuple(
        std::exchange(in_.wanted, &unwanted.wanted), std::exchange(in_.offers, &unwanted.offers),
        std::exchange(in_.nearby, &unwanted.nearby), std::exchange(in_.quotes, nullptr),
        std::exchange(in_.speakers, {}));
    Plan plan = strict(negation.operand.front());
    std::tie(in_.wanted, in_.offers, in_.nearby, in_.quotes, in_.speakers) = outer;
    return plan;
  }

  std::optional<Plan> leaf(const query::QueryWord& word, query::Span span) {
    if (in_value_field(in_)) return in_.values.value(*in_.field, word.text, span);
    return phrase(in_, word.text, false, span);
  }
  std::optional<Plan> leaf(const query::Phrase& phrase_node, query::Span span) {
    if (in_value_field(in_)) return in_.values.value(*in_.field, phrase_node.text, span);
    return phrase(in_, phrase_node.text, phrase_node.inflected, span);
  }
  std::optional<Plan> leaf(const query::Pattern& pattern, query::Span span) {
    if (in_value_field(in_)) return in_.values.pattern(*in_.field, pattern.text, span);
    if (pattern.text.find('-') != std::string::npos)
      return hyphened_pattern(in_, pattern.text, span);
    return note_and_search(in_.expansions.words(pattern, span));
  }
  std::optional<Plan> leaf(const query::Fuzzy& fuzzy, query::Span span) {
    if (in_value_field(in_)) {
      in_.diagnostics.report(query::Issue::field_operand, span);
      return in_.values.value(*in_.field, fuzzy.text, span);
    }
    const std::string word = text::fold_value(fuzzy.text);
    const Forms words = in_.expansions.words(fuzzy, span);
    Plan exact = note_and_search({word});
    return best_of({std::move(exact), scaled(note_and_search(words), in_.ranking.fuzzy)});
  }
  std::optional<Plan> leaf(const query::Disjunction& group, query::Span) {
    return alternatives(different(group.operands), in_.database);
  }
  std::optional<Plan> leaf(const query::Conjunction& group, query::Span) {
    Clauses clauses;
    compile_run(group.operands, clauses);
    if (clauses.empty()) return std::nullopt;
    return conjunction(in_.ranking, clauses, Demand::all);
  }
  std::optional<Plan> leaf(const query::AtLeast& group, query::Span span) {
    const std::size_t before = in_.budget.leaves();
    std::vector<Plan> plans = different(group.operands);
    const std::size_t spent = before - in_.budget.leaves();
    const auto costs = [&](unsigned count) {
      return at_least_leaves(count, plans.size(), spent, in_.database);
    };
    unsigned count = std::min(group.count, static_cast<unsigned>(plans.size()));
    while (count > 1 && costs(count) > in_.budget.leaves()) --count;
    if (count > 1 && count < std::min(group.count, static_cast<unsigned>(plans.size())))
      in_.diagnostics.report(query::Issue::too_many_operands, span, std::to_string(count));
    Plan any = any_of(plans);
    if (count < 2) return any;
    in_.budget.spend(costs(count));
    return filtered(std::move(any), at_least_of(count, std::move(plans)));
  }
  std::optional<Plan> leaf(const query::Near& node, query::Span span) {
    return near(in_, node, span);
  }
  template <typename DealtWithInAppend>
  std::optional<Plan> leaf(const DealtWithInAppend&, query::Span) {
    return std::nullopt;
  }

  Plan note_and_search(const Forms& words) {
    note(in_, words, in_.wanted->groups++);
    return synonym(
        prefixed(in_.field == query::Field::title ? Prefix::title : Prefix::surface, words));
  }

  CompileContext& in_;
};

}  // namespace

bool Compiled::ranks() const {
  return std::any_of(clauses.begin(), clauses.end(), [](const auto& c) {
    return c.role == Role::content || c.role == Role::function_word;
  });
}

Compiled compile(const Ranking& ranking, const query::Node& tree, std::string_view text,
                 const store::ArchiveDatabase& database, text::Analyzer& analyzer,
                 const Aliases& aliases, ArchiveNames& names, query::Diagnostics& diagnostics,
                 QueryBudget& budget, const QuoteView& view) {
  Compiled out;
  CompileContext context(ranking, tree, text, database, analyzer, aliases, names, diagnostics,
                         budget, out);
  context.speakers = view.speakers;
  out.clauses = Compiler(context).operands(tree);
  const query::Span whole{0, text.size()};
  if (out.quotes.empty() && (view.only || !view.speakers.empty())) {
    Compiled any = any_quotation(view);
    out.quotes = std::move(any.quotes);
    if (view.only) out.clauses.push_back(std::move(any.clauses.front()));
  }
  drop_repeated(out.clauses);
  if (keep_rarest(out.clauses, database))
    diagnostics.report(query::Issue::many_words, whole, std::to_string(limits::kMaxOptional));
  weigh_many(out.clauses, database);
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

Compiled any_quotation(const QuoteView& view) {
  Compiled out;
  Plan said = view.speakers.empty() ? one_term(store::make_term(Prefix::quotation, {}))
                                    : any_term(view.speakers);
  out.clauses.push_back({Role::filter, scaled(std::move(said), kNextToNothing), true});
  out.quotes.push_back({everything(), view.speakers});
  return out;
}

}  // namespace nachlese::search
