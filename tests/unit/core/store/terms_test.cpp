#include <algorithm>

#include "core/store/terms.hpp"

#include "core/base/utf8.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::store;
using schema::Prefix;

TEST_CASE("terms carry their prefix") {
  CHECK(make_term(Prefix::surface, "treffen") == "treffen");
  CHECK(make_term(Prefix::stem, "treff") == "Ztreff");
  CHECK(term_value(Prefix::person, make_term(Prefix::person, "wladimir putin")) ==
        "wladimir putin");
}

TEST_CASE("long terms stay within the limit, valid and distinct") {
  std::string umlauts;
  for (int i = 0; i < 200; ++i) umlauts += "ä";
  const std::string one = make_term(Prefix::id, umlauts + "1");
  const std::string two = make_term(Prefix::id, umlauts + "2");
  CHECK(one.size() <= kMaxTermBytes);
  CHECK(one != two);
  CHECK(first_invalid_utf8(one) == std::string_view::npos);
  const std::string zeros = make_term(Prefix::id, std::string(200, '\0'));
  CHECK(zeros.size() + static_cast<std::size_t>(std::count(zeros.begin(), zeros.end(), '\0')) <=
        kMaxTermBytes);
  CHECK(make_term(Prefix::surface, std::string(245, 'x')).size() == 245);
}

TEST_CASE("date terms follow the precision") {
  const auto terms = [](const char* text) {
    std::vector<std::string> out;
    append_date_terms(parse_date(text).value(), out);
    return out;
  };
  CHECK(terms("2018") == std::vector<std::string>{"Y2018"});
  CHECK(terms("2018-07") == std::vector<std::string>{"Y2018", "M201807"});
  CHECK(terms("2018-07-16T18:05+02:00") ==
        std::vector<std::string>{"Y2018", "M201807", "D20180716"});
}

TEST_CASE("packed numbers order like numbers") {
  CHECK(pack_number(1, 2) == std::string("\0\1", 2));
  CHECK(unpack_number(pack_number(0xC0FFEE, 5)) == 0xC0FFEE);
  CHECK(pack_number(255, 5) < pack_number(256, 5));
  CHECK(pack_date(parse_date("2018-07").value()) < pack_date(parse_date("2018-07-02").value()));
}
