#include "searcher/engine/doc_values.hpp"

#include <algorithm>
#include <random>

#include "core/store/terms.hpp"
#include "searcher/engine/by_date.hpp"
#include "searcher/engine/match_counter.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::search;
using namespace nachlese::store;

namespace {

constexpr unsigned kDocuments = 3000;

// A shard with gaps, and with documents without names, dates or clusters.
Xapian::Database make_shard(unsigned seed) {
  std::mt19937 random{seed};
  Xapian::WritableDatabase out("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 0; i < kDocuments; ++i) {
    Xapian::Document document;
    std::vector<FacetId> ids;
    for (unsigned n = static_cast<unsigned>(random() % 5); n > 0; --n)
      ids.push_back(facet_id(kFacetKinds[random() % 3].kind, std::to_string(random() % 700)));
    if (!ids.empty()) document.add_value(schema::kFacets, pack_facets(ids));
    if (random() % 4 != 0) document.add_value(schema::kCluster, pack_number(1 + random() % 900, 8));
    if (random() % 9 != 0) {
      Date date;
      date.year = 1990 + static_cast<int>(random() % 30);
      document.add_value(schema::kPublished, pack_date(date));
    }
    document.add_boolean_term("all");
    if (random() % 3 == 0) document.add_boolean_term("third");
    if (random() % 500 == 0) document.add_boolean_term("few");
    out.add_document(document);
  }
  for (unsigned i = 7; i < kDocuments; i += 31) out.delete_document(i);
  return out;
}

ArchiveDatabase make_archive(unsigned shards) {
  ArchiveDatabase out;
  for (unsigned i = 0; i < shards; ++i) out.add(make_shard(i), "shard", false);
  return out;
}

}  // namespace

TEST_CASE("columns count the same as slots") {
  for (const unsigned shards : {1U, 3U}) {
    const ArchiveDatabase archive = make_archive(shards);
    const auto columns = std::make_shared<const Columns>(read_columns(archive));
    for (const char* term : {"all", "third", "few"}) {
      MatchCounter slots(true, true);
      MatchCounter memory(true, true);
      (void)slots.count(one_term(term), {archive});
      (void)memory.count(one_term(term), {archive, columns});
      const FacetTally expected = slots.facets(50);
      const FacetTally tally = memory.facets(50);
      REQUIRE_FALSE(expected.values.empty());
      CHECK(tally.values == expected.values);
      CHECK(tally.months == expected.months);
      CHECK(memory.matches() == slots.matches());
      CHECK(memory.distinct() == slots.distinct());
      for (unsigned cluster = 1; cluster < 900; cluster += 50) {
        const std::string packed = pack_number(cluster, 8);  // of a single one none may be counted
        CHECK(std::max<std::uint64_t>(1, memory.count_of_cluster(packed)) ==
              std::max<std::uint64_t>(1, slots.count_of_cluster(packed)));
      }
    }
  }
}

TEST_CASE("columns order by date as Xapian does") {
  for (const unsigned shards : {1U, 3U}) {
    const ArchiveDatabase archive = make_archive(shards);
    const Columns columns = read_columns(archive);
    for (const bool newest_first : {true, false}) {
      for (const bool collapse : {true, false}) {
        for (const std::size_t offset : {0, 40, 700}) {
          Xapian::Enquire enquire(archive.merged());
          enquire.set_query(Xapian::Query("third"));
          enquire.set_weighting_scheme(Xapian::BoolWeight());
          enquire.set_docid_order(Xapian::Enquire::ASCENDING);
          Xapian::MultiValueKeyMaker undated_last;
          undated_last.add_value(schema::kPublished, false, "\xFF");
          if (newest_first) {
            enquire.set_sort_by_value(schema::kPublished, true);
          } else {
            enquire.set_sort_by_key(&undated_last, false);
          }
          if (collapse) enquire.set_collapse_key(schema::kCluster);
          std::vector<Xapian::docid> expected;
          const auto set = enquire.get_mset(static_cast<Xapian::doccount>(offset), 25);
          for (auto it = set.begin(); it != set.end(); ++it) expected.push_back(*it);
          MatchCounter counter(false, false);
          const Matching matching = counter.count(one_term("third"), {archive});
          REQUIRE_FALSE(expected.empty());
          CHECK(by_date(columns, matching, {newest_first, collapse, offset, 25}) == expected);
        }
      }
    }
  }
}

TEST_CASE("columns are read once for each state") {
  const test::TempFolder folder;
  Xapian::WritableDatabase writer(folder.path().string(), Xapian::DB_CREATE);
  writer.add_document({});
  writer.commit();
  SharedColumns shared;
  ArchiveDatabase archive;
  archive.add(Xapian::Database(folder.path().string()), "shard", false);
  const auto first = shared.of(archive);
  REQUIRE(first);
  CHECK(shared.of(archive) == first);

  writer.add_document({});
  writer.commit();
  archive.reopen();
  const auto second = shared.of(archive);
  REQUIRE(second);
  CHECK(second->shards[0].published.size() == 3);
}
