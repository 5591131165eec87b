// make_clusters OUT < JSONL: clusters words by context, as a feature of the model.
//
// Computes the PPMI of each frequent word with the frequent words and marks to its left and right
// (Levy, Goldberg and Dagan 2015: context distribution smoothed by 0.75), reduces it to 100
// dimensions by orthogonal iteration, and runs spherical k-means. Deterministic. Output: word TAB
// fine cluster TAB coarse cluster.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

#include "entities/lexicon_blob_builder.hpp"
#include "entities/units.hpp"

namespace {

using nachlese::ner::Unit;

constexpr std::uint32_t kFewest = 5;  // least occurrences of a clustered word
constexpr std::uint32_t kMostWords = 100000;
// Most frequent words that serve as surroundings, on either side.
constexpr std::uint32_t kContexts = 2000;
constexpr std::uint32_t kDimensions = 100;
constexpr std::uint32_t kFine = 1000;
constexpr std::uint32_t kCoarse = 100;

using Matrix = std::vector<float>;  // rows of kDimensions

struct Text {
  std::vector<std::string> words;
  std::vector<std::uint32_t> counts;
  // ids; sentence edges and punctuation marks also count as words
  std::vector<std::uint32_t> running;
  std::unordered_map<std::string, std::uint32_t> ids;

  void add(const std::string& word) {
    const auto [found, is_new] = ids.try_emplace(word, static_cast<std::uint32_t>(words.size()));
    if (is_new) {
      words.push_back(word);
      counts.push_back(0);
    }
    ++counts[found->second];
    running.push_back(found->second);
  }
};

bool is_mark(const std::string& word) { return word.front() == '\x01'; }

void add_text(std::string_view text, nachlese::text::Analyzer& analyzer,
              nachlese::ner::TextWords& words, Text& out) {
  nachlese::text::Analysis analysis;
  std::vector<Unit> units;
  analyzer.analyze(text, nachlese::text::Purpose::document, analysis);
  const nachlese::ner::AnalyzedField field{text, &analysis};
  nachlese::ner::units_of(std::span(&field, 1), words, units);
  for (const Unit& unit : units) {
    if (unit.sentence_start) {
      out.add("\x01.");
    } else if (unit.gap > nachlese::ner::Gap::space) {
      out.add("\x01" + std::to_string(static_cast<int>(unit.gap)));
    }
    out.add(unit.word->shape == nachlese::ner::Shape::digits
                ? std::string(unit.word->text.size(), '0')
                : std::string(unit.word->text));
  }
  if (words.size() > 500000) words.clear();
  analyzer.trim();
}

Text read_text(std::istream& in) {
  const std::string image = nachlese::ner::ImageBuilder().finish();
  const nachlese::ner::NameImage no_names(image);
  nachlese::ner::TextWords words(no_names);
  nachlese::text::Analyzer analyzer;
  Text text;
  for (std::string line; std::getline(in, line);) {
    const auto record = nlohmann::json::parse(line);
    for (const char* key : {"title", "body", "text"}) {
      if (record.contains(key) && record[key].is_string())
        add_text(record[key].get<std::string>(), analyzer, words, text);
    }
  }
  return text;
}

// Ids of the most frequent words, in descending order.
std::vector<std::uint32_t> frequent(const Text& text, std::uint32_t fewest, std::uint32_t most,
                                    bool marks) {
  std::vector<std::uint32_t> ids;
  for (std::uint32_t id = 0; id < text.words.size(); ++id) {
    if (text.counts[id] >= fewest && (marks || !is_mark(text.words[id]))) ids.push_back(id);
  }
  std::ranges::sort(ids, [&](std::uint32_t a, std::uint32_t b) {
    return text.counts[a] != text.counts[b] ? text.counts[a] > text.counts[b]
                                            : text.words[a] < text.words[b];
  });
  if (ids.size() > most) ids.resize(most);
  return ids;
}

struct Cell {
  std::uint32_t context;
  float value;
};
using Rows = std::vector<std::vector<Cell>>;

std::vector<std::uint32_t> ranks(const std::vector<std::uint32_t>& ids, std::size_t words) {
  std::vector<std::uint32_t> rank(words, ~0U);
  for (std::uint32_t i = 0; i < ids.size(); ++i) rank[ids[i]] = i;
  return rank;
}

Rows count_pairs(const Text& text, const std::vector<std::uint32_t>& word_rank,
                 const std::vector<std::uint32_t>& context_rank, std::size_t rows) {
  std::vector<std::uint64_t> pairs;
  pairs.reserve(text.running.size() * 2);
  for (std::size_t i = 1; i + 1 < text.running.size(); ++i) {
    const std::uint64_t word = word_rank[text.running[i]];
    if (word == ~0U) continue;
    const std::uint32_t left = context_rank[text.running[i - 1]];
    const std::uint32_t right = context_rank[text.running[i + 1]];
    if (left != ~0U) pairs.push_back(word << 32 | left);
    if (right != ~0U) pairs.push_back(word << 32 | (right + kContexts));
  }
  std::ranges::sort(pairs);
  Rows out(rows);
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i;
    while (end < pairs.size() && pairs[end] == pairs[i]) ++end;
    out[pairs[i] >> 32].push_back(
        {static_cast<std::uint32_t>(pairs[i]), static_cast<float>(end - i)});
    i = end;
  }
  return out;
}

void to_ppmi(Rows& rows) {
  std::vector<double> context_sums(2 * kContexts);
  for (const auto& row : rows) {
    for (const Cell& cell : row) context_sums[cell.context] += cell.value;
  }
  double total = 0;
  for (double& sum : context_sums) total += sum = std::pow(sum, 0.75);
  for (auto& row : rows) {
    double row_sum = 0;
    for (const Cell& cell : row) row_sum += cell.value;
    for (Cell& cell : row) {
      cell.value = static_cast<float>(
          std::max(0.0, std::log(cell.value * total / (row_sum * context_sums[cell.context]))));
    }
    std::erase_if(row, [](const Cell& cell) { return cell.value <= 0; });
  }
}

void orthonormalize(Matrix& basis, std::size_t rows) {
  for (std::uint32_t d = 0; d < kDimensions; ++d) {
    for (std::uint32_t e = 0; e <= d; ++e) {
      double dot = 0;
      for (std::size_t i = 0; i < rows; ++i)
        dot += double{basis[i * kDimensions + d]} * basis[i * kDimensions + e];
      if (e == d) {
        for (std::size_t i = 0; i < rows; ++i)
          basis[i * kDimensions + d] /= static_cast<float>(std::sqrt(dot) + 1e-12);
      } else {
        for (std::size_t i = 0; i < rows; ++i)
          basis[i * kDimensions + d] -= static_cast<float>(dot) * basis[i * kDimensions + e];
      }
    }
  }
}

// Product of `rows` and `basis`.
Matrix project(const Rows& rows, const Matrix& basis) {
  Matrix out(rows.size() * kDimensions);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    float* to = &out[i * kDimensions];
    for (const Cell& cell : rows[i]) {
      const float* from = &basis[std::size_t{cell.context} * kDimensions];
      for (std::uint32_t d = 0; d < kDimensions; ++d) to[d] += cell.value * from[d];
    }
  }
  return out;
}

Matrix project_back(const Rows& rows, const Matrix& projected) {
  Matrix out(std::size_t{2} * kContexts * kDimensions);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float* from = &projected[i * kDimensions];
    for (const Cell& cell : rows[i]) {
      float* to = &out[std::size_t{cell.context} * kDimensions];
      for (std::uint32_t d = 0; d < kDimensions; ++d) to[d] += cell.value * from[d];
    }
  }
  return out;
}

// Word vectors of unit length, with dimensions weighted by the root of their strength.
Matrix vectors_of(const Rows& rows) {
  Matrix basis(std::size_t{2} * kContexts * kDimensions);
  for (std::size_t i = 0; i < basis.size(); ++i)
    basis[i] =
        static_cast<float>(std::sin(static_cast<double>(i) * 1.7 + static_cast<double>(i % 97)));
  orthonormalize(basis, 2 * kContexts);
  for (int round = 0; round < 12; ++round) {
    basis = project_back(rows, project(rows, basis));
    orthonormalize(basis, 2 * kContexts);
  }
  Matrix vectors = project(rows, basis);
  std::vector<double> strength(kDimensions);
  for (std::size_t i = 0; i < vectors.size(); ++i)
    strength[i % kDimensions] += double{vectors[i]} * vectors[i];
  for (std::size_t i = 0; i < vectors.size(); ++i)
    vectors[i] /= static_cast<float>(std::pow(strength[i % kDimensions] + 1e-9, 0.25));
  return vectors;
}

void normalize(Matrix& rows) {
  for (std::size_t i = 0; i < rows.size(); i += kDimensions) {
    double sum = 1e-12;
    for (std::uint32_t d = 0; d < kDimensions; ++d) sum += double{rows[i + d]} * rows[i + d];
    for (std::uint32_t d = 0; d < kDimensions; ++d)
      rows[i + d] /= static_cast<float>(std::sqrt(sum));
  }
}

std::vector<std::uint16_t> k_means(const Matrix& vectors, std::uint32_t clusters) {
  const std::size_t rows = vectors.size() / kDimensions;
  Matrix centres(std::size_t{clusters} * kDimensions);
  // Frequent words come first, so every range of frequency gets centers.
  for (std::uint32_t c = 0; c < clusters; ++c) {
    const std::size_t row = rows * c / clusters * c / clusters;
    std::copy_n(&vectors[row * kDimensions], kDimensions, &centres[std::size_t{c} * kDimensions]);
  }
  std::vector<std::uint16_t> cluster(rows);
  for (int round = 0; round < 12; ++round) {
    for (std::size_t i = 0; i < rows; ++i) {
      float best = -2;
      for (std::uint32_t c = 0; c < clusters; ++c) {
        float dot = 0;
        for (std::uint32_t d = 0; d < kDimensions; ++d)
          dot += vectors[i * kDimensions + d] * centres[std::size_t{c} * kDimensions + d];
        if (dot > best) {
          best = dot;
          cluster[i] = static_cast<std::uint16_t>(c);
        }
      }
    }
    std::ranges::fill(centres, 0.0F);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::uint32_t d = 0; d < kDimensions; ++d)
        centres[std::size_t{cluster[i]} * kDimensions + d] += vectors[i * kDimensions + d];
    }
    normalize(centres);
  }
  return cluster;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: make_clusters OUT < JSONL\n";
    return 2;
  }
  const Text text = read_text(std::cin);
  const auto words = frequent(text, kFewest, kMostWords, false);
  const auto contexts = frequent(text, kFewest, kContexts, true);
  std::cerr << text.running.size() << " words, " << words.size() << " clustered\n";
  Rows rows = count_pairs(text, ranks(words, text.words.size()), ranks(contexts, text.words.size()),
                          words.size());
  to_ppmi(rows);
  Matrix vectors = vectors_of(rows);
  normalize(vectors);
  std::cerr << "vectors done\n";
  const auto fine = k_means(vectors, kFine);
  const auto coarse = k_means(vectors, kCoarse);
  std::ofstream out(argv[1], std::ios::binary);
  for (std::size_t i = 0; i < words.size(); ++i)
    out << text.words[words[i]] << '\t' << fine[i] << '\t' << coarse[i] << '\n';
  return out ? 0 : 1;
}
