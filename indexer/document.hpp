// Turns an article into a Xapian document: the terms, positions, slots and data of
// core/store/schema.hpp.
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

// A text field of an article, by its role in ranking.
enum class TextRole : std::uint8_t { kicker, title, subtitle, lead, body, caption, keyword };

struct RoleInfo {
  TextRole role;
  Xapian::termcount weight;  // term frequency that each occurrence adds
  bool title_layer;          // also indexed with the prefixes S and ZS
  bool names;                // searched for names
};

inline constexpr RoleInfo kRoles[] = {
    {TextRole::kicker, 2, true, true},    {TextRole::title, 4, true, true},
    {TextRole::subtitle, 2, true, true},  {TextRole::lead, 2, false, true},
    {TextRole::body, 1, false, true},     {TextRole::caption, 2, false, true},
    {TextRole::keyword, 3, false, false},
};

// Positions skipped between two fields, so that no phrase or NEAR crosses them.
inline constexpr std::uint32_t kFieldGap = 100;

struct IndexedArticle {
  Xapian::Document document;
  std::vector<FacetName> facets;
};

// Recognizer::recognize(), or empty to find no names. Called from many threads at once.
using FindNames = std::function<ner::Names(std::span<const ner::AnalyzedField>)>;

// Not thread-safe: use one per thread.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(FindNames find_names, const text::AnalyzerOptions& analysis = {});

  [[nodiscard]] IndexedArticle build(const Article& article);

 private:
  struct FieldText {
    const RoleInfo* role;
    std::string_view text;
  };
  // The analyses from which the sketch is made.
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
  // Cache, since sources, authors and names repeat.
  std::unordered_map<std::string, FoldedValue> folded_;
};

}  // namespace nachlese::index
