#include <xapian.h>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "indexer/passage_state.hpp"
#include "indexer/recurring.hpp"
#include "indexer/sync.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::index;
using nachlese::test::TempFolder;

namespace {

const NameSource kNameless{nullptr, store::kEntitiesOff};
const std::string kNotice =
    "Weiterlesen mit dem Abo: alle Artikel ohne Werbung. Jetzt anmelden und vier Wochen kostenlos "
    "testen.";

// A sentence of words that no other number has.
std::string sentence(int number) {
  std::string text;
  for (int i = 0; i < 9; ++i) {
    std::string word;
    for (int rest = number * 9 + i + 400; rest > 0; rest /= 20)
      word += "bcdfghjklmnpqrstvwxz"[rest % 20];
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
    text += word + "ok ";
  }
  text.back() = '.';
  return text;
}

std::string own_text(int story) {
  std::string text;
  for (int i = 0; i < 6; ++i) text += sentence(story * 6 + i) + (i % 2 == 0 ? " " : "\n\n");
  return text;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

std::string line(const std::string& id, const std::string& title, const std::string& published,
                 const std::string& body, const std::string& source = "Blatt") {
  return R"({"id":")" + id + R"(","title":")" + title + R"(","published":")" + published +
         R"(","source":")" + source + R"(","body":")" + escaped(body) + "\"}\n";
}

std::string day(int number) {
  const int month = number / 28 % 12 + 1;
  const int in_month = number % 28 + 1;
  return "2024-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + "-" +
         std::string(in_month < 10 ? "0" : "") + std::to_string(in_month);
}

// `count` articles, a day apart, every second one with the notice.
std::vector<std::string> paper(int count, const std::string& notice = kNotice) {
  std::vector<std::string> lines;
  for (int i = 0; i < count; ++i) {
    lines.push_back(line("a" + std::to_string(i), sentence(10'000 + i), day(i),
                         own_text(i) + (i % 2 == 0 ? notice : "")));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& text : lines) out += text;
  return out;
}

struct Paper {
  TempFolder folder;
  SyncOptions options{folder.path() / "archive", {}, 2, false, false, false, true, {}, {}, {}};

  void sync(const std::string& content, const NameSource& names = kNameless) {
    options.sources = {folder.write("in.jsonl", content)};
    const Report report = sync_archive(options, names);
    CHECK(report.rejected == 0);
  }
  // What is folded away, by id.
  [[nodiscard]] std::map<std::string, std::string> folded() const {
    std::map<std::string, std::string> out;
    const Xapian::Database database(store::Archive(options.archive).stub().string(),
                                    Xapian::DB_BACKEND_STUB);
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      const Article article = store::article_of(database.get_document(*it));
      std::string text;
      for (const auto& span : article.passages)
        text += article.body.substr(span.begin, span.end - span.begin) + "|";
      out[article.id] = text;
    }
    return out;
  }
};

std::size_t with_notice(const std::map<std::string, std::string>& folded) {
  std::size_t count = 0;
  for (const auto& [id, text] : folded) count += text == kNotice + "|" ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("a body is cut into sentences, and a line ends one") {
  const std::string body = "Erstens das hier. Zweitens jenes\nDrittens  ein\tSatz.\n\n\"Vier\"";
  const auto units = passage_units(body);
  REQUIRE(units.size() == 4);
  CHECK(units[0].words == 3);
  CHECK(units[0].begins_line);
  CHECK_FALSE(units[0].ends_line);
  CHECK(units[1].ends_line);
  CHECK(units[2].hash == passage_units("Drittens ein Satz.").front().hash);
  CHECK(passage_units("").empty());
  CHECK(passage_units(" \n\n ").empty());
}

TEST_CASE("runs of recurring units are passages if they are long or whole lines") {
  const std::string body =
      "Eigenes steht am Anfang hier. Kurz und wirklich gut so.\n\nMehr zum Thema";
  const auto units = passage_units(body);
  REQUIRE(units.size() == 3);
  CHECK(recurring_spans(units, {}).empty());
  CHECK(recurring_spans(units, {units[1].hash}).empty());  // five words inside a line
  const auto line = recurring_spans(units, {units[2].hash});
  REQUIRE(line.size() == 1);
  CHECK(body.substr(line[0].begin, line[0].end - line[0].begin) == "Mehr zum Thema");
  const auto both = recurring_spans(units, {units[1].hash, units[2].hash});
  REQUIRE(both.size() == 1);
  CHECK(both[0].begin == units[1].begin);
}

TEST_CASE_METHOD(Paper, "a notice that stands in many articles is found in all of them") {
  sync(joined(paper(40)));
  CHECK(with_notice(folded()) == 20);
  CHECK(folded()["a1"].empty());
}

TEST_CASE_METHOD(Paper, "what stands in a few articles is their own") {
  sync(joined(paper(8)));
  CHECK(with_notice(folded()) == 0);
}

TEST_CASE_METHOD(Paper, "the versions of one story have no recurring passages") {
  auto lines = paper(30, "");
  for (int hour = 0; hour < 20; ++hour) {
    lines.push_back(
        line("t" + std::to_string(hour), "Ticker zum Großbrand im Hafen von Bremen",
             "2024-05-01T" + std::string(hour < 10 ? "0" : "") + std::to_string(hour) + ":00",
             own_text(500) + sentence(9000 + hour)));
  }
  sync(joined(lines));
  for (const auto& [id, text] : folded()) CHECK(text.empty());
}

TEST_CASE_METHOD(Paper, "another source has passages of its own") {
  auto lines = paper(40);
  lines.push_back(line("b", "Anderswo steht dies", "2024-02-01", own_text(700) + kNotice, "Bote"));
  sync(joined(lines));
  CHECK(folded()["b"].empty());
}

TEST_CASE_METHOD(Paper, "nights, threads and a rebuild lead to the same passages") {
  const auto lines = paper(60);
  sync(joined(lines));
  const auto expected = folded();
  CHECK(with_notice(expected) == 30);
  SECTION("one thread") {
    options.archive = folder.path() / "other";
    options.jobs = 1;
    sync(joined(lines));
    CHECK(folded() == expected);
  }
  SECTION("nights of three articles, into the live generation") {
    options.archive = folder.path() / "other";
    for (std::size_t i = 0; i < lines.size(); i += 3)
      sync(joined({lines.begin() + static_cast<std::ptrdiff_t>(i),
                   lines.begin() + static_cast<std::ptrdiff_t>(std::min(i + 3, lines.size()))}));
    CHECK(folded() == expected);
  }
  SECTION("rebuild") {
    options.sources = {folder.write("in.jsonl", joined(lines))};
    (void)rebuild_archive(options, kNameless);
    CHECK(folded() == expected);
  }
  SECTION("a night without news changes nothing") {
    sync(joined(lines));
    CHECK(folded() == expected);
  }
}

TEST_CASE_METHOD(Paper,
                 "articles that share a notice are no versions, also if it is all they have") {
  std::vector<std::string> lines;
  for (int i = 0; i < 30; ++i)
    lines.push_back(line("p" + std::to_string(i), sentence(20'000 + i), day(i), kNotice));
  sync(joined(lines));
  const Xapian::Database database(store::Archive(options.archive).stub().string(),
                                  Xapian::DB_BACKEND_STUB);
  const std::string letters(schema::field(schema::Prefix::cluster).letters);
  std::size_t clusters = 0;
  for (auto term = database.allterms_begin(letters); term != database.allterms_end(letters); ++term)
    ++clusters;
  CHECK(clusters == 30);
}

TEST_CASE_METHOD(Paper, "passages give no names") {
  const NameSource names{[](std::span<const ner::AnalyzedField> fields) {
                           ner::Names found;
                           for (const auto& field : fields) {
                             for (const auto& token : field.analysis->tokens) {
                               if (token.word->surface.text == "abo")
                                 found.entities = {{ner::EntityType::organisation, "Abo", {}}};
                             }
                           }
                           return found;
                         },
                         "test"};
  sync(joined(paper(40)), names);
  const Xapian::Database database(store::Archive(options.archive).stub().string(),
                                  Xapian::DB_BACKEND_STUB);
  CHECK_FALSE(database.term_exists(store::make_term(schema::Prefix::organisation, "abo")));
  CHECK(database.term_exists("abo"));  // but every word is found
}

TEST_CASE_METHOD(Paper, "the user's file decides, without a rebuild") {
  const auto lines = paper(40);
  sync(joined(lines));
  const auto write = [&](const std::string& text) {
    std::ofstream(passage_file(options.archive)) << text;
    sync(joined(lines));
  };
  write("# all of it\nkeep " + kNotice + "\n");
  CHECK(with_notice(folded()) == 0);
  write("drop " + sentence(7) + "\n");
  CHECK(with_notice(folded()) == 20);
  CHECK(folded()["a1"] == sentence(7) + "|");
  CHECK_THROWS(write("dorp " + kNotice + "\n"));
  write("\xEF\xBB\xBFkeep " + kNotice + "\r\n");
  CHECK(with_notice(folded()) == 0);
  std::filesystem::remove(passage_file(options.archive));
  std::filesystem::create_directory(passage_file(options.archive));
  CHECK_THROWS_AS(sync(joined(lines)), Error);
}

TEST_CASE_METHOD(Paper, "a passage that was kept for some nights has its text again") {
  const auto lines = paper(40);
  sync(joined(lines));
  const auto texts = [&] {
    RecurringPassages counts;
    for (const auto& packed :
         read_passages(store::Archive(options.archive).live_databases()).packed)
      counts.unpack(packed);
    std::multiset<std::string> out;
    for (const auto& [hash, unit] : counts.sources().at("Blatt").units) {
      if (unit.known) out.insert(unit.text);
    }
    return out;
  };
  const auto before = texts();
  REQUIRE(before.size() == 2);
  REQUIRE_FALSE(before.contains(""));
  const std::string kept = "keep " + *before.begin() + "\n";
  for (const char* more : {"", "drop Mehr zum Thema\n"}) {
    std::ofstream(passage_file(options.archive)) << kept << more;
    sync(joined(lines));
    CHECK(texts().size() == 1);
  }
  SECTION("the file is gone") { std::filesystem::remove(passage_file(options.archive)); }
  SECTION("the file says something else") {
    std::ofstream(passage_file(options.archive)) << "keep Etwas ganz anderes steht hier.\n";
  }
  sync(joined(lines));
  CHECK(texts() == before);
}

TEST_CASE("what is counted is stored and read again") {
  RecurringPassages counts;
  for (int i = 0; i < 30; ++i) {
    Article article;
    article.title = sentence(30'000 + i);
    const std::string body = sentence(i) + " " + kNotice;
    (void)counts.count(
        "Blatt", {title_bits(article), static_cast<std::uint32_t>(i + 1), passage_units(body)},
        body);
  }
  const auto packed = counts.pack();
  REQUIRE(packed.size() == 1);
  RecurringPassages again;
  again.unpack(packed.front());
  CHECK(again.pack() == packed);
  CHECK(again.known() == counts.known());
  CHECK(again.known().at("Blatt").size() == 2);
  for (std::size_t cut = 0; cut < packed.front().size(); cut += 7) {
    RecurringPassages damaged;
    damaged.unpack(packed.front().substr(0, cut));  // must end
  }
}
