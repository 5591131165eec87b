// Opens files below a folder, whatever their names say: for names that come from outside.
#pragma once

#include <string>

namespace nachlese {

// Opens the regular file `below` the folder for reading, close-on-exec. Neither "..", nor an
// absolute path, nor a link leads out of the folder. -1 with errno if there is no such file.
[[nodiscard]] int open_beneath(const std::string& folder, const std::string& below);

}  // namespace nachlese
