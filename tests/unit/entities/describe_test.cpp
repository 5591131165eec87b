#include "entities/describe.hpp"

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/unit/entities/found.hpp"

using namespace nachlese;
using namespace nachlese::ner;

namespace {

const std::string kText = "Bundeskanzlerin Angela Merkel sprach in Paris. (dpa)";

}  // namespace

TEST_CASE("names as text") {
  CHECK(names_as_text(names_in({kText})) ==
        "person\tAngela Merkel\t1\tBundeskanzlerin\nplace\tParis\t1\nagency\tdpa\t1\n");
}

TEST_CASE("names as JSON") {
  const auto json = nlohmann::json::parse(names_as_json(names_in({kText}), kText));
  CHECK(json[0]["name"] == "Angela Merkel");
  CHECK(json[0]["roles"][0] == "Bundeskanzlerin");
  CHECK(json[1]["mentions"][0]["text"] == "Paris");
  CHECK(json[2]["type"] == "agency");
  CHECK(json[2]["name"] == "dpa");
}

TEST_CASE("CoNLL is read without its tags and written with new ones") {
  const auto documents = read_conll("Angela\tB-PER\nMerkel\tI-PER\n\n\nkam\tO\r\n");
  REQUIRE(documents.size() == 2);
  CHECK(documents[0] == std::vector<std::vector<std::string>>{{"Angela", "Merkel"}});
  CHECK(documents[1] == std::vector<std::vector<std::string>>{{"kam"}});
  CHECK(write_conll({{"Angela", "Merkel"}, {"kam"}}, {{"B-PER", "I-PER"}, {"O"}}) ==
        "Angela\tB-PER\nMerkel\tI-PER\n\nkam\tO\n\n");
}

TEST_CASE("marked documents of CoNLL are read together") {
  const auto documents = read_conll("-DOCSTART-\n\nAngela\nMerkel\n\nMerkel\n-DOCSTART-\nkam\n");
  REQUIRE(documents.size() == 2);
  CHECK(documents[0].size() == 2);
  CHECK(documents[1].size() == 1);
}
