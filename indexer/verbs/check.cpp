#include <iostream>
#include <memory>

#include "core/cli/options.hpp"
#include "indexer/check.hpp"
#include "indexer/verbs/verbs.hpp"

namespace nachlese {

std::function<int()> setup_check(CLI::App& command) {
  const auto archive = std::make_shared<ArchiveOption>();
  archive->add_to(command);
  return [archive] {
    const auto results = check_archive(archive->directory);
    bool sound = true;
    for (const auto& result : results) {
      std::cout << (result.shard.empty() ? "" : "shard " + result.shard + ", ") << "generation " << result.generation
                << (result.live ? " (live)" : "") << ": " << result.articles << " articles, "
                << (result.problems.empty() ? "sound" : "DAMAGED") << '\n';
      for (const auto& problem : result.problems) std::cout << "  " << problem << '\n';
      sound = sound && result.problems.empty();
    }
    return sound ? 0 : static_cast<int>(ErrorCode::archive);
  };
}

}  // namespace nachlese
