#include "searcher/names/recognition.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <string>

#include "core/store/text_roles.hpp"
#include "entities/facet_kinds.hpp"
#include "stemming/fold.hpp"
#include "stemming/outside.hpp"

namespace nachlese::search {
namespace {

struct Field {
  TextRole role;
  std::size_t index = 0;
  std::string_view text;
};

// The fields in which the indexer looks for names.
std::vector<Field> fields_of(const Article& article) {
  std::vector<Field> fields;
  for (const auto& field : kTextFields) {
    if (store::info(field.role).names && !(article.*field.member).empty())
      fields.push_back({field.role, 0, article.*field.member});
  }
  for (std::size_t i = 0; i < article.captions.size(); ++i) {
    if (!article.captions[i].empty()) fields.push_back({TextRole::caption, i, article.captions[i]});
  }
  return fields;
}

}  // namespace

const ner::Recognizer& shared_recognizer(const std::string& listed) {
  static std::mutex mutex;
  static std::map<std::string, const ner::Recognizer> recognizers;
  const std::lock_guard lock(mutex);
  return recognizers.try_emplace(listed, listed, "names of the archive").first->second;
}

std::vector<ArticleName> names_of(const Article& article, text::Analyzer& analyzer,
                                  const ner::Recognizer& recognizer) {
  std::vector<Field> fields;  // one for each of `analyses`
  std::vector<text::Analysis> analyses;
  for (const Field& field : fields_of(article)) {
    text::Analysis analysis;
    analyzer.analyze(field.text, text::Purpose::document, analysis);
    const bool divided = field.role == TextRole::body && !article.passages.empty();
    auto pieces = divided ? text::pieces_outside(analysis, article.passages)
                          : std::vector<text::Analysis>{std::move(analysis)};
    for (auto& piece : pieces) {
      fields.push_back(field);
      analyses.push_back(std::move(piece));
    }
  }
  std::vector<ner::AnalyzedField> analyzed;
  for (std::size_t i = 0; i < fields.size(); ++i)
    analyzed.push_back({fields[i].text, &analyses[i]});
  const ner::Names found = recognizer.recognize(analyzed);
  std::vector<ArticleName> all(found.entities.size());
  for (const ner::Mention& mention : found.mentions) {
    const Field& field = fields[mention.field];
    all[mention.entity].mentions.push_back({field.role, field.index, mention.begin, mention.end});
  }
  std::vector<std::string> suppressed;
  for (const auto& name : article.suppressed) suppressed.push_back(text::fold_value(name));
  std::vector<ArticleName> names;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const ner::Entity& entity = found.entities[i];
    const auto kind = ner::kind_of(entity.type);
    const std::string folded = text::fold_value(entity.name);
    if (!kind || store::leads_to_name(folded, kind == FacetKind::person, suppressed)) continue;
    all[i].kind = *kind;
    all[i].name = entity.name;
    all[i].id = store::to_digits(store::facet_id(*kind, folded));
    all[i].roles = entity.roles;
    names.push_back(std::move(all[i]));
  }
  return names;
}

std::string_view mentioned(const Article& article, const ArticleName::Mention& mention) {
  std::string_view text;
  if (mention.role == TextRole::caption) {
    text = article.captions[mention.index];
  } else {
    const auto* const field = std::ranges::find(kTextFields, mention.role, &TextField::role);
    if (field != std::end(kTextFields)) text = article.*field->member;
  }
  return text.substr(mention.begin, mention.end - mention.begin);
}

}  // namespace nachlese::search
