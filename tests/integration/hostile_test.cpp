// Malicious input: the run ends, reports what it left out, and takes the rest.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/sanitized.hpp"
#include "tests/temp_folder.hpp"
#include "tests/unit/indexer/readers/pack.hpp"

using namespace nachlese::test;
using Ids = std::vector<std::string>;

namespace {

const std::string kGood =
    article_line("gut", "Guter Artikel", "Die Nachbarn feiern ein Sommerfest.");

// Sanitizers keep what is freed for a while.
constexpr long kMostMebibytes = kSanitized ? 1'500 : 400;

// MiB that a sync of the source takes at its peak.
long peak_of_sync(const std::filesystem::path& archive, const std::filesystem::path& source) {
  const std::string program = path_of("nachlese-index");
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::close(STDOUT_FILENO);
    ::close(STDERR_FILENO);
    ::open("/dev/null", O_WRONLY);
    ::open("/dev/null", O_WRONLY);
    ::execl(program.c_str(), program.c_str(), "sync", "--archive", archive.c_str(), "--no-names",
            source.c_str(), nullptr);
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  REQUIRE(::wait4(pid, &status, 0, &usage) == pid);
  REQUIRE(WIFEXITED(status));
  CHECK((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 5));  // 5: it may be left out
  return usage.ru_maxrss / 1024;
}

}  // namespace

TEST_CASE("bombs, links, names and entities beside a good article") {
  const TempFolder folder;
  const auto in = folder.path() / "in";
  const std::string bomb =
      article_line("vorn", "Vorn", "Text") + std::string(std::size_t{300} << 20U, ' ');
  folder.write("in/gut.jsonl", kGood);
  folder.write("in/bombe.gz", gz(bomb));
  folder.write("in/bombe.zip", zip({{"a", zip({{"b", bomb}})}}));
  folder.write("in/fort.tar",
               tar({{"../../../fort.jsonl", article_line("fort", "Fort", "Wanderdüne")}}));
  folder.write("in/links.tar", tar({{"kreis", "", "kreis"}, {"passwd", "", "/etc/passwd"}}));
  folder.write("in/links.zip", zip({{"kreis", "", "kreis"},
                                    {"passwd", "", "../../etc/passwd"},
                                    {"x.jsonl", article_line("zip", "Zip", "Pinguin")}}));
  folder.write("in/laut.xml",
               "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
               "<!ENTITY f SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>x &b; "
               "&f;</title></item></channel></rss>");
  folder.write("in/zwei\nzeilen\x1B[31m.txt", "Eine Zeile mit Murmeltier.");
  std::filesystem::create_symlink("kreis", in / "kreis");
  std::filesystem::create_directory_symlink(in, in / "rundherum");
  const auto archive = folder.path() / "archive";
  const Result result =
      sync(archive, {"--report", (folder.path() / "report.json").string(), in.string()});
  INFO(result.out << result.err);
  CHECK(result.exit_code == 5);
  CHECK(result.err.find("bombe.gz: cannot be read: it unpacks to more than 250 times its size") !=
        std::string::npos);
  CHECK(result.err.find("bombe.zip: a: b: cannot be read: it unpacks") != std::string::npos);
  CHECK(result.err.find('\x1B') == std::string::npos);
  CHECK(result.err.find("zwei\n") == std::string::npos);
  CHECK(search_ids(archive, {"Sommerfest"}) == Ids{"gut"});
  CHECK(search_ids(archive, {"Wanderdüne"}) == Ids{"fort"});
  CHECK(search_ids(archive, {"Pinguin"}) == Ids{"zip"});
  CHECK(search_ids(archive, {"Murmeltier"}) == Ids{"zwei?zeilen?[31m.txt"});
  CHECK(search_ids(archive, {"passwd"}).empty());
  CHECK(search_ids(archive, {"kreis"}).empty());
  CHECK(search_ids(archive, {"root"}).empty());
  CHECK_FALSE(std::filesystem::exists(folder.path().parent_path() / "fort.jsonl"));
}

TEST_CASE("a hundred thousand tiny files in a tar") {
  constexpr int kFiles = 100'000;
  const TempFolder folder(folder_in_memory());
  std::vector<Packed> files;
  for (int i = 0; i < kFiles; ++i)
    files.push_back(
        {"f/" + std::to_string(i),
         R"({"id":")" + std::to_string(i) + R"(","title":"Nummer )" + std::to_string(i) + "\"}"});
  const auto source = folder.write("viele.tar.gz", gz(tar(files)));
  const auto archive = folder.path() / "archive";
  CHECK(sync(archive, {"--no-names", "--quiet", source.string()}).exit_code == 0);
  const Result info = run("nachlese-index", {"info", "--archive", archive.string(), "--json"});
  CHECK(nlohmann::json::parse(info.out)["articles"] == kFiles);
}

TEST_CASE("HTML of nothing but references to characters takes memory in proportion") {
  const auto [reference, place] = GENERATE(table<std::string, std::string>({{"&amp", "text"},
                                                                            {"&amp;", "text"},
                                                                            {"&lt", "text"},
                                                                            {"&#228", "title"},
                                                                            {"&x", "text"},
                                                                            {"&auml;", "title"},
                                                                            {"&amp", "attribute"},
                                                                            {"<b>&gt", "text"}}));
  std::string row;
  while (row.size() < 12'000'000) row += reference;
  const std::string title = place == "title" ? row : "Titel";
  const std::string attribute = place == "attribute" ? " class='" + row + "'" : "";
  const std::string text = place == "text" ? row : "Text";
  const TempFolder folder(folder_in_memory());
  const auto source =
      folder.write("a.html", "<html><head><title>" + title + "</title></head><body><article><p" +
                                 attribute + ">" + text + "</p></article></body></html>");
  INFO(reference << " in " << place);
  CHECK(peak_of_sync(folder.path() / "archive", source) < kMostMebibytes);
}
