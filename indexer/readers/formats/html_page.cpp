#include "indexer/readers/formats/html_page.hpp"

#include <algorithm>
#include <map>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/json_ld.hpp"
#include "indexer/readers/formats/page_credits.hpp"
#include "indexer/readers/formats/page_state.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/html_lines.hpp"
#include "indexer/readers/markup/html_main.hpp"
#include "indexer/readers/markup/page_blocks.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/text_repair.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kPageRoots[] = {
    "html", "head",   "body", "title", "meta", "article", "main", "section",  "div",  "p",
    "h1",   "h2",     "span", "table", "link", "script",  "h3",   "center",   "font", "style",
    "ul",   "header", "nav",  "form",  "a",    "img",     "hr",   "frameset", "base"};
// What a page may begin with when a program has written in front of it.
constexpr std::string_view kTextRoots[] = {"br", "b",   "i",          "strong",
                                           "em", "pre", "blockquote", "u"};

bool has_markup_of_page(std::string_view lower) {
  for (const std::string_view tag :
       {"<p>", "<p ", "<html", "<body", "<div", "<br", "<h1", "<table"}) {
    if (lower.find(tag) != std::string_view::npos) return true;
  }
  return false;
}

// <article><head>…, <section><title>…: elements that HTML does not have there.
bool is_own_xml(std::string_view lower) {
  const std::string root = root_name(lower);
  if (root != "article" && root != "section" && root != "title" && root != "meta" && root != "main")
    return false;
  for (const std::string_view tag :
       {"<attribute ", "<subtitle>", "<headline>", "<metadata>", "<author>", "<byline>", "<body>",
        "<head>", "<text>", "<date>", "<datum>"}) {
    if (lower.find(tag) != std::string_view::npos && lower.find("<html") == std::string_view::npos)
      return true;
  }
  return false;
}

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

void fill_from_meta(const Element& page, const Meta& meta, Article& article) {
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
  fill_date(
      article.published, meta,
      {"article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
       "dcterms.date", "dcterms.created", "dc.date.created", "pubdate", "publish-date",
       "publishdate", "parsely-pub-date", "sailthru.date", "article.published", "last-modified"});
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

std::string without_site(std::string title, const std::string& source) {
  for (const std::string_view between : {" - ", " | ", " – ", " — ", " :: ", " • ", " » ", " · "}) {
    const std::size_t at = title.rfind(between);
    if (at == std::string::npos) continue;
    const std::string behind = title.substr(at + between.size());
    if (!source.empty() &&
        (behind == source || source.starts_with(behind) || behind.starts_with(source)))
      return title.substr(0, at);
  }
  return title;
}

// "Title | Site": whether the head of the page begins with the heading, and something else follows.
bool opens_head(const std::string& heading, const std::string& head) {
  if (!head.starts_with(heading)) return false;
  const std::string_view rest = trim(std::string_view(head).substr(heading.size()));
  return rest.empty() ||
         std::string_view("-|:\xE2\xC2").find(rest.front()) != std::string_view::npos;
}

// Without a name of the site that the page says: the last part goes if it is short, and what is in
// front of it is not.
std::string without_last_part(const std::string& head) {
  for (const std::string_view between : {" | ", " – ", " — ", " - ", " :: ", " • ", " » "}) {
    const std::size_t at = head.rfind(between);
    if (at == std::string::npos) continue;
    const auto words = split_list(std::string_view(head).substr(at + between.size()), " ");
    const auto title = split_list(std::string_view(head).substr(0, at), " ");
    constexpr std::size_t kFewWords = 3;
    if (words.size() <= kFewWords && title.size() >= kFewWords) return head.substr(0, at);
  }
  return head;
}

// Machines are given other headlines than readers; that of the page counts if they are of one
// thing.
void choose_title(const std::vector<std::string>& shown, const std::vector<std::string>& lower,
                  const std::string& head, Article& article) {
  article.title = without_site(std::move(article.title), article.source);
  const std::string named = article.title;
  for (const auto& heading : named.empty() ? shown : std::vector<std::string>()) {
    if (!opens_head(heading, head)) continue;
    article.title = heading;
    return;
  }
  for (const auto& heading : shown) {
    // The name of the site, at the end of the head.
    if (named.empty() && head.size() > 2 * heading.size() && head.ends_with(heading)) continue;
    // "Politik" above all articles of a section is no title.
    if (heading == article.source || heading.size() * 3 < named.size()) continue;
    if (named.empty() || heading == named ||
        common_words(heading, {named, head}) * 2 >=
            std::max<std::size_t>(2, common_words(heading, {heading}))) {
      article.title = without_site(heading, article.source);
      return;
    }
  }
  if (!named.empty()) return;
  for (const auto& heading : lower) {
    if (!opens_head(heading, head)) continue;
    article.title = heading;
    return;
  }
  if (!head.empty()) article.title = without_last_part(without_site(head, article.source));
}

// What a page shows but names nowhere.
void fill_from_page(const Element& page, const std::vector<std::string>& headings,
                    Article& article) {
  const Element* title = find(page, "title");
  choose_title(headings, lower_headings_of(page),
               title == nullptr ? std::string() : line_text(*title), article);
  fill_credits(page, article);
  fill_if_empty(article.kicker, kicker_of(page));
  if (article.kicker == article.title) article.kicker.clear();
}

std::string canonical_of(const Element& page) {
  std::string canonical;
  each_element(page, [&](const Element& e) {
    if (canonical.empty() && e.name == "link" && attribute(e, "rel") == "canonical")
      canonical = attribute(e, "href");
  });
  return is_web_address(canonical) ? canonical : std::string();
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

std::string joined_paragraphs(const std::vector<std::string_view>& paragraphs) {
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
  // A short one is a teaser: the page has more.
  if (named.empty() || named.size() * 2 < shown.size()) return shown;
  const std::string line = collapse_spaces(named);
  std::vector<std::string_view> both = split_paragraphs(shown);
  constexpr std::size_t kMostCompared =
      std::size_t{1} << 26U;  // bytes; each paragraph is looked for in all of the line
  if (both.size() > kMostCompared / (line.size() + 1)) return named;
  std::erase_if(both, [&](std::string_view paragraph) {
    return line.find(collapse_spaces(paragraph)) == std::string::npos;
  });
  std::string body = joined_paragraphs(both);
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
  if (!paragraphs.empty()) article.body = joined_paragraphs(paragraphs);
  if (collapse_spaces(article.body).starts_with(collapse_spaces(article.lead)))
    article.lead.clear();
}

std::vector<std::string> scripts_of(const Element& page) {
  std::vector<std::string> out;
  each_element(page, [&](const Element& e) {
    if (e.name == "script" &&
        to_lower_ascii(attribute(e, "type")).starts_with("application/ld+json"))
      out.push_back(raw_text(e));
  });
  return out;
}

bool page_text_is_short(const Element& page) {
  constexpr std::size_t kShort = 20;
  const Element* body = find(page, "body");
  return body == nullptr || collapse_spaces(text_of(*body).body).size() < kShort;
}

// The place that a script fills, and nothing in it.
bool is_built_by_script(const Element& page) {
  constexpr std::string_view kPlaces[] = {"root",   "app",   "__next",   "__nuxt",     "___gatsby",
                                          "svelte", "ember", "main-app", "react-root", "app-root"};
  bool place = false;
  each_element(page, [&](const Element& e) {
    const std::string_view id = attribute(e, "id");
    place = place || e.name == "app-root" || (e.name == "div" && is_one_of(id, kPlaces));
    if (e.name == "noscript") place = place || line_text(e).find("JavaScript") != std::string::npos;
  });
  return place;
}

bool is_error_name(std::string_view behind) {
  constexpr std::string_view kNames[] = {"not found", "forbidden", "internal", "bad",  "service",
                                         "gateway",   "error",     "seite",    "page", "proxy"};
  const std::string_view name = trim(behind);
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view known) { return name.starts_with(known); });
}

// What a server says instead of a page, saved with status 200.
bool is_error_page(const Article& article) {
  constexpr std::string_view kTitles[] = {"404",
                                          "403",
                                          "500",
                                          "502",
                                          "503",
                                          "504",
                                          "not found",
                                          "page not found",
                                          "forbidden",
                                          "access denied",
                                          "bad gateway",
                                          "service unavailable",
                                          "internal server error",
                                          "gateway timeout",
                                          "service temporarily unavailable",
                                          "error 4",
                                          "error 5",
                                          "fehler 4",
                                          "fehler 5",
                                          "http error",
                                          "http status 4",
                                          "http status 5",
                                          "seite nicht gefunden",
                                          "just a moment",
                                          "attention required! | cloudflare",
                                          "object moved",
                                          "301 moved",
                                          "302 found"};
  constexpr std::size_t kLongestError = 700;
  if (article.body.size() > kLongestError || article.published || !article.authors.empty())
    return false;
  const std::string title = to_lower_ascii(article.title);
  return std::any_of(std::begin(kTitles), std::end(kTitles), [&](std::string_view known) {
    if (!title.starts_with(known)) return false;
    // "500 Menschen feiern" is news.
    const bool number = known.size() == 3;
    return !number || title.size() == 3 ||
           title.find_first_of(":-|") == title.find_first_not_of(' ', 3) ||
           is_error_name(std::string_view(title).substr(3));
  });
}

void skip_error_page(const Record& record, Parsed& out) {
  out.id = std::move(out.article->id);
  const std::string title = std::move(out.article->title);
  out.article.reset();
  out.issues.push_back({Severity::rejected, record.place,
                        "an error page, no article: " + std::string(truncate_utf8(title, 60))});
}

// A page that is built by a script in the browser has nothing to be searched; a cover, a picture
// and the like has no text either, but nothing is lost.
void report_empty(const Element& page, const Record& record, Parsed& out) {
  const bool scripted = find(page, "script") != nullptr || is_built_by_script(page);
  if (!out.article->lead.empty()) {
    out.issues.push_back(
        {Severity::warning, record.place, "the page has no text but its title and description"});
  } else if (scripted) {
    out.id = std::move(out.article->id);
    out.article.reset();
    out.issues.push_back(
        {Severity::rejected, record.place, "the page has no text; is it built by a script?"});
  } else if (page_text_is_short(page)) {
    skip(record, out, "a page without text");
  }
}

std::string to_text(std::string bytes, const std::string& charset, const Record& record,
                    Parsed& out) {
  if (first_invalid_utf8(bytes) == std::string_view::npos) return bytes;
  const std::string declared = charset.empty() ? declared_charset(bytes) : charset;
  const std::string named = record.charset.empty() ? declared : record.charset;
  if (!named.empty() && (is_older_charset(bytes) || !is_one_byte_charset(named)))
    return to_utf8(bytes, named);
  repair_text(bytes, record, out.issues);
  return bytes;
}

// Behind what a program wrote in front of the page: warnings of PHP, text in <b>.
bool has_page_behind(std::string_view head) {
  constexpr std::size_t kFront = 4096;
  const std::string text = to_lower_ascii(head);
  const std::size_t page = std::min(text.find("<!doctype html"), text.find("<html"));
  if (page == std::string::npos) return false;
  return page < kFront || text.find("<body", page) != std::string::npos;
}

// An <article> under an XML declaration is somebody's own XML, unless it is XHTML.
bool is_html(std::string_view head) {
  const std::string lower = to_lower_ascii(head);
  const std::string root = root_name(lower);
  if (root.empty()) return trim(head).starts_with('<') && has_page_behind(head);
  if (!is_one_of(root, kPageRoots)) return is_one_of(root, kTextRoots) && has_markup_of_page(lower);
  const bool strict = root == "html" || root == "body" || root == "head";
  if (strict) return true;
  const bool declared = trim(lower).starts_with("<?xml");
  return !declared && !is_own_xml(lower);
}

void parse_html_page(const Record& record, Parsed& out) {
  parse_page(record.bytes, "", "", record, out);
}

void split_html(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  kPlainText.split(input, origin, sink);  // one article a file
}

// Without what recurs over the site, unless that is the text.
Text text_of_page(const Element& page, const Record& record) {
  if (record.site_blocks != nullptr) {
    constexpr std::size_t kSomeText = 120;
    Text text = main_text(without_blocks(page, *record.site_blocks));
    if (text.body.size() >= kSomeText) return text;
  }
  return main_text(page);
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
  const std::vector<std::string> headings = headings_of(page);
  const std::string canonical = canonical_of(page);
  LinkedPage linked{canonical, headings};
  const Meta meta = meta_of(page);
  for (const char* name : {"og:title", "twitter:title"}) {
    if (std::string title = first_of(meta, {name}); !title.empty())
      linked.titles.push_back(std::move(title));
  }
  if (const Element* title = find(page, "title")) linked.titles.push_back(line_text(*title));
  fill_from_json_ld(scripts_of(page), linked, record, out);
  Article& article = *out.article;
  fill_from_meta(page, meta, article);
  fill_from_page(page, headings, article);
  if (!canonical.empty()) article.url = canonical;
  Text shown = text_of_page(page, record);
  article.body = best_body(article.body, shown.body);
  for (auto& caption : shown.captions) add_value(article.captions, std::move(caption));
  drop_repetitions(article);
  fill_if_empty(article.url, url);
  if (article.url.empty()) article.id = record.file_id;
  // What a script would show counts where the page itself has hardly more than its title.
  constexpr std::size_t kLittleText = 150;
  const bool bare = article.body.size() < kLittleText && is_built_by_script(page);
  if (article.body.empty() || bare) fill_from_page_state(page, linked.titles, record, out);
  if (is_error_page(article)) {
    skip_error_page(record, out);
  } else if (article.body.empty()) {
    report_empty(page, record, out);
  }
}

const Format kHtmlPage = {"HTML", "html", is_html, split_html, parse_html_page, true};

}  // namespace nachlese::readers
