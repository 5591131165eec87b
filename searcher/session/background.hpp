// Work on another core, in the archive opened a second time: Xapian's objects belong to one thread.
#pragma once

#include <future>
#include <optional>
#include <utility>

#include "core/store/archive_database.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// What work(the same archive) gives; nothing if that is in another state than `database`, or
// damaged, which whoever goes through `database` will meet, too. The future waits for the work
// where it is left, and so may be what `work` refers to.
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
