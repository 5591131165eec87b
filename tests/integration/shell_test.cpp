// What people see at a shell: on terminals of any width, in their language, page by page.
#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;

namespace {

const std::vector<std::string> kTerminal = {"TERM=xterm-256color", "NACHLESE_PAGER=cat",
                                            "LC_ALL=C.UTF-8"};

struct ShellScene {
  ShellScene() {
    const auto line = [](const char* id, const char* title, const char* body, const char* date,
                         const char* source, const char* url) {
      return nlohmann::json{{"id", id},          {"title", title},   {"body", body},
                            {"published", date}, {"source", source}, {"url", url}}
                 .dump() +
             "\n";
    };
    const auto file = folder.write(
        "articles.jsonl",
        line("a1", "Hochwasser an der Elbe",
             "Die Elbe steigt weiter. In Dresden werden Keller ausgepumpt, und die Feuerwehr ist "
             "im Einsatz, seit der Regen begonnen hat.",
             "2024-05-01", "Rheinischer Tagesspiegel am Sonntag", "https://example.org/a1") +
            line("a2", "Der Pegel fällt", "Das Hochwasser der Elbe geht zurück.", "2024-06-02",
                 "Elbtal-Zeitung", "https://example.org/a2") +
            line("a3", "Hochwasser am Rhein", "Auch in Köln steigt das Hochwasser.", "2024-09-03",
                 "Elbtal-Zeitung", "javascript:alert(1)"));
    REQUIRE(sync(archive, {"--quiet", file.string()}).exit_code == 0);
  }

  [[nodiscard]] std::vector<std::string> with_archive(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin() + 1, {"--archive", archive.string()});
    return arguments;
  }
  [[nodiscard]] Result shell(const std::vector<std::string>& arguments) const {
    return run("nachlese", with_archive(arguments));
  }
  [[nodiscard]] Result terminal(const std::vector<std::string>& arguments, unsigned short columns,
                                std::vector<std::string> environment = kTerminal) const {
    return run_on_terminal("nachlese", with_archive(arguments), columns, environment);
  }

  TempFolder folder{folder_in_memory()};
  std::filesystem::path archive = folder.path() / "archive";
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string without_escapes(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 2, "\x1b]") == 0) {
      at = text.find("\x1b\\", at) + 2;
    } else if (text[at] == '\x1b') {
      at = text.find('m', at) + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::size_t widest(const std::string& text) {
  std::size_t most = 0;
  std::istringstream lines(without_escapes(text));
  for (std::string line; std::getline(lines, line);) {
    const auto characters =
        static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
          return (static_cast<unsigned char>(c) >> 6U) != 2;
        }));
    most = std::max(most, characters);
  }
  return most;
}

}  // namespace

TEST_CASE_METHOD(ShellScene, "output is as wide as the terminal, or as COLUMNS says") {
  for (const unsigned short columns : std::initializer_list<unsigned short>{40, 80, 200}) {
    INFO(columns);
    const Result result = terminal({"search", "Elbe"}, columns);
    CHECK(result.exit_code == 0);
    CHECK(widest(result.out) <= columns);
  }
  CHECK(widest(terminal({"search", "Elbe"}, 40).out) > 30);
  auto environment = kTerminal;
  environment.emplace_back("COLUMNS=50");
  CHECK(widest(terminal({"search", "Elbe"}, 200, environment).out) <= 50);
}

TEST_CASE_METHOD(ShellScene, "colors and links are for terminals that know them") {
  const std::string shown = terminal({"search", "Elbe"}, 100).out;
  CHECK(contains(shown, "\x1b[1m"));
  CHECK(contains(shown, "\x1b]8;;https://example.org/a1\x1b\\"));
  CHECK_FALSE(contains(terminal({"search", "Köln"}, 100).out, "javascript"));
  CHECK_FALSE(contains(terminal({"search", "--hyperlinks", "never", "Elbe"}, 100).out, "\x1b]8"));
  CHECK_FALSE(contains(
      terminal({"search", "--color", "never", "--hyperlinks", "never", "Elbe"}, 100).out, "\x1b"));
  auto plain = kTerminal;
  plain[0] = "TERM=dumb";
  CHECK_FALSE(contains(terminal({"search", "Elbe"}, 100, plain).out, "\x1b"));
  auto no_color = kTerminal;
  no_color.emplace_back("NO_COLOR=1");
  CHECK_FALSE(contains(terminal({"search", "Elbe"}, 100, no_color).out, "\x1b[1m"));
  CHECK_FALSE(contains(shell({"search", "Elbe"}).out, "\x1b"));
  CHECK(contains(shell({"search", "--color", "always", "Elbe"}).out, "\x1b[1m"));
}

TEST_CASE_METHOD(ShellScene, "long output goes through the pager, only on terminals") {
  const auto marked = folder.write("pager.sh", "#!/bin/sh\nsed 's/^/> /'\n");
  std::filesystem::permissions(marked, std::filesystem::perms::owner_all);
  const std::vector<std::string> pager = {"TERM=xterm", "NACHLESE_PAGER=" + marked.string(),
                                          "PAGER=false", "LC_ALL=C.UTF-8"};
  CHECK(contains(terminal({"search", "Elbe"}, 80, pager).out, ">   1  "));
  CHECK(contains(terminal({"show", "a1"}, 80, pager).out, "> "));
  // Notes go the same way, so that none is lost behind the pager.
  CHECK(contains(terminal({"search", "titl:Elbe"}, 80, pager).out, "> note: "));
  CHECK_FALSE(contains(terminal({"search", "--no-pager", "Elbe"}, 80, pager).out, "> "));
  CHECK(terminal({"search", "--json", "Elbe"}, 80, pager).out.starts_with("{"));
  CHECK_FALSE(contains(terminal({"count", "Elbe"}, 80, pager).out, "> "));
  // A pager that ends at once is no failure.
  const Result quit = terminal({"search", "Elbe"}, 80, {"TERM=xterm", "PAGER=true"});
  CHECK(quit.exit_code == 0);
  const Result none = terminal({"search", "Elbe"}, 80, {"TERM=xterm", "NACHLESE_PAGER="});
  CHECK(contains(none.out, "Hochwasser"));
}

TEST_CASE_METHOD(ShellScene, "many articles are shown, and what is missing is named") {
  const Result all = shell({"show", "a1", "none", "a2"});
  CHECK(all.exit_code == 1);
  CHECK(contains(all.out, "Hochwasser an der Elbe"));
  CHECK(contains(all.out, "Der Pegel fällt"));
  CHECK(all.err == "nachlese: The archive has no article none.\n");
  const Result json = shell({"show", "--json", "a1", "a2"});
  std::istringstream lines(json.out);
  std::vector<std::string> ids;
  for (std::string line; std::getline(lines, line);)
    ids.push_back(nlohmann::json::parse(line)["id"]);
  CHECK(ids == std::vector<std::string>{"a1", "a2"});
  // The address of a quotation leads to its article.
  CHECK(shell({"show", "a1#3"}).exit_code == 0);
  CHECK(shell({"show", "a1#x"}).exit_code == 1);
}

TEST_CASE_METHOD(ShellScene, "sources and other values are excluded, matches counted") {
  CHECK(shell({"count", "Hochwasser"}).out == "3\n");
  CHECK(shell({"count", "--not-source", "Elbtal-Zeitung", "Hochwasser"}).out == "1\n");
  CHECK(shell({"count", "--not-place", "Köln", "Hochwasser"}).out == "2\n");
  const Result none = shell({"count", "Gletscher"});
  CHECK(none.out == "0\n");
  CHECK(none.exit_code == 1);
  CHECK(search_ids(archive, {"--not-source", "Elbtal-Zeitung", "Hochwasser"}) ==
        std::vector<std::string>{"a1"});
}

TEST_CASE_METHOD(ShellScene, "--json is --format json, wherever either is") {
  for (const auto& arguments : std::vector<std::vector<std::string>>{{"search", "Elbe"},
                                                                     {"facets", "Elbe"},
                                                                     {"related", "Elbe"},
                                                                     {"suggest", "hoch"},
                                                                     {"similar", "a1"},
                                                                     {"show", "a1"},
                                                                     {"info"},
                                                                     {"chronicle", "Elbe"}}) {
    auto flag = arguments;
    auto format = arguments;
    flag.emplace_back("--json");
    format.insert(format.end(), {"--format", "json"});
    INFO(arguments.front());
    const Result one = shell(flag);
    const Result two = shell(format);
    auto left = nlohmann::json::parse(one.out);
    auto right = nlohmann::json::parse(two.out);
    left.erase("took_ms");
    right.erase("took_ms");
    CHECK(left == right);
  }
}

TEST_CASE_METHOD(ShellScene, "nothing found is said, also by suggest") {
  CHECK(contains(shell({"suggest", "xyz"}).err, "Nothing in the archive begins with xyz."));
  CHECK(contains(shell({"versions", "a1"}).err, "has no other version"));
  CHECK(contains(shell({"versions", "none"}).err, "has no article none"));
}

TEST_CASE_METHOD(ShellScene, "German where the locale is, machine formats never") {
  ::setenv("LC_ALL", "de_DE.UTF-8", 1);
  const Result text = shell({"search", "titl:Elbe"});
  const Result json = shell({"search", "--json", "titl:Elbe"});
  const Result missing = run("nachlese", {"search", "--archive", "/nonexistent", "x"});
  const Result slip = run("nachlese", {"serch"});
  ::setenv("LC_ALL", "der_ZZ", 1);
  const Result other = shell({"search", "titl:Elbe"});
  ::unsetenv("LC_ALL");
  CHECK(contains(text.out, " Artikel in "));
  CHECK(contains(text.err, "Hinweis: "));
  CHECK(contains(text.err, "  titl:Elbe\n  ^^^^"));
  CHECK_FALSE(contains(json.out, "Es gibt kein Feld"));
  CHECK(contains(json.out, "There is no field"));
  CHECK(contains(missing.err, "In /nonexistent ist kein Archiv."));
  CHECK(contains(slip.err, "Meinten Sie"));
  CHECK(contains(other.err, "note: "));
}

TEST_CASE_METHOD(ShellScene, "facets are columns for people, lines with TABs for programs") {
  const std::string table = without_escapes(terminal({"facets", "Hochwasser"}, 120).out);
  CHECK(contains(table, "Rheinischer Tagesspiegel am Sonntag 1"));
  CHECK(contains(shell({"facets", "Hochwasser"}).out, "source\t1\tRheinischer Tagesspiegel"));
  CHECK(contains(shell({"search", "--facets", "Hochwasser"}).out, "Tagesspiegel am Sonntag 1"));
}

TEST_CASE_METHOD(ShellScene, "a list of queries that cannot be read prints nothing else") {
  const Result result = shell({"search", "--batch", "/nonexistent"});
  CHECK(result.exit_code == 2);
  CHECK(result.out.empty());
}
