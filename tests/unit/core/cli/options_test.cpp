#include "core/cli/options.hpp"

#include <stdlib.h>

#include "core/base/error.hpp"
#include "core/cli/app.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::cli;

namespace {

std::string seen_archive;

std::function<int()> setup_probe(CLI::App& command) {
  auto archive = std::make_shared<ArchiveOption>();
  archive->add_to(command);
  return [archive] {
    seen_archive = archive->directory.string();
    return kFound;
  };
}

std::function<int()> setup_failing(CLI::App&) {
  return []() -> int { throw Error(ErrorCode::locked, "Held.", "Wait."); };
}

int run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "probe");
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  seen_archive.clear();
  return run_program("probe", "test",
                     {{"go", "probe", setup_probe}, {"fail", "fails", setup_failing}},
                     static_cast<int>(argv.size()), argv.data());
}

}  // namespace

TEST_CASE("flags win over the environment, that over the config file") {
  const test::TempFolder folder;
  const std::string config =
      folder.write("nachlese.toml", "[go]\narchive = \"/from/config\"\n").string();
  ::unsetenv("NACHLESE_ARCHIVE");
  CHECK(run({"--config", config, "go"}) == 0);
  CHECK(seen_archive == "/from/config");
  ::setenv("NACHLESE_ARCHIVE", "/from/environment", 1);
  CHECK(run({"go"}) == 0);
  CHECK(seen_archive == "/from/environment");
  CHECK(run({"--config", config, "go"}) == 0);
  CHECK(seen_archive == "/from/environment");
  CHECK(run({"--config", config, "go", "--archive", "/from/flag"}) == 0);
  CHECK(seen_archive == "/from/flag");
  ::unsetenv("NACHLESE_ARCHIVE");
}

TEST_CASE("a config file may have comments behind sections and values") {
  const test::TempFolder folder;
  const std::string config =
      folder.write("nachlese.toml", "[go]  # here\narchive = \"/#1\"  # and here\n").string();
  CHECK(run({"--config", config, "go"}) == 0);
  CHECK(seen_archive == "/#1");
}

TEST_CASE("a config file may have a section for every verb of both programs") {
  const test::TempFolder folder;
  const std::string config =
      folder
          .write("nachlese.toml",
                 "[go]  # a comment\narchive = \"/from/config\"\n[fail]\n[serve]\nlisten = "
                 "\"127.0.0.1:1\"\n")
          .string();
  CHECK(run({"--config", config, "go"}) == 0);
  CHECK(seen_archive == "/from/config");
  CHECK(run({"--config", config, "fail"}) == 4);
  CHECK(run({"--config", config}) == 2);
}

TEST_CASE("the environment names the config file, a flag another one") {
  const test::TempFolder folder;
  const std::string config = folder.write("one.toml", "[go]\narchive = \"/one\"\n").string();
  const std::string other = folder.write("other.toml", "[go]\narchive = \"/other\"\n").string();
  ::setenv("NACHLESE_CONFIG", config.c_str(), 1);
  CHECK(run({"go"}) == 0);
  CHECK(seen_archive == "/one");
  CHECK(run({"go", "--config", other}) == 0);
  CHECK(seen_archive == "/other");
  ::setenv("NACHLESE_CONFIG", (config + ".missing").c_str(), 1);
  CHECK(run({"go", "--archive", "/flag"}) == 2);
  ::unsetenv("NACHLESE_CONFIG");
}

TEST_CASE("errors become exit codes") {
  CHECK(run({"go"}) == 2);
  CHECK(run({"unknown"}) == 2);
  CHECK(run({}) == 2);
  CHECK(run({"fail"}) == 4);
}
