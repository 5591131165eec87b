#include "entities/labels.hpp"

#include <algorithm>

namespace nachlese::ner {

void spans_to_labels(std::span<const TokenSpan> spans, std::span<std::uint8_t> labels) {
  std::ranges::fill(labels, kOutside);
  for (const TokenSpan& span : spans) {
    if (span.inside) continue;
    if (span.last - span.first == 1) {
      labels[span.first] = label_of(span.type, TagPosition::only);
      continue;
    }
    for (std::uint32_t i = span.first; i < span.last; ++i)
      labels[i] = label_of(span.type, TagPosition::inside);
    labels[span.first] = label_of(span.type, TagPosition::begin);
    labels[span.last - 1] = label_of(span.type, TagPosition::last);
  }
}

void labels_to_spans(std::span<const std::uint8_t> labels, std::vector<TokenSpan>& spans) {
  spans.clear();
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside) continue;
    const TagPosition place = place_of(labels[i]);
    if (place == TagPosition::begin || place == TagPosition::only) first = i;
    if (place == TagPosition::last || place == TagPosition::only)
      spans.push_back({first, i + 1, type_of(labels[i]), false, kUnknownEntity});
  }
}

}  // namespace nachlese::ner
