// What is left out of input beyond all bounds, and that it is reported.
#include <functional>

#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "core/store/lock.hpp"
#include "indexer/deletion.hpp"
#include "indexer/readers/markup/attributes.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/wikitext.hpp"
#include "indexer/readers/markup/xml.hpp"
#include "indexer/shard_split.hpp"
#include "indexer/sync.hpp"
#include "stemming/normalize.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::index;
using namespace nachlese::readers;
using namespace nachlese::store;
namespace fs = std::filesystem;
using nachlese::test::TempFolder;

namespace {

const NameSource kNoNames{nullptr, kEntitiesOff};

std::string attributes(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += " a" + std::to_string(i) + "='" + std::to_string(i) + "'";
  return out;
}

std::string line(const std::string& id, const std::string& body) {
  return R"({"id":")" + id + R"(","title":"Titel","body":")" + body + "\"}\n";
}

struct Fixture {
  TempFolder folder;
  SyncOptions options;

  Fixture() {
    options.archive = folder.path() / "archive";
    options.quiet = true;
  }
  Report sync(const Inputs& sources) {
    options.sources = sources;
    return sync_archive(options, kNoNames);
  }
  [[nodiscard]] std::uint64_t articles() const {
    return Xapian::Database(Archive(options.archive).live_databases().front().string())
        .get_doccount();
  }
};

bool says(const Report& report, Severity severity, const std::string& what) {
  for (const auto& issue : report.issues) {
    if (issue.severity == severity && issue.reason.find(what) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("of a run of marks thirty stay") {
  std::string word = "e";
  for (int i = 0; i < 1000; ++i) word += "\u0323";
  CHECK(text::nfkc(word).size() == std::string("\u1EB9").size() + 29 * 2);
  CHECK(text::nfkc("e\u0302\u0323") == "\u1EC7");
}

TEST_CASE("elements have as many attributes as are read") {
  CHECK_FALSE(has_too_many_attributes("<p" + attributes(kMaxAttributes) + ">"));
  for (const std::string end : {">", "/>", " >", ""}) {
    const std::string text = "a<p" + attributes(kMaxAttributes + 10) + end + "b<q x='1'>";
    INFO(end);
    std::string open;
    for (std::size_t i = 0; i < kMaxAttributes + 10; ++i)
      open += "<p a" + std::to_string(i) + "='1' ";
    CHECK(has_too_many_attributes(open));
    CHECK(has_too_many_attributes(text));
    if (!end.empty()) CHECK(with_few_attributes(text).find("a255='255'") != std::string::npos);
    CHECK(with_few_attributes(text).find("a256=") == std::string::npos);
    if (end == "/>") CHECK(with_few_attributes(text).ends_with("/>b<q x='1'>"));
  }
  const std::string words = attributes(kMaxAttributes + 10);
  for (const std::string& text :
       {"<!--<p" + words + ">-->", "<![CDATA[<p" + words + ">]]>",
        "<SCRIPT>if (a <b) " + words + "</script>", "1 < 2" + words + ">"})
    CHECK_FALSE(has_too_many_attributes(text));
  std::string problem;
  const auto tree = parse_xml("<x" + words + ">Text</x>", problem);
  REQUIRE(tree);
  CHECK(tree->attributes.size() == kMaxAttributes);
  CHECK(raw_text(*tree) == "Text");
  CHECK(problem.find("256 attributes") != std::string::npos);
  const Element page = parse_html("<p" + words + ">Text</p>");
  CHECK(find(page, "p")->attributes.size() == kMaxAttributes);
}

TEST_CASE("links of wiki text that end far away or nowhere") {
  CHECK(read_wikitext("Das [http://a.de Amt] sagt __NOTOC__ es.").body == "Das Amt sagt  es.");
  CHECK(read_wikitext("[http://a.de\nb]").body == "[http://a.de\nb]");
  CHECK(read_wikitext("a __b c").body == "a __b c");
}

TEST_CASE_METHOD(
    Fixture,
    "an article that takes too long is left out and named; the one that the archive has stays") {
  const std::string good = line("gut", "Kurz.");
  std::string much;
  for (int i = 0; i < 20'000; ++i) much += "Wort" + std::to_string(i) + " ";
  REQUIRE(sync({folder.write("in.jsonl", good + line("lang", "Erst kurz."))}).articles == 2);
  options.article_seconds = 0.002;
  options.delete_missing = true;
  options.force = true;
  const Report report =
      sync({folder.write("in.jsonl", good + line("lang", much) + line("neu", much))});
  CHECK(report.rejected == 2);
  CHECK(report.deleted == 0);
  CHECK(says(report, Severity::rejected, "more than 0.002 s of processor time"));
  CHECK(report.unchanged == 1);
  CHECK(articles() == 2);
  options.article_seconds = kArticleSeconds;
  CHECK(sync({folder.write("in.jsonl", good + line("lang", much) + line("neu", much))}).rejected ==
        0);
  CHECK(articles() == 3);
}

TEST_CASE_METHOD(Fixture, "links out of a folder are not followed unless that is wanted") {
  const auto secret = folder.write("secret.jsonl", line("geheim", "Geheim."));
  folder.write("in/a.jsonl", line("a", "Text."));
  fs::create_symlink(secret, folder.path() / "in/link.jsonl");
  fs::create_symlink("a.jsonl", folder.path() / "in/same.jsonl");
  fs::create_symlink("../in/a.jsonl", folder.path() / "in/round.jsonl");
  fs::create_directory_symlink(folder.path() / "in", folder.path() / "in-by-link");
  Report report = sync({(folder.path() / "in").string()});
  CHECK(report.warnings >= 1);
  CHECK(says(report, Severity::warning, "leads out of the source"));
  CHECK(report.read == 3);
  CHECK(articles() == 1);
  CHECK(sync({(folder.path() / "in-by-link").string()}).read == 3);
  options.follow_links = true;
  CHECK(sync({(folder.path() / "in").string()}).read == 4);
  CHECK(articles() == 2);
  options.follow_links = false;
  options.delete_missing = true;
  options.force = true;
  CHECK(sync({(folder.path() / "in").string()}).deleted == 0);  // it is not gone
}

TEST_CASE_METHOD(Fixture,
                 "delete and shard wait for the lock before they look, and write all or nothing") {
  REQUIRE(sync({folder.write("in.jsonl", line("a", "Eins.") + line("b", "Zwei."))}).articles == 2);
  const auto code = [](const std::function<void()>& action) {
    try {
      action();
      return ErrorCode::bug;
    } catch (const Error& error) {
      return error.code();
    }
  };
  const Archive archive(options.archive);
  {
    const WriterLock other(archive.lock());
    fs::rename(archive.stub(), folder.path() / "stub");
    std::ofstream(archive.stub()) << "what is no stub yet\n";
    CHECK(code([&] { (void)delete_articles(options.archive, {"a"}); }) == ErrorCode::locked);
    CHECK(code([&] { (void)split_archive(archive, Division::year, false); }) == ErrorCode::locked);
    fs::rename(folder.path() / "stub", archive.stub());
  }
  const Deletion done = delete_articles(options.archive, {"a", "x", "a"});
  CHECK(done.deleted == 1);
  CHECK(done.unknown == std::vector<std::string>{"x"});
  CHECK(articles() == 1);
}
