// Annotated text as units and labels.
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

// Reads CoNLL (token TAB tag). FILE.docs.tsv, if present, lists where documents start; otherwise
// each sentence is one.
[[nodiscard]] std::vector<MarkedDocument> read_corpus(const std::filesystem::path& path);

// A document as units with their true labels. Names that start or end with a punctuation mark lose
// it.
struct LabelledDocument {
  std::vector<Unit> units;
  std::vector<std::uint8_t> labels;
};
[[nodiscard]] LabelledDocument label_document(const MarkedDocument& document, TextWords& words);

}  // namespace nachlese::ner
