// The lines of a chronicle, made from the articles that were read.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/chronicle.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "searcher/session/headline.hpp"
#include "searcher/session/state.hpp"
#include "searcher/session/story_groups.hpp"

namespace nachlese::search {

struct ChronicleArticle {
  Xapian::docid docid = 0;
  std::int64_t day = 0;
  double relevance = 0;
  double weight = 0;  // how much it is about the topic, from 0 to 1
  std::uint64_t cluster = 0;
  double in_title = 0;  // share of the words of the query that its title has
  ChronicleLine::Report report;
};

using TermNumbers = std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;

class ChronicleLines {
 public:
  // `terms` are those of the articles, weighed.
  ChronicleLines(Searcher::State& state, const store::ArchiveDatabase& database,
                 const Wanted& wanted, const TermNumbers& numbers,
                 std::vector<ChronicleArticle> articles, std::vector<TermVector> terms);

  using Score = std::function<double(std::int64_t day)>;
  using DayText = std::function<std::string(std::int64_t day)>;

  // Adds the `most` best stories to `out`, in the order of time. After the deadline it ends with
  // those that it has, and returns false.
  [[nodiscard]] bool add_best(std::size_t most, const Score& score, const DayText& text,
                              Deadline deadline, std::vector<ChronicleLine>& out);

 private:
  struct Story {
    StoryGroup group;
    double score = 0;
  };

  [[nodiscard]] std::vector<Story> stories(const Score& score);
  [[nodiscard]] ChronicleLine line_of(const Story& story, const DayText& text);
  [[nodiscard]] bool is_of_many_days(const std::string& title) const;
  [[nodiscard]] bool says_enough(const Headline& headline, const std::string& title) const;
  void add_headline(const StoryGroup& group, std::vector<std::size_t> members, ChronicleLine& line);

  Searcher::State& state_;
  const store::ArchiveDatabase& database_;
  const Wanted& wanted_;
  const TermNumbers& numbers_;
  std::vector<ChronicleArticle> articles_;
  std::vector<TermVector> terms_;
  std::unordered_map<std::uint64_t, std::set<std::int64_t>> days_of_title_;  // by hash
};

}  // namespace nachlese::search
