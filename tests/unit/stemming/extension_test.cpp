#include "stemming/extension.hpp"

#include "core/base/error.hpp"
#include "stemming/describe.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::text;

namespace {

std::string split(const std::string& lexicon, const std::string& word) {
  Analyzer analyzer({false, lexicon});
  const auto line = describe_words(analyzer, word);
  return line.substr(line.rfind('\t') + 1, line.size() - line.rfind('\t') - 2);
}

std::string refusal(std::string_view lexicon) {
  try {
    const text::Extension extension(lexicon);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a user's word becomes a part of compounds") {
  CHECK(refusal("\xEF\xBB\xBFZwurbel\r\n").empty());
  CHECK(split("", "Zwurbelkrise") == "Zwurbelkrise");
  CHECK(split("Zwurbel\n", "Zwurbelkrise") == "Zwurbel|krise");
  CHECK(split("Zwurbel\n", "Regierungszwurbels") == "Regierungs|zwurbels");
  CHECK(split("Zwurbel", "Zwurbel") == "Zwurbel");
}

TEST_CASE("a user's parts are taken as they are, in all forms of the word") {
  CHECK(split("Regierungskrise=Regierungskrise", "Regierungskrisen") == "Regierungskrisen");
  CHECK(split("Staubecken = Stau|Becken  # not Staub", "Staubeckens") == "Stau|beckens");
  CHECK(split("Staubecken=Stau|becken", "Staubeckenrand") == "Stau|becken|rand");
  CHECK(split("Weißbier=Weiß|Bier", "Weissbier") == "Weiss|bier");
}

TEST_CASE("a lower-case query finds a user's word") {
  Analyzer analyzer({false, "Zwurbel"});
  Analysis analysis;
  analyzer.analyze("zwurbels", Purpose::query, analysis);
  const std::string first(analysis.tokens[0].word->stem.text);
  const std::string second(
      analysis.tokens[0].other == nullptr ? "" : analysis.tokens[0].other->stem.text);
  CHECK((first == "zwurbel" || second == "zwurbel"));
}

TEST_CASE("bad lines are named") {
  CHECK(refusal("# nothing\n\n  \nHaus\r\n") == "");
  CHECK(refusal("Haus\nzwei Wörter\n").find("Line 2 ") == 0);
  CHECK(refusal("Hausbau=Haus|Tau").find("Line 1 ") == 0);
  CHECK(refusal("Hausbau=Haus||bau").find("Line 1 ") == 0);
  CHECK(refusal("=Haus").find("Line 1 ") == 0);
  CHECK(refusal("a\xFF").find("Line 1 ") == 0);
  CHECK(refusal(std::string(2 << 20, 'a')).find("1 MiB") != std::string::npos);
}

TEST_CASE("options are part of the fingerprint") {
  const auto plain = analyzer_fingerprint();
  CHECK(analyzer_fingerprint({true, ""}) != plain);
  CHECK(analyzer_fingerprint({false, "Haus"}) != plain);
  CHECK(analyzer_fingerprint({false, "Haus"}) != analyzer_fingerprint({false, "Hof"}));
  CHECK(analyzer_fingerprint({true, "Haus"}).find(plain) == 0);
}
