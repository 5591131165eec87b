#include "indexer/backup.hpp"
#include "indexer/restore.hpp"

#include <iostream>
#include <memory>

#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {
namespace {

struct CopyOptions {
  cli::ArchiveOption archive;
  std::filesystem::path folder;
  unsigned keep = 7;
  double wait_minutes = 60;
  bool quiet = false;
};

std::string in_mebibytes(std::uint64_t bytes) {
  constexpr unsigned kShift = 20;
  return std::to_string(bytes >> kShift) + " MiB";
}

void say_withheld(const index::WayBack& way) {
  if (way.withheld > 0)
    std::cout << way.withheld
              << " of its articles stay out, as `nachlese-index delete --list` says\n";
}

}  // namespace

std::function<int()> setup_backup(CLI::App& command) {
  const auto options = std::make_shared<CopyOptions>();
  options->archive.add_to(command);
  command.add_option("DIR", options->folder, "Folder of the backups")->required()->type_name("");
  command.add_option("--keep", options->keep, "Backups to keep")
      ->check(cli::whole_number(1, 100'000).description(""))
      ->type_name("N")
      ->capture_default_str();
  command.add_option("--wait", options->wait_minutes, "Minutes to wait for a run to end")
      ->check(cli::real_number(0, 10'000).description(""))
      ->type_name("MINUTES")
      ->capture_default_str();
  command.add_flag("-q,--quiet", options->quiet, "Print nothing");
  return [options] {
    constexpr double kMinute = 60;
    const index::BackupResult result =
        index::back_up({options->archive.directory, options->folder, options->keep,
                        options->wait_minutes * kMinute});
    if (!options->quiet)
      std::cout << result.backup.string() << ": " << in_mebibytes(result.copied) << " copied, "
                << in_mebibytes(result.linked) << " as in the backup before\n";
    return 0;
  };
}

std::function<int()> setup_restore(CLI::App& command) {
  const auto options = std::make_shared<CopyOptions>();
  options->archive.add_to(command);
  command
      .add_option("DIR", options->folder,
                  "Folder of the backups, of which the newest is taken, or one of them")
      ->required()
      ->type_name("");
  return [options] {
    const index::WayBack way = index::restore(options->folder, options->archive.directory);
    std::cout << "restored " << way.live << "; `nachlese-index sync` brings what came since\n";
    say_withheld(way);
    return 0;
  };
}

std::function<int()> setup_rollback(CLI::App& command) {
  const auto archive = std::make_shared<cli::ArchiveOption>();
  archive->add_to(command);
  return [archive] {
    const index::WayBack way = index::roll_back(archive->directory);
    std::cout << "live is " << way.live << '\n';
    say_withheld(way);
    return 0;
  };
}

}  // namespace nachlese::programs
