#include "indexer/readers/formats/front_matter.hpp"

#include <algorithm>

#include "core/base/strings.hpp"
#include "indexer/readers/bytes/take_line.hpp"

namespace nachlese::readers {
namespace {

// Without quotation marks, and what a backslash means inside double ones; without a comment behind
// what is not quoted.
std::string scalar(std::string_view text) {
  text = trim(text);
  const char quote = text.empty() ? ' ' : text.front();
  if (quote != '"' && quote != '\'') {
    const std::size_t comment = text.find(" #");
    return std::string(trim(text.substr(0, comment)));
  }
  std::string out;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == quote && quote == '\'' && at + 1 < text.size() && text[at + 1] == quote) {
      ++at;
    } else if (text[at] == quote) {
      return out;
    } else if (text[at] == '\\' && quote == '"' && at + 1 < text.size()) {
      ++at;
      out += text[at] == 'n' ? '\n' : text[at];
      continue;
    }
    out += text[at];
  }
  return std::string(text);  // the mark has no end: it belongs to the text
}

// "[a, 'b, c']".
std::vector<std::string> inline_list(std::string_view text) {
  std::vector<std::string> out;
  std::string_view rest = text.substr(1, text.size() - 2);
  while (!trim(rest).empty()) {
    rest = trim(rest);
    const char quote = rest.front();
    std::size_t end = quote == '"' || quote == '\'' ? rest.find(quote, 1) : 0;
    if (end == std::string_view::npos) end = 0;
    const std::size_t comma = std::min(rest.find(',', end), rest.size());
    if (std::string value = scalar(rest.substr(0, comma)); !value.empty())
      out.push_back(std::move(value));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return out;
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

class MatterReader {
 public:
  explicit MatterReader(std::string_view text) : text_(text) {}

  std::vector<MatterEntry> yaml() {
    while (!text_.empty()) {
      std::string_view rest = text_;
      const std::string_view line = take_crlf_line(rest);
      text_ = rest;
      yaml_line(line);
    }
    return std::move(out_);
  }

  std::vector<MatterEntry> toml() {
    std::string table;
    while (!text_.empty()) {
      const std::string_view line = trim(take_crlf_line(text_));
      if (line.empty() || line.front() == '#') continue;
      if (line.front() == '[') {
        table = std::string(trim(line.substr(0, line.find_last_of(']')))) + ".";
        table.erase(0, table.find_first_not_of('['));
        continue;
      }
      const std::size_t sign = line.find('=');
      if (sign == std::string_view::npos) continue;
      toml_value(table + scalar(line.substr(0, sign)), trim(line.substr(sign + 1)));
    }
    return std::move(out_);
  }

 private:
  void yaml_line(std::string_view line) {
    const std::string_view text = trim(line);
    if (text.empty() || text.front() == '#') return;
    const std::size_t indent = indent_of(line);
    while (!around_.empty() && around_.back().first >= indent && !text.starts_with("- "))
      around_.pop_back();
    if (text.starts_with("- ") || text == "-") {
      item(trim(text.substr(1)));
      return;
    }
    const std::size_t colon = find_colon(text);
    if (colon == std::string_view::npos) return;
    set_yaml(scalar(text.substr(0, colon)), trim(text.substr(colon + 1)), indent);
  }

  // Behind it stands a blank or nothing.
  static std::size_t find_colon(std::string_view text) {
    for (std::size_t at = text.find(':'); at != std::string_view::npos;
         at = text.find(':', at + 1)) {
      if (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\t') return at;
    }
    return std::string_view::npos;
  }

  void item(std::string_view value) {
    if (out_.empty()) return;
    MatterEntry& entry = out_.back();
    const std::size_t colon = value.starts_with('"') || value.starts_with('\'')
                                  ? std::string_view::npos
                                  : find_colon(value);
    // An object in a list: its name is the value.
    const std::string key = colon == std::string_view::npos ? "" : scalar(value.substr(0, colon));
    if (key == "name" || key == "title" || key == "label") value = trim(value.substr(colon + 1));
    entry.list = true;
    if (std::string words = scalar(value); !words.empty()) entry.values.push_back(std::move(words));
  }

  void set_yaml(const std::string& name, std::string_view value, std::size_t indent) {
    std::string key;
    for (const auto& level : around_) key += level.second + ".";
    key += name;
    if (value.starts_with('|') || value.starts_with('>')) {
      out_.push_back({key, {block(value.front() == '|', indent)}, false});
    } else if (value.starts_with('[') && value.ends_with(']')) {
      out_.push_back({key, inline_list(value), true});
    } else if (value.empty()) {
      out_.push_back({key, {}, false});
      around_.emplace_back(indent, name);
    } else {
      std::string words = scalar(value);
      // A value may go on, further in, on the next lines.
      if (value.front() != '"' && value.front() != '\'') words += continued(indent);
      out_.push_back({key, {std::move(words)}, false});
    }
  }

  std::string continued(std::size_t indent) {
    std::string out;
    for (std::string_view rest = text_; !rest.empty();) {
      const std::string_view line = take_crlf_line(rest);
      const std::string_view words = trim(line);
      if (words.empty() || indent_of(line) <= indent || words.starts_with("- ") ||
          find_colon(words) != std::string_view::npos)
        break;
      out += " " + std::string(words);
      text_ = rest;
    }
    return out;
  }

  std::string block(bool lines, std::size_t indent) {
    std::string out;
    for (std::string_view rest = text_; !rest.empty();) {
      const std::string_view line = take_crlf_line(rest);
      if (!trim(line).empty() && indent_of(line) <= indent) break;
      if (trim(line).empty()) {
        out += "\n\n";
      } else {
        if (!out.empty() && !out.ends_with('\n')) out += lines ? '\n' : ' ';
        out += trim(line);
      }
      text_ = rest;
    }
    return std::string(trim(out));
  }

  // What begins with `value` and goes on until a line with the end.
  std::string lines_up_to(std::string_view value, std::string_view end, std::string_view between) {
    std::string all(value);
    bool ended = value.find(end) != std::string_view::npos;
    while (!ended && !text_.empty()) {
      const std::string_view line = take_crlf_line(text_);
      ended = line.find(end) != std::string_view::npos;
      all.append(between).append(line);
    }
    return all;
  }

  void toml_value(std::string key, std::string_view value) {
    for (const std::string_view fence : {"\"\"\"", "'''"}) {
      if (!value.starts_with(fence)) continue;
      std::string all = lines_up_to(value.substr(fence.size()), fence, "\n");
      out_.push_back({std::move(key), {std::string(trim(all.substr(0, all.find(fence))))}, false});
      return;
    }
    if (value.starts_with('[')) {
      std::string all = lines_up_to(value, "]", " ");
      all.resize(std::min(all.rfind(']') + 1, all.size()));
      out_.push_back(
          {std::move(key), all.size() < 2 ? std::vector<std::string>() : inline_list(all), true});
      return;
    }
    out_.push_back({std::move(key), {scalar(value)}, false});
  }

  std::string_view text_;
  std::vector<MatterEntry> out_;
  std::vector<std::pair<std::size_t, std::string>> around_;  // objects: indent, name
};

}  // namespace

std::vector<MatterEntry> take_front_matter(std::string_view& text) {
  std::string_view rest = text;
  const std::string_view fence = trim(take_crlf_line(rest));
  if (fence != "---" && fence != "+++") return {};
  const std::string_view lines = rest;
  while (!rest.empty()) {
    const std::size_t length = lines.size() - rest.size();
    const std::string_view line = trim(take_crlf_line(rest));
    if (line != fence && !(fence == "---" && line == "...")) continue;
    text = rest;
    MatterReader reader(lines.substr(0, length));
    return fence == "+++" ? reader.toml() : reader.yaml();
  }
  return {};
}

}  // namespace nachlese::readers
