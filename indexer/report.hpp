// The result of a run: counts, and problems of the input.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "indexer/readers/file_names.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::index {

struct Report {
  std::string command;  // sync, rebuild
  bool dry_run = false;
  std::uint64_t read = 0;  // records found in the sources
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t deleted = 0;
  std::uint64_t withheld = 0;    // records of articles that were taken down or are held
  std::uint64_t rejected = 0;    // records, lines or whole files
  std::uint64_t duplicates = 0;  // records superseded by a later one with the same id
  std::uint64_t warnings = 0;
  std::uint64_t skipped = 0;   // files in folders that hold no articles
  std::uint64_t articles = 0;  // in the archive afterwards
  // A source could not be read, or holds less than it did for no good reason.
  bool source_failed = false;
  double seconds = 0;
  std::map<std::string, double> stages;  // seconds per stage
  // New and changed articles of each named source that brought any, versions counted apart.
  std::map<std::string, std::uint64_t> brought;
  // ignored fields and how often they occurred
  std::map<std::string, std::uint64_t> unknown_fields;
  readers::FileNames files;                 // names for Location::file
  std::vector<readers::InputIssue> issues;  // in input order, at most kMaxIssues
  std::vector<std::string> remarks;         // about the whole run

  void add(readers::InputIssue issue);
  // Sorts the issues and drops those over the limit.
  void finish();
  // True if not all of the input reached the archive unchanged, which scripts must know.
  [[nodiscard]] bool has_problems() const { return rejected + warnings > 0; }
  [[nodiscard]] double rate() const {
    return seconds > 0 ? static_cast<double>(read) / seconds : 0;
  }
};

inline constexpr std::size_t kMaxIssues = 10'000;

// "file:line: reason"
[[nodiscard]] std::string describe(const Report& report, const readers::InputIssue& issue);

[[nodiscard]] std::string to_json(const Report& report);
// Prints one line of counts to `out`. Remarks and the first warnings and rejections go to
// `problems`, one line each, and notes with one line for each kind, the first few kinds.
void print_report(const Report& report, std::ostream& out, std::ostream& problems);
// The output of --quiet: empty if all went well, else one line that says how much was wrong and
// where the reasons are: in `report_file`, or, if that is empty, how to get them.
[[nodiscard]] std::string quiet_report(const Report& report, const std::string& report_file);

}  // namespace nachlese::index
