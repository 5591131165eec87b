#include "searcher/compile/rarest.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "searcher/engine/emit.hpp"
#include "searcher/engine/limits.hpp"

namespace nachlese::search {
namespace {

// For each of `plans`, whether it is one of the kMaxOptional that match the fewest articles.
std::vector<bool> rarest(const std::vector<const Plan*>& plans,
                         const store::ArchiveDatabase& database) {
  std::vector<std::pair<std::size_t, std::size_t>> places;  // articles, place
  for (std::size_t i = 0; i < plans.size(); ++i)
    places.emplace_back(estimated_matches(*plans[i], {database}), i);
  std::sort(places.begin(), places.end());
  std::vector<bool> out(plans.size());
  for (std::size_t i = 0; i < std::min(limits::kMaxOptional, places.size()); ++i)
    out[places[i].second] = true;
  return out;
}

// How many articles match at most, from the frequencies of the terms alone: the same in one
// database and over shards, which estimates are not. `plan` is one of matching().
Xapian::doccount most_articles(const Plan& plan, const store::ArchiveDatabase& database) {
  const Xapian::doccount all = database.get_doccount();
  std::uint64_t sum = 0;
  Xapian::doccount least = all;
  for (const auto& term : plan.terms) sum += database.frequency(term);
  for (const auto& operand : plan.operands) {
    const Xapian::doccount articles = most_articles(operand, database);
    sum += articles;
    least = std::min(least, articles);
  }
  switch (plan.op) {
    case Plan::Op::any_term:
    case Plan::Op::any:
    case Plan::Op::at_least:
      return static_cast<Xapian::doccount>(std::min<std::uint64_t>(all, sum));
    case Plan::Op::all:
    case Plan::Op::phrase:
    case Plan::Op::near: return least;
    case Plan::Op::nothing: return 0;
    default: return all;
  }
}

}  // namespace

Plan alternatives(std::vector<Plan> plans, const store::ArchiveDatabase& database) {
  if (plans.size() > limits::kMaxOptional) {
    std::vector<const Plan*> all;
    for (const auto& plan : plans) all.push_back(&plan);
    const std::vector<bool> rare = rarest(all, database);
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (!rare[i]) plans[i] = scaled(matching(plans[i]), kNextToNothing);
    }
  }
  return any_of(std::move(plans));
}

bool keep_rarest(std::vector<Clause>& clauses, const store::ArchiveDatabase& database) {
  const auto is_optional = [](const Clause& clause) {
    return clause.role == Role::content && !clause.required;
  };
  std::vector<const Plan*> optional;
  for (const auto& clause : clauses) {
    if (is_optional(clause)) optional.push_back(&clause.plan);
  }
  if (optional.size() <= limits::kMaxOptional) return false;
  const std::vector<bool> rare = rarest(optional, database);
  std::size_t at = 0;
  std::vector<Clause> out;
  for (auto& clause : clauses) {
    if (!is_optional(clause) || rare[at++]) out.push_back(std::move(clause));
  }
  clauses = std::move(out);
  return true;
}

void weigh_many(std::vector<Clause>& clauses, const store::ArchiveDatabase& database) {
  if (content_words(clauses) < kManyWords) return;
  const double all = database.get_doccount();
  for (auto& clause : clauses) {
    if (clause.role != Role::content) continue;
    const Xapian::doccount articles = most_articles(matching(clause.plan), database);
    clause.weight = articles == 0 ? 0 : std::log((all + 1) / articles);
  }
}

}  // namespace nachlese::search
