#include <iomanip>
#include <iostream>
#include <memory>

#include "core/cli/app.hpp"
#include "core/cli/options.hpp"
#include "programs/nachlese/request_options.hpp"
#include "programs/nachlese/verbs.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/api/summary.hpp"
#include "searcher/output/json.hpp"

namespace nachlese::programs {
namespace {

struct InfoOptions {
  cli::ArchiveOption archive;
  cli::FormatOption format;
};

void print(const search::ArchiveSummary& summary) {
  const auto line = [](const char* name) -> std::ostream& {
    return std::cout << std::left << std::setw(12) << name;
  };
  line("Archive") << summary.directory.string() << '\n';
  line("Articles") << summary.articles << '\n';
  if (!summary.first_date.empty())
    line("Published") << summary.first_date << " to " << summary.last_date << '\n';
  line("Created") << summary.created << '\n';
  line("Generation") << summary.generation << '\n';
  line("Schema") << summary.schema_version << '\n';
  line("Analyzer") << summary.analyzer << '\n';
  line("Names") << summary.entities << '\n';
  line("Size") << std::fixed << std::setprecision(1)
               << static_cast<double>(summary.bytes) / (1 << 20) << " MiB\n";
}

}  // namespace

std::function<int()> setup_info(CLI::App& command) {
  const auto options = std::make_shared<InfoOptions>();
  options->archive.add_to(command);
  options->format.add_to(command, {"text", "json"});
  return [options] {
    const search::ArchiveSummary summary = search::Searcher(options->archive.directory).summary();
    if (options->format.is("json")) {
      std::cout << search::to_json(summary) << '\n';
    } else {
      print(summary);
    }
    finish_output();
    return cli::kFound;
  };
}

}  // namespace nachlese::programs
