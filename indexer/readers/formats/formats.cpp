#include "indexer/readers/formats/formats.hpp"

#include <algorithm>

namespace nachlese::readers {
namespace {

// In the order in which they are tried; the most particular first.
const Format* const kFormats[] = {
    &kJsonFeed,  &kJsonObjects, &kJsonLines, &kFeed,     &kNewsml, &kNewsml1,   &kNitf,
    &kMediawiki, &kHtmlPage,    &kWarc,      &kIptc7901, &kCsv,    &kPlainText,
};

template <class Action>
void for_each_text(Article& article, Action&& action) {
  for (const auto& field : kTextFields) action(article.*field.member);
  for (auto* text : {&article.id, &article.source, &article.agency, &article.section, &article.url,
                     &article.language})
    action(*text);
  for (auto* list : {&article.captions, &article.authors, &article.keywords}) {
    for (auto& text : *list) action(text);
  }
}

void reject(const Record& record, Parsed& out, std::string reason) {
  if (out.article) out.id = out.article->id;
  out.article.reset();
  out.issues.push_back({Severity::rejected, record.place, std::move(reason)});
}

void apply_rules(const Record& record, Parsed& out) {
  const SourceRules& rules = *record.rules;
  if (rules.id == IdRule::file) out.id = record.rule_id;
  if (!out.article) return;
  Article& article = *out.article;
  if (article.source.empty()) article.source = rules.source;
  if (article.section.empty()) article.section = rules.section;
  if (rules.id == IdRule::file) article.id = record.rule_id;
  if (rules.id == IdRule::url && !article.url.empty()) article.id = article.url;
}

}  // namespace

const Format* recognize_format(std::string_view head, const ColumnMap& columns) {
  if (!columns.empty() && is_csv(head, columns)) return &kCsv;
  for (const Format* format : kFormats) {
    if (format->recognizes(head)) return format;
  }
  return nullptr;
}

const Format* find_format(std::string_view key) {
  for (const Format* format : kFormats) {
    if (format->key == key) return format;
  }
  return nullptr;
}

std::string format_keys() {
  std::string out;
  for (const Format* format : kFormats) out.append(out.empty() ? "" : ", ").append(format->key);
  return out;
}

Parsed parse_record(const Record& record) {
  Parsed out;
  record.format->parse(record, out);
  if (record.rules != nullptr) apply_rules(record, out);
  if (!out.article) return out;
  Article& article = *out.article;
  std::size_t bytes = 0;
  bool zeros = false;
  for_each_text(article, [&](std::string& text) {
    bytes += text.size();
    if (text.find('\0') == std::string::npos) return;
    zeros = true;
    std::replace(text.begin(), text.end(), '\0', ' ');
  });
  if (zeros)
    out.issues.push_back({Severity::warning, record.place, "NUL characters replaced by blanks"});
  if (article.title.empty() && article.lead.empty() && article.body.empty()) {
    reject(record, out,
           out.unknown_fields.empty() ? "the article has neither title nor body"
                                      : "the article has neither title nor body; if another field "
                                        "is its text, say --column NAME=body");
  } else if (bytes > kMaxArticleBytes) {
    reject(record, out,
           "the article has " + std::to_string(bytes >> 20U) + " MiB of text; at most " +
               std::to_string(kMaxArticleBytes >> 20U) + " MiB are taken");
  } else {
    ensure_id(article);
  }
  return out;
}

}  // namespace nachlese::readers
