#include "indexer/readers/markup/attributes.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";
constexpr std::string_view kNameEnds = " \t\r\n\f=/>\"'<";

// What is no tag although it begins like one.
struct Passage {
  std::string_view open, close;
};
constexpr Passage kPassages[] = {
    {"<!--", "-->"},         {"<![CDATA[", "]]>"},  {"<?", "?>"},
    {"<script", "</script"}, {"<style", "</style"},
};

// Position of `what`, which is in lower case, whatever the case in `text`; its size if there is
// none.
std::size_t find_from(std::string_view text, std::string_view what, std::size_t from) {
  const auto found = std::search(
      text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), what.begin(), what.end(),
      [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && (a | 32) == b); });
  return static_cast<std::size_t>(found - text.begin());
}

std::size_t skip(std::string_view text, std::size_t at, std::string_view characters) {
  return std::min(text.find_first_not_of(characters, at), text.size());
}

std::size_t skip_to(std::string_view text, std::size_t at, std::string_view characters) {
  return std::min(text.find_first_of(characters, at), text.size());
}

// Behind the value of an attribute, its = included; `at` if it has none.
std::size_t value_end(std::string_view text, std::size_t at) {
  const std::size_t sign = skip(text, at, kBlanks);
  if (sign == text.size() || text[sign] != '=') return at;
  const std::size_t value = skip(text, sign + 1, kBlanks);
  if (value == text.size()) return value;
  if (text[value] != '"' && text[value] != '\'') return skip_to(text, value, " \t\r\n\f>");
  return std::min(skip_to(text, value + 1, text.substr(value, 1)) + 1, text.size());
}

struct ScannedTag {
  std::size_t kept = 0;  // behind the last attribute that is kept
  std::size_t end = 0;   // of the attributes: at the > or /> behind them
  bool too_many = false;
};

ScannedTag measure(std::string_view text, std::size_t at) {
  ScannedTag tag;
  at = skip_to(text, at + 1, kNameEnds);
  for (std::size_t count = 0;; ++count) {
    at = skip(text, at, " \t\r\n\f/=\"'<");  // to the HTML parser a < ends no tag
    if (at == text.size() || text[at] == '>') break;
    if (count == kMaxAttributes) {
      tag.kept = at;
      tag.too_many = true;
    }
    at = value_end(text, skip_to(text, at, kNameEnds));
  }
  tag.end = at > 0 && at < text.size() && text[at] == '>' && text[at - 1] == '/' ? at - 1 : at;
  return tag;
}

bool begins_tag(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const auto next = static_cast<unsigned char>(text[at + 1]);
  return (next | 32U) >= 'a' || next == '_';
}

const Passage* passage_at(std::string_view rest) {
  const auto* found = std::find_if(
      std::begin(kPassages), std::end(kPassages),
      [&](const Passage& p) { return find_from(rest.substr(0, p.open.size()), p.open, 0) == 0; });
  return found == std::end(kPassages) || rest.size() < found->open.size() ? nullptr : found;
}

// Calls `on_tag` for every tag that has too many, until it returns false.
template <class Action>
void each_long_tag(std::string_view text, const Action& on_tag) {
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
    const Passage* passage = passage_at(text.substr(at));
    if (begins_tag(text, at)) {
      const ScannedTag tag = measure(text, at);
      if (tag.too_many && !on_tag(tag)) return;
      at = std::max(tag.end, at + 1);
    } else {
      ++at;
    }
    if (passage != nullptr) at = find_from(text, passage->close, at);
  }
}

}  // namespace

bool has_too_many_attributes(std::string_view text) {
  bool found = false;
  each_long_tag(text, [&](const ScannedTag&) {
    found = true;
    return false;
  });
  return found;
}

std::string with_few_attributes(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  each_long_tag(text, [&](const ScannedTag& tag) {
    out += text.substr(done, tag.kept - done);
    done = tag.end;
    return true;
  });
  return out.append(text.substr(done));
}

}  // namespace nachlese::readers
