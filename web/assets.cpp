#include "web/assets.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>
#include <utility>

#include "core/base/embedded.hpp"
#include "core/base/hash.hpp"
#include "core/base/lists.hpp"

namespace nachlese {

NACHLESE_EMBEDDED(style_css, web_style_css);
NACHLESE_EMBEDDED(app_js, web_app_js);
NACHLESE_EMBEDDED(keep_js, web_keep_js);
NACHLESE_EMBEDDED(suggest_js, web_suggest_js);
NACHLESE_EMBEDDED(timeline_js, web_timeline_js);
NACHLESE_EMBEDDED(icon_svg, web_icon_svg);

namespace {

struct Asset {
  std::string_view name;
  std::string_view type;
  std::string content;
  std::string url;
};

// Without comments and indentation. In our scripts blanks stand around // in comments only.
std::string squeezed(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view whole = text.substr(0, end);
    const std::string_view line = trim(whole.substr(0, whole.find(" // ")));
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool comment = line.starts_with("//") || (line.starts_with("/*") && line.ends_with("*/"));
    if (!comment && !line.empty()) out.append(line).append("\n");
  }
  return out;
}

using Pairs = std::span<const std::pair<std::string_view, std::string_view>>;

// Without the blanks that people read by. Ours have none of these pairs in strings, in calc() or in regular expressions where it
// would matter.
constexpr std::pair<std::string_view, std::string_view> kStylePairs[] = {
    {" {\n", "{"}, {" { ", "{"}, {";\n", ";"}, {"; ", ";"}, {": ", ":"}, {", ", ","}, {";}", "}"}, {" }", "}"}, {"}\n", "}"}};
constexpr std::pair<std::string_view, std::string_view> kScriptPairs[] = {
    {" => ", "=>"}, {" === ", "==="}, {" !== ", "!=="},  {" && ", "&&"}, {" || ", "||"}, {" = ", "="}, {" > ", ">"},
    {" < ", "<"},   {"if (", "if("},  {"for (", "for("}, {", ", ","},    {"; ", ";"},    {";\n", ";"}, {" {\n", "{"}};

std::string tightened(std::string text, Pairs pairs) {
  for (const auto& [wide, tight] : pairs) {
    for (std::size_t at = 0; (at = text.find(wide, at)) != std::string::npos; at += tight.size())
      text.replace(at, wide.size(), tight);
  }
  return text;
}

Asset make_asset(std::string_view name, std::string_view type, std::string content) {
  const std::string url = "/static/" + to_hex(hash64(content)) + "/" + std::string(name);
  return {name, type, std::move(content), url};
}

const std::array<Asset, 3>& assets() {
  static const std::array<Asset, 3> kAssets = {
      make_asset("style.css", "text/css; charset=utf-8", tightened(squeezed(style_css()), kStylePairs)),
      make_asset(
          "app.js", "text/javascript; charset=utf-8",
          tightened(squeezed(std::string(app_js()).append(suggest_js()).append(timeline_js()).append(keep_js())), kScriptPairs)),
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
    return Response{
        200,
        std::string(asset.type),
        asset.content,
        {{"Cache-Control", "public, max-age=31536000, immutable"}, {"ETag", "\"" + to_hex(hash64(asset.content)) + "\""}}};
  }
  return std::nullopt;
}

std::string assets_tag() {
  std::string urls;
  for (const Asset& asset : assets()) urls += asset.url;
  return to_hex(hash64(urls));
}

}  // namespace nachlese
