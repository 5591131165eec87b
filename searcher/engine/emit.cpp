#include "searcher/engine/emit.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "searcher/engine/at_least.hpp"
#include "searcher/engine/at_least_source.hpp"
#include "searcher/engine/clock_source.hpp"
#include "searcher/engine/layered_source.hpp"
#include "searcher/engine/limits.hpp"
#include "searcher/engine/term_source.hpp"
#include "searcher/engine/word_order_source.hpp"

namespace nachlese::search {
namespace {

using Op = Plan::Op;
using Xapian::Query;

// What the layers of a word weigh, said with Xapian's operators.
Query joined_layers(const std::vector<Layer>& layers) {
  std::vector<Query> queries;
  for (const auto& [terms, factor] : layers) {
    const Query query = terms.size() == 1 ? Query(terms.front())
                                          : Query(Query::OP_SYNONYM, terms.begin(), terms.end());
    queries.push_back(factor == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, factor));
  }
  return {Query::OP_MAX, queries.begin(), queries.end()};
}

class Emitter {
 public:
  Emitter(Weighing weights, const Target& target, bool counted = false, bool term_sources = false)
      : weights_(weights), target_(target), counted_(counted), term_sources_(term_sources) {}

  [[nodiscard]] Query query(const Plan& plan) const {
    switch (plan.op) {
      case Op::nothing: return {};
      case Op::everything: return everywhere();
      case Op::any_term: return alternatives(plan.terms);
      case Op::synonym: return words(plan);
      case Op::layers: return layers(plan.layers);
      case Op::all: return joined(Query::OP_AND, plan.operands);
      case Op::any: return joined(Query::OP_OR, plan.operands);
      case Op::best: return joined(Query::OP_MAX, plan.operands);
      case Op::scaled: return {Query::OP_SCALE_WEIGHT, query(plan.operands.front()), plan.factor};
      case Op::fixed: return fixed(plan);
      case Op::boosted:
        return {Query::OP_AND_MAYBE, query(plan.operands[0]), query(plan.operands[1])};
      case Op::filtered: return passing(query(plan.operands[0]), filter(plan.operands[1]));
      case Op::without:
        return {Query::OP_AND_NOT, query(plan.operands[0]), exclusion(plan.operands[1])};
      case Op::at_least: return at_least_of(plan);
      case Op::phrase: return placed(plan, Query::OP_PHRASE);
      case Op::near: return placed(plan, Query::OP_NEAR);
      case Op::range:
        return {Query::OP_VALUE_RANGE, plan.count, plan.terms.front(), plan.terms.back()};
    }
    return {};
  }

  [[nodiscard]] Query filter(const Plan& plan) const {
    return Emitter(Weighing::none, target_).query(matching(plan));
  }

  [[nodiscard]] Query passing(const Query& query, const Query& filter) const {
    return target_.filters == Filters::free
               ? Query(Query::OP_FILTER, query, filter)
               : Query(Query::OP_AND, query, Query(Query::OP_SCALE_WEIGHT, filter, kNextToNothing));
  }

 private:
  [[nodiscard]] Query joined(Query::op op, const std::vector<Plan>& operands,
                             unsigned parameter = 0) const {
    std::vector<Query> queries;
    for (const auto& operand : operands) queries.push_back(query(operand));
    return {op, queries.begin(), queries.end(), parameter};
  }

  [[nodiscard]] Query alternatives(const std::vector<std::string>& terms) const {
    std::vector<Query> queries;
    for (const auto& term : terms)
      queries.push_back(term_sources_ ? Query((new TermSource(term))->release()) : Query(term));
    return queries.size() == 1 ? queries.front()
                               : Query(Query::OP_OR, queries.begin(), queries.end());
  }

  // The words that a pattern stands for. Long lists watch the clock, except where matches are only
  // counted: counting watches the clock itself and is fastest with plain alternatives.
  [[nodiscard]] Query words(const Plan& plan) const {
    const Query any(Query::OP_SYNONYM, plan.terms.begin(), plan.terms.end());
    return plan.terms.size() < limits::kTimedWords ? any : in_time(any);
  }

  [[nodiscard]] Query layers(const std::vector<Layer>& layers) const {
    if (weights_ != Weighing::sources) return joined_layers(layers);
    return Query((new LayeredSource(target_.ranking, target_.database, target_.columns, layers,
                                    target_.deadline))
                     ->release());
  }

  // Facet terms have no within-document frequency, so the source weighs every article alike.
  [[nodiscard]] Query fixed(const Plan& plan) const {
    const Query all((new Xapian::FixedWeightPostingSource(plan.factor))->release());
    return {Query::OP_FILTER, all, filter(plan.operands.front())};
  }

  [[nodiscard]] Query exclusion(const Plan& plan) const {
    const bool own_lists = target_.filters == Filters::weighed;
    return in_time(Emitter(Weighing::none, target_, false, own_lists).query(matching(plan)));
  }

  [[nodiscard]] Query at_least_of(const Plan& plan) const {
    std::size_t leaves = 0;
    for (const auto& operand : plan.operands) leaves += leaf_count(operand);
    const bool counted =
        at_least_leaves(plan.count, plan.operands.size(), leaves, target_.database) == 0;
    const Emitter operands(Weighing::none, target_, counted);
    std::vector<Query> queries;
    for (const auto& operand : plan.operands) queries.push_back(operands.query(operand));
    return counted ? at_least_counted(plan.count, std::move(queries), target_.deadline)
                   : at_least(plan.count, queries);
  }

  // Only remote shards have positions of Xapian's.
  [[nodiscard]] Query placed(const Plan& plan, Query::op op) const {
    if (target_.database.has_remote()) return in_time(joined(op, plan.operands, plan.count));
    const Query source(
        (new WordOrderSource(WordOrderSource::Asked::of(plan), target_.deadline))->release());
    return {Query::OP_FILTER, joined(Query::OP_AND, plan.operands), source};
  }

  [[nodiscard]] Query in_time(const Query& query) const {
    return counted_ || target_.database.has_remote() ? query : timed(query, target_.deadline);
  }

  Weighing weights_;
  const Target& target_;
  bool counted_;       // operands of an at-least, which are counted one after the other
  bool term_sources_;  // terms as sources of their own
};

}  // namespace

Weighing weighing_for(const store::ArchiveDatabase& database) {
  return database.is_single() ? Weighing::sources : Weighing::operators;
}

Query emit(const Plan& plan, Weighing weights, const Target& target) {
  const Emitter emitter(weights, target);
  return weights == Weighing::none ? emitter.filter(plan) : emitter.query(plan);
}

Query emit_search(const Plan& plan, Weighing weights, const Target& target, const Query& within) {
  const Emitter emitter(weights, target);
  // A filter at the top closes the query by itself.
  if (plan.op != Op::filtered) return never_at_the_top(emitter.query(plan), within);
  const Query closed = emitter.passing(never_alone(emitter.query(plan.operands[0])),
                                       emitter.filter(plan.operands[1]));
  const bool is_closed =
      target.filters == Filters::free && within.get_type() == Query::LEAF_MATCH_ALL;
  return is_closed ? closed : Query(Query::OP_FILTER, closed, within);
}

Query filtered_by(const Query& query, const Plan& filter, const Target& target) {
  const Emitter emitter(Weighing::none, target);
  return emitter.passing(query, emitter.filter(filter));
}

std::size_t at_least_leaves(unsigned count, std::size_t operands, std::size_t leaves,
                            const store::ArchiveDatabase& database) {
  if (operands == 0) return 0;
  const std::size_t out = at_least_size(count, operands) * (1 + leaves / operands);
  return database.has_remote() || out <= limits::kFewLeaves ? out : 0;
}

Enquiry make_enquire(const Ranking& ranking, const store::ArchiveDatabase& database) {
  Enquiry enquire(database);
  enquire.set_weighting_scheme(
      Xapian::BM25PlusWeight(ranking.k1, 0, 1, ranking.b, ranking.min_norm_length, ranking.delta));
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return enquire;
}

Xapian::doccount estimated_matches(const Plan& plan, const Target& target) {
  Enquiry enquire(target.database);
  enquire.set_query(emit(plan, weighing_for(target.database), target));
  return enquire.count_about();
}

}  // namespace nachlese::search
