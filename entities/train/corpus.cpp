#include "entities/train/corpus.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "core/base/error.hpp"

namespace nachlese::ner {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"PER", "LOC", "ORG", "OTH"};

std::vector<MarkedSentence> read_sentences(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) throw Error(ErrorCode::archive, "Cannot read " + path.string() + ".");
  std::vector<MarkedSentence> sentences(1);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) {
      sentences.back().tokens.push_back(line.substr(0, tab));
      sentences.back().tags.push_back(line.substr(tab + 1));
    } else if (!sentences.back().tokens.empty()) {
      sentences.emplace_back();
    }
  }
  if (sentences.back().tokens.empty()) sentences.pop_back();
  return sentences;
}

// Adds the units of the sentence with tokens in [first, last).
void add_name(const std::vector<Unit>& units, std::uint32_t sentence, std::size_t first,
              std::size_t last, EntityType type, std::vector<TokenSpan>& spans) {
  const auto inside = [&](const Unit& unit) {
    return unit.field == sentence && unit.begin >= first && unit.begin < last;
  };
  const auto from =
      std::ranges::lower_bound(units, std::pair(sentence, static_cast<std::uint32_t>(first)), {},
                               [](const Unit& unit) { return std::pair(unit.field, unit.begin); });
  const auto to = std::find_if_not(from, units.end(), inside);
  if (from != to) {
    spans.push_back({static_cast<std::uint32_t>(from - units.begin()),
                     static_cast<std::uint32_t>(to - units.begin()), type, false, kUnknownEntity});
  }
}

}  // namespace

std::vector<MarkedDocument> read_corpus(const std::filesystem::path& path) {
  std::vector<std::size_t> starts;
  std::ifstream in(std::filesystem::path(path).replace_extension("docs.tsv"));
  for (std::string line; std::getline(in, line);)
    starts.push_back(std::stoul(line.substr(line.find('\t') + 1)) - 1);
  std::vector<MarkedDocument> documents;
  std::size_t number = 0;
  for (MarkedSentence& sentence : read_sentences(path)) {
    if (starts.empty() || documents.empty() || std::ranges::binary_search(starts, number))
      documents.emplace_back();
    documents.back().push_back(std::move(sentence));
    ++number;
  }
  return documents;
}

LabelledDocument label_document(const MarkedDocument& document, TextWords& words) {
  std::vector<std::vector<std::string>> tokens;
  for (const MarkedSentence& sentence : document) tokens.push_back(sentence.tokens);
  LabelledDocument out;
  units_of(tokens, words, out.units);
  std::vector<TokenSpan> spans;
  for (std::uint32_t s = 0; s < document.size(); ++s) {
    const auto& tags = document[s].tags;
    for (std::size_t i = 0; i < tags.size();) {
      std::size_t end = i + 1;
      if (tags[i] != "O") {
        while (end < tags.size() && tags[end] == "I-" + tags[i].substr(2)) ++end;
        const auto type =
            std::ranges::find(kNames, std::string_view(tags[i]).substr(2)) - kNames.begin();
        add_name(out.units, s, i, end, static_cast<EntityType>(type), spans);
      }
      i = end;
    }
  }
  out.labels.resize(out.units.size());
  spans_to_labels(spans, out.labels);
  return out;
}

}  // namespace nachlese::ner
