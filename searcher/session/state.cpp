#include "searcher/session/state.hpp"

#include <algorithm>

#include "core/store/article_codec.hpp"
#include "core/store/terms.hpp"
#include "entities/recognizer.hpp"
#include "searcher/api/article.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/compile/dates.hpp"
#include "searcher/compile/field_values.hpp"
#include "searcher/engine/layered_source.hpp"
#include "searcher/names/values.hpp"
#include "searcher/present/highlights.hpp"
#include "searcher/present/snippet.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/printer.hpp"
#include "stemming/fold.hpp"

namespace nachlese::search {
namespace {

using Xapian::Query;

constexpr std::size_t kMaxCachedNames = 200'000;

Query facet_filter(Searcher::State& state, const store::ArchiveDatabase& database,
                   const FacetFilter& asked, query::Diagnostics& diagnostics, QueryBudget& budget) {
  look_at_clock(budget.deadline());
  const NameMatches matches = find_values(database, asked.kind, asked.value, state.names);
  if (matches.terms.empty()) diagnostics.report(query::Issue::no_such_name, {}, asked.value);
  return any_name(matches, {}, diagnostics, budget);
}

std::vector<Mark> marks_in(std::string_view text, const Wanted& wanted, text::Analyzer& analyzer) {
  text::Analysis analysis;
  if (!wanted.empty()) analyzer.analyze(text, text::Purpose::highlight, analysis);
  return find_marks(text, analysis, wanted);
}

std::string mark_all(std::string_view text, const Wanted& wanted, text::Analyzer& analyzer) {
  return marked_html(text, marks_in(text, wanted, analyzer), 0, text.size());
}

}  // namespace

Searcher::State::State(const std::filesystem::path& archive, const SearcherOptions& options)
    : reader(archive,
             [this](const store::ArchiveInfo& info) {
               text::AnalyzerOptions built{info.profile == store::kBefore1901, info.lexicon};
               if (built != analysis) {
                 analyzer = text::Analyzer(built);
                 analysis = std::move(built);
               }
               names.listed = info.names;
               return store::Fingerprint{text::analyzer_fingerprint(analysis),
                                         ner::entities_fingerprint(info.names)};
             }),
      ranking(options.ranking),
      aliases(archive, options.aliases),
      shared_columns(options.columns),
      shared_beginnings(options.beginnings) {}

store::ArchiveReader& Searcher::State::second_reader() {
  // `reader` has checked that this program can read it.
  if (!second_reader_)
    second_reader_.emplace(reader.archive().directory(),
                           [](const store::ArchiveInfo& info) { return info.fingerprint; });
  return *second_reader_;
}

const std::string& Searcher::State::facet_name(const store::ArchiveDatabase& database,
                                               store::FacetId id) {
  if (facet_names.size() > kMaxCachedNames) facet_names.clear();
  const auto [it, added] = facet_names.try_emplace(id);
  if (added) it->second = database.metadata(store::facet_name_key(id));
  return it->second;
}

PreparedQuery prepare(const std::string& text, const store::ArchiveDatabase& database,
                      Searcher::State& state, query::Diagnostics& diagnostics, Form form,
                      Deadline deadline) {
  PreparedQuery out;
  out.ranking = state.ranking;
  out.everything = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (out.everything) return out;
  if (const auto tree = query::parse(text, diagnostics)) {
    out.tree = query::to_string(*tree);
    if (state.has_names()) out.names = names_in_query(*tree, database, state.names.surnames);
    Weighing weighing{state.ranking};
    weighing.sources = !database.has_remote();
    weighing.deadline = form == Form::sources ? deadline : Deadline::max();
    if (form == Form::sources && database.is_single())
      weighing.join = as_sources(state.ranking, database, state.columns(database), deadline);
    QueryBudget budget(deadline);
    out.compiled = compile(weighing, *tree, text, database, state.analyzer,
                           state.aliases.current(state.analyzer, diagnostics), state.names,
                           diagnostics, budget);
  } else {
    diagnostics.report(query::Issue::no_words, {0, text.size()});
  }
  return out;
}

Query PreparedQuery::build(const std::optional<Query>& filter, Demand demand, Filters filters,
                           const Query& within) const {
  Query query =
      everything ? Query(std::string()) : conjunction(ranking, compiled.clauses, demand, filters);
  if (!names.empty()) query = {Query::OP_AND_MAYBE, query, name_evidence(names, ranking.name)};
  // Always wrap in a filter, if only of all articles, because of a fault of Xapian 1.4: a finished
  // OP_MAX that is asked for its weight reads a freed operand (MaxPostList::recalc_maxweight()).
  // That happens where the top of the query replaces itself by a part, as OP_OR does at the end of
  // an operand and OP_AND_MAYBE once the first operand weighs too little. A filter never replaces
  // itself and checks for the end first. The scaling keeps Xapian from merging the query into the
  // filter.
  query = {Query::OP_SCALE_WEIGHT, query, 1.0};
  if (filter) query = filtered(query, *filter, filters);
  const bool closed =
      filter && filters == Filters::free && within.get_type() == Query::LEAF_MATCH_ALL;
  return closed ? query : Query(Query::OP_FILTER, query, within);
}

std::optional<Query> filter_of(Searcher::State& state, const SearchRequest& request,
                               const store::ArchiveDatabase& database,
                               query::Diagnostics& diagnostics, Deadline deadline) {
  QueryBudget budget(deadline);
  std::vector<Query> required;
  std::vector<Query> excluded;
  for (const auto& kind : kFacetKinds) {
    std::vector<Query> alternatives;
    for (const auto& filter : request.filters) {
      if (filter.kind != kind.kind) continue;
      (filter.exclude ? excluded : alternatives)
          .push_back(facet_filter(state, database, filter, diagnostics, budget));
    }
    const auto joined = request.all_values ? Query::OP_AND : Query::OP_OR;
    if (!alternatives.empty())
      required.emplace_back(joined, alternatives.begin(), alternatives.end());
  }
  if (request.from || request.to)
    required.push_back(date_query(database, request.from, request.to));
  if (required.empty() && excluded.empty()) return std::nullopt;
  Query filter = required.empty() ? Query(std::string())
                                  : Query(Query::OP_AND, required.begin(), required.end());
  if (!excluded.empty())
    filter = {Query::OP_AND_NOT, filter, Query(Query::OP_OR, excluded.begin(), excluded.end())};
  return filter;
}

Xapian::Enquire make_enquire(const Ranking& ranking, const store::ArchiveDatabase& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(
      Xapian::BM25PlusWeight(ranking.k1, 0, 1, ranking.b, ranking.min_norm_length, ranking.delta));
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return enquire;
}

Xapian::docid find_article(const store::ArchiveDatabase& database, const std::string& id) {
  const std::string term = store::make_term(schema::Prefix::id, id);  // of any length
  const auto it = database.postlist_begin(term);
  return it == database.postlist_end(term) ? 0 : *it;
}

std::vector<std::string> facet_values(Searcher::State& state,
                                      const store::ArchiveDatabase& database,
                                      const Xapian::Document& document, FacetKind kind,
                                      std::vector<std::string>& presumed) {
  std::vector<std::string> out;
  const std::string packed = document.get_value(schema::kFacets);
  for (std::size_t at = 0; at + store::kFacetIdBytes <= packed.size(); at += store::kFacetIdBytes) {
    const store::FacetId id = store::unpack_facet(packed.data() + at);
    if (store::kind_of(id) != kind) continue;
    std::string name = state.facet_name(database, id);
    if (kind == FacetKind::person && is_bare_surname(name)) {
      if (const auto bearer = state.names.surnames.bearer(database, name)) {
        name = state.facet_name(database, *bearer);
        presumed.push_back(name);
      }
    }
    if (!name.empty()) out.push_back(std::move(name));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Hit make_hit(Searcher::State& state, const store::ArchiveDatabase& database,
             const Xapian::Document& document, const Wanted& wanted) {
  const Article article = store::decode_article(document.get_data());
  Hit hit;
  hit.id = article.id;
  hit.title = article.title;
  hit.kicker = article.kicker;
  if (article.published) hit.published = to_iso(*article.published);
  hit.source = article.source;
  hit.section = article.section;
  hit.authors = article.authors;
  hit.url = article.url;
  hit.length = article.lead.size() + article.body.size();
  hit.title_html = mark_all(article.title, wanted, state.analyzer);
  hit.snippet =
      make_snippet(article, wanted, state.analyzer, [&] { return groups_in(document, wanted); });
  hit.persons = facet_values(state, database, document, FacetKind::person, hit.presumed);
  hit.places = facet_values(state, database, document, FacetKind::place, hit.presumed);
  hit.organisations =
      facet_values(state, database, document, FacetKind::organisation, hit.presumed);
  return hit;
}

namespace {

// The text as HTML; appends its highlights, shifted by `offset`, to `hits`.
std::string mark_text(std::string_view text, const char* field, std::size_t offset,
                      const Wanted& wanted, text::Analyzer& analyzer,
                      std::vector<TextPlace>& hits) {
  const std::vector<Mark> marks = marks_in(text, wanted, analyzer);
  for (const Mark& mark : marks) hits.push_back({field, 0, offset + mark.begin, offset + mark.end});
  return marked_html(text, marks, 0, text.size());
}

std::vector<std::string> marked_paragraphs(std::string_view body, const Wanted& wanted,
                                           text::Analyzer& analyzer, std::vector<TextPlace>& hits) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    const std::string_view paragraph = body.substr(at, end - at);
    if (paragraph.find_first_not_of(" \t\r\n") != std::string_view::npos)
      out.push_back(mark_text(paragraph, "body", at, wanted, analyzer, hits));
    at = end + 2;
  }
  return out;
}

// The words to highlight in a shown article; none if finding them takes too long.
Wanted wanted_in(Searcher::State& state, const store::ArchiveDatabase& database,
                 const std::string& query) {
  constexpr double kSeconds = 1;
  query::Diagnostics ignored(Language::english);
  try {
    return prepare(query, database, state, ignored, Form::sources, deadline_after(kSeconds))
        .compiled.wanted;
  } catch (const TimeIsUp&) {
    return {};
  }
}

}  // namespace

std::optional<MarkedArticle> Searcher::article(const std::string& id, const std::string& query) {
  state_->analyzer.trim();
  return state_->reader.read(
      [&](const store::ArchiveDatabase& database) -> std::optional<MarkedArticle> {
        const Xapian::docid docid = find_article(database, id);
        if (docid == 0) return std::nullopt;
        const Wanted wanted = wanted_in(*state_, database, query);
        const Xapian::Document document = database.get_document(docid);
        MarkedArticle out;
        out.article = store::decode_article(document.get_data());
        out.title_html = mark_all(out.article.title, wanted, state_->analyzer);
        out.lead_html = mark_text(out.article.lead, "lead", 0, wanted, state_->analyzer, out.hits);
        out.paragraphs_html =
            marked_paragraphs(out.article.body, wanted, state_->analyzer, out.hits);
        out.persons = facet_values(*state_, database, document, FacetKind::person, out.presumed);
        out.places = facet_values(*state_, database, document, FacetKind::place, out.presumed);
        out.organisations =
            facet_values(*state_, database, document, FacetKind::organisation, out.presumed);
        return out;
      });
}

}  // namespace nachlese::search
