#include "entities/labels.hpp"

#include <algorithm>

namespace nachlese {

void spans_to_labels(std::span<const Span> spans, std::span<std::uint8_t> labels) {
  std::ranges::fill(labels, kOutside);
  for (const Span& span : spans) {
    if (span.inside) continue;
    if (span.last - span.first == 1) {
      labels[span.first] = label_of(span.type, Place::only);
      continue;
    }
    for (std::uint32_t i = span.first; i < span.last; ++i) labels[i] = label_of(span.type, Place::inside);
    labels[span.first] = label_of(span.type, Place::begin);
    labels[span.last - 1] = label_of(span.type, Place::last);
  }
}

void labels_to_spans(std::span<const std::uint8_t> labels, std::vector<Span>& spans) {
  spans.clear();
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside) continue;
    const Place place = place_of(labels[i]);
    if (place == Place::begin || place == Place::only) first = i;
    if (place == Place::last || place == Place::only) spans.push_back({first, i + 1, type_of(labels[i]), false, kUnknownEntity});
  }
}

}  // namespace nachlese
