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
#include "core/store/text_roles.hpp"
#include "entities/recognizer.hpp"
#include "entities/suppressed_words.hpp"
#include "indexer/facet_names.hpp"
#include "indexer/postings.hpp"
#include "indexer/quote_layer.hpp"
#include "indexer/woven_texts.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::index {

// Positions skipped between two fields, so that no phrase or NEAR crosses them.
inline constexpr std::uint32_t kFieldGap = 100;

struct IndexedArticle {
  Xapian::Document document;
  std::vector<FacetName> facets;
};

// Recognizer::recognize(), or empty to find no names. Called from many threads at once.
using FindNames = std::function<ner::Names(std::span<const ner::AnalyzedField>)>;

struct DocumentOptions {
  text::AnalyzerOptions analysis = {};
  bool positions = false;  // as in store::ArchiveInfo
};

// Not thread-safe: use one per thread.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(FindNames find_names, const DocumentOptions& options = {});

  [[nodiscard]] IndexedArticle build(const Article& article);

 private:
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
  void analyze_fields();
  void index_text();
  [[nodiscard]] Texts texts() const;
  [[nodiscard]] std::vector<store::WovenText> woven() const;
  void index_token(const text::Token& token, const store::RoleInfo& role, std::uint32_t offset);
  // Its boolean term; empty if there is no value.
  std::string add_facet(FacetKind kind, const std::string& value, IndexedArticle& out);
  void add_names(const Article& article, IndexedArticle& out);
  // `texts`: one for each of `fields`.
  void add_quotes(std::span<const ner::AnalyzedField> fields, const std::vector<QuotedText>& texts,
                  const ner::Names& names, IndexedArticle& out);

  FindNames find_names_;
  text::Analyzer analyzer_;
  bool positions_;
  std::vector<FieldText> fields_;
  std::vector<text::Analysis> analyses_;  // one per field, reused
  Postings postings_;
  ner::SuppressedWords suppressed_words_;
  std::vector<std::string> suppressed_names_;  // folded
  QuoteLayer quotes_;
  // Cache, since sources, authors and names repeat.
  std::unordered_map<std::string, FoldedValue> folded_;
};

}  // namespace nachlese::index
