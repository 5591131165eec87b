#include "indexer/readers/folder_below.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "core/base/ascii.hpp"
#include "core/base/beneath.hpp"
#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"

namespace nachlese::readers {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// %20 as a blank; what is no code stays.
std::string without_percent(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const int high = name[at] == '%' && at + 2 < name.size() ? hex_value(name[at + 1]) : -1;
    const int low = high < 0 ? -1 : hex_value(name[at + 2]);
    if (low < 0) {
      out += name[at];
    } else {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  return out;
}

}  // namespace

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

bool is_covered(const CoveredFiles& covered, const std::string& below) {
  return covered.contains(hash64(below));
}

}  // namespace nachlese::readers
