// One article as a Xapian document: the terms, positions, slots and data of core/store/schema.hpp.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/article.hpp"
#include "entities/recognizer.hpp"
#include "indexer/facet_names.hpp"
#include "indexer/postings.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::index {

// What a text field of an article counts in the ranking.
enum class TextRole : std::uint8_t { kicker, title, subtitle, lead, body, caption, keyword };

struct RoleInfo {
  TextRole role;
  Xapian::termcount weight;  // added to a term's frequency for each occurrence
  bool title_layer;          // also indexed with the prefixes S and ZS
  bool names;                // names are looked for here
};

inline constexpr RoleInfo kRoles[] = {
    {TextRole::kicker, 2, true, true},    {TextRole::title, 4, true, true},
    {TextRole::subtitle, 2, true, true},  {TextRole::lead, 2, false, true},
    {TextRole::body, 1, false, true},     {TextRole::caption, 2, false, true},
    {TextRole::keyword, 3, false, false},
};

// Positions left free between two fields, so that no phrase or NEAR reaches across.
inline constexpr std::uint32_t kFieldGap = 100;

struct IndexedArticle {
  Xapian::Document document;
  std::vector<FacetName> facets;
};

// Recognizer::recognize() or nothing, if names are not to be looked for. Called on many threads at
// once.
using FindNames = std::function<ner::Names(std::span<const ner::AnalyzedField>)>;

// Not thread-safe: one per thread.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(FindNames find_names, const text::AnalyzerOptions& analysis = {});

  [[nodiscard]] IndexedArticle build(const Article& article);

 private:
  struct FieldText {
    const RoleInfo* role;
    std::string_view text;
  };
  // What versions of one story are recognized by.
  struct Texts {
    const text::Analysis* title;
    const text::Analysis* body;
  };
  struct FoldedValue {
    store::FacetId id;
    std::string term;
  };

  void collect_fields(const Article& article);
  Texts index_text(Xapian::Document& document);
  void index_token(const text::Token& token, const RoleInfo& role, std::uint32_t offset);
  void add_facet(FacetKind kind, const std::string& value, IndexedArticle& out);
  void add_names(const Article& article, IndexedArticle& out);

  FindNames find_names_;
  text::Analyzer analyzer_;
  std::vector<FieldText> fields_;
  std::vector<text::Analysis> analyses_;  // one per field, reused
  Postings postings_;
  std::unordered_map<std::string, FoldedValue>
      folded_;  // sources, authors and names come again and again
};

}  // namespace nachlese::index
