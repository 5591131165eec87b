// The same articles as one archive, as local shards, and with some shards behind servers.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/store/stub.hpp"
#include "tests/integration/xapian_servers.hpp"
#include "tests/temp_folder.hpp"

namespace nachlese::test {

using namespace nachlese::store;

class ShardArchives {
 public:
  // Builds the archives from the articles in `source`, by year; the years in `far` get a server
  // each.
  ShardArchives(const std::filesystem::path& source, const std::set<std::string>& far);

  [[nodiscard]] std::filesystem::path one() const { return folder_.path() / "one"; }
  [[nodiscard]] std::filesystem::path local() const { return folder_.path() / "local"; }
  [[nodiscard]] std::filesystem::path remote() const { return folder_.path() / "remote"; }

  // Shards with a server, in the order of `servers`.
  std::vector<Shard> served;
  std::vector<std::unique_ptr<Process>> servers;

  // Starts another server for one of them.
  void start(const Shard& shard);

 private:
  TempFolder folder_;
};

}  // namespace nachlese::test
