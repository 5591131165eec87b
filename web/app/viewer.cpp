#include "web/app/viewer.hpp"

#include <algorithm>

namespace nachlese::web {
namespace {

bool holds_value(const std::vector<std::string>& values, const std::string& value) {
  return std::ranges::find(values, value) != values.end();
}

bool concerns(const AccessRow& row, const Viewer& viewer) {
  return std::ranges::any_of(row.groups, [&](const std::string& group) {
    if (group == kEveryone) return true;
    if (group == kSignedIn) return !viewer.user.empty();
    return holds_value(viewer.groups, group);
  });
}

}  // namespace

ReadingRights rights_of(const std::vector<AccessRow>& rows, const Viewer& viewer,
                        const std::string& archive) {
  ReadingRights out;
  for (const AccessRow& row : rows) {
    if (!concerns(row, viewer)) continue;
    if (!row.archives.empty() && !holds_value(row.archives, archive)) continue;
    (row.deny ? out.deny : out.allow).push_back(row.rule);
  }
  return out;
}

}  // namespace nachlese::web
