#include <iostream>
#include <memory>

#include "core/cli/options.hpp"
#include "indexer/check.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {

std::function<int()> setup_check(CLI::App& command) {
  const auto archive = std::make_shared<cli::ArchiveOption>();
  const auto full = std::make_shared<bool>(false);
  archive->add_to(command);
  command.add_flag("--full", *full, "Read every article instead of a sample");
  return [archive, full] {
    const auto results = index::check_archive(
        archive->directory, *full ? index::Articles::all : index::Articles::sample);
    bool sound = true;
    for (const auto& result : results) {
      std::cout << (result.shard.empty() ? "" : "shard " + result.shard + ", ") << "generation "
                << result.generation << (result.live ? " (live)" : "") << ": " << result.articles
                << " articles, " << (result.problems.empty() ? "sound" : "DAMAGED") << '\n';
      if (!result.hashed)
        std::cout << "  no list of hashes, so a changed byte may be missed; the next sync that "
                     "changes something makes one\n";
      for (const auto& problem : result.problems) std::cout << "  " << problem << '\n';
      sound = sound && result.problems.empty();
    }
    if (!sound)
      std::cout << "`nachlese-index rebuild` makes it anew from the sources; `restore` takes a "
                   "backup, `rollback` the generation before.\n";
    return sound ? 0 : static_cast<int>(ErrorCode::archive);
  };
}

}  // namespace nachlese::programs
