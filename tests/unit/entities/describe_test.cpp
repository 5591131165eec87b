#include "entities/describe.hpp"

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/unit/entities/found.hpp"

using namespace nachlese;

namespace {

const std::string kText = "Bundeskanzlerin Angela Merkel sprach in Paris. (dpa)";

}  // namespace

TEST_CASE("names as text") {
  CHECK(names_as_text(names_in({kText})) == "person\tAngela Merkel\t1\tBundeskanzlerin\nplace\tParis\t1\nagency\tdpa\t1\n");
}

TEST_CASE("names as JSON") {
  const auto json = nlohmann::json::parse(names_as_json(names_in({kText}), kText));
  CHECK(json["entities"][0]["name"] == "Angela Merkel");
  CHECK(json["entities"][0]["roles"][0] == "Bundeskanzlerin");
  CHECK(json["mentions"][1]["text"] == "Paris");
  CHECK(json["agency"] == "dpa");
}

TEST_CASE("names as CoNLL") {
  Analyzer analyzer;
  Analysis analysis;
  const std::string text = "Angela Merkel kam. Paris wartete.";
  analyzer.analyze(text, Purpose::document, analysis);
  CHECK(names_as_conll(names_in({text}), text, analysis) ==
        "Angela\tB-PER\nMerkel\tI-PER\nkam\tO\n.\tO\n\nParis\tB-LOC\nwartete\tO\n.\tO\n\n");
}

TEST_CASE("CoNLL is told from running text and read without its tags") {
  CHECK(looks_like_conll("Angela\tB-PER\nMerkel\tI-PER\n\nkam\tO\n"));
  CHECK(looks_like_conll("Angela\nMerkel\n"));
  CHECK_FALSE(looks_like_conll("Angela Merkel kam.\n"));
  CHECK_FALSE(looks_like_conll(""));
  const auto sentences = read_conll("Angela\tB-PER\nMerkel\tI-PER\n\n\nkam\tO\r\n");
  CHECK(sentences == std::vector<std::vector<std::string>>{{"Angela", "Merkel"}, {"kam"}});
  CHECK(write_conll(sentences, {{"B-PER", "I-PER"}, {"O"}}) == "Angela\tB-PER\nMerkel\tI-PER\n\nkam\tO\n\n");
}
