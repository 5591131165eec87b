#include "indexer/missing.hpp"

#include <filesystem>
#include <string>

#include "core/store/archive_info.hpp"
#include "indexer/sync.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::index;
using nachlese::test::TempFolder;
namespace fs = std::filesystem;

namespace {

const NameSource kNobody{nullptr, store::kEntitiesOff};

std::string articles(int from, int to) {
  std::string out;
  for (int i = from; i < to; ++i) {
    const std::string number = std::to_string(i);
    out += R"({"id":"art-)" + number + R"(","title":"Titel )" + number + R"(","body":"Text )" +
           number + "\"}\n";
  }
  return out;
}

std::string feed(int from, int to) {
  std::string out = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>F</title>";
  for (int i = from; i < to; ++i) {
    const std::string number = std::to_string(i);
    out += "<item><guid>art-" + number + "</guid><title>Titel " + number +
           "</title><description>Text der Meldung " + number + "</description></item>";
  }
  return out + "</channel></rss>";
}

// Ten files of twenty articles and a folder with one more.
struct Share {
  TempFolder folder;
  SyncOptions options;
  bool named = true;

  explicit Share(bool with_name = true) : named(with_name) {
    options.archive = folder.path() / "archive";
    options.quiet = true;
    options.delete_missing = true;
    for (int file = 0; file < 10; ++file) write(std::to_string(file) + ".jsonl", file * 20, 20);
    write("2003/01/x.jsonl", 200, 20);
    choose("in");
    CHECK(sync_archive(options, kNobody).added == 220);
  }
  void write(const std::string& name, int from, int count) const {
    folder.write("in/" + name, articles(from, from + count));
  }
  void choose(const std::string& name) {
    const std::string path = (folder.path() / name).string();
    readers::SourceRules rules;
    rules.name = "s";
    options.sources.clear();
    if (named) {
      options.sources.emplace_back(path, std::make_shared<const readers::SourceRules>(rules));
    } else {
      options.sources.emplace_back(path);
    }
  }
  [[nodiscard]] Report again() const { return sync_archive(options, kNobody); }
  void check_kept() const {
    const Report report = again();
    CHECK(report.deleted == 0);
    CHECK(report.articles >= 220);
    CHECK(report.source_failed);
    CHECK(report.warnings > 0);
  }
};

}  // namespace

TEST_CASE("articles that are unreadable today are not deleted") {
  const Share share(GENERATE(true, false));
  const fs::path in = share.folder.path() / "in";
  SECTION("an empty file") { share.folder.write("in/3.jsonl", ""); }
  SECTION("blanks") { share.folder.write("in/3.jsonl", "\n \n"); }
  SECTION("zeros") { share.folder.write("in/3.jsonl", std::string(2000, '\0')); }
  SECTION("cut at the end of a line") { share.write("3.jsonl", 60, 10); }
  SECTION("cut inside a line") {
    share.folder.write("in/3.jsonl", articles(60, 80).substr(0, 700));
  }
  SECTION("an error page") {
    share.folder.write("in/3.jsonl",
                       "<html><head><title>502 Bad Gateway</title></head><body>"
                       "<h1>502 Bad Gateway</h1></body></html>");
  }
  SECTION("an error as JSON") { share.folder.write("in/3.jsonl", "{\"error\":\"timeout\"}\n"); }
  SECTION("something else") {
    share.folder.write("in/3.jsonl",
                       "\x7F"
                       "ELF\x02\x01\x01");
  }
  SECTION("an empty folder") { fs::remove(in / "2003/01/x.jsonl"); }
  SECTION("an empty folder above it") {
    fs::remove_all(in / "2003");
    fs::create_directory(in / "2003");
  }
  SECTION("an empty source") {
    fs::remove_all(in);
    fs::create_directory(in);
  }
  SECTION("a missing source") { fs::remove_all(in); }
  share.check_kept();
}

TEST_CASE("a feed that became an error page keeps its articles") {
  TempFolder folder;
  SyncOptions options;
  options.archive = folder.path() / "archive";
  options.quiet = true;
  options.delete_missing = true;
  for (int file = 0; file < 10; ++file)
    folder.write("in/" + std::to_string(file) + ".xml", feed(file * 10, file * 10 + 10));
  options.sources = {(folder.path() / "in").string()};
  CHECK(sync_archive(options, kNobody).added == 100);
  folder.write("in/4.xml", "<html><body>502 Bad Gateway</body></html>");
  const Report report = sync_archive(options, kNobody);
  CHECK(report.deleted == 0);
  CHECK(report.source_failed);
}

TEST_CASE("what is really gone is deleted") {
  const Share share(GENERATE(true, false));
  const fs::path in = share.folder.path() / "in";
  SECTION("a file") {
    fs::remove(in / "3.jsonl");
    CHECK(share.again().deleted == 20);
  }
  SECTION("a folder") {
    fs::remove_all(in / "2003");
    CHECK(share.again().deleted == 20);
  }
  SECTION("articles of a file") {
    share.write("3.jsonl", 60, 17);
    CHECK(share.again().deleted == 3);
  }
  SECTION("articles that gave way to others") {
    share.folder.write("in/3.jsonl", articles(70, 80) + articles(500, 510));
    CHECK(share.again().deleted == 10);
  }
  SECTION("beside a file that never held articles") {
    share.folder.write("in/README", "");
    fs::remove(in / "3.jsonl");
    CHECK(share.again().deleted == 20);
  }
  SECTION("nothing, where a file was renamed") {
    fs::rename(in / "3.jsonl", in / "30.jsonl");
    CHECK(share.again().deleted == 0);
    share.folder.write("in/30.jsonl", "");
    const Report report = share.again();
    CHECK(report.deleted == 0);
    CHECK(report.source_failed);
  }
  SECTION("nothing, of what stands in two files") {
    fs::copy_file(in / "3.jsonl", in / "30.jsonl");
    CHECK(share.again().deleted == 0);
    fs::remove(in / "3.jsonl");
    CHECK(share.again().deleted == 0);
    CHECK(share.again().unchanged == 220);
  }
}

TEST_CASE("--force deletes what a file lost, but not what cannot be read") {
  Share share;
  share.options.force = true;
  share.write("3.jsonl", 60, 10);
  CHECK(share.again().deleted == 10);
  share.folder.write("in/4.jsonl", "");
  const Report report = share.again();
  CHECK(report.deleted == 0);
  CHECK(report.source_failed);
}

TEST_CASE("what a source brought is its own") {
  Share share;  // of the source s
  const auto is_of = [&](const std::string& name, const std::string& file) {
    readers::SourceRules rules;
    rules.name = name;
    share.options.sources = {{(share.folder.path() / file).string(),
                              std::make_shared<const readers::SourceRules>(rules)}};
  };
  share.folder.write("base.jsonl", R"({"id":"db","title":"Eins","body":"Text"})");
  share.options.sources = {(share.folder.path() / "base.jsonl").string()};
  SECTION("a file that is named by hand takes away only what came so") {
    CHECK(share.again().deleted == 0);
    CHECK(share.again().articles == 221);
    share.folder.write("base.jsonl", R"({"id":"db2","title":"Zwei","body":"Text"})");
    share.options.force = true;
    const Report report = share.again();
    CHECK(report.deleted == 1);
    CHECK(report.articles == 221);
  }
  SECTION("another that numbers its articles alike is told") {
    share.folder.write("other.jsonl",
                       R"({"id":"art-5","title":"Ganz anderes","body":"Vom anderen Blatt."})");
    is_of("t", "other.jsonl");
    const Report report = share.again();
    CHECK(report.replaced == 1);
    CHECK(report.has_problems());
    REQUIRE_FALSE(report.remarks.empty());
    CHECK(report.remarks[0].find("art-5") != std::string::npos);
    CHECK(report.remarks[0].find(" s ") != std::string::npos);
  }
  SECTION("its own new version is none") {
    share.folder.write("in/0.jsonl", R"({"id":"art-5","title":"Neu","body":"Neuer Text."})"
                                     "\n" +
                                         articles(0, 5) + articles(6, 20));
    share.choose("in");
    const Report report = share.again();
    CHECK(report.replaced == 1);
    CHECK(report.remarks.empty());
  }
}
