#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>

#include "core/base/disk.hpp"
#include "core/cli/options.hpp"
#include "core/store/xapian_error.hpp"
#include "indexer/split.hpp"
#include "indexer/verbs/verbs.hpp"

namespace nachlese {
namespace {

struct ShardOptions {
  ArchiveOption archive;
  std::string by = std::string(name_of(Division::year));
};

int divide(const ShardOptions& options) {
  const auto division = static_cast<Division>(std::find(std::begin(kDivisions), std::end(kDivisions), options.by) - kDivisions);
  report_xapian_aborts("nachlese-index", options.archive.directory);
  int exit_code = 0;
  try {
    (void)split_archive(Archive(options.archive.directory), division);
  } catch (const Unconfirmed& fault) {  // it is done all the same
    std::cerr << describe(fault) << '\n';
    exit_code = static_cast<int>(ErrorCode::input);
  }
  for (const auto& shard : Archive(options.archive.directory).read_stub().shards)
    std::cout << shard.key << '\t' << shard.folder << '\n';
  return exit_code;
}

}  // namespace

std::function<int()> setup_shard(CLI::App& command) {
  const auto options = std::make_shared<ShardOptions>();
  options->archive.add_to(command);
  command.add_option("--by", options->by, "year or source of the articles")
      ->check(CLI::IsMember(std::vector<std::string>(std::begin(kDivisions), std::end(kDivisions))).description(""))
      ->capture_default_str()
      ->type_name("NAME");
  return [options] { return translating_xapian_errors(options->archive.directory, [&] { return divide(*options); }); };
}

}  // namespace nachlese
