#include "indexer/segments.hpp"

#include <xapian.h>
#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <random>
#include <string>

#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::index;
using nachlese::test::TempFolder;

TEST_CASE(
    "segments keep the order of their batches however many there are and whichever is done first") {
  constexpr std::uint32_t kBatches = Segments::kFanIn * Segments::kFanIn + 3 * Segments::kFanIn - 1;
  const TempFolder folder;
  std::vector<std::uint32_t> order(kBatches);
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), std::mt19937(4711));
  std::vector<std::string> expected;
  for (std::uint32_t i = 0; i < kBatches; ++i) {
    if (i % 3 != 0) expected.push_back(std::to_string(i));
  }
  {
    Segments segments(folder.path() / "segments");
    for (const std::uint32_t number : order) {
      const bool filled = number % 3 != 0;
      if (filled) {
        Xapian::WritableDatabase database = segments.open(number);
        Xapian::Document document;
        document.set_data(std::to_string(number));
        database.add_document(document);
        Segments::close(database);
      }
      segments.done(number, number + 1, filled);
    }
    CHECK(std::getenv("XAPIAN_FLUSH_THRESHOLD") != nullptr);
    const auto parts = segments.finish();
    CHECK(std::getenv("XAPIAN_FLUSH_THRESHOLD") == nullptr);  // what is written next is large
    CHECK(parts.size() <= Segments::kMaxInputs);
    merge_databases(parts, folder.path() / "merged");
  }
  CHECK_FALSE(std::filesystem::exists(folder.path() / "segments"));
  const Xapian::Database merged((folder.path() / "merged").string());
  std::vector<std::string> found;
  for (Xapian::docid id = 1; id <= merged.get_lastdocid(); ++id)
    found.push_back(merged.get_document(id).get_data());
  CHECK(found == expected);
}
