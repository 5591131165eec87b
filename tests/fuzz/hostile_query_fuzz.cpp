// libFuzzer target: no query exceeds the limits of cost. The archive is the sample, or the one that
// NACHLESE_FUZZ_ARCHIVE names.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "indexer/sync.hpp"
#include "tests/fuzz/hostile_query.hpp"
#include "tests/sanitized.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::index;
using namespace nachlese::search;
using namespace nachlese::store;

constexpr double kScale = test::kSanitized ? 8 : 1;

// Built once, removed at the end.
class SampleArchive {
 public:
  SampleArchive()
      : folder_(std::filesystem::temp_directory_path() /
                ("nachlese-hostile-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    SyncOptions options;
    options.archive = folder_ / "archive";
    options.sources = {NACHLESE_SOURCE_DIR "/resources/sample"};
    options.quiet = true;
    (void)sync_archive(options, {nachlese::index::FindNames{}, kEntitiesOff});
  }
  ~SampleArchive() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  SampleArchive(const SampleArchive&) = delete;
  SampleArchive& operator=(const SampleArchive&) = delete;

  [[nodiscard]] std::filesystem::path path() const { return folder_ / "archive"; }

 private:
  std::filesystem::path folder_;
};

Searcher& searcher() {
  static const char* const named = std::getenv("NACHLESE_FUZZ_ARCHIVE");
  if (named != nullptr) {
    static Searcher of_named{std::filesystem::path(named)};
    return of_named;
  }
  static const SampleArchive sample;
  static Searcher of_sample(sample.path());
  return of_sample;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SearchRequest request = test::hostile_request({data, size});
  for (const test::Cost& cost : test::costs_of(searcher(), request)) {
    if (cost.seconds <= kScale * test::kMostSeconds &&
        cost.mebibytes <= kScale * test::kMostMebibytes)
      continue;
    std::fprintf(stderr, "%s: %.2f s, %.0f MiB: %s\n", std::string(cost.call).c_str(), cost.seconds,
                 cost.mebibytes, request.query.substr(0, 2000).c_str());
    std::abort();
  }
  return 0;
}
