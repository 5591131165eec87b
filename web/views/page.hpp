// The frame of every page: head, skip link, header with the search box, footer.
#pragma once

#include <string>
#include <string_view>

#include "web/views/html.hpp"
#include "web/views/messages.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

inline constexpr std::string_view kArticlePath = "/article";
inline constexpr std::string_view kNamePath = "/name";
inline constexpr std::string_view kListPath = "/liste";
inline constexpr std::string_view kChroniclePath = "/chronik";
inline constexpr std::string_view kVersionsPath = "/versions";

struct Page {
  Language language = Language::german;
  std::string title;
  Html body;                // from <main> on
  SearchParameters search;  // content of the search box
  bool start = false;       // large box on the start page
  Html head = {};           // further elements of the head
  Message skip = messages::kSkip;
};

[[nodiscard]] Response to_response(Page page, const Request& request);

}  // namespace nachlese::web
