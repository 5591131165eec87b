#include "web/views/companion_graph.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "core/base/utf8.hpp"
#include "searcher/api/name_profile.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web {
namespace {

using Companion = search::NameProfile::Companion;

// Positions of names left and right of the center, in percent across and CSS pixels down, so that
// labels keep their size on every screen. The rows leave the center free for the name itself.
constexpr int kGraphHeight = 272;
constexpr int kMiddle = 136;
constexpr int kRows[] = {24, 76, 196, 248};
constexpr int kLeft = 6;  // percent
constexpr int kRight = 94;
constexpr std::size_t kPlacesDrawn = 2 * std::size(kRows);
constexpr std::size_t kLeast = 3;
constexpr std::size_t kLongestLabel = 22;  // characters
constexpr std::uint64_t kThickest = 6;     // line width, CSS pixels
constexpr std::size_t kMostPairs = 10;     // lines between companions; more would be a tangle
constexpr int kBend = 24;        // of lines from left to right, CSS pixels, to avoid labels
constexpr int kNearMiddle = 40;  // CSS pixels: lines across pass below the name itself
constexpr int kBulge = 5;        // outward, of lines between rows of one side, in percent

struct Place {
  int x = 0;
  int y = 0;
};

Place place_of(std::size_t at) { return {at % 2 == 0 ? kLeft : kRight, kRows[at / 2]}; }

std::string shortened(const std::string& name) {
  std::u32string letters = code_points(name);
  if (letters.size() <= kLongestLabel) return name;
  letters.resize(kLongestLabel - 1);
  std::string out;
  for (const char32_t letter : letters) append_utf8(out, letter);
  return out + "…";
}

// The strongest companions of all kinds. Persons come first in the profile and must not crowd out
// the others.
std::vector<Companion> strongest(std::vector<Companion> companions) {
  std::ranges::stable_sort(companions, std::ranges::greater(), &Companion::score);
  if (companions.size() > kPlacesDrawn) companions.resize(kPlacesDrawn);
  return companions;
}

std::uint64_t line_width(std::uint64_t together, std::uint64_t most) {
  return std::max<std::uint64_t>(1, together * kThickest / std::max<std::uint64_t>(1, most));
}

Html line(const Companion& companion, Place place, std::uint64_t most) {
  return R"(<line class="{}" x1="50%" y1="{}" x2="{}%" y2="{}" stroke-width="{}"/>)"_html(
      info(companion.kind).parameter, kMiddle, place.x, place.y,
      line_width(companion.together, most));
}

Html node(const View& view, const Companion& companion, Place place) {
  const bool left = place.x == kLeft;
  return R"(<a href="{}" tabindex="-1"><title>{}: {} {}</title>)"
         R"(<circle class="{}" cx="{}%" cy="{}" r="6"/><text x="{}%" y="{}" dx="{}" )"
         R"(text-anchor="{}">{}</text></a>)"_html(
             name_url(view, companion.kind, companion.name), companion.name,
             say_number(view.language, companion.together), say(view.language, messages::kBothIn),
             info(companion.kind).parameter, place.x, place.y, place.x, place.y + 4,
             left ? "12" : "-12", left ? "start" : "end", shortened(companion.name));
}

using Pair = search::NameProfile::Pair;

std::size_t find_companion(const std::vector<Companion>& companions, const std::string& id) {
  return static_cast<std::size_t>(std::ranges::find(companions, id, &Companion::id) -
                                  companions.begin());
}

std::vector<Pair> shown_pairs(const search::NameProfile& profile,
                              const std::vector<Companion>& companions) {
  std::vector<Pair> out;
  for (const Pair& pair : profile.pairs) {
    const std::size_t last =
        std::max(find_companion(companions, pair.first), find_companion(companions, pair.second));
    if (last < companions.size() && out.size() < kMostPairs) out.push_back(pair);
  }
  return out;
}

// An arc, in percent across and CSS pixels down, since the picture is stretched.
Html arc(Place from, Place to, std::uint64_t width) {
  const int middle = (from.y + to.y) / 2;
  const int x = from.x != to.x    ? (kLeft + kRight) / 2
                : from.x == kLeft ? kLeft - kBulge
                                  : kRight + kBulge;
  const int bend = std::abs(middle - kMiddle) < kNearMiddle ? 2 * kBend
                   : middle < kMiddle                       ? kBend
                                                            : -kBend;
  const int y = from.x == to.x ? middle : middle + bend;
  return R"(<path d="M{} {}Q{} {} {} {}" stroke-width="{}"/>)"_html(from.x, from.y, x, y, to.x,
                                                                    to.y, width);
}

Html arcs(const std::vector<Pair>& pairs, const std::vector<Companion>& companions) {
  if (pairs.empty()) return {};
  const std::uint64_t most = std::ranges::max(pairs, {}, &Pair::together).together;
  Html out;
  for (const Pair& pair : pairs) {
    out += arc(place_of(find_companion(companions, pair.first)),
               place_of(find_companion(companions, pair.second)), line_width(pair.together, most));
  }
  return R"(<svg width="100%" height="{}" viewBox="0 0 100 {}" preserveAspectRatio="none">{})"
         R"(</svg>)"_html(kGraphHeight, kGraphHeight, out);
}

Html pair_row(const View& view, const Pair& pair, const std::vector<Companion>& companions) {
  const Companion& first = companions[find_companion(companions, pair.first)];
  const Companion& second = companions[find_companion(companions, pair.second)];
  SearchParameters both = fresh_search(view.search);
  for (const Companion& companion : {first, second})
    both = with_filter(both, {companion.kind, companion.name, false});
  return R"(<li><a href="{}">{} – {}</a> <span class="count">{}<span class="vh"> {}</span></span>)"
         R"(</li>
)"_html(search_url(both), first.name, second.name, say_number(view.language, pair.together),
         say(view.language, messages::kBothIn));
}

// The lines between companions as text.
Html pair_list(const View& view, const std::vector<Pair>& pairs,
               const std::vector<Companion>& companions) {
  Html rows;
  for (const Pair& pair : pairs) rows += pair_row(view, pair, companions);
  if (rows.empty()) return {};
  return R"(<details><summary>{}</summary><ul>{}</ul></details>)"_html(
      say(view.language, messages::kAmongEachOther), rows);
}

}  // namespace

Html view_network(const View& view, const search::NameProfile& profile) {
  const std::vector<Companion> companions = strongest(profile.companions);
  if (companions.size() < kLeast) return {};
  const std::vector<Pair> pairs = shown_pairs(profile, companions);
  const std::uint64_t most = std::ranges::max(companions, {}, &Companion::together).together;
  Html lines;
  Html nodes;
  for (std::size_t i = 0; i < companions.size(); ++i) {
    lines += line(companions[i], place_of(i), most);
    nodes += node(view, companions[i], place_of(i));
  }
  return R"(<section class="network" aria-label="{}"><svg width="100%" height="{}" )"
         R"(aria-hidden="true">{}{}{}<circle class="{}" cx="50%" cy="{}" r="9"/>)"
         R"(<text class="self" x="50%" y="{}" dy="-16" text-anchor="middle">{}</text></svg>{})"
         R"(</section>
)"_html(say(view.language, messages::kNetwork), kGraphHeight, arcs(pairs, companions), lines, nodes,
         info(profile.kind).parameter, kMiddle, kMiddle, shortened(profile.name),
         pair_list(view, pairs, companions));
}

}  // namespace nachlese::web
