#include "core/store/takedowns.hpp"

#include "core/base/error.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

namespace nachlese::store {
namespace {

Takedown of(const std::string& id) {
  Takedown out;
  out.id = id;
  out.date = "2026-11-29";
  out.reason = "court order";
  return out;
}

Article article(const std::string& id, const std::string& url = {}) {
  Article out;
  out.id = id;
  out.url = url;
  return out;
}

TEST_CASE("a list of takedowns reads back as it was written, whatever ids and reasons hold") {
  Takedowns list;
  const std::string ids[] = {"a1", "#1", "##", "a\tb", "a\nb", "a\r", "a|b", "\\", "\\#", "ä#"};
  for (const auto& id : ids) {
    Takedown takedown = of(id);
    takedown.reason = "reason of " + id;
    takedown.names = {"Max|Muster", "#Eva\tExempel"};
    takedown.shown = true;
    list.set(takedown);
  }
  const test::TempFolder folder;
  list.write(folder.path());
  const Takedowns read = Takedowns::read(folder.path());
  for (const auto& id : ids) {
    INFO(id);
    const Takedown* found = read.find(id);
    REQUIRE(found != nullptr);
    CHECK(found->reason == "reason of " + id);
    CHECK(found->names == std::vector<std::string>{"Max|Muster", "#Eva\tExempel"});
    CHECK(found->shown);
    CHECK(read.against(article(id), "2026-12-01") == found);
  }
}

TEST_CASE("a takedown holds until its day begins, however the day is written") {
  const std::string now = "2026-12-01T10:00:00Z";
  for (const char* later : {"2026-12-02", "2027", "2027-01", "2026-12-01 23:00", "2026-12-01T23:00",
                            "2026-12-01T10:00:01Z", "2026-12-01T10:30-01:00", "2999-01-01"}) {
    INFO(later);
    CHECK(is_to_come(later, now));
  }
  for (const char* past : {"2026-12-01", "2026-12", "2026", "2020-01-01", "2026-12-01 10:00",
                           "2026-12-01T09:59", "2026-12-01T10:30+01:00"}) {
    INFO(past);
    CHECK_FALSE(is_to_come(past, now));
  }
}

TEST_CASE("a takedown follows its article's address and ends with its day") {
  Takedowns list;
  Takedown takedown = of("a1");
  takedown.url = "https://example.org/a";
  takedown.until = "2027-01-01";
  list.set(takedown);
  CHECK(list.against(article("other", "https://example.org/a"), "2026-12-31") != nullptr);
  CHECK(list.against(article("other", "https://example.org/b"), "2026-12-31") == nullptr);
  CHECK(list.against(article("a1"), "2027-01-01") == nullptr);
  Takedown same = of("b2");
  same.url = takedown.url;
  list.set(same);
  CHECK(list.remove("b2"));
  CHECK(list.against(article("other", "https://example.org/a"), "2026-12-31") != nullptr);
  CHECK(list.remove("a1"));
  CHECK(list.against(article("other", "https://example.org/a"), "2026-12-31") == nullptr);
  CHECK_FALSE(list.remove("a1"));
}

TEST_CASE("a line that is not understood is an error, not an article that comes back") {
  CHECK_THROWS_AS(Takedowns::parse("a1\tonly two", "takedowns"), Error);
  CHECK_THROWS_AS(Takedowns::parse("\t2026-11-29\t\t\treason\t\t\n", "takedowns"), Error);
  CHECK(Takedowns::parse("# a comment\r\n\r\n", "takedowns").find("#") == nullptr);
}

}  // namespace
}  // namespace nachlese::store
