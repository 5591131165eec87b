#include "web/network.hpp"

#include <algorithm>
#include <cstdint>

#include "core/base/utf8.hpp"
#include "web/text.hpp"

namespace nachlese {
namespace {

using Companion = NameProfile::Companion;

// Places for names left and right of the middle, in percent and CSS pixels, so that labels keep their size on every screen. The
// rows leave the middle free for the name itself.
constexpr int kHeight = 272;
constexpr int kMiddle = 136;
constexpr int kRows[] = {24, 76, 196, 248};
constexpr int kLeft = 6;  // percent
constexpr int kRight = 94;
constexpr std::size_t kPlaces = 2 * std::size(kRows);
constexpr std::size_t kLeast = 3;
constexpr std::size_t kLongestLabel = 22;  // characters
constexpr std::uint64_t kThickest = 6;     // line, CSS pixels

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

const char* css_class(FacetKind kind) {
  const auto* const found = std::ranges::find(kFacetParameters, kind, &FacetParameter::kind);
  return found == std::end(kFacetParameters) ? "" : found->name;
}

// The strongest of all kinds; persons come first in the profile, which must not crowd out the others.
std::vector<Companion> strongest(std::vector<Companion> companions) {
  std::ranges::stable_sort(companions, std::ranges::greater(), &Companion::score);
  if (companions.size() > kPlaces) companions.resize(kPlaces);
  return companions;
}

Html line(const Companion& companion, Place place, std::uint64_t most) {
  const std::uint64_t width = std::max<std::uint64_t>(1, companion.together * kThickest / std::max<std::uint64_t>(1, most));
  return R"(<line class="{}" x1="50%" y1="{}" x2="{}%" y2="{}" stroke-width="{}"/>)"_html(css_class(companion.kind), kMiddle,
                                                                                          place.x, place.y, width);
}

Html node(const View& view, const Companion& companion, Place place) {
  const bool left = place.x == kLeft;
  return R"(<a href="{}" tabindex="-1"><title>{}: {} {}</title><circle class="{}" cx="{}%" cy="{}" r="6"/><text x="{}%" y="{}" dx="{}" text-anchor="{}">{}</text></a>)"_html(
      name_url(view, companion.kind, companion.name), companion.name, say_number(view.language, companion.together),
      say(view.language, text::kBothIn), css_class(companion.kind), place.x, place.y, place.x, place.y + 4, left ? "12" : "-12",
      left ? "start" : "end", shortened(companion.name));
}

}  // namespace

Html view_network(const View& view, const NameProfile& profile) {
  const std::vector<Companion> companions = strongest(profile.companions);
  if (companions.size() < kLeast) return {};
  const std::uint64_t most = std::ranges::max(companions, {}, &Companion::together).together;
  Html lines;
  Html nodes;
  for (std::size_t i = 0; i < companions.size(); ++i) {
    lines += line(companions[i], place_of(i), most);
    nodes += node(view, companions[i], place_of(i));
  }
  return R"(<section class="network" aria-label="{}"><svg width="100%" height="{}" aria-hidden="true">{}{}<circle class="{}" cx="50%" cy="{}" r="9"/><text class="self" x="50%" y="{}" dy="-16" text-anchor="middle">{}</text></svg></section>
)"_html(say(view.language, text::kNetwork), kHeight, lines, nodes, css_class(profile.kind), kMiddle, kMiddle,
        shortened(profile.name));
}

}  // namespace nachlese
