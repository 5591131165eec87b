#include "searcher/engine/clause.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "searcher/engine/at_least.hpp"
#include "searcher/engine/excluded.hpp"
#include "searcher/engine/limits.hpp"
#include "searcher/engine/unweighted.hpp"

namespace nachlese::search {
namespace {

using Xapian::Query;

Query all_of(const std::vector<Query>& queries) {
  return {Query::OP_AND, queries.begin(), queries.end()};
}
Query any_of(const std::vector<Query>& queries) {
  return {Query::OP_OR, queries.begin(), queries.end()};
}

std::vector<Query> pick(const std::vector<Clause>& clauses, Role role) {
  std::vector<Query> out;
  for (const auto& clause : clauses) {
    if (clause.role == role) out.push_back(clause.query);
  }
  return out;
}

Query relaxed(const std::vector<Query>& optional, Demand demand) {
  if (demand == Demand::all) return all_of(optional);
  if (demand == Demand::any) return any_of(optional);
  return {Query::OP_FILTER, any_of(optional),
          at_least(static_cast<unsigned>(optional.size() - 1), optional)};
}

Query content_of(const std::vector<Clause>& clauses, Demand demand) {
  std::vector<Query> required;
  std::vector<Query> optional;
  for (const auto& clause : clauses) {
    if (clause.role == Role::content)
      (clause.required || demand == Demand::all ? required : optional).push_back(clause.query);
  }
  if (optional.empty()) return all_of(required);
  if (required.empty()) return relaxed(optional, demand);
  if (demand == Demand::any) return {Query::OP_AND_MAYBE, all_of(required), any_of(optional)};
  return {Query::OP_AND, all_of(required), relaxed(optional, demand)};
}

// Which `most` of them fit the fewest articles.
std::vector<bool> rarest(const std::vector<Query>& queries, const store::ArchiveDatabase& database,
                         std::size_t most) {
  std::vector<std::pair<Xapian::doccount, std::size_t>> places;  // articles, place
  Xapian::Enquire enquire(database);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    enquire.set_query(queries[i]);
    places.emplace_back(enquire.get_mset(0, 0).get_matches_estimated(), i);
  }
  std::sort(places.begin(), places.end());
  std::vector<bool> out(queries.size());
  for (std::size_t i = 0; i < std::min(most, places.size()); ++i) out[places[i].second] = true;
  return out;
}

bool has(const std::vector<Clause>& clauses, Role role) {
  return std::any_of(clauses.begin(), clauses.end(),
                     [&](const auto& clause) { return clause.role == role; });
}

}  // namespace

void set_no_weights(Xapian::Enquire& enquire, Filters filters) {
  if (filters == Filters::free) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else {
    enquire.set_weighting_scheme(
        Xapian::TfIdfWeight("nnn"));  // the cheapest that needs frequencies
  }
}

Query filtered(const Query& query, const Query& filter, Filters filters) {
  if (filters == Filters::free) return {Query::OP_FILTER, query, filter};
  if (filter.get_type() == Query::OP_AND_NOT)
    return without(filtered(query, filter.get_subquery(0), filters), filter.get_subquery(1),
                   filters);
  return {Query::OP_AND, query, Query(Query::OP_SCALE_WEIGHT, filter, kNextToNothing)};
}

Query without(const Query& query, const Query& exclusion, Filters filters) {
  return {Query::OP_AND_NOT, query,
          filters == Filters::free ? unweighted(exclusion) : from_sources(exclusion)};
}

Query conjunction(const Ranking& ranking, const std::vector<Clause>& clauses, Demand demand,
                  Filters filters) {
  auto additions = pick(clauses, Role::function_word);
  Query query;
  if (has(clauses, Role::content)) {
    query = content_of(clauses, demand);
    if (demand != Demand::all) {
      const Query complete = content_of(clauses, Demand::all);
      query = {Query::OP_AND_MAYBE, query, {Query::OP_SCALE_WEIGHT, complete, ranking.complete}};
    }
    for (auto& addition : additions)
      addition = {Query::OP_SCALE_WEIGHT, addition, ranking.function_word};
  } else if (!additions.empty()) {
    query = all_of(additions);
    additions.clear();
  }
  for (const auto& clause : clauses) {
    if (!clause.bonus.empty()) additions.push_back(clause.bonus);
  }
  if (!additions.empty()) query = {Query::OP_AND_MAYBE, query, any_of(additions)};
  if (has(clauses, Role::filter)) {
    const Query filter = all_of(pick(clauses, Role::filter));
    const bool only_filters = !has(clauses, Role::content) && !has(clauses, Role::function_word);
    query = only_filters ? Query(Query::OP_SCALE_WEIGHT, filter, kNextToNothing)
                         : filtered(query, filter, filters);
  }
  if (has(clauses, Role::exclusion)) {
    const bool alone = pick(clauses, Role::exclusion).size() == clauses.size();
    query = without(alone ? Query(std::string()) : query, any_of(pick(clauses, Role::exclusion)),
                    filters);
  }
  return query;
}

bool can_relax(const std::vector<Clause>& clauses, Demand demand) {
  std::size_t content = 0;
  std::size_t optional = 0;
  for (const auto& clause : clauses) {
    if (clause.role != Role::content) continue;
    ++content;
    if (!clause.required) ++optional;
  }
  if (demand == Demand::most) return optional >= 3 && optional <= limits::kMaxWordsForMost;
  return optional >= 1 && content >= 2;
}

void drop_repeated(std::vector<Clause>& clauses) {
  std::map<std::string, std::size_t> kept;  // description → place
  std::vector<Clause> out;
  for (auto& clause : clauses) {
    const std::string key =
        std::to_string(static_cast<int>(clause.role)) + clause.query.get_description();
    const auto [it, added] = kept.try_emplace(key, out.size());
    if (added) {
      out.push_back(std::move(clause));
    } else {
      out[it->second].required = out[it->second].required || clause.required;
    }
  }
  clauses = std::move(out);
}

Query alternatives(std::vector<Query> queries, const store::ArchiveDatabase& database,
                   std::size_t most) {
  if (queries.size() > most) {
    const std::vector<bool> rare = rarest(queries, database, most);
    for (std::size_t i = 0; i < queries.size(); ++i) {
      if (!rare[i]) queries[i] = {Query::OP_SCALE_WEIGHT, unweighted(queries[i]), kNextToNothing};
    }
  }
  return any_of(queries);
}

bool keep_rarest(std::vector<Clause>& clauses, const store::ArchiveDatabase& database,
                 std::size_t most) {
  std::vector<std::size_t> optional;
  std::vector<Query> queries;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (clauses[i].role != Role::content || clauses[i].required) continue;
    optional.push_back(i);
    queries.push_back(clauses[i].query);
  }
  if (optional.size() <= most) return false;
  const std::vector<bool> rare = rarest(queries, database, most);
  std::vector<bool> dropped(clauses.size());
  for (std::size_t i = 0; i < optional.size(); ++i) dropped[optional[i]] = !rare[i];
  std::vector<Clause> out;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (!dropped[i]) out.push_back(std::move(clauses[i]));
  }
  clauses = std::move(out);
  return true;
}

}  // namespace nachlese::search
