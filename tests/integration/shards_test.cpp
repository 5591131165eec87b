// An archive in shards answers as the same archive in one piece does, wherever its shards are.
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "core/store/archive.hpp"
#include "searcher/json.hpp"
#include "searcher/search.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/integration/bad_network.hpp"
#include "tests/temp_folder.hpp"

namespace nachlese::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using namespace std::chrono_literals;

const fs::path kServer = "/usr/bin/xapian-tcpsrv";

bool have_server() {
  const bool have = fs::exists(kServer);
  if (!have) WARN("xapian-tcpsrv is not installed; remote shards are not tried");
  return have;
}

// A free one; somebody else may take it, but hardly within the moment until the server does.
std::uint16_t free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(fd, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(fd);
  return ntohs(address.sin_port);
}

bool answers(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool connected = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return connected;
}

class Server {
 public:
  Server(const fs::path& archive, std::uint16_t port)
      : process_(kServer.string(),
                 {"--quiet", "--interface", "127.0.0.1", "--port", std::to_string(port), (archive / "archive.stub").string()}) {
    for (int i = 0; i < 1000 && !answers(port); ++i) std::this_thread::sleep_for(20ms);
  }

 private:
  Process process_;
};

// The sample in one piece, in local shards, and with three of these behind servers.
struct Archives {
  Archives() {
    REQUIRE(sync(folder.path() / "one", {"--quiet", NACHLESE_SOURCE_DIR "/resources/sample"}).exit_code == 0);
    fs::copy(one(), local(), fs::copy_options::recursive);
    const Result divided = run("nachlese-index", {"shard", "--archive", local().string(), "--by", "year"});
    REQUIRE(divided.exit_code == 0);
    fs::create_directories(remote());
    Stub stub = Archive(local()).read_stub();
    REQUIRE(stub.shards.size() > 5);
    for (auto& shard : stub.shards) {
      shard.folder = "../local/" + shard.folder;
      if (shard.key != "2018" && shard.key != "2024" && shard.key != "2026") continue;
      shard.port = free_port();
      shard.host = "127.0.0.1";
      served.push_back(shard);
    }
    Archive(remote()).write_stub(stub);
    for (const auto& shard : served) start(shard);
  }

  void start(const Shard& shard) { servers.push_back(std::make_unique<Server>(remote() / shard.folder, shard.port)); }

  [[nodiscard]] fs::path one() const { return folder.path() / "one"; }
  [[nodiscard]] fs::path local() const { return folder.path() / "local"; }
  [[nodiscard]] fs::path remote() const { return folder.path() / "remote"; }

  TempFolder folder;
  std::vector<Shard> served;
  std::vector<std::unique_ptr<Server>> servers;
};

// The archive with its three remote shards behind a bad network.
struct FarArchives : Archives {
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

// Sums of weights may differ in their last bits, and articles of one score stand in another order.
json comparable(const SearchResponse& response) {
  json out = json::parse(to_json(response));
  out.erase("took_ms");
  for (auto& hit : out["hits"]) hit["score"] = std::round(hit["score"].get<double>() * 1e6);
  std::sort(out["hits"].begin(), out["hits"].end(),
            [](const json& a, const json& b) { return a["score"] != b["score"] ? a["score"] > b["score"] : a["id"] < b["id"]; });
  return out;
}

// Xapian estimates the frequency of a group of synonyms in each shard, where words that the shard does not have count nothing:
// scores may be a few percent apart. Everything else must be equal, all hits being there.
json by_id(json response) {
  json hits = json::object();
  for (auto& hit : response["hits"]) {
    hit.erase("score");
    hits[hit["id"].get<std::string>()] = hit;
  }
  response["hits"] = hits;
  return response;
}

double largest_difference(const json& a, const json& b) {
  std::map<std::string, double> scores;
  for (const auto& hit : a["hits"]) scores[hit["id"]] = hit["score"];
  double most = 0;
  for (const auto& hit : b["hits"]) {
    const double left = scores[hit["id"]];
    const double right = hit["score"];
    if (left != right) most = std::max(most, std::abs(left - right) / std::max(left, right));
  }
  return most;
}

// The titles of the sample, their beginnings, and what the query language has.
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
                                  "=Treffen"};
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

SearchRequest asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.facets = true;
  request.limit = 100;
  request.timeout = 0;
  return request;
}

}  // namespace

TEST_CASE("shards answer as one archive, near and far") {
  if (!have_server()) return;
  const Archives archives;
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
      for (const auto& suggestion : searcher.suggest(beginning, 10)) out.push_back(to_json(suggestion));
      std::sort(out.begin(), out.end());
      return out;
    };
    CHECK(texts(remote) == texts(one));
  }
}

TEST_CASE("new articles are found in shards on other machines") {
  if (!have_server()) return;
  Archives archives;
  Searcher searcher(archives.remote());
  auto seen = searcher.contents();
  const auto matches = [&] { return searcher.exact_matches("Putin", true, 1'000).hits.size(); };
  searcher.set_seen(seen);
  CHECK(matches() == 0);
  searcher.set_seen({});
  const std::size_t all = searcher.exact_matches("Putin", false, 1'000).hits.size();
  CHECK(all > 5);
  CHECK(matches() == all);
  seen.erase(seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(seen.size() / 2));
  searcher.set_seen(seen);
  CHECK(matches() > 0);
  CHECK(matches() < all);
}

TEST_CASE("a shard that is down is named, and comes back") {
  if (!have_server()) return;
  Archives archives;
  Searcher searcher(archives.remote());
  const auto everything = searcher.search(asking(""));
  CHECK(everything.complete);
  archives.servers.front().reset();
  const auto rest = searcher.search(asking(""));
  CHECK_FALSE(rest.complete);
  CHECK(rest.total < everything.total);
  CHECK(rest.total > 0);
  REQUIRE(rest.diagnostics.size() == 1);
  CHECK(rest.diagnostics.front().message.find(archives.served.front().label()) != std::string::npos);
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
  if (!have_server()) return;
  FarArchives archives;
  Searcher near(archives.local());
  for (const auto& network : archives.networks) network->set(5ms, 100);
  Searcher far(archives.remote());
  for (const auto* words : {"Treffen Putin Trump Helsinki", "\"Treffen in Helsinki\"", "Gipfel* person:Putin", "Bundestag"})
    CHECK(comparable(far.search(asking(words))) == comparable(near.search(asking(words))));
}

TEST_CASE("a shard that falls silent or is cut off is left out, and comes back") {
  if (!have_server()) return;
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

TEST_CASE("sync and rebuild write each article into its shard") {
  const TempFolder folder;
  const fs::path archive = folder.path() / "archive";
  const auto write = [&](const std::string& lines) { return folder.write("in/articles.jsonl", lines).parent_path().string(); };
  const auto shards = [&] {
    std::map<std::string, unsigned> out;
    const json info = json::parse(run("nachlese-index", {"info", "--json", "--archive", archive.string()}).out);
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

  CHECK(run("nachlese-index", {"rebuild", "--archive", archive.string(), write(a + c)}).exit_code == 0);
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
