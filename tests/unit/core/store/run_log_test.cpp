#include "core/store/run_log.hpp"

#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

namespace nachlese::store {
namespace {

std::string day(unsigned number) {
  return "2026-11-" + std::string(number < 10 ? "0" : "") + std::to_string(number) + "T03:30:00Z";
}

WriterRun night(unsigned number, std::uint64_t by_agency) {
  WriterRun run;
  run.begun = run.ended = day(number);
  run.verb = "sync";
  if (by_agency > 0) run.brought = {{"agentur", by_agency}};
  return run;
}

TEST_CASE("runs are read as they were written, the last ones") {
  const test::TempFolder folder;
  WriterRun run = night(1, 3);
  run.code = 5;
  run.version = "1.2";
  run.rejected = 7;
  run.failure = "tab\tand\nline";
  CHECK(read_runs(folder.path()).empty());
  append_run(folder.path(), run);
  run.failure = "tab and line";
  CHECK(read_runs(folder.path()) == WriterRuns{run});
  for (std::size_t i = 0; i < kMostRuns; ++i) append_run(folder.path(), night(2, i));
  CHECK(read_runs(folder.path()).size() == kMostRuns);
  CHECK(read_runs(folder.path()).back() == night(2, kMostRuns - 1));
}

TEST_CASE("lines of a run log that are no runs are left out") {
  CHECK(parse_runs("").empty());
  CHECK(parse_runs("x\ty\n\t\t\t\t\t\t\t\t\t\t\t\t\n").empty());
}

TEST_CASE("the last good run is one that brought the archive up to date") {
  WriterRun bad = night(3, 1);
  bad.code = 6;
  const WriterRuns runs = {night(1, 1), night(2, 1), bad};
  CHECK(last_good(runs)->ended == day(2));
  CHECK(last_good({bad}) == nullptr);
}

TEST_CASE("a timer that stopped is silent after twice its usual pause") {
  WriterRuns runs;
  for (unsigned i = 1; i <= 5; ++i) runs.push_back(night(i, 1));
  CHECK(silences(runs, {}, day(6)).empty());
  CHECK(silences(runs, {}, day(7)).empty());
  const auto found = silences(runs, {}, day(8));
  REQUIRE(found.size() == 1);
  CHECK(found[0].source.empty());
  CHECK(found[0].last == day(5));
  CHECK(found[0].usual == 86'400);
}

TEST_CASE("a source that brings nothing new is silent, in its own rhythm") {
  WriterRuns daily;
  WriterRuns weekly;
  for (unsigned i = 1; i <= 28; ++i) {
    daily.push_back(night(i, i <= 20 ? 1 : 0));
    weekly.push_back(night(i, i % 7 == 0 ? 50 : 0));
  }
  const auto found = silences(daily, {"agentur", "other"}, day(28));
  REQUIRE(found.size() == 1);
  CHECK(found[0].source == "agentur");
  CHECK(found[0].last == day(20));
  CHECK(silences(daily, {"other"}, day(28)).empty());
  CHECK(silences(weekly, {"agentur"}, day(30)).empty());
}

TEST_CASE(
    "a source that keeps its size, and one that is read anew, have the rhythm of what they bring") {
  WriterRuns runs;
  for (unsigned i = 1; i <= 20; ++i) runs.push_back(night(i, 5));  // five new ones, five gone
  CHECK(silences(runs, {"agentur"}, day(21)).empty());
  for (unsigned i = 21; i <= 24; ++i) {
    runs.push_back(night(i, 500));
    runs.back().verb = "rebuild";
  }
  CHECK(silences(runs, {"agentur"}, day(25)).size() == 1);
}

TEST_CASE("a source that fell silent is not forgotten, however many runs follow") {
  WriterRuns runs;
  for (unsigned i = 1; i <= 15; ++i) runs.push_back(night(i, 1));
  for (std::size_t i = 0; i < 3 * kMostRuns; ++i) {
    runs.push_back(night(20, 0));
    runs = worth_keeping(runs);
  }
  CHECK(runs.size() == kMostRuns + kDeliveries);
  CHECK(runs.front() == night(5, 1));
  const auto found = silences(runs, {"agentur"}, day(20));
  REQUIRE(found.size() == 1);
  CHECK(found[0].last == day(15));
}

TEST_CASE("a run says whether it read all sources") {
  WriterRun run = night(1, 1);
  CHECK(run.read_all());
  run.verb += WriterRun::kSome;
  CHECK_FALSE(run.read_all());
  const test::TempFolder folder;
  append_run(folder.path(), run);
  CHECK_FALSE(read_runs(folder.path()).front().read_all());
}

TEST_CASE("what happened too seldom has no rhythm") {
  CHECK(silences({night(1, 1), night(2, 2), night(3, 3)}, {"agentur"}, day(30)).empty());
}

}  // namespace
}  // namespace nachlese::store
