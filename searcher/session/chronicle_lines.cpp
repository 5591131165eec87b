#include "searcher/session/chronicle_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "core/base/hash.hpp"
#include "core/store/stored_article.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kIdsOfLine = 20;
constexpr std::size_t kRepresentatives = 8;  // articles whose headlines are compared
constexpr std::size_t kBestMembers = 3;      // tell how much a story is about the topic
constexpr double kSameDay = 0.15;            // what a further story of the same days is worth
constexpr double kSameWeek = 0.8;
constexpr std::int64_t kDaysOfWeek = 7;

std::int64_t days_between(const StoryGroup& a, const StoryGroup& b) {
  if (a.first_day > b.last_day) return a.first_day - b.last_day;
  if (b.first_day > a.last_day) return b.first_day - a.last_day;
  return 0;
}

double in_company(const StoryGroup& story, const std::vector<const StoryGroup*>& chosen) {
  double out = 1;
  for (const StoryGroup* other : chosen) {
    const std::int64_t days = days_between(story, *other);
    if (days == 0) {
      out *= kSameDay;
    } else if (days < kDaysOfWeek) {
      out *= kSameWeek;
    }
  }
  return out;
}

}  // namespace

ChronicleLines::ChronicleLines(Searcher::State& state, const store::ArchiveDatabase& database,
                               const Wanted& wanted, const TermNumbers& numbers,
                               std::vector<ChronicleArticle> articles,
                               std::vector<TermVector> terms)
    : state_(state),
      database_(database),
      wanted_(wanted),
      numbers_(numbers),
      articles_(std::move(articles)),
      terms_(std::move(terms)) {}

std::vector<ChronicleLines::Story> ChronicleLines::stories(const Score& score) {
  std::vector<StoryArticle> inputs;
  std::map<std::int64_t, double> weight_of_day;
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    const ChronicleArticle& article = articles_[i];
    const std::uint64_t title = article.report.title.empty() ? 0 : hash64(article.report.title);
    inputs.push_back({article.day, article.weight, article.cluster, title, terms_[i]});
    days_of_title_[title].insert(article.day);
    weight_of_day[article.day] += article.weight;
  }
  std::vector<Story> out;
  for (StoryGroup& group : group_stories(inputs)) {
    Story& story = out.emplace_back();
    story.group = std::move(group);
    std::vector<double> weights;
    for (const std::size_t member : story.group.members) {
      const ChronicleArticle& article = articles_[member];
      weights.push_back(article.weight);
      const double of_day = weight_of_day[article.day];
      if (of_day > 0) story.score += score(article.day) * article.weight / of_day;
    }
    std::sort(weights.rbegin(), weights.rend());
    if (weights.size() > kBestMembers) weights.resize(kBestMembers);
    double about = 0;
    for (const double weight : weights) about += weight / static_cast<double>(weights.size());
    story.score *= about;
  }
  return out;
}

bool ChronicleLines::add_best(std::size_t most, const Score& score, const DayText& text,
                              Deadline deadline, std::vector<ChronicleLine>& out) {
  std::vector<Story> all = stories(score);
  std::vector<const StoryGroup*> chosen;
  std::vector<std::size_t> picked;
  std::vector<bool> taken(all.size());
  while (picked.size() < std::min(most, all.size()) && !is_past(deadline)) {
    std::size_t best = all.size();
    double highest = -1;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (taken[i]) continue;
      const double worth = all[i].score * in_company(all[i].group, chosen);
      if (worth > highest) {
        highest = worth;
        best = i;
      }
    }
    taken[best] = true;
    picked.push_back(best);
    chosen.push_back(&all[best].group);
  }
  // Told in the order of their worth, so that the best are there if time runs out.
  std::vector<std::size_t> told;
  std::map<std::size_t, ChronicleLine> lines;
  for (const std::size_t story : picked) {
    if (is_past(deadline)) break;
    lines.emplace(story, line_of(all[story], text));
    told.push_back(story);
  }
  std::sort(told.begin(), told.end(), [&](std::size_t a, std::size_t b) {
    return all[a].group.first_day != all[b].group.first_day
               ? all[a].group.first_day < all[b].group.first_day
               : all[a].score > all[b].score;
  });
  for (const std::size_t story : told) out.push_back(std::move(lines.at(story)));
  return told.size() == std::min(most, all.size());
}

ChronicleLine ChronicleLines::line_of(const Story& story, const DayText& text) {
  const StoryGroup& group = story.group;
  ChronicleLine line;
  line.from = text(group.first_day);
  line.to = text(group.last_day);
  line.score = story.score;
  line.articles = group.members.size();
  std::set<std::uint64_t> clusters;
  std::map<std::string, std::size_t> sources;
  const ChronicleLine::Report* first = nullptr;
  for (const std::size_t member : group.members) {
    const ChronicleArticle& article = articles_[member];
    if (article.cluster != 0 && !clusters.insert(article.cluster).second) ++line.versions;
    if (!article.report.source.empty()) ++sources[article.report.source];
    if (first == nullptr || article.report.published < first->published) first = &article.report;
  }
  line.first = *first;
  for (const auto& [source, count] : sources) line.sources.push_back(source);
  std::stable_sort(line.sources.begin(), line.sources.end(),
                   [&](const auto& a, const auto& b) { return sources[a] > sources[b]; });
  // Those that are central and about the topic first.
  std::vector<std::size_t> members = group.members;
  std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
    return likeness(terms_[a], group.center) + articles_[a].weight >
           likeness(terms_[b], group.center) + articles_[b].weight;
  });
  for (const std::size_t member : members) {
    if (line.ids.size() < kIdsOfLine) line.ids.push_back(articles_[member].report.id);
  }
  add_headline(group, members, line);
  return line;
}

bool ChronicleLines::is_of_many_days(const std::string& title) const {
  const auto days = days_of_title_.find(hash64(title));
  return days != days_of_title_.end() && days->second.size() > 1;
}

// Words of the query, or at least those of the story in a title of its own.
bool ChronicleLines::says_enough(const Headline& headline, const std::string& title) const {
  return headline.asked ||
         (headline.whole && headline.says >= kLeastSaid && !is_of_many_days(title));
}

void ChronicleLines::add_headline(const StoryGroup& group, std::vector<std::size_t> members,
                                  ChronicleLine& line) {
  if (members.size() > kRepresentatives) members.resize(kRepresentatives);
  const StemWeight weight = [&](std::string_view stem) {
    const auto number = numbers_.find(stem);
    if (number == numbers_.end()) return 0.0;
    const auto at = std::lower_bound(
        group.center.begin(), group.center.end(), number->second,
        [](const auto& term, std::uint32_t wanted) { return term.first < wanted; });
    return at != group.center.end() && at->first == number->second ? static_cast<double>(at->second)
                                                                   : 0.0;
  };
  Headline best;
  double most = -1;
  const auto consider = [&](std::size_t member, Headline headline) {
    if (headline.text.empty()) return;
    const double worth =
        headline.says + likeness(terms_[member], group.center) + articles_[member].weight;
    if (worth <= most) return;
    most = worth;
    best = std::move(headline);
    line.best = articles_[member].report;
  };
  const auto whole = [&](std::size_t member) {
    return store::article_of(database_.get_document(articles_[member].docid));
  };
  for (const std::size_t member : members)
    consider(member, headline_of_title(whole(member), wanted_, weight, state_.analyzer));
  if (!says_enough(best, line.best.title)) {
    // A title of many days stays before what was said on this one.
    const std::string series = is_of_many_days(line.best.title) ? line.best.title + ": " : "";
    most = -1;
    for (const std::size_t member : members)
      consider(member, headline_of_text(whole(member), wanted_, weight, state_.analyzer));
    best.text.insert(0, series);
  }
  line.headline = best.text.empty() ? line.first.id : best.text;
  line.from_text = best.cut;
  if (line.best.id.empty()) line.best = line.first;
}

}  // namespace nachlese::search
