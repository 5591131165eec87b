#include "core/cli/section_keys.hpp"

#include <functional>

#include "core/base/error.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::cli;

namespace {

struct ProbeKey {
  const char* name;
  int number;
};
constexpr ProbeKey kProbeKeys[] = {{"path", 1}, {"title", 2}};

std::string refusal(const std::function<void()>& refuses) {
  try {
    refuses();
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    return describe(error);
  }
  return "";
}

}  // namespace

TEST_CASE("refusals of a section name file, line, key and what is allowed") {
  const test::TempFolder folder;
  ConfigSections config;
  config.file = folder.write("a.toml", "[probe.one]\npath = \"x\"\ntitel = 3\n");
  const SectionPlace place{config, "probe.one"};
  const std::string file = config.file.string();
  CHECK(refusal([&] { place.refuse("", "names no color.", "Add one."); }) ==
        file + ":1: [probe.one] names no color. (Add one.)");
  CHECK(refusal([&] {
          place.refuse_value("path", {"x", "y"}, "one text");
        }) == file + ":2: [probe.one] path cannot be \"x, y\". (Allowed is: one text.)");
  CHECK(refusal([&] { place.refuse_key("titel", names_of_keys(kProbeKeys)); }) ==
        file + ":3: [probe.one] has a key titel, which is not known. (Allowed are path, title.)");
}

TEST_CASE("keys are found in their table by name") {
  REQUIRE(find_key(kProbeKeys, "title") != nullptr);
  CHECK(find_key(kProbeKeys, "title")->number == 2);
  CHECK(find_key(kProbeKeys, "tit") == nullptr);
}

TEST_CASE("paths of a config file are relative to its folder") {
  CHECK(path_beside("/etc/n/a.toml", "news") == "/etc/n/news");
  CHECK(path_beside("/etc/n/a.toml", "/news") == "/news");
  CHECK(path_beside("a.toml", "news") == "news");
  CHECK(path_beside("", "news") == "news");
}
