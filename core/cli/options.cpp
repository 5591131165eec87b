#include "core/cli/options.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "core/base/strings.hpp"
#include "core/cli/terminal.hpp"

namespace nachlese::cli {
namespace {

void add_when(CLI::App& command, const char* flag, When& when, const char* help) {
  static const std::map<std::string, When> kWhen = {
      {"auto", When::automatic}, {"always", When::always}, {"never", When::never}};
  command.add_option(flag, when, help)
      ->transform(
          CLI::CheckedTransformer(kWhen, CLI::ignore_case).description("{auto,always,never}"))
      ->type_name("WHEN");
}

}  // namespace

void ArchiveOption::add_to(CLI::App& command) {
  command.add_option("-a,--archive", directory, "Folder of the archive")
      ->envname("NACHLESE_ARCHIVE")
      ->required()
      ->type_name("DIR");
}

void AliasesOption::add_to(CLI::App& command) {
  command
      .add_option("--aliases", file,
                  "Aliases, one group per line; by default ARCHIVE/aliases.txt if it exists")
      ->envname("NACHLESE_ALIASES")
      ->type_name("FILE");
}

void ColorOption::add_to(CLI::App& command) {
  add_when(command, "--color", when, "Colors in the output");
}

bool ColorOption::enabled(int fd) const {
  const char* off = std::getenv("NO_COLOR");
  if (when != When::automatic) return when == When::always;
  return (off == nullptr || *off == '\0') && is_capable_terminal(fd);
}

void HyperlinkOption::add_to(CLI::App& command) {
  add_when(command, "--hyperlinks", when, "Titles that open the article in the browser");
}

bool HyperlinkOption::enabled(int fd) const {
  return when == When::always || (when == When::automatic && is_capable_terminal(fd));
}

void PagerOption::add_to(CLI::App& command) {
  command.add_flag("--no-pager", off,
                   "On a terminal, do not show long output with $NACHLESE_PAGER, $PAGER or less");
}

void FormatOption::add_to(CLI::App& command, const std::vector<std::string>& choices,
                          const std::string& help) {
  name = choices.front();
  const bool one_document = std::find(choices.begin(), choices.end(), "json") != choices.end();
  command.add_option("--format", name, help.empty() ? either(choices) : help)
      ->check(CLI::IsMember(choices))
      ->type_name("FORMAT");
  const std::string meant = one_document ? "json" : "jsonl";
  command.add_flag_callback(
      "--json", [this, meant] { name = meant; }, "As --format " + meant);
}

}  // namespace nachlese::cli
