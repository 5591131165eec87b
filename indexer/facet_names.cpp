#include "indexer/facet_names.hpp"

#include <algorithm>
#include <string_view>

#include "stemming/fold.hpp"

namespace nachlese {
namespace {

// A name is found by each of its words, and by each part of a hyphenated one.
void append_word_keys(std::string_view folded, FacetId id, std::vector<std::string>& keys) {
  while (!folded.empty()) {
    const std::string_view word = folded.substr(0, folded.find(' '));
    folded.remove_prefix(std::min(word.size() + 1, folded.size()));
    if (word.empty()) continue;
    keys.push_back(name_word_key(word, id));
    if (word.find('-') == std::string_view::npos) continue;
    for (std::string_view rest = word; !rest.empty();) {
      const std::string_view part = rest.substr(0, rest.find('-'));
      rest.remove_prefix(std::min(part.size() + 1, rest.size()));
      if (!part.empty()) keys.push_back(name_word_key(part, id));
    }
  }
}

}  // namespace

void FacetNames::add(const FacetName& name, std::uint32_t order) {
  const auto [it, added] = names_.try_emplace(name.id, Entry{name.name, order});
  if (!added && order < it->second.order) it->second = {name.name, order};
}

void FacetNames::write(Xapian::WritableDatabase& database) const {
  std::vector<FacetId> ids;
  ids.reserve(names_.size());
  for (const auto& [id, entry] : names_) {
    if (database.get_metadata(facet_name_key(id)).empty()) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  std::vector<std::string> words;
  for (const FacetId id : ids) {
    const std::string& name = names_.at(id).name;
    database.set_metadata(facet_name_key(id), name);
    append_word_keys(fold_value(name), id, words);
  }
  std::sort(words.begin(), words.end());
  for (const auto& key : words) database.set_metadata(key, "1");
}

}  // namespace nachlese
