#include "searcher/engine/evaluation.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "searcher/engine/evaluation_leaves.hpp"
#include "searcher/engine/limits.hpp"

namespace nachlese::search {
namespace {

using Op = Plan::Op;
using Part = std::unique_ptr<Evaluation>;
using Parts = std::vector<Part>;
using Xapian::doccount;
using Xapian::docid;

doccount add_up(const Parts& parts) {
  std::uint64_t sum = 0;
  for (const Part& part : parts) sum += part->about();
  return static_cast<doccount>(std::min<std::uint64_t>(sum, Evaluation::kEnd));
}

void sort_rarest_first(Parts& parts) {
  std::ranges::stable_sort(parts, {}, [](const Part& part) { return part->about(); });
}

// All parts; their weights add up.
class All : public Evaluation {
 public:
  explicit All(Parts parts) : parts_(std::move(parts)) { sort_rarest_first(parts_); }

  docid skip_to(docid document) override {
    docid found = parts_.front()->skip_to(document);
    while (found != kEnd) {
      const docid next = probe_from(1, found);
      if (next == found) break;
      found = next == kEnd ? kEnd : parts_.front()->skip_to(next);
    }
    return found;
  }
  docid probe(docid document) override { return probe_from(0, document); }
  double weight() override {
    double sum = 0;
    for (const Part& part : parts_) sum += part->weight();
    return sum;
  }
  [[nodiscard]] doccount about() const override { return parts_.front()->about(); }

 private:
  docid probe_from(std::size_t first, docid document) {
    for (std::size_t i = first; i < parts_.size(); ++i) {
      if (const docid next = parts_[i]->probe(document); next != document) return next;
    }
    return document;
  }

  Parts parts_;  // the rarest first
};

// A part of alternatives and how far it was asked.
struct Alternative {
  Part part;
  docid at = 0;  // nothing before it matches that was not asked for
};

// Any part. The weights of those that match add up, or the best one weighs.
class Any : public Evaluation {
 public:
  Any(Parts parts, bool best) : best_(best) {
    about_ = add_up(parts);
    for (Part& part : parts) parts_.push_back({std::move(part)});
  }

  docid skip_to(docid document) override {
    leads_ = true;
    current_ = kEnd;
    for (auto& [part, at] : parts_) {
      if (at < document) at = part->skip_to(document);
      current_ = std::min(current_, at);
    }
    return current_;
  }
  // Does not ask those behind the first that matches.
  docid probe(docid document) override {
    current_ = document;
    docid first = kEnd;
    for (asked_ = 0; asked_ < parts_.size(); ++asked_) {
      ask(parts_[asked_]);
      first = std::min(first, parts_[asked_].at);
      if (first == document) break;
    }
    return first;
  }
  double weight() override {
    double out = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (!leads_ && i > asked_) ask(parts_[i]);
      if (parts_[i].at != current_) continue;
      const double weight = parts_[i].part->weight();
      out = best_ ? std::max(out, weight) : out + weight;
    }
    return out;
  }
  [[nodiscard]] doccount about() const override { return about_; }

 private:
  void ask(Alternative& alternative) const {
    if (alternative.at <= current_) alternative.at = alternative.part->probe(current_);
  }

  std::vector<Alternative> parts_;
  bool best_;
  doccount about_ = 0;
  bool leads_ = false;  // asked by skip_to()
  docid current_ = 0;
  std::size_t asked_ = 0;  // the last one that probe() asked
};

// At least so many parts.
class AtLeast : public Weightless {
 public:
  // 1 <= count <= parts.
  AtLeast(Parts parts, std::size_t count) : count_(count) {
    sort_rarest_first(parts);
    for (Part& part : parts) parts_.push_back({std::move(part)});
    leads_ = parts_.size() - count + 1;
  }

  // A match has one of the rarest, which lead.
  docid skip_to(docid document) override {
    for (;;) {
      docid found = kEnd;
      for (std::size_t i = 0; i < leads_; ++i) {
        auto& [part, at] = parts_[i];
        if (at < document) at = part->skip_to(document);
        found = std::min(found, at);
      }
      if (found == kEnd || has_enough(found, leads_)) return found;
      document = found + 1;
    }
  }
  docid probe(docid document) override { return has_enough(document, 0) ? document : document + 1; }
  [[nodiscard]] doccount about() const override { return parts_[leads_ - 1].part->about(); }

 private:
  // Those from `first` on are probed.
  bool has_enough(docid document, std::size_t first) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (found + (parts_.size() - i) < count_) return false;
      auto& [part, at] = parts_[i];
      if (i >= first && at <= document) at = part->probe(document);
      found += at == document ? 1 : 0;
      if (found == count_) return true;
    }
    return false;
  }

  std::vector<Alternative> parts_;
  std::size_t count_;
  std::size_t leads_ = 0;
};

// The first part, while the second one adds to its weight.
class Boosted : public Evaluation {
 public:
  Boosted(Part first, Part second) : first_(std::move(first)), second_{std::move(second)} {}

  docid skip_to(docid document) override { return current_ = first_->skip_to(document); }
  docid probe(docid document) override {
    current_ = document;
    return first_->probe(document);
  }
  double weight() override {
    auto& [part, at] = second_;
    if (at <= current_) at = part->probe(current_);
    return first_->weight() + (at == current_ ? part->weight() : 0);
  }
  [[nodiscard]] doccount about() const override { return first_->about(); }

 private:
  Part first_;
  Alternative second_;
  docid current_ = 0;
};

// The first part where the second one does not match.
class Without : public Evaluation {
 public:
  Without(Part first, Part second) : first_(std::move(first)), second_{std::move(second)} {}

  docid skip_to(docid document) override {
    docid found = first_->skip_to(document);
    while (found != kEnd && is_excluded(found)) found = first_->skip_to(found + 1);
    return found;
  }
  docid probe(docid document) override {
    const docid found = first_->probe(document);
    return found == document && is_excluded(document) ? document + 1 : found;
  }
  double weight() override { return first_->weight(); }
  [[nodiscard]] doccount about() const override { return first_->about(); }

 private:
  bool is_excluded(docid document) {
    auto& [part, at] = second_;
    if (at <= document) at = part->probe(document);
    return at == document;
  }

  Part first_;
  Alternative second_;
};

// The part, its weight changed.
class Weighed : public Evaluation {
 public:
  Weighed(Part part, double factor, double added)
      : part_(std::move(part)), factor_(factor), added_(added) {}

  docid skip_to(docid document) override { return part_->skip_to(document); }
  docid probe(docid document) override { return part_->probe(document); }
  double weight() override { return factor_ == 0 ? added_ : factor_ * part_->weight() + added_; }
  [[nodiscard]] doccount about() const override { return part_->about(); }

 private:
  Part part_;
  double factor_;
  double added_;
};

// Makes the parts of a plan; null for what is left to Xapian.
class Maker {
 public:
  Maker(const Target& target, bool weighs) : target_(target), weighs_(weighs) {}

  [[nodiscard]] Part make(const Plan& plan) const {
    switch (plan.op) {
      case Op::any_term: return weighs_ ? any(words(plan), false) : unweighed(plan);
      case Op::layers: return evaluate_word(plan.layers, target_);
      case Op::all: return all(parts_of(plan.operands));
      case Op::any: return any(parts_of(plan.operands), false);
      case Op::best: return any(parts_of_best(plan), true);
      case Op::scaled: return weighed(make(plan.operands.front()), plan.factor, 0);
      case Op::fixed: return weighed(make_unweighed(plan.operands.front()), 0, plan.factor);
      case Op::boosted: return paired<Boosted>(make(plan.operands[0]), make(plan.operands[1]));
      case Op::filtered: return filtered(make(plan.operands[0]), make_unweighed(plan.operands[1]));
      case Op::without:
        return paired<Without>(make(plan.operands[0]), make_unweighed(plan.operands[1]));
      case Op::phrase:
      case Op::near: return placed(plan);
      case Op::at_least: return at_least(plan);
      case Op::synonym: return synonym(plan);
      case Op::range: return evaluate_range(plan, target_);
      case Op::nothing:
      case Op::everything: return nullptr;
    }
    return nullptr;
  }

 private:
  [[nodiscard]] Part make_unweighed(const Plan& plan) const {
    return Maker(target_, false).make(matching(plan));
  }

  // Empty if one of them is left to Xapian.
  [[nodiscard]] Parts parts_of(const std::vector<Plan>& plans) const {
    Parts out;
    for (const Plan& plan : plans) {
      out.push_back(make(plan));
      if (!out.back()) return {};
    }
    return out;
  }

  // To Xapian's OP_MAX the operands of an OP_OR within it are its own.
  [[nodiscard]] Parts parts_of_best(const Plan& plan) const {
    Parts out;
    for (const Plan& operand : plan.operands) {
      Parts parts;
      if (operand.op == Op::any) {
        parts = parts_of_best(operand);
      } else if (operand.op == Op::any_term && weighs_) {
        parts = words(operand);
      } else if (Part part = make(operand)) {
        parts.push_back(std::move(part));
      }
      if (parts.empty()) return {};
      std::ranges::move(parts, std::back_inserter(out));
    }
    return out;
  }

  [[nodiscard]] static Part all(Parts parts) {
    return parts.empty() ? nullptr : std::make_unique<All>(std::move(parts));
  }
  [[nodiscard]] static Part any(Parts parts, bool best) {
    return parts.empty() ? nullptr : std::make_unique<Any>(std::move(parts), best);
  }

  template <class Pair>
  [[nodiscard]] static Part paired(Part first, Part second) {
    return first && second ? std::make_unique<Pair>(std::move(first), std::move(second)) : nullptr;
  }

  [[nodiscard]] static Part weighed(Part part, double factor, double added) {
    return part ? std::make_unique<Weighed>(std::move(part), factor, added) : nullptr;
  }

  [[nodiscard]] static Part filtered(Part part, Part filter) {
    if (!part || !filter) return nullptr;
    Parts parts;
    parts.push_back(std::move(part));
    parts.push_back(std::move(filter));
    return all(std::move(parts));
  }

  [[nodiscard]] Part unweighed(const Plan& plan) const {
    return evaluate_terms(plan.terms, target_);
  }

  [[nodiscard]] Part synonym(const Plan& plan) const {
    if (!weighs_) return unweighed(plan);
    return evaluate_word({{plan.terms, 1}}, target_);
  }

  // Each term as a word of its own.
  [[nodiscard]] Parts words(const Plan& plan) const {
    Parts out;
    for (const auto& term : plan.terms) out.push_back(evaluate_word({{{term}, 1}}, target_));
    return out;
  }

  [[nodiscard]] Part at_least(const Plan& plan) const {
    Parts parts = Maker(target_, false).parts_of(matching(plan).operands);
    return parts.empty() ? nullptr : std::make_unique<AtLeast>(std::move(parts), plan.count);
  }

  // Places are made of terms alone.
  [[nodiscard]] Part placed(const Plan& plan) const {
    Parts parts = parts_of(plan.operands);
    if (parts.empty()) return nullptr;
    parts.push_back(evaluate_order(plan, target_));
    return all(std::move(parts));
  }

  const Target& target_;
  bool weighs_;
};

}  // namespace

std::unique_ptr<Evaluation> evaluation_of(const Plan& plan, const Target& target,
                                          Weighing weights) {
  if (!target.database.is_single() || leaf_count(plan) > limits::kFewLeaves) return nullptr;
  const bool weighs = weights != Weighing::none;
  Part part = Maker(target, weighs).make(weighs ? plan : matching(plan));
  if (!part || !target.database.visible()) return part;
  Parts parts;
  parts.push_back(std::move(part));
  parts.push_back(evaluate_visible(target.database));
  return std::make_unique<All>(std::move(parts));
}

}  // namespace nachlese::search
