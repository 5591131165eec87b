#include "searcher/api/ranking.hpp"

#include <cstdlib>
#include <string>

#include "core/base/error.hpp"

namespace nachlese::search {
namespace {

struct Weight {
  std::string_view name;
  double Ranking::*member;
};
constexpr Weight kWeights[] = {
    {"k1", &Ranking::k1},
    {"b", &Ranking::b},
    {"min-norm-length", &Ranking::min_norm_length},
    {"delta", &Ranking::delta},
    {"surface", &Ranking::surface},
    {"stem", &Ranking::stem},
    {"second-reading", &Ranking::second_reading},
    {"part", &Ranking::part},
    {"parts-apart", &Ranking::parts_apart},
    {"variant", &Ranking::variant},
    {"alias", &Ranking::alias},
    {"fuzzy", &Ranking::fuzzy},
    {"complete", &Ranking::complete},
    {"function-word", &Ranking::function_word},
    {"title", &Ranking::title},
    {"name", &Ranking::name},
    {"proximity", &Ranking::proximity},
    {"recency", &Ranking::recency},
};

}  // namespace

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
