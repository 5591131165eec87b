#include "searcher/compile/highlight_terms.hpp"

#include <algorithm>
#include <utility>

#include "core/store/terms.hpp"

namespace nachlese::search {

Groups groups_in(const Xapian::Document& document, const Wanted& wanted) {
  using schema::Prefix;
  std::vector<std::pair<std::string, std::uint32_t>> terms;
  const auto add = [&terms](Prefix prefix, const WantedTerms& values) {
    for (const auto& [value, group] : values)
      terms.emplace_back(store::make_term(prefix, value), group);
  };
  add(Prefix::surface, wanted.surfaces);
  for (const auto* stems : {&wanted.stems, &wanted.apart}) {
    add(Prefix::surface, *stems);  // base forms have no stem term
    add(Prefix::stem, *stems);
  }
  add(Prefix::part, wanted.parts);
  add(Prefix::surface, wanted.variants);  // the same for what is its own key
  add(Prefix::variant, wanted.variants);
  std::sort(terms.begin(), terms.end());

  Groups out = 0;
  for (const auto& sequence : wanted.sequences) out |= group_bit(sequence.group);
  auto present = document.termlist_begin();
  const auto end = document.termlist_end();
  for (const auto& [term, group] : terms) {
    if (present == end) break;
    present.skip_to(term);
    if (present != end && *present == term) out |= group_bit(group);
  }
  return out;
}

}  // namespace nachlese::search
