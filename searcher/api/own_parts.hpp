// The body of an article without the passages that recur in its source.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/article.hpp"

namespace nachlese::search {

// The stretches of the body that are the article's own, in order, with the passages between them
// left out; blank ones, too.
[[nodiscard]] inline std::vector<TextSpan> own_parts(const Article& article) {
  std::vector<TextSpan> parts;
  const auto add = [&](std::size_t begin, std::size_t end) {
    const std::string_view text = std::string_view(article.body).substr(begin, end - begin);
    if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) parts.push_back({begin, end});
  };
  std::size_t at = 0;
  for (const TextSpan& passage : article.passages) {
    add(at, passage.begin);
    at = passage.end;
  }
  add(at, article.body.size());
  return parts;
}

}  // namespace nachlese::search
