#include "programs/nachlese-index/run_options.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>
#include <thread>

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/base/file_content.hpp"
#include "core/base/strings.hpp"
#include "core/cli/numbers.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/profile.hpp"
#include "core/store/run_log.hpp"
#include "core/store/xapian_error.hpp"
#include "entities/recognizer.hpp"
#include "indexer/readers/record/fields.hpp"
#include "programs/nachlese-index/source_sections.hpp"

namespace nachlese::programs {
namespace {

bool is_listed(const ner::Recognizer& recognizer, FacetKind kind, const std::string& folded) {
  const auto type = kind == FacetKind::person  ? ner::EntityType::person
                    : kind == FacetKind::place ? ner::EntityType::place
                                               : ner::EntityType::organisation;
  return recognizer.lists(type, folded);
}

index::NameSource make_source(std::string listed, const std::string& origin) {
  const auto recognizer = std::make_shared<const ner::Recognizer>(listed, origin);
  return {[recognizer](std::span<const ner::AnalyzedField> fields) {
            return recognizer->recognize(fields);
          },
          ner::entities_fingerprint(listed), std::move(listed),
          [recognizer](FacetKind kind, const std::string& folded) {
            return is_listed(*recognizer, kind, folded);
          }};
}

// Without a file, the archive keeps the list that it records.
index::NameSource name_source(const RunOptions& options) {
  if (options.no_names) return {nullptr, store::kEntitiesOff};
  if (options.names_file.empty()) return recorded_name_source(options.archive.directory);
  return make_source(require_content(options.names_file), options.names_file);
}

}  // namespace

index::NameSource recorded_name_source(const std::filesystem::path& archive) {
  const auto recorded = index::recorded_info(archive);
  return make_source(recorded ? recorded->names : "", "names of the archive");
}

void RunOptions::add_to(CLI::App& command) {
  archive.add_to(command);
  sync.jobs = std::max(1U, std::thread::hardware_concurrency());
  command
      .add_option("SOURCE", sources,
                  "Files, folders, or - for standard input; by default those of the config file")
      ->type_name("");
  command.add_option("-j,--jobs", sync.jobs, "Threads; by default one per processor")
      ->check(cli::whole_number(1, 256))
      ->type_name("N");
  command.add_flag("-q,--quiet", sync.quiet, "Print nothing, or one line if something was wrong");
  command.add_option("--report", report_file, "Write a report as JSON")->type_name("FILE");
  command
      .add_option("--profile", profile,
                  "Spelling of the texts, and whether they are recognized from pictures; recorded "
                  "in the archive")
      ->check(
          CLI::IsMember({"today", store::kBefore1901, store::kScanned, store::kScannedBefore1901}))
      ->type_name("NAME");
  command
      .add_option("--lexicon", lexicon_file,
                  "Words for the compound splitter, one per line; recorded in the archive")
      ->envname("NACHLESE_LEXICON")
      ->type_name("FILE");
  auto* positions = command.add_flag_callback(
      "--positions", [this] { sync.positions = true; },
      "Positions of words, which an archive needs that is served to other "
      "machines as a shard; recorded in the archive");
  command
      .add_flag_callback(
          "--no-positions", [this] { sync.positions = false; }, "None, where the archive has them")
      ->excludes(positions);
  command
      .add_option("--column", columns,
                  "Use a column of a table, or field of JSON, as a field of the article, as in "
                  "\"Zeile1=title\"")
      ->allow_extra_args(false)
      ->type_name("NAME=FIELD");
  command
      .add_option("--timezone", timezone,
                  "Zone of the archive: days, order and embargoes follow its clocks")
      ->type_name("NAME")
      ->capture_default_str();
  command.add_option("--keep", sync.keep, "Old generations to keep beside the live one")
      ->check(cli::whole_number(0, 1000).description(""))
      ->type_name("N")
      ->capture_default_str();
  command.add_flag("--follow-links", sync.follow_links,
                   "Also follow links to files outside of a folder");
  command
      .add_option("--article-seconds", sync.article_seconds,
                  "Processor time after which an article is left out")
      ->check(cli::real_number(0.000001, 86'400).description(""))
      ->type_name("SECONDS")
      ->capture_default_str();
  auto* names =
      command
          .add_option("--names", names_file,
                      "Names and spellings to add to those built in; recorded in the archive")
          ->envname("NACHLESE_NAMES")
          ->type_name("FILE");
  command.add_flag("--no-names", no_names, "Do not recognize persons, places and organizations")
      ->excludes(names);
}

const readers::TimeZone* zone_named(const std::string& name) {
  const readers::TimeZone* zone = readers::TimeZone::named(name);
  if (zone == nullptr)
    throw Error(ErrorCode::usage, "There is no time zone " + name + ".",
                "Names are as in Europe/Berlin or America/New_York.");
  return zone;
}

readers::ColumnMap parse_columns(const std::vector<std::string>& mappings) {
  readers::ColumnMap columns;
  for (const auto& mapping : mappings) {
    const std::size_t sign = mapping.rfind('=');
    const std::string field = sign == std::string::npos ? "" : mapping.substr(sign + 1);
    if (readers::find_field(field) == nullptr) {
      throw Error(
          ErrorCode::usage, "--column " + mapping + " names no field of an article.",
          "Write it as NAME=FIELD, as in --column Text=body; docs/FORMATS.md lists the fields.");
    }
    columns[readers::column_key(mapping.substr(0, sign))] = field;
  }
  return columns;
}

void RunOptions::choose_sources(const CLI::App& command) {
  sync.sources.assign(sources.begin(), sources.end());
  const cli::ConfigSections config = cli::config_sections(command, "source");
  if (sources.empty()) {
    sync.sources = read_source_sections(config, only, parse_columns(columns));
    sync.all_sources = only.empty();
  } else if (!only.empty()) {
    throw Error(ErrorCode::usage,
                "--only chooses among the sources of the config file, but others were named.",
                "Leave out one of them.");
  }
  if (sync.sources.empty()) {
    throw Error(
        ErrorCode::usage, "There is nothing to read.",
        "Name files or folders, or a config file with sections [source.NAME] (--config FILE).");
  }
}

namespace {

// A wrong path to the articles looks like a source without news.
void remark_on_nothing(const RunOptions& options, index::Report& report) {
  if (report.read + report.rejected > 0 || report.source_failed) return;
  std::set<std::string> told;
  for (const auto& source : options.sync.sources) {
    if (source.rules == nullptr || source.rules->map.records.empty() ||
        !told.insert(source.rules->name).second)
      continue;
    report.remarks.push_back("No article was found where [source." + source.rules->name +
                             "] says: check records = \"" + source.rules->map.records +
                             "\", as with `nachlese-index try " + source.rules->name + "`.");
  }
}

int exit_code_of(const index::Report& report) {
  if (report.source_failed) return static_cast<int>(ErrorCode::source);
  return report.has_problems() ? static_cast<int>(ErrorCode::input) : 0;
}

// Says at Ctrl-C what the state is, then ends as the signal does.
extern "C" void tell_and_end(int signal) {
  constexpr char kState[] =
      "\nnachlese-index: interrupted. The archive is whole, and as it was before this run; what is "
      "half done is removed by the next one.\n";
  const ssize_t ignored = ::write(STDERR_FILENO, kState, sizeof kState - 1);
  (void)ignored;
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void tell_when_interrupted() {
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, tell_and_end);
}

// Keeps what a run did in the run log of the archive.
class RunRecord {
 public:
  explicit RunRecord(const RunOptions& options) : options_(options) {}

  template <class Action>
  index::Report of(const Action& action) const {
    store::WriterRun run;
    run.begun = utc_now();
    run.version = NACHLESE_VERSION;
    if (!options_.sync.all_sources) run.verb = store::WriterRun::kSome;
    try {
      index::Report report = action();
      run.verb = report.command + run.verb;
      run.code = exit_code_of(report);
      run.articles = report.articles;
      run.read = report.read;
      run.added = report.added;
      run.replaced = report.replaced;
      run.deleted = report.deleted;
      run.rejected = report.rejected;
      run.brought = report.brought;
      if (!report.dry_run) keep(std::move(run));
      return report;
    } catch (const Error& error) {
      run.code = static_cast<int>(error.code());
      run.failure = error.what();
      // Of another writer's archive it has nothing to say.
      const bool said = error.code() != ErrorCode::locked && error.code() != ErrorCode::usage;
      if (said && !options_.sync.dry_run) keep(std::move(run));
      throw;
    }
  }

 private:
  // Figures are no reason to fail.
  void keep(store::WriterRun run) const {
    try {
      run.ended = utc_now();
      const std::filesystem::path& archive = options_.archive.directory;
      if (std::filesystem::exists(archive)) store::append_run(archive, run);
    } catch (const std::exception& error) {
      std::cerr << "nachlese-index: The run log was not written: " << error.what() << '\n';
    }
  }

  const RunOptions& options_;
};

}  // namespace

int run_and_report(RunOptions& options,
                   index::Report (*action)(const index::SyncOptions&, const index::NameSource&)) {
  store::report_xapian_aborts("nachlese-index", options.archive.directory);
  options.sync.archive = options.archive.directory;
  options.sync.columns = parse_columns(options.columns);
  options.sync.zone = zone_named(options.timezone);
  if (!options.profile.empty()) {
    options.sync.before_1901 = options.profile.starts_with(store::kBefore1901);
    options.sync.scanned = options.profile.ends_with(store::kScanned);
  }
  if (!options.lexicon_file.empty()) options.sync.lexicon = require_content(options.lexicon_file);
  tell_when_interrupted();
  const RunRecord record(options);
  index::Report report = record.of([&] { return action(options.sync, name_source(options)); });
  remark_on_nothing(options, report);
  if (!options.sync.quiet) index::print_report(report, std::cout, std::cerr);
  if (!options.report_file.empty()) {
    std::ofstream file(options.report_file, std::ios::binary | std::ios::trunc);
    file << index::to_json(report);
    if (!file.flush())
      throw Error(ErrorCode::usage, "Cannot write the report " + options.report_file + ".",
                  "The archive is up to date.");
  }
  if (options.sync.quiet) std::cerr << index::quiet_report(report, options.report_file);
  return exit_code_of(report);
}

}  // namespace nachlese::programs
