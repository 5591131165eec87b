#include "stemming/describe.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "stemming/intern.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stemming/reading.hpp"

using namespace nachlese;
using namespace nachlese::text;
using namespace nachlese::reading;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("words: stem and parts as written") {
  CHECK(describe_words(analyzer(), "Ernährungslage\n") ==
        "Ernährungslage\t" + stem("Ernährungslage") + "\tErnährungs|lage\n");
  CHECK(describe_words(analyzer(), "und\n") == "und\tund\tund\n");
  CHECK(describe_words(analyzer(), "Straßenbahn") ==
        "Straßenbahn\t" + stem("Straßenbahn") + "\tStraßen|bahn\n");
}

// After an intended change, renew the golden file with NACHLESE_RENEW_GOLDEN=1 unit_stemming
// "golden sentences" and read the diff.
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
  if (std::getenv("NACHLESE_RENEW_GOLDEN") != nullptr)
    std::ofstream(folder + "sentences.golden") << found;
  CHECK(found == read(folder + "sentences.golden"));
}

// The analyzer's output may only change together with its fingerprint. If this fails, raise
// kRulesVersion in stemming/analyzer.cpp, unless only a resource has changed; then run
// NACHLESE_RENEW_GOLDEN=1 unit_stemming "the fingerprint*".
TEST_CASE("the fingerprint changes with the rules") {
  const std::string path =
      std::string(NACHLESE_SOURCE_DIR) + "/tests/golden/analysis/fingerprint.txt";
  std::istringstream words(read(std::string(NACHLESE_SOURCE_DIR) + "/resources/lexicon/words.tsv"));
  std::string sample =
      read(std::string(NACHLESE_SOURCE_DIR) + "/tests/golden/analysis/sentences.golden");
  std::size_t number = 0;
  for (std::string line; std::getline(words, line);) {
    if (++number % 9 != 0) continue;
    std::string word = line.substr(0, line.find('\t'));
    for (const std::string_view changed : {"", "s", "isch", "politik"})
      sample += describe_words(analyzer(), word + std::string(changed));
    if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
    for (const std::string_view changed : {"", "s", "er", "politik"})
      sample += describe_words(analyzer(), word + std::string(changed));
  }
  for (const auto* name : {"Selenskyjs", "Lawrow", "Zwurbel", "Haus", "Tichanowskaja"})
    sample += analyzer().word(name)->variant.text;
  std::istringstream recorded(read(path));
  std::string fingerprint, behavior;
  recorded >> fingerprint >> behavior;
  const auto now = std::to_string(text::hash_bytes(sample));
  if (std::getenv("NACHLESE_RENEW_GOLDEN") != nullptr)
    std::ofstream(path) << analyzer_fingerprint() << ' ' << now << '\n';
  INFO("rules: raise kRulesVersion; resources: renew " << path);
  if (fingerprint == analyzer_fingerprint()) CHECK(now == behavior);
  CHECK((fingerprint == analyzer_fingerprint() || std::getenv("NACHLESE_RENEW_GOLDEN") != nullptr));
}
