#include "indexer/readers/formats/formats.hpp"

#include <algorithm>
#include <utility>

#include "indexer/readers/markup/markdown.hpp"
#include "indexer/readers/record/embargo_line.hpp"
#include "indexer/readers/record/lines.hpp"
#include "indexer/readers/record/note_pad.hpp"
#include "indexer/readers/record/time_zone.hpp"

namespace nachlese::readers {
namespace {

// In the order in which they are tried; the most particular first.
const Format* const kFormats[] = {
    &kJsonFeed,  &kJsonObjects, &kJsonLines, &kFeed,     &kNewsml,   &kNewsml1, &kNitf,
    &kMediawiki, &kPdf,         &kMets,      &kAlto,     &kPageXml,  &kTei,     &kHocr,
    &kHtmlPage,  &kWarc,        &kArc,       &kAnpa1312, &kIptc7901, &kCsv,     &kPlainText,
};

template <class Action>
void for_each_text(Article& article, Action&& action) {
  for (const auto& field : kTextFields) action(article.*field.member);
  for (auto* text : {&article.id, &article.source, &article.agency, &article.section, &article.page,
                     &article.url, &article.language, &article.rights})
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

std::string id_by_file(const Record& record, const std::string& own) {
  return has_moving_items(*record.format) && !own.empty() ? record.rule_id + "#" + own
                                                          : record.rule_id;
}

void apply_rules(const Record& record, Parsed& out) {
  const SourceRules& rules = *record.rules;
  if (rules.id == IdRule::file && !out.article) out.id = id_by_file(record, out.id);
  if (!out.article) return;
  Article& article = *out.article;
  if (article.source.empty()) article.source = rules.source;
  if (article.section.empty()) article.section = rules.section;
  if (rules.id == IdRule::file) {
    if (article.id.empty()) ensure_id(article);
    article.id = id_by_file(record, article.id);
  }
  if (rules.id == IdRule::url && !article.url.empty()) article.id = article.url;
}

// A day more than tomorrow is none of an article that is out.
bool is_plausible(const Date& date, const TimeZone* zone) {
  constexpr int kFirstNewspaper = 1600;
  constexpr std::int64_t kTwoDays = 2 * std::int64_t{86'400};
  return date.year >= kFirstNewspaper && utc_seconds(date, zone) <= utc_seconds_now() + kTwoDays;
}

// All dates of an archive are in its zone: so order and days follow the moment.
void settle_dates(const Record& record, Parsed& out) {
  for (auto member : {&Article::published, &Article::updated}) {
    std::optional<Date>& date = (*out.article).*member;
    if (!date) continue;
    if (!is_plausible(*date, record.zone)) {
      out.issues.push_back(
          {Severity::warning, record.place,
           "the date " + to_iso(*date) + " cannot be; the article is taken without it"});
      date.reset();
      continue;
    }
    if (record.zone != nullptr && record.zone != record.archive_zone)
      date = record.zone->with_offset(*date);
    if (record.archive_zone != nullptr) date = record.archive_zone->to_local(*date);
  }
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
  if (key == kMappedXml.key) return &kMappedXml;
  for (const Format* format : kFormats) {
    if (format->key == key) return format;
  }
  return nullptr;
}

std::string format_keys() {
  std::string out;
  for (const Format* format : kFormats) out.append(out.empty() ? "" : ", ").append(format->key);
  return out + ", " + std::string(kMappedXml.key);
}

bool has_moving_items(const Format& format) { return &format == &kFeed || &format == &kJsonFeed; }

bool is_single_page(const Format& format) {
  return &format == &kAlto || &format == &kPageXml || &format == &kHocr;
}

Parsed parse_record(const Record& record) {
  Parsed out;
  record.format->parse(record, out);
  if (record.rules != nullptr) apply_rules(record, out);
  if (!out.article) return out;
  settle_dates(record, out);
  keep_embargo_line({}, record, out);
  if (!out.article) return out;
  drop_note_pad(out.article->body);
  Article& article = *out.article;
  for (const auto& field : kTextFields) drop_marks(article.*field.member);
  std::ranges::for_each(article.captions, drop_marks);
  arrange_lines(article.body);
  arrange_lines(article.lead);
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
    if (!out.printed.empty()) place_words(article, std::exchange(out.printed, {}));
  }
  return out;
}

}  // namespace nachlese::readers
