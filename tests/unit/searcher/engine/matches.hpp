// What a query finds, for the tests of this folder.
#pragma once

#include <xapian.h>
#include <algorithm>
#include <vector>

#include "searcher/engine/evaluation.hpp"

namespace nachlese::search {

// Ids, ascending.
inline std::vector<Xapian::docid> matches(const Xapian::Query& query,
                                          const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  std::vector<Xapian::docid> out;
  const auto found = enquire.get_mset(0, database.get_doccount());
  for (auto it = found.begin(); it != found.end(); ++it) out.push_back(*it);
  std::ranges::sort(out);
  return out;
}

// The same of a plan that is evaluated, in a database of one shard.
inline std::vector<Xapian::docid> evaluated(const Plan& plan, const Target& target) {
  const auto evaluation = evaluation_of(plan, target, Weighing::none);
  std::vector<Xapian::docid> out;
  const bool complete = evaluation && each_match(*evaluation, Deadline::max(), 1, Evaluation::kEnd,
                                                 [&](Xapian::docid id) { out.push_back(id); });
  return complete ? out : std::vector<Xapian::docid>{0};
}

}  // namespace nachlese::search
