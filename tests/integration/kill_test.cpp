// Writers killed at any moment: the archive is as before or as after the run, and the next run
// repairs the rest.
#include <signal.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <random>
#include <thread>

#include "core/store/archive.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"
#include "tests/integration/strace.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::store;

using namespace nachlese::test;
using nachlese::store::Archive;
namespace fs = std::filesystem;

namespace {

// More than go into the live generation, also per shard.
constexpr int kArticles = 1'200;
constexpr int kChanged = 200;
constexpr int kYears = 2;  // number of shards

// Sets Xapian's own threshold for commits so low that a run that relied on it would be seen half
// done.
struct EarlyCommits {
  EarlyCommits() { ::setenv("XAPIAN_FLUSH_THRESHOLD", "50", 1); }
  ~EarlyCommits() { ::unsetenv("XAPIAN_FLUSH_THRESHOLD"); }
};

enum class Kind : std::uint8_t { one, divided };  // the archive before a run

// A change of an archive of kArticles articles with the word "Schwimmbad".
struct Change {
  const char* name;
  std::vector<std::string> arguments;  // archive and source are appended
  std::string source;                  // empty: `arguments` suffice
  std::size_t changed;                 // articles with "Bibliothek" afterwards
  std::size_t articles;                // afterwards
  Kind kind = Kind::one;
  std::string division = {};  // first line of the stub, if the run changes nothing else
};

// Deletes every fifth article, which are in all shards.
std::vector<std::string> delete_some() {
  std::vector<std::string> out = {"delete"};
  for (int i = 0; i < kChanged; ++i) out.push_back("a" + std::to_string(5 * i));
  return out;
}

std::vector<Change> changes() {
  const std::string some = articles(kChanged, "Bibliothek", kYears);
  const std::string all = articles(kArticles, "Bibliothek", kYears);
  return {
      {"into the live generation", {"sync"}, some, kChanged, kArticles},
      {"bulk build and compaction", {"sync"}, all, kArticles, kArticles},
      {"rebuild", {"rebuild", "--keep", "0"}, all, kArticles, kArticles},
      {"deletion", {"sync", "--delete-missing", "--force"}, some, kChanged, kChanged},
      {"delete", delete_some(), "", 0, kArticles - kChanged},
      {"shard", {"shard"}, "", 0, kArticles, Kind::one, "# by year"},
      {"into several shards", {"sync"}, some, kChanged, kArticles, Kind::divided},
      {"bulk build of several shards", {"sync"}, all, kArticles, kArticles, Kind::divided},
      {"rebuild of shards", {"rebuild", "--keep", "0"}, all, kArticles, kArticles, Kind::divided},
      {"delete from several shards", delete_some(), "", 0, kArticles - kChanged, Kind::divided},
  };
}

class Scene {
 public:
  Scene() {
    const auto source = folder_.write("old.jsonl", articles(kArticles, "Schwimmbad", kYears));
    REQUIRE(sync(pristine(Kind::one), {"--no-names", source.string()}).exit_code == 0);
    fs::copy(pristine(Kind::one), pristine(Kind::divided), fs::copy_options::recursive);
    REQUIRE(
        run("nachlese-index", {"shard", "--archive", pristine(Kind::divided).string()}).exit_code ==
        0);
  }

  [[nodiscard]] fs::path archive() const { return folder_.path() / "archive"; }

  void reset(const Change& change) const {
    fs::remove_all(archive());
    fs::copy(pristine(change.kind), archive(), fs::copy_options::recursive);
  }
  [[nodiscard]] std::vector<std::string> arguments(const Change& change) const {
    std::vector<std::string> out = change.arguments;
    out.insert(out.begin() + 1, {"--archive", archive().string()});
    if (change.source.empty()) return out;
    const auto source = folder_.write("new.jsonl", change.source);
    out.insert(out.end(), {"--quiet", "--no-names", source.string()});
    return out;
  }

  // Requires the state before or after; a mixture or a loss is neither.
  void require_whole(const Change& change) const {
    REQUIRE(run("nachlese-index", {"check", "--archive", archive().string()}).exit_code == 0);
    const std::size_t after = count(archive(), "bibliothek");
    const std::size_t all = count(archive(), "stadtrat");
    CHECK((all == kArticles || all == change.articles));
    CHECK((after == 0 || (after == change.changed && all == change.articles)));
    CHECK(after + count(archive(), "schwimmbad") == all);
  }
  void finish(const Change& change) const {
    const int exit_code = run("nachlese-index", arguments(change)).exit_code;
    // A change that finished before the kill cannot be repeated.
    const bool again = change.source.empty() && (exit_code == 1 || exit_code == 2);
    CHECK((exit_code == 0 || again));
    require_done(change);
    if (change.changed > 0) CHECK(search_ids(archive(), {"Bibliothek"}).size() == 10);
    require_nothing_left(archive());
    if (fs::exists(archive() / "shards")) {
      for (const auto& shard : fs::directory_iterator(archive() / "shards"))
        require_nothing_left(shard.path());
    }
  }
  void require_undone(const Change& change) const {
    CHECK(count(archive(), "stadtrat") == kArticles);
    CHECK(count(archive(), "bibliothek") == 0);
    if (!change.division.empty())
      CHECK_FALSE(lines_of(archive() / "archive.stub").front().starts_with(change.division));
  }
  void require_done(const Change& change) const {
    CHECK(count(archive(), "stadtrat") == change.articles);
    CHECK(count(archive(), "bibliothek") == change.changed);
    CHECK(lines_of(archive() / "archive.stub").front().starts_with(change.division));
  }

 private:
  [[nodiscard]] fs::path pristine(Kind kind) const {
    return folder_.path() / (kind == Kind::one ? "pristine" : "divided");
  }

  static void require_nothing_left(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder / "generations"))
      CHECK(entry.path().extension().empty());
    CHECK(Archive(folder).generations().size() <= 2);
    const auto live = Archive(folder).live_generation();
    if (live) CHECK_FALSE(fs::exists(folder / "shards"));
  }

  TempFolder folder_{folder_in_memory()};
};

// Number of kills, and whether every step is tried or only a few. `./dev kill COUNT` sets it.
const char* wanted_kills() { return std::getenv("NACHLESE_KILLS"); }
int kills() { return wanted_kills() == nullptr ? 10 : std::max(1, std::atoi(wanted_kills())); }

// The calls that take room on the disk or make it keep something, and those that change anything.
const std::string kGrowingCalls = kDurableCalls + ",write,pwrite64,copy_file_range,ftruncate,mkdir";
const std::string kChangingCalls = kGrowingCalls + ",unlink,unlinkat,rmdir";

constexpr int kUnconfirmed = 5;  // done, but not confirmed by the disk

double seconds_of(const std::vector<std::string>& arguments) {
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(run("nachlese-index", arguments).exit_code == 0);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Something that happens at one step of a run, and the exit codes that it may lead to. A run that
// divided its work differently may not come to that step.
struct Fault {
  std::string calls;
  std::string effect;
  std::vector<int> exit_codes;
  std::string until = {};  // "+": at all later calls of that name, too
};

const Fault kKilled = {kChangingCalls, "signal=SIGKILL", {128 + SIGKILL}};
const Fault kFailing = {kChangingCalls, "error=EIO", {0, 3, kUnconfirmed}};
// It stays full.
const Fault kFull = {kGrowingCalls, "error=ENOSPC", {0, 3, kUnconfirmed}, "+"};

// Runs a change with the fault at each of its steps.
void at_steps(const Scene& scene, const Change& change, const Fault& fault) {
  scene.reset(change);
  const std::vector<DiskStep> steps =
      disk_steps(fault.calls, scene.arguments(change), scene.archive().string() + ".log");
  REQUIRE(steps.size() > 10);
  const std::size_t stride = wanted_kills() == nullptr ? steps.size() / 2 : 1;
  std::size_t not_reached = 0;
  for (std::size_t i = stride / 2; i < steps.size(); i += stride) {
    INFO(change.name << ", " << fault.effect << " at step " << i + 1 << " of " << steps.size()
                     << ": " << steps[i].call << " " << steps[i].ordinal);
    scene.reset(change);
    const int exit_code = run_with(fault.effect, steps[i], fault.until, scene.arguments(change));
    INFO("exit code " << exit_code);
    if (std::ranges::count(fault.exit_codes, exit_code) == 0) {
      CHECK(exit_code == 0);
      ++not_reached;
    }
    scene.require_whole(change);
    if (exit_code == 0 || exit_code == kUnconfirmed) scene.require_done(change);
    if (exit_code == 3) scene.require_undone(change);
    scene.finish(change);
  }
  CHECK(not_reached <= steps.size() / stride / 10);
  if (wanted_kills() != nullptr) {
    WARN(change.name << ": " << fault.effect << " at " << steps.size() << " steps, " << not_reached
                     << " of them not reached");
  }
}

void at_steps(const Fault& fault) {
  if (!can_trace()) {
    WARN("skipped: strace is missing or may not trace");
    return;
  }
  static const Scene scene;
  for (const auto& change : changes()) {
    DYNAMIC_SECTION(change.name) { at_steps(scene, change, fault); }
  }
}

}  // namespace

TEST_CASE("killed at a random moment, the archive is as before or as after", "[kill]") {
  const Scene scene;
  const EarlyCommits early;
  std::mt19937 random(7);
  const auto all = changes();
  std::vector<double> durations;
  for (const auto& change : all) {
    scene.reset(change);
    durations.push_back(seconds_of(scene.arguments(change)));
  }
  int killed = 0;
  for (int i = 0; i < kills(); ++i) {
    const std::size_t kind = static_cast<std::size_t>(i) % all.size();
    scene.reset(all[kind]);
    const double moment = durations[kind] * std::uniform_real_distribution<>(0, 1)(random);
    Process writer("nachlese-index", scene.arguments(all[kind]));
    std::this_thread::sleep_for(std::chrono::duration<double>(moment));
    writer.kill(SIGKILL);
    killed += writer.wait() == 128 + SIGKILL ? 1 : 0;
    INFO(all[kind].name << " after " << moment << " s");
    scene.require_whole(all[kind]);
    scene.finish(all[kind]);
  }
  CHECK(killed > kills() / 2);
}

TEST_CASE("killed before the first archive was complete, the next run makes it", "[kill]") {
  const TempFolder folder(folder_in_memory());
  const auto archive = folder.path() / "archive";
  const auto source = folder.write("new.jsonl", articles(2'000, "Bibliothek"));
  for (const int milliseconds : {20, 60, 120, 200}) {
    Process writer("nachlese-index",
                   {"sync", "--no-names", "--archive", archive.string(), source.string()});
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    writer.kill(SIGKILL);
    (void)writer.wait();
    CHECK(sync(archive, {"--no-names", source.string()}).exit_code == 0);
    CHECK(count(archive, "bibliothek") == 2'000);
    fs::remove_all(archive);
  }
}

TEST_CASE("killed before any change of the disk, the archive is as before or as after", "[kill]") {
  at_steps(kKilled);
}

TEST_CASE("a disk that fails at any step leaves the archive as it was, or it is said to be done",
          "[kill]") {
  at_steps(kFailing);
}

TEST_CASE("a disk that is full at any step leaves the archive as it was, or it is said to be done",
          "[kill]") {
  at_steps(kFull);
}

TEST_CASE("a switch that the disk does not confirm is done, and the run says so") {
  if (!can_trace()) {
    WARN("skipped: strace is missing or may not trace");
    return;
  }
  const Scene scene;
  int switches = 0;
  for (const auto& change : changes()) {
    scene.reset(change);
    const auto steps =
        disk_steps(kDurableCalls, scene.arguments(change), scene.archive().string() + ".log");
    const std::string stub = (scene.archive() / "archive.stub.new").string();  // not of a shard
    auto step = std::ranges::find_if(steps, [&](const DiskStep& of) {
      return of.call == "rename" && of.line.find(stub) != std::string::npos;
    });
    if (step == steps.end()) continue;  // a commit into what is live
    ++switches;
    INFO(change.name);
    REQUIRE(++step != steps.end());
    REQUIRE(step->call == "fsync");
    scene.reset(change);
    CHECK(run_with("error=EIO", *step, "", scene.arguments(change)) == kUnconfirmed);
    scene.require_whole(change);
    scene.require_done(change);
    scene.finish(change);
  }
  CHECK(switches >= 7);
}

TEST_CASE("everything of a new generation is on the disk before it goes live") {
  if (!can_trace()) {
    WARN("skipped: strace is missing or may not trace");
    return;
  }
  const TempFolder folder;
  const auto archive = folder.path() / "archive";
  const auto source = folder.write("a.jsonl", articles(50, "Bibliothek"));
  const auto log = folder.path() / "calls";
  REQUIRE(traced({"-f", "-y", "-o", log.string(), "-e", "trace=" + kDurableCalls},
                 {"sync", "--no-names", "--archive", archive.string(), source.string()}) == 0);
  const std::vector<std::string> calls = lines_of(log);
  const auto position = [&](const std::string& call, const fs::path& path) {
    const auto found = std::find_if(calls.begin(), calls.end(), [&](const std::string& line) {
      return line.find(call) != std::string::npos &&
             line.find(path.string()) != std::string::npos && line.ends_with("= 0");
    });
    INFO(call << path);
    CHECK(found != calls.end());
    return found - calls.begin();
  };
  const auto generations = archive / "generations";
  const auto renamed = position("rename(\"", generations / "0001.building\", \"");
  for (const auto& entry : fs::directory_iterator(generations / "0001")) {
    // Only the last flush counts: nothing is written after it.
    const auto building = generations / "0001.building" / entry.path().filename();
    CHECK(position("fsync(", building.string() + ">") < renamed);
  }
  CHECK(position("fsync(", (generations / "0001.building").string() + ">") < renamed);
  const auto folder_synced = position("fsync(", generations.string() + ">");
  const auto stub_written = position("fsync(", (archive / "archive.stub.new").string() + ">");
  const auto switched = position("rename(\"", archive / "archive.stub.new\", \"");
  CHECK(renamed < folder_synced);
  CHECK(folder_synced < switched);
  CHECK(stub_written < switched);
  const std::vector<std::string> behind(calls.begin() + switched, calls.end());
  CHECK(std::any_of(behind.begin(), behind.end(), [&](const std::string& call) {
    return call.find("fsync(") != std::string::npos &&
           call.find(archive.string() + ">") != std::string::npos;
  }));
  // The folder itself is new, too.
  CHECK(position("fsync(", folder.path().string() + ">") < switched);
}
