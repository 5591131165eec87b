#include "indexer/deletion.hpp"

#include <xapian.h>
#include <fstream>
#include <string>

#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/article_codec.hpp"
#include "core/store/takedowns.hpp"
#include "core/store/terms.hpp"
#include "indexer/shard_split.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::index;
using nachlese::test::TempFolder;

namespace {

// Finds the person where all of her name stands.
const NameSource kMuster{[](std::span<const ner::AnalyzedField> fields) {
                           ner::Names names;
                           for (const auto& field : fields) {
                             if (field.text.find("Erika Muster") != std::string_view::npos)
                               names.entities = {{ner::EntityType::person, "Erika Muster", {}}};
                           }
                           return names;
                         },
                         "test"};

std::string article(const std::string& id, const std::string& published = "2020-05-01") {
  return R"({"id":")" + id + R"(","title":"Bericht )" + id + R"(","published":")" + published +
         R"(","url":"https://blatt.example/)" + id +
         R"(","body":"Vor Gericht stand Erika Muster, )" + id +
         R"( heißt der Fall. Musters Anwalt )"
         R"(schwieg."})" +
         "\n";
}

struct Court {
  TempFolder folder;
  SyncOptions options;
  std::string content = article("a") + article("b", "2021-05-01") + article("c");

  Court() {
    options.archive = folder.path() / "archive";
    options.quiet = true;
    options.sources = {folder.write("in.jsonl", content)};
    CHECK(sync().added == 3);
  }
  [[nodiscard]] Report sync() const { return sync_archive(options, kMuster); }
  [[nodiscard]] std::string ids() const {
    std::string out;
    const Xapian::Database database(store::Archive(options.archive).stub().string(),
                                    Xapian::DB_BACKEND_STUB);
    for (auto term = database.allterms_begin("Q"); term != database.allterms_end("Q"); ++term)
      out += (*term).substr(1);
    return out;
  }
  [[nodiscard]] Xapian::doccount frequency(const std::string& term) const {
    return Xapian::Database(store::Archive(options.archive).stub().string(),
                            Xapian::DB_BACKEND_STUB)
        .get_termfreq(term);
  }
  void divide() const {
    (void)split_archive(store::Archive(options.archive), store::Division::year, false);
  }
};

}  // namespace

TEST_CASE_METHOD(Court, "a takedown holds in every later run") {
  if (GENERATE(false, true)) divide();
  const Deletion done = delete_articles(options.archive, {"a", "z"}, {"Unterlassung", "", true});
  CHECK(done.deleted == 1);
  CHECK(done.unknown == std::vector<std::string>{"z"});
  CHECK(ids() == "bc");
  CHECK(sync().withheld == 1);
  CHECK(ids() == "bc");
  (void)rebuild_archive(options, kMuster);
  CHECK(ids() == "bc");
  CHECK(undelete_articles(options.archive, {"a"}, kMuster).deleted == 1);
  CHECK(ids() == "bc");
  CHECK(sync().added == 1);
  CHECK(ids() == "abc");
  CHECK(undelete_articles(options.archive, {"a"}, kMuster).unknown.size() == 1);
}

TEST_CASE_METHOD(Court, "the article under another id is meant, too") {
  (void)delete_articles(options.archive, {"a"}, {"Unterlassung", "", false});
  std::string again = article("a");
  again.replace(again.find("\"a\""), 3, "\"d\"");
  options.sources = {folder.write("in.jsonl", content + again)};
  CHECK(sync().withheld == 2);
  CHECK(ids() == "bc");
}

TEST_CASE_METHOD(Court, "so is the one that the archive has under another id already") {
  std::string again = article("a");
  again.replace(again.find("\"a\""), 3, "\"d\"");
  options.sources = {folder.write("in.jsonl", content + again)};
  CHECK(sync().added == 1);
  (void)delete_articles(options.archive, {"a"}, {"Unterlassung", "", false});
  const Report report = sync();
  CHECK(report.withheld == 2);
  CHECK(report.deleted == 1);
  CHECK(ids() == "bc");
}

TEST_CASE_METHOD(Court, "without a reason the next run brings an article back") {
  CHECK(delete_articles(options.archive, {"a"}).deleted == 1);
  CHECK(ids() == "bc");
  CHECK(sync().added == 1);
  CHECK(store::Takedowns::read(options.archive).empty());
}

TEST_CASE_METHOD(Court, "an article is held until its day") {
  (void)delete_articles(options.archive, {"a"}, {"Sperrfrist", "2999-01-01", false});
  (void)delete_articles(options.archive, {"b"}, {"Sperrfrist", "2001-01-01", false});
  CHECK(ids() == "c");
  CHECK(sync().added == 1);
  CHECK(ids() == "bc");
}

TEST_CASE_METHOD(Court, "a run that was killed between the list and the archive is completed") {
  store::Takedowns takedowns;
  takedowns.set({"a", "", "Unterlassung", "2024-01-01", "", false, {}});
  takedowns.write(options.archive);
  CHECK(ids() == "abc");
  (void)sync();
  CHECK(ids() == "bc");
}

TEST_CASE_METHOD(Court, "a list that cannot be read stops the run") {
  std::ofstream(store::Takedowns::file(options.archive)) << "a\tweg\n";
  CHECK_THROWS_AS(sync(), Error);
  CHECK_THROWS_AS(rebuild_archive(options, kMuster), Error);
}

TEST_CASE_METHOD(Court,
                 "a suppressed name leads no more to the article, and stays readable there") {
  if (GENERATE(false, true)) divide();
  const std::string person = store::make_term(schema::Prefix::person, "erika muster");
  CHECK(frequency(person) == 3);
  CHECK(frequency("muster") == 3);
  CHECK(suppress_names(options.archive, "a", {"Erika Muster"}, kMuster).remarks.empty());
  const auto check = [&](Xapian::doccount left) {
    CHECK(frequency(person) == left);
    CHECK(frequency("muster") == left);
    CHECK(frequency("musters") == left);
    CHECK(frequency("anwalt") == 3);
    CHECK(ids() == "abc");
  };
  check(2);
  CHECK(sync().unchanged == 3);
  check(2);
  (void)rebuild_archive(options, kMuster);
  check(2);
  CHECK(undelete_articles(options.archive, {"a"}, kMuster).deleted == 1);
  check(3);
  CHECK_THROWS_AS(suppress_names(options.archive, "zz", {"Erika Muster"}, kMuster), Error);
}

TEST_CASE_METHOD(Court, "a name that the article does not have is remembered, and remarked") {
  const auto remarks = [&](const std::string& name) {
    return suppress_names(options.archive, "a", {name}, kMuster).remarks;
  };
  CHECK(remarks("Frau MUSTERS").empty());  // found with another ending
  CHECK(remarks("Erika Mustre") ==
        std::vector<std::string>{"a does not have the word mustre. Is Erika Mustre spelled as "
                                 "there? It is remembered all the same."});
  CHECK(remarks("Erika Mustre").empty());  // known by now
  CHECK(remarks(" Max  Mustermann ").size() == 1);
  CHECK(store::Takedowns::read(options.archive).find("a")->names.size() == 3);
}

TEST_CASE_METHOD(Court, "what a killed run recorded of names is completed by the next one") {
  if (GENERATE(false, true)) divide();
  const std::string person = store::make_term(schema::Prefix::person, "erika muster");
  store::Takedowns takedowns;
  takedowns.set({"a", "", "", "2024-01-01", "", false, {"Erika Muster"}});
  takedowns.set({"gone", "", "", "2024-01-01", "", false, {"Erika Muster"}});
  takedowns.write(options.archive);
  CHECK(frequency(person) == 3);
  CHECK(sync().unchanged == 3);
  CHECK(frequency(person) == 2);
  CHECK(frequency("muster") == 2);
  CHECK(ids() == "abc");
}

TEST_CASE("a list of takedowns is printed and read") {
  store::Takedowns takedowns;
  takedowns.set(
      {"id\twith\nbreaks|", "https://x", "weil\tso", "2024-01-01", "2030", true, {"A|B", "C\\"}});
  takedowns.set({"plain", "", "Grund", "2024-01-01", "", false, {}});
  const auto again = store::Takedowns::parse(takedowns.print(), "file");
  CHECK(again.all() == takedowns.all());
  CHECK(again.find("plain") != nullptr);
  CHECK(again.find("none") == nullptr);
  CHECK_THROWS_AS(store::Takedowns::parse("a\tb\n", "file"), Error);
  CHECK_THROWS_AS(store::Takedowns::parse("a\t\tmorgen\t\tGrund\t\t\n", "file"), Error);
}
