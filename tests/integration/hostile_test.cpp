// Malicious input: the run ends, reports what it left out, and takes the rest.
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"
#include "tests/unit/indexer/readers/pack.hpp"

using namespace nachlese::test;
using Ids = std::vector<std::string>;

namespace {

const std::string kGood =
    article_line("gut", "Guter Artikel", "Die Nachbarn feiern ein Sommerfest.");

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
