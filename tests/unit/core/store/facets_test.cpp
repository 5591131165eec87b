#include <algorithm>

#include "core/store/facets.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::store;

TEST_CASE("a value leads to a suppressed name by all of its words or the surname") {
  const std::vector<std::string> names = {"erika muster", "jens brink-hoff", "kuhn, otto"};
  for (const char* value : {"erika muster", "muster", "erika", "erika-muster-stiftung",
                            "brink-hoff", "jens-brink-hoff-platz", "brink", "otto kuhn"}) {
    INFO(value);
    CHECK(leads_to_name(value, false, names));
  }
  CHECK(leads_to_name("muster-schulz", true, names));
  for (const char* value : {"muster-schulz", "hans schulz", "stiftung", "", "jens meier"}) {
    INFO(value);
    CHECK_FALSE(leads_to_name(value, false, names));
  }
  CHECK_FALSE(leads_to_name("erika muster", true, {}));
}

TEST_CASE("facet ids depend on kind and value alone") {
  const FacetId person = facet_id(FacetKind::person, "wladimir putin");
  CHECK(person == facet_id(FacetKind::person, "wladimir putin"));
  CHECK(person != facet_id(FacetKind::place, "wladimir putin"));
  for (const auto& kind : kFacetKinds) CHECK(kind_of(facet_id(kind.kind, "x")) == kind.kind);
  CHECK(facet_id(FacetKind::agency, "x") < FacetId{1} << 48U);
}

TEST_CASE("facet ids are part of the format") {
  // Archives store these values: if this fails, raise the schema version.
  CHECK(facet_name_key(facet_id(FacetKind::person, "wladimir putin")) == "facet:0ad58368dfc9");
}

TEST_CASE("packed facets are sorted, unique and come back") {
  const FacetId a = facet_id(FacetKind::person, "a");
  const FacetId b = facet_id(FacetKind::place, "b");
  const std::string packed = pack_facets({b, a, b});
  REQUIRE(packed.size() == 2 * kFacetIdBytes);
  CHECK(unpack_facet(packed.data()) == std::min(a, b));
  CHECK(unpack_facet(packed.data() + kFacetIdBytes) == std::max(a, b));
}

TEST_CASE("a name is found by its words and the parts of hyphenated ones") {
  const auto words = [](std::string_view name) {
    const auto views = name_words(name);
    return std::vector<std::string>(views.begin(), views.end());
  };
  CHECK(words("annegret kramp-karrenbauer") ==
        std::vector<std::string>{"annegret", "kramp-karrenbauer", "kramp", "karrenbauer"});
  CHECK(words(" a  b- ") == std::vector<std::string>{"a", "b"});
  CHECK(words("taz, die tageszeitung") == std::vector<std::string>{"taz", "die", "tageszeitung"});
  CHECK(words("o'neill, peter") == std::vector<std::string>{"o'neill", "peter"});
  CHECK(words("sport/fußball") == std::vector<std::string>{"sport", "fußball"});
  CHECK(words("&") == std::vector<std::string>{"&"});
  CHECK(words("").empty());
}

TEST_CASE("name word keys give the id back") {
  const FacetId id = facet_id(FacetKind::organisation, "eu-kommission");
  const std::string key = name_word_key("kommission", id);
  CHECK(key.starts_with(name_word_prefix("kommission")));
  CHECK(id_of_name_word_key(key) == id);
  CHECK(name_word_key(std::string(1000, 'x'), id).size() < 245);
}
