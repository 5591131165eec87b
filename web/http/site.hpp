// What the operator tells about the archive: for pages, the same for every request.
#pragma once

#include <string>
#include <vector>

namespace nachlese::web {

// Sources that readers choose as one, such as the regional papers.
struct SourceGroup {
  std::string name;
  std::vector<std::string> sources;
};

struct Site {
  std::string name = "Nachlese";  // of the archive
  std::vector<SourceGroup> groups;
  std::string description;  // in a sentence, for a list of archives
  std::string color;        // of links and buttons, #rrggbb; empty: that of the program
  std::string dark_color;   // the same on a dark ground
  std::string logo;         // bytes of a picture; empty: that of the program
  std::string logo_type;    // "image/png"
  bool instant = true;      // pages may show results while one types, if the archive is fast enough
};

}  // namespace nachlese::web
