#include "searcher/engine/match_counter.hpp"

#include "core/store/terms.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::search;
using namespace nachlese::store;

namespace {

constexpr FacetId kAll = 1;
constexpr FacetId kEveryFourth = 2;
constexpr unsigned kDocuments = 4000;

Xapian::WritableDatabase database() {
  Xapian::WritableDatabase out("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 0; i < kDocuments; ++i) {
    Xapian::Document document;
    std::vector<FacetId> ids = {kAll};
    if (i / 8 % 4 == 0) ids.push_back(kEveryFourth);
    document.add_value(schema::kFacets, pack_facets(ids));
    document.add_boolean_term("x");
    out.add_document(document);
  }
  return out;
}

void count(MatchCounter& counter, const std::vector<Xapian::Database>& shards) {
  ArchiveDatabase archive;
  for (const auto& shard : shards) archive.add(shard, "shard", false);
  (void)counter.count(one_term("x"), {archive});
}

}  // namespace

TEST_CASE("facets are exact") {
  MatchCounter counter(true, false);
  count(counter, {database()});
  CHECK(counter.complete());
  CHECK(counter.count_of(kAll) == kDocuments);
  CHECK(counter.count_of(kEveryFourth) == kDocuments / 4);
  CHECK(counter.count_of(99) == 0);
}

TEST_CASE("several shards are counted together") {
  MatchCounter counter(true, false);
  count(counter, {database(), database(), database()});
  CHECK(counter.matches() == 3 * kDocuments);
  CHECK(counter.count_of(kEveryFourth) == 3 * kDocuments / 4);
}

TEST_CASE("the time for counting is limited") {
  ArchiveDatabase archive;
  archive.add(database(), "shard", false);
  MatchCounter counter(true, false);
  (void)counter.count(one_term("x"),
                      {.database = archive, .deadline = std::chrono::steady_clock::now()});
  CHECK_FALSE(counter.complete());
  CHECK(counter.matches() < kDocuments);
}

TEST_CASE("the most frequent values of each kind, and of persons those that may yet gain") {
  Xapian::WritableDatabase documents("", Xapian::DB_BACKEND_INMEMORY);
  const auto id = [](FacetKind kind, unsigned n) { return static_cast<FacetId>(kind) << 45U | n; };
  for (unsigned i = 0; i < 12; ++i) {
    Xapian::Document document;
    std::vector<FacetId> ids;
    for (const FacetKind kind : {FacetKind::person, FacetKind::place}) {
      ids.push_back(id(kind, 1));             // in 12
      if (i < 6) ids.push_back(id(kind, 2));  // in 6
      if (i < 5) ids.push_back(id(kind, 3));  // in 5
    }
    document.add_value(schema::kFacets, pack_facets(ids));
    document.add_boolean_term("x");
    documents.add_document(document);
  }
  MatchCounter counter(true, false);
  count(counter, {documents});
  using Values = std::vector<std::pair<FacetId, std::uint64_t>>;
  CHECK(counter.facets(1).values == Values{{id(FacetKind::person, 1), 12},
                                           {id(FacetKind::person, 2), 6},
                                           {id(FacetKind::place, 1), 12}});
}
