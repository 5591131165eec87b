// A folder with a file of each format, packed and unpacked, through the real programs.
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"
#include "tests/unit/indexer/readers/pack.hpp"

using namespace nachlese::test;
using Ids = std::vector<std::string>;

namespace {

struct File {
  const char* name;
  std::string content;
  const char* word;  // occurs in this file only
  const char* id;
};

std::string warc() {
  const std::string page =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Archiv</h1><p>Ein Waschbär im "
      "Netz.</p>";
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.de/w\r\nContent-Type: "
         "application/http\r\nContent-Length: " +
         std::to_string(page.size()) + "\r\n\r\n" + page + "\r\n\r\n";
}

std::vector<File> files() {
  return {
      {"lines", R"({"id":"jsonl","title":"Ein Dachs"})", "Dachs", "jsonl"},
      {"array", R"([{"id":"array","title":"Ein Biber"}])", "Biber", "array"},
      {"ninjs", R"({"uri":"ninjs","type":"text","headline":"Ein Fischotter"})", "Fischotter",
       "ninjs"},
      {"rss", "<rss><channel><item><guid>rss</guid><title>Ein Luchs</title></item></channel></rss>",
       "Luchs", "rss"},
      {"atom",
       "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>atom</id><title>Ein "
       "Wolf</title></entry></feed>",
       "Wolf", "atom"},
      {"newsml",
       "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' "
       "guid='newsml'><contentMeta><headline>Ein "
       "Feldhase</headline></contentMeta>"
       "<contentSet><inlineData "
       "contenttype='text/plain'>Text.</inlineData></contentSet></newsItem>",
       "Feldhase", "newsml"},
      {"newsml1",
       "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>p</"
       "ProviderId><DateId>20180716</DateId>"
       "<NewsItemId>1</NewsItemId></NewsIdentifier></"
       "Identification><NewsComponent><ContentItem><DataContent>Ein "
       "Iltis</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
       "Iltis", "urn:newsml:p:20180716:1"},
      {"nitf",
       "<nitf><head><docdata><doc-id id-string='nitf'/></docdata></head><body><body.content><p>Ein "
       "Igel</p></body.content></body></nitf>",
       "Igel", "nitf"},
      {"page", "<html><link rel=canonical href='https://e.de/h'><h1>Ein Maulwurf</h1></html>",
       "Maulwurf", "https://e.de/h"},
      {"warc", warc(), "Waschbär", "https://e.de/w"},
      {"wiki",
       "<mediawiki><page><title>wiki</title><ns>0</ns><revision><text>Ein "
       "Hermelin</text></revision></page></mediawiki>",
       "Hermelin", "wiki"},
      {"agency",
       "\x01"
       "bdt1 3 vm 9\r\n\x02"
       "Ein Siebenschl{fer im K|rbchen =\r\n\r\n   Text.\x03\r\n161805 Jul 18\r\n\x04",
       "Siebenschläfer", "bdt1-2018-07-16"},
      {"table", "id;Titel;Text\ntable;Ein Murmeltier;Text\n", "Murmeltier", "table"},
      {"markdown", "---\nid: markdown\n---\n# Ein Steinbock\n", "Steinbock", "markdown"},
  };
}

}  // namespace

TEST_CASE("a folder with a file of each format is an archive") {
  const TempFolder folder;
  std::vector<Packed> all;
  for (const auto& file : files()) all.push_back({file.name, file.content});
  SECTION("plain") {
    for (const auto& file : files()) folder.write(std::string("in/") + file.name, file.content);
  }
  SECTION("packed one by one") {
    int turn = 0;
    for (const auto& file : files()) {
      const auto packed = turn % 3 == 0   ? gz(file.content)
                          : turn % 3 == 1 ? bzip2(file.content)
                                          : xz(file.content);
      folder.write(std::string("in/") + file.name, packed);
      ++turn;
    }
  }
  SECTION("in a tar") { folder.write("in/alles.tar.gz", gz(tar(all))); }
  SECTION("in a zip") { folder.write("in/alles.zip", zip(all)); }
  const auto archive = folder.path() / "archive";
  const Result result = sync(archive, {(folder.path() / "in").string()});
  INFO(result.out << result.err);
  CHECK(result.exit_code == 0);
  for (const auto& file : files()) {
    INFO(file.name);
    CHECK(search_ids(archive, {file.word}) == Ids{file.id});
    const Result shown = run("nachlese", {"show", "--archive", archive.string(), file.id});
    CHECK(shown.exit_code == 0);
    CHECK(shown.out.find(file.word) != std::string::npos);
  }
}

TEST_CASE("columns of a table are mapped by the command line") {
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto source = folder.write("a.csv", "Nr;Schlagzeile 1;Korpus\n1;Ein Dachs;Text\n");
  CHECK(sync(archive, {"--column", "Schlagzeile 1=title", "--column", "Nr=id", source.string()})
            .exit_code == 0);
  CHECK(search_ids(archive, {"Dachs"}) == Ids{"1"});
  const Result wrong = sync(archive, {"--column", "Nr=nummer", source.string()});
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.err.find("names no field") != std::string::npos);
}
