#include "programs/nachlese/request_options.hpp"

#include <utility>

#include "core/base/error.hpp"
#include "core/base/period.hpp"
#include "core/base/strings.hpp"
#include "core/cli/locale.hpp"
#include "core/cli/numbers.hpp"

namespace nachlese::programs {
namespace {

std::optional<Date> read_date(const std::string& text, const char* flag, bool end) {
  if (text.empty()) return std::nullopt;
  if (const auto period = parse_period(text, local_today())) return end ? period->to : period->from;
  throw Error(ErrorCode::usage, std::string(flag) + " " + text + " is not a date.",
              "Write 2022, 02.2022, 24.02.2022, 2022-02-24, \"Februar 2022\" or gestern.");
}

std::vector<std::string> sort_names() {
  std::vector<std::string> out;
  for (const auto& row : search::kSorts) out.emplace_back(row.name);
  return out;
}

}  // namespace

void RequestOptions::add_to(CLI::App& command, const RequestUse& use) {
  aliases.add_to(command);
  auto* query = command.add_option(
      "query", words,
      "Words, \"phrases\", field:value … (docs/QUERY.md); after -- if it starts with a dash");
  query->type_name("QUERY")->configurable(false);
  if (use.query_required) query->required();
  if (use.sets)
    command.add_option("--sort", sort, either(sort_names()))
        ->check(CLI::IsMember(sort_names()))
        ->type_name("ORDER");
  command.add_option("--from", from, "Published on this date or later")->type_name("DATE");
  command.add_option("--to", to, "Published on this date or earlier")->type_name("DATE");
  for (const FacetKind kind : kOrderedKinds) {
    command
        .add_option("--" + std::string(info(kind).parameter), filters[index_of(kind)],
                    std::string(info(kind).help))
        ->type_name("X")
        ->allow_extra_args(false);
  }
  for (const FacetKind kind : kOrderedKinds) {
    command
        .add_option("--not-" + std::string(info(kind).parameter), excluded[index_of(kind)],
                    "Exclude what --" + std::string(info(kind).parameter) + " would find")
        ->type_name("X")
        ->allow_extra_args(false);
  }
  command
      .add_option(
          "--match", match,
          "Require any or all of several values of one kind; by default all persons, places "
          "and organizations, any of the others")
      ->check(CLI::IsMember({"any", "all"}))
      ->type_name("HOW");
  if (use.sets)
    command
        .add_option(
            "--versions", versions,
            "Show and count one version of each text, or all; exports of a whole archive have all")
        ->check(CLI::IsMember({"one", "all"}))
        ->type_name("WHICH");
  command
      .add_option("--timeout", timeout,
                  "Stop after this many seconds and show what was found; 0: no limit")
      ->capture_default_str()
      ->check(cli::real_number(0, 86400))
      ->type_name("SECONDS");
  if (!use.ranking) return;
  command.add_flag("--no-recency", no_recency,
                   "Do not prefer newer articles among those that fit equally well");
  command.add_flag("--no-feedback", no_feedback,
                   "Do not prefer articles with the words that the best articles share");
}

search::SearchRequest RequestOptions::request(bool machine) const {
  search::SearchRequest request;
  for (const auto& word : words)
    request.query.append(request.query.empty() ? "" : " ").append(word);
  request.sort = *search::sort_named(sort);
  request.from = read_date(from, "--from", false);
  request.to = read_date(to, "--to", true);
  for (const auto& kind : kFacetKinds) {
    for (const auto& value : filters[index_of(kind.kind)])
      request.filters.push_back({kind.kind, value, false});
    for (const auto& value : excluded[index_of(kind.kind)])
      request.filters.push_back({kind.kind, value, true});
  }
  if (!match.empty()) request.match = search::ValueMatch(match == "all");
  request.collapse = versions != "all";
  request.timeout = timeout;
  request.recency = !no_recency;
  request.feedback = !no_feedback;
  request.language = machine ? Language::english : cli::environment_language();
  return request;
}

void TableOptions::add_to(CLI::App& command) {
  std::vector<std::string> known;
  for (const search::HitField& field : search::all_hit_fields()) known.emplace_back(field.name);
  command
      .add_option("--fields", names, "Only these fields, separated by commas: " + join(known, ", "))
      ->type_name("NAMES")
      ->allow_extra_args(false);
  command
      .add_option("--csv-for", csv_for,
                  "all, or excel: semicolons and a byte order mark, as German Excel needs")
      ->check(CLI::IsMember({"all", "excel"}))
      ->type_name("PROGRAM");
}

search::HitFields TableOptions::fields(search::HitFields usual) const {
  search::HitFields out = search::fields_named(names);
  return out.empty() ? std::move(usual) : out;
}

search::CsvFor TableOptions::reader() const {
  return csv_for == "excel" ? search::CsvFor::excel : search::CsvFor::all;
}

}  // namespace nachlese::programs
