#include <algorithm>
#include <iostream>
#include <memory>

#include "core/cli/numbers.hpp"
#include "core/store/profile.hpp"
#include "entities/recognizer.hpp"
#include "indexer/examine.hpp"
#include "indexer/name_cures.hpp"
#include "indexer/passage_state.hpp"
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

namespace {

// What people write beside the generations: a run refuses to start with a line of it that it does
// not understand.
void look_at_written_files(const std::filesystem::path& archive, index::Findings& out) {
  constexpr const char* kTopic = "files";
  const std::size_t before = out.size();
  const auto look = [&](const auto& read) {
    try {
      (void)read();
    } catch (const Error& error) {
      out.push_back(
          {index::Finding::Level::problem, kTopic, error.what(), error.hint(), error.code(), {}});
    }
  };
  look([&] { return index::read_name_cures(archive); });
  look([&] {
    return index::PassageRules::parse(index::read_passage_file(archive),
                                      index::passage_file(archive).string());
  });
  if (out.size() == before)
    out.push_back({index::Finding::Level::fine,
                   kTopic,
                   "There is nothing wrong with names.txt and passages.txt.",
                   {},
                   ErrorCode::input,
                   {}});
}

}  // namespace

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
  index::Findings findings = index::examine(what);
  look_at_written_files(archive.directory, findings);
  return findings;
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
