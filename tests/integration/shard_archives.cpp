#include "tests/integration/shard_archives.hpp"

#include "core/store/archive.hpp"
#include "tests/catch.hpp"
#include "tests/integration/articles.hpp"

namespace nachlese::test {

using namespace nachlese::store;

namespace fs = std::filesystem;

ShardArchives::ShardArchives(const fs::path& source, const std::set<std::string>& far) {
  REQUIRE(sync(one(), {"--quiet", source.string()}).exit_code == 0);
  fs::copy(one(), local(), fs::copy_options::recursive);
  REQUIRE(
      run("nachlese-index", {"shard", "--archive", local().string(), "--by", "year"}).exit_code ==
      0);
  fs::create_directories(remote());
  Stub stub = Archive(local()).read_stub();
  REQUIRE(stub.shards.size() > 5);
  for (auto& shard : stub.shards) {
    shard.folder = "../local/" + shard.folder;
    if (!far.contains(shard.key)) continue;
    shard.port = free_port();
    shard.host = "127.0.0.1";
    served.push_back(shard);
  }
  REQUIRE(served.size() == far.size());
  Archive(remote()).write_stub(stub);
  for (const auto& shard : served) start(shard);
}

void ShardArchives::start(const Shard& shard) {
  servers.push_back(serve_searches(remote() / shard.folder / "archive.stub", shard.port));
}

}  // namespace nachlese::test
