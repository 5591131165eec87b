#include "searcher/compile/aliases.hpp"

#include <algorithm>

#include "core/base/embedded.hpp"
#include "stemming/stem.hpp"

NACHLESE_EMBEDDED(embedded_aliases, aliases);

namespace nachlese {

namespace {

std::string_view trimmed(std::string_view s) {
  const auto from = s.find_first_not_of(" \t\r");
  return from == std::string_view::npos ? std::string_view() : s.substr(from, s.find_last_not_of(" \t\r") - from + 1);
}

std::string key_of(std::span<const Token> tokens) {
  std::string key, stem;
  for (const auto& token : tokens) {
    text::find_stem(token.word->surface.text, true, stem);
    key.append(key.empty() ? "" : " ").append(stem);
  }
  return key;
}

}  // namespace

std::string_view shipped_aliases() { return embedded_aliases(); }

std::vector<std::size_t> Aliases::add(std::string_view file, Analyzer& analyzer) {
  std::vector<std::size_t> bad;
  Analysis analysis;
  for (std::size_t number = 1; !file.empty(); ++number) {
    const auto end = std::min(file.find('\n'), file.size());
    auto line = trimmed(file.substr(0, std::min(end, file.find('#'))));
    file.remove_prefix(std::min(end + 1, file.size()));
    if (line.empty()) continue;
    Group group;
    bool good = true;
    for (;;) {
      const auto equals = std::min(line.find('='), line.size());
      const auto name = trimmed(line.substr(0, equals));
      analyzer.analyze(name, Purpose::document, analysis);
      good = good && !analysis.tokens.empty();
      longest_ = std::max(longest_, analysis.tokens.size());
      group.names.emplace_back(name);
      group.keys.push_back(key_of(analysis.tokens));
      if (equals == line.size()) break;
      line.remove_prefix(equals + 1);
    }
    if (!good || group.names.size() < 2) {
      bad.push_back(number);
      continue;
    }
    for (const auto& key : group.keys) {
      auto& groups = by_key_[key];
      if (groups.empty() || groups.back() != groups_.size()) groups.push_back(groups_.size());
    }
    groups_.push_back(std::move(group));
  }
  return bad;
}

Aliases::Match Aliases::find(std::span<const Token> tokens) const {
  Match match;
  for (auto n = std::min(longest_, tokens.size()); n > 0; --n) {
    const auto key = key_of(tokens.first(n));
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) continue;
    match.tokens = n;
    for (const auto at : found->second) {
      const auto& group = groups_[at];
      for (std::size_t i = 0; i < group.names.size(); ++i) {
        const bool known = std::find(match.others.begin(), match.others.end(), group.names[i]) != match.others.end();
        if (group.keys[i] != key && !known) match.others.push_back(group.names[i]);
      }
    }
    return match;
  }
  return match;
}

}  // namespace nachlese
