#include "searcher/plan/clause.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "searcher/plan/share.hpp"

namespace nachlese::search {
namespace {

// Of many words so much of the weight of the rarest must be there; see
// docs/DECISIONS.md#many-words.
constexpr double kShare = 0.3;
constexpr std::size_t kRarest = 6;

std::vector<Plan> pick(const std::vector<Clause>& clauses, Role role) {
  std::vector<Plan> out;
  for (const auto& clause : clauses) {
    if (clause.role == role) out.push_back(clause.plan);
  }
  return out;
}

Plan with_enough_weight(std::vector<Weighted> words) {
  const std::size_t rarest = std::min(kRarest, words.size());
  std::ranges::partial_sort(words, words.begin() + static_cast<std::ptrdiff_t>(rarest),
                            std::ranges::greater(), &Weighted::weight);
  words.resize(rarest);
  std::erase_if(words, [](const Weighted& word) { return word.weight == 0; });
  double sum = 0;
  for (const auto& word : words) sum += word.weight;
  return heavy_enough(std::move(words), kShare * sum);
}

Plan relaxed(const std::vector<Weighted>& optional, Demand demand) {
  std::vector<Plan> plans;
  for (const auto& word : optional) plans.push_back(word.plan);
  if (demand == Demand::all) return all_of(std::move(plans));
  const Plan any = any_of(plans);
  if (demand == Demand::any || plans.size() < 2) return any;
  if (demand == Demand::half) return filtered(any, with_enough_weight(optional));
  const auto least = static_cast<unsigned>(plans.size() - 1);
  return filtered(any, at_least_of(least, std::move(plans)));
}

// With its looser readings, if some words may be missing.
Plan reading_of(const Clause& clause, Demand demand) {
  return demand == Demand::all ? clause.plan : best_of({clause.plan, clause.loose});
}

Plan content_of(const std::vector<Clause>& clauses, Demand demand) {
  std::vector<Plan> required;
  std::vector<Weighted> optional;
  for (const auto& clause : clauses) {
    if (clause.role != Role::content) continue;
    const bool must = clause.required || demand == Demand::all;
    if (must) {
      required.push_back(clause.plan);
    } else {
      optional.push_back({reading_of(clause, demand), clause.weight});
    }
  }
  if (optional.empty()) return all_of(required);
  if (required.empty()) return relaxed(optional, demand);
  if (demand == Demand::any) return boosted(all_of(required), relaxed(optional, demand));
  return all_of({all_of(required), relaxed(optional, demand)});
}

bool has(const std::vector<Clause>& clauses, Role role) {
  return std::any_of(clauses.begin(), clauses.end(),
                     [&](const auto& clause) { return clause.role == role; });
}

// The words, without filters and exclusions.
Plan words_of(const Ranking& ranking, const std::vector<Clause>& clauses, Demand demand) {
  auto additions = pick(clauses, Role::function_word);
  Plan out;
  if (has(clauses, Role::content)) {
    out = content_of(clauses, demand);
    Plan complete = content_of(clauses, Demand::all);
    if (content_words(clauses) >= kManyWords && demand != Demand::all) {
      out = boosted(std::move(out), scaled(std::move(complete), ranking.complete));
    } else if (demand != Demand::all) {
      out = boosted(std::move(out), fixed(matching(complete), kAllWords));
    }
    for (auto& addition : additions) addition = scaled(std::move(addition), ranking.function_word);
  } else if (!additions.empty()) {
    out = all_of(std::exchange(additions, {}));
  }
  for (const auto& clause : clauses) {
    if (!clause.bonus.empty()) additions.push_back(clause.bonus);
    if (demand == Demand::all && !clause.loose.empty()) additions.push_back(clause.loose);
  }
  return boosted(std::move(out), any_of(std::move(additions)));
}

}  // namespace

Plan conjunction(const Ranking& ranking, const std::vector<Clause>& clauses, Demand demand) {
  Plan out = words_of(ranking, clauses, demand);
  if (has(clauses, Role::filter)) {
    Plan filter = all_of(pick(clauses, Role::filter));
    const bool only_filters = !has(clauses, Role::content) && !has(clauses, Role::function_word);
    out = only_filters ? scaled(std::move(filter), kNextToNothing)
                       : filtered(std::move(out), std::move(filter));
  }
  if (has(clauses, Role::exclusion)) {
    const bool alone = pick(clauses, Role::exclusion).size() == clauses.size();
    out = without(alone ? everything() : std::move(out), any_of(pick(clauses, Role::exclusion)));
  }
  return out;
}

std::size_t content_words(const std::vector<Clause>& clauses) {
  return static_cast<std::size_t>(
      std::count_if(clauses.begin(), clauses.end(),
                    [](const Clause& clause) { return clause.role == Role::content; }));
}

bool can_relax(const std::vector<Clause>& clauses, Demand demand) {
  const auto optional = std::count_if(clauses.begin(), clauses.end(), [](const Clause& clause) {
    return clause.role == Role::content && !clause.required;
  });
  const std::size_t content = content_words(clauses);
  if (demand == Demand::half) return optional >= 2 && content >= kManyWords;
  if (demand == Demand::most) return optional >= 3 && content < kManyWords;
  return optional >= 1 && content >= 2;
}

void drop_repeated(std::vector<Clause>& clauses) {
  std::vector<Clause> out;
  for (auto& clause : clauses) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const Clause& kept) {
      return kept.role == clause.role && kept.plan == clause.plan;
    });
    if (same == out.end()) {
      out.push_back(std::move(clause));
    } else {
      same->required = same->required || clause.required;
    }
  }
  clauses = std::move(out);
}

}  // namespace nachlese::search
