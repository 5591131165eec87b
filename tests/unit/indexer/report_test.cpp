#include "indexer/report.hpp"

#include <sstream>

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::index;
using readers::Severity;
namespace {

// What the shell shows beside the counts.
std::string problems_of(Report& report) {
  report.finish();
  std::ostringstream out;
  std::ostringstream problems;
  print_report(report, out, problems);
  return problems.str();
}

TEST_CASE("a kind of note is printed once, with its first place") {
  Report report;
  const std::uint32_t one = report.files.add("one.json");
  const std::uint32_t two = report.files.add("two.json");
  report.add({Severity::note, {two, 0}, "no articles in it: JSON"});
  report.add({Severity::note, {two, 4}, "skipped: held until 2027-01-31"});
  report.add({Severity::note, {one, 0}, "no articles in it: JSON"});
  report.add({Severity::note, {two, 9}, "skipped: held until 2026-12-01"});
  report.add({Severity::warning, {two, 3}, "no date"});
  CHECK(problems_of(report) ==
        "warning: two.json:3: no date\n"
        "note: one.json: no articles in it: JSON (and 1 like it)\n"
        "note: two.json:4: skipped: held until 2027-01-31 (and 1 like it)\n");
}

TEST_CASE("notes of many kinds are a few lines, and with --quiet none") {
  Report report;
  const std::uint32_t file = report.files.add("one.json");
  for (const char* reason : {"a", "b", "c", "d", "e", "f", "g"})
    report.add({Severity::note, {file, 0}, reason});
  const std::string said = problems_of(report);
  CHECK(said.starts_with("note: one.json: a\n"));
  CHECK(
      said.ends_with("note: one.json: e\n… and 2 more kinds of notes; --report FILE lists them\n"));
  CHECK(quiet_report(report, "").empty());
}

}  // namespace
}  // namespace nachlese
