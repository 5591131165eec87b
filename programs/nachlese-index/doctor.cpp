#include <algorithm>
#include <iostream>
#include <memory>

#include "core/cli/numbers.hpp"
#include "core/store/profile.hpp"
#include "entities/recognizer.hpp"
#include "indexer/examine.hpp"
#include "indexer/sync.hpp"
#include "programs/nachlese-index/examination.hpp"
#include "programs/nachlese-index/source_sections.hpp"
#include "programs/nachlese-index/verbs.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::programs {

store::Fingerprint fingerprint_for(const store::ArchiveInfo& info) {
  return {text::analyzer_fingerprint({store::is_before_1901(info), info.lexicon}),
          info.fingerprint.entities == store::kEntitiesOff ? store::kEntitiesOff
                                                           : ner::entities_fingerprint(info.names)};
}

void ExaminationOptions::add_to(CLI::App& command) {
  archive.add_to(command);
  command.add_option("--max-age", most_hours, "Hours that the last good run may be ago")
      ->check(cli::real_number(0.1, 100'000).description(""))
      ->type_name("HOURS")
      ->capture_default_str();
}

index::Findings ExaminationOptions::examine(const CLI::App& command) const {
  index::Examination what;
  what.archive = archive.directory;
  what.sources = read_source_sections(cli::config_sections(command, "source"), {}, {});
  what.most_hours = most_hours;
  try {
    const auto recorded = index::recorded_info(archive.directory);
    what.program = fingerprint_for(recorded.value_or(store::ArchiveInfo()));
  } catch (const Error&) {  // what is wrong with the archive is a finding
  }
  return index::examine(what);
}

std::function<int()> setup_doctor(CLI::App& command) {
  const auto options = std::make_shared<ExaminationOptions>();
  const auto json = std::make_shared<bool>(false);
  options->add_to(command);
  command.add_flag("--json", *json, "Print JSON");
  return [options, json, &command] {
    const index::Findings findings = options->examine(command);
    std::cout << (*json ? index::to_json(findings) : index::to_text(findings, true));
    return index::exit_code_of(findings);
  };
}

}  // namespace nachlese::programs
