#include "indexer/readers/formats/html_page.hpp"

#include <algorithm>
#include <map>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/json_ld.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/html_main.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/text_repair.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kPageRoots[] = {"html", "head",    "body", "title", "meta", "article",
                                           "main", "section", "div",  "p",     "h1",   "h2",
                                           "span", "table",   "link", "script"};

using Meta = std::multimap<std::string, std::string>;

// <meta name|property|itemprop=… content=…>, names in lower case.
Meta meta_of(const Element& page) {
  Meta meta;
  each_element(page, [&](const Element& e) {
    if (e.name != "meta") return;
    for (const char* key : {"property", "name", "itemprop"}) {
      const std::string_view name = attribute(e, key);
      if (!name.empty())
        meta.emplace(to_lower_ascii(name), collapse_spaces(attribute(e, "content")));
    }
  });
  return meta;
}

std::string first_of(const Meta& meta, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto found = meta.find(name);
    if (found != meta.end() && !found->second.empty()) return found->second;
  }
  return {};
}

// Dates on pages are many and odd; one that is none is passed over for the next.
void fill_date(std::optional<Date>& date, const Meta& meta,
               std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (!date) date = parse_loose_date(first_of(meta, {name}));
  }
}

void fill_from_meta(const Element& page, Article& article) {
  const Meta meta = meta_of(page);
  fill_if_empty(article.title,
                first_of(meta, {"og:title", "twitter:title", "dc.title", "headline"}));
  fill_if_empty(article.lead, first_of(meta, {"og:description", "description",
                                              "twitter:description", "dc.description"}));
  fill_if_empty(article.url, first_of(meta, {"og:url"}));
  fill_if_empty(article.source,
                first_of(meta, {"og:site_name", "application-name", "publisher", "dc.publisher"}));
  fill_if_empty(article.section, first_of(meta, {"article:section", "section"}));
  fill_if_empty(article.language, std::string(attribute(page, "lang")));
  fill_if_empty(article.language, first_of(meta, {"og:locale", "content-language", "language"}));
  std::replace(article.language.begin(), article.language.end(), '_', '-');
  fill_date(article.published, meta,
            {"article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
             "last-modified"});
  fill_date(article.updated, meta, {"article:modified_time", "datemodified", "og:updated_time"});
  for (const char* name : {"author", "article:author", "dc.creator"}) {
    const auto [begin, end] = meta.equal_range(name);
    for (auto it = begin; it != end && article.authors.empty(); ++it) {
      if (!is_web_address(it->second)) add_people(article, it->second);
    }
  }
  if (!article.keywords.empty()) return;
  for (const char* name : {"article:tag", "news_keywords", "keywords"}) {
    const auto [begin, end] = meta.equal_range(name);
    for (auto it = begin; it != end; ++it) {
      for (auto& word : split_list(it->second, ",;")) add_value(article.keywords, std::move(word));
    }
  }
}

// What a page shows but names nowhere.
void fill_from_page(const Element& page, Article& article) {
  if (const Element* heading = find(page, "h1")) fill_if_empty(article.title, line_text(*heading));
  if (const Element* title = find(page, "title")) fill_if_empty(article.title, line_text(*title));
  for (const std::string_view between : {" - ", " | ", " – "}) {
    const std::string end = std::string(between) + article.source;
    if (!article.source.empty() && article.title.ends_with(end))
      article.title.erase(article.title.size() - end.size());
  }
  if (article.authors.empty()) add_people(article, byline_of(page));
  fill_if_empty(article.kicker, kicker_of(page));
  std::string canonical;
  each_element(page, [&](const Element& e) {
    if (e.name == "link" && attribute(e, "rel") == "canonical") canonical = attribute(e, "href");
    if (e.name == "time" && !article.published)
      article.published = parse_loose_date(attribute(e, "datetime"));
  });
  if (is_web_address(canonical)) article.url = canonical;
}

std::vector<std::string_view> split_paragraphs(std::string_view body) {
  std::vector<std::string_view> out;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find("\n\n"), body.size());
    out.push_back(body.substr(0, end));
    body.remove_prefix(std::min(end + 2, body.size()));
  }
  return out;
}

std::string join(const std::vector<std::string_view>& paragraphs) {
  std::string out;
  for (const auto paragraph : paragraphs) {
    if (!out.empty()) out += "\n\n";
    out += paragraph;
  }
  return out;
}

// The text that JSON-LD gives is clean but often without paragraphs; that of the page has them, and
// more than the article.
std::string best_body(const std::string& named, const std::string& shown) {
  if (named.empty()) return shown;
  const std::string line = collapse_spaces(named);
  std::vector<std::string_view> both = split_paragraphs(shown);
  constexpr std::size_t kMostCompared =
      std::size_t{1} << 26U;  // bytes; each paragraph is looked for in all of the line
  if (both.size() > kMostCompared / (line.size() + 1)) return named;
  std::erase_if(both, [&](std::string_view paragraph) {
    return line.find(collapse_spaces(paragraph)) == std::string::npos;
  });
  std::string body = join(both);
  return body.size() * 10 >= named.size() * 9 ? body : named;
}

// Title, lead and date are not said twice.
void drop_repetitions(Article& article) {
  std::vector<std::string_view> paragraphs = split_paragraphs(article.body);
  constexpr std::size_t kStart = 4;
  constexpr std::size_t kLongestDate = 32;
  std::size_t kept = 0;
  std::size_t at = 0;
  for (; at < paragraphs.size() && kept < kStart; ++at) {
    const std::string line = collapse_spaces(paragraphs[at]);
    const bool is_date = !line.empty() && line[0] >= '0' && line[0] <= '9' &&
                         line.size() <= kLongestDate && parse_loose_date(line);
    const bool repeated = line == article.title || line == article.subtitle ||
                          line == article.kicker || line == article.lead || is_date;
    if (!repeated) paragraphs[kept++] = paragraphs[at];
  }
  paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(kept),
                   paragraphs.begin() + static_cast<std::ptrdiff_t>(at));
  if (!paragraphs.empty()) article.body = join(paragraphs);
  if (collapse_spaces(article.body).starts_with(collapse_spaces(article.lead)))
    article.lead.clear();
}

std::string to_text(std::string bytes, const std::string& charset, const Record& record,
                    Parsed& out) {
  if (first_invalid_utf8(bytes) == std::string_view::npos) return bytes;
  const std::string named = charset.empty() ? declared_charset(bytes) : charset;
  if (!named.empty()) return to_utf8(bytes, named);
  repair_text(bytes, record.place, out.issues);
  return bytes;
}

bool is_html(std::string_view head) {
  const std::string root = root_name(to_lower_ascii(head));
  return std::find(std::begin(kPageRoots), std::end(kPageRoots), root) != std::end(kPageRoots);
}

void parse_html_page(const Record& record, Parsed& out) {
  parse_page(record.bytes, "", "", record, out);
}

void split_html(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  kPlainText.split(input, origin, sink);  // one article a file
}

}  // namespace

void parse_page(std::string bytes, const std::string& charset, const std::string& url,
                const Record& record, Parsed& out) {
  if (has_too_many_tags(bytes)) {
    out.issues.push_back(
        {Severity::rejected, record.place, "more than " + std::to_string(kMaxTags) + " tags"});
    return;
  }
  const Element page = parse_html(to_text(std::move(bytes), charset, record, out));
  out.article.emplace();
  bool found = false;
  each_element(page, [&](const Element& e) {
    if (!found && e.name == "script" && attribute(e, "type") == "application/ld+json")
      found = fill_from_json_ld(raw_text(e), record, out);
  });
  Article& article = *out.article;
  fill_from_meta(page, article);
  fill_from_page(page, article);
  Text shown = main_text(page);
  article.body = best_body(article.body, shown.body);
  for (auto& caption : shown.captions) add_value(article.captions, std::move(caption));
  drop_repetitions(article);
  fill_if_empty(article.url, url);
  if (article.url.empty()) article.id = record.file_id;
}

const Format kHtmlPage = {"HTML", "html", is_html, split_html, parse_html_page};

}  // namespace nachlese::readers
