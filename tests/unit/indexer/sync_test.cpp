#include "indexer/sync.hpp"

#include <xapian.h>
#include <map>
#include <sstream>

#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/lock.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/sums.hpp"
#include "core/store/terms.hpp"
#include "entities/recognizer.hpp"
#include "indexer/archive_update.hpp"
#include "indexer/check.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::index;
using namespace nachlese::ner;
using namespace nachlese::store;
using nachlese::test::TempFolder;

namespace {

const NameSource kNoNames{nullptr, kEntitiesOff};

struct Fixture {
  TempFolder folder;
  SyncOptions options{.archive = folder.path() / "archive", .jobs = 2, .quiet = true};

  Report sync(const std::string& content) {
    options.sources = {folder.write("in.jsonl", content)};
    return sync_archive(options, kNoNames);
  }
  [[nodiscard]] Archive archive() const { return Archive(options.archive); }
  [[nodiscard]] Xapian::Database open() const {
    return Xapian::Database(archive().stub().string(), Xapian::DB_BACKEND_STUB);
  }
  // id → title
  [[nodiscard]] std::map<std::string, std::string> titles() const {
    std::map<std::string, std::string> out;
    const Xapian::Database database = open();
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      const Article article = article_of(database.get_document(*it));
      CHECK(out.emplace(article.id, article.title).second);
    }
    for (const auto& result : check_archive(options.archive)) CHECK(result.problems.empty());
    return out;
  }
};

std::string line(const std::string& id, const std::string& title) {
  return R"({"id":")" + id + R"(","title":")" + title + R"(","body":"Der Text von )" + title +
         R"(.","source":"Quelle )" + title + "\"}\n";
}

std::string lines(int from, int to, const std::string& title = "Titel") {
  std::string out;
  for (int i = from; i < to; ++i) out += line(std::to_string(i), title + " " + std::to_string(i));
  return out;
}

std::string dump_documents(const Xapian::Database& database) {
  std::ostringstream out;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const Xapian::Document document = database.get_document(*it);
    out << *it << ' ' << document.get_data() << '\n';
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      out << *term << ' ' << term.get_wdf();
      for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
        out << ' ' << *at;
      out << '\n';
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      out << value.get_valueno() << *value << '\n';
  }
  return out.str();
}

// Everything in a database except the time of its creation.
std::string dump(const Xapian::Database& database) {
  std::ostringstream out;
  out << dump_documents(database);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    out << *term << term.get_termfreq() << '\n';
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (*key != schema::kCreatedKey) out << *key << ' ' << database.get_metadata(*key) << '\n';
  }
  return out.str();
}

}  // namespace

TEST_CASE_METHOD(Fixture, "sync adds, replaces, leaves and deletes") {
  Report report = sync(lines(0, 10));
  CHECK(report.read == 10);
  CHECK(report.added == 10);
  CHECK(report.articles == 10);
  const auto generation = archive().live_generation();

  report = sync(lines(0, 10));
  CHECK(report.unchanged == 10);
  CHECK(report.added + report.replaced + report.deleted == 0);

  report = sync(lines(1, 10) + line("0", "Neu") + line("x", "Anders"));
  CHECK(report.unchanged == 9);
  CHECK(report.replaced == 1);
  CHECK(report.added == 1);
  CHECK(titles().at("0") == "Neu");
  CHECK(titles().size() == 11);
  CHECK(archive().live_generation() == generation);  // small changes go into the live one
  CHECK_FALSE(report.has_problems());

  options.delete_missing = true;
  report = sync(lines(0, 10, "Neu") + line("x", "Anders"));
  CHECK(report.deleted == 0);
  report = sync(lines(0, 10, "Neu"));
  CHECK(report.deleted == 1);
  CHECK(titles().size() == 10);
  CHECK(titles().count("x") == 0);
}

TEST_CASE_METHOD(Fixture, "nothing changed, nothing written") {
  sync(lines(0, 10));
  const auto revision = open().get_revision();
  sync(lines(0, 10));
  CHECK(open().get_revision() == revision);
  CHECK(archive().generations().size() == 1);
}

TEST_CASE_METHOD(Fixture, "a large part of an archive is not deleted without --force") {
  sync(lines(0, 10));
  options.delete_missing = true;
  Report report = sync(lines(0, 7) + line("x", "Neu"));
  CHECK(report.deleted == 0);
  CHECK(report.added == 1);
  CHECK(report.has_problems());
  CHECK(titles().size() == 11);
  options.force = true;
  CHECK(sync(lines(0, 7)).deleted == 4);
  CHECK(titles().size() == 7);
}

TEST_CASE_METHOD(Fixture, "nothing is deleted while a source cannot be read") {
  sync(lines(0, 10));
  options.delete_missing = true;
  options.sources = {folder.write("in.jsonl", lines(0, 9)), (folder.path() / "missing").string()};
  const Report report = sync_archive(options, kNoNames);
  CHECK(report.deleted == 0);
  CHECK(report.has_problems());
  CHECK(titles().size() == 10);
}

TEST_CASE_METHOD(Fixture, "an article whose new version is rejected is not missing") {
  sync(lines(0, 10));
  options.delete_missing = true;
  const Report report = sync(lines(0, 9) + R"({"id":"9","title":"Neu","body":)" + "\n");
  CHECK(report.rejected == 1);
  CHECK(report.deleted == 0);
  CHECK(titles().size() == 10);
}

TEST_CASE_METHOD(Fixture, "an id that is longer than a term can be is one all the same") {
  const std::string id(1000, 'i');
  sync(lines(0, 10) + line(id, "Eins"));
  options.delete_missing = true;
  CHECK(sync(lines(0, 10) + line(id, "Eins")).deleted == 0);
  CHECK(sync(lines(0, 10) + line(id, "Zwei") + line(id, "Eins")).replaced == 0);
  CHECK(titles().at(id) == "Eins");
  CHECK(sync(lines(0, 10)).deleted == 1);
}

TEST_CASE_METHOD(Fixture, "an article is the same one in whatever file it is") {
  sync(lines(0, 10));
  options.delete_missing = true;
  options.sources = {folder.write("moved/b.jsonl", lines(0, 4)),
                     folder.write("moved/a.jsonl", lines(4, 10))};
  for (const int night : {1, 2}) {
    // The first night records where the articles are now.
    const auto revision = open().get_revision();
    const Report report = sync_archive(options, kNoNames);
    CHECK(report.unchanged == 10);
    CHECK(report.deleted == 0);
    CHECK((open().get_revision() == revision) == (night == 2));
  }
}

TEST_CASE_METHOD(Fixture, "a dry run writes nothing") {
  options.dry_run = true;
  Report report = sync(lines(0, 10));
  CHECK(report.added == 10);
  CHECK_FALSE(std::filesystem::exists(options.archive));
  options.dry_run = false;
  sync(lines(0, 10));
  options.dry_run = true;
  report = sync(lines(0, 9) + line("9", "Neu"));
  CHECK(report.unchanged == 9);
  CHECK(report.replaced == 1);
  CHECK(titles().at("9") == "Titel 9");
}

namespace {

// A ninjs item of a version.
std::string item(const std::string& title, int version, const std::string& status = "usable") {
  return R"({"uri":"v","type":"text","pubstatus":")" + status + R"(","version":")" +
         std::to_string(version) + R"(","versioncreated":"2018-07-16T18:0)" +
         std::to_string(version) + R"(:00Z","headline":")" + title + "\"}\n";
}

}  // namespace

TEST_CASE_METHOD(Fixture,
                 "of several versions of one item the newest counts, in whatever order they come") {
  const bool merged = GENERATE(false, true);  // a new generation, or written into the live one
  if (!merged) sync(lines(0, 200));
  const Report report =
      sync(item("Drei", 3) + lines(0, 200) + item("Eins", 1) + item("Vier", 4) + item("Zwei", 2));
  CHECK(titles().at("v") == "Vier");
  CHECK(report.warnings == 0);
  CHECK(report.duplicates == 3);
  // Repeated or late versions change nothing.
  const Report again = sync(item("Drei", 3) + lines(0, 200) + item("Vier", 4));
  CHECK(again.added + again.replaced == 0);
  CHECK(sync(lines(0, 200) + item("Zwei", 2)).replaced == 0);
  CHECK(titles().at("v") == "Vier");
  CHECK(sync(item("Fünf", 5)).replaced == 1);
  CHECK(titles().at("v") == "Fünf");
}

TEST_CASE_METHOD(Fixture, "items that come again in one feed are no cause for a warning") {
  const auto feed = [](const std::string& items) {
    return "<rss><channel>" + items + "</channel></rss>";
  };
  const std::string old =
      "<item><guid>1</guid><title>Eins</title><pubDate>Mon, 16 Jul 2018 18:05:00 "
      "GMT</pubDate></item>";
  const std::string again =
      "<item><guid>1</guid><title>Zwei</title><pubDate>Tue, 17 Jul 2018 18:05:00 "
      "GMT</pubDate></item>";
  const Report report = sync(feed(again + old + again + old));
  CHECK(report.warnings == 0);
  // With other titles they are other articles.
  CHECK(report.added == 2);
  CHECK(titles().size() == 2);
}

TEST_CASE_METHOD(Fixture, "what a source takes back goes") {
  SECTION("from the archive") {
    sync(lines(0, 10) + item("Eins", 1));
    const Report report = sync(item("", 2, "canceled"));
    CHECK(report.deleted == 1);
    CHECK(titles().size() == 10);
  }
  SECTION("with the run that brought it, and stays away") {
    for (int i = 0; i < 2; ++i) {
      const Report report = sync(lines(0, 10) + item("", 2, "canceled") + item("Eins", 1));
      CHECK(titles().size() == 10);
      CHECK(report.deleted == 0);
      CHECK(report.added == (i == 0 ? 10 : 0));
    }
  }
  SECTION("unless a newer version gives it back") {
    sync(lines(0, 10) + item("", 2, "canceled") + item("Drei", 3));
    CHECK(titles().at("v") == "Drei");
  }
}

TEST_CASE_METHOD(Fixture, "of several records with one id the last one counts") {
  SECTION("in a new archive") {
    const Report report =
        sync(line("a", "Eins") + lines(0, 200) + line("a", "Zwei") + line("a", "Drei"));
    CHECK(report.added == 201);
    CHECK(report.duplicates == 2);
    CHECK(report.has_problems());
    REQUIRE(report.issues.size() == 2);
    CHECK(report.issues[0].place.line == 1);
    CHECK(describe(report, report.issues[0]).find("in.jsonl:202") != std::string::npos);
    CHECK(titles().at("a") == "Drei");
    CHECK(titles().size() == 201);
  }
  SECTION("in the live generation") {
    sync(line("a", "Null"));
    const Report report = sync(line("a", "Eins") + line("a", "Zwei"));
    CHECK(report.replaced == 1);
    CHECK(report.duplicates == 1);
    CHECK(titles().at("a") == "Zwei");
  }
  SECTION("when the last one is what the archive has") {
    sync(line("a", "Null"));
    const Report report = sync(line("a", "Eins") + line("a", "Null"));
    CHECK(report.unchanged == 1);
    CHECK(report.replaced == 0);
    CHECK(titles().at("a") == "Null");
  }
}

TEST_CASE_METHOD(Fixture, "a large change is merged into a new generation") {
  const int large = static_cast<int>(kSmallChange) + 1;
  sync(lines(0, 300) + line("keep", "Null"));
  options.delete_missing = true;
  const Report report = sync(lines(10, 100) + lines(100, 200, "Neu") + lines(1000, 1000 + large) +
                             line("keep", "Eins") + line("keep", "Null"));
  CHECK(report.unchanged == 91);
  CHECK(report.replaced == 100);
  CHECK(report.added == static_cast<std::uint64_t>(large));
  CHECK(report.remarks.size() == 1);  // 110 of 301 are too many
  CHECK(archive().live_generation() == 2U);
  const auto found = titles();
  CHECK(found.size() == 301U + static_cast<unsigned>(large));
  CHECK(found.at("150") == "Neu 150");
  CHECK(found.at("50") == "Titel 50");
  CHECK(found.at("keep") == "Null");
  const Xapian::Database database = open();
  CHECK(read_info(database).generation == 2);
  CHECK(database.get_metadata(facet_name_key(facet_id(FacetKind::source, "quelle titel 50"))) ==
        "Quelle Titel 50");
  CHECK(database.get_metadata(facet_name_key(facet_id(FacetKind::source, "quelle neu 150"))) ==
        "Quelle Neu 150");
}

TEST_CASE("the archive does not depend on the number of threads") {
  const TempFolder folder;
  std::string content = line("a", "Zuerst");
  for (int i = 0; i < 3000; ++i)
    content +=
        line(std::to_string(i), (i % 2 == 0 ? "Straße " : "STRASSE ") + std::to_string(i % 7));
  content += line("a", "Zuletzt");
  const std::string source = folder.write("in.jsonl", content);
  std::string first;
  for (const unsigned jobs : {1U, 2U, 5U}) {
    const SyncOptions options{.archive = folder.path() / ("archive" + std::to_string(jobs)),
                              .sources = {source},
                              .jobs = jobs,
                              .quiet = true};
    CHECK(sync_archive(options, kNoNames).added == 3001);
    const std::string all = dump(Xapian::Database((options.archive / "generations/0001").string()));
    if (first.empty()) first = all;
    CHECK((all == first));
  }
}

TEST_CASE("articles of a night are written like those of a first run") {
  const ner::Recognizer recognizer;
  const NameSource names{
      [&](std::span<const ner::AnalyzedField> fields) { return recognizer.recognize(fields); },
      "names"};
  const std::string first = line("a", "Zuerst");
  const std::string later =
      line("b", "Ohne Zitat") +
      R"({"id":"c","title":"Mit Zitat","body":"„Die Brücke kommt“, sagte Angela Merkel."})"
      "\n";
  const TempFolder folder;
  for (const bool positions : {false, true}) {
    const auto made_of = [&](const std::string& name, const std::vector<std::string>& runs) {
      SyncOptions options{.archive = folder.path() / (name + (positions ? "1" : "0")),
                          .quiet = true,
                          .positions = positions};
      for (const auto& content : runs) {
        options.sources = {folder.write("in.jsonl", content)};
        (void)sync_archive(options, names);
      }
      return dump_documents(Xapian::Database((options.archive / "generations/0001").string()));
    };
    const std::string at_once = made_of("at-once", {first + later});
    CHECK((at_once.find("XQ 0 ") != std::string::npos) == positions);
    CHECK(at_once.find("XQ 0") != std::string::npos);
    CHECK((made_of("later", {first, later}) == at_once));
  }
}

TEST_CASE_METHOD(Fixture, "rebuild makes a new generation from the sources alone") {
  sync(lines(0, 10));
  options.sources = {folder.write("in.jsonl", lines(5, 15))};
  const Report report = rebuild_archive(options, kNoNames);
  CHECK(report.added == 10);
  CHECK(archive().live_generation() == 2U);
  CHECK(titles().size() == 10);
  CHECK(titles().count("0") == 0);
  CHECK(archive().generations() ==
        std::vector<unsigned>{1, 2});  // one old generation is kept for its readers
  (void)rebuild_archive(options, kNoNames);
  CHECK(archive().generations() == std::vector<unsigned>{2, 3});
  options.sources = {folder.write("empty.jsonl", "")};
  CHECK_THROWS_AS(rebuild_archive(options, kNoNames), Error);
  CHECK(titles().size() == 10);
}

TEST_CASE_METHOD(Fixture, "what killed runs left behind is removed") {
  sync(lines(0, 10));
  std::filesystem::create_directories(archive().building(2));
  std::filesystem::create_directories(options.archive / "generations/segments.building/0-1");
  std::filesystem::create_directories(archive().generation(3));  // complete, but never switched in
  sync(line("x", "Neu"));
  std::vector<std::string> left;
  for (const auto& entry : std::filesystem::directory_iterator(options.archive / "generations"))
    left.push_back(entry.path().filename());
  CHECK(left == std::vector<std::string>{"0001"});
  CHECK(titles().size() == 11);
}

TEST_CASE_METHOD(Fixture, "a second writer is turned away") {
  sync(lines(0, 10));
  const WriterLock lock(archive().lock());
  try {
    sync(line("x", "Neu"));
    FAIL("the lock was ignored");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::locked);
  }
  options.dry_run = true;  // needs no lock
  CHECK(sync(line("x", "Neu")).added == 1);
}

TEST_CASE_METHOD(Fixture, "an archive of another analyser is refused, one without names stays so") {
  sync(lines(0, 3));
  const NameSource with_names{
      [](std::span<const AnalyzedField>) -> Names { throw std::logic_error("not to be called"); },
      "names-1"};
  options.sources = {folder.write("in.jsonl", line("x", "Neu"))};
  CHECK(sync_archive(options, with_names).added == 1);
  CHECK(read_info(open()).fingerprint.entities == kEntitiesOff);
  {
    const ChangingFiles changing(archive().generation(1));
    Xapian::WritableDatabase database(archive().generation(1).string(), Xapian::DB_OPEN);
    ArchiveInfo info = read_info(database);
    info.fingerprint.analyzer = "other";
    write_info(database, info);
    database.commit();
  }
  CHECK_THROWS_AS(sync_archive(options, kNoNames), Error);
}

TEST_CASE_METHOD(Fixture, "no articles at all: a report, no archive") {
  const Report report = sync("");
  CHECK(report.rejected == 1);
  CHECK_FALSE(archive().exists());
}

TEST_CASE_METHOD(Fixture, "bad records are counted, named and cost the others nothing") {
  const Report report = sync(line("a", "Eins") + "{\n" +
                             R"({"id":"b","title":"Zwei","published":"gestern","foo":1})" + "\n");
  CHECK(report.added == 2);
  CHECK(report.rejected == 1);
  CHECK(report.warnings == 1);
  CHECK(report.unknown_fields.at("foo") == 1);
  REQUIRE(report.issues.size() == 2);
  CHECK(describe(report, report.issues[0]).find("in.jsonl:2: not valid JSON") != std::string::npos);
  CHECK(to_json(report).find("\"gestern\\\" is no date") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "check finds damage") {
  sync(lines(0, 10));
  std::filesystem::resize_file(archive().generation(1) / "postlist.glass", 100);
  CHECK_FALSE(check_archive(options.archive).at(0).problems.empty());
  CHECK_THROWS_AS(check_archive(folder.path() / "none"), Error);
}

TEST_CASE_METHOD(Fixture, "check finds an article that is not the one that was indexed") {
  sync(line("a", "Eins") + R"({"id":"b","title":"Zwei","body":"Der Bundestag berät heute."})" +
       "\n");
  {
    const ChangingFiles changing(archive().generation(1));
    Xapian::WritableDatabase database(archive().generation(1).string(), Xapian::DB_OPEN);
    const Xapian::docid id = *database.postlist_begin("Qb");
    Xapian::Document document = database.get_document(id);
    std::string order = document.get_value(schema::kWordOrder);
    std::swap(order[order.size() - 1], order[order.size() - 2]);  // the last two words
    document.add_value(schema::kWordOrder, order);
    database.replace_document(id, document);
    database.commit();
  }
  const auto results = check_archive(options.archive);
  REQUIRE(results.at(0).problems.size() == 1);
  CHECK(results.at(0).problems[0] == "article b is not the one that was indexed");
}
