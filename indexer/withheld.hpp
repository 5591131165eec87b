// Takes out of a database what an archive must not show: for databases that are older than what
// was decided, as backups and earlier generations are.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "core/base/article.hpp"
#include "core/store/takedowns.hpp"

namespace nachlese::index {

// Whether the article still leads to itself by a name that was suppressed.
[[nodiscard]] bool shows_suppressed(const Article& article, const store::Takedown& takedown);

// Deletes, with one commit, the articles that must not be there at the moment `now` (by id or
// address), and those whose names were suppressed since: the next sync brings the latter back
// without them. A database that holds nothing of the kind is not written to. No reader may depend
// on its revision, or the writer's lock is held. Returns how many articles were deleted.
std::size_t remove_withheld(const std::filesystem::path& database,
                            const store::Takedowns& takedowns, std::string_view now);

}  // namespace nachlese::index
