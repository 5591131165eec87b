#include "searcher/engine/evaluation_leaves.hpp"

#include "searcher/engine/layered_word.hpp"
#include "searcher/engine/word_order_source.hpp"

namespace nachlese::search {
namespace {

using Xapian::doccount;
using Xapian::docid;

class Word : public Evaluation {
 public:
  Word(const std::vector<Layer>& layers, const Target& target)
      : statistics_(LayerStatistics::of(target.ranking, target.database, layers)),
        word_(statistics_, target.database.merged(), target.columns),
        clock_(target.deadline) {}

  docid skip_to(docid document) override {
    clock_.look();
    return current_ = word_.skip_to(document);
  }
  docid probe(docid document) override {
    current_ = document;
    return word_.probe(document);
  }
  double weight() override { return word_.weight_in(current_); }
  [[nodiscard]] doccount about() const override { return statistics_->about; }

 private:
  std::shared_ptr<const LayerStatistics> statistics_;
  LayeredWord word_;
  docid current_ = 0;
  StepClock clock_;
};

class Terms : public Weightless {
 public:
  Terms(const std::vector<std::string>& terms, const Target& target)
      : lists_(target.database.merged(), terms), clock_(target.deadline) {
    for (const auto& term : terms) about_ += target.database.frequency(term);
  }

  docid skip_to(docid document) override {
    clock_.look();
    return lists_.skip_to(document);
  }
  docid probe(docid document) override { return lists_.probe(document); }
  [[nodiscard]] doccount about() const override { return about_; }

 private:
  PostingLists lists_;
  StepClock clock_;
  doccount about_ = 0;
};

class Range : public Weightless {
 public:
  Range(const Plan& plan, const Target& target)
      : first_(plan.terms.front()),
        last_(plan.terms.back()),
        at_(target.database.merged().valuestream_begin(plan.count)),
        about_(target.database.merged().get_value_freq(plan.count)),
        clock_(target.deadline) {}

  docid skip_to(docid document) override {
    for (docid found = move_to(document); found != kEnd; found = move_to(found + 1)) {
      clock_.look();
      if (is_inside()) return found;
    }
    return kEnd;
  }
  docid probe(docid document) override {
    const docid found = move_to(document);
    return found != document || is_inside() ? found : document + 1;
  }
  [[nodiscard]] doccount about() const override { return about_; }

 private:
  // The first article from there on that has a value.
  docid move_to(docid document) {
    if (at_ == Xapian::ValueIterator()) return kEnd;
    if (at_.get_docid() + 1 == document) {
      ++at_;
    } else if (at_.get_docid() < document) {
      at_.skip_to(document);
    }
    return at_ == Xapian::ValueIterator() ? kEnd : at_.get_docid();
  }
  [[nodiscard]] bool is_inside() const {
    const std::string value = *at_;
    return first_ <= value && value <= last_;
  }

  std::string first_;
  std::string last_;
  Xapian::ValueIterator at_;
  doccount about_;
  StepClock clock_;
};

class Placed : public Weightless {
 public:
  Placed(const Plan& places, const Target& target)
      : source_(WordOrderSource::Asked::of(places), target.deadline) {
    source_.init(target.database.merged());
  }

  docid skip_to(docid document) override {
    source_.skip_to(document, 0);
    return source_.at_end() ? kEnd : source_.get_docid();
  }
  docid probe(docid document) override {
    const bool stands =
        source_.check(document, 0) && !source_.at_end() && source_.get_docid() == document;
    return stands ? document : document + 1;
  }
  // Asked last.
  [[nodiscard]] doccount about() const override { return kEnd; }

 private:
  WordOrderSource source_;
};

class Visible : public Weightless {
 public:
  explicit Visible(const store::ArchiveDatabase& database)
      : visible_(database.visible()), shard_(visible_->shard_named(database.merged().get_uuid())) {}

  docid skip_to(docid document) override { return probe(document); }
  docid probe(docid document) override {
    const docid found = visible_->next_in_shard(shard_, document);
    return found == 0 ? kEnd : found;
  }
  // Asked before what reads more.
  [[nodiscard]] doccount about() const override { return visible_->in_shard(shard_); }

 private:
  std::shared_ptr<const store::VisibleArticles> visible_;
  std::size_t shard_;
};

}  // namespace

std::unique_ptr<Evaluation> evaluate_word(const std::vector<Layer>& layers, const Target& target) {
  return std::make_unique<Word>(layers, target);
}

std::unique_ptr<Evaluation> evaluate_terms(const std::vector<std::string>& terms,
                                           const Target& target) {
  return std::make_unique<Terms>(terms, target);
}

std::unique_ptr<Evaluation> evaluate_range(const Plan& range, const Target& target) {
  return std::make_unique<Range>(range, target);
}

std::unique_ptr<Evaluation> evaluate_order(const Plan& places, const Target& target) {
  return std::make_unique<Placed>(places, target);
}

std::unique_ptr<Evaluation> evaluate_visible(const store::ArchiveDatabase& database) {
  return std::make_unique<Visible>(database);
}

}  // namespace nachlese::search
