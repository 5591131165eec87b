#include "indexer/sync.hpp"

#include <memory>

#include "programs/nachlese-index/run_options.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {

std::function<int()> setup_sync(CLI::App& command) {
  const auto options = std::make_shared<RunOptions>();
  options->add_to(command);
  command
      .add_option("--only", options->only,
                  "Read only this source of the config file; repeat for more")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command.add_flag("--delete-missing", options->sync.delete_missing,
                   "Delete articles that the sources no longer hold");
  command.add_flag("--force", options->sync.force,
                   "Delete even if that is more than a fifth of the archive");
  command.add_flag("-n,--dry-run", options->sync.dry_run, "Only report what would be done");
  return [options, &command] {
    options->choose_sources(command);
    return run_and_report(*options, index::sync_archive);
  };
}

}  // namespace nachlese::programs
