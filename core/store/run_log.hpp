// What the last runs of the writer did: ARCHIVE/runs.tsv, which tells when a run is overdue and
// which source has gone silent.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nachlese::store {

struct WriterRun {
  std::string begun;  // ISO 8601, UTC
  std::string ended;
  std::string verb;            // sync, rebuild; with kSome if it read only some of the sources
  int code = 0;                // exit code
  std::string version;         // of the program
  std::uint64_t articles = 0;  // in the archive afterwards
  std::uint64_t read = 0;
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t deleted = 0;
  std::uint64_t rejected = 0;
  std::map<std::string, std::uint64_t> brought;  // new and changed articles by configured source
  std::string failure;                           // one line, where nothing was done

  static constexpr std::string_view kSome = " some";
  [[nodiscard]] bool read_all() const { return !verb.ends_with(kSome); }
  // The archive is up to date, if perhaps without some bad input.
  [[nodiscard]] bool is_good() const { return code == 0 || code == 5; }

  friend bool operator==(const WriterRun&, const WriterRun&) = default;
};
using WriterRuns = std::vector<WriterRun>;  // oldest first

inline constexpr std::size_t kMostRuns = 400;
// Of each source, for its ten pauses.
inline constexpr std::size_t kDeliveries = 11;

[[nodiscard]] std::filesystem::path run_log_file(const std::filesystem::path& archive);
// Leaves out lines that cannot be read; none if there is no file.
[[nodiscard]] WriterRuns parse_runs(std::string_view text);
[[nodiscard]] WriterRuns read_runs(const std::filesystem::path& archive);
// The last kMostRuns, and earlier ones that brought one of the last kDeliveries of a source: who is
// silent for long must not be forgotten.
[[nodiscard]] WriterRuns worth_keeping(const WriterRuns& runs);
// Keeps those. Throws Error(archive).
void append_run(const std::filesystem::path& archive, const WriterRun& run);

// The last run that brought the archive up to date; null if there is none.
[[nodiscard]] const WriterRun* last_good(const WriterRuns& runs);

// Seconds between two moments in ISO 8601, UTC; 0 if either is no date.
[[nodiscard]] std::int64_t seconds_between(std::string_view earlier, std::string_view later);

// What has not happened for twice the longest of its last ten pauses, of which there must be three,
// and for twelve hours.
struct Silence {
  std::string source;      // empty: runs of the writer
  std::string last;        // when it last brought something new, or ran
  std::int64_t usual = 0;  // seconds, the longest of the last pauses
};
// Of `names`, and of the writer itself.
[[nodiscard]] std::vector<Silence> silences(const WriterRuns& runs,
                                            const std::vector<std::string>& names,
                                            std::string_view now);

}  // namespace nachlese::store
