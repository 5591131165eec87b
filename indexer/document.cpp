#include "indexer/document.hpp"

#include <algorithm>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/hash.hpp"
#include "core/base/work_limit.hpp"
#include "core/store/article_codec.hpp"
#include "core/store/packed_article.hpp"
#include "core/store/terms.hpp"
#include "entities/facet_kinds.hpp"
#include "indexer/exact_duplicates.hpp"
#include "indexer/positions.hpp"
#include "indexer/text_sketch.hpp"
#include "stemming/fold.hpp"
#include "stemming/outside.hpp"

namespace nachlese::index {
namespace {

using schema::Prefix;

constexpr std::size_t kMaxFolded = 50'000;

bool is_entity(const ner::Names& names, std::string_view name) {
  return std::ranges::any_of(names.entities, [&](const ner::Entity& entity) {
    return entity.name == name && ner::kind_of(entity.type).has_value();
  });
}

// Descriptions (Sprecher der Stadt Bonn) and pronouns are stored, but no values of a facet.
bool may_be_speaker(std::string_view name) {
  return name.find(' ') == std::string_view::npos && !name.empty() &&
         to_lower_ascii(name.substr(0, 1)) != name.substr(0, 1);
}

}  // namespace

DocumentBuilder::DocumentBuilder(FindNames find_names, const DocumentOptions& options)
    : find_names_(std::move(find_names)),
      analyzer_(options.analysis),
      positions_(options.positions) {}

IndexedArticle DocumentBuilder::build(const Article& article) {
  IndexedArticle out;
  Xapian::Document& document = out.document;
  collect_fields(article);
  suppressed_names_.clear();
  for (const auto& name : article.suppressed) suppressed_names_.push_back(text::fold_value(name));
  suppressed_words_.read(article.suppressed, analyzer_);
  analyze_fields();
  index_text();
  Texts texts = this->texts();
  const text::Analysis own =
      article.passages.empty() ? text::Analysis() : outside(*texts.body, article.passages);
  if (!article.passages.empty()) texts.body = &own;
  const std::uint64_t cluster = duplicate_cluster(*texts.title, *texts.body, article.id);
  TextSketch sketch = make_sketch(*texts.title, *texts.body);
  if (!article.source.empty())
    sketch.source = static_cast<std::uint32_t>(hash64(to_lower_ascii(article.source)) | 1U);
  document.add_boolean_term(store::make_term(Prefix::id, article.id));
  document.add_boolean_term(store::make_term(
      Prefix::language, article.language.empty() ? "de" : to_lower_ascii(article.language)));
  document.add_boolean_term(store::make_term(Prefix::cluster, to_hex(cluster)));
  if (const std::string rights = text::fold_value(article.rights); !rights.empty())
    document.add_boolean_term(store::make_term(Prefix::rights, rights));
  if (article.published) {
    std::vector<std::string> dates;
    store::append_date_terms(*article.published, dates);
    for (const auto& term : dates) document.add_boolean_term(term);
    document.add_value(schema::kPublished, store::pack_date(*article.published));
    sketch.published = wall_seconds(*article.published);
  }
  add_facet(FacetKind::source, article.source, out);
  add_facet(FacetKind::section, article.section, out);
  for (const auto& author : article.authors) add_facet(FacetKind::author, author, out);
  for (const auto& keyword : article.keywords) add_facet(FacetKind::keyword, keyword, out);
  add_names(article, out);
  const Postings::Order order = postings_.order();
  document.add_value(schema::kWordOrder, order.words);
  for (unsigned part = 0; part < schema::kNeighborParts; ++part)
    document.add_value(schema::kNeighbors + part, order.neighbors[part]);
  postings_.take_terms([&](const std::string& term, std::uint32_t frequency) {
    document.add_term(term, frequency);
  });
  std::vector<store::FacetId> ids;
  for (const auto& facet : out.facets) ids.push_back(facet.id);
  document.add_value(schema::kFacets, store::pack_facets(std::move(ids)));
  document.add_value(schema::kCluster, store::pack_number(cluster, 8));
  if (sketch.shingles > 0) document.add_value(schema::kSketch, pack_sketch(sketch));
  document.add_value(schema::kContentHash, store::pack_number(content_hash(article), 8));
  if (positions_) add_positions(document);
  document.set_data(
      store::pack_article(store::encode_article(article, woven()) + quotes_.records()));
  analyzer_.trim();
  return out;
}

void DocumentBuilder::collect_fields(const Article& article) {
  fields_.clear();
  const auto add = [&](TextRole role, const std::string& text) {
    if (!text.empty()) fields_.push_back({&store::info(role), text});
  };
  add(TextRole::kicker, article.kicker);
  add(TextRole::title, article.title);
  add(TextRole::subtitle, article.subtitle);
  add(TextRole::lead, article.lead);
  add(TextRole::body, article.body);
  for (const auto& caption : article.captions) add(TextRole::caption, caption);
  for (const auto& keyword : article.keywords) add(TextRole::keyword, keyword);
}

void DocumentBuilder::analyze_fields() {
  if (analyses_.size() < fields_.size()) analyses_.resize(fields_.size());
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    analyzer_.analyze(fields_[i].text, text::Purpose::document, analyses_[i]);
    suppressed_words_.take_out_of(analyses_[i].overlays);
  }
}

void DocumentBuilder::index_text() {
  postings_.start(analyzer_.terms());
  std::uint32_t offset = 0;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const store::RoleInfo& role = *fields_[i].role;
    for (const auto& token : analyses_[i].tokens) index_token(token, role, offset);
    for (const auto& token : analyses_[i].overlays) index_token(token, role, offset);
    offset += analyses_[i].positions + kFieldGap;
  }
}

std::vector<store::WovenText> DocumentBuilder::woven() const {
  return woven_texts(fields_, std::span(analyses_).first(fields_.size()), suppressed_words_);
}

DocumentBuilder::Texts DocumentBuilder::texts() const {
  static const text::Analysis kNone;
  Texts out{&kNone, &kNone};
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i].role->role == TextRole::title) out.title = &analyses_[i];
    if (fields_[i].role->role == TextRole::body) out.body = &analyses_[i];
  }
  return out;
}

void DocumentBuilder::index_token(const text::Token& token, const store::RoleInfo& role,
                                  std::uint32_t offset) {
  const text::Word& word = *token.word;
  WorkLimit::check();
  if (suppressed_words_.has(word)) return;
  postings_.add_word(word.surface, role.weight, offset + token.position);
  if (role.title_layer) postings_.add(Prefix::title, word.surface, 1);
  if (word.stem.text.empty()) return;
  if (!word.base_form) {  // true for a third of the words: saves a sixth of all postings
    postings_.add(Prefix::stem, word.stem, role.weight);
    if (role.title_layer) postings_.add(Prefix::title_stem, word.stem, 1);
  }
  if (!word.variant.text.empty() && word.variant.id != word.surface.id) {
    postings_.add(Prefix::variant, word.variant, role.weight);
    if (role.title_layer) postings_.add(Prefix::title_variant, word.variant, 1);
  }
  for (const auto& parts : {word.parts, word.runs}) {
    for (const auto& part : parts) {
      if (suppressed_words_.has(part)) continue;
      postings_.add(Prefix::part, part.stem, role.weight);
      if (role.title_layer) postings_.add(Prefix::title_part, part.stem, 1);
    }
  }
}

std::string DocumentBuilder::add_facet(FacetKind kind, const std::string& value,
                                       IndexedArticle& out) {
  if (value.empty()) return {};
  if (folded_.size() > kMaxFolded) folded_.clear();
  const FacetKindInfo& kind_info = info(kind);
  std::string key(1, static_cast<char>(kind));
  auto [it, added] = folded_.try_emplace(key.append(value));
  if (added) {
    const std::string folded = text::fold_value(value);
    if (!folded.empty())
      it->second = {store::facet_id(kind, folded),
                    store::make_term(store::prefix_of(kind_info.kind), folded)};
  }
  if (it->second.term.empty()) return {};
  const bool is_person = kind == FacetKind::person || kind == FacetKind::speaker;
  if (!suppressed_names_.empty() &&
      store::leads_to_name(text::fold_value(value), is_person, suppressed_names_))
    return {};
  out.document.add_boolean_term(it->second.term);
  out.facets.push_back({it->second.id, value});
  return it->second.term;
}

void DocumentBuilder::add_names(const Article& article, IndexedArticle& out) {
  std::string agency = article.agency;
  quotes_.clear();
  if (find_names_) {
    std::vector<ner::AnalyzedField> fields;
    std::vector<text::Analysis> pieces;
    std::vector<QuotedText> texts;  // one for each of `fields`
    const auto add = [&](const FieldText& field, const text::Analysis& analysis) {
      fields.push_back({field.text, &analysis});
      texts.push_back({&analysis, field.role});
    };
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (!fields_[i].role->names) continue;
      if (fields_[i].role->role != TextRole::body || article.passages.empty()) {
        add(fields_[i], analyses_[i]);
        continue;
      }
      pieces = pieces_outside(analyses_[i], article.passages);
      for (const auto& piece : pieces) add(fields_[i], piece);
    }
    const ner::Names names = find_names_(fields);
    for (const auto& entity : names.entities) {
      if (const auto kind = ner::kind_of(entity.type)) add_facet(*kind, entity.name, out);
    }
    if (agency.empty()) agency = names.agency;
    add_quotes(fields, texts, names, out);
  }
  add_facet(FacetKind::agency, agency, out);
}

void DocumentBuilder::add_quotes(std::span<const ner::AnalyzedField> fields,
                                 const std::vector<QuotedText>& texts, const ner::Names& names,
                                 IndexedArticle& out) {
  static const quotes::QuoteFinder kFinder;
  quotes_.set(kFinder.find(fields, names), texts, suppressed_words_);
  std::vector<std::vector<std::string>> terms;
  for (const auto& name : quotes_.speakers()) {
    terms.emplace_back();
    for (const auto& speaker : store::speakers_named(name)) {
      const bool known = is_entity(names, speaker);
      if (!known && !may_be_speaker(speaker)) continue;
      std::string term = add_facet(FacetKind::speaker, speaker, out);
      if (term.empty()) continue;
      terms.back().push_back(std::move(term));
      // It is called what the person, place or organization is called.
      if (known) out.facets.back().name.clear();
    }
  }
  if (quotes_.empty()) return;
  out.document.add_boolean_term(store::make_term(Prefix::quotation, {}));
  out.document.add_value(schema::kQuoteOrder, quotes_.order(terms, postings_));
}

}  // namespace nachlese::index
