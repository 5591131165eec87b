#include <memory>

#include "indexer/sync.hpp"
#include "programs/nachlese-index/run_options.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {

std::function<int()> setup_rebuild(CLI::App& command) {
  const auto options = std::make_shared<RunOptions>();
  options->add_to(command);
  return [options, &command] {
    options->choose_sources(command);
    return run_and_report(*options, index::rebuild_archive);
  };
}

}  // namespace nachlese::programs
