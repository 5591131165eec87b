#include <algorithm>
#include <random>

#include "searcher/api/diagnostic.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/printer.hpp"
#include "tests/catch.hpp"
#include "tests/sanitized.hpp"
#include "tests/unit/searcher/query/support.hpp"

namespace nachlese {

using namespace nachlese::search;
namespace {

struct Parsed {
  std::optional<query::Node> tree;
  std::vector<Diagnostic> diagnostics;
};

Parsed parse(const std::string& text, Language language = Language::english) {
  query::Diagnostics diagnostics(language);
  Parsed parsed;
  parsed.tree = query::parse(text, diagnostics);
  parsed.diagnostics = diagnostics.take();
  return parsed;
}

bool has(const Parsed& parsed, const std::string& code) {
  return std::any_of(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                     [&](const auto& d) { return d.code == code; });
}

std::string repeat(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("every example of the documentation is a query without complaint") {
  std::istringstream lines(test::read_file(NACHLESE_SOURCE_DIR "/docs/QUERY.md"));
  bool inside = false;
  int examples = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = line == "```query";
    } else if (inside) {
      const Parsed parsed = parse(line);
      INFO(line);
      CHECK(parsed.tree);
      CHECK(parsed.diagnostics.empty());
      ++examples;
    }
  }
  CHECK(examples > 60);
}

TEST_CASE("= before anything but a word changes nothing, and is told where it might") {
  const auto tree = [](const std::string& text) {
    const Parsed parsed = parse(text);
    return parsed.tree ? query::to_string(*parsed.tree) : std::string();
  };
  for (const auto& [typed, meant] :
       {std::pair{R"(="Kanzler sprach")", R"("Kanzler sprach")"},
        {R"(Bonn NICHT ="Kanzler sprach")", R"(Bonn NICHT "Kanzler sprach")"},
        {R"(Bonn -=„Kanzler sprach“)", R"(Bonn -„Kanzler sprach“)"},
        {R"(titel:="Kanzler sprach")", R"(titel:"Kanzler sprach")"},
        {R"(zitat:=="Kanzler")", R"(zitat:"Kanzler")"}}) {
    INFO(typed);
    CHECK(tree(typed) == tree(meant));
    CHECK(parse(typed).diagnostics.empty());
  }
  for (const auto& [typed, meant] : {std::pair{"Bonn = Rom", "Bonn Rom"},
                                     {"=(Bonn Rom)", "(Bonn Rom)"},
                                     {"Bonn NICHT =(Rom Paris)", "Bonn NICHT (Rom Paris)"},
                                     {"Bonn (Rom =)", "Bonn (Rom)"},
                                     {"Bonn ==", "Bonn"}}) {
    INFO(typed);
    CHECK(tree(typed) == tree(meant));
    CHECK(has(parse(typed), "lone-equals"));
  }
  CHECK(tree("=Bonn") != tree("Bonn"));
  CHECK_FALSE(has(parse("datum:>= 2022"), "lone-equals"));
}

TEST_CASE("dates of several words mean the same in parentheses and in quotes") {
  const auto tree = [](const std::string& text) {
    const Parsed parsed = parse(text);
    return parsed.tree ? query::to_string(*parsed.tree) : std::string();
  };
  for (const auto& [typed, meant] :
       {std::pair{"datum:(Februar 2006)", R"(datum:"Februar 2006")"},
        {"datum:(24. Februar 2006)", R"(datum:"24. Februar 2006")"},
        {"datum:((Februar 2006))", R"(datum:"Februar 2006")"},
        {"date:(February 2006)", R"(date:"February 2006")"},
        {"Bonn datum:(Februar 2006 ODER 2008)", R"(Bonn datum:("Februar 2006" ODER 2008))"},
        {"datum:(2008 ODER Februar 2006) Bonn", R"(datum:(2008 ODER "Februar 2006") Bonn)"},
        {"datum:(NICHT Februar 2006)", R"(datum:(NICHT "Februar 2006"))"},
        {"-datum:(Februar 2006) 2008", R"(-datum:"Februar 2006" 2008)"},
        {"datum:(>= 24. Februar 2006)", R"(datum:">= 24. Februar 2006")"}}) {
    INFO(typed);
    CHECK(tree(typed) == tree(meant));
    CHECK(parse(typed).diagnostics.empty());
  }
  // Behind a value without parentheses words are words, and years side by side are two dates.
  CHECK(tree("datum:2006 Februar") == tree(R"(datum:"2006" Februar)"));
  CHECK(tree("datum:(2006 2007)") == "(AND (date 2006) (date 2007))");
  CHECK(tree("id:(a b)") == "(id (AND a b))");
}

TEST_CASE("diagnostics speak the language of the request and point to the place") {
  const Parsed german = parse("Putin \"Trump", Language::german);
  REQUIRE(german.diagnostics.size() == 1);
  CHECK(german.diagnostics[0].begin == 6);
  CHECK(german.diagnostics[0].end == 7);
  CHECK(german.diagnostics[0].message.find("Anführungszeichen") != std::string::npos);
  CHECK(parse("Putin \"Trump").diagnostics[0].message.find("quotation mark") != std::string::npos);
}

TEST_CASE("size and depth are bounded and the bounds are said") {
  CHECK(has(parse(repeat("(", 300) + "a" + repeat(")", 300)), "too-deep"));
  CHECK(has(parse(repeat("NICHT ", 300) + "a"), "too-deep"));
  CHECK_FALSE(has(parse(repeat("(", 150) + "a" + repeat(")", 150)), "too-deep"));
  CHECK(has(parse(repeat("wort ", 501)), "too-many-words"));
  CHECK_FALSE(has(parse(repeat("wort ", 500)), "too-many-words"));
  CHECK(has(parse(repeat("x", query::kMaxQueryBytes + 1)), "too-long"));
  CHECK(parse(repeat("titel:", 10000)).diagnostics.size() <= 20);
  CHECK(parse(repeat("„", 20000)).diagnostics.size() <= 20);
  CHECK(parse(repeat("a ODER ", 1000)).tree);
}

TEST_CASE("any bytes are a query") {
  std::mt19937 random(7);
  const std::string alphabet = "ab \"\"()()+-=*?~:/.,<>\xC3\xA4\xE2\x80\x9E\xE2\x80\x9C\x01\xFF";
  const std::vector<std::string> words = {"UND ",   "ODER ",  "NICHT ", "NAHE/3 ",
                                          "titel:", "datum:", "id:",    "person:(",
                                          "2022..", "„",      "“"};
  const int rounds = test::kSanitized ? 2'000 : 20'000;
  for (int round = 0; round < rounds; ++round) {
    std::string text;
    const auto length = random() % 40;
    for (unsigned i = 0; i < length; ++i) {
      switch (random() % 4) {
        case 0: text += words[random() % words.size()]; break;
        case 1: text += static_cast<char>(random() % 256); break;
        default: text += alphabet[random() % alphabet.size()];
      }
    }
    const Parsed parsed = parse(text);
    if (parsed.tree) (void)query::to_string(*parsed.tree);
    for (const auto& d : parsed.diagnostics) {
      if (d.begin > d.end || d.end > text.size()) FAIL(text);
    }
  }
}

}  // namespace
}  // namespace nachlese
