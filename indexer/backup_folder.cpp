#include "indexer/backup_folder.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/store/archive.hpp"

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

constexpr const char* kHalf = ".half";

// When it was made, and the number that tells backups of one second apart; nullopt if the name is
// none of a backup.
using BackupMoment = std::pair<std::string, unsigned>;
std::optional<BackupMoment> parse_backup_name(std::string_view name) {
  constexpr std::string_view kForm = "dddd-dd-ddTdd-dd-ddZ";
  if (name.size() < kForm.size()) return std::nullopt;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = name[i] >= '0' && name[i] <= '9';
    if (kForm[i] == 'd' ? !digit : name[i] != kForm[i]) return std::nullopt;
  }
  BackupMoment out{std::string(name.substr(0, kForm.size())), 1};
  name.remove_prefix(kForm.size());
  if (name.empty()) return out;
  const auto parsed = std::from_chars(name.data() + 1, name.data() + name.size(), out.second);
  if (name[0] != '.' || parsed.ec != std::errc() || parsed.ptr != name.data() + name.size())
    return std::nullopt;
  return out;
}

}  // namespace

std::vector<fs::path> backups_in(const fs::path& folder) {
  std::vector<std::pair<BackupMoment, fs::path>> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    auto moment = parse_backup_name(entry.path().filename().string());
    if (moment && store::Archive(entry.path()).exists())
      found.emplace_back(std::move(*moment), entry.path());
  }
  std::ranges::sort(found);
  std::vector<fs::path> out;
  for (auto& [moment, path] : found) out.push_back(std::move(path));
  return out;
}

fs::path newest_backup(const fs::path& from) {
  if (store::Archive(from).exists()) return from;
  const auto all = backups_in(from);
  if (all.empty())
    throw Error(ErrorCode::archive, "There is no backup in " + from.string() + ".",
                "Name a folder that `nachlese-index backup` wrote to.");
  return all.back();
}

fs::path fresh_backup(const fs::path& folder) {
  std::string now = utc_now();
  std::ranges::replace(now, ':', '-');
  fs::path out = folder / now;
  for (unsigned number = 2; fs::exists(out); ++number)
    out = folder / (now + "." + std::to_string(number));
  return out;
}

fs::path half_of(const fs::path& backup) {
  fs::path out = backup;
  return out += kHalf;
}

void remove_half_backups(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == kHalf && parse_backup_name(entry.path().stem().string()))
      fs::remove_all(entry.path(), error);
  }
}

void remove_surplus_backups(const fs::path& folder, unsigned keep) {
  const auto all = backups_in(folder);
  for (std::size_t i = 0; i + std::max(1U, keep) < all.size(); ++i) {
    std::error_code error;
    fs::rename(all[i], half_of(all[i]), error);
    if (!error) fs::remove_all(half_of(all[i]), error);
  }
}

}  // namespace nachlese::index
