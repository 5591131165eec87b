#include "core/store/stub.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::store;

TEST_CASE("a stub names a generation or shards") {
  CHECK(parse_stub("auto generations/0007\n") == Stub{7, {}, {}});
  const Stub shards{
      std::nullopt,
      Division::source,
      {{"elbtal-zeitung", "shards/elbtal-zeitung", "", 0}, {"der bote", "", "bote.example", 7018}}};
  CHECK(parse_stub(print_stub(shards)) == shards);
  CHECK(parse_stub(print_stub(Stub{12345, {}, {}})) == Stub{12345, {}, {}});
  CHECK(shards.shards[1].label() == "der bote (bote.example:7018)");
}

TEST_CASE("a stub that was written by hand") {
  const auto stub = parse_stub("  remote archive2:7018  \r\n\n#x\nauto ../old/archive.stub");
  REQUIRE(stub);
  REQUIRE(stub->shards.size() == 2);
  CHECK(stub->shards[0].key == "archive2:7018");
  CHECK(stub->shards[0].label() == "archive2:7018");
  CHECK(stub->shards[1] == Shard{"old", "../old", "", 0});
}

TEST_CASE("a stub names generations of shards") {
  const Stub shards{std::nullopt,
                    Division::year,
                    {{"2018", "shards/2018", "", 0, 3}, {"2019", "shards/2019", "", 0}}};
  CHECK(print_stub(shards).find("auto shards/2018/generations/0003\n") != std::string::npos);
  CHECK(parse_stub(print_stub(shards)) == shards);
}

TEST_CASE("what names no database is refused") {
  for (const char* text :
       {"", "\n", "# by year\n", "auto generations/\n", "auto generations/7x\n", "auto ../old\n",
        "remote archive2\n", "remote :7018\n", "remote archive2:70180\n", "inmemory\n",
        "auto generations/1\nremote archive2:7018\n", "auto /archive.stub\n",
        "auto shards/2018/generations/x\n", "auto /generations/0001\n"}) {
    INFO(text);
    CHECK_FALSE(parse_stub(text));
  }
}

TEST_CASE("what names a database twice is refused") {
  for (const char* text :
       {"auto generations/0001\nauto generations/0001\n",
        "auto generations/0001\nauto generations/0002\n",
        "auto shards/a/archive.stub\nauto shards/a/archive.stub\n",
        "auto shards/a/archive.stub\nauto ./shards/b/../a/archive.stub\n",
        "auto shards/a/generations/1\nauto shards/a/generations/2\n", "remote a:1\nremote a:1\n"}) {
    INFO(text);
    CHECK_FALSE(parse_stub(text));
  }
  CHECK(parse_stub("remote a:1\nremote a:2\n"));
}
