// --help is a contract: golden files, renewed by NACHLESE_RENEW_GOLDEN=1 build/dev/bin/integration
// "[help]".
#include <CLI/Version.hpp>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/integration/process.hpp"

using namespace nachlese::test;

namespace {

std::vector<std::string> verbs(const std::string& help) {
  std::vector<std::string> out;
  std::istringstream lines(help.substr(help.find("Subcommands:")));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && line.starts_with("  ")) {
    std::string verb = line.substr(2, line.find(' ', 2) - 2);
    if (!verb.empty()) out.push_back(verb);
  }
  return out;
}

std::string words(const std::string& text) {
  return std::regex_replace(text, std::regex("\\s+"), " ");
}

std::set<std::string> flags(const std::string& text) {
  const std::regex flag("--?[a-z][a-z-]*");
  return {std::sregex_token_iterator(text.begin(), text.end(), flag), {}};
}

void compare(const std::string& name, const std::string& help) {
  const std::string path = std::string(NACHLESE_SOURCE_DIR) + "/tests/golden/help/" + name + ".txt";
  if (std::getenv("NACHLESE_RENEW_GOLDEN") != nullptr) std::ofstream(path) << help;
  std::stringstream golden;
  golden << std::ifstream(path).rdbuf();
  INFO(path);
  // Other versions of CLI11 use other wording; the flags are ours.
  if (std::string(CLI11_VERSION).starts_with("2.1.")) {
    CHECK(words(help) == words(golden.str()));
  } else {
    CHECK(flags(help) == flags(golden.str()));
  }
}

}  // namespace

TEST_CASE("help texts are as agreed", "[help]") {
  for (const char* program : {"nachlese", "nachlese-index"}) {
    const Result top = run(program, {"--help"});
    REQUIRE(top.exit_code == 0);
    compare(program, top.out);
    for (const auto& verb : verbs(top.out)) {
      const Result help = run(program, {verb, "--help"});
      CHECK(help.exit_code == 0);
      for (const char* unbounded : {"UINT", "INT ", "FLOAT "}) {
        if (const auto at = help.out.find(unbounded); at != std::string::npos)
          CHECK(help.out.substr(at).find(" in [") < 8);
      }
      compare(std::string(program) + "-" + verb, help.out);
    }
    CHECK(run(program, {"--version"}).out.starts_with(program));
    CHECK(run(program, {"--no-such-flag"}).exit_code == 2);
  }
}

TEST_CASE("numbers have bounds") {
  struct Case {
    const char* program;
    std::vector<std::string> arguments;
  };
  const Case cases[] = {
      {"nachlese", {"search", "x", "--limit"}},
      {"nachlese", {"search", "x", "--offset"}},
      {"nachlese", {"search", "x", "--timeout"}},
      {"nachlese", {"suggest", "xy", "-n"}},
      {"nachlese", {"similar", "x", "-n"}},
      {"nachlese", {"explain", "x", "-n"}},
      {"nachlese", {"facets", "x", "-n"}},
      {"nachlese", {"export", "x", "--timeout"}},
      {"nachlese", {"serve", "--threads"}},
      {"nachlese", {"serve", "--client-requests"}},
      {"nachlese", {"serve", "--cache"}},
      {"nachlese", {"alert", "--output", ".", "--entries"}},
      {"nachlese", {"alert", "--output", ".", "--backlog"}},
      {"nachlese-index", {"sync", "--jobs"}},
      {"nachlese-index", {"sync", "--keep"}},
      {"nachlese-index", {"rebuild", "--jobs"}},
  };
  for (const auto& [program, arguments] : cases) {
    for (const char* number : {"-1", "18446744073709551615", "18446744073709551616", "nan", "inf",
                               "1e99", "0x10", "1 ", ""}) {
      std::vector<std::string> all = arguments;
      all.back() += std::string(all.back().starts_with("--") ? "=" : "") + number;
      all.insert(all.begin() + 1, {"--archive", "."});
      const Result result = run(program, all);
      INFO(program << ' ' << all.front() << ' ' << all.back() << '\n' << result.err);
      CHECK(result.exit_code == 2);
    }
  }
}

TEST_CASE("a slip on the command line is named with what to write instead") {
  struct Case {
    const char* program;
    std::vector<std::string> arguments;
    const char* says;
    const char* hint;
  };
  const Case cases[] = {
      {"nachlese", {}, "A verb is missing.", "`nachlese --help`"},
      {"nachlese", {"--foo"}, "A verb is missing.", "`nachlese --help`"},
      {"nachlese",
       {"serch", "x"},
       "nachlese has no verb \"serch\"",
       "Did you mean `nachlese search`?"},
      {"nachlese", {"Putin", "Trump"}, "nachlese has no verb \"Putin\"", "`nachlese search Putin`"},
      {"nachlese-index",
       {"snyc"},
       "nachlese-index has no verb \"snyc\"",
       "Did you mean `nachlese-index sync`?"},
      {"nachlese",
       {"search", "--archive", ".", "x", "--limt", "3"},
       "nachlese search has no flag --limt.",
       "Did you mean --limit?"},
      {"nachlese",
       {"search", "--archive", ".", "--limt=3", "x"},
       "nachlese search has no flag --limt.",
       "Did you mean --limit?"},
      {"nachlese",
       {"serve", "--archive", ".", "--port", "80"},
       "nachlese serve has no flag --port.",
       "`nachlese serve --help`"},
      {"nachlese",
       {"info", "--archive", ".", "foo"},
       "nachlese info does not take \"foo\".",
       "`nachlese info --help`"},
      {"nachlese",
       {"search", "--archive", ".", "--limit", "viel", "x"},
       "--limit",
       "`nachlese search --help`"},
      {"nachlese", {"search", "x"}, "--archive is required", "`nachlese search --help`"},
      {"nachlese", {"--config", "/no/such.toml", "search", "x"}, "/no/such.toml", "--help`"},
      {"nachlese-index", {"sync", "-a", "/no", "--names", "/", "x"}, "/ is a folder.", "a file"},
      {"nachlese-index", {"sync", "-a", "/no", "--lexicon", "/", "x"}, "/ is a folder.", "a file"},
      {"nachlese-index",
       {"sync", "-a", "/no", "--lexicon", "/no/x", "x"},
       "Cannot read /no/x.",
       "name of the file"},
      {"nachlese", {"quotes", "/"}, "/ is a folder.", "a file"},
      {"nachlese", {"entities", "--names", "/"}, "/ is a folder.", "a file"},
      {"nachlese", {"analyze", "--lexicon", "/"}, "/ is a folder.", "a file"},
      {"nachlese",
       {"alert", "-a", "/no", "--searches", "/", "--output", "/no"},
       "/ is a folder.",
       "a file"},
  };
  for (const auto& [program, arguments, says, hint] : cases) {
    const Result result = run(program, arguments);
    INFO(result.err);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK(result.err.starts_with(std::string(program) + ": "));
    CHECK(result.err.find(says) != std::string::npos);
    CHECK(result.err.find(hint) != std::string::npos);
  }
}
