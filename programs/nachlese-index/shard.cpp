#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>

#include "core/base/disk.hpp"
#include "core/cli/options.hpp"
#include "core/store/xapian_error.hpp"
#include "indexer/shard_split.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {
namespace {

struct ShardOptions {
  cli::ArchiveOption archive;
  std::string by = std::string(store::name_of(store::Division::year));
  bool positions = true;
};

int divide(const ShardOptions& options) {
  const auto division = static_cast<store::Division>(
      std::find(std::begin(store::kDivisions), std::end(store::kDivisions), options.by) -
      store::kDivisions);
  store::report_xapian_aborts("nachlese-index", options.archive.directory);
  int exit_code = 0;
  try {
    (void)index::split_archive(store::Archive(options.archive.directory), division,
                               options.positions);
  } catch (const Unconfirmed& fault) {  // the division stands anyway
    std::cerr << describe(fault) << '\n';
    exit_code = static_cast<int>(ErrorCode::input);
  }
  for (const auto& shard : store::Archive(options.archive.directory).read_stub().shards)
    std::cout << shard.key << '\t' << shard.folder << '\n';
  return exit_code;
}

}  // namespace

std::function<int()> setup_shard(CLI::App& command) {
  const auto options = std::make_shared<ShardOptions>();
  options->archive.add_to(command);
  command.add_option("--by", options->by, "year or source of the articles")
      ->check(CLI::IsMember(std::vector<std::string>(std::begin(store::kDivisions),
                                                     std::end(store::kDivisions)))
                  .description(""))
      ->capture_default_str()
      ->type_name("NAME");
  command.add_flag_callback(
      "--no-positions", [options] { options->positions = false; },
      "No positions of words, which shards need on other machines");
  return [options] {
    return store::translating_xapian_errors(options->archive.directory,
                                            [&] { return divide(*options); });
  };
}

}  // namespace nachlese::programs
