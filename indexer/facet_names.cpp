#include "indexer/facet_names.hpp"

#include <algorithm>
#include <string_view>

#include "stemming/fold.hpp"

namespace nachlese::index {
void FacetNames::add(const FacetName& name, std::uint32_t order) {
  if (name.name.empty()) return;
  const auto [it, added] = names_.try_emplace(name.id, Entry{name.name, order});
  if (!added && order < it->second.order) it->second = {name.name, order};
}

void FacetNames::write(Xapian::WritableDatabase& database) const {
  std::vector<store::FacetId> ids;
  ids.reserve(names_.size());
  for (const auto& [id, entry] : names_) {
    if (database.get_metadata(store::facet_name_key(id)).empty()) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  std::vector<std::string> words;
  for (const store::FacetId id : ids) {
    const std::string& name = names_.at(id).name;
    database.set_metadata(store::facet_name_key(id), name);
    const std::string plain = text::plain_value(text::fold_value(name));
    for (const std::string_view word : store::name_words(plain))
      words.push_back(store::name_word_key(word, id));
  }
  std::sort(words.begin(), words.end());
  for (const auto& key : words) database.set_metadata(key, "1");
}

}  // namespace nachlese::index
