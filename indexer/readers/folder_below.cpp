#include "indexer/readers/folder_below.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "core/base/beneath.hpp"
#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/record/percent.hpp"

namespace nachlese::readers {
std::string FolderBelow::resolve(std::string_view name) const {
  for (const std::string_view scheme : {"file://./", "file:./", "file:///", "file://"}) {
    if (!name.starts_with(scheme)) continue;
    name.remove_prefix(scheme.size());
    break;
  }
  if (name.find("://") != std::string_view::npos) return {};
  std::string path = without_percent(name);
  std::replace(path.begin(), path.end(), '\\', '/');
  if (path.empty() || path.front() == '/' || path.find('\0') != std::string::npos) return {};
  const auto below =
      (std::filesystem::path(file_).parent_path() / path).lexically_normal().string();
  return below == ".." || below.starts_with("../") ? std::string() : below;
}

bool FolderBelow::has(const std::string& below) const {
  const int file = open_beneath(root_, below);
  if (file >= 0) ::close(file);
  return file >= 0;
}

std::unique_ptr<BufferedInput> FolderBelow::open(const std::string& below) {
  const int file = open_beneath(root_, below);
  if (file < 0) return nullptr;
  return unpack(adopt_file(file), std::make_shared<UnpackLimit>());
}

void FolderBelow::cover(const std::string& below) { covered_->insert(hash64(below)); }

std::string FolderBelow::picture(const std::string& below) const {
  return first_invalid_utf8(below) == std::string_view::npos ? source_ + "/" + below
                                                             : std::string();
}

bool leads_inside(const std::filesystem::path& link, const std::filesystem::path& root) {
  std::error_code error;
  const auto target = std::filesystem::canonical(link, error);
  const auto folder = error ? root : std::filesystem::canonical(root, error);
  return error || std::mismatch(folder.begin(), folder.end(), target.begin(), target.end()).first ==
                      folder.end();
}

bool is_covered(const CoveredFiles& covered, const std::string& below) {
  return covered.contains(hash64(below));
}

}  // namespace nachlese::readers
