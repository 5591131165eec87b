#include "web/views/sparkline.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "core/base/date.hpp"

namespace nachlese::web {

Html view_sparkline(const std::vector<search::FacetCount>& years, int first, int last) {
  constexpr std::uint64_t kHeight = 12;
  if (last <= first || years.empty()) return {};
  std::vector<std::uint64_t> counts(static_cast<std::size_t>(last - first + 1));
  for (const search::FacetCount& year : years) {
    const auto date = parse_date(year.value);
    if (date && date->year >= first && date->year <= last)
      counts[static_cast<std::size_t>(date->year - first)] += year.count;
  }
  const std::uint64_t most = std::max<std::uint64_t>(1, std::ranges::max(counts));
  std::string path = "M0 " + std::to_string(kHeight);
  for (const std::uint64_t count : counts)
    path += "V" + std::to_string(kHeight - (count * kHeight + most - 1) / most) + "h1";
  return R"(<svg class="spark" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">)"
         R"(<path d="{}V{}z"/></svg>)"_html(counts.size(), kHeight, path, kHeight);
}

}  // namespace nachlese::web
