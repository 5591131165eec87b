#include "core/cli/section_keys.hpp"

#include "core/base/error.hpp"
#include "core/base/strings.hpp"

namespace nachlese::cli {

void SectionPlace::refuse(const std::string& key, const std::string& what,
                          const std::string& hint) const {
  throw Error(ErrorCode::usage,
              place_in_config(config.file, title, key) + ": [" + title + "] " + what, hint);
}

void SectionPlace::refuse_value(const std::string& key, const std::vector<std::string>& values,
                                const std::string& allowed) const {
  refuse(key, key + " cannot be \"" + join(values, ", ") + "\".", "Allowed is: " + allowed + ".");
}

void SectionPlace::refuse_key(const std::string& key, const std::string& allowed) const {
  refuse(key, "has a key " + key + ", which is not known.", "Allowed are " + allowed + ".");
}

}  // namespace nachlese::cli
