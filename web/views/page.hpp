// The frame of every page: head, skip link, header with the search box, footer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/views/html.hpp"
#include "web/views/messages.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

inline constexpr std::string_view kArticlePath = "/article";
inline constexpr std::string_view kNamePath = "/name";
inline constexpr std::string_view kListPath = "/liste";
inline constexpr std::string_view kChangesPath = "/geaendert";
inline constexpr std::string_view kChroniclePath = "/chronik";
inline constexpr std::string_view kFormPath = "/erweitert";
inline constexpr std::string_view kVersionsPath = "/versions";
inline constexpr std::string_view kBrandSheetPath = "/brand.css";
inline constexpr std::string_view kBrandLogoPath = "/brand-logo";

struct Page {
  Language language = Language::german;
  std::string title;
  Html body;                // from <main> on
  SearchParameters search;  // content of the search box
  bool start = false;       // large box on the start page
  Html head = {};           // further elements of the head
  // Files that only some pages need (web/views/assets.hpp).
  std::vector<std::string_view> sheets = {"reading.css"};
  std::vector<std::string_view> scripts = {};
  Message skip = messages::kSkip;
  bool instant = false;  // results may be shown while typing
};

[[nodiscard]] Response to_response(Page page, const Request& request);

}  // namespace nachlese::web
