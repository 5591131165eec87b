// Queries with their trees and diagnostics. After an intended change, renew the file with
// NACHLESE_RENEW_GOLDEN=1 and review the difference.
#include <cstdlib>
#include <sstream>

#include "searcher/query/parser.hpp"
#include "searcher/query/printer.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/query/support.hpp"

namespace nachlese {
namespace {

const std::string kFile = NACHLESE_SOURCE_DIR "/tests/golden/queries/queries.txt";

// \xNN in the file stands for that byte.
std::string unescape(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") == 0 && i + 3 < text.size()) {
      out.push_back(static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16)));
      i += 3;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

std::string answer(const std::string& query) {
  query::Diagnostics diagnostics(Language::english);
  const auto tree = query::parse(query, diagnostics);
  std::string out = "= " + (tree ? query::to_string(*tree) : std::string("nothing")) + "\n";
  for (const auto& d : diagnostics.list()) {
    out += "! " + d.code + " " + std::to_string(d.begin) + "-" + std::to_string(d.end) + "\n";
  }
  return out;
}

TEST_CASE("queries are read as the golden file says") {
  const std::string golden = test::read_file(kFile);
  std::istringstream lines(golden);
  std::string now;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("= ") || line.starts_with("! ")) continue;
    now += line + "\n";
    if (line.starts_with("? ")) now += answer(unescape(line.substr(2)));
  }
  if (std::getenv("NACHLESE_RENEW_GOLDEN") != nullptr)
    std::ofstream(kFile, std::ios::binary) << now;
  else
    CHECK(now == golden);
}

}  // namespace
}  // namespace nachlese
