#include "web/views/facsimile_view.hpp"

#include <algorithm>

#include "web/views/messages.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {
namespace {

// At most so many pages of an article are shown.
constexpr std::size_t kMostPagesShown = 24;
// A mark is a little larger than its word.
constexpr std::uint32_t kAroundWord = 8;

std::string picture_address(const View& view, const std::string& id, const FacsimilePage& page,
                            std::size_t number, const PictureAccess& access) {
  if (is_at_address(access, page.picture)) return page.picture;
  if (!is_in_folder(access, page.picture)) return {};
  return link_to(view.search, kFacsimilePath, {{"id", id}, {"page", std::to_string(number)}});
}

Html mark_rects(const std::vector<WordBox>& marks, std::size_t page) {
  Html out;
  for (const WordBox& box : marks) {
    if (box.page != page) continue;
    const auto before = [](std::uint32_t value) { return value - std::min(value, kAroundWord); };
    out += R"(<rect x="{}" y="{}" width="{}" height="{}"/>)"_html(
        before(box.x), before(box.y), box.width + 2 * kAroundWord, box.height + 2 * kAroundWord);
  }
  return out;
}

Html page_figure(const View& view, const FacsimilePage& page, const std::string& address,
                 const std::vector<WordBox>& marks, std::size_t index) {
  const std::string name = say(view.language, messages::kPrintedPage, page.label);
  const std::uint32_t height = page.height == 0 ? kPageUnits * 3 / 2 : page.height;
  return R"(<figure><div class="sheet"><svg viewBox="0 0 {} {}" role="img" aria-label="{}">)"
         R"(<image href="{}" width="{}" height="{}"/>{}</svg></div>)"
         R"(<figcaption><a href="{}">{}</a></figcaption></figure>)"_html(
             kPageUnits, height, name, address, kPageUnits, height, mark_rects(marks, index),
             address, say(view.language, messages::kWholePicture, page.label));
}

}  // namespace

Html view_facsimile(const View& view, const search::MarkedArticle& found,
                    const PictureAccess* access) {
  if (access == nullptr) return {};
  Html pages;
  const auto& facsimile = found.article.facsimile;
  for (std::size_t i = 0; i < std::min(facsimile.pages.size(), kMostPagesShown); ++i) {
    const std::string address =
        picture_address(view, found.article.id, facsimile.pages[i], i + 1, *access);
    if (!address.empty()) pages += page_figure(view, facsimile.pages[i], address, found.marks, i);
  }
  if (pages.empty()) return {};
  const auto button = [&](const char* action, const char* sign, const Message& name) {
    return R"(<button type="button" data-do="{}" aria-label="{}">{}</button>)"_html(
        action, say(view.language, name), sign);
  };
  return R"(<section class="facsimile"><h2>{}</h2><p class="controls" hidden>{}{}{}{}</p>{})"
         R"(</section>)"_html(
             say(view.language, messages::kFacsimile), button("back", "‹", messages::kPageBack),
             button("next", "›", messages::kPageNext), button("smaller", "−", messages::kZoomOut),
             button("larger", "+", messages::kZoomIn), pages);
}

}  // namespace nachlese::web
