// Rules of access and several archives in the config file of serve.
#include "tests/catch.hpp"
#include "tests/integration/process.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;

namespace {

// What serve says of a config file that it refuses.
std::string refusal_of(const std::string& config, std::vector<std::string> more = {}) {
  const TempFolder folder;
  const auto file = folder.write("nachlese.toml", config);
  more.insert(more.begin(), {"serve", "--config", file.string(), "--listen", "127.0.0.1:0"});
  const Result result = run("nachlese", more);
  CHECK(result.exit_code == 2);
  return result.err;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a mistake in a rule is named with file, line and key", "[rights]") {
  const std::string start =
      "archive = \"x\"\n[serve]\nlisten = \"127.0.0.1:0\"\n\n[access.leser]\n";
  CHECK(has(refusal_of(start + "groups = [\"a\"]\nsourcs = [\"b\"]\n"),
            "nachlese.toml:7: [access.leser] has a key sourcs"));
  CHECK(has(refusal_of(start + "groups = [\"a\"]\nfrom = \"gestern\"\n"),
            "nachlese.toml:7: [access.leser] from cannot be \"gestern\""));
  CHECK(has(refusal_of(start + "deny = \"vielleicht\"\n"), "nachlese.toml:6: "));
  CHECK(has(refusal_of(start + "older_than_days = -1\n"), "nachlese.toml:6: "));
  CHECK(has(refusal_of(start + "sources = [\"b\"]\n"), "nachlese.toml:5: [access.leser] names no"));
  CHECK(has(refusal_of("archive = \"x\"\n[serve]\nlistn = \"y\"\n"),
            "nachlese.toml:3: [serve] has the unknown key \"listn\""));
}

TEST_CASE("rules, proxies, passwords and tokens must fit together", "[rights]") {
  const std::string rule = "[access.a]\ngroups = [\"a\"]\n";
  CHECK(has(refusal_of("archive = \"x\"\n[serve]\ntrusted-proxy = [\"127.0.0.1\"]\n"), "no rules"));
  CHECK(has(refusal_of("archive = \"x\"\n[serve]\ntrusted-proxy = [\"host\"]\n" + rule),
            "is no address or network"));
  CHECK(has(refusal_of("archive = \"x\"\n[serve]\npassword-file = \"/nowhere\"\n" + rule),
            "Cannot read the password file"));
  CHECK(
      has(refusal_of("[archives.A]\npath = \"x\"\n"), "nachlese.toml:1: [archives.A] has a name"));
  CHECK(has(refusal_of("[archives.a]\npath = \"x\"\ncolor = \"red\"\n"),
            "nachlese.toml:3: [archives.a] color cannot be \"red\""));
  CHECK(has(refusal_of("[archives.a]\npath = \"x\"\n" + rule + "archives = [\"b\"]\n"),
            "names the archive b"));
  CHECK(has(refusal_of("[serve]\nthreads = 2\n"), "--archive is missing"));
}

TEST_CASE("password makes lines of the password file", "[rights]") {
  const Result line = run("nachlese", {"password", "anna", "--group", "a", "--group", "b"},
                          "ein langes Passwort\n");
  CHECK(line.exit_code == 0);
  CHECK(line.out.starts_with("anna:$y$"));
  CHECK(line.out.ends_with(":a,b\n"));
  CHECK(run("nachlese", {"password", "anna"}, "kurz\n").exit_code == 2);
  CHECK(run("nachlese", {"password", "a:b"}, "ein langes Passwort\n").exit_code == 2);
  const Result token = run("nachlese", {"password", "--token", "export"});
  CHECK(token.out.starts_with("@export:$y$"));
  CHECK(has(token.err, "The token: export."));
}
