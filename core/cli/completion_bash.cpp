#include <sstream>

#include "core/base/strings.hpp"
#include "core/cli/completion.hpp"

namespace nachlese::cli {
namespace {

const char* bash_action(const Parameter& parameter) {
  switch (parameter.completes) {
    case Completes::nothing: return "nothing";
    case Completes::choices: return "words";
    case Completes::files: return "files";
    case Completes::folders: return "folders";
  }
  return "";
}

std::string assignments(const Parameter& parameter) {
  std::string out = std::string("kind=") + bash_action(parameter);
  if (parameter.completes == Completes::choices)
    out += " words=" + shell_quoted(join(parameter.choices, " "));
  return out;
}

// Writes branches of a `case` over "VERB FLAG" for flags that take a value. Flags of the program
// may follow any verb.
void write_values(std::ostream& out, const std::vector<Parameter>& flags, const std::string& verb) {
  for (const auto& flag : flags) {
    if (flag.value.empty()) continue;
    std::vector<std::string> patterns;
    for (const auto& name : flag.names) patterns.push_back(verb + "' " + name + "'");
    out << "    " << join(patterns, "|") << ") " << assignments(flag) << " ;;\n";
  }
}

std::vector<std::string> names_of(const std::vector<Parameter>& flags) {
  std::vector<std::string> out;
  for (const auto& flag : flags) out.insert(out.end(), flag.names.begin(), flag.names.end());
  return out;
}

// Writes the flags and words that each verb takes.
void write_words(std::ostream& out, const Command& program) {
  std::vector<std::string> verbs;
  for (const auto& verb : program.verbs) verbs.push_back(verb.name);
  const auto common = names_of(program.flags);
  out << "    '') flags=" << shell_quoted(join(common, " ")) << "\n"
      << "      words=" << shell_quoted(join(verbs, " ")) << " kind=words ;;\n";
  for (const auto& verb : program.verbs) {
    auto flags = names_of(own_flags(program, verb));
    flags.insert(flags.end(), common.begin(), common.end());
    out << "    " << verb.name << ") flags=" << shell_quoted(join(flags, " ")) << "\n"
        << "      "
        << (verb.arguments.empty() ? "kind=nothing" : assignments(verb.arguments.front()))
        << " ;;\n";
  }
}

// Writes code that finds the verb: the first verb's name that is not the value of a flag.
void write_verb(std::ostream& out, const Command& program) {
  std::vector<std::string> verbs;
  std::vector<std::string> flags;
  for (const auto& verb : program.verbs) verbs.push_back(verb.name);
  for (const auto& flag : program.flags) {
    if (!flag.value.empty()) flags.insert(flags.end(), flag.names.begin(), flag.names.end());
  }
  out << "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case ${COMP_WORDS[i]} in\n"
      << "      " << join(flags, "|") << ") ((i++)); [[ ${COMP_WORDS[i]} == = ]] && ((i++)) ;;\n"
      << "      " << join(verbs, "|") << ") verb=${COMP_WORDS[i]}; break ;;\n"
      << "    esac\n"
         "  done\n";
}

}  // namespace

std::string bash_completion(const Command& program) {
  const std::string function = function_name(program.name);
  std::ostringstream out;
  out << "# bash completion for " << program.name << " " NACHLESE_VERSION "\n"
      << function
      << "() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} flag=${COMP_WORDS[COMP_CWORD-1]} verb='' "
         "flags='' words='' kind='' i\n"
         "  # --flag=value arrives as three words\n"
         "  if [[ $current == = ]]; then current=''\n"
         "  elif [[ $flag == = ]]; then flag=${COMP_WORDS[COMP_CWORD-2]}; fi\n";
  write_verb(out, program);
  out << "  case $verb in\n";
  write_words(out, program);
  out << "  esac\n"
         "  if [[ $current == -* ]]; then kind=words words=$flags; fi\n"
         "  case \"$verb $flag\" in\n";
  write_values(out, program.flags, "*");
  for (const auto& verb : program.verbs) write_values(out, own_flags(program, verb), verb.name);
  out << "  esac\n"
         "  COMPREPLY=()\n"
         "  case $kind in\n"
         "    words) mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\") ;;\n"
         "    files) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "
         "\"$current\") ;;\n"
         "    folders) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "
         "\"$current\") ;;\n"
         "  esac\n"
         "}\n"
      << "complete -F " << function << ' ' << program.name << '\n';
  return out.str();
}

}  // namespace nachlese::cli
