#include "searcher/session/related_words.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/base/utf8.hpp"
#include "core/store/terms.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/names/association.hpp"
#include "searcher/names/surnames.hpp"
#include "searcher/session/common_terms.hpp"
#include "searcher/session/hit_document.hpp"
#include "searcher/session/written_forms.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kSample = 60;        // articles of a set that are read
constexpr std::size_t kRead = 8;           // articles in whose texts words are looked up
constexpr std::size_t kReadBytes = 2'000;  // of each: what an article is about, it says early
constexpr std::size_t kMoreStems = 3;      // stems for each word that is wanted: some are dropped
constexpr std::size_t kFewOfKnown = 2;     // so many times the words that are wanted are enough
constexpr std::size_t kSameWord = 2;       // letters by which forms of one word differ at the end
constexpr Xapian::doccount kMostInSet = 200'000;  // ids of a set that are listed
constexpr double kSmallWord = 0.3;    // of its score: an adjective or verb tells less than a noun
constexpr double kEverywhere = 0.25;  // share of the archive

// The articles whose words are looked at, and how many they stand for.
struct ArticleSet {
  std::vector<Xapian::docid> ids;
  std::uint64_t size = 0;
};

ArticleSet best_of(const Found& found) {
  ArticleSet out;
  for (const auto& match : found.matches.page) {
    if (out.ids.size() < kRelatedFrom) out.ids.push_back(match.docid);
  }
  out.size = out.ids.size();
  return out;
}

// Evenly spread over all matches.
ArticleSet sample_of(const store::ArchiveDatabase& database, const Plan& plan) {
  return retry_false_corruption([&](Filters filters) {
    Enquiry enquire(database);
    const Target target{.database = database, .filters = filters};
    enquire.set_query(emit(plan, Weighing::none, target));
    set_no_weights(enquire, filters);
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const auto matches = enquire.get_mset(0, kMostInSet);
    ArticleSet out;
    out.size = database.visible() ? enquire.count_about() : matches.get_matches_estimated();
    const double step = std::max(1.0, static_cast<double>(matches.size()) / kSample);
    for (double at = 0; at < matches.size(); at += step)
      out.ids.push_back(*matches[static_cast<Xapian::doccount>(at)]);
    return out;
  });
}

class Finder {
 public:
  Finder(Searcher::State& state, const store::ArchiveDatabase& database, Found& found,
         ArticleSet set, bool ranked)
      : state_(state), database_(database), found_(found), set_(std::move(set)), ranked_(ranked) {
    for (const Xapian::docid id : set_.ids) {
      // A document keeps what was read of it: hits are made of the same.
      const auto page = std::ranges::find(found.matches.page, id, &Match::docid);
      documents_.push_back(page != found.matches.page.end() ? page->document
                                                            : database.get_document(id));
    }
  }

  std::vector<RelatedWord> find(std::size_t most) {
    std::vector<RelatedWord> all = names();
    for (const auto& name : all) note_words(name.text);
    for (auto& word : words(most)) {
      if (!of_names_.contains(text::fold_value(word.text))) all.push_back(std::move(word));
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return a.score != b.score ? a.score > b.score : a.text < b.text;
    });
    std::vector<RelatedWord> out;
    for (auto& word : all) {
      if (out.size() < most && !repeats(out, word.text)) out.push_back(std::move(word));
    }
    return out;
  }

 private:
  // 0: no more often than elsewhere, or in too few articles to tell.
  [[nodiscard]] double score(std::uint64_t articles, std::uint64_t everywhere) const {
    const std::uint64_t all = database_.get_doccount();
    const std::uint64_t least = std::min<std::uint64_t>(kFewestSharers, set_.ids.size());
    if (articles < least || articles < 2 ||
        static_cast<double>(everywhere) > kEverywhere * static_cast<double>(all))
      return 0;
    const std::uint64_t together = articles * set_.size / set_.ids.size();
    return log_likelihood_ratio({std::min(together, everywhere), set_.size, everywhere, all});
  }

  [[nodiscard]] bool is_asked(std::string_view word) const {
    const Wanted& wanted = found_.prepared.compiled.wanted;
    return wanted.surfaces.contains(word) || wanted.stems.contains(word) ||
           wanted.parts.contains(word);
  }

  std::vector<RelatedWord> names() {
    std::unordered_map<store::FacetId, std::uint64_t> counts;
    for (const auto& document : documents_) {
      std::set<store::FacetId> ids;
      const std::string packed = document.get_value(schema::kFacets);
      for (std::size_t at = 0; at + store::kFacetIdBytes <= packed.size();
           at += store::kFacetIdBytes) {
        const store::FacetId id = store::unpack_facet(packed.data() + at);
        if (info(store::kind_of(id)).recognized) ids.insert(bearer(id));
      }
      for (const auto id : ids) ++counts[id];
    }
    std::vector<RelatedWord> out;
    for (const auto& [id, count] : counts) {
      if (count < 2) continue;
      const FacetKind kind = store::kind_of(id);
      const std::string& name = state_.facet_name(database_, id);
      if (name.empty()) continue;
      if (has_asked_word(name)) {
        note_words(name);
        continue;
      }
      const std::uint64_t articles =
          database_.frequency(store::make_term(store::prefix_of(kind), text::fold_value(name)));
      if (const double likely = score(count, articles); likely > 0)
        out.push_back({name, kind, articles, likely});
    }
    return out;
  }

  // Words of names say nothing by themselves.
  void note_words(const std::string& name) {
    const std::string folded = text::fold_value(name);
    for (const auto word : store::name_words(folded)) of_names_.emplace(word);
  }

  // The person whom a surname alone means.
  store::FacetId bearer(store::FacetId id) {
    if (store::kind_of(id) != FacetKind::person) return id;
    const std::string& name = state_.facet_name(database_, id);
    if (!is_bare_surname(name)) return id;
    return state_.names.surnames.bearer(database_, name).value_or(id);
  }

  [[nodiscard]] bool has_asked_word(const std::string& name) const {
    const std::string folded = text::fold_value(name);
    const auto words = store::name_words(folded);
    return std::any_of(words.begin(), words.end(), [&](auto word) { return is_asked(word); });
  }

  std::vector<RelatedWord> words(std::size_t most) {
    const std::vector<CommonTerm> terms = common(most);
    std::vector<std::string> stems;
    for (const auto& term : terms) stems.push_back(term.stem);
    const auto forms = written_forms(database_, state_.analyzer, stems, texts());
    std::vector<RelatedWord> out;
    for (const auto& term : terms) {
      const auto form = forms.find(term.stem);
      const double likely = score(term.articles, term.everywhere);
      if (form == forms.end() || likely == 0 || has_asked_word(form->second)) continue;
      const bool small = text::fold_value(form->second) == form->second;
      out.push_back(
          {form->second, std::nullopt, term.everywhere, small ? kSmallWord * likely : likely});
    }
    return out;
  }

  // Feedback has read the term lists of the best articles already; for a few words its terms do.
  std::vector<CommonTerm> common(std::size_t most) {
    const std::vector<CommonTerm>& known = found_.matches.feedback.terms;
    if (ranked_ && most * kFewOfKnown <= known.size()) return known;
    return common_terms(
        database_, set_.ids, most * kMoreStems,
        [&](const std::string& stem) { return is_asked(stem); }, found_.matches.feedback.read);
  }

  // The texts of the best are read for hits anyway; a sample is of all times.
  std::vector<std::string> texts() {
    std::vector<std::string> out;
    const std::size_t step = ranked_ ? 1 : std::max<std::size_t>(1, documents_.size() / kRead);
    for (std::size_t i = 0; i < documents_.size() && out.size() < kRead; i += step) {
      const auto article =
          HitDocument(documents_[i], &found_.matches.feedback.read[set_.ids[i]]).article();
      std::string& text = out.emplace_back(truncate_utf8(article->lead, kReadBytes));
      if (text.size() == kReadBytes) continue;
      text += ' ';
      text += truncate_utf8(article->body, kReadBytes - text.size());
    }
    return out;
  }

  // Whether one of them is a form of the word: Droge, Drogen.
  static bool repeats(const std::vector<RelatedWord>& words, const std::string& text) {
    const std::string folded = text::fold_value(text);
    return std::any_of(words.begin(), words.end(), [&](const RelatedWord& word) {
      const std::string other = text::fold_value(word.text);
      const auto& shorter = folded.size() < other.size() ? folded : other;
      const auto& longer = folded.size() < other.size() ? other : folded;
      return longer.starts_with(shorter) && longer.size() <= shorter.size() + kSameWord;
    });
  }

  Searcher::State& state_;
  const store::ArchiveDatabase& database_;
  Found& found_;
  ArticleSet set_;
  bool ranked_;  // the set is the best of a search
  std::vector<Xapian::Document> documents_;
  std::set<std::string, std::less<>> of_names_;  // folded
};

}  // namespace

std::vector<RelatedWord> related_words(Searcher::State& state,
                                       const store::ArchiveDatabase& database,
                                       const SearchRequest& request, Found& found,
                                       std::size_t most) {
  const PreparedQuery& prepared = found.prepared;
  const bool ranks = prepared.compiled.ranks() && request.sort == Sort::relevance;
  const bool all = prepared.everything && !found.filter;
  if (found.matches.total == 0 || all) return {};
  ArticleSet set =
      ranks ? best_of(found) : sample_of(database, prepared.plan(found.within, Demand::all));
  if (set.ids.size() < 2) return {};
  return Finder(state, database, found, std::move(set), ranks).find(most);
}

}  // namespace nachlese::search
