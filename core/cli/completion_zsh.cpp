#include <sstream>

#include "core/base/strings.hpp"
#include "core/cli/completion.hpp"

namespace nachlese::cli {
namespace {

// Escapes the characters that end an explanation in _arguments.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(const Parameter& parameter) {
  switch (parameter.completes) {
    case Completes::nothing: return " ";
    case Completes::choices: return "(" + join(parameter.choices, " ") + ")";
    case Completes::files: return "_files";
    case Completes::folders: return "_directories";
  }
  return "";
}

// Writes a spec for each name of each flag: '(-a --archive)--archive=[Folder of the
// archive]:DIR:_directories'
void write_zsh_flags(std::ostream& out, const std::vector<Parameter>& flags,
                     const std::string& indent) {
  for (const auto& flag : flags) {
    const std::string others = flag.repeatable ? "*" : "(" + join(flag.names, " ") + ")";
    for (const auto& name : flag.names) {
      std::string spec = others + name;
      if (!flag.value.empty()) spec += name.starts_with("--") ? "=" : "+";
      spec += "[" + escaped(flag.help) + "]";
      if (!flag.value.empty()) spec += ":" + escaped(flag.value) + ":" + zsh_action(flag);
      out << indent << shell_quoted(spec) << '\n';
    }
  }
}

void write_verb(std::ostream& out, const Command& program, const Command& verb) {
  out << "        " << verb.name << ")\n"
      << "          specs=($common\n";
  write_zsh_flags(out, own_flags(program, verb), "            ");
  for (const auto& argument : verb.arguments) {
    out << "            "
        << shell_quoted((argument.repeatable ? "*:" : "1:") + escaped(argument.value) + ":" +
                        zsh_action(argument))
        << '\n';
  }
  out << "          ) ;;\n";
}

}  // namespace

std::string zsh_completion(const Command& program) {
  const std::string function = function_name(program.name);
  std::ostringstream out;
  out << "#compdef " << program.name << "\n# zsh completion for " << program.name
      << " " NACHLESE_VERSION "\n"
      << function
      << "() {\n"
         "  local curcontext=$curcontext state state_descr line\n"
         "  local -A opt_args\n"
         "  local -a specs verbs common\n"
         "  common=(\n";
  write_zsh_flags(out, program.flags, "    ");
  out << "  )\n"
         "  _arguments -C $common '1:verb:->verb' '*::argument:->arguments'\n"
         "  case $state in\n"
         "    verb)\n"
         "      verbs=(\n";
  for (const auto& verb : program.verbs)
    out << "        " << shell_quoted(verb.name + ":" + verb.help) << '\n';
  out << "      )\n"
         "      _describe -t verbs verb verbs ;;\n"
         "    arguments)\n"
         "      case $words[1] in\n";
  for (const auto& verb : program.verbs) write_verb(out, program, verb);
  out << "      esac\n"
         "      _arguments -s $specs ;;\n"
         "  esac\n"
         "}\n"
      // compinit loads the file as the function's body; sourcing it registers the function.
      << "if [ \"$funcstack[1]\" = " << function << " ]; then " << function
      << " \"$@\"; else compdef " << function << ' ' << program.name << "; fi\n";
  return out.str();
}

}  // namespace nachlese::cli
