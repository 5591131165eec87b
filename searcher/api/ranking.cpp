#include "searcher/api/ranking.hpp"

#include <cstdlib>
#include <iterator>
#include <string>

#include "core/base/error.hpp"

namespace nachlese::search {
namespace {

struct Weight {
  std::string_view name;
  double Ranking::*member;
  double value;
};
// For how `./dev relevance` set each, see docs/DECISIONS.md#ranking-weights.
constexpr Weight kWeights[] = {
    {"k1", &Ranking::k1, 1.2},
    {"b", &Ranking::b, 0.7},
    {"min-norm-length", &Ranking::min_norm_length, 0.3},
    {"delta", &Ranking::delta, 0.1},
    {"surface", &Ranking::surface, 1.0},
    {"stem", &Ranking::stem, 1.0},
    {"second-reading", &Ranking::second_reading, 0.9},
    {"part", &Ranking::part, 0.9},
    {"parts-apart", &Ranking::parts_apart, 0.2},
    {"variant", &Ranking::variant, 0.25},
    {"alias", &Ranking::alias, 0.9},
    {"misread", &Ranking::misread, 0.6},
    {"fuzzy", &Ranking::fuzzy, 0.7},
    {"function-word", &Ranking::function_word, 0.1},
    {"title", &Ranking::title, 0.1},
    {"complete", &Ranking::complete, 0.2},
    {"name", &Ranking::name, 0.3},
    {"proximity", &Ranking::proximity, 0.02},
    {"feedback", &Ranking::feedback, 0.4},
    {"recency", &Ranking::recency, 0.15},
};
static_assert(sizeof(Ranking) == std::size(kWeights) * sizeof(double));

}  // namespace

// Every member has a row.
Ranking::Ranking() {  // NOLINT(cppcoreguidelines-pro-type-member-init)
  for (const auto& weight : kWeights) this->*weight.member = weight.value;
}

void set_weight(Ranking& ranking, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string number(equals == std::string_view::npos ? "" : assignment.substr(equals + 1));
  char* end = nullptr;
  const double value = std::strtod(number.c_str(), &end);
  const bool is_number =
      !number.empty() && end == number.c_str() + number.size() && value >= 0 && value <= 1000;
  std::string names;
  for (const auto& weight : kWeights) {
    if (is_number && weight.name == assignment.substr(0, equals)) {
      ranking.*weight.member = value;
      return;
    }
    names.append(names.empty() ? "" : ", ").append(weight.name);
  }
  throw Error(ErrorCode::usage, std::string(assignment) + " sets no weight.",
              "Write NAME=NUMBER, not negative; names: " + names + ".");
}

}  // namespace nachlese::search
