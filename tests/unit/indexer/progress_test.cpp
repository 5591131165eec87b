#include "indexer/progress.hpp"

#include "tests/catch.hpp"

namespace nachlese::index {
namespace {

TEST_CASE("progress tells what is done, how fast it is now and how long it will take") {
  // All was read at once, a quarter of it is indexed.
  CHECK(Progress::line_of({.done = 3'000,
                           .found = 12'000,
                           .bytes = 100,
                           .total_bytes = 100,
                           .seconds = 10,
                           .recent = 1'000,
                           .recent_seconds = 5}) ==
        "indexing: 3000 records, 200/s, 25 %, 30 s left");
  // Half is read, and half of that is indexed.
  CHECK(Progress::line_of({.done = 100,
                           .found = 200,
                           .bytes = 50,
                           .total_bytes = 100,
                           .seconds = 100,
                           .recent = 10,
                           .recent_seconds = 2}) == "indexing: 100 records, 5/s, 25 %, 5 min left");
}

TEST_CASE("progress forecasts nothing that it does not know") {
  CHECK(Progress::line_of({.done = 256,
                           .found = 256,
                           .bytes = 2,
                           .total_bytes = 100,
                           .seconds = 0.05,
                           .recent = 256,
                           .recent_seconds = 0.05}) == "indexing: 256 records, 5120/s, 2 %");
  CHECK(
      Progress::line_of({.done = 5, .found = 9, .seconds = 60, .recent = 5, .recent_seconds = 5}) ==
      "indexing: 5 records, 1/s");
  CHECK(Progress::line_of({}) == "indexing: 0 records");
}

}  // namespace
}  // namespace nachlese::index
