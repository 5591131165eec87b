#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>

#include "core/base/byte_order_mark.hpp"
#include "core/base/error.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "core/cli/numbers.hpp"
#include "indexer/readers/documents/documents.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/sources.hpp"
#include "programs/nachlese-index/run_options.hpp"
#include "programs/nachlese-index/source_sections.hpp"
#include "programs/nachlese-index/verbs.hpp"

namespace nachlese::programs {
namespace {

struct TryOptions {
  std::vector<std::string> sources;
  std::vector<std::string> only;
  std::vector<std::string> columns;
  std::string timezone = readers::kUsualZone;
  unsigned limit = 3;
};

// Enough has been shown.
struct EnoughShown {};

void print_field(const char* name, const std::string& value) {
  constexpr std::size_t kShown = 300;
  if (value.empty()) return;
  std::string line(truncate_utf8(value, kShown));
  for (std::size_t at = line.find('\n'); at != std::string::npos; at = line.find('\n', at))
    line.replace(at, 1, " ¶ ");
  std::cout << "  " << name << ": " << line;
  if (value.size() > kShown) std::cout << " … (" << value.size() << " bytes)";
  std::cout << '\n';
}

void print_article(const Article& article) {
  print_field("id", article.id);
  for (const auto& field : kTextFields) print_field(field.name, article.*field.member);
  for (const auto& caption : article.captions) print_field("caption", caption);
  print_field("authors", join(article.authors, "; "));
  print_field("source", article.source);
  print_field("agency", article.agency);
  print_field("section", article.section);
  print_field("page", article.page);
  print_field("published", article.published ? to_iso(*article.published) : "");
  print_field("updated", article.updated ? to_iso(*article.updated) : "");
  print_field("url", article.url);
  print_field("language", article.language);
  print_field("rights", article.rights);
  print_field("keywords", join(article.keywords, "; "));
  if (article.recognition > 0)
    print_field("recognition", std::to_string(article.recognition) + " %");
  for (const auto& page : article.facsimile.pages) print_field("picture", page.picture);
}

// Documents such as mails come as records of another format; what the file is, its beginning tells.
// Of what is packed or in containers that is not known.
std::string_view format_of(const std::string& file, const readers::Record& record) {
  constexpr std::size_t kHead = 64 * 1024;
  std::ifstream input(file, std::ios::binary);
  std::string head(kHead, '\0');
  input.read(head.data(), kHead);
  head.resize(static_cast<std::size_t>(input.gcount()));
  const readers::DocumentReader* document = readers::find_document(head);
  if (document == nullptr) return record.format->name;
  const bool json = trim(without_byte_order_mark(head)).starts_with('{');
  const bool meant = !document->loose || (record.format == &readers::kJsonLines && !json);
  return meant ? document->name : record.format->name;
}

// Shows records as they come; throws EnoughShown behind the last one wanted.
class TryPrinter {
 public:
  explicit TryPrinter(unsigned limit) : limit_(limit) {}

  void record(const readers::ReadState& state, const readers::Record& record) {
    const readers::Parsed parsed = readers::parse_record(record);
    const std::string file = state.files.at(record.place.file);
    std::cout << file << ':' << record.place.line << " (" << format_of(file, record) << ")\n";
    if (parsed.article) print_article(*parsed.article);
    for (const auto& issue : parsed.issues) std::cout << "  ! " << issue.reason << '\n';
    if (!parsed.unknown_fields.empty())
      std::cout << "  left over: " << join(parsed.unknown_fields, ", ") << '\n';
    std::cout << '\n';
    told_ = true;
    problems_ = problems_ || !parsed.article;
    articles_ += parsed.article ? 1 : 0;
    if (articles_ >= limit_ || ++records_ >= 10 * limit_) throw EnoughShown();
  }

  void issue(const readers::ReadState& state, const readers::InputIssue& issue) {
    if (issue.severity == readers::Severity::note) return;
    told_ = true;
    std::cout << state.files.at(issue.place.file) << ": " << issue.reason << "\n\n";
    problems_ = true;
  }

  // Says so if there was nothing to show.
  void end(const readers::Input& input) const {
    if (told_) return;
    const std::string records = input.rules == nullptr ? "" : input.rules->map.records;
    std::cout << input.path << ": no article was found.\n"
              << (records.empty() ? "  Check that the file holds any"
                                  : "  Check the path records = \"" + records + "\"")
              << ", and glob, exclude and format if its source has them (docs/FORMATS.md).\n\n";
  }

  [[nodiscard]] bool has_problems() const { return problems_ || articles_ == 0; }

 private:
  unsigned limit_;
  unsigned articles_ = 0;
  unsigned records_ = 0;
  bool problems_ = false;
  bool told_ = false;  // something was printed
};

int try_sources(const TryOptions& options, const CLI::App& command) {
  const readers::ReadOptions reading{parse_columns(options.columns), false,
                                     zone_named(options.timezone)};
  readers::Inputs inputs(options.sources.begin(), options.sources.end());
  const cli::ConfigSections config = cli::config_sections(command, "source");
  if (inputs.empty()) {
    inputs = read_source_sections(config, options.only, reading.columns);
  } else {
    // A section's name stands for what it says, of all its paths.
    readers::Inputs named;
    for (const auto& input : inputs) {
      const bool is_section =
          std::any_of(config.sections.begin(), config.sections.end(),
                      [&](const cli::ConfigSection& s) { return s.name == input.path; });
      const readers::Inputs meant =
          is_section ? read_source_sections(config, {input.path}, reading.columns)
                     : readers::Inputs{input};
      named.insert(named.end(), meant.begin(), meant.end());
    }
    inputs = std::move(named);
  }
  if (inputs.empty())
    throw Error(ErrorCode::usage, "There is nothing to read.",
                "Name a file, a folder, - for standard input, or a source of the config file.");
  bool problems = false;
  for (const auto& input : inputs) {
    TryPrinter printer(options.limit);
    readers::ReadState state;
    try {
      readers::read_sources({input}, state,
                            {[&](readers::Record&& record) { printer.record(state, record); },
                             [&](readers::InputIssue&& issue) { printer.issue(state, issue); }},
                            reading);
    } catch (const EnoughShown&) {
      // The rest is not looked at.
    }
    printer.end(input);
    problems = problems || printer.has_problems();
  }
  return problems ? static_cast<int>(ErrorCode::input) : 0;
}

}  // namespace

std::function<int()> setup_try(CLI::App& command) {
  const auto options = std::make_shared<TryOptions>();
  command
      .add_option("SOURCE", options->sources,
                  "Files, folders, - for standard input, or names of sources in the config file")
      ->type_name("");
  command.add_option("-n,--limit", options->limit, "Articles to show of each source")
      ->check(cli::whole_number(1, 1000))
      ->type_name("N")
      ->capture_default_str();
  command
      .add_option("--column", options->columns,
                  "Column of a table, or field of JSON, that is a field of the article, as in "
                  "\"Zeile1=title\"")
      ->allow_extra_args(false)
      ->type_name("NAME=FIELD");
  command
      .add_option("--only", options->only, "Only this source of the config file; repeat for more")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command.add_option("--timezone", options->timezone, "Zone in which dates are shown")
      ->type_name("NAME")
      ->capture_default_str();
  return [options, &command] { return try_sources(*options, command); };
}

}  // namespace nachlese::programs
