// Replicas of an archive, kept and served by the distribution's own programs, answer like their
// master (docs/SCALING.md).
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/integration/comparable.hpp"
#include "tests/integration/xapian_servers.hpp"
#include "tests/temp_folder.hpp"

namespace nachlese::test {

using namespace nachlese::search;
using namespace nachlese::store;
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

constexpr const char* kMaster = "2024/archive.stub";

// Three machines: the master's, its replica's, and one that queries either of them.
class Machines {
 public:
  Machines() : port_(free_port()) {
    for (const auto& machine : {first(), second(), third()}) fs::create_directory(machine);
    server_ = serve_replication(first(), port_);
  }

  [[nodiscard]] fs::path first() const { return folder_.path() / "first"; }
  [[nodiscard]] fs::path second() const { return folder_.path() / "second"; }
  [[nodiscard]] fs::path third() const { return folder_.path() / "third"; }
  [[nodiscard]] fs::path master() const { return first() / "2024"; }
  [[nodiscard]] fs::path replica() const { return second() / "2024"; }

  // Runs nachlese-index on the first machine, which keeps enough changesets of a database for its
  // replicas.
  void index(const std::string& verb, const std::string& lines,
             const std::string& changesets) const {
    const auto file = folder_.write("articles.jsonl", lines);
    const Result result = run(
        "/usr/bin/env", {"XAPIAN_MAX_CHANGESETS=" + changesets, path_of("nachlese-index"), verb,
                         "--quiet", "--positions", "--archive", master().string(), file.string()});
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
  }

  void replicate(const fs::path& to) const {
    const Result result = run("/usr/bin/xapian-replicate",
                              {"--quiet", "--one-shot", "--reader-time", "0", "--host", "127.0.0.1",
                               "--port", std::to_string(port_), "--master", kMaster, to.string()});
    INFO(result.out << result.err);
    REQUIRE(result.exit_code == 0);
  }

  // The third machine queries this port from now on.
  void ask(std::uint16_t port) const {
    Archive(third()).write_stub({{}, Division::year, {{"2024", {}, "127.0.0.1", port}}});
  }

 private:
  TempFolder folder_;
  std::uint16_t port_;
  std::unique_ptr<Process> server_;
};

std::string night() {
  return article_line("neu", "Hochwasser in Dresden", "Angela Merkel besuchte Dresden.") +
         article_line("a3", "Meldung 3", "Der Stadtrat beriet erst heute.");
}

void check_same(Searcher& searcher, const fs::path& master, std::uint64_t articles) {
  Searcher expected(master);
  for (const auto* query :
       {"", "Stadtrat", "Hochwasser", "\"beriet über\"", "Meldung 3", "ort:Dresden", "Stadtrt"}) {
    INFO(query);
    CHECK(comparable(searcher.search(asking(query))) == comparable(expected.search(asking(query))));
  }
  CHECK(searcher.search(asking("")).total == articles);
}

}  // namespace

TEST_CASE("a replica answers as its master, through changes and new generations") {
  if (!have_servers()) return;
  const std::string changesets = GENERATE(as<std::string>{}, "0", "20");
  const bool sends_changes = changesets != "0";
  INFO(changesets << " changesets");
  const Machines machines;
  const auto port = free_port();
  machines.ask(port);
  const auto live = [&] { return read_file(machines.replica() / "XAPIANDB"); };

  machines.index("sync", articles(40, "Brücken"), changesets);
  machines.replicate(machines.replica());
  const auto server = serve_searches(machines.replica(), port);
  const auto check = [&](std::uint64_t count) {
    Searcher searcher(machines.third());
    check_same(searcher, machines.master(), count);
  };
  check(40);

  auto before = live();
  Searcher open(machines.third());
  machines.index("sync", night(), changesets);
  CHECK(Archive(machines.master()).live_generation() == 1U);
  CHECK(open.search(asking("")).total == 40);
  machines.replicate(machines.replica());
  CHECK((live() == before) == sends_changes);
  if (sends_changes) check_same(open, machines.master(), 41);
  check(41);

  before = live();
  machines.index("rebuild", articles(30, "Fähren"), changesets);
  CHECK(Archive(machines.master()).live_generation() == 2U);
  machines.replicate(machines.replica());
  CHECK(live() != before);
  check(30);

  before = live();
  machines.index("sync", night(), changesets);
  machines.replicate(machines.replica());
  CHECK((live() == before) == sends_changes);
  check(31);
}

TEST_CASE("a replica takes over from its master") {
  if (!have_servers()) return;
  const Machines machines;
  machines.index("sync", articles(40, "Brücken"), "20");
  machines.replicate(machines.replica());
  const auto first = free_port();
  auto server = serve_searches(machines.master() / "archive.stub", first);
  machines.ask(first);
  Searcher searcher(machines.third());
  check_same(searcher, machines.master(), 40);
  server.reset();
  CHECK_THROWS_AS(searcher.search(asking("")), Error);
  const auto second = free_port();
  server = serve_searches(machines.replica(), second);
  machines.ask(second);
  check_same(searcher, machines.master(), 40);

  // What is live in the replica is a generation like any other, and keeps its number.
  machines.index("rebuild", articles(30, "Fähren"), "20");
  machines.replicate(machines.replica());
  const std::string live = read_file(machines.replica() / "XAPIANDB");
  const fs::path database =
      machines.replica() / live.substr(live.find("replica_"), std::string("replica_0").size());
  const Result number =
      run("/usr/bin/xapian-metadata", {"get", database.string(), "nachlese:generation"});
  REQUIRE(number.out == "2\n");
  const Archive promoted(machines.second() / "promoted");
  promoted.create();
  fs::copy(database, promoted.generation(2));
  promoted.write_stub({2, {}, {}});
  CHECK(run("nachlese-index", {"check", "--archive", promoted.directory().string()}).exit_code ==
        0);
  const TempFolder input;
  CHECK(sync(promoted.directory(), {"--quiet", input.write("night.jsonl", night()).string()})
            .exit_code == 0);
  CHECK(Searcher(promoted.directory()).search(asking("")).total == 31);
}

}  // namespace nachlese::test
