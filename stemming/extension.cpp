#include "stemming/extension.hpp"

#include <algorithm>

#include "core/base/byte_order_mark.hpp"
#include "core/base/error.hpp"
#include "core/base/strings.hpp"
#include "stemming/characters.hpp"
#include "stemming/normalize.hpp"
#include "stemming/stem.hpp"
#include "stemming/utf8.hpp"

namespace nachlese::text {

namespace {

constexpr std::size_t kMostBytes = 1 << 20;

std::string surface_of(std::string_view written) {
  std::string normal, surface;
  normalize_word(written, normal);
  fold_case(normal, surface);
  return surface;
}

bool is_word(std::string_view written) {
  for (std::size_t i = 0; i < written.size();) {
    const auto d = decode(written, i);
    const auto c = CharTable::get().of(d.code_point);
    if (!d.valid || (!is_letter(c) && c != CharClass::digit && c != CharClass::mark)) return false;
    i += d.bytes;
  }
  return !written.empty();
}

std::string key_of(std::string_view surface) {
  std::string stem;
  stem_by_rules(surface, WordClass::er_noun, stem);
  return stem;
}

[[noreturn]] void refuse(std::size_t line, const std::string& what) {
  throw Error(ErrorCode::usage, "Line " + std::to_string(line) + " of the lexicon: " + what,
              "A line is a word, or a word, = and its parts with | between them.");
}

}  // namespace

Extension::Extension(std::string_view file) {
  if (file.size() > kMostBytes)
    throw Error(ErrorCode::usage, "The lexicon is larger than 1 MiB.", "Use fewer words.");
  each_entry(without_byte_order_mark(file), [&](std::size_t number, std::string_view line) {
    const auto equals = std::min(line.find('='), line.size());
    const auto word = trim(line.substr(0, equals));
    if (!is_word(word)) refuse(number, "\"" + std::string(word) + "\" is not one word.");
    const auto surface = surface_of(word);
    words_.insert(surface);
    if (equals == line.size()) return;
    std::vector<std::string> parts;
    std::string joined;
    const auto listed = split_list(line.substr(equals + 1), "|");
    if (static_cast<std::size_t>(std::count(line.begin(), line.end(), '|')) + 1 != listed.size())
      refuse(number, "a part of " + std::string(word) + " is empty.");
    for (const auto& part : listed) {
      if (!is_word(part)) refuse(number, "\"" + part + "\" is not a part of a word.");
      joined += parts.emplace_back(surface_of(part));
    }
    if (joined != surface) refuse(number, "the parts do not make up " + std::string(word) + ".");
    parts_[key_of(surface)] = std::move(parts);
  });
}

bool Extension::has(std::string_view surface) const {
  return !words_.empty() && words_.contains(std::string(surface));
}

const std::vector<std::string>* Extension::parts(std::string_view surface) const {
  if (parts_.empty()) return nullptr;
  const auto found = parts_.find(key_of(surface));
  if (found == parts_.end()) return nullptr;
  // Reject a form with an umlaut in an earlier part: the given parts do not cover it.
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < found->second.size(); ++i) {
    const auto& part = found->second[i];
    if (surface.substr(at, part.size()) != part) return nullptr;
    at += part.size();
  }
  return at < surface.size() ? &found->second : nullptr;
}

}  // namespace nachlese::text
