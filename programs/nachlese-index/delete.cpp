#include <iostream>
#include <memory>

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/cli/options.hpp"
#include "core/store/takedowns.hpp"
#include "core/store/xapian_error.hpp"
#include "indexer/deletion.hpp"
#include "programs/nachlese-index/run_options.hpp"
#include "programs/nachlese-index/verbs.hpp"
#include "stemming/fold.hpp"

namespace nachlese::programs {
namespace {

struct DeleteOptions {
  cli::ArchiveOption archive;
  std::vector<std::string> ids;
  std::vector<std::string> names;
  index::TakedownOrder order;
  bool list = false;
};

int list_takedowns(const std::filesystem::path& archive) {
  const auto takedowns = store::Takedowns::read(archive);
  for (const auto& [id, takedown] : takedowns.all()) {
    std::cout << id << '\t' << takedown.date << '\t' << takedown.until << '\t' << takedown.reason;
    for (const auto& name : takedown.names) std::cout << "\tname: " << name;
    std::cout << '\n';
  }
  return takedowns.empty() ? cli::kNothingFound : cli::kFound;
}

void check(const DeleteOptions& options) {
  if (options.ids.empty())
    throw Error(ErrorCode::usage, "No article is named.", "Give the ids of the articles.");
  const index::TakedownOrder& order = options.order;
  if (order.reason.empty() && (order.shown || !order.until.empty()))
    throw Error(ErrorCode::usage, "--until and --public need a --reason.",
                "It is kept in the archive's list of takedowns.");
  if (!order.until.empty() && !parse_date(order.until))
    throw Error(ErrorCode::usage, order.until + " is no date.", "Dates are as in 2030-12-31.");
  if (!order.until.empty() && !store::is_to_come(order.until, utc_now()))
    throw Error(ErrorCode::usage,
                "--until " + order.until + " has begun already: it would keep nothing out.",
                "Give the day, or the moment in UTC, from which the articles may be there again.");
}

int run_delete(const DeleteOptions& options) {
  if (options.list) return list_takedowns(options.archive.directory);
  check(options);
  store::report_xapian_aborts("nachlese-index", options.archive.directory);
  const index::Deletion done =
      index::delete_articles(options.archive.directory, options.ids, options.order);
  const bool for_good = !options.order.reason.empty();
  for (const auto& id : done.unknown)
    std::cerr << "not in the archive" << (for_good ? ", and kept out of it: " : ": ") << id << '\n';
  for (const auto& remark : done.report.remarks) std::cerr << remark << '\n';
  std::cout << done.deleted << " deleted\n";
  if (!for_good && done.deleted > 0)
    std::cerr << "The next sync brings back what the sources still hold; --reason prevents that.\n";
  if (done.deleted == 0 && !for_good) return cli::kNothingFound;
  const bool complete = done.report.remarks.empty() && (for_good || done.unknown.empty());
  return complete ? 0 : static_cast<int>(ErrorCode::input);
}

int run_undelete(const DeleteOptions& options) {
  store::report_xapian_aborts("nachlese-index", options.archive.directory);
  const index::Deletion done = index::undelete_articles(
      options.archive.directory, options.ids, recorded_name_source(options.archive.directory));
  for (const auto& id : done.unknown) std::cerr << "not taken down: " << id << '\n';
  for (const auto& remark : done.report.remarks) std::cerr << remark << '\n';
  std::cout << done.deleted << " allowed again; the next sync brings back what the sources hold\n";
  if (done.deleted == 0) return cli::kNothingFound;
  return done.unknown.empty() && done.report.remarks.empty() ? 0
                                                             : static_cast<int>(ErrorCode::input);
}

int run_suppress(const DeleteOptions& options) {
  for (const auto& name : options.names) {
    if (text::fold_value(name).empty())
      throw Error(ErrorCode::usage, "A name is empty.", "Give it as --name \"Erika Muster\".");
  }
  store::report_xapian_aborts("nachlese-index", options.archive.directory);
  const index::Report report =
      index::suppress_names(options.archive.directory, options.ids.front(), options.names,
                            recorded_name_source(options.archive.directory));
  for (const auto& remark : report.remarks) std::cerr << remark << '\n';
  return report.remarks.empty() ? 0 : static_cast<int>(ErrorCode::input);
}

std::function<int()> with_xapian(const std::shared_ptr<DeleteOptions>& options,
                                 int (*run)(const DeleteOptions&)) {
  return [options, run] {
    return store::translating_xapian_errors(options->archive.directory,
                                            [&] { return run(*options); });
  };
}

}  // namespace

std::function<int()> setup_delete(CLI::App& command) {
  const auto options = std::make_shared<DeleteOptions>();
  options->archive.add_to(command);
  command.add_option("ID", options->ids, "Ids of the articles")->type_name("");
  command
      .add_option("--reason", options->order.reason,
                  "Keep the articles out from now on, and record why")
      ->type_name("TEXT");
  command.add_option("--until", options->order.until, "With --reason: only until this day")
      ->type_name("DATE");
  command.add_flag("--public", options->order.shown,
                   "With --reason: tell readers that the article was removed (410)");
  command.add_flag("--list", options->list, "List what was taken down, with dates and reasons");
  return with_xapian(options, run_delete);
}

std::function<int()> setup_undelete(CLI::App& command) {
  const auto options = std::make_shared<DeleteOptions>();
  options->archive.add_to(command);
  command.add_option("ID", options->ids, "Ids of the articles")->required()->type_name("");
  return with_xapian(options, run_undelete);
}

std::function<int()> setup_suppress(CLI::App& command) {
  const auto options = std::make_shared<DeleteOptions>();
  options->archive.add_to(command);
  command
      .add_option("--name", options->names,
                  "A name from which nothing must lead to the article; repeat for more")
      ->required()
      ->allow_extra_args(false)
      ->type_name("NAME");
  command.add_option("ID", options->ids, "Id of the article")
      ->required()
      ->expected(1)
      ->type_name("");
  return with_xapian(options, run_suppress);
}

}  // namespace nachlese::programs
