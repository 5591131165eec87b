#include "indexer/readers/format.hpp"

#include <algorithm>

namespace nachlese {
namespace {

// In the order in which they are tried; the most particular first.
constexpr Format kFormats[] = {
    {"JSON Feed", "jsonfeed", is_json_feed, split_json_feed, parse_json},
    {"JSON", "json", is_json_objects, split_json_objects, parse_json},
    {"JSON Lines", "jsonl", is_json_lines, split_json_lines, parse_json},
    {"feed", "feed", is_feed, split_feed, parse_feed},
    {"NewsML-G2", "newsml", is_newsml, split_newsml, parse_newsml},
    {"NewsML 1", "newsml1", is_newsml1, split_newsml1, parse_newsml1},
    {"NITF", "nitf", is_nitf, split_nitf, parse_nitf},
    {"MediaWiki", "mediawiki", is_mediawiki, split_mediawiki, parse_mediawiki},
    {"HTML", "html", is_html, split_html, parse_html_page},
    {"WARC", "warc", is_warc, split_warc, parse_warc},
    {"IPTC 7901", "iptc7901", is_iptc7901, split_iptc7901, parse_iptc7901},
    {"CSV", "csv", is_plain_csv, split_csv, parse_csv},
    {"plain text", "text", is_plain_text, split_plain_text, parse_plain_text},
};

template <class Action>
void for_each_text(Article& article, Action&& action) {
  for (const auto& field : kTextFields) action(article.*field.member);
  for (auto* text : {&article.id, &article.source, &article.agency, &article.section, &article.url, &article.language})
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

const Format* recognise_format(std::string_view head, const ColumnMap& columns) {
  const bool table = !columns.empty() && is_csv(head, columns);
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                   [&](const Format& f) { return table ? f.parse == parse_csv : f.recognises(head); });
  return found == std::end(kFormats) ? nullptr : found;
}

const Format* find_format(std::string_view key) {
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& f) { return f.key == key; });
  return found == std::end(kFormats) ? nullptr : found;
}

std::string format_keys() {
  std::string out;
  for (const auto& format : kFormats) out.append(out.empty() ? "" : ", ").append(format.key);
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
  if (zeros) out.issues.push_back({Severity::warning, record.place, "NUL characters replaced by blanks"});
  if (article.title.empty() && article.lead.empty() && article.body.empty()) {
    reject(record, out,
           out.unknown_fields.empty()
               ? "the article has neither title nor body"
               : "the article has neither title nor body; if another field is its text, say --column NAME=body");
  } else if (bytes > kMaxArticleBytes) {
    reject(record, out,
           "the article has " + std::to_string(bytes >> 20U) + " MiB of text; at most " + std::to_string(kMaxArticleBytes >> 20U) +
               " MiB are taken");
  } else {
    ensure_id(article);
  }
  return out;
}

}  // namespace nachlese
