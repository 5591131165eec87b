// Display names of facet ids, collected while indexing and stored in the metadata of an archive.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/store/facets.hpp"

namespace nachlese::index {

struct FacetName {
  store::FacetId id = 0;
  std::string name;  // empty: another id names it (store::named_by)
};

// Values with one id may be spelled differently: the spelling with the lowest `order` wins, so the
// result does not depend on thread timing. About 100 bytes per name.
class FacetNames {
 public:
  void add(const FacetName& name, std::uint32_t order);
  [[nodiscard]] bool empty() const { return names_.empty(); }

  // Writes all names to the metadata, in key order; existing ones stay.
  void write(Xapian::WritableDatabase& database) const;

 private:
  struct Entry {
    std::string name;
    std::uint32_t order = 0;
  };
  std::unordered_map<store::FacetId, Entry> names_;
};

}  // namespace nachlese::index
