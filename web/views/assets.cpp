#include "web/views/assets.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "core/base/embedded.hpp"
#include "core/base/hash.hpp"

namespace nachlese::web {

NACHLESE_EMBEDDED(style_css, web_style_css);
NACHLESE_EMBEDDED(app_js, web_app_js);
NACHLESE_EMBEDDED(article_js, web_article_js);
NACHLESE_EMBEDDED(collect_js, web_collect_js);
NACHLESE_EMBEDDED(instant_js, web_instant_js);
NACHLESE_EMBEDDED(keep_js, web_keep_js);
NACHLESE_EMBEDDED(list_js, web_list_js);
NACHLESE_EMBEDDED(reading_css, web_reading_css);
NACHLESE_EMBEDDED(saved_js, web_saved_js);
NACHLESE_EMBEDDED(suggest_js, web_suggest_js);
NACHLESE_EMBEDDED(timeline_js, web_timeline_js);
NACHLESE_EMBEDDED(facsimile_js, web_facsimile_js);
NACHLESE_EMBEDDED(icon_svg, web_icon_svg);

namespace {

struct Asset {
  std::string_view name;
  std::string_view type;
  std::string content;
  std::string url;
};

Asset make_asset(std::string_view name, std::string_view type, std::string content) {
  const std::string url = "/static/" + to_hex(hash64(content)) + "/" + std::string(name);
  return {name, type, std::move(content), url};
}

const std::array<Asset, 8>& assets() {
  static const std::array<Asset, 8> kAssets = {
      make_asset("style.css", "text/css; charset=utf-8", std::string(style_css())),
      make_asset(
          "app.js", "text/javascript; charset=utf-8",
          std::string(app_js()).append(timeline_js()).append(keep_js()).append(collect_js())),
      make_asset("typing.js", "text/javascript; charset=utf-8",
                 std::string(suggest_js()).append(instant_js())),
      make_asset("saved.js", "text/javascript; charset=utf-8", std::string(saved_js())),
      // Files of single pages, so that the first page is small.
      make_asset("reading.css", "text/css; charset=utf-8", std::string(reading_css())),
      make_asset("article.js", "text/javascript; charset=utf-8",
                 std::string(article_js()).append(facsimile_js())),
      make_asset("list.js", "text/javascript; charset=utf-8", std::string(list_js())),
      make_asset("icon.svg", "image/svg+xml", std::string(icon_svg()))};
  return kAssets;
}

}  // namespace

std::string asset_url(std::string_view name) {
  for (const Asset& asset : assets()) {
    if (asset.name == name) return asset.url;
  }
  throw std::logic_error("no such asset: " + std::string(name));
}

std::optional<Response> find_asset(std::string_view path) {
  for (const Asset& asset : assets()) {
    if (asset.url != path) continue;
    return Response{200,
                    std::string(asset.type),
                    asset.content,
                    {{"Cache-Control", "public, max-age=31536000, immutable"},
                     {"ETag", "\"" + to_hex(hash64(asset.content)) + "\""}}};
  }
  return std::nullopt;
}

std::string assets_tag() {
  std::string urls;
  for (const Asset& asset : assets()) urls += asset.url;
  return to_hex(hash64(urls));
}

}  // namespace nachlese::web
