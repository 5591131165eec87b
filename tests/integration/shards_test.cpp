// An archive in shards answers like the same archive in one piece, wherever its shards are.
#include <chrono>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "core/store/archive.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/json.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/integration/bad_network.hpp"
#include "tests/integration/comparable.hpp"
#include "tests/integration/shard_archives.hpp"

namespace nachlese::test {

using namespace nachlese::search;
using namespace nachlese::store;
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using namespace std::chrono_literals;

struct SampleArchives : ShardArchives {
  SampleArchives()
      : ShardArchives(NACHLESE_SOURCE_DIR "/resources/sample", {"2018", "2024", "2026"}) {}
};

// The archive with its three remote shards behind a bad network.
struct FarArchives : SampleArchives {
  FarArchives() {
    Stub stub = Archive(remote()).read_stub();
    for (auto& shard : stub.shards) {
      if (shard.port == 0) continue;
      networks.push_back(std::make_unique<BadNetwork>(shard.port));
      shard.port = networks.back()->port();
    }
    Archive(remote()).write_stub(stub);
  }

  std::vector<std::unique_ptr<BadNetwork>> networks;
};

// The titles of the sample, prefixes of them, and every construct of the query language.
std::vector<std::string> queries(const fs::path& archive) {
  std::vector<std::string> out = {"",
                                  "Treffen Putin Trump Helsinki",
                                  "Trefen Hlsinki",
                                  "Klima*",
                                  "Selenskij~",
                                  "\"die Regierung\"",
                                  "person:Putin",
                                  "datum:2018",
                                  "Haushalt -Steuer",
                                  "Putin NAHE/5 Trump",
                                  "titel:Helsinki",
                                  "=Treffen",
                                  "zitat:Gipfel",
                                  "zitat:(Ukraine UND entschieden)",
                                  "zitat:\"nicht ohne die Ukraine\"",
                                  "sagt:Merz",
                                  "sagt:Trump zitat:Zeit",
                                  "zitat:(Treffen ODER Begegnung) -sagt:Trump",
                                  "zitat:verhand* datum:2026"};
  SearchRequest all;
  all.limit = 1000;
  for (const auto& hit : Searcher(archive).search(all).hits) {
    std::istringstream words(hit.title);
    std::string some;
    int count = 0;
    for (std::string word; words >> word;) {
      some += (some.empty() ? "" : " ") + word;
      if (++count == 1 || count == 2 || count == 4) out.push_back(some);
    }
    out.push_back(hit.title);
  }
  return out;
}

}  // namespace

TEST_CASE("shards answer as one archive, near and far") {
  if (!have_servers()) return;
  const SampleArchives archives;
  Searcher one(archives.one());
  Searcher local(archives.local());
  Searcher remote(archives.remote());
  const auto all = queries(archives.one());
  CHECK(all.size() > 250);
  std::size_t same = 0;
  for (const auto& query : all) {
    INFO(query);
    for (const Sort sort : {Sort::relevance, Sort::newest}) {
      SearchRequest request = asking(query);
      request.sort = sort;
      const json whole = comparable(one.search(request));
      const json near = comparable(local.search(request));
      CHECK(by_id(near) == by_id(whole));
      CHECK(largest_difference(near, whole) < 0.2);
      same += near == whole ? 1 : 0;
      CHECK(comparable(remote.search(request)) == near);
    }
  }
  CHECK(same > all.size() * 2 * 9 / 10);
  for (const std::string beginning : {"he", "pu", "klim", "bund"}) {
    const auto texts = [&](Searcher& searcher) {
      std::vector<std::string> out;
      for (const auto& suggestion : searcher.suggest(beginning, 10))
        out.push_back(to_json(suggestion));
      std::sort(out.begin(), out.end());
      return out;
    };
    CHECK(texts(remote) == texts(one));
  }
}

TEST_CASE("quotations are the same in one archive and over shards, near and far") {
  if (!have_servers()) return;
  const SampleArchives archives;
  Searcher one(archives.one());
  Searcher local(archives.local());
  Searcher remote(archives.remote());
  for (const std::string query : {"", "Ukraine", "Gipfel", "sagt:Uschakow", "\"die Ukraine\"",
                                  "Verhandlungen ODER Frieden"}) {
    SearchRequest request = asking(query);
    request.quotes = true;
    request.sort = Sort::newest;
    const auto entries = [&](Searcher& searcher) {
      const SearchResponse response = searcher.search(request);
      REQUIRE(response.quotes);
      CHECK(response.quotes->exact);
      std::vector<std::string> out;
      for (const auto& entry : response.quotes->entries) out.push_back(to_json(entry));
      std::sort(out.begin(), out.end());
      return out;
    };
    INFO(query);
    const auto whole = entries(one);
    CHECK(!whole.empty());
    CHECK(entries(local) == whole);
    CHECK(entries(remote) == whole);
  }
}

TEST_CASE("chronicles are the same in one archive and over shards, near and far") {
  if (!have_servers()) return;
  const SampleArchives archives;
  Searcher one(archives.one());
  for (const fs::path& shards : {archives.local(), archives.remote()}) {
    Searcher other(shards);
    for (const char* query : {"Helsinki", "Hochwasser", "Haushalt", "person:Putin", ""}) {
      INFO(query << " in " << shards);
      SearchRequest search;
      search.query = query;
      search.timeout = 60;
      const Chronicle left = one.chronicle({search, 12});
      const Chronicle right = other.chronicle({search, 12});
      CHECK(left.matches == right.matches);
      CHECK(left.articles == right.articles);
      CHECK(left.bursts.size() == right.bursts.size());
      CHECK(right.complete);
      const auto days = [](const Chronicle& chronicle) {
        std::vector<std::string> out;
        for (const auto& line : chronicle.lines) out.push_back(line.from + line.to);
        return out;
      };
      CHECK(days(left) == days(right));
    }
  }
}

TEST_CASE("a shard may end with articles that have a word in all its layers") {
  // In the first shard all layers of the word end with one article, in the others one layer ends
  // before another.
  const TempFolder folder;
  const fs::path archive = folder.path() / "archive";
  std::string lines;
  for (int i = 0; i < 30; ++i) {
    const std::string id = std::to_string(i);
    if (i < 5)
      lines += article_line("a" + id, "Lage", "Die aktuelle Lage " + id + ".", "2020-03-01");
    for (const std::string year : {"2021", "2022"}) {
      const std::string hour = i % 3 == 0 ? "Aktuell die aktuelle Lage " : "Die aktuelle Stunde ";
      lines += article_line(year + "b" + id, "Stunde", hour + year + id + ".", year + "-03-01");
      lines += article_line(year + "c" + id, "Zahlen", "Die aktuellen Zahlen " + year + id + ".",
                            year + "-04-01");
    }
  }
  REQUIRE(sync(archive, {folder.write("articles.jsonl", lines).string()}).exit_code == 0);
  REQUIRE(
      run("nachlese-index", {"shard", "--archive", archive.string(), "--by", "year"}).exit_code ==
      0);
  for (const auto* sort : {"relevance", "newest"}) {
    CHECK(search_ids(archive, {"--sort", sort, "--limit", "200", "aktuelle"}).size() == 125);
    CHECK(search_ids(archive, {"--sort", sort, "--limit", "200", "aktuelle ODER Zahlen"}).size() ==
          125);
    CHECK(search_ids(archive, {"--sort", sort, "--limit", "200", "aktuelle Stunde"}).size() == 60);
  }
  const auto searches = folder.write("searches.txt", "lage\taktuelle\n");
  CHECK(run("nachlese", {"alert", "--archive", archive.string(), "--searches", searches.string(),
                         "--output", (folder.path() / "feeds").string()})
            .exit_code == 0);
}

TEST_CASE("new articles are found in shards on other machines") {
  if (!have_servers()) return;
  SampleArchives archives;
  Searcher searcher(archives.remote());
  auto seen = searcher.contents();
  const auto matches = [&] {
    return searcher.exact_matches(asking("Putin"), true, 1'000).hits.size();
  };
  searcher.set_seen(seen);
  CHECK(matches() == 0);
  searcher.set_seen({});
  const std::size_t all = searcher.exact_matches(asking("Putin"), false, 1'000).hits.size();
  CHECK(all > 5);
  CHECK(matches() == all);
  seen.erase(seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(seen.size() / 2));
  searcher.set_seen(seen);
  CHECK(matches() > 0);
  CHECK(matches() < all);
}

TEST_CASE("a shard that is down is named, and comes back") {
  if (!have_servers()) return;
  SampleArchives archives;
  Searcher searcher(archives.remote());
  const auto everything = searcher.search(asking(""));
  CHECK(everything.complete);
  archives.servers.front().reset();
  const auto rest = searcher.search(asking(""));
  CHECK_FALSE(rest.complete);
  CHECK(rest.total < everything.total);
  CHECK(rest.total > 0);
  REQUIRE(rest.diagnostics.size() == 1);
  CHECK(rest.diagnostics.front().message.find(archives.served.front().label()) !=
        std::string::npos);
  archives.start(archives.served.front());
  auto again = rest;
  for (int i = 0; i < 100 && !again.complete; ++i) {
    std::this_thread::sleep_for(200ms);
    again = searcher.search(asking(""));
  }
  CHECK(again.total == everything.total);
  archives.servers.clear();
  const auto local_only = searcher.search(asking(""));
  CHECK(local_only.diagnostics.front().message.find("2024") != std::string::npos);
}

TEST_CASE("late and lost packets change no answer") {
  if (!have_servers()) return;
  FarArchives archives;
  Searcher near(archives.local());
  for (const auto& network : archives.networks) network->set(5ms, 100);
  Searcher far(archives.remote());
  for (const auto* words : {"Treffen Putin Trump Helsinki", "\"Treffen in Helsinki\"",
                            "Gipfel* person:Putin", "Bundestag"})
    CHECK(comparable(far.search(asking(words))) == comparable(near.search(asking(words))));
}

TEST_CASE("a shard that falls silent or is cut off is left out, and comes back") {
  if (!have_servers()) return;
  FarArchives archives;
  Searcher searcher(archives.remote());
  const auto everything = searcher.search(asking("Treffen"));
  REQUIRE(everything.complete);
  BadNetwork& network = *archives.networks.front();
  SECTION("silent") { network.silence(); }
  SECTION("cut off") { network.cut(); }
  const auto rest = searcher.search(asking("Treffen"));
  CHECK_FALSE(rest.complete);
  CHECK(rest.total > 0);
  CHECK(rest.total < everything.total);
  REQUIRE(rest.diagnostics.size() == 1);
  CHECK(rest.diagnostics.front().message.find("2018") != std::string::npos);
  network.set(0ms, 0);
  auto again = rest;
  for (int i = 0; i < 100 && !again.complete; ++i) {
    std::this_thread::sleep_for(200ms);
    again = searcher.search(asking("Treffen"));
  }
  CHECK(comparable(again) == comparable(everything));
}

TEST_CASE("a divided archive stays so, and becomes one in another folder") {
  const TempFolder folder;
  const fs::path archive = folder.path() / "archive";
  const fs::path one = folder.path() / "one";
  const std::string articles =
      folder
          .write("a.jsonl", article_line("a", "Der Fluss steigt", "Wasser.", "2020-03-01") +
                                article_line("b", "Der Fluss fällt", "Sand.", "2021-03-01") +
                                article_line("c", "Am Fluss", "Steine.", "2021-05-01"))
          .string();
  const auto index = [](const std::string& verb, const fs::path& where,
                        std::vector<std::string> more = {}) {
    more.insert(more.begin(), {verb, "--archive", where.string()});
    return run("nachlese-index", more);
  };
  const auto is_divided = [&](const fs::path& where) {
    return json::parse(index("info", where, {"--json"}).out).contains("shards");
  };
  REQUIRE(sync(archive, {articles}).exit_code == 0);
  REQUIRE(index("shard", archive).exit_code == 0);
  REQUIRE(index("delete", archive, {"--reason", "Urteil", "c"}).exit_code == 0);
  const Result again = index("shard", archive);
  CHECK(again.exit_code == 2);
  CHECK(again.err.find("another folder") != std::string::npos);
  REQUIRE(index("rebuild", archive, {articles}).exit_code == 0);
  CHECK(is_divided(archive));
  fs::create_directory(one);
  fs::copy(archive / "takedowns.tsv", one);
  const Result rebuilt = index("rebuild", one, {articles});
  INFO(rebuilt.out << rebuilt.err);
  CHECK(rebuilt.exit_code == 0);
  CHECK_FALSE(is_divided(one));
  CHECK(search_ids(one, {"Fluss"}).size() == 2);
}

TEST_CASE("sync and rebuild write each article into its shard") {
  const TempFolder folder;
  const fs::path archive = folder.path() / "archive";
  const auto write = [&](const std::string& lines) {
    return folder.write("in/articles.jsonl", lines).parent_path().string();
  };
  const auto shards = [&] {
    std::map<std::string, unsigned> out;
    const json info =
        json::parse(run("nachlese-index", {"info", "--json", "--archive", archive.string()}).out);
    for (const auto& shard : info["shards"]) out[shard["shard"]] = shard["articles"];
    return out;
  };
  const auto ids = [&] {
    auto out = search_ids(archive, {"Fluss"});
    std::sort(out.begin(), out.end());
    return out;
  };
  using Shards = std::map<std::string, unsigned>;
  using Ids = std::vector<std::string>;
  const std::string old_a = article_line("a", "Der Fluss steigt", "Wasser.", "2020-03-01");
  const std::string b = article_line("b", "Der Fluss fällt", "Sand.", "2021-03-01");
  const std::string c = article_line("c", "Am Fluss", "Steine.", "2021-05-01");
  REQUIRE(sync(archive, {write(old_a + b + c)}).exit_code == 0);
  REQUIRE(run("nachlese-index", {"shard", "--archive", archive.string()}).exit_code == 0);
  CHECK(shards() == Shards{{"2020", 1}, {"2021", 2}});
  CHECK(run("nachlese-index", {"shard", "--archive", archive.string()}).exit_code == 2);

  const std::string a = article_line("a", "Der Fluss steigt", "Wasser.", "2022-03-01");
  const std::string d = article_line("d", "Fluss und Meer", "Salz.", "2020-08-01");
  CHECK(sync(archive, {write(a + b + d), "--delete-missing", "--force"}).exit_code == 0);
  CHECK(shards() == Shards{{"2020", 1}, {"2021", 1}, {"2022", 1}});
  CHECK(ids() == Ids{"a", "b", "d"});
  const auto stub = fs::last_write_time(archive / "archive.stub");
  CHECK(sync(archive, {write(a + b + d)}).out.find("3 unchanged") != std::string::npos);
  CHECK(fs::last_write_time(archive / "archive.stub") == stub);
  CHECK(run("nachlese-index", {"check", "--archive", archive.string()}).exit_code == 0);

  CHECK(run("nachlese-index", {"rebuild", "--archive", archive.string(), write(a + c)}).exit_code ==
        0);
  CHECK(shards() == Shards{{"2021", 1}, {"2022", 1}});
  CHECK(ids() == Ids{"a", "c"});

  Stub elsewhere = Archive(archive).read_stub();
  elsewhere.shards.front() = {"2021", {}, "127.0.0.1", free_port()};
  Archive(archive).write_stub(elsewhere);
  const Result left = sync(archive, {write(a + b)});
  CHECK(left.exit_code == 5);
  CHECK((left.out + left.err).find("shard 2021 (127.0.0.1:") != std::string::npos);
}

}  // namespace nachlese::test
