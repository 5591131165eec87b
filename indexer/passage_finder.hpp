// The recurring passages of one run: what its threads know of them, and which articles must be
// indexed again at its end.
//
// Threads meet articles in no fixed order, and the first articles with a passage may be indexed
// before anybody knows it, although articles are counted some time ahead. So the units of every
// article are written to a file and counted once more at the end, in the order of the input;
// articles that were indexed with other passages than those are named. The result depends neither
// on the number of threads nor on chance.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/passage_state.hpp"
#include "indexer/recurring.hpp"

namespace nachlese::index {

// An article of a batch as its worker saw it.
struct ArticleUnits {
  std::string source;
  std::string id;
  bool fresh = true;  // a new article; new versions of known ones are not counted
  CountedArticle counted;
  std::shared_ptr<const KnownPassages> used;  // that it was indexed with
};

class PassageFinder {
 public:
  // `scratch`: an existing folder. `rules`: the user's file as it is now.
  PassageFinder(const std::filesystem::path& scratch, PassageState state, PassageRules rules);

  // The following are thread-safe.

  // Counts an article that will be indexed: the earlier, the fewer articles are indexed twice.
  void count(const ArticleUnits& article, std::string_view body);
  // Of the articles that are counted.
  [[nodiscard]] std::shared_ptr<const KnownPassages> known();
  // Adds the articles of a batch that is indexed.
  void add(std::uint32_t batch, const std::vector<ArticleUnits>& articles);

  struct Findings {
    RecurringPassages counts;
    KnownPassages known;
    // Text of the units that became known in this run, or are not any more, by source.
    std::map<std::string, std::vector<std::string>> changed;
    std::vector<std::string> stale;  // ids, ascending
  };
  // Call once, when all articles are added.
  [[nodiscard]] Findings finish();

 private:
  void write(const ArticleUnits& article);
  void find_changed(Findings& out) const;

  PassageState state_;
  PassageRules rules_;
  std::unordered_map<std::uint64_t, std::string>
      texts_;                // of units in the user's file, also before
  RecurringPassages early_;  // counted as articles come; only good enough to save work
  KnownPassages before_;
  std::mutex mutex_;
  std::shared_ptr<const KnownPassages> known_;  // null: more are known since
  std::filesystem::path path_;
  std::ofstream log_;
  std::map<std::string, std::uint32_t> sources_;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> batches_;  // number, place in the log
};

}  // namespace nachlese::index
