// What a query finds, for the tests of this folder.
#pragma once

#include <xapian.h>
#include <algorithm>
#include <vector>

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

}  // namespace nachlese::search
