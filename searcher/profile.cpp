// Builds the profile of a name from the archive.
#include <algorithm>
#include <array>
#include <map>

#include "core/store/facets.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "searcher/api/article.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/names/association.hpp"
#include "searcher/names/pairs.hpp"
#include "searcher/names/recognition.hpp"
#include "searcher/names/values.hpp"
#include "searcher/session/facet_list.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kCompanions = 12;  // shown of each kind
constexpr std::size_t kPaired = 12;      // companions of all kinds that are counted in pairs
// Of each kind, by raw count.
constexpr std::size_t kCandidates = 300;
constexpr std::uint64_t kLeastTogether = 2;       // articles: one proves nothing
constexpr Xapian::docid kReadForSpellings = 100;  // articles, see docs/DECISIONS.md#name-spellings
constexpr std::size_t kMostSpellings = 20;

std::string name_term(FacetKind kind, std::string_view name) {
  return store::make_term(store::prefix_of(kind), text::fold_value(name));
}

struct NameTerms {
  store::FacetId id = 0;
  FacetKind kind = FacetKind::person;
  std::vector<std::string> terms;  // of the name, and of the bare surname that counts for it
  std::vector<std::string> ids;    // the same as digits
};

NameTerms terms_of(Searcher::State& state, const store::ArchiveDatabase& database,
                   store::FacetId id, const std::string& name) {
  NameTerms target{
      id, store::kind_of(id), {name_term(store::kind_of(id), name)}, {store::to_digits(id)}};
  if (target.kind != FacetKind::person) return target;
  if (const auto surname = state.names.surnames.counted_for(database, name)) {
    target.terms.push_back(name_term(target.kind, surname_of(name)));
    target.ids.push_back(store::to_digits(*surname));
  }
  return target;
}

// Those that are mentioned together with the name more often than by chance, which is measured by
// articles with all their versions.
std::vector<NameProfile::Companion> companions_of(const store::ArchiveDatabase& database,
                                                  const Facets& facets, const std::string& id,
                                                  std::uint64_t with_name) {
  std::vector<NameProfile::Companion> out;
  for (const FacetKind kind : kNameKinds) {
    std::vector<NameProfile::Companion> of_kind;
    for (const FacetCount& value : facets.by_kind[index_of(kind)]) {
      if (value.id == id || value.count < kLeastTogether) continue;
      std::uint64_t articles = database.frequency(name_term(kind, value.value));
      if (value.presumed > 0)
        articles += database.frequency(name_term(kind, surname_of(value.value)));
      const double score =
          log_likelihood_ratio({value.count, with_name, articles, database.get_doccount()});
      if (score > 0) of_kind.push_back({value.id, kind, value.value, value.count, articles, score});
    }
    std::sort(of_kind.begin(), of_kind.end(), [](const auto& a, const auto& b) {
      return a.score != b.score ? a.score > b.score : a.name < b.name;
    });
    if (of_kind.size() > kCompanions) of_kind.resize(kCompanions);
    std::move(of_kind.begin(), of_kind.end(), std::back_inserter(out));
  }
  return out;
}

// A sample of the articles with the name, spread evenly over the archive.
std::vector<Xapian::docid> sample(const store::ArchiveDatabase& database,
                                  const std::vector<std::string>& terms) {
  std::vector<Xapian::docid> out;
  const Xapian::docid step =
      std::max<Xapian::docid>(1, database.get_lastdocid() / kReadForSpellings);
  for (const std::string& term : terms) {
    auto posting = database.postlist_begin(term);
    while (posting != database.postlist_end(term) && out.size() < kReadForSpellings) {
      out.push_back(*posting);
      // Reads rare names completely.
      if (database.frequency(term) <= kReadForSpellings) {
        ++posting;
      } else {
        posting.skip_to(*posting + step);
      }
    }
  }
  return out;
}

// Counts roles by stem, and shows each as it is written most often.
class Roles {
 public:
  void add(const std::string& role, const std::optional<Date>& published,
           text::Analyzer& analyzer) {
    if (std::ranges::find(kTitles, role) != kTitles.end()) return;
    const text::Word* word = analyzer.word(role);
    const bool stemmed = word != nullptr && !word->stem.text.empty();
    Counted& counted = counted_[stemmed ? std::string(word->stem.text) : role];
    ++counted.spellings[role];
    ++counted.role.count;
    if (!published) return;
    NameProfile::Role& sum = counted.role;
    sum.first = sum.first == 0 ? published->year : std::min(sum.first, published->year);
    sum.last = std::max(sum.last, published->year);
  }

  std::vector<NameProfile::Role> most_frequent() {
    std::vector<NameProfile::Role> out;
    for (auto& [stem, counted] : counted_) {
      if (counted.role.count < kLeastRole) continue;
      const auto most = std::ranges::max_element(
          counted.spellings, {}, [](const auto& spelling) { return spelling.second; });
      counted.role.role = most->first;
      out.push_back(std::move(counted.role));
    }
    std::ranges::stable_sort(out, std::ranges::greater(), &NameProfile::Role::count);
    if (out.size() > kMostRoles) out.resize(kMostRoles);
    return out;
  }

 private:
  struct Counted {
    NameProfile::Role role;
    std::map<std::string, std::uint64_t> spellings;
  };
  static constexpr std::uint64_t kLeastRole = 2;  // articles: one may be a slip
  static constexpr std::size_t kMostRoles = 5;
  // Are no offices.
  static constexpr std::array<std::string_view, 9> kTitles = {
      "Dr.", "Dr", "Prof.", "Professor", "Herr", "Herrn", "Frau", "Kollege", "Kollegin"};

  std::map<std::string, Counted> counted_;
};

// The first and the last day of articles with the name. Reads one value for each article.
void add_days(const store::ArchiveDatabase& database, const NameTerms& target,
              NameProfile& profile) {
  std::string first;
  std::string last;
  for (const std::string& term : target.terms) {
    auto published = database.slot_begin(schema::kPublished);
    const auto end = database.slot_end(schema::kPublished);
    for (auto at = database.postlist_begin(term);
         at != database.postlist_end(term) && published != end; ++at) {
      published.skip_to(*at);
      if (published == end || published.get_docid() != *at) continue;
      const std::string value = *published;
      if (first.empty() || value < first) first = value;
      if (value > last) last = value;
    }
  }
  const auto day = [](const std::string& packed) {
    constexpr std::size_t kDay = 10;  // of ISO 8601
    return packed.empty() ? std::string()
                          : to_iso(from_wall_seconds(store::unpack_number(packed))).substr(0, kDay);
  };
  profile.first = day(first);
  profile.last = day(last);
}

void add_spellings(Searcher::State& state, const store::ArchiveDatabase& database,
                   const NameTerms& target, NameProfile& profile) {
  std::map<std::string, std::uint64_t> counts;
  Roles roles;
  for (const Xapian::docid docid : sample(database, target.terms)) {
    const Article article = store::article_of(database.get_document(docid));
    ++profile.spellings_from;
    for (const ArticleName& name :
         names_of(article, state.analyzer, shared_recognizer(state.names.listed))) {
      if (std::ranges::find(target.ids, name.id) == target.ids.end()) continue;
      for (const auto& mention : name.mentions) ++counts[std::string(mentioned(article, mention))];
      for (const auto& role : name.roles) roles.add(role, article.published, state.analyzer);
    }
    state.analyzer.trim();
  }
  profile.roles = roles.most_frequent();
  for (const auto& [spelling, count] : counts)
    profile.spellings.push_back({spelling, count, {}, 0});
  std::stable_sort(profile.spellings.begin(), profile.spellings.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  if (profile.spellings.size() > kMostSpellings) profile.spellings.resize(kMostSpellings);
}

// Makes the profile of one name.
class ProfileMaker {
 public:
  ProfileMaker(Searcher::State& state, const store::ArchiveDatabase& database, store::FacetId id,
               bool collapse)
      : state_(state),
        database_(database),
        collapse_(collapse),
        target_{
            .database = database, .columns = state.columns(database), .filters = Filters::weighed} {
    profile_.id = store::to_digits(id);
    profile_.kind = store::kind_of(id);
    profile_.name = state.facet_name(database, id);
    profile_.collapse = collapse;
    name_ = terms_of(state, database, id, profile_.name);
  }

  [[nodiscard]] NameProfile take() {
    const MatchCounter versions = count(name_.terms, false);
    profile_.companions =
        companions_of(database_, list_facets(state_, database_, {versions}, kCandidates),
                      profile_.id, versions.matches());
    const MatchCounter counter = count(name_.terms, collapse_);
    profile_.articles = counter.total();
    if (name_.terms.size() > 1) profile_.presumed = profile_.articles - counter.count_of(name_.id);
    std::vector<FacetFilter> companions;
    for (const auto& companion : profile_.companions)
      companions.push_back({companion.kind, companion.name, false});
    Facets facets = list_facets(state_, database_, {counter, {}, companions}, 1);
    for (auto& companion : profile_.companions) count_companion(facets, companion);
    add_pairs();
    profile_.exact = facets.exact;
    profile_.months = std::move(facets.months);
    profile_.years = std::move(facets.years);
    profile_.days = std::move(facets.days);
    // A remote shard would send the dates of all its articles.
    if (!database_.has_remote()) add_days(database_, name_, profile_);
    if (state_.has_names()) add_spellings(state_, database_, name_, profile_);
    return std::move(profile_);
  }

 private:
  using Companion = NameProfile::Companion;

  [[nodiscard]] MatchCounter count(const std::vector<std::string>& terms, bool collapse,
                                   bool facets = true) const {
    MatchCounter counter(facets, collapse);
    (void)counter.count(any_term(terms), target_);
    return counter;
  }

  [[nodiscard]] std::vector<std::string> terms_of_companion(const Companion& companion) const {
    return terms_of(state_, database_, *store::parse_facet_id(companion.id), companion.name).terms;
  }

  // In the unit of the profile.
  void count_companion(const Facets& facets, Companion& companion) const {
    const auto& values = facets.by_kind[index_of(companion.kind)];
    const auto value = std::ranges::find(values, companion.id, &FacetCount::id);
    if (value != values.end()) companion.together = value->count;
    companion.articles = count(terms_of_companion(companion), collapse_, false).total();
  }

  void add_pairs() {
    std::vector<Companion> companions = profile_.companions;
    std::ranges::stable_sort(companions, std::ranges::greater(), &Companion::score);
    if (companions.size() > kPaired) companions.resize(kPaired);
    std::vector<std::vector<std::string>> terms;
    for (const Companion& companion : companions) terms.push_back(terms_of_companion(companion));
    for (const PairCount& pair : count_pairs(target_, terms, collapse_)) {
      const Companion& first = companions[pair.first];
      const Companion& second = companions[pair.second];
      const double score = log_likelihood_ratio(
          {pair.together, first.articles, second.articles, database_.get_doccount()});
      if (pair.together >= kLeastTogether && score > 0)
        profile_.pairs.push_back({first.id, second.id, pair.together, score});
    }
    std::ranges::stable_sort(profile_.pairs, std::ranges::greater(), &NameProfile::Pair::score);
  }

  Searcher::State& state_;
  const store::ArchiveDatabase& database_;
  bool collapse_;
  Target target_;
  NameTerms name_;
  NameProfile profile_;
};

std::optional<NameProfile> find_profile(Searcher::State& state,
                                        const store::ArchiveDatabase& database, store::FacetId id,
                                        bool collapse) {
  if (!info(store::kind_of(id)).recognized) return std::nullopt;
  const std::string name = state.facet_name(database, id);
  // Names stay known when their last article is gone.
  if (name.empty() || !database.term_exists(name_term(store::kind_of(id), name)))
    return std::nullopt;
  if (store::kind_of(id) == FacetKind::person && is_bare_surname(name)) {
    if (const auto bearer = state.names.surnames.bearer(database, name))
      return ProfileMaker(state, database, *bearer, collapse).take();
  }
  return ProfileMaker(state, database, id, collapse).take();
}

}  // namespace

std::optional<NameProfile> Searcher::name(const std::string& id, bool collapse) {
  const auto facet = store::parse_facet_id(id);
  if (!facet) return std::nullopt;
  state_->analyzer.trim();
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    return find_profile(*state_, database, *facet, collapse);
  });
}

std::optional<NameProfile> Searcher::name(FacetKind kind, const std::string& value, bool collapse) {
  if (!may_be_value(value)) return std::nullopt;
  state_->analyzer.trim();
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    const std::string known = known_value(database, kind, value, state_->names);
    return find_profile(*state_, database, store::facet_id(kind, text::fold_value(known)),
                        collapse);
  });
}

std::vector<ArticleName> Searcher::names(const Article& article) {
  state_->analyzer.trim();
  return state_->reader.read([&](const store::ArchiveDatabase& database) {
    std::vector<ArticleName> names;
    if (state_->has_names())
      names = names_of(article, state_->analyzer, shared_recognizer(state_->names.listed));
    // Those that were put right in the archive (names.txt) are none.
    std::erase_if(names, [&](const ArticleName& name) {
      return database.frequency(
                 store::make_term(store::prefix_of(name.kind), text::fold_value(name.name))) == 0;
    });
    for (ArticleName& name : names) {
      if (name.kind != FacetKind::person || !is_bare_surname(name.name)) continue;
      const auto bearer = state_->names.surnames.bearer(database, name.name);
      if (!bearer) continue;
      name.name = state_->facet_name(database, *bearer);
      name.id = store::to_digits(*bearer);
      name.presumed = true;
    }
    return names;
  });
}

}  // namespace nachlese::search
