#include "searcher/plan/quotation.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/base/quote_positions.hpp"

namespace nachlese::search {
namespace {

using Op = Plan::Op;

constexpr std::size_t kMostWays = 64;

// One way in which a quotation may hold all the words: what must have a place in it, and phrases
// and neighborhoods of it.
struct Way {
  std::vector<Plan> places;
  std::vector<Plan> orders;
};
using Ways = std::vector<Way>;

Ways ways_of(const Plan& plan);

// Each way of the one with each way of the other.
Ways both(const Ways& left, const Ways& right) {
  Ways out;
  for (const auto& one : left) {
    for (const auto& other : right) {
      if (out.size() >= kMostWays) return out;
      Way way = one;
      way.places.insert(way.places.end(), other.places.begin(), other.places.end());
      way.orders.insert(way.orders.end(), other.orders.begin(), other.orders.end());
      out.push_back(std::move(way));
    }
  }
  return out;
}

// Whether another operand asks for some of the same alternatives: it says more.
bool is_implied(const Plan& operand, const std::vector<Plan>& operands) {
  return operand.op == Op::everything || std::ranges::any_of(operands, [&](const Plan& other) {
           return other.op == Op::at_least && matching(operand) == matching(any_of(other.operands));
         });
}

Ways all_ways(const std::vector<Plan>& operands) {
  Ways out = {{}};
  for (const auto& operand : operands) {
    if (!is_implied(operand, operands)) out = both(out, ways_of(operand));
  }
  return out;
}

Ways any_ways(const std::vector<Plan>& operands) {
  Ways out;
  for (const auto& operand : operands) {
    for (auto& way : ways_of(operand)) {
      if (out.size() < kMostWays) out.push_back(std::move(way));
    }
  }
  return out;
}

// Every choice of `count` operands.
Ways chosen_ways(const Plan& plan) {
  Ways out;
  std::vector<Plan> chosen;
  const std::function<void(std::size_t)> choose = [&](std::size_t from) {
    if (chosen.size() == plan.count) {
      for (auto& way : all_ways(chosen)) {
        if (out.size() < kMostWays) out.push_back(std::move(way));
      }
      return;
    }
    for (; from < plan.operands.size() && out.size() < kMostWays; ++from) {
      chosen.push_back(plan.operands[from]);
      choose(from + 1);
      chosen.pop_back();
    }
  };
  choose(0);
  return out;
}

Ways ways_of(const Plan& plan) {
  switch (plan.op) {
    case Op::any_term:
    case Op::synonym: return {{{plan}, {}}};
    case Op::any:
    case Op::best: return any_ways(plan.operands);
    case Op::all:
    case Op::filtered: return all_ways(plan.operands);
    case Op::phrase:
    case Op::near: return {{plan.operands, {plan}}};
    case Op::at_least: return chosen_ways(plan);
    case Op::without:
    case Op::scaled:
    case Op::fixed:
    case Op::boosted: return ways_of(plan.operands.front());
    case Op::layers: return ways_of(matching(plan));
    case Op::everything: return {{}};
    case Op::nothing:
    case Op::range: return {};
  }
  return {};
}

// A marker stands between each two words and behind the last one.
Plan marked_phrase(const std::vector<Plan>& words, const Plan& marker) {
  std::vector<Plan> places;
  for (const auto& word : words) {
    places.push_back(word);
    places.push_back(marker);
  }
  const auto window = static_cast<unsigned>(places.size());
  return phrase_of(std::move(places), window);
}

Plan marked_near(std::vector<Plan> words, const Plan& marker, unsigned window) {
  words.insert(words.begin(), marker);
  return near_of(std::move(words), window);
}

Plan plan_of(Way way, const Plan& marker) {
  std::vector<Plan> out;
  const bool only_order =
      way.orders.size() == 1 && way.orders.front().operands.size() == way.places.size();
  if (way.places.empty()) return marker;
  if (way.places.size() == 1) return marked_phrase(way.places, marker);
  if (!only_order) out.push_back(marked_near(std::move(way.places), marker, kQuoteWindow));
  for (const auto& order : way.orders)
    out.push_back(order.op == Op::phrase ? marked_phrase(order.operands, marker)
                                         : marked_near(order.operands, marker, 2 * order.count));
  return all_of(std::move(out));
}

}  // namespace

Plan in_quotation(const Plan& words, const std::vector<std::string>& markers) {
  const Plan marker = any_term(markers);
  std::vector<Plan> out;
  for (auto& way : ways_of(words)) out.push_back(plan_of(std::move(way), marker));
  return any_of(std::move(out));
}

}  // namespace nachlese::search
