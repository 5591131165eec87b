#include <sstream>

#include "core/base/strings.hpp"
#include "core/cli/completion.hpp"

namespace nachlese::cli {
namespace {

// Quotes in single quotes for fish, which needs backslashes before quotes and backslashes.
std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

// Options of `complete` for a flag's value; -r: it takes one, -f: it is no file.
std::string value(const Parameter& parameter) {
  switch (parameter.completes) {
    case Completes::nothing: return " -x";
    case Completes::choices: return " -x -a " + fish_quoted(join(parameter.choices, " "));
    case Completes::files: return " -r -F";
    case Completes::folders: return " -x -a '(__fish_complete_directories)'";
  }
  return "";
}

void write_fish_flags(std::ostream& out, const std::vector<Parameter>& flags,
                      const std::string& start) {
  for (const auto& flag : flags) {
    out << start;
    for (const auto& name : flag.names)
      out << (name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1));
    out << (flag.value.empty() ? "" : value(flag)) << " -d " << fish_quoted(flag.help) << '\n';
  }
}

}  // namespace

std::string fish_completion(const Command& program) {
  const std::string function = "_" + function_name(program.name) + "_verb";
  const std::string start = "complete -c " + program.name;
  std::ostringstream out;
  out << "# fish completion for " << program.name << " " NACHLESE_VERSION "\n"
      << "function " << function
      << " -a wanted -d 'Whether the first verb on the command line is this one; empty: there is "
         "none'\n"
      << "    set -l words (commandline -opc)\n"
      << "    for word in $words[2..-1]\n"
      << "        if contains -- $word";
  for (const auto& verb : program.verbs) out << ' ' << verb.name;
  out << "\n            test \"$word\" = \"$wanted\"\n"
         "            return\n"
         "        end\n"
         "    end\n"
         "    test -z \"$wanted\"\n"
         "end\n"
      << start << " -f\n";
  write_fish_flags(out, program.flags, start);
  for (const auto& verb : program.verbs)
    out << start << " -n " << function << " -a " << verb.name << " -d " << fish_quoted(verb.help)
        << '\n';
  for (const auto& verb : program.verbs) {
    const std::string here = start + " -n '" + function + ' ' + verb.name + "'";
    write_fish_flags(out, own_flags(program, verb), here);
    for (const auto& argument : verb.arguments) {
      if (argument.completes == Completes::choices)
        out << here << " -a " << fish_quoted(join(argument.choices, " ")) << '\n';
      if (argument.completes == Completes::files) out << here << " -F\n";
    }
  }
  return out.str();
}

}  // namespace nachlese::cli
