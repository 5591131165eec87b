#include <iostream>
#include <memory>

#include "indexer/sync.hpp"
#include "programs/nachlese-index/examination.hpp"
#include "programs/nachlese-index/run_options.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {
namespace {

// False only for an archive of another version; what else is wrong, a rebuild says or mends.
bool can_read(const std::filesystem::path& archive) {
  const auto info = index::recorded_info(archive);
  if (!info) return true;
  const store::Fingerprint program = fingerprint_for(*info);
  return info->schema_version == store::ArchiveInfo().schema_version &&
         info->fingerprint.analyzer == program.analyzer &&
         (info->fingerprint.entities == program.entities ||
          info->fingerprint.entities == store::kEntitiesOff);
}

}  // namespace

std::function<int()> setup_rebuild(CLI::App& command) {
  const auto options = std::make_shared<RunOptions>();
  const auto if_needed = std::make_shared<bool>(false);
  options->add_to(command);
  command.add_flag("--if-needed", *if_needed,
                   "Only if this version cannot read the archive, and if the sources still hold "
                   "nearly all of its articles");
  return [options, if_needed, &command] {
    if (*if_needed) {
      constexpr double kNearlyAll = 0.95;
      options->sync.least_share = kNearlyAll;
      if (can_read(options->archive.directory)) {
        std::cout << "this version can read the archive as it is\n";
        return 0;
      }
    }
    options->choose_sources(command);
    return run_and_report(*options, index::rebuild_archive);
  };
}

}  // namespace nachlese::programs
