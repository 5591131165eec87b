#include "searcher/session/all_matches.hpp"

#include <algorithm>
#include <string>

#include "searcher/engine/evaluation.hpp"
#include "searcher/engine/recorder.hpp"
#include "searcher/session/background.hpp"

namespace nachlese::search {
namespace {

using Xapian::Query;

// A source of all document ids in a range, existing or not, for use as a filter.
class DocidRange : public Xapian::PostingSource {
 public:
  DocidRange(Xapian::docid first, Xapian::docid last) : first_(first), last_(last) {}

  void init(const Xapian::Database& database) override {
    articles_ = database.get_doccount();
    current_ = first_ - 1;
  }
  void next(double) override { ++current_; }
  void skip_to(Xapian::docid document, double) override {
    current_ = std::max({current_, document, first_});
  }
  [[nodiscard]] bool at_end() const override { return current_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return current_; }
  // Claims to be frequent, so that Xapian leads with the rest of the query and not with this.
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles_; }
  [[nodiscard]] PostingSource* clone() const override { return new DocidRange(first_, last_); }
  [[nodiscard]] std::string get_description() const override { return "docids"; }

 private:
  Xapian::docid first_;
  Xapian::docid last_;
  Xapian::docid current_ = 0;
  Xapian::doccount articles_ = 0;
};

Query docids(Xapian::docid first, Xapian::docid last) {
  return Query((new DocidRange(first, last))->release());
}

AllMatches recorded(const Target& target, const Plan& plan, Xapian::docid first,
                    Xapian::docid last) {
  AllMatches out;
  if (const auto evaluation = evaluation_of(plan, target)) {
    out.complete = each_match(*evaluation, target.deadline, first, last, [&](Xapian::docid id) {
      const double weight = evaluation->weight();  // may end the search
      out.ids.push_back(id);
      out.weights.push_back(weight);
    });
    return out;
  }
  Recorder recorder(target.deadline, out.ids, &out.weights);
  Enquiry enquire = make_enquire(target.ranking, target.database);
  enquire.add_matchspy(&recorder);
  enquire.set_query(emit_search(plan, Weighing::sources, target, docids(first, last)));
  try {
    (void)enquire.get_mset(0, 0, target.database.get_doccount());
  } catch (const TimeIsUp&) {
    out.complete = false;
  }
  return out;
}

void append(AllMatches& out, const AllMatches& more) {
  out.ids.insert(out.ids.end(), more.ids.begin(), more.ids.end());
  out.weights.insert(out.weights.end(), more.weights.begin(), more.weights.end());
  out.complete = out.complete && more.complete;
}

}  // namespace

AllMatches all_matches(Searcher::State& state, const Target& target, const Plan& plan,
                       Xapian::docid worth_a_thread) {
  const Xapian::docid last = target.database.get_lastdocid();
  if (last < worth_a_thread) return recorded(target, plan, 1, last);

  const Xapian::docid middle = last / 2;
  auto second = aside(state, target.database, [&](const store::ArchiveDatabase& same) {
    const Target there{.database = same,
                       .columns = target.columns,
                       .ranking = target.ranking,
                       .deadline = target.deadline,
                       .filters = target.filters};
    return recorded(there, plan, middle + 1, last);
  });
  AllMatches out = recorded(target, plan, 1, middle);
  const auto rest = second.get();
  append(out, rest ? *rest : recorded(target, plan, middle + 1, last));
  return out;
}

}  // namespace nachlese::search
