// What a chronicle has when its time is up is told, and that it is not all.
#include "searcher/session/chronicle.hpp"

#include "core/store/archive_database.hpp"
#include "searcher/session/state.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese::search {
namespace {

Article flood(int number) {
  Article out;
  out.id = "a" + std::to_string(number);
  out.title = "Hochwasser, Tag " + std::to_string(number);
  out.body = "Das Hochwasser steigt, Meldung " + std::to_string(number) + ".";
  out.published = parse_date("2020-05-" + std::to_string(10 + number));
  return out;
}

TEST_CASE("a chronicle whose time is up after finding is not complete") {
  const test::SmallArchive archive({flood(1), flood(2), flood(9)});
  Searcher::State state(archive.path(), SearcherOptions{});
  ChronicleRequest request;
  request.search.query = "Hochwasser";
  const auto told = [&](Deadline all) {
    return state.reader.read([&](const store::ArchiveDatabase& database) {
      return make_chronicle(state, database, request, Deadline::max(), all);
    });
  };
  const Chronicle whole = told(Deadline::max());
  CHECK(whole.complete);
  CHECK(!whole.lines.empty());
  const Chronicle late = told(std::chrono::steady_clock::now());
  CHECK(late.matches == whole.matches);
  CHECK_FALSE(late.complete);
  CHECK(late.lines.size() < whole.lines.size());
}

}  // namespace
}  // namespace nachlese::search
