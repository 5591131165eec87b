#include "searcher/session/common_terms.hpp"

#include <algorithm>

#include "core/store/terms.hpp"
#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::store;
namespace {

// Four articles that share the stems "apfel" and "zebra" among `fillers` of their own, and twenty
// without a word.
ArchiveDatabase archive_of(unsigned fillers) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (unsigned article = 0; article < 24; ++article) {
    Xapian::Document document;
    if (article < 4) {
      for (const char* stem : {"apfel", "zebra"})
        document.add_term(make_term(schema::Prefix::stem, stem));
      for (unsigned i = 0; i < fillers; ++i)
        document.add_term(make_term(schema::Prefix::stem,
                                    "m" + std::to_string(article) + "x" + std::to_string(i)));
    }
    database.add_document(document);
  }
  ArchiveDatabase out;
  out.add(database, "shard", false);
  return out;
}

bool shares(const std::vector<CommonTerm>& terms, const std::string& stem) {
  return std::ranges::find(terms, stem, &CommonTerm::stem) != terms.end();
}

std::vector<CommonTerm> shared_by_four(const ArchiveDatabase& database) {
  const std::vector<Xapian::docid> articles = {1, 2, 3, 4};
  ReadArticles read;
  return common_terms(
      database, articles, 10, [](const std::string&) { return false; }, read);
}

TEST_CASE("of an article as long as a book only the first terms are read") {
  const auto few = shared_by_four(archive_of(100));
  CHECK(shares(few, "apfel"));
  CHECK(shares(few, "zebra"));
  const auto many = shared_by_four(archive_of(25'000));
  CHECK(shares(many, "apfel"));
  CHECK_FALSE(shares(many, "zebra"));
}

}  // namespace
}  // namespace nachlese
