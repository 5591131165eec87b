// Blocks that recur over the pages of a site.
#include "indexer/readers/site_blocks.hpp"

#include "indexer/readers/markup/page_blocks.hpp"
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;

namespace {

const std::string kBox =
    "<div>Die Elbtal-Zeitung berichtet seit 1871 aus der Region, jeden Tag und für alle, die hier "
    "leben. Unsere Lokalredaktion erreichen Sie unter der bekannten Nummer.</div>";

std::string text(int number) {
  return "<p>Im Ort Nummer " + std::to_string(number) +
         " hat der Rat am Montag über den Haushalt " + std::to_string(number) +
         " beraten und ihn nach langer Debatte beschlossen.</p>" + "<p>Die Fraktion " +
         std::to_string(number) + " stimmte dagegen und kündigte Klage an.</p>";
}

std::string page(int number, const std::string& more = kBox) {
  const std::string title = "Rat von Ort " + std::to_string(number) + " beschließt";
  return "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1>" +
         text(number) + more + "</body></html>";
}

std::vector<Article> folder(const std::vector<std::pair<std::string, std::string>>& files) {
  const TempFolder folder;
  for (const auto& [name, content] : files) folder.write("in/" + name, content);
  Everything all;
  read_into(all, {(folder.path() / "in").string()});
  return all.articles();
}

}  // namespace

TEST_CASE("what stands on many pages of a site is not their text") {
  std::vector<std::pair<std::string, std::string>> files;
  const int pages = GENERATE(3, 4, 200);
  for (int i = 0; i < pages; ++i) files.emplace_back("p" + std::to_string(1000 + i), page(i));
  const auto articles = folder(files);
  REQUIRE(articles.size() == static_cast<std::size_t>(pages));
  for (const auto& article : articles) {
    CHECK(article.body.find("Debatte beschlossen") != std::string::npos);
    CHECK(article.body.find("kündigte Klage an") != std::string::npos);
    CHECK((article.body.find("seit 1871") == std::string::npos) == (pages >= 4));
  }
}

TEST_CASE("copies of one page do not make its text recur") {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 8; ++i) files.emplace_back("p" + std::to_string(i), page(1));
  for (const auto& article : folder(files))
    CHECK(article.body.find("Debatte beschlossen") != std::string::npos);
}

TEST_CASE("a text that other pages tease stays on its own page") {
  const std::string lead =
      "Nach langem Streit hat der Rat entschieden, dass die alte Brücke am Fluss ersetzt wird.";
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 6; ++i)
    files.emplace_back("p" + std::to_string(i), page(i, "<div>" + lead + "</div>"));
  files.emplace_back("q", "<html><head><title>Brücke</title></head><body><h1>Brücke</h1><p>" +
                              lead + "</p>" + text(99) + "</body></html>");
  const auto articles = folder(files);
  REQUIRE(articles.size() == 7);
  CHECK(articles[0].body.find("alte Brücke") == std::string::npos);
  CHECK(articles[6].body.find("alte Brücke") != std::string::npos);
}

TEST_CASE("sites are told apart by folder and address") {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 3; ++i) files.emplace_back("a/p" + std::to_string(i), page(i));
  for (int i = 3; i < 6; ++i) files.emplace_back("b/p" + std::to_string(i), page(i));
  for (const auto& article : folder(files))
    CHECK(article.body.find("seit 1871") != std::string::npos);
  for (auto& [name, content] : files)
    content.insert(content.find("<title>"),
                   "<link rel=\"canonical\" href=\"https://blatt.example/" + name + "\">");
  for (const auto& article : folder(files))
    CHECK(article.body.find("seit 1871") == std::string::npos);
}

TEST_CASE("blocks are the same in bytes of any charset and in the tree") {
  const std::string utf8 = "<p>Größe und Maß <b>der</b> Straße&nbsp;hier</p>";
  const std::string latin =
      "<P>Gr\xF6\xDF"
      "e und Ma&szlig; der Stra\xDF"
      "e hier";
  CHECK(blocks_of_html(utf8).blocks == blocks_of_html(latin).blocks);
  CHECK(blocks_of_html(utf8).blocks.size() == 1);
  CHECK(blocks_of_html("<script>Das sind viele Zeichen, aber kein Text</script>").blocks.empty());
}
