#include "web/app/hosted.hpp"

#include <stdlib.h>

#include <string>
#include <system_error>

#include "core/base/error.hpp"

namespace nachlese::web {

JointFolder::JointFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "nachlese-joint-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw Error(ErrorCode::archive, "No folder could be made at " + name + ".",
                "Check that there is room, and $TMPDIR.");
  path_ = name;
}

JointFolder::~JointFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace nachlese::web
