#include <algorithm>
#include <iostream>
#include <memory>

#include "core/base/error.hpp"
#include "core/cli/numbers.hpp"
#include "core/cli/options.hpp"
#include "core/store/xapian_error.hpp"
#include "indexer/suspicious_names.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {
namespace {

struct NamesOptions {
  cli::ArchiveOption archive;
  bool suspicious = false;
  std::size_t limit = 100;
};

int run_names(const NamesOptions& options) {
  if (!options.suspicious)
    throw Error(ErrorCode::usage, "Nothing is asked for.", "--suspicious lists what looks wrong.");
  const auto found = index::suspicious_names(options.archive.directory);
  for (std::size_t i = 0; i < std::min(found.size(), options.limit); ++i) {
    const auto& name = found[i];
    std::cout << name.articles << '\t' << name.kind << '\t' << name.name << '\t' << name.why << '\t'
              << name.line << '\n';
  }
  return found.empty() ? cli::kNothingFound : cli::kFound;
}

}  // namespace

std::function<int()> setup_names(CLI::App& command) {
  const auto options = std::make_shared<NamesOptions>();
  options->archive.add_to(command);
  command.add_flag("--suspicious", options->suspicious,
                   "List names that look wrong: number of articles, kind, name, why, and the line "
                   "for names.txt in the archive that puts it right");
  command.add_option("-n,--limit", options->limit, "At most so many")
      ->check(cli::whole_number(1, 1'000'000))
      ->type_name("N")
      ->capture_default_str();
  return [options] {
    return store::translating_xapian_errors(options->archive.directory,
                                            [&] { return run_names(*options); });
  };
}

}  // namespace nachlese::programs
