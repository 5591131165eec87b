// Who asks, and what the operator lets groups read.
#pragma once

#include <string>
#include <vector>

#include "core/base/reading_rights.hpp"

namespace nachlese::web {

struct Viewer {
  std::string user;  // empty: nobody that is known
  std::vector<std::string> groups;
};

// Groups that nobody needs to be put into.
inline constexpr const char* kEveryone = "everyone";
inline constexpr const char* kSignedIn = "signed-in";
// May read /metrics without rights to everything.
inline constexpr const char* kMetricsGroup = "metrics";

// A section [access.NAME] of the configuration.
struct AccessRow {
  std::string name;
  std::vector<std::string> groups;    // to whom it applies
  std::vector<std::string> archives;  // in which archives; empty: all
  bool deny = false;                  // takes away instead of giving
  ReadingRule rule;
};

// What a viewer may read in the archive of this name, which is empty if there is one only. Who is
// in no group that a row names may read nothing.
[[nodiscard]] ReadingRights rights_of(const std::vector<AccessRow>& rows, const Viewer& viewer,
                                      const std::string& archive = {});

}  // namespace nachlese::web
