#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace std::string_literals;
using nachlese::test::Everything;
using nachlese::test::read_into;
using nachlese::test::TempFolder;

namespace {

constexpr uid_t kNobody = 65534;

std::string gzip(const std::string& text) {
  z_stream state{};
  deflateInit2(&state, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 100, '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  state.avail_in = static_cast<uInt>(text.size());
  state.next_out = reinterpret_cast<Bytef*>(out.data());
  state.avail_out = static_cast<uInt>(out.size());
  deflate(&state, Z_FINISH);
  out.resize(state.total_out);
  deflateEnd(&state);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

const std::string kTwo = R"({"id":"1","title":"Eins","body":"Text."}
{"id":"2","title":"Zwei","body":"Text."}
)";

Article only_article(const std::string& content, Everything& all) {
  const TempFolder folder;
  read_into(all, {folder.write("in.jsonl", content)});
  REQUIRE(all.articles().size() == 1);
  return all.articles().front();
}

}  // namespace

TEST_CASE("a JSON line becomes an article with all its fields") {
  Everything all;
  const Article article = only_article(
      R"({"id":"a","title":"T","kicker":"K","subtitle":"S","lead":"L","body":"B","captions":["C1","C2"],"authors":["X","Y"],)"
      R"("source":"Q","agency":"dpa","section":"Politik","published":"2018-07-16T18:05:00+02:00","updated":"2018-07-17",)"
      R"("url":"https://e.de/a","language":"de","keywords":["k1","k2"]})",
      all);
  CHECK(article.id == "a");
  CHECK(article.kicker == "K");
  CHECK(article.captions == std::vector<std::string>{"C1", "C2"});
  CHECK(article.authors == std::vector<std::string>{"X", "Y"});
  CHECK(article.agency == "dpa");
  REQUIRE(article.published);
  CHECK(to_iso(*article.published) == "2018-07-16T18:05:00+02:00");
  CHECK(to_iso(*article.updated) == "2018-07-17");
  CHECK(article.keywords == std::vector<std::string>{"k1", "k2"});
  CHECK(all.issues.empty());
}

TEST_CASE("other names, strings for lists, null and numeric ids are understood") {
  Everything all;
  const Article article = only_article(
      R"({"id":17,"title":"T","lead":null,"author":"Anna B","tags":"a, b;c","date":"2018","url":null})",
      all);
  CHECK(article.id == "17");
  CHECK(article.authors == std::vector<std::string>{"Anna B"});
  CHECK(article.keywords == std::vector<std::string>{"a", "b", "c"});
  CHECK(to_iso(*article.published) == "2018");
  CHECK(all.issues.empty());
}

TEST_CASE("without an id the URL or the content gives one") {
  Everything all;
  CHECK(only_article(R"({"title":"T","url":"https://e.de/1"})", all).id == "https://e.de/1");
  Everything other;
  CHECK(only_article(R"({"title":"T"})", other).id.substr(0, 2) == "h-");
}

TEST_CASE("a bad record is rejected with its line and costs the others nothing") {
  struct Bad {
    const char* line;
    const char* reason;
  };
  const auto bad = GENERATE(values<Bad>({
      {R"({"id":"x"})", "neither title nor body"},
      {R"({"id":"x","title":"","body":""})", "neither title nor body"},
      {R"({"id":"x","title":"T)", "not valid JSON"},
      {R"(["x"])", "not a JSON object"},
      {R"("x")", "not a JSON object"},
      {R"(nonsense)", "not valid JSON"},
  }));
  CAPTURE(bad.line);
  const TempFolder folder;
  Everything all;
  read_into(all, {folder.write("in.jsonl", R"({"id":"1","title":"Eins"})"
                                           "\n" +
                                               std::string(bad.line) + "\n\n" +
                                               R"({"id":"2","title":"Zwei"})" + "\n")});
  CHECK(all.articles().size() == 2);
  CHECK(all.has(Severity::rejected, 2, bad.reason));
  CHECK(all.issues.size() == 1);
}

TEST_CASE("an unknown field is ignored and named, whatever is in it") {
  Everything all;
  const Article article = only_article(
      R"({"id":"1","title":"T","foo":{"title":"X","a":[1,{"b":2}]},"bar":[["x"]],"body":"B"})",
      all);
  CHECK(article.title == "T");
  CHECK(article.body == "B");
  CHECK(all.issues.empty());
  CHECK(all.parsed.front().unknown_fields == std::vector<std::string>{"foo", "bar"});
}

TEST_CASE("a date that is none is dropped with a warning") {
  Everything all;
  const Article article = only_article(R"({"id":"1","title":"T","published":"31.02.2018"})", all);
  CHECK_FALSE(article.published);
  CHECK(all.has(Severity::warning, 1, "\"31.02.2018\" is no date"));
}

TEST_CASE("text in Windows-1252 is converted if that is the only reading") {
  Everything all;
  CHECK(only_article("{\"id\":\"1\",\"title\":\"\x84M\xFCller\x93 f\xFChrt\"}\n", all).title ==
        "„Müller“ führt");
  CHECK(all.has(Severity::warning, 0, "converted from Windows-1252"));
}

TEST_CASE("ill-formed bytes in UTF-8 are replaced") {
  Everything all;
  CHECK(only_article("{\"id\":\"1\",\"title\":\"Müller \xFF\"}\n", all).title == "Müller \uFFFD");
  CHECK(all.has(Severity::warning, 1, "ill-formed bytes replaced"));
}

TEST_CASE("NUL bytes, raw or escaped, become blanks") {
  Everything raw;
  CHECK(only_article(std::string("{\"id\":\"1\",\"title\":\"a") + '\0' + "b\"}\n", raw).title ==
        "a b");
  CHECK(raw.has(Severity::warning, 1, "NUL"));
  Everything escaped;
  CHECK(only_article(R"({"id":"1","title":"a\u0000b"})", escaped).title == "a b");
  CHECK(escaped.has(Severity::warning, 1, "NUL"));
}

TEST_CASE("other raw control characters inside JSON do no harm") {
  Everything all;
  CHECK(only_article("{\"id\":\"1\",\t\"title\":\"a\tb\"}\r\n", all).title == "a b");
  CHECK(all.issues.empty());
}

TEST_CASE("a truncated last line is rejected as such") {
  const TempFolder folder;
  Everything all;
  read_into(all, {folder.write("in.jsonl", kTwo + R"({"id":"3","title":"Drei","bo)")});
  CHECK(all.articles().size() == 2);
  CHECK(all.has(Severity::rejected, 3, "the file ends inside the record"));
}

TEST_CASE("a last line without its line end is complete all the same") {
  Everything all;
  CHECK(only_article(R"({"id":"1","title":"T"})", all).id == "1");
  CHECK(all.issues.empty());
}

TEST_CASE("an article of 50 MB is rejected with a reason") {
  const TempFolder folder;
  Everything all;
  read_into(all, {folder.write("in.jsonl", "{\"id\":\"big\",\"title\":\"T\",\"body\":\"" +
                                               std::string(50'000'000, 'x') + "\"}\n" + kTwo)});
  CHECK(all.articles().size() == 2);
  CHECK(all.has(Severity::rejected, 1, "47 MiB of text"));
  CHECK(all.parsed.front().id == "big");
}

TEST_CASE("an absurdly long line is skipped without being kept") {
  const TempFolder folder;
  Everything all;
  read_into(all, {folder.write("in.jsonl", "{\"title\":\"" + std::string(kMaxRecordBytes + 1, 'x') +
                                               "\"}\n" + kTwo)});
  CHECK(all.articles().size() == 2);
  CHECK(all.has(Severity::rejected, 1, "larger than 64 MiB"));
}

TEST_CASE("compressed files are recognised by their first bytes") {
  const TempFolder folder;
  Everything all;
  // Two members in a row are one file, for both formats.
  read_into(all, {folder.write("a", gzip(kTwo) + gzip(kTwo)),
                  folder.write("b", zstd(kTwo) + zstd(kTwo)), folder.write("c", gzip(zstd(kTwo)))});
  CHECK(all.articles().size() == 10);
  CHECK(all.issues.empty());
}

TEST_CASE("damaged compressed files give what they hold and are reported") {
  const TempFolder folder;
  const std::string many = [] {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
      text += "{\"id\":\"" + std::to_string(i * 7919 % 100'003) + "\",\"title\":\"T\"}\n";
    return text;
  }();
  const auto packed = GENERATE_COPY(gzip(many), zstd(many));
  Everything all;
  read_into(all, {folder.write("in", packed.substr(0, packed.size() - 20)),
                  folder.write("good.jsonl", kTwo)});
  CHECK(all.articles().size() >= 2);
  CHECK(all.has(Severity::rejected, 0, "data ends early"));
  CHECK_FALSE(all.state.complete);
}

TEST_CASE("a file that changes while it is read is reported, and nothing counts as missing") {
  const TempFolder folder;
  const auto file = folder.write("in/a.jsonl", kTwo);
  Everything all;
  read_into(all, {(folder.path() / "in").string()}, [&] { folder.write("in/a.jsonl", "{}"); });
  CHECK(all.has(Severity::warning, 0, "changed while it was read"));
  CHECK_FALSE(all.state.complete);
}

TEST_CASE("a folder is walked in bytewise order, without hidden files and linked folders") {
  const TempFolder folder;
  folder.write("in/b/1.txt", "eins");
  folder.write("in/a.txt", "zwei");
  folder.write("in/B.txt", "drei");
  folder.write("in/.hidden/x.txt", "nie");
  folder.write("in/.x.txt", "nie");
  folder.write("elsewhere/y.txt", "nie");
  folder.write("in/picture.jpg", "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"s);
  std::filesystem::create_directory_symlink(folder.path() / "elsewhere", folder.path() / "in/link");
  std::filesystem::create_symlink(folder.path() / "elsewhere/y.txt", folder.path() / "in/z.txt");
  Everything all;
  read_into(all, {(folder.path() / "in").string()});
  std::vector<std::string> ids;
  for (const auto& article : all.articles()) ids.push_back(article.id);
  CHECK(ids == std::vector<std::string>{"B.txt", "a.txt", "b/1.txt"});
  CHECK(all.state.skipped == 1);
  CHECK_FALSE(all.state.complete);  // without the link
}

TEST_CASE("sources that cannot be read are reported and cost the others nothing") {
  const TempFolder folder;
  const std::string good = folder.write("good.jsonl", kTwo);
  Everything all;
  SECTION("missing") {
    read_into(all, {(folder.path() / "missing").string(), good});
    CHECK(all.has(Severity::rejected, 0, "No such file"));
    CHECK_FALSE(all.state.complete);
  }
  SECTION("empty") {
    read_into(all, {folder.write("empty", ""), good});
    CHECK(all.has(Severity::rejected, 0, "the source is empty"));
  }
  SECTION("empty folder") {
    std::filesystem::create_directory(folder.path() / "void");
    read_into(all, {(folder.path() / "void").string(), good});
    CHECK(all.has(Severity::rejected, 0, "holds no files"));
  }
  SECTION("of no known format") {
    read_into(all, {folder.write("x", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), good});
    CHECK(all.has(Severity::rejected, 0, "format is not recognised"));
  }
  SECTION("unreadable folder") {
    folder.write("in/a/1.txt", "eins");
    folder.write("in/b/2.txt", "zwei");
    ::chmod(folder.path().c_str(), 0755);
    ::chmod((folder.path() / "in/a").c_str(), 0);
    const bool root = ::geteuid() == 0;  // who may read everything
    if (root) REQUIRE(::seteuid(kNobody) == 0);
    read_into(all, {(folder.path() / "in").string(), good});
    if (root) REQUIRE(::seteuid(0) == 0);
    ::chmod((folder.path() / "in/a").c_str(), 0700);
    CHECK(all.has(Severity::rejected, 0, "Permission denied"));
    CHECK(all.articles().size() == 3);
    return;
  }
  CHECK(all.articles().size() == 2);
}

TEST_CASE("a file that vanishes after the folder was listed is reported") {
  const TempFolder folder;
  folder.write("in/1.txt", "eins");
  folder.write("in/2.txt", "zwei");
  folder.write("in/3.txt", "drei");
  Everything all;
  read_into(all, {(folder.path() / "in").string()},
            [&] { std::filesystem::remove(folder.path() / "in/2.txt"); });
  CHECK(all.articles().size() == 2);
  CHECK(all.has(Severity::rejected, 0, "cannot be read: No such file"));
  CHECK_FALSE(all.state.complete);
}

TEST_CASE("plain text and Markdown") {
  const TempFolder folder;
  Everything all;
  SECTION("first line as the title, file name as the id") {
    read_into(all,
              {folder.write("2018/gipfel.txt",
                            "\xEF\xBB\xBF\nGipfel in Helsinki\n\nErster Absatz.\r\n\nZweiter.\n")});
    const auto article = all.articles().at(0);
    CHECK(article.id == "gipfel.txt");
    CHECK(article.title == "Gipfel in Helsinki");
    CHECK(article.body == "Erster Absatz.\n\nZweiter.");
  }
  SECTION("heading") {
    read_into(all, {folder.write("a.md", "## Gipfel\nText.")});
    CHECK(all.articles().at(0).title == "Gipfel");
    CHECK(all.articles().at(0).body == "Text.");
  }
  SECTION("front matter") {
    read_into(all, {folder.write("a.md",
                                 "---\nid: x1\ntitle: \"Gipfel: der Tag\"\ndate: "
                                 "2018-07-16\nauthor: Anna B\nkeywords: [a, b]\n"
                                 "captions:\n  - Bild eins\n  - Bild zwei\nlayout: post\n---\n\n# "
                                 "Gipfel: der Tag\n\nText.\n")});
    const auto article = all.articles().at(0);
    CHECK(article.id == "x1");
    CHECK(article.title == "Gipfel: der Tag");
    CHECK(to_iso(*article.published) == "2018-07-16");
    CHECK(article.authors == std::vector<std::string>{"Anna B"});
    CHECK(article.keywords == std::vector<std::string>{"a", "b"});
    CHECK(article.captions == std::vector<std::string>{"Bild eins", "Bild zwei"});
    CHECK(article.body == "Text.");
    CHECK(all.parsed.front().unknown_fields == std::vector<std::string>{"layout"});
  }
  SECTION("a rule at the start is no front matter") {
    read_into(all, {folder.write("a.txt", "---\nNur Text: ohne Ende")});
    CHECK(all.articles().at(0).title == "---");
  }
  SECTION("a long first line is body") {
    read_into(all, {folder.write("a.txt", std::string(400, 'x'))});
    CHECK(all.articles().at(0).title.empty());
  }
  SECTION("Latin-1") {
    read_into(all, {folder.write("a.txt",
                                 "Stra\xDF"
                                 "e")});
    CHECK(all.articles().at(0).title == "Straße");
    CHECK(all.has(Severity::warning, 0, "Windows-1252"));
  }
}
