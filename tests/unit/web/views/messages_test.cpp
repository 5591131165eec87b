#include "web/views/messages.hpp"

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

TEST_CASE("numbers and dates as people write them") {
  CHECK(say_number(Language::german, 0) == "0");
  CHECK(say_number(Language::german, 999) == "999");
  CHECK(say_number(Language::german, 1234567) == "1.234.567");
  CHECK(say_number(Language::english, 1000) == "1,000");
  CHECK(say_date(Language::german, "2018-07-16T18:05:00+02:00") == "16. Juli 2018");
  CHECK(say_date(Language::english, "2018-07-16") == "16 July 2018");
  CHECK(say_date(Language::german, "2018-03") == "März 2018");
  CHECK(say_date(Language::german, "1989") == "1989");
  CHECK(say_date(Language::german, "irgendwann") == "irgendwann");
  CHECK(say_time(Language::german, "2018-07-16T08:05") == "16. Juli 2018, 08:05 Uhr");
  CHECK(say_time(Language::english, "2018-07-16T08:05") == "16 July 2018, 08:05");
  CHECK(say_time(Language::english, "2018-07") == "July 2018");
}

TEST_CASE("singular and plural") {
  CHECK(say(Language::german, messages::kVersions, 1) == "1 weitere Fassung");
  CHECK(say(Language::german, messages::kVersions, 1200) == "1.200 weitere Fassungen");
  CHECK(say(Language::english, messages::kHits, 1) == "1 article");
  CHECK(say(Language::english, messages::kHits, 0) == "0 articles");
}

}  // namespace
}  // namespace nachlese
