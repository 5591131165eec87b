#include "tests/integration/speech_lines.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/speeches.hpp"

namespace nachlese::test {

namespace fs = std::filesystem;
using nlohmann::json;

std::string speech_lines(std::size_t one_in) {
  const char* data = std::getenv("NACHLESE_DATA");
  const fs::path packed = fs::path(data != nullptr ? data : NACHLESE_SOURCE_DIR "/../shared/data") /
                          "scale/bundestag-speeches.jsonl.xz";
  if (!fs::exists(packed)) {
    WARN("skipped: " << packed.string()
                     << " is missing; set NACHLESE_DATA to the development data");
    return {};
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> unpacked(
      ::popen(("xz -dc '" + packed.string() + "'").c_str(), "r"), ::pclose);
  REQUIRE(unpacked);
  std::string out;
  char* line = nullptr;
  std::size_t capacity = 0;
  for (std::size_t number = 0; ::getline(&line, &capacity, unpacked.get()) > 0; ++number) {
    if (number % one_in != 0) continue;
    const json article = article_of_speech(json::parse(line));
    if (!article.is_null()) out += article.dump() + "\n";
  }
  std::free(line);
  return out;
}

}  // namespace nachlese::test
