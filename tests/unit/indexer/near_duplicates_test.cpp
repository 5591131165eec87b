#include "indexer/near_duplicates.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/store/terms.hpp"
#include "indexer/exact_duplicates.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::index;
using namespace nachlese::text;

namespace {

struct Text {
  TextSketch sketch;
  std::uint64_t hash = 0;
};

Text text_of(const std::string& title, const std::string& body, const std::string& date = "") {
  Analyzer analyzer;
  Analysis title_analysis;
  Analysis body_analysis;
  analyzer.analyze(title, Purpose::document, title_analysis);
  analyzer.analyze(body, Purpose::document, body_analysis);
  Text text{make_sketch(title_analysis, body_analysis),
            duplicate_cluster(title_analysis, body_analysis, title)};
  if (const auto parsed = parse_date(date)) text.sketch.published = wall_seconds(*parsed);
  return text;
}

struct Pair {
  std::string kind;
  bool same = false;  // as marked by hand
  Text left;
  Text right;
};

std::vector<std::string> split(const std::string& line, char at) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, at);) fields.push_back(field);
  return fields;
}

using Paragraphs = std::map<std::string, std::string>;

// Makes a text from "DATE TITLE" and names of paragraphs.
Text written(const std::string& heading, const std::string& names, const Paragraphs& paragraphs) {
  std::string body;
  for (const auto& name : split(names, ' ')) body += paragraphs.at(name) + "\n\n";
  const std::size_t blank = heading.find(' ');
  return text_of(heading.substr(blank + 1), body, heading.substr(0, blank));
}

const std::vector<Pair>& sample() {
  static const std::vector<Pair> kPairs = [] {
    std::vector<Pair> pairs;
    Paragraphs paragraphs;
    std::ifstream file(NACHLESE_SOURCE_DIR "/tests/unit/indexer/near_duplicates.txt");
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line.starts_with('#')) continue;
      const auto fields = split(line, '\t');
      if (fields.size() == 2) {
        paragraphs.emplace(fields[0], fields[1]);
        continue;
      }
      REQUIRE(fields.size() == 6);
      pairs.push_back({fields[1], fields[0] == "+", written(fields[2], fields[3], paragraphs),
                       written(fields[4], fields[5], paragraphs)});
    }
    return pairs;
  }();
  return kPairs;
}

std::string words(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i)
    text += "wort" + std::string(1, static_cast<char>('a' + i % 26)) +
            std::string(i / 26 + 1, 'x') + ' ';
  return text;
}

}  // namespace

TEST_CASE("versions of a story are found, other stories are not") {
  REQUIRE(sample().size() >= 40);
  double found = 0;
  double right = 0;
  double versions = 0;
  for (const auto& pair : sample()) {
    const bool same =
        pair.left.hash == pair.right.hash || same_story(pair.left.sketch, pair.right.sketch);
    CHECK(same_story(pair.left.sketch, pair.right.sketch) ==
          same_story(pair.right.sketch, pair.left.sketch));
    versions += pair.same ? 1 : 0;
    found += same ? 1 : 0;
    right += same && pair.same ? 1 : 0;
    if (same != pair.same) {
      std::cout << (same ? "wrong: " : "missed: ") << pair.kind << ", resemblance "
                << resemblance(pair.left.sketch, pair.right.sketch) << '\n';
    }
  }
  std::cout << "near-duplicates: precision " << right / found << ", recall " << right / versions
            << " of " << versions << '\n';
  CHECK(right >= 0.95 * found);
  CHECK(right >= 0.85 * versions);
}

TEST_CASE("the table finds what a comparison with all would find") {
  SketchTable table(sample().size());
  for (const auto& pair : sample()) table.add(&pair.left.sketch);
  double versions = 0;
  double found = 0;
  for (const auto& pair : sample()) {
    if (!same_story(pair.left.sketch, pair.right.sketch)) continue;
    ++versions;
    const auto number = table.find(pair.right.sketch);
    found += number && resemblance(sample()[*number].left.sketch, pair.right.sketch) >=
                           resemblance(pair.left.sketch, pair.right.sketch)
                 ? 1
                 : 0;
  }
  CHECK(found >= 0.95 * versions);
}

TEST_CASE("what a table finds has a key of the text that finds it, and most others have none") {
  std::mt19937 random(1);
  for (const auto& pair : sample()) {
    SketchTable table(1);
    table.add(&pair.left.sketch);
    SketchKeys keys;
    keys.add(pair.right.sketch);
    CHECK((!table.find(pair.right.sketch) || keys.may_share(pair.left.sketch)));
  }
  SketchKeys keys;
  for (const auto& pair : sample()) keys.add(pair.left.sketch);
  int shared = 0;
  for (int i = 0; i < 1000; ++i) {
    TextSketch other;
    for (auto& bin : other.bins) bin = static_cast<std::uint8_t>(random());
    shared += keys.may_share(other) ? 1 : 0;
  }
  CHECK(shared < 50);
}

TEST_CASE("resemblance estimates the share of common shingles") {
  const auto sketch = [](int from, int to) { return text_of("", words(from, to)).sketch; };
  CHECK(resemblance(sketch(0, 400), sketch(0, 400)) == 1);
  CHECK(std::abs(resemblance(sketch(0, 400), sketch(0, 200)) - 0.5) <
        0.19);  // three standard errors
  CHECK(std::abs(resemblance(sketch(0, 300), sketch(100, 400)) - 0.5) < 0.19);
  CHECK(resemblance(sketch(0, 200), sketch(200, 400)) < 0.1);
  CHECK(std::abs(resemblance(sketch(0, 40), sketch(0, 32)) - 0.8) < 0.19);
}

TEST_CASE("short bodies, dates and numbers") {
  const auto same = [](const Text& left, const Text& right) {
    return same_story(left.sketch, right.sketch);
  };
  CHECK_FALSE(same(text_of("", words(0, 29)), text_of("", words(0, 29))));
  CHECK(same(text_of("", words(0, 60)), text_of("", words(0, 60))));
  CHECK(same(text_of("", words(0, 60), "2024-05-01"), text_of("", words(0, 60), "2024-05-14")));
  CHECK_FALSE(
      same(text_of("", words(0, 60), "2024-05-01"), text_of("", words(0, 60), "2024-05-17")));
  CHECK(same(text_of("", words(0, 60), "2024-05-01"), text_of("", words(0, 60))));
  CHECK_FALSE(same(text_of("", words(0, 60) + "3 17 48"), text_of("", words(0, 60) + "5 21 39")));
  CHECK(same(text_of("", words(0, 300) + "3 17 48"), text_of("", words(0, 300) + "5 21 39")));
  CHECK_FALSE(same(text_of("", words(0, 40) + "Montag im März"),
                   text_of("", words(0, 40) + "Freitag im April")));
}

TEST_CASE("marks of agencies and versions are no part of a title") {
  const auto title = [](const std::string& text) {
    return text_of(text, words(0, 60)).sketch.title;
  };
  const auto plain = title("Zahl der Toten steigt auf 12");
  REQUIRE(plain != 0);
  for (const char* marked :
       {"Update: Zahl der Toten steigt auf 12", "dpa: Zahl der Toten steigt auf 12",
        "EIL – Zahl der Toten steigt auf 12", "ROUNDUP 2: Zahl der Toten steigt auf 12",
        "ROUNDUP 2/Zahl der Toten steigt auf 12", "Zahl der Toten steigt auf 12 (Update 3)",
        "KORREKTUR/dpa: Zahl der Toten steigt auf 12 (neu)"}) {
    CAPTURE(marked);
    CHECK(title(marked) == plain);
  }
  CHECK(title("Zahl der Toten steigt auf 13") != plain);
  CHECK(title("Update: Das Wetter") == 0);
}

TEST_CASE("a sketch is stored as it is") {
  const TextSketch sketch =
      text_of("Drei Worte hier", words(0, 60) + "17", "2024-05-01T12:30").sketch;
  const std::string packed = pack_sketch(sketch);
  CHECK(unpack_sketch(packed) == sketch);
  CHECK(sketch_published(packed) == sketch.published);
}

TEST_CASE("a phrase that thousands of texts share costs no more than others, and hides nothing") {
  std::mt19937 random(1);
  std::vector<TextSketch> sketches(30'000);
  for (auto& sketch : sketches) {
    sketch.shingles = 200;
    sketch.title = 1;
    sketch.opening = 1;
    for (auto& bin : sketch.bins) bin = static_cast<std::uint8_t>(random());
    std::fill_n(sketch.bins.begin(), 12, std::uint8_t{1});
  }
  SketchTable table(sketches.size());
  for (const auto& sketch : sketches) table.add(&sketch);
  TextSketch version = sketches.front();
  std::fill_n(version.bins.begin() + 12, 20, std::uint8_t{7});
  CHECK(table.find(version) == 0U);
  // Takes 0.2 s; comparing all that share a key would be five billion comparisons.
  std::size_t found = 0;
  for (const auto& sketch : sketches) found += table.find(sketch) ? 1 : 0;
  CHECK(found == sketches.size());
}
