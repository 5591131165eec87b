#include "indexer/examine.hpp"

#include <algorithm>
#include <fstream>

#include "core/store/archive.hpp"
#include "core/store/run_log.hpp"
#include "indexer/sync.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::index;
using nachlese::test::TempFolder;

namespace {

struct Archive {
  TempFolder folder;
  std::filesystem::path path = folder.path() / "archive";

  Archive() {
    const SyncOptions options{
        .archive = path,
        .sources = {folder.write("in.jsonl", R"({"id":"1","title":"Titel","body":"Text."})")},
        .quiet = true};
    CHECK(sync_archive(options, {nullptr, store::kEntitiesOff}).added == 1);
  }
  [[nodiscard]] Findings problems(readers::Inputs sources = {}) const {
    Findings out = examine({path, std::move(sources), {}});
    std::erase_if(out, [](const Finding& found) { return found.level != Finding::Level::problem; });
    return out;
  }
  void run(const std::string& day, const std::string& verb, int code) const {
    store::WriterRun run;
    run.begun = run.ended = day + "T03:30:00Z";
    run.verb = verb;
    run.code = code;
    store::append_run(path, run);
  }
};

bool names(const Findings& findings, const std::string& topic, const std::string& words) {
  return std::ranges::any_of(findings, [&](const Finding& found) {
    return found.topic == topic && found.what.find(words) != std::string::npos;
  });
}

}  // namespace

TEST_CASE_METHOD(Archive, "a stub that is empty, broken or gone is a finding") {
  const std::filesystem::path stub = store::Archive(path).stub();
  for (const char* content : {"", "auto", "glass nowhere\n"}) {
    std::ofstream(stub) << content;
    INFO(content);
    CHECK(exit_code_of(problems()) == static_cast<int>(ErrorCode::archive));
  }
  std::filesystem::remove(stub);
  CHECK(names(problems(), "archive", "archive.stub is missing"));
}

TEST_CASE_METHOD(Archive, "a file that is brought in later does not mend a failed night") {
  const readers::Inputs sources = {(folder.path() / "in.jsonl").string()};
  run("2026-11-01", "sync", 0);
  run("2026-11-02", "sync", 6);
  run("2026-11-02", "sync some", 0);
  CHECK(
      names(problems(sources), "runs", "over all sources, at 2026-11-02T03:30:00Z, ended with 6"));
  CHECK_FALSE(names(problems(), "runs", "ended with"));  // nothing is configured any more
  run("2026-11-03", "sync", 0);
  CHECK_FALSE(names(problems(sources), "runs", "ended with"));
  run("2026-11-04", "sync some", 5);
  CHECK(names(problems(sources), "runs", "The last run, at 2026-11-04"));
}

TEST_CASE_METHOD(Archive, "a finding names the source that it is about") {
  const std::string gone = (folder.path() / "gone").string();
  const Findings found = problems({gone, (folder.path() / "in.jsonl").string()});
  const auto at = std::ranges::find(found, "sources", &Finding::topic);
  REQUIRE(at != found.end());
  CHECK(at->about == gone);
}
