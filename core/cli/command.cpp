#include "core/cli/command.hpp"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <string_view>

#include "core/base/strings.hpp"

namespace nachlese::cli {
namespace {

// Value names that stand for files or folders.
struct Place {
  std::string_view value;
  Completes completes;
};
constexpr Place kPlaces[] = {{"DIR", Completes::folders},
                             {"FILE", Completes::files},
                             {"RUN", Completes::files},
                             {"SOURCE", Completes::files}};

// Splits CLI11's one text for type and validators: "FORMAT:{text,json}", "N:INT in [1 - 256]".
void read_type(const std::string& type, Parameter& out) {
  const std::size_t colon = type.find(':');
  out.value = type.substr(0, colon);
  if (colon == std::string::npos) return;
  const std::string rest = type.substr(colon + 1);
  if (rest.starts_with('{') && rest.ends_with('}')) {
    out.choices = split_list(rest.substr(1, rest.size() - 2), ",");
    out.completes = Completes::choices;
  } else {
    out.bounds = rest;
  }
}

}  // namespace

Parameter describe(const CLI::Option& option) {
  Parameter out;
  for (const auto& name : option.get_snames()) out.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) out.names.push_back("--" + name);
  if (option.get_items_expected_max() > 0) {
    read_type(option.get_type_name(), out);
    if (option.get_positional()) out.value = option.get_single_name();
    out.default_value = option.get_default_str();
  }
  for (const auto& place : kPlaces) {
    if (out.value == place.value) out.completes = place.completes;
  }
  out.environment = option.get_envname();
  out.help = option.get_description();
  for (const CLI::Option* needed : option.get_needs()) out.needs.push_back(needed->get_name());
  std::sort(out.needs.begin(), out.needs.end());
  out.required = option.get_required();
  out.repeatable = option.get_items_expected_max() > 1;
  return out;
}

Command describe(const CLI::App& app) {
  Command out;
  out.name = app.get_name();
  out.help = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    (option->get_positional() ? out.arguments : out.flags).push_back(describe(*option));
  }
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; }))
    out.verbs.push_back(describe(*verb));
  return out;
}

std::vector<Parameter> own_flags(const Command& program, const Command& verb) {
  std::vector<Parameter> out;
  for (const auto& flag : verb.flags) {
    const auto same = [&](const Parameter& other) { return other.names == flag.names; };
    if (std::none_of(program.flags.begin(), program.flags.end(), same)) out.push_back(flag);
  }
  return out;
}

}  // namespace nachlese::cli
