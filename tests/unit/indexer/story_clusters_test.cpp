#include <xapian.h>
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/hash.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "indexer/sync.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::index;
using namespace nachlese::store;
using nachlese::test::TempFolder;

namespace {

const NameSource kNoNames{nullptr, kEntitiesOff};

using Clusters = std::map<std::string, std::string>;  // id → term

// Words from..to of text number `story`; no two texts share one.
std::string words(int story, int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) {
    for (int rest = story * 1000 + i; rest > 0; rest /= 20)
      text += "bcdfghjklmnpqrstvwxz"[rest % 20];
    text += "ok ";  // no ending that a stemmer would remove
  }
  return text;
}

std::string line(const std::string& id, const std::string& body, const std::string& published) {
  return R"({"id":")" + id + R"(","title":"Bericht","published":")" + published + R"(","body":")" +
         body + "\"}\n";
}

struct Fixture {
  TempFolder folder;
  SyncOptions options{.archive = folder.path() / "archive", .jobs = 2, .quiet = true};

  void sync(const std::string& content) {
    options.sources = {folder.write("in.jsonl", content)};
    CHECK(sync_archive(options, kNoNames).rejected == 0);
  }
  [[nodiscard]] Clusters clusters() const {
    Clusters out;
    const Xapian::Database database(Archive(options.archive).stub().string(),
                                    Xapian::DB_BACKEND_STUB);
    const std::string letters(schema::field(schema::Prefix::cluster).letters);
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      const Xapian::Document document = database.get_document(*it);
      auto term = document.termlist_begin();
      term.skip_to(letters);
      const std::string cluster = *term;
      CHECK(cluster == letters + to_hex(unpack_number(document.get_value(schema::kCluster))));
      CHECK_FALSE((*++term).starts_with(letters));
      out.emplace(article_of(document).id, cluster);
    }
    return out;
  }
};

// The clusters as sets of ids.
std::set<std::set<std::string>> sets(const Clusters& clusters) {
  std::map<std::string, std::set<std::string>> members;
  for (const auto& [id, cluster] : clusters) members[cluster].insert(id);
  std::set<std::set<std::string>> out;
  for (const auto& [cluster, ids] : members) out.insert(ids);
  return out;
}

// 600 articles in three batches over 30 days: three versions of each story, some days apart.
std::vector<std::string> many() {
  std::vector<std::string> lines;
  for (int i = 0; i < 600; ++i) {
    const int story = i % 200 + 1;
    const int version = i / 200;
    const int day = story % 20 + 1 + version * 2;
    lines.push_back(line(std::to_string(story) + "-" + std::to_string(version),
                         words(story, 0, 100 + version * 10),
                         "2024-05-" + std::string(day < 10 ? "0" : "") + std::to_string(day)));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& text : lines) out += text;
  return out;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "the clusters are the same for all jobs, orders and nights") {
  auto lines = many();
  options.jobs = 1;
  sync(joined(lines));
  const Clusters expected = clusters();
  CHECK(sets(expected).size() == 200);

  SECTION("jobs") {
    options.archive = folder.path() / "other";
    options.jobs = 3;
    sync(joined(lines));
    CHECK(clusters() == expected);
  }
  SECTION("order") {
    options.archive = folder.path() / "other";
    std::reverse(lines.begin(), lines.end());
    sync(joined(lines));
    CHECK(clusters() == expected);
  }
  SECTION("nights, into the live generation") {
    options.archive = folder.path() / "other";
    for (std::size_t from = 0; from < lines.size(); from += 200) {
      sync(joined({lines.begin() + static_cast<std::ptrdiff_t>(from),
                   lines.begin() + static_cast<std::ptrdiff_t>(from + 200)}));
    }
    CHECK(clusters() == expected);
  }
  SECTION("rebuild") {
    (void)rebuild_archive(options, kNoNames);
    CHECK(clusters() == expected);
  }
}

TEST_CASE_METHOD(Fixture, "a cluster outlives its first article") {
  sync(line("a", words(1, 0, 100), "2024-05-01") + line("b", words(1, 0, 110), "2024-05-02"));
  const std::string cluster = clusters().at("a");
  CHECK(clusters().at("b") == cluster);

  SECTION("which got another text") {
    sync(line("a", words(2, 0, 100), "2024-05-01") + line("c", words(1, 10, 100), "2024-05-03"));
    CHECK(clusters().at("a") != cluster);
  }
  SECTION("which was deleted") {
    options.delete_missing = true;
    options.force = true;
    sync(line("b", words(1, 0, 110), "2024-05-02") + line("c", words(1, 10, 100), "2024-05-03"));
    CHECK(clusters().count("a") == 0);
  }
  CHECK(clusters().at("b") == cluster);
  CHECK(clusters().at("c") == cluster);
}

TEST_CASE_METHOD(Fixture, "no text that is gone leads a cluster") {
  sync(line("a", words(1, 0, 100), "2024-05-01"));
  const std::string before = clusters().at("a");
  sync(line("a", words(2, 0, 100), "2024-05-01") + line("b", words(1, 0, 110), "2024-05-02"));
  CHECK(clusters().at("a") != before);
  CHECK(clusters().at("b") != before);
  // Nor does the first of two versions within one run.
  sync(line("c", words(3, 0, 100), "2024-05-01") + line("c", words(4, 0, 100), "2024-05-01") +
       line("d", words(3, 0, 110), "2024-05-02") + line("e", words(4, 0, 110), "2024-05-02"));
  CHECK(sets(clusters()) == std::set<std::set<std::string>>{{"a"}, {"b"}, {"c", "e"}, {"d"}});
}

TEST_CASE_METHOD(Fixture,
                 "a text that stays leads, though another version of its article came by") {
  const std::string a = line("a", words(1, 0, 100), "2024-05-01");
  sync(a);
  sync(line("a", words(2, 0, 100), "2024-05-01") + a + line("b", words(1, 0, 110), "2024-05-02") +
       line("c", words(2, 0, 110), "2024-05-02"));
  CHECK(sets(clusters()) == std::set<std::set<std::string>>{{"a", "b"}, {"c"}});
}

TEST_CASE_METHOD(Fixture, "a story does not drift into another") {
  std::string content;
  for (int i = 0; i < 8;
       ++i) {  // each shares 0.67 with the previous one, 0.43 with the one before that
    content += line(std::to_string(i), words(1, i * 40, i * 40 + 200),
                    "2024-05-0" + std::to_string(i + 1));
  }
  sync(content);
  for (const auto& ids : sets(clusters())) CHECK(ids.size() <= 2);
}

TEST_CASE_METHOD(Fixture, "equal bodies stay together, however far apart") {
  // b joins a; c, a year later, has the text of b word for word, and d that of a.
  sync(line("a", words(1, 0, 100), "2024-05-01") + line("b", words(1, 0, 110), "2024-05-02") +
       line("c", words(1, 0, 110), "2025-05-01"));
  sync(line("d", words(1, 0, 110), "2026-05-01") + line("e", words(1, 0, 100), "2026-05-01") +
       line("f", words(1, 0, 105), "2026-05-01"));
  CHECK(sets(clusters()) == std::set<std::set<std::string>>{{"a", "b", "c", "d", "e"}, {"f"}});
}
