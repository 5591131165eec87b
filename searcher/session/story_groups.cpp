#include "searcher/session/story_groups.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace nachlese::search {
namespace {

constexpr std::size_t kTermsOfArticle = 80;
constexpr std::size_t kTermsOfGroup = 160;
constexpr std::int64_t kDaysApart = 3;     // at most, from one article of a story to the next
constexpr std::int64_t kLongestStory = 7;  // days from the first article of a story to the last
constexpr double kAlike = 0.24;            // an article and the center of a group
constexpr double kAlikeGroups = 0.34;      // two groups

void normalize(TermVector& terms) {
  double sum = 0;
  for (const auto& [term, weight] : terms) sum += static_cast<double>(weight) * weight;
  if (sum <= 0) return terms.clear();
  const auto scale = static_cast<float>(1 / std::sqrt(sum));
  for (auto& [term, weight] : terms) weight *= scale;
}

void keep_heaviest(TermVector& terms, std::size_t most) {
  if (terms.size() <= most) return;
  std::nth_element(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(most), terms.end(),
                   [](const auto& a, const auto& b) {
                     return a.second != b.second ? a.second > b.second : a.first < b.first;
                   });
  terms.resize(most);
  std::sort(terms.begin(), terms.end());
}

TermVector sum_of(const TermVector& left, const TermVector& right) {
  TermVector out;
  out.reserve(left.size() + right.size());
  auto l = left.begin();
  auto r = right.begin();
  while (l != left.end() || r != right.end()) {
    if (r == right.end() || (l != left.end() && l->first < r->first)) {
      out.push_back(*l++);
    } else if (l == left.end() || r->first < l->first) {
      out.push_back(*r++);
    } else {
      out.emplace_back(l->first, l->second + r->second);
      ++l;
      ++r;
    }
  }
  return out;
}

// Groups while they grow; `center` is a sum until the end.
class Grouping {
 public:
  explicit Grouping(const std::vector<StoryArticle>& articles) : articles_(articles) {}

  std::vector<StoryGroup> take() {
    std::vector<std::size_t> order(articles_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Of a day, those that are most about the topic come first: they found the groups.
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      const StoryArticle& left = articles_[a];
      const StoryArticle& right = articles_[b];
      return left.day != right.day ? left.day < right.day : left.weight > right.weight;
    });
    for (const std::size_t article : order) add(article);
    merge();
    return std::move(groups_);
  }

 private:
  void add(std::size_t number) {
    const StoryArticle& article = articles_[number];
    std::size_t best = groups_.size();
    double most = kAlike;
    for (std::size_t i = active_; i < groups_.size(); ++i) {
      if (article.day - groups_[i].last_day > kDaysApart ||
          article.day - groups_[i].first_day > kLongestStory)
        continue;
      if (belongs(article, groups_[i])) {
        best = i;
        break;
      }
      const double alike = likeness(article.terms, centers_[i]);
      if (alike >= most) {
        most = alike;
        best = i;
      }
    }
    if (best == groups_.size()) {
      groups_.push_back({{}, article.day, article.day, {}});
      centers_.emplace_back();
    }
    StoryGroup& group = groups_[best];
    group.members.push_back(number);
    group.last_day = article.day;
    group.center = sum_of(group.center, article.terms);
    keep_heaviest(group.center, kTermsOfGroup);
    set_center(best);
    while (active_ < groups_.size() && article.day - groups_[active_].last_day > kDaysApart)
      ++active_;
  }

  [[nodiscard]] bool belongs(const StoryArticle& article, const StoryGroup& group) const {
    return std::any_of(group.members.begin(), group.members.end(), [&](std::size_t member) {
      const StoryArticle& other = articles_[member];
      return (article.cluster != 0 && article.cluster == other.cluster) ||
             (article.title != 0 && article.title == other.title && article.day == other.day);
    });
  }

  void set_center(std::size_t at) {
    centers_[at] = groups_[at].center;
    normalize(centers_[at]);
  }

  void merge() {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      for (std::size_t j = i + 1; j < groups_.size();) {
        if (groups_[j].first_day - groups_[i].last_day > kDaysApart) break;
        const bool long_story = groups_[j].last_day - groups_[i].first_day > kLongestStory;
        if (long_story || likeness(centers_[i], centers_[j]) < kAlikeGroups) {
          ++j;
          continue;
        }
        StoryGroup& into = groups_[i];
        const StoryGroup& from = groups_[j];
        into.members.insert(into.members.end(), from.members.begin(), from.members.end());
        into.last_day = std::max(into.last_day, from.last_day);
        into.center = sum_of(into.center, from.center);
        set_center(i);
        groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(j));
        centers_.erase(centers_.begin() + static_cast<std::ptrdiff_t>(j));
      }
    }
    for (std::size_t i = 0; i < groups_.size(); ++i) groups_[i].center = std::move(centers_[i]);
  }

  const std::vector<StoryArticle>& articles_;
  std::vector<StoryGroup> groups_;
  std::vector<TermVector> centers_;
  std::size_t active_ = 0;  // groups before it are too old
};

}  // namespace

std::vector<TermVector> weigh_terms(const std::vector<TermVector>& counted) {
  std::unordered_map<std::uint32_t, std::uint32_t> holders;
  for (const TermVector& terms : counted) {
    for (const auto& [term, count] : terms) ++holders[term];
  }
  const auto all = static_cast<double>(counted.size());
  std::vector<TermVector> out;
  out.reserve(counted.size());
  for (const TermVector& terms : counted) {
    TermVector weighed;
    for (const auto& [term, count] : terms) {
      const std::uint32_t with = holders[term];
      if (with < 2 || (2 * with > counted.size() && counted.size() > 3)) continue;
      const double often = 1 + std::log(static_cast<double>(count));
      weighed.emplace_back(term, static_cast<float>(often * std::log(1 + all / with)));
    }
    keep_heaviest(weighed, kTermsOfArticle);
    normalize(weighed);
    out.push_back(std::move(weighed));
  }
  return out;
}

double likeness(const TermVector& left, const TermVector& right) {
  double sum = 0;
  auto l = left.begin();
  for (auto r = right.begin(); l != left.end() && r != right.end();) {
    if (l->first < r->first) {
      ++l;
    } else if (r->first < l->first) {
      ++r;
    } else {
      sum += static_cast<double>(l->second) * r->second;
      ++l;
      ++r;
    }
  }
  return sum;
}

std::vector<StoryGroup> group_stories(const std::vector<StoryArticle>& articles) {
  return Grouping(articles).take();
}

}  // namespace nachlese::search
