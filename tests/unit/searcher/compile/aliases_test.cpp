#include "searcher/compile/aliases.hpp"

#include <algorithm>

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::search;
using namespace nachlese::text;

namespace {

struct Fixture {
  Analyzer analyzer;
  Aliases aliases;

  // The aliases of the start of the query, and how many of its words they replace.
  std::string find(std::string_view query) {
    Analysis analysis;
    analyzer.analyze(query, Purpose::query, analysis);
    const auto match = aliases.find(analysis.tokens);
    std::string out = std::to_string(match.tokens);
    for (const auto& name : match.spellings) out += "|" + name;
    for (const auto& name : match.others) out += "~" + name;
    return out;
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "names of a group find each other, in any form") {
  CHECK(aliases.add("# places\nKiew = Kyjiw = Kyiv\r\nAl Kaida = al-Qaida\n", analyzer).empty());
  CHECK(find("Kiew") == "1|Kyjiw|Kyiv");
  CHECK(find("kyivs") == "1|Kiew|Kyjiw");
  CHECK(find("KIEW brennt") == "1|Kyjiw|Kyiv");
  CHECK(find("Al Kaida") == "2|al-Qaida");
  CHECK(find("al-Qaida in Mali") == "2|Al Kaida");
  CHECK(find("Al Capone") == "0");
  CHECK(find("Berlin") == "0");
  CHECK(aliases.add("\xEF\xBB\xBFPeking = Beijing\n", analyzer).empty());
  CHECK(find("Peking") == "1|Beijing");
}

TEST_CASE_METHOD(Fixture, "a name may be in several groups, the longest name wins") {
  CHECK(aliases.add("A = Bern\nA = Basel\nA Zwei = Chur", analyzer).empty());
  CHECK(find("A") == "1|Bern|Basel");
  CHECK(find("A Zwei") == "2|Chur");
}

TEST_CASE_METHOD(Fixture, "lines that are not understood are left out and numbered") {
  CHECK(aliases.add("Kiew\n\nKiew = Kyjiw\n= Bern\n? = !\n", analyzer) ==
        std::vector<std::size_t>{1, 4, 5});
  CHECK(find("Kiew") == "1|Kyjiw");
}

TEST_CASE_METHOD(Fixture, "the shipped list is understood") {
  CHECK(aliases.add(shipped_aliases(), analyzer).empty());
  CHECK(find("Peking") == "1|Beijing");
  CHECK(find("Weltgesundheitsorganisation") == "1~WHO");
}
