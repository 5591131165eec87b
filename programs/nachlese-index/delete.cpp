#include <iostream>
#include <memory>

#include "core/base/error.hpp"
#include "core/cli/options.hpp"
#include "core/store/xapian_error.hpp"
#include "indexer/deletion.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {
namespace {

struct DeleteOptions {
  cli::ArchiveOption archive;
  std::vector<std::string> ids;
};

int run_delete(const DeleteOptions& options) {
  store::report_xapian_aborts("nachlese-index", options.archive.directory);
  const index::Deletion done = index::delete_articles(options.archive.directory, options.ids);
  for (const auto& id : done.unknown) std::cerr << "not in the archive: " << id << '\n';
  for (const auto& remark : done.report.remarks) std::cerr << remark << '\n';
  std::cout << done.deleted << " deleted\n";
  if (done.deleted == 0) return cli::kNothingFound;
  return done.unknown.empty() && done.report.remarks.empty() ? 0
                                                             : static_cast<int>(ErrorCode::input);
}

}  // namespace

std::function<int()> setup_delete(CLI::App& command) {
  const auto options = std::make_shared<DeleteOptions>();
  options->archive.add_to(command);
  command.add_option("ID", options->ids, "Ids of the articles")->required()->type_name("");
  return [options] {
    return store::translating_xapian_errors(options->archive.directory,
                                            [&] { return run_delete(*options); });
  };
}

}  // namespace nachlese::programs
