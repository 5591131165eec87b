// A folder for what makes several archives one to searchers.
#pragma once

#include <filesystem>

namespace nachlese::web {

// Of this process alone, and removed with it.
class JointFolder {
 public:
  // Throws Error(archive) if there is no room for it.
  JointFolder();
  ~JointFolder();
  JointFolder(const JointFolder&) = delete;
  JointFolder& operator=(const JointFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace nachlese::web
