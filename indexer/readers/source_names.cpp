#include "indexer/readers/source_names.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "core/base/ascii.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"

namespace nachlese::readers {
namespace fs = std::filesystem;
namespace {

// Behind which a file has the name that it has unpacked.
constexpr std::string_view kPackings[] = {".gz", ".zst", ".bz2", ".xz", ".lz4", ".lz", ".br", ".z"};
constexpr std::string_view kContainers[] = {".zip", ".tar",  ".tgz",  ".tbz", ".tbz2",
                                            ".txz", ".tzst", ".tlz",  ".taz", ".7z",
                                            ".rar", ".wacz", ".epub", ".mbox"};

}  // namespace

std::string printable(std::string name) {
  if (first_invalid_utf8(name) != std::string_view::npos) name = to_utf8(name, guess_charset(name));
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  std::replace_if(name.begin(), name.end(), control, '?');
  return name;
}

std::string entry_name(const std::string& name) {
  fs::path out;
  for (const auto& part : fs::path(name).lexically_normal()) {
    if (part != ".." && part != "." && part != "/") out /= part;
  }
  return out.string();
}

bool is_hidden_name(const std::string& name) {
  const fs::path path(name);
  return std::any_of(path.begin(), path.end(), [](const fs::path& part) {
    return part.native().starts_with('.') || part == "__MACOSX";
  });
}

bool matches_any(const std::vector<std::string>& globs, const std::string& below) {
  std::string name = fs::path(below).filename().string();
  std::string path = below;
  for (const std::string_view packed : kPackings) {
    if (!to_lower_ascii(name).ends_with(packed)) continue;
    const bool fits = std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
      return to_lower_ascii(glob).ends_with(packed);
    });
    if (fits) break;
    name.resize(name.size() - packed.size());
    path.resize(path.size() - packed.size());
  }
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    return ::fnmatch(glob.c_str(), (glob.find('/') == std::string::npos ? name : path).c_str(),
                     FNM_CASEFOLD) == 0;
  });
}

bool is_named_as_container(const std::string& below) {
  std::string name = to_lower_ascii(below);
  for (const std::string_view packed : kPackings) {
    if (name.ends_with(".tar" + std::string(packed))) name.resize(name.size() - packed.size());
  }
  return std::any_of(std::begin(kContainers), std::end(kContainers),
                     [&](std::string_view end) { return name.ends_with(end); });
}

}  // namespace nachlese::readers
