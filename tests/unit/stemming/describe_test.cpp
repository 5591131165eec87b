#include "stemming/describe.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "reading.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::reading;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("words: stem and parts as written") {
  CHECK(describe_words(analyzer(), "Ernährungslage\n") == "Ernährungslage\t" + stem("Ernährungslage") + "\tErnährungs|lage\n");
  CHECK(describe_words(analyzer(), "und\n") == "und\tund\tund\n");
  CHECK(describe_words(analyzer(), "Straßenbahn") == "Straßenbahn\t" + stem("Straßenbahn") + "\tStraßen|bahn\n");
}

// To renew the golden file after a change that is wanted: NACHLESE_RENEW_GOLDEN=1 unit_stemming "golden sentences", then read the
// diff.
TEST_CASE("golden sentences") {
  const std::string folder = std::string(NACHLESE_SOURCE_DIR) + "/tests/golden/analysis/";
  const auto sentences = read(folder + "sentences.txt");
  REQUIRE(!sentences.empty());
  std::string found;
  for (std::size_t at = 0; at < sentences.size();) {
    const auto end = std::min(sentences.find('\n', at), sentences.size());
    const auto sentence = sentences.substr(at, end - at);
    found += "# " + sentence + "\n" + describe_text(analyzer(), sentence) + "\n";
    at = end + 1;
  }
  if (std::getenv("NACHLESE_RENEW_GOLDEN") != nullptr) std::ofstream(folder + "sentences.golden") << found;
  CHECK(found == read(folder + "sentences.golden"));
}
