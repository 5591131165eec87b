#include "entities/bearers.hpp"

#include <algorithm>

namespace nachlese::ner {

void Bearers::add(std::string_view short_form, const std::string& name, std::uint32_t at) {
  auto& mentions = mentions_[std::string(short_form)];
  if (mentions.empty() || mentions.back().name != name) mentions.push_back({at, name});
}

const std::string* Bearers::of(std::string_view short_form, std::uint32_t at) const {
  const auto found = mentions_.find(std::string(short_form));
  if (found == mentions_.end()) return nullptr;
  const auto& mentions = found->second;
  const auto after = std::ranges::upper_bound(mentions, at, {}, &Mention::at);
  return after == mentions.begin() ? &after->name : &std::prev(after)->name;
}

}  // namespace nachlese::ner
