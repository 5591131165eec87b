// Runs work on another core, in a second handle of the archive: Xapian's objects belong to one
// thread.
#pragma once

#include <future>
#include <optional>
#include <utility>

#include "core/store/archive_database.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// Runs `work` on a second handle of the archive, in a thread. nullopt if that handle sees another
// revision or a corrupt block, an error that the caller will meet as well. The destructor of the
// future blocks, so `work` may capture locals by reference.
template <typename Work>
[[nodiscard]] auto aside(Searcher::State& state, const store::ArchiveDatabase& database, Work work)
    -> std::future<std::optional<decltype(work(database))>> {
  store::ArchiveReader& reader = state.second_reader();
  return std::async(
      std::launch::async, [&reader, work = std::move(work), wanted = database.state()] {
        return reader.read(
            [&](const store::ArchiveDatabase& same) -> std::optional<decltype(work(same))> {
              if (same.state() != wanted) return std::nullopt;
              try {
                return work(same);
              } catch (const Xapian::DatabaseCorruptError&) {
                return std::nullopt;
              }
            });
      });
}

}  // namespace nachlese::search
