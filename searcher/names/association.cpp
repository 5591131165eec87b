#include "searcher/names/association.hpp"

#include <algorithm>
#include <cmath>

namespace nachlese::search {

double log_likelihood_ratio(const Cooccurrence& counts) {
  const auto all = static_cast<double>(counts.all);
  const auto both = static_cast<double>(counts.together);
  const auto first = std::max(both, static_cast<double>(counts.first));
  const auto second = std::max(both, static_cast<double>(counts.second));
  if (all <= 0 || both * all <= first * second) return 0;
  const auto part = [all](double observed, double row, double column) {
    return observed > 0 ? observed * std::log(observed * all / (row * column)) : 0.0;
  };
  const double neither = std::max(0.0, all - first - second + both);
  return 2 * (part(both, first, second) + part(first - both, first, all - second) +
              part(second - both, all - first, second) + part(neither, all - first, all - second));
}

}  // namespace nachlese::search
