// Options shared by sync and rebuild.
#pragma once

#include <string>
#include <vector>

#include "core/cli/options.hpp"
#include "indexer/sync.hpp"

namespace nachlese::programs {

struct RunOptions {
  cli::ArchiveOption archive;
  index::SyncOptions sync;
  std::vector<std::string> sources;
  std::vector<std::string> only;  // names of sources in the config file
  std::string report_file;
  bool no_names = false;
  std::string names_file;
  std::string profile;
  std::string lexicon_file;
  std::vector<std::string> columns;
  std::string timezone = readers::kUsualZone;

  void add_to(CLI::App& command);
  // Sets the sources after parsing: those on the command line, else those of the config file.
  // Throws Error(usage) if there are none.
  void choose_sources(const CLI::App& command);
};

// Of --column. Throws Error(usage).
[[nodiscard]] readers::ColumnMap parse_columns(const std::vector<std::string>& mappings);
// Throws Error(usage) for a name that is none.
[[nodiscard]] const readers::TimeZone* zone_named(const std::string& name);

// The recognizer with the list of names that the archive records.
[[nodiscard]] index::NameSource recorded_name_source(const std::filesystem::path& archive);

// Runs with the recognizer that the options ask for, prints the report and gives the exit code.
int run_and_report(RunOptions& options,
                   index::Report (*action)(const index::SyncOptions&, const index::NameSource&));

}  // namespace nachlese::programs
