#include "stemming/name_key.hpp"

#include <initializer_list>

#include "tests/catch.hpp"

using namespace nachlese::text;

using nachlese::text::name_key;

namespace {

void check_meet(std::initializer_list<const char*> names) {
  for (const auto* name : names) {
    INFO(name);
    CHECK(name_key(name) == name_key(*names.begin()));
  }
}

}  // namespace

TEST_CASE("spellings of a foreign name meet") {
  check_meet({"selenskyj", "selenskij", "selenski", "selensky", "zelensky", "zelenskyy",
              "zelenskiy", "zelenskij", "selenskyi"});
  check_meet({"uschakow", "ushakov"});
  check_meet({"lawrow", "lavrov", "lawroff"});
  check_meet({"nawalny", "navalny", "nawalnyj"});
  check_meet({"erdoğan", "erdogan"});
  check_meet({"schoigu", "shoigu"});
  check_meet({"gorbatschow", "gorbachev", "gorbatchov"});
  check_meet({"medwedew", "medvedev"});
  check_meet({"kadyrow", "kadyrov"});
  check_meet({"tichanowskaja", "tikhanovskaya"});
  check_meet({"qaida", "kaida"});
  check_meet({"wladimir putin", "vladimir putin"});
  check_meet({"müller", "mu\xCC\x88ller"});
  check_meet({"київ", "kiiv", "kyjiw"});
}

TEST_CASE("other names stay apart") {
  CHECK(name_key("merkel") != name_key("merz"));
  CHECK(name_key("putin") != name_key("rutte"));
  CHECK(name_key("scholz") != name_key("schulz"));
  CHECK(name_key("meier") != name_key("müller"));
}

TEST_CASE("nothing Latin gives no key") {
  CHECK(name_key("") == "");
  CHECK(name_key("…") == "");
}
