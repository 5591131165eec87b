// Precomputed suggestions for prefixes of two and three letters, which match too many words to look
// up while somebody types. Long-running programs read them in the background. See
// docs/DECISIONS.md#prefix-suggestions.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/suggestion.hpp"

namespace nachlese::search {

inline constexpr std::size_t kShortestBeginning = 2;  // letters
inline constexpr std::size_t kLongestBeginning = 3;
// More than are shown, since inflections and doubles are left out.
inline constexpr std::size_t kBestOfBeginning = 20;

// The order of suggestions: most articles first, then words before names.
[[nodiscard]] bool is_better(const Suggestion& a, const Suggestion& b);

// For each prefix the words and names that start with it, or contain a word that does, best first,
// at most kBestOfBeginning.
using Beginnings = std::unordered_map<std::string, std::vector<Suggestion>>;

// Walks the vocabulary once. Incomplete if `stopped` becomes true.
[[nodiscard]] Beginnings read_beginnings(const store::ArchiveDatabase& database,
                                         const std::atomic<bool>& stopped);

// The suggestions for the newest state that was asked for. Thread-safe.
class SharedBeginnings {
 public:
  explicit SharedBeginnings(std::filesystem::path archive,
                            std::shared_ptr<store::Visibility> visibility = nullptr);
  ~SharedBeginnings();
  SharedBeginnings(const SharedBeginnings&) = delete;
  SharedBeginnings& operator=(const SharedBeginnings&) = delete;

  // Null for archives with remote shards, and while they are read in the background, which the
  // first request for a state starts. Never waits.
  [[nodiscard]] std::shared_ptr<const Beginnings> of(const store::ArchiveDatabase& database);

 private:
  void read();

  const std::filesystem::path archive_;
  const std::shared_ptr<store::Visibility> visibility_;
  std::mutex mutex_;
  std::string state_;
  std::shared_ptr<const Beginnings> beginnings_;
  bool reading_ = false;
  std::atomic<bool> stopped_ = false;
  std::thread thread_;
};

}  // namespace nachlese::search
