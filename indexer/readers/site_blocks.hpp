// Finds the blocks that recur over the pages of a site, in one pass and bounded memory.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Keeps pages back until so many of their site have been seen that what recurs is known, and gives
// each the blocks that recur (Record::site_blocks). The order of the pages stays; what they get
// depends on nothing but them and those before them.
class SiteBlocks {
 public:
  // A block must stand on pages of so many different titles, and on one of kShareOfPages.
  static constexpr std::uint32_t kPages = 4;
  static constexpr std::uint32_t kShareOfPages = 4;

  explicit SiteBlocks(const RecordSink& sink) : sink_(sink) {}

  // A page, or a page of a web archive.
  void take(Record&& page);
  // Hands on what is kept; at the end of the source.
  void finish();

 private:
  struct Site {
    std::unordered_set<std::uint64_t> titles;
    std::unordered_map<std::uint64_t, std::uint32_t> pages;  // by block
  };
  struct Waiting {
    Record page;
    std::string site;
  };

  void count(const Record& page, Site& site);
  void prune();
  [[nodiscard]] static std::shared_ptr<const std::vector<std::uint64_t>> recurring(
      const Site& site);

  const RecordSink& sink_;
  std::map<std::string, Site> sites_;
  std::vector<Waiting> waiting_;
  std::size_t bytes_ = 0;   // of what waits
  std::size_t blocks_ = 0;  // counted, of all sites
};

}  // namespace nachlese::readers
