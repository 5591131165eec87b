#include "core/cli/manual.hpp"
#include "core/base/strings.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <sstream>

#include "core/base/utf8.hpp"
#include "core/cli/completion.hpp"
#include "core/cli/exit_codes.hpp"

namespace nachlese::cli {
namespace {

// Escapes text for troff: dashes stay typeable, non-ASCII characters are named by number.
std::string roff(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      char name[16];
      std::snprintf(name, sizeof name, "\\[u%04X]", static_cast<unsigned>(c));
      out += name;
    }
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

// What the manual adds to the --help text of a parameter.
std::vector<std::string> remarks(const Parameter& parameter) {
  std::vector<std::string> out;
  if (!parameter.choices.empty()) out.push_back("one of " + join(parameter.choices, ", "));
  if (!parameter.bounds.empty()) out.push_back(parameter.bounds);
  if (!parameter.default_value.empty()) out.push_back("default " + parameter.default_value);
  if (parameter.required) out.push_back("required");
  if (parameter.repeatable && !parameter.names.empty()) out.push_back("may be repeated");
  if (!parameter.needs.empty()) out.push_back("needs " + join(parameter.needs, ", "));
  if (!parameter.environment.empty()) out.push_back("environment " + parameter.environment);
  return out;
}

void write_parameters(std::ostream& out, const std::vector<Parameter>& parameters) {
  for (const auto& parameter : parameters) {
    std::string head;
    for (const auto& name : parameter.names) head += (head.empty() ? "" : ", ") + bold(name);
    if (!parameter.value.empty()) head += (head.empty() ? "" : " ") + italic(parameter.value);
    out << ".TP\n" << head << '\n' << roff(parameter.help);
    if (const auto more = remarks(parameter); !more.empty())
      out << " (" << roff(join(more, "; ")) << ')';
    out << '\n';
  }
}

void write_synopsis(std::ostream& out, const Command& program, const Command& verb) {
  out << ".PP\n" << bold(program.name + " " + verb.name) << " [" << italic("OPTION") << " \\&...]";
  for (const auto& argument : verb.arguments) {
    const std::string name = italic(argument.value) + (argument.repeatable ? " \\&..." : "");
    out << ' ' << (argument.required ? name : "[" + name + "]");
  }
  out << '\n';
}

void write_verbs(std::ostream& out, const Command& program) {
  for (const auto& verb : program.verbs) {
    out << ".SS " << roff(verb.name) << '\n' << roff(verb.help) << ".\n";
    write_synopsis(out, program, verb);
    write_parameters(out, verb.arguments);
    write_parameters(out, own_flags(program, verb));
  }
}

// Lists each environment variable with its flag.
void write_environment(std::ostream& out, const Command& program) {
  std::map<std::string, const Parameter*> variables;
  const auto collect = [&](const Command& command) {
    for (const auto& flag : command.flags) {
      if (!flag.environment.empty()) variables.emplace(flag.environment, &flag);
    }
  };
  collect(program);
  for (const auto& verb : program.verbs) collect(verb);
  for (const auto& [variable, flag] : variables)
    out << ".TP\n"
        << bold(variable) << "\nAs " << bold(flag->names.back()) << ": " << roff(flag->help)
        << '\n';
}

void write_paragraphs(std::ostream& out, const std::vector<std::string>& paragraphs) {
  for (const auto& paragraph : paragraphs)
    out << (&paragraph == &paragraphs.front() ? "" : ".PP\n") << roff(paragraph) << '\n';
}

void write_rows(std::ostream& out, const ManualText::Rows& rows) {
  for (const auto& [head, meaning] : rows)
    out << ".TP\n" << bold(head) << '\n' << roff(meaning) << '\n';
}

void write_examples(std::ostream& out, const ManualText::Rows& examples) {
  if (examples.empty()) return;
  out << ".SH EXAMPLES\n";
  for (const auto& [command, meaning] : examples)
    out << ".PP\n" << roff(meaning) << "\n.PP\n.RS 4\n.nf\n" << roff(command) << "\n.fi\n.RE\n";
}

}  // namespace

std::string manual(const Command& program, const ManualText& text) {
  std::ostringstream out;
  out << ".TH " << roff(upper(program.name)) << " 1 \"\" \"Nachlese " << NACHLESE_VERSION
      << "\" \"User Commands\"\n.ad l\n.nh\n"
      << ".SH NAME\n"
      << roff(program.name) << " \\- " << roff(program.help) << '\n'
      << ".SH SYNOPSIS\n";
  out << bold(program.name) << " [" << italic("OPTION") << " \\&...] " << italic("VERB") << " ["
      << italic("OPTION") << " \\&...] [" << italic("ARGUMENT") << " \\&...]\n";
  if (!text.description.empty()) {
    out << ".SH DESCRIPTION\n";
    write_paragraphs(out, text.description);
  }
  out << ".SH OPTIONS\nThese may stand before or after the verb.\n";
  write_parameters(out, program.flags);
  out << ".SH VERBS\n";
  write_verbs(out, program);
  for (const auto& section : text.sections) {
    out << ".SH " << roff(section.heading) << '\n';
    write_paragraphs(out, section.paragraphs);
    write_rows(out, section.rows);
  }
  out << ".SH ENVIRONMENT\nFlags win over the environment, that over the file that "
      << bold("--config") << " names.\n";
  write_environment(out, program);
  if (!text.files.empty()) {
    out << ".SH FILES\n";
    write_rows(out, text.files);
  }
  out << ".SH EXIT STATUS\n";
  for (const auto& code : kExitCodes)
    out << ".TP\n" << bold(std::to_string(code.code)) << '\n' << roff(code.meaning) << '\n';
  write_examples(out, text.examples);
  out << ".SH SEE ALSO\n" << bold("nachlese") << "(1), " << bold("nachlese-index") << "(1)\n";
  return out.str();
}

}  // namespace nachlese::cli
