#include "core/cli/config_text.hpp"

#include <map>
#include <sstream>

#include "core/base/byte_order_mark.hpp"
#include "core/base/error.hpp"
#include "core/base/strings.hpp"

namespace nachlese::cli {
namespace {

constexpr std::string_view kBlanks = " \t\r";

// Where the reading of a file stands.
struct Scan {
  std::string out;
  std::size_t begins = 0;  // in `out`, the line or the list
  std::string_view line;
  std::size_t number = 0;  // of the line
  std::string_view first;  // the line, or that in which the open list began
  std::size_t begun = 0;   // its number
  std::size_t lists = 0;   // that are open, one in the other
  char quote = 0;          // that is open
  bool value = false;      // the = of the line was read
  bool ended = false;      // a text in quotes or a list ended: only a separator may follow
};

[[noreturn]] void refuse(const std::string& what, std::size_t number, std::string_view line,
                         const std::string& hint) {
  throw Error(ErrorCode::usage,
              "The config file has " + what + " in line " + std::to_string(number) + ": " +
                  std::string(trim(line)),
              hint);
}

[[noreturn]] void refuse_list(const Scan& scan) {
  refuse("a list without its end", scan.begun, scan.first,
         "Write a comma behind each value of it, and a ] behind the last.");
}

bool one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

bool after(const Scan& scan, std::string_view characters) {
  return scan.out.size() == scan.begins || one_of(scan.out.back(), characters);
}

// CLI11 wants no blank before a comma or the end of a list, and no comma before its end.
void separate(Scan& scan, char c) {
  while (one_of(scan.out.back(), kBlanks)) scan.out.pop_back();
  if (c == ']' && scan.out.back() == ',') scan.out.pop_back();
  if (c == ']') --scan.lists;
  scan.ended = c == ']';
}

bool begins_list(const Scan& scan) {
  return scan.value &&
         (scan.lists > 0 || trim(std::string_view(scan.out).substr(scan.begins)).ends_with('='));
}

// Takes a character outside of quotes. An apostrophe within a bare word opens nothing.
void take(Scan& scan, char c) {
  const bool separates = c == ',' || (!scan.value && one_of(c, "=.]"));
  if (scan.lists > 0 && one_of(c, ",]")) {
    separate(scan, c);
  } else if (separates) {
    scan.value = scan.value || c == '=';
    scan.ended = false;
  } else if (scan.ended && !one_of(c, kBlanks)) {
    if (scan.lists > 0) refuse_list(scan);
    refuse("something behind the end of a value", scan.number, scan.line,
           "Write one value for each key, or several in brackets with commas.");
  } else if (c == '[' && begins_list(scan)) {
    ++scan.lists;
  } else if (c == '"' || (c == '\'' && after(scan, " \t=[.,"))) {
    scan.quote = c;
  }
  scan.out += c;
}

// In double quotes a \ keeps the character behind it from ending them.
void take_quoted(Scan& scan, std::size_t& at) {
  const char c = scan.line[at];
  scan.out += c;
  if (c == '\\' && scan.quote == '"' && at + 1 < scan.line.size()) {
    scan.out += scan.line[++at];
  } else if (c == scan.quote) {
    scan.quote = 0;
    scan.ended = true;
  }
}

void take_line(Scan& scan) {
  for (std::size_t at = 0; at < scan.line.size(); ++at) {
    const char c = scan.line[at];
    if (scan.quote != 0) {
      take_quoted(scan, at);
    } else if (c == '#' && (scan.ended || after(scan, " \t,["))) {
      break;
    } else {
      take(scan, c);
    }
  }
  if (scan.quote != 0)
    refuse("a quotation mark without its partner", scan.number, scan.line,
           "Write values as in archive = \"/var/lib/nachlese\".");
}

}  // namespace

std::string plain_config(std::string_view text) {
  text = without_byte_order_mark(text);
  Scan scan;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    scan.line = text.substr(0, end);
    ++scan.number;
    if (scan.lists == 0) {
      scan.first = scan.line;
      scan.begun = scan.number;
      scan.value = scan.ended = false;
      scan.begins = scan.out.size();
    }
    take_line(scan);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    if (scan.lists > 0) {
      scan.out += ' ';
    } else {
      scan.out.append(scan.number + 1 - scan.begun, '\n');
    }
  }
  if (scan.lists > 0) refuse_list(scan);
  return std::move(scan.out);
}

std::string bare_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (!one_of(c, "\"' \t")) out += c;
  }
  return out;
}

void refuse_broken_sections(const std::string& text) {
  std::map<std::string, std::size_t> lines;  // where a section, or a key of it, stands
  const auto note = [&](const std::string& place, const std::string& what, std::size_t number,
                        const std::string& hint) {
    const auto [first, is_new] = lines.emplace(place, number);
    if (is_new) return;
    throw Error(ErrorCode::usage,
                "The config file has " + what + " in line " + std::to_string(first->second) +
                    " and again in line " + std::to_string(number) + ".",
                hint);
  };
  std::size_t number = 0;
  std::string section;
  std::istringstream input(text);
  for (std::string line; std::getline(input, line);) {
    ++number;
    const std::string_view said = trim(std::string_view(line));
    if (said.empty()) continue;
    if (!said.starts_with('[')) {
      const std::string key = bare_name(said.substr(0, said.find('=')));
      note(section + '\n' + key, section + (section.empty() ? "" : " ") + key, number,
           "Keep one of them; several values stand in brackets with commas.");
      continue;
    }
    if (!said.ends_with(']'))
      refuse("a section without its end", number, said, "Write [NAME] in a line of its own.");
    section = bare_name(said);
    if (section.starts_with("[[")) section = section.substr(1, section.size() - 2);
    note(section, section, number, "Keep one of them, or give each a name of its own.");
  }
}

}  // namespace nachlese::cli
