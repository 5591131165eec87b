// Marked text as the model sees it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "entities/features.hpp"
#include "entities/labels.hpp"
#include "entities/rules.hpp"

namespace nachlese::ner {

struct MarkedSentence {
  std::vector<std::string> tokens;
  std::vector<std::string> tags;
};
using MarkedDocument = std::vector<MarkedSentence>;

// CoNLL, token TAB tag. FILE.docs.tsv, if there is one, says where documents begin; else each
// sentence is one.
[[nodiscard]] std::vector<MarkedDocument> read_corpus(const std::filesystem::path& path);

// A document in units, with the right labels. Names that begin or end with a mark lose it.
struct LabelledDocument {
  std::vector<Unit> units;
  std::vector<std::uint8_t> labels;
};
[[nodiscard]] LabelledDocument label_document(const MarkedDocument& document, TextWords& words);

}  // namespace nachlese::ner
