#include "web/app/start_list.hpp"

#include "web/views/html.hpp"
#include "web/views/page.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {
namespace {

constexpr Message kArchivesTitle = {"Archives", "Archive"};
constexpr Message kSearchIn = {"Search in", "Suchen in"};
constexpr Message kSearchThem = {"Search", "Suchen"};
constexpr Message kWords = {"Words", "Wörter"};
constexpr Message kSignedInUser = {"Signed in as", "Angemeldet als"};

Html archive_item(const ListedArchive& archive, const std::string& base) {
  const std::string url = base + "/a/" + path_encode(archive.name) + "/";
  const Html logo =
      archive.site->logo.empty()
          ? Html()
          : R"(<img src="{}" alt="" height="28"> )"_html(base + "/a/" + path_encode(archive.name) +
                                                         std::string(kBrandLogoPath));
  return R"(<li><h2>{}<a href="{}">{}</a></h2><p>{}</p></li>
)"_html(logo, url, archive.site->name, archive.site->description);
}

}  // namespace

Response list_of_archives(const std::vector<ListedArchive>& archives, const std::string& user,
                          const Request& request) {
  Page page;
  page.language = preferred_language(request);
  page.title = kArchivesTitle.in(page.language);
  page.search.base_path = request.base_path;
  page.start = true;
  Html choices;
  Html items;
  for (const auto& archive : archives) {
    choices +=
        R"(<label class="tick"><input type="checkbox" name="in" value="{}" checked> {}</label>
)"_html(archive.name, archive.site->name);
    items += archive_item(archive, request.base_path);
  }
  const bool told = user.empty() || !request.sign_in.url.empty();  // by the header
  const Html who =
      told ? Html() : R"(<p class="meta">{} {}</p>)"_html(kSignedInUser.in(page.language), user);
  page.body =
      R"(<main id="main"><h1>{}</h1>{}<form action="{}" role="search">)"
      R"(<label class="field"><span>{}</span><input name="q" type="search" )"
      R"(maxlength="1000"></label><fieldset><legend>{}</legend>{}</fieldset>)"
      R"(<button>{}</button></form><ul class="archives">{}</ul></main>)"_html(
          page.title, who, request.base_path + std::string(kChoosePath), kWords.in(page.language),
          kSearchIn.in(page.language), choices, kSearchThem.in(page.language), items);
  Response response = to_response(std::move(page), request);
  response.headers.emplace_back("Cache-Control", "private, no-cache");
  return response;
}

}  // namespace nachlese::web
