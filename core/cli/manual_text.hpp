// What a program's manual says beyond its flags.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace nachlese::cli {

struct ManualText {
  using Rows = std::vector<std::pair<std::string, std::string>>;  // what is typed, what it means

  struct Section {
    std::string heading;
    std::vector<std::string> paragraphs;
    Rows rows;
  };

  std::vector<std::string> description;  // paragraphs
  std::vector<Section> sections;         // behind the verbs
  Rows files;
  Rows examples;  // commands
};

}  // namespace nachlese::cli
