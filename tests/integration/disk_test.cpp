// Full and read-only disks, damaged generations, clocks that run backwards: nothing is lost, and
// readers continue.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>

#include "core/store/archive.hpp"
#include "core/store/facets.hpp"
#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::store;

using namespace nachlese::test;
using nachlese::store::Archive;
namespace fs = std::filesystem;

namespace {

constexpr int kFew = 450;  // few enough to be written into the live generation

bool is_sound(const fs::path& archive) {
  return run("nachlese-index", {"check", "--archive", archive.string()}).exit_code == 0;
}

// Prefix for a program that runs out of room: Xapian leaks then.
const std::string kLeaking = "env " + without_leak_check() + " ";

// Runs a script, which finds the programs by name.
Result shell(const std::string& script) {
  return run("/bin/sh", {"-c", "PATH=\"" + std::string(NACHLESE_BIN_DIR) + ":$PATH\"; " + script});
}

// True if a script may mount file systems of its own.
bool can_mount() { return shell("unshare -rm sh -c 'mount -t tmpfs none /mnt'").exit_code == 0; }

struct Scene {
  TempFolder folder{folder_in_memory()};
  fs::path archive = folder.path() / "archive";
  fs::path old_source = folder.write("old.jsonl", articles(kFew, "Schwimmbad"));
  fs::path new_source = folder.write("new.jsonl", articles(6'000, "Bibliothek"));
  fs::path some = folder.write("some.jsonl", articles(kFew, "Bibliothek"));

  Scene() { REQUIRE(sync(archive, {"--no-names", old_source.string()}).exit_code == 0); }
};

int port_of(const fs::path& file) {
  for (int i = 0; i < 100; ++i) {
    std::ifstream stream(file);
    std::string line;
    if (std::getline(stream, line)) return std::stoi(line.substr(line.rfind(':') + 1));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return 0;
}

// Status line, headers and body.
std::string get(int port, const std::string& path) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  const std::string request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      ::write(fd, request.data(), request.size()) == static_cast<ssize_t>(request.size())) {
    char buffer[4096];
    for (ssize_t size = 0; (size = ::read(fd, buffer, sizeof buffer)) > 0;)
      answer.append(buffer, static_cast<std::size_t>(size));
  }
  ::close(fd);
  return answer;
}

}  // namespace

TEST_CASE_METHOD(Scene,
                 "files that may not grow leave the archive as it was, and the message says so") {
  const std::string verb = GENERATE("rebuild", "sync");
  const fs::path source = GENERATE(false, true) ? new_source : some;
  const Result full = shell("ulimit -f 200; exec " + kLeaking + "nachlese-index " + verb +
                            " --no-names --archive " + archive.string() + " " + source.string());
  INFO(full.out << full.err);
  CHECK(full.exit_code == 3);
  CHECK(full.err.find("File too large") != std::string::npos);
  CHECK(full.err.find("ulimit -f") != std::string::npos);
  CHECK(is_sound(archive));
  CHECK(count(archive, "schwimmbad") == kFew);
  CHECK(count(archive, "bibliothek") == 0);
  CHECK(run("nachlese-index", {verb, "--no-names", "--archive", archive.string(), source.string()})
            .exit_code == 0);
  CHECK(count(archive, "schwimmbad") == 0);
  CHECK(is_sound(archive));
}

TEST_CASE_METHOD(Scene,
                 "delete, shard and a sync of shards are done or not when files may not grow") {
  const std::string blocks = GENERATE("20", "60", "100", "140", "180", "240", "400");
  const std::string verb = GENERATE("delete", "shard", "delete from shards", "sync of shards");
  fs::remove_all(archive);
  REQUIRE(sync(archive,
               {"--no-names", folder.write("old.jsonl", articles(kFew, "Schwimmbad", 3)).string()})
              .exit_code == 0);
  if (verb.ends_with("shards"))
    REQUIRE(run("nachlese-index", {"shard", "--archive", archive.string()}).exit_code == 0);
  std::string arguments = " --archive " + archive.string();
  if (verb.starts_with("delete")) {
    for (int i = 0; i < 200; ++i) arguments += " a" + std::to_string(i);
  } else if (verb.starts_with("sync")) {
    arguments +=
        " --no-names " + folder.write("few.jsonl", articles(200, "Bibliothek", 3)).string();
  }
  const Result full = shell("ulimit -f " + blocks + "; exec " + kLeaking + "nachlese-index " +
                            verb.substr(0, verb.find(' ')) + arguments);
  INFO(blocks << " blocks, " << verb << ": " << full.exit_code << " " << full.out << full.err);
  CHECK((full.exit_code == 0 || full.exit_code == 3));
  CHECK((full.exit_code == 0 || full.err.find("ulimit -f") != std::string::npos));
  CHECK(is_sound(archive));
  const bool done = full.exit_code == 0;
  CHECK(count(archive, "stadtrat") == (done && verb.starts_with("delete") ? kFew - 200 : kFew));
  CHECK(count(archive, "bibliothek") == (done && verb.starts_with("sync") ? 200 : 0));
  CHECK(sync(archive, {"--no-names", some.string()}).exit_code == 0);
  CHECK(count(archive, "bibliothek") == kFew);
}

TEST_CASE_METHOD(Scene, "a full disk leaves the archive as it was, and the message says so") {
  if (!can_mount()) {
    WARN("skipped: no file system may be mounted here");
    return;
  }
  const std::string verb = GENERATE("rebuild", "sync");
  const std::string size =
      GENERATE("2m", "2700k", "2900k");  // full in the first commit, or in the middle of a segment
  const fs::path disk = folder.path() / "disk";
  fs::create_directory(disk);
  const std::string full = (disk / "archive").string();
  const Result result = shell(
      "unshare -rm sh -c 'mount -t tmpfs -o size=" + size + " none " + disk.string() +
      " && cp -r " + archive.string() + " " + disk.string() + " && " + kLeaking +
      "nachlese-index " + verb + " --no-names --archive " + full + " " + new_source.string() +
      "; echo \"exit $?\"; nachlese-index check --archive " + full +
      " && nachlese search --archive " + full + " --format ids --limit 3 Schwimmbad && cp -r " +
      full + " " + (folder.path() / "after").string() + "'");
  INFO(result.out << result.err);
  CHECK(result.exit_code == 0);
  CHECK(result.out.find("exit 3") != std::string::npos);
  CHECK(result.err.find("No space left on device") != std::string::npos);
  CHECK(result.err.find("make room, then run again") != std::string::npos);
  CHECK(count(folder.path() / "after", "schwimmbad") == kFew);
  CHECK(count(folder.path() / "after", "bibliothek") == 0);
}

TEST_CASE_METHOD(Scene, "a folder that is read-only can be searched, and writers are told") {
  if (!can_mount()) {
    WARN("skipped: no file system may be mounted here");
    return;
  }
  const std::string name = archive.string();
  const Result result = shell("unshare -rm sh -c 'mount --bind " + name + " " + name +
                              " && mount -o remount,ro,bind " + name +
                              " && { nachlese-index sync --no-names --archive " + name + " " +
                              some.string() + "; echo \"exit $?\"; nachlese search --archive " +
                              name + " --format ids --limit 3 Schwimmbad; }'");
  INFO(result.out << result.err);
  CHECK(result.exit_code == 0);
  CHECK(result.out.find("exit 3") != std::string::npos);
  CHECK(result.err.find("Read-only file system") != std::string::npos);
  CHECK(result.err.find("read-only: mount it for writing") != std::string::npos);
}

TEST_CASE_METHOD(Scene,
                 "a running server goes on when the new generation is damaged, and rebuild heals") {
  const fs::path log = folder.path() / "port";
  Process server("/bin/sh",
                 {"-c", "exec " + std::string(NACHLESE_BIN_DIR) +
                            "/nachlese serve --listen 127.0.0.1:0 --archive " + archive.string() +
                            " >" + log.string() + " 2>" + log.string() + ".err"});
  const int port = port_of(log);
  REQUIRE(port > 0);
  const auto total = [&](const std::string& query) {
    const std::string answer = get(port, "/api/v1/search?versions=all&q=" + query);
    const std::size_t at = answer.find("\"total\":");
    return at == std::string::npos ? answer.substr(0, 40)
                                   : answer.substr(at + 8, answer.find(',', at) - at - 8);
  };
  REQUIRE(total("Schwimmbad") == std::to_string(kFew));
  REQUIRE(
      run("nachlese-index", {"rebuild", "--no-names", "--archive", archive.string(), some.string()})
          .exit_code == 0);
  fs::resize_file(Archive(archive).generation(2) / "postlist.glass", 100);
  CHECK(total("Stadtrat+Schwimmbad") == std::to_string(kFew));
  CHECK(total("Schwimmbad+Stadtrat+Punkt") == std::to_string(kFew));
  const Result damaged = run("nachlese-index", {"check", "--archive", archive.string()});
  CHECK(damaged.exit_code == 3);
  CHECK(damaged.out.find("generation 2 (live): 0 articles, DAMAGED") != std::string::npos);
  CHECK(damaged.out.find("generation 1: " + std::to_string(kFew) + " articles, sound") !=
        std::string::npos);
  CHECK(
      run("nachlese-index", {"rebuild", "--no-names", "--archive", archive.string(), some.string()})
          .exit_code == 0);
  CHECK(total("Bibliothek") == std::to_string(kFew));
  CHECK(total("Schwimmbad+Bibliothek+Punkt") == std::to_string(kFew));
  server.kill(SIGTERM);
  CHECK(server.wait() == 0);
  std::ifstream complaints(log.string() + ".err");
  std::string line;
  CHECK(std::getline(complaints, line));
  CHECK(line.find("cannot be opened") != std::string::npos);
  CHECK(line.find("nachlese-index check") != std::string::npos);
}

TEST_CASE_METHOD(Scene, "a running server answers on while a byte of iamglass is wrong") {
  const fs::path log = folder.path() / "port";
  Process server("/bin/sh",
                 {"-c", "exec " + std::string(NACHLESE_BIN_DIR) +
                            "/nachlese serve --listen 127.0.0.1:0 --archive " + archive.string() +
                            " >" + log.string() + " 2>" + log.string() + ".err"});
  const int port = port_of(log);
  REQUIRE(port > 0);
  const fs::path version = Archive(archive).generation(1) / "iamglass";
  std::ifstream in(version, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  REQUIRE(get(port, "/api/v1/search?q=Schwimmbad").find("200 OK") != std::string::npos);
  for (std::size_t at = 0; at < content.size(); ++at) {
    std::string wrong = content;
    wrong[at] = static_cast<char>(wrong[at] ^ (1 << (at % 8)));
    std::ofstream(version, std::ios::binary) << wrong;
    const std::string answer =
        get(port, "/api/v1/search?versions=all&q=Schwimmbad+" + std::to_string(at));
    CHECK(answer.find("200 OK") != std::string::npos);
  }
  server.kill(SIGTERM);
  CHECK(server.wait() == 0);
}

TEST_CASE_METHOD(Scene, "a reader keeps all of a generation that was removed under it") {
  const fs::path first = Archive(archive).generation(1);
  const Xapian::Database reader(Archive(archive).stub().string(), Xapian::DB_BACKEND_STUB);
  nachlese::search::Searcher searcher(archive);
  for (int i = 0; i < 3; ++i) {
    const auto& source = i % 2 == 0 ? some : old_source;
    REQUIRE(run("nachlese-index", {"rebuild", "--keep", "0", "--no-names", "--archive",
                                   archive.string(), source.string()})
                .exit_code == 0);
    CHECK(Archive(archive).generations().size() == 1);
    nachlese::search::SearchRequest request;
    request.query = "Bibliothek";
    request.collapse = false;
    CHECK(searcher.search(request).total == (i % 2 == 0 ? kFew : 0));
  }
  REQUIRE_FALSE(fs::exists(first));
  // Reads every table: postings, documents, terms, values, metadata. All were opened
  // with the database.
  std::size_t articles = 0;
  for (auto it = reader.postlist_begin(""); it != reader.postlist_end(""); ++it, ++articles) {
    const Xapian::Document document = reader.get_document(*it);
    CHECK_FALSE(document.get_data().empty());
    CHECK_FALSE(document.get_value(nachlese::schema::kPublished).empty());
    CHECK(std::distance(document.termlist_begin(), document.termlist_end()) > 5);
    CHECK_FALSE(document.get_value(nachlese::schema::kWordOrder).empty());
  }
  CHECK(articles == kFew);
  CHECK_FALSE(reader.get_metadata("nachlese:schema").empty());
  CHECK(std::distance(reader.allterms_begin(), reader.allterms_end()) > kFew);
}

TEST_CASE_METHOD(Scene, "as many old generations are kept as asked for") {
  const auto rebuild = [&](const char* keep) {
    CHECK(run("nachlese-index", {"rebuild", "--keep", keep, "--no-names", "--archive",
                                 archive.string(), some.string()})
              .exit_code == 0);
    return Archive(archive).generations();
  };
  CHECK(rebuild("2") == std::vector<unsigned>{1, 2});
  CHECK(rebuild("2") == std::vector<unsigned>{1, 2, 3});
  CHECK(rebuild("2") == std::vector<unsigned>{2, 3, 4});
  CHECK(rebuild("0") == std::vector<unsigned>{5});
  CHECK(sync(archive, {"--keep", "-1", some.string()}).exit_code == 2);
}

TEST_CASE_METHOD(Scene, "searches go on while generations are switched and removed at once") {
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int i = 0; i < 10; ++i)
      (void)run("nachlese-index", {"rebuild", "--keep", "0", "--no-names", "--archive",
                                   archive.string(), some.string()});
    done = true;
  });
  int wrong = 0;
  std::string what;
  try {
    while (!done) {  // opened afresh every time, as by the command
      nachlese::search::SearchRequest request;
      request.query = "Stadtrat";
      request.collapse = false;
      if (nachlese::search::Searcher(archive).search(request).total != kFew) ++wrong;
    }
  } catch (const std::exception& error) {
    what = error.what();
  }
  writer.join();
  CHECK(what == "");
  CHECK(wrong == 0);
}

TEST_CASE_METHOD(Scene, "a clock that was set back changes nothing") {
  nachlese::search::Searcher searcher(archive);
  const auto total = [&](const std::string& query) {
    nachlese::search::SearchRequest request;
    request.query = query;
    request.collapse = false;
    return searcher.search(request).total;
  };
  const auto set_times = [&](fs::file_time_type time) {
    for (const auto& entry : fs::recursive_directory_iterator(archive))
      fs::last_write_time(entry.path(), time);
    fs::last_write_time(some, time);
    fs::last_write_time(old_source, time);
  };
  const auto now = fs::file_time_type::clock::now();
  CHECK(total("Schwimmbad") == kFew);
  set_times(now + std::chrono::hours(24 * 365 * 50));
  CHECK(sync(archive, {"--no-names", some.string()}).exit_code == 0);
  CHECK(total("Bibliothek") == kFew);
  set_times(now - std::chrono::hours(24 * 365 * 40));
  CHECK(run("nachlese-index",
            {"rebuild", "--no-names", "--archive", archive.string(), old_source.string()})
            .exit_code == 0);
  CHECK(total("Schwimmbad") == kFew);
  CHECK(is_sound(archive));
}

TEST_CASE_METHOD(Scene, "generations without a stub are kept") {
  fs::remove(Archive(archive).stub());
  CHECK(sync(archive, {"--no-names", some.string()}).exit_code == 0);
  CHECK(Archive(archive).generations() == std::vector<unsigned>{1, 2});
  CHECK(count(archive, "bibliothek") == kFew);
}
