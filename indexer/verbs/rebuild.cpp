#include <memory>

#include "indexer/sync.hpp"
#include "indexer/verbs/run_options.hpp"
#include "indexer/verbs/verbs.hpp"

namespace nachlese {

std::function<int()> setup_rebuild(CLI::App& command) {
  const auto options = std::make_shared<RunOptions>();
  options->add_to(command);
  return [options, &command] {
    options->choose_sources(command);
    return run_and_report(*options, rebuild_archive);
  };
}

}  // namespace nachlese
