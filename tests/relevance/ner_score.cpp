// ner_score FILE.conll…: precision, recall and F of the recognizer on annotated sentences. Strict:
// a name counts if its first word, last word and label agree. "micro" covers PER, ORG and LOC. If
// FILE.docs.tsv groups sentences into articles (id TAB number of the first sentence), they are
// recognized by article, otherwise one by one.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <tuple>

#include "entities/describe.hpp"

namespace {

using Sentences = std::vector<std::vector<std::string>>;
// Sentence, first, last, label.
using Name = std::tuple<std::size_t, std::size_t, std::size_t, std::string>;

constexpr std::array<std::string_view, 4> kLabels = {"PER", "ORG", "LOC", "OTH"};

struct Counts {
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t wanted = 0;
};

struct Marked {
  Sentences tokens;
  Sentences tags;
};

Marked read_marked(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  Marked marked{Sentences(1), Sentences(1)};
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) {
      marked.tokens.back().push_back(line.substr(0, tab));
      marked.tags.back().push_back(line.substr(tab + 1));
    } else if (!marked.tokens.back().empty()) {
      marked.tokens.emplace_back();
      marked.tags.emplace_back();
    }
  }
  if (marked.tokens.back().empty()) {
    marked.tokens.pop_back();
    marked.tags.pop_back();
  }
  return marked;
}

// First sentence of every document, and the number of sentences at the end.
std::vector<std::size_t> document_starts(std::filesystem::path path, std::size_t sentences) {
  std::vector<std::size_t> starts;
  std::ifstream in(path.replace_extension("docs.tsv"));
  for (std::string line; std::getline(in, line);)
    starts.push_back(std::stoul(line.substr(line.find('\t') + 1)) - 1);
  if (starts.empty()) {
    for (std::size_t i = 0; i < sentences; ++i) starts.push_back(i);
  }
  starts.push_back(sentences);
  return starts;
}

std::set<Name> names_of(const Sentences& tags) {
  std::set<Name> names;
  for (std::size_t s = 0; s < tags.size(); ++s) {
    for (std::size_t i = 0; i < tags[s].size();) {
      std::size_t end = i + 1;
      if (tags[s][i] != "O") {
        const std::string label = tags[s][i].substr(2);
        while (end < tags[s].size() && tags[s][end] == "I-" + label) ++end;
        names.emplace(s, i, end, label);
      }
      i = end;
    }
  }
  return names;
}

void print(std::string_view label, const Counts& counts) {
  const double precision =
      counts.found == 0 ? 0 : static_cast<double>(counts.right) / static_cast<double>(counts.found);
  const double recall =
      counts.wanted == 0 ? 0
                         : static_cast<double>(counts.right) / static_cast<double>(counts.wanted);
  const double f = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  std::printf("  %-6s P %.3f  R %.3f  F %.3f  (%zu names)\n", std::string(label).c_str(), precision,
              recall, f, counts.wanted);
}

void score(const std::filesystem::path& path, const nachlese::ner::Recognizer& recognizer) {
  const Marked marked = read_marked(path);
  const auto starts = document_starts(path, marked.tokens.size());
  Sentences tags;
  std::size_t tokens = 0;
  const auto before = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    const auto document = std::span(marked.tokens).subspan(starts[i], starts[i + 1] - starts[i]);
    for (const auto& sentence : document) tokens += sentence.size();
    for (auto& tagged : recognizer.tag(document)) tags.push_back(std::move(tagged));
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - before;
  const std::set<Name> wanted = names_of(marked.tags);
  const std::set<Name> found = names_of(tags);
  std::printf("%s: %zu sentences, %zu tokens, %.0f tokens/s\n", path.filename().c_str(),
              tags.size(), tokens, static_cast<double>(tokens) / seconds.count());
  Counts micro;
  for (const std::string_view label : kLabels) {
    Counts counts;
    for (const Name& name : wanted) counts.wanted += std::get<3>(name) == label;
    for (const Name& name : found) {
      counts.found += std::get<3>(name) == label;
      counts.right += std::get<3>(name) == label && wanted.contains(name);
    }
    print(label, counts);
    if (label == "OTH") continue;
    micro.right += counts.right;
    micro.found += counts.found;
    micro.wanted += counts.wanted;
  }
  print("micro", micro);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 2) throw std::runtime_error("usage: ner_score FILE.conll…");
    const nachlese::ner::Recognizer recognizer;
    for (int i = 1; i < argc; ++i) score(argv[i], recognizer);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "ner_score: " << error.what() << '\n';
    return 1;
  }
}
