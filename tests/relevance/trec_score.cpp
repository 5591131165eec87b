// trec_score NAME QRELS RUN [FIGURES SET]: success@1, success@10, MRR@10, nDCG@10 and R@100 of a
// TREC run, as a row of a Markdown table; with FIGURES, also appends lines of
// SET<TAB>MEASURE<TAB>VALUE to that file. Averages over the queries of QRELS; a query without
// results counts 0. nDCG as in Järvelin and Kekäläinen 2002 with linear gain.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using Judgments = std::map<std::string, std::map<std::string, int>>;
using Run = std::map<std::string, std::vector<std::string>>;

struct Scores {
  double success1 = 0, success10 = 0, mrr10 = 0, ndcg10 = 0, recall100 = 0;
};

struct Measure {
  const char* name;
  double Scores::*sum;
};
constexpr Measure kMeasures[] = {{"success@1", &Scores::success1},
                                 {"success@10", &Scores::success10},
                                 {"MRR@10", &Scores::mrr10},
                                 {"nDCG@10", &Scores::ndcg10},
                                 {"R@100", &Scores::recall100}};

Judgments read_judgments(const char* path) {
  Judgments judgments;
  std::ifstream file(path);
  std::string query, zero, document;
  for (int grade = 0; file >> query >> zero >> document >> grade;)
    judgments[query][document] = grade;
  return judgments;
}

Run read_run(const char* path) {
  Run run;
  std::ifstream file(path);
  for (std::string query, q0, document, rank, score, name;
       file >> query >> q0 >> document >> rank >> score >> name;) {
    run[query].push_back(document);
  }
  return run;
}

double discount(std::size_t index) { return 1 / std::log2(static_cast<double>(index) + 2); }

void add(Scores& total, const std::map<std::string, int>& judged,
         const std::vector<std::string>& ranking) {
  std::vector<int> ideal;
  for (const auto& [document, grade] : judged) ideal.push_back(grade);
  std::sort(ideal.rbegin(), ideal.rend());
  double best = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, ideal.size()); ++i)
    best += ideal[i] * discount(i);
  const auto relevant = static_cast<double>(
      std::count_if(ideal.begin(), ideal.end(), [](int grade) { return grade > 0; }));
  double gain = 0, found = 0, reciprocal = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(100, ranking.size()); ++i) {
    const auto grade = judged.find(ranking[i]);
    if (grade == judged.end() || grade->second <= 0) continue;
    ++found;
    if (i < 10) gain += grade->second * discount(i);
    if (i < 10 && reciprocal == 0) reciprocal = 1 / static_cast<double>(i + 1);
  }
  total.success1 += reciprocal == 1;
  total.success10 += reciprocal > 0;
  total.mrr10 += reciprocal;
  total.ndcg10 += best > 0 ? gain / best : 0;
  total.recall100 += relevant > 0 ? found / relevant : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 && argc != 6) {
    std::cerr << "usage: trec_score NAME QRELS RUN [FIGURES SET]\n";
    return 2;
  }
  const Judgments judgments = read_judgments(argv[2]);
  const Run run = read_run(argv[3]);
  Scores total;
  for (const auto& [query, judged] : judgments) {
    const auto ranking = run.find(query);
    if (ranking != run.end()) add(total, judged, ranking->second);
  }
  const auto queries = static_cast<double>(judgments.size());
  std::printf("| %s |", argv[1]);
  std::ofstream figures(argc == 6 ? argv[4] : "", std::ios::app);
  figures << std::fixed << std::setprecision(4);
  for (const auto& [name, sum] : kMeasures) {
    std::printf(" %.3f |", total.*sum / queries);
    if (argc == 6) figures << argv[5] << '\t' << name << '\t' << total.*sum / queries << '\n';
  }
  std::printf("\n");
}
