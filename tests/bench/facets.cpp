// facets ARTICLES: measures counting the facets of a query that matches this many generated
// articles with six names each. The names are Zipfian over 50,000, so that tables are as large as
// in an archive of that size.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <vector>

#include "core/store/terms.hpp"
#include "searcher/engine/match_counter.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::search;
using namespace nachlese::store;

constexpr std::size_t kNames = 6;
constexpr double kDifferentNames = 50'000;
constexpr int kRounds = 31;  // the median counts
constexpr std::size_t kListed = 10;

void build(const std::filesystem::path& folder, unsigned articles) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  std::mt19937 random{42};
  std::uniform_real_distribution<double> uniform{0, 1};
  for (unsigned i = 0; i < articles; ++i) {
    std::vector<FacetId> ids;
    for (std::size_t n = 0; n < kNames; ++n) {
      const auto rank =
          static_cast<std::uint64_t>(std::exp(uniform(random) * std::log(kDifferentNames)));
      ids.push_back(facet_id(kFacetKinds[n % 3].kind, std::to_string(rank)));
    }
    Date date;
    date.year = 1995 + static_cast<int>(i % 30);
    date.month = 1 + i % 12;
    date.day = 1 + i % 28;
    date.precision = Date::Precision::day;
    Xapian::Document document;
    document.add_boolean_term("x");
    document.add_value(schema::kFacets, pack_facets(std::move(ids)));
    document.add_value(schema::kPublished, pack_date(date));
    database.add_document(document);
  }
  database.commit();
}

double count_once(const ArchiveDatabase& database) {
  // Processor time: other programs on the machine do not count.
  const std::clock_t start = std::clock();
  MatchCounter counter(true, false);
  (void)counter.count(one_term("x"), {database});
  const FacetTally tally = counter.facets(kListed);
  return tally.values.empty() ? 0
                              : 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: facets ARTICLES\n", stderr);
    return 2;
  }
  const auto articles = static_cast<unsigned>(std::atoi(argv[1]));
  const auto folder = std::filesystem::temp_directory_path() / "nachlese-bench-facets";
  build(folder, articles);
  std::vector<double> times;
  {
    ArchiveDatabase database;
    database.add(Xapian::Database(folder.string()), "bench", false);
    for (int i = 0; i < kRounds; ++i) times.push_back(count_once(database));
  }
  std::filesystem::remove_all(folder);
  std::sort(times.begin(), times.end());
  std::printf("facets over %zu names in each of %u matching articles: %.1f ms (best %.1f ms)\n",
              kNames, articles, times[times.size() / 2], times.front());
}
