#include "core/store/schema.hpp"

#include <fstream>
#include <set>
#include <sstream>

#include "core/store/facets.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::store;

TEST_CASE("docs/SCHEMA.md is what the table says") {
  std::ifstream file(NACHLESE_SOURCE_DIR "/docs/SCHEMA.md");
  std::stringstream text;
  text << file.rdbuf();
  INFO("renew it with: build/dev/bin/nachlese-index schema > docs/SCHEMA.md");
  CHECK(text.str() == schema::to_markdown());
}

TEST_CASE("no two fields share a prefix, and no value can be mistaken for a longer prefix") {
  // Values start with a lower-case letter, a digit or another script, never with A-Z, except ids:
  // no other prefix may start with Q.
  std::set<std::string_view> letters;
  for (const auto& field : schema::kTermFields) {
    CHECK(letters.insert(field.letters).second);
    if (field.prefix != schema::Prefix::id) CHECK_FALSE(field.letters.starts_with("Q"));
  }
}

TEST_CASE("every facet kind has its own boolean terms") {
  for (const auto& kind : kFacetKinds) {
    CHECK(schema::field(prefix_of(kind.kind)).boolean);
    CHECK(&info(kind.kind) == &kind);
  }
}
