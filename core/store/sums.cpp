#include "core/store/sums.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <future>
#include <system_error>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/base/file_hash.hpp"
#include "core/store/sums_list.hpp"

namespace nachlese::store {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLongestList = std::size_t{64} << 10U;
constexpr std::string_view kVersionFile = "iamglass";
constexpr std::int64_t kNever = -1;  // no file has this time
constexpr int kAttempts = 3;

bool is_of_database(const fs::path& file) {
  return file.filename() == kVersionFile || file.extension() == ".glass";
}

// Empty if the list is missing.
std::string read_list(const fs::path& folder) {
  std::string text;
  const int fd = ::open((folder / kSumsFile).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return text;
  text.resize(kLongestList);
  const ssize_t size = ::read(fd, text.data(), text.size());
  ::close(fd);
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return text;
}

// Some copying programs keep whole seconds only.
bool same_time(std::int64_t recorded, std::int64_t found) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  return recorded == found || (found % kSecond == 0 && recorded / kSecond == found / kSecond);
}

std::string is_not_what_was_written(const fs::path& file) {
  return file.string() + " differs from what was written";
}

// Checks one file. `budget`: how many bytes may still be read of files whose times differ.
std::optional<Damage> check_file(const fs::path& folder, const FileSum& sum,
                                 std::uint64_t& budget) {
  const fs::path file = folder / sum.name;
  FileStamp stamp;
  if (!stamp_file(file.c_str(), stamp)) return Damage{file.string() + " is missing", true};
  if (stamp.bytes != sum.bytes) return Damage{is_not_what_was_written(file) + ": its size differs"};
  const bool other_time = !same_time(sum.modified, stamp.modified);
  if (sum.name != kVersionFile && (!other_time || sum.bytes > budget)) return std::nullopt;
  if (sum.name != kVersionFile) budget -= sum.bytes;
  std::uint64_t hash = 0;
  if (!hash_file(file.c_str(), hash))
    return Damage{file.string() + " cannot be read: " + std::strerror(errno)};
  if (hash != sum.hash) return Damage{is_not_what_was_written(file)};
  return std::nullopt;
}

std::optional<Damage> check_list(const fs::path& folder, std::string_view lines) {
  std::uint64_t budget = kMostHashedOnOpening;
  for (FileSum sum; next_sum(lines, sum);) {
    if (auto damage = check_file(folder, sum, budget)) return damage;
  }
  return std::nullopt;
}

// Compares by reading every file.
SumsResult compare(const fs::path& folder, std::string_view text) {
  SumsResult result;
  result.listed = true;
  std::string_view lines = lines_of_sums(text);
  if (lines.empty()) result.wrong.push_back((folder / kSumsFile).string() + " is damaged");
  for (FileSum sum; next_sum(lines, sum);) {
    FileStamp stamp;
    const bool there = stamp_file((folder / sum.name).c_str(), stamp);
    result.stale_times = result.stale_times || (there && stamp.modified != sum.modified);
    sum.modified = kNever;
    std::uint64_t budget = sum.bytes;
    if (auto damage = check_file(folder, sum, budget))
      result.wrong.push_back(std::move(damage->what));
  }
  return result;
}

FileSum sum_of(const fs::path& folder, const std::string& name) {
  const std::string file = (folder / name).string();
  FileSum sum;
  FileStamp stamp;
  if (!stamp_file(file.c_str(), stamp) || !hash_file(file.c_str(), sum.hash)) {
    const int error = errno;
    throw Error(ErrorCode::archive, "Cannot read " + file + ": " + std::strerror(error) + ".",
                disk_hint(error));
  }
  sum.name = name;
  sum.bytes = stamp.bytes;
  sum.modified = stamp.modified;
  return sum;
}

}  // namespace

void record_sums(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (is_of_database(entry.path())) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  // What was just written is in memory, so hashing it is work for all cores.
  std::vector<std::future<FileSum>> reading;
  for (const auto& name : names)
    reading.push_back(std::async(std::launch::async, [&] { return sum_of(folder, name); }));
  std::vector<FileSum> sums;
  for (auto& sum : reading) sums.push_back(sum.get());
  require_confirmed([&] { replace_file(folder / kSumsFile, print_sums(sums), true); });
}

void forget_sums(const fs::path& folder) {
  std::error_code error;
  if (!fs::remove(folder / kSumsFile, error)) {
    if (error)
      throw Error(ErrorCode::archive,
                  "Cannot remove " + (folder / kSumsFile).string() + ": " + error.message() + ".",
                  disk_hint(error.value()));
    return;
  }
  sync_path(folder);
}

bool has_sums(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / kSumsFile, ignored);
}

ChangingFiles::ChangingFiles(fs::path folder) : folder_(std::move(folder)) { forget_sums(folder_); }

ChangingFiles::~ChangingFiles() {
  try {
    record_sums(folder_);
  } catch (const std::exception&) {
    // The changes stand anyway; without a list nothing is compared.
  }
}

SumsResult verify_sums(const fs::path& folder) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const std::string text = read_list(folder);
    if (text.empty() && !has_sums(folder)) return {};
    SumsResult result = compare(folder, text);
    // A writer that started meanwhile has removed the list, or already written another.
    if (result.wrong.empty() || read_list(folder) == text) return result;
  }
  return {};
}

std::optional<Damage> find_damage_quickly(const fs::path& folder) {
  std::string text = read_list(folder);
  for (;;) {
    auto damage = check_list(folder, lines_of_sums(text));
    if (!damage) return std::nullopt;
    // A writer that started meanwhile has removed the list, or already written another.
    std::string again = read_list(folder);
    if (again == text) return damage;
    text = std::move(again);
  }
}

}  // namespace nachlese::store
