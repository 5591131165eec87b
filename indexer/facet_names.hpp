// The display names of facet ids, gathered while indexing and kept in the metadata of an archive.
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
  std::string name;
};

// Values that fold to the same id may be written differently. The spelling with the lowest `order`
// is kept, so that the result does not depend on which thread came first. About 100 bytes a name.
class FacetNames {
 public:
  void add(const FacetName& name, std::uint32_t order);
  [[nodiscard]] bool empty() const { return names_.empty(); }

  // Writes the metadata of all names, in key order; those that are there already are kept.
  void write(Xapian::WritableDatabase& database) const;

 private:
  struct Entry {
    std::string name;
    std::uint32_t order = 0;
  };
  std::unordered_map<store::FacetId, Entry> names_;
};

}  // namespace nachlese::index
