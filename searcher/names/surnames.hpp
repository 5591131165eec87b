// Whom a surname means that stands alone in an article: decided when it is asked for, from the
// counts of the whole archive, so that nothing in stored documents has to change when a nightly run
// changes the counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/store/archive_database.hpp"
#include "core/store/facets.hpp"

namespace nachlese::search {

// "Schröder", "van Aken": a person of whom a text says no more.
[[nodiscard]] bool is_bare_surname(std::string_view name);
// Schröder of "Gerhard Schröder", van Aken of "Jan van Aken"; the name itself if it is bare.
[[nodiscard]] std::string_view surname_of(std::string_view name);

// Remembers its answers for one state of the archive. Not thread-safe.
class Surnames {
 public:
  // The person that nearly every article with a full name of this surname names: at least
  // kEnoughArticles, kShare of all such articles, and not far fewer than have the bare surname.
  // nullopt if there is none.
  std::optional<store::FacetId> bearer(const store::ArchiveDatabase& database,
                                       std::string_view surname);

  // The id of the bare surname whose articles count for this person as well; nullopt if there is
  // none.
  std::optional<store::FacetId> counted_for(const store::ArchiveDatabase& database,
                                            std::string_view full_name);

 private:
  void follow(const store::ArchiveDatabase& database);

  std::string state_;
  std::unordered_map<std::string, std::optional<store::FacetId>> bearers_;  // by folded surname
};

}  // namespace nachlese::search
