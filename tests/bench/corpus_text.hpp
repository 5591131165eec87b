// Reads the texts of a corpus from standard input, for benchmarks.
#pragma once

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace nachlese::bench {

// Reads JSON Lines with the field `body` or `text`; stops after the record that exceeds `most`
// bytes of text.
inline std::vector<std::string> read_texts(std::size_t most) {
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (std::string line; bytes < most && std::getline(std::cin, line);) {
    const auto record = nlohmann::json::parse(line);
    for (const auto* field : {"body", "text"}) {
      if (!record.contains(field)) continue;
      bytes += texts.emplace_back(record[field].get<std::string>()).size();
    }
  }
  return texts;
}

}  // namespace nachlese::bench
