#include "searcher/session/chronicle.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/base/hash.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "searcher/session/bounded.hpp"
#include "searcher/session/chronicle_days.hpp"
#include "searcher/session/chronicle_lines.hpp"
#include "searcher/session/common_terms.hpp"
#include "searcher/session/find.hpp"
#include "searcher/session/hits.hpp"
#include "searcher/session/story_groups.hpp"

namespace nachlese::search {
namespace {

constexpr std::uint64_t kSecondsOfDay = 86'400;
constexpr std::size_t kBusiestDays = 60;
constexpr std::size_t kReadOfDay = 12;  // articles, if the busiest days have them
constexpr std::size_t kBestOfAll = kMostInChronicle - kBusiestDays * kReadOfDay;
constexpr std::size_t kMostTerms = 4000;  // of an article
constexpr std::size_t kShortestWord = 3;  // bytes of a word
// How much an article is about the topic: by its rank, and more with the topic in its title.
constexpr double kOfTitle = 0.5;
constexpr double kOfMention = 1.5;

std::string day_text(std::int64_t day) {
  Date date = from_wall_seconds(static_cast<std::uint64_t>(day) * kSecondsOfDay);
  date.precision = Date::Precision::day;
  return to_iso(date);
}

class ChronicleMaker {
 public:
  ChronicleMaker(Searcher::State& state, const store::ArchiveDatabase& database,
                 const ChronicleRequest& request, Deadline finding, Deadline all)
      : state_(state),
        database_(database),
        diagnostics_(request.search.language),
        lines_(std::min(request.lines, kMostChronicleLines)),
        finding_(finding),
        all_(all) {
    search_ = bounded(request.search, diagnostics_);
    search_.limit = kMostInChronicle;
    search_.offset = 0;
    search_.sort = Sort::relevance;
    search_.collapse = search_.quotes = search_.recency = search_.feedback = false;
    search_.facets = true;  // days are counted with them
    search_.related = 0;
    out_.query = search_.query;
  }

  [[nodiscard]] Chronicle take() {
    const Found found = find(state_, database_, search_, 0, finding_, diagnostics_);
    wanted_ = found.prepared.compiled.wanted;
    out_.matches = found.matches.counter->matches();
    out_.complete = found.matches.complete;
    for (const auto& [year, count] : found.matches.counter->facets(0).years)
      out_.years.push_back({year, count, {}, 0});
    try {
      const ChronicleDays counted =
          count_days(state_, database_, search_, *found.matches.counter, all_);
      days_ = counted.days;
      out_.complete = out_.complete && counted.complete;
      score_days();
      // Where not all can be read, there is room for the busiest days.
      std::vector<Match> best = found.matches.page;
      if (out_.matches > kMostInChronicle) best.resize(std::min(best.size(), kBestOfAll));
      read(best);
      read_busiest_days();
    } catch (const TimeIsUp&) {
      out_.complete = false;
    }
    out_.read = seen_.size();  // also those without a date, which have no place here
    out_.bounded = out_.matches > out_.read;
    out_.complete = add_lines() && out_.complete;
    // Of the search itself that is said already.
    if (found.matches.complete && !out_.complete)
      diagnostics_.report(query::Issue::time_is_up, {0, search_.query.size()});
    out_.diagnostics = diagnostics_.take();
    return std::move(out_);
  }

 private:
  void score_days() {
    const double rate = match_rate(days_);
    for (const DayCount& day : days_) {
      out_.articles += day.articles;
      if (day.matches > 0) scores_[day.day] = {day_score(day, rate), day.matches};
    }
    for (const BurstSpan& span : find_bursts(days_)) {
      Burst& burst = out_.bursts.emplace_back();
      burst.from = day_text(days_[span.first].day);
      burst.to = day_text(days_[span.last].day);
      burst.weight = span.weight;
      for (std::size_t i = span.first; i <= span.last; ++i) {
        burst.matches += days_[i].matches;
        burst.articles += days_[i].articles;
      }
    }
  }

  void read(const std::vector<Match>& matches) {
    for (const Match& match : matches) {
      if (is_past(all_)) throw TimeIsUp();
      if (articles_.size() >= kMostInChronicle || !seen_.insert(match.docid).second) continue;
      const std::string published = match.document.get_value(schema::kPublished);
      if (published.empty()) continue;  // no place in a chronicle
      best_score_ = std::max(best_score_, match.score);
      const Article article = store::headline_of(match.document);
      ChronicleArticle& out = articles_.emplace_back();
      out.docid = match.docid;
      out.relevance = match.score;
      out.day = static_cast<std::int64_t>(store::unpack_number(published) / kSecondsOfDay);
      out.cluster = store::unpack_number(match.document.get_value(schema::kCluster));
      out.report = {article.id, article.title,
                    article.published ? to_iso(*article.published) : std::string(), article.source,
                    article.url};
      out.in_title = share_in_title(article.title);
      terms_.push_back(terms_of(match.docid));
    }
  }

  [[nodiscard]] double share_in_title(const std::string& title) {
    std::set<std::uint32_t> groups;
    for (const Mark& mark : marks_in(title, wanted_, state_.analyzer)) groups.insert(mark.group);
    return std::min(1.0, static_cast<double>(groups.size()) / std::max(1U, wanted_.groups));
  }

  // Stems and names, by number.
  TermVector terms_of(Xapian::docid docid) {
    TermVector out;
    const auto end = database_.termlist_end(docid);
    auto term = database_.termlist_begin(docid);
    std::size_t read = 0;
    for (; term != end && read < kMostTerms; ++term, ++read) {
      const std::string text = *term;
      const schema::Prefix prefix = store::field_of(text).prefix;
      const bool name = prefix == schema::Prefix::person || prefix == schema::Prefix::place ||
                        prefix == schema::Prefix::organisation;
      if (!name && prefix != schema::Prefix::stem && prefix != schema::Prefix::surface) continue;
      const std::string_view value =
          name ? std::string_view(text) : store::term_value(prefix, text);
      if (value.size() < kShortestWord || (value.front() >= '0' && value.front() <= '9')) continue;
      const auto number =
          numbers_.try_emplace(std::string(value), static_cast<std::uint32_t>(numbers_.size()))
              .first->second;
      out.emplace_back(number, static_cast<float>(std::max(1U, term.get_wdf())));
    }
    std::sort(out.begin(), out.end());
    // A word that is its own stem.
    out.erase(std::unique(out.begin(), out.end(),
                          [](const auto& a, const auto& b) { return a.first == b.first; }),
              out.end());
    return out;
  }

  // The best matches of the whole time may leave out what mattered on one day.
  void read_busiest_days() {
    if (articles_.size() >= out_.matches) return;
    std::map<std::int64_t, std::size_t> read_of;
    for (const ChronicleArticle& article : articles_) ++read_of[article.day];
    std::vector<std::pair<double, std::int64_t>> busiest;
    for (const auto& [day, score] : scores_) busiest.emplace_back(score.score, day);
    std::sort(busiest.rbegin(), busiest.rend());
    if (busiest.size() > kBusiestDays) busiest.resize(kBusiestDays);
    for (const auto& [score, day] : busiest) {
      const std::size_t there = std::min<std::size_t>(kReadOfDay, scores_[day].matches);
      if (score <= 0 || read_of[day] >= there) continue;
      read_day(day);
    }
  }

  void read_day(std::int64_t day) {
    SearchRequest of_day = search_;
    of_day.from = of_day.to = parse_date(day_text(day));
    of_day.limit = kReadOfDay;
    of_day.facets = false;
    query::Diagnostics ignored(search_.language);
    const Found found = find(state_, database_, of_day, 0, all_, ignored);
    read(found.matches.page);
    if (!found.matches.complete) throw TimeIsUp();
  }

  // False if time ran out before all were told.
  bool add_lines() {
    if (articles_.empty()) return true;
    for (ChronicleArticle& article : articles_) {
      const double rank = best_score_ > 0 ? article.relevance / best_score_ : 1;
      const double titled = kOfTitle + (1 - kOfTitle) * rank;
      article.weight =
          article.in_title * titled + (1 - article.in_title) * std::pow(rank, kOfMention);
    }
    ChronicleLines lines(state_, database_, wanted_, numbers_, std::move(articles_),
                         weigh_terms(terms_));
    return lines.add_best(
        lines_, [this](std::int64_t day) { return scores_[day].score; }, day_text, all_,
        out_.lines);
  }

  struct DayScore {
    double score = 0;
    std::uint64_t matches = 0;
  };

  Searcher::State& state_;
  const store::ArchiveDatabase& database_;
  SearchRequest search_;
  query::Diagnostics diagnostics_;
  std::size_t lines_;
  Deadline finding_;
  Deadline all_;
  Wanted wanted_;
  std::vector<DayCount> days_;
  std::map<std::int64_t, DayScore> scores_;  // of days with matches
  std::vector<ChronicleArticle> articles_;
  std::vector<TermVector> terms_;  // of the articles
  std::unordered_set<Xapian::docid> seen_;
  TermNumbers numbers_;
  double best_score_ = 0;
  Chronicle out_;
};

}  // namespace

Chronicle make_chronicle(Searcher::State& state, const store::ArchiveDatabase& database,
                         const ChronicleRequest& request, Deadline finding, Deadline all) {
  return ChronicleMaker(state, database, request, finding, all).take();
}

}  // namespace nachlese::search
