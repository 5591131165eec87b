#include "stemming/number.hpp"

#include "tests/catch.hpp"

using namespace nachlese::text;

using namespace nachlese::text;

TEST_CASE("canonical numbers") {
  const auto canonical = [](const char* number) {
    std::string out;
    canonical_number(number, out);
    return out;
  };
  CHECK(canonical("1.234,56") == "1234.56");
  CHECK(canonical("1,234.56") == "1234.56");
  CHECK(canonical("0.123") == "0.123");
  CHECK(canonical("1.23") == "1.23");
  CHECK(canonical("1.2.3") == "1.2.3");
  CHECK(canonical("1,2,3") == "1,2,3");
  CHECK(canonical("12.345.678") == "12345678");
}

TEST_CASE("dates in digits") {
  Day day;
  CHECK(find_date("24.02.2022 war", 0, day) == 10);
  CHECK(to_text(day) == "2022-02-24");
  CHECK(find_date("1.5.89", 0, day) == 6);
  CHECK(to_text(day) == "1989-05-01");
  CHECK(find_date("24.2.", 0, day) == 5);
  CHECK(to_text(day) == "02-24");
  CHECK(find_date("31.02.2022", 0, day) == 0);
  CHECK(find_date("1.234.567", 0, day) == 0);
  CHECK(find_date("2022-13-01", 0, day) == 0);
  CHECK(find_date("24", 0, day) == 0);
}
