#include "indexer/add_positions.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/store/terms.hpp"
#include "core/store/word_order.hpp"

namespace nachlese::index {

void add_positions(Xapian::Document& document) {
  std::vector<std::string> terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if (store::is_surface(*term)) terms.push_back(*term);
  }
  try {
    for (const auto& [term, positions] :
         store::unpack_word_order(document.get_value(schema::kWordOrder), terms)) {
      for (const std::uint32_t position : positions) document.add_posting(term, position, 0);
    }
  } catch (const std::invalid_argument&) {
    throw Error(ErrorCode::archive, "An article's order of words does not fit its words.",
                "`nachlese-index check` says what is damaged; `rebuild` builds it anew.");
  }
}

}  // namespace nachlese::index
