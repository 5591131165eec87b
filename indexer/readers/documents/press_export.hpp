// The layouts in which press databases and news services give their articles as text: Nexis,
// Factiva, GENIOS and wiso, APA-OTS, news aktuell.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace nachlese::readers {

struct PressArticle {
  std::map<std::string, std::string> fields;  // of the article, and "page"
  std::vector<std::string> lines;             // of the text
};

// The articles in the lines of an export; nothing if it is none.
[[nodiscard]] std::vector<PressArticle> split_press_export(const std::vector<std::string>& lines);

}  // namespace nachlese::readers
