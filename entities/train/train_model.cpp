// train_model: trains the sequence model of names on annotated text, or measures it by
// cross-validation. entities/train/README.md has commands and scores.
#include <algorithm>
#include <array>
#include <atomic>
#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "entities/name_finder.hpp"
#include "entities/surroundings.hpp"
#include "entities/train/corpus.hpp"
#include "entities/train/crf.hpp"
#include "entities/train/model_writer.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::ner;

constexpr int kFolds = 5;
constexpr std::array<std::string_view, 4> kTypeNames = {"PER", "LOC", "ORG", "OTH"};

struct Options {
  std::string names;               // compiled image of the lexicons
  std::string clusters;            // from make_clusters
  std::vector<std::string> lists;  // marked text that serves as lists of names
  std::vector<std::string> corpora;
  std::vector<std::string> weights;  // CORPUS=WEIGHT
  std::string out;
  std::uint32_t fewest = 2;  // occurrences of a feature
  std::size_t most_features = 450000;
  int folds = kFolds;
  CrfOptions crf;
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in) throw Error(ErrorCode::archive, "Cannot read " + path.string() + ".");
  return content.str();
}

void add_clusters(const std::string& path, ModelTables& tables) {
  std::istringstream in(read_file(path));
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    const auto fine = static_cast<std::uint32_t>(std::stoul(line.substr(first + 1)));
    const auto coarse = static_cast<std::uint32_t>(std::stoul(line.substr(second + 1)));
    tables.clusters[hash64(line.substr(0, first))] = (coarse + 1) << 16U | (fine + 1);
  }
}

// Lists of names from annotated text: whole names, and the words in them.
class NameLists {
 public:
  void add(const std::string& path) {
    for (const MarkedDocument& document : read_corpus(path)) {
      for (const MarkedSentence& sentence : document) add(sentence);
    }
  }

  void write(ModelTables& tables) const {
    for (const auto& [name, counts] : names_) {
      const std::uint8_t flags = flags_of(counts);
      if (flags == 0) continue;
      std::uint64_t key = kNoWords;
      for (const std::string_view word : key_words(name)) {
        if (key != kNoWords) tables.lists[key] |= kListedPrefix;
        key = add_word(key, word);
      }
      if (key != kNoWords) tables.lists[key] |= flags;
    }
    for (const auto& [word, counts] : words_) {
      if (const std::uint8_t flags = flags_of(counts); flags != 0)
        tables.lists[~hash64(word)] |= flags;
    }
  }

 private:
  using Counts = std::array<int, 3>;

  void add(const MarkedSentence& sentence) {
    const auto& tags = sentence.tags;
    for (std::size_t i = 0; i < tags.size();) {
      std::size_t end = i + 1;
      if (tags[i] != "O") {
        const auto type = static_cast<std::size_t>(
            std::ranges::find(kTypeNames, tags[i].substr(2)) - kTypeNames.begin());
        std::string name = sentence.tokens[i];
        while (end < tags.size() && tags[end] == "I-" + tags[i].substr(2))
          name += ' ' + sentence.tokens[end++];
        if (type < 3) ++names_[name][type];
        for (const std::string_view word : key_words(name)) {
          if (type < 3) ++words_[std::string(word)][type];
        }
      }
      i = end;
    }
  }

  static std::uint8_t flags_of(const Counts& counts) {
    const int sum = counts[0] + counts[1] + counts[2];
    std::uint8_t flags = 0;
    for (std::size_t type = 0; type < 3; ++type) {
      if (counts[type] * 4 >= sum) flags |= static_cast<std::uint8_t>(kListedPerson << type);
    }
    return flags;
  }

  std::map<std::string, Counts> names_;
  std::map<std::string, Counts> words_;
};

// Maps hashes to dense ids; features rarer than `fewest` get none.
class FeatureIndex {
 public:
  void count(std::uint64_t hash) { ++counts_[hash]; }

  void close(std::uint32_t fewest) {
    for (const auto& [hash, count] : counts_) {
      if (count >= fewest) hashes_.push_back(hash);
    }
    std::ranges::sort(hashes_);
    counts_.clear();
    for (std::uint32_t i = 0; i < hashes_.size(); ++i) counts_[hashes_[i]] = i;
  }

  [[nodiscard]] const std::vector<std::uint64_t>& hashes() const { return hashes_; }
  [[nodiscard]] std::uint32_t find(std::uint64_t hash) const {
    const auto found = counts_.find(hash);
    return found != counts_.end() ? found->second : ~0U;
  }

 private:
  struct Same {
    std::size_t operator()(std::uint64_t hash) const { return hash; }
  };
  std::unordered_map<std::uint64_t, std::uint32_t, Same> counts_;
  std::vector<std::uint64_t> hashes_;
};

struct Example {
  Sequence sequence;
  std::vector<std::vector<std::uint64_t>> hashes;  // per unit, until the index is closed
  std::uint32_t corpus = 0;
  int fold = 0;
};

class Extractor {
 public:
  Extractor(const NameImage& image, const WordTable& table)
      : image_(image), table_(table), words_(image) {}

  void extract(const MarkedDocument& document, std::uint32_t corpus, int fold,
               std::vector<Example>& out) {
    const LabelledDocument labelled = label_document(document, words_);
    find_spans(image_, labelled.units, rules_);
    add_surnames(labelled.units, rules_);
    context_.prepare(labelled.units, rules_, image_, table_, facts_);
    for (std::size_t begin = 0; begin < labelled.units.size();) {
      std::size_t end = begin + 1;
      while (end < labelled.units.size() && !labelled.units[end].sentence_start) ++end;
      Example& example = out.emplace_back();
      example.corpus = corpus;
      example.fold = fold;
      for (std::size_t i = begin; i < end; ++i) {
        of_unit(labelled.units, begin, end, i, example.hashes.emplace_back());
        example.sequence.labels.push_back(labelled.labels[i]);
      }
      begin = end;
    }
  }

 private:
  void of_unit(std::span<const Unit> units, std::size_t begin, std::size_t end, std::size_t at,
               std::vector<std::uint64_t>& out) {
    for (int offset = -kReach; offset <= kReach; ++offset) {
      const auto near = static_cast<std::ptrdiff_t>(at) + offset;
      if (near < static_cast<std::ptrdiff_t>(begin) || near >= static_cast<std::ptrdiff_t>(end)) {
        out.push_back(edge_feature(offset));
      } else {
        const auto i = static_cast<std::size_t>(near);
        word_features(*units[i].word, context_.facts(i), table_, offset, out);
      }
    }
    surrounding_features(context_.around(at), out);
  }

  const NameImage& image_;
  const WordTable& table_;
  TextWords words_;
  FactsCache facts_;
  ContextFeatures context_;
  std::vector<TokenSpan> rules_;
};

struct Data {
  std::vector<std::string> corpora;
  std::vector<Example> examples;
  FeatureIndex index;
};

std::string stem_of(const std::string& path) { return std::filesystem::path(path).stem().string(); }

float weight_of(const Options& options, const std::string& corpus) {
  for (const std::string& weight : options.weights) {
    if (weight.starts_with(corpus + '=')) return std::stof(weight.substr(corpus.size() + 1));
  }
  return 1;
}

Data load(const Options& options, const NameImage& image, const WordTable& table) {
  Data data;
  Extractor extractor(image, table);
  for (const std::string& path : options.corpora) {
    int number = 0;
    for (const MarkedDocument& document : read_corpus(path)) {
      extractor.extract(document, static_cast<std::uint32_t>(data.corpora.size()),
                        number++ % options.folds, data.examples);
    }
    data.corpora.push_back(stem_of(path));
  }
  for (const Example& example : data.examples) {
    for (const auto& unit : example.hashes) {
      for (const std::uint64_t hash : unit) data.index.count(hash);
    }
  }
  data.index.close(options.fewest);
  for (Example& example : data.examples) {
    for (const auto& unit : example.hashes) {
      for (const std::uint64_t hash : unit) {
        if (const std::uint32_t id = data.index.find(hash); id != ~0U)
          example.sequence.features.push_back(id);
      }
      example.sequence.ends.push_back(static_cast<std::uint32_t>(example.sequence.features.size()));
    }
    example.hashes = {};
    example.sequence.weight = weight_of(options, data.corpora[example.corpus]);
  }
  return data;
}

std::vector<const Sequence*> chosen(const Data& data, int without_fold) {
  std::vector<const Sequence*> out;
  for (const Example& example : data.examples) {
    if (example.fold != without_fold && example.sequence.weight > 0)
      out.push_back(&example.sequence);
  }
  return out;
}

struct Counts {
  double right = 0;
  double found = 0;
  double wanted = 0;
};
struct Setting {
  const NameImage& image;
  const ModelTables& tables;
};
using Table = std::map<std::pair<std::uint32_t, int>,
                       Counts>;  // by corpus and type; type 4 is micro over PER, LOC, ORG

void tally(const std::vector<TokenSpan>& wanted, const std::vector<TokenSpan>& found,
           std::uint32_t corpus, Table& table) {
  const auto key = [](const TokenSpan& span) {
    return std::tuple(span.first, span.last, span.type);
  };
  std::set<std::tuple<std::uint32_t, std::uint32_t, EntityType>> right;
  for (const TokenSpan& span : wanted) right.insert(key(span));
  const auto each = [&](EntityType type, auto change) {
    change(table[{corpus, static_cast<int>(type)}]);
    if (type != EntityType::other) change(table[{corpus, 4}]);
  };
  for (const TokenSpan& span : wanted) each(span.type, [](Counts& counts) { ++counts.wanted; });
  for (const TokenSpan& span : found) {
    each(span.type, [](Counts& counts) { ++counts.found; });
    if (right.contains(key(span))) each(span.type, [](Counts& counts) { ++counts.right; });
  }
}

// The features with the largest weights, as many as fit.
std::vector<WeightedFeature> strongest(const Data& data, const Crf& crf, std::size_t most) {
  std::vector<std::pair<float, std::uint32_t>> strength;
  for (std::uint32_t i = 0; i < data.index.hashes().size(); ++i) {
    float sum = 0;
    for (const float weight : crf.weights(i)) sum += weight * weight;
    strength.emplace_back(-sum, i);
  }
  std::ranges::sort(strength);
  strength.resize(std::min(strength.size(), most));
  std::vector<WeightedFeature> features;
  for (const auto& [negative, i] : strength) {
    WeightedFeature feature{data.index.hashes()[i], {}};
    std::ranges::copy(crf.weights(i), feature.weights.begin());
    features.push_back(feature);
  }
  return features;
}

// Tests the whole recognizer with the model of one fold, as it would be shipped.
Table test_fold(const Data& data, const Options& options, const Setting& setting, const Crf& crf,
                int fold) {
  const std::string bytes =
      write_model(setting.tables, strongest(data, crf, options.most_features), crf.transitions());
  const NameModel model(bytes);
  TextWords words(setting.image);
  NameFinder finder(setting.image, model);
  Table table;
  std::vector<TokenSpan> wanted;
  std::vector<TokenSpan> found;
  for (std::uint32_t corpus = 0; corpus < options.corpora.size(); ++corpus) {
    int number = 0;
    for (const MarkedDocument& document : read_corpus(options.corpora[corpus])) {
      if (number++ % options.folds != fold) continue;
      const LabelledDocument labelled = label_document(document, words);
      finder.find(labelled.units, found);
      std::erase_if(found, [](const TokenSpan& span) { return span.inside; });
      labels_to_spans(labelled.labels, wanted);
      tally(wanted, found, corpus, table);
    }
  }
  return table;
}

void print(const Data& data, Table& table) {
  std::printf("%-18s %-6s %6s %6s %6s %6s\n", "corpus", "label", "P", "R", "F", "names");
  constexpr std::array<std::string_view, 5> kRows = {"PER", "LOC", "ORG", "OTH", "micro"};
  for (std::uint32_t corpus = 0; corpus < data.corpora.size(); ++corpus) {
    for (int row = 0; row < 5; ++row) {
      const Counts& c = table[{corpus, row}];
      const double p = c.right / std::max(c.found, 1.0);
      const double r = c.right / std::max(c.wanted, 1.0);
      std::printf("%-18s %-6s %6.3f %6.3f %6.3f %6.0f\n", data.corpora[corpus].c_str(),
                  std::string(kRows[static_cast<std::size_t>(row)]).c_str(), p, r,
                  p + r > 0 ? 2 * p * r / (p + r) : 0, c.wanted);
    }
  }
}

void cross_validate(const Data& data, const Options& options, const Setting& setting,
                    int folds_to_run) {
  std::array<Table, 16> tables;
  std::atomic<int> next = 0;
  const auto work = [&] {
    for (int fold = next++; fold < folds_to_run; fold = next++) {
      Crf crf(data.index.hashes().size());
      crf.train(chosen(data, fold), options.crf);
      tables[static_cast<std::size_t>(fold)] = test_fold(data, options, setting, crf, fold);
    }
  };
  std::thread other(work);
  work();
  other.join();
  Table sum;
  for (const Table& table : tables) {
    for (const auto& [key, counts] : table) {
      sum[key].right += counts.right;
      sum[key].found += counts.found;
      sum[key].wanted += counts.wanted;
    }
  }
  print(data, sum);
}

void run(const Options& options, int cross_folds) {
  const std::string image_bytes = read_file(options.names);
  const NameImage image(image_bytes);
  ModelTables tables;
  if (!options.clusters.empty()) add_clusters(options.clusters, tables);
  NameLists lists;
  for (const std::string& path : options.lists) lists.add(path);
  lists.write(tables);
  const std::string blank = write_model(tables, {}, {});
  const NameModel table(blank);
  const Data data = load(options, image, table);
  std::fprintf(stderr, "%zu sentences, %zu features\n", data.examples.size(),
               data.index.hashes().size());
  if (cross_folds > 0) return cross_validate(data, options, {image, tables}, cross_folds);
  Crf crf(data.index.hashes().size());
  crf.train(chosen(data, -1), options.crf);
  std::ofstream out(options.out, std::ios::binary);
  out << write_model(tables, strongest(data, crf, options.most_features), crf.transitions());
  if (!out) throw Error(ErrorCode::archive, "Cannot write " + options.out + ".");
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  int cross_folds = 0;
  CLI::App app("Trains the model of names, or measures it by cross-validation.");
  app.add_option("--names", options.names, "compiled lexicons (names.image in the build folder)")
      ->required();
  app.add_option("--clusters", options.clusters, "output of make_clusters");
  app.add_option("--lists", options.lists, "marked text that serves as lists of names");
  app.add_option("--weight", options.weights, "CORPUS=WEIGHT, 1 where not given");
  app.add_option("--out", options.out, "model to write");
  app.add_option("--cross", cross_folds, "run so many of the five folds and print the table");
  app.add_option("--epochs", options.crf.epochs);
  app.add_option("--rate", options.crf.rate);
  app.add_option("--decay", options.crf.decay);
  app.add_option("--dropout", options.crf.dropout);
  app.add_option("--fewest", options.fewest);
  app.add_option("--most", options.most_features);
  app.add_option("corpora", options.corpora, "CoNLL files")->required();
  CLI11_PARSE(app, argc, argv);
  try {
    run(options, cross_folds);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "train_model: " << error.what() << '\n';
    return 1;
  }
}
