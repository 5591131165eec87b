#include "indexer/readers/site_blocks.hpp"

#include <algorithm>
#include <string_view>

#include "core/base/ascii.hpp"
#include "indexer/readers/markup/page_blocks.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kMostWaiting = 64;
constexpr std::size_t kMostWaitingBytes = std::size_t{16} << 20U;
constexpr std::size_t kLongestPage = std::size_t{4} << 20U;
constexpr std::size_t kMostBlocks = 500'000;  // some 20 MiB
constexpr std::size_t kMostSites = 1000;
constexpr std::size_t kMostTitles = 100'000;

// The host of the address that starts in `text`; empty if there is none.
std::string host_of(std::string_view text) {
  const std::size_t start = text.find("://");
  constexpr std::size_t kNear = 10;
  if (start > kNear) return {};
  text.remove_prefix(start + 3);
  constexpr std::size_t kLongestHost = 255;
  const std::size_t end = text.find_first_of("/?#\"'<> \r\n");
  return end > kLongestHost ? std::string() : to_lower_ascii(text.substr(0, end));
}

// The site by the address that a web archive or the page itself names, else the folder.
std::string site_of(const Record& page) {
  constexpr std::size_t kHead = 65'536;
  const std::string_view head = std::string_view(page.bytes).substr(0, kHead);
  for (const std::string_view name :
       {"WARC-Target-URI: ", "rel=\"canonical\" href=\"", "property=\"og:url\" content=\""}) {
    const std::size_t at = head.find(name);
    if (at == std::string_view::npos) continue;
    std::string_view address = head.substr(at + name.size());
    if (address.starts_with('<')) address.remove_prefix(1);
    if (std::string host = host_of(address); !host.empty()) return host;
  }
  const std::string_view file = page.file_key ? std::string_view(*page.file_key) : "";
  const std::size_t source = file.find('/');
  const std::size_t folder = file.find('/', source + 1);
  return std::string(file.substr(0, folder == std::string_view::npos ? source : folder));
}

}  // namespace

void SiteBlocks::take(Record&& page) {
  std::string name = site_of(page);
  if (sites_.size() < kMostSites || sites_.find(name) != sites_.end()) count(page, sites_[name]);
  bytes_ += page.bytes.size();
  waiting_.push_back({std::move(page), std::move(name)});
  if (waiting_.size() >= kMostWaiting || bytes_ >= kMostWaitingBytes) finish();
}

// The same page again, as crawls have it, says nothing new.
void SiteBlocks::count(const Record& page, Site& site) {
  if (page.bytes.size() > kLongestPage) return;
  const PageBlocks found = blocks_of_html(page.bytes);
  if (found.title == 0 || site.titles.size() >= kMostTitles ||
      !site.titles.insert(found.title).second)
    return;
  for (const std::uint64_t block : found.blocks) {
    if (++site.pages[block] == 1) ++blocks_;
  }
  if (blocks_ > kMostBlocks) prune();
}

// What was seen once is forgotten first, then all.
void SiteBlocks::prune() {
  for (std::uint32_t least = 1; blocks_ > kMostBlocks / 2; least *= 2) {
    blocks_ = 0;
    for (auto& [name, site] : sites_) {
      std::erase_if(site.pages, [&](const auto& block) { return block.second <= least; });
      blocks_ += site.pages.size();
    }
  }
}

std::shared_ptr<const std::vector<std::uint64_t>> SiteBlocks::recurring(const Site& site) {
  std::vector<std::uint64_t> out;
  for (const auto& [block, pages] : site.pages) {
    if (pages >= kPages && pages * kShareOfPages >= site.titles.size()) out.push_back(block);
  }
  if (out.empty()) return nullptr;
  std::sort(out.begin(), out.end());
  return std::make_shared<const std::vector<std::uint64_t>>(std::move(out));
}

void SiteBlocks::finish() {
  std::map<std::string, std::shared_ptr<const std::vector<std::uint64_t>>> known;
  for (auto& [page, name] : waiting_) {
    const auto site = sites_.find(name);
    if (site != sites_.end()) {
      const auto [at, first] = known.try_emplace(name);
      if (first) at->second = recurring(site->second);
      page.site_blocks = at->second;
    }
    sink_.record(std::move(page));
  }
  waiting_.clear();
  bytes_ = 0;
}

}  // namespace nachlese::readers
