// Feeds: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF; with the modules content, dc, dcterms, media,
// itunes, prism.
#include <algorithm>
#include <initializer_list>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/base64.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

using Names = std::initializer_list<std::string_view>;

constexpr std::string_view kFeedRoots[] = {"rss", "rdf", "feed", "channel"};

// Where a field may stand, the best first.
const Names kTitle = {"title", "dc:title", "media:title", "itunes:title"};
const Names kBody = {"content:encoded", "content", "body", "fullitem", "content:items"};
const Names kLead = {"description",    "summary",         "abstract",         "dc:description",
                     "itunes:summary", "itunes:subtitle", "media:description"};
const Names kPublished = {"pubdate",        "published",       "issued",  "dc:date",
                          "dcterms:issued", "dcterms:created", "created", "prism:publicationdate"};
const Names kUpdated = {"updated", "modified", "dcterms:modified", "lastmod",
                        "prism:modificationdate"};
const Names kAuthors = {"author", "dc:creator", "dc:author", "itunes:author"};
const Names kKeywords = {"category", "dc:subject", "media:keywords", "itunes:keywords",
                         "prism:keyword"};
const Names kId = {"guid", "id", "dc:identifier"};
const Names kSection = {"prism:section", "section"};
const Names kLanguage = {"dc:language", "language"};

const Element* first_of(const Element& item, const Names& names) {
  for (const auto& name : names) {
    if (const Element* found = child(item, name)) return found;
  }
  return nullptr;
}

std::string line_of(const Element& item, const Names& names) {
  const Element* found = first_of(item, names);
  return found == nullptr ? std::string() : line_text(*found);
}

bool has_elements(const Element& element) {
  return std::any_of(element.children.begin(), element.children.end(),
                     [](const Element& c) { return !c.name.empty(); });
}

// The content of an element under the rules of Atom (`type`, `mode`), or guessed where it names
// none, as in RSS.
Text content_of(const Element& element) {
  const std::string type = to_lower_ascii(attribute(element, "type"));
  const std::string_view mode = attribute(element, "mode");
  if (has_elements(element)) return text_of({"", "", {}, element.children});
  std::string raw = raw_text(element);
  const bool is_packed =
      mode == "base64" || (type.find('/') != std::string::npos && !type.starts_with("text/") &&
                           type.find("xml") == std::string::npos);
  if (is_packed) {
    const auto plain = from_base64(raw);
    return text_of_html(plain && first_invalid_utf8(*plain) == std::string::npos ? *plain : raw);
  }
  if ((type == "text" || type == "text/plain") && mode != "escaped") return {tidy_text(raw), {}};
  return text_of_html(raw);
}

std::string title_of(const Element& item) {
  const Element* title = first_of(item, kTitle);
  return title == nullptr ? std::string() : collapse_spaces(content_of(*title).body);
}

void add_authors(const Element& from, Article& article) {
  for (const auto& name : kAuthors) {
    each_child(from, name, [&](const Element& author) {
      const Element* person = child(author, "name");
      add_people(article, line_text(person != nullptr ? *person : author));
    });
  }
}

std::string address_of(const Element& item) {
  std::string url;
  each_child(item, "link", [&](const Element& link) {
    const std::string_view rel = attribute(link, "rel");
    const std::string_view href = attribute(link, "href");
    if (url.empty() && (rel.empty() || rel == "alternate"))
      url = href.empty() ? line_text(link) : std::string(trim(href));
  });
  const Element* guid = child(item, "guid");
  if (url.empty() && guid != nullptr && attribute(*guid, "ispermalink") != "false") {
    if (std::string text = line_text(*guid); is_web_address(text)) url = std::move(text);
  }
  if (url.empty()) url = attribute(item, "rdf:about");
  if (url.empty()) url = attribute(item, "href");
  return url;
}

// The teaser of many feeds is only the start of the text.
bool repeats(const std::string& body, std::string_view lead) {
  for (const std::string_view end : {"…", "...", "[…]", "[...]"}) {
    if (lead.ends_with(end)) lead.remove_suffix(end.size());
  }
  return collapse_spaces(body).starts_with(collapse_spaces(lead));
}

// What is the text: the content where there is any, else the description; what is left over of both
// leads into it.
void add_text(const Element& item, Article& article) {
  Text text;
  for (const auto& names : {kBody, kLead}) {
    for (const auto& name : names) {
      const Element* found = child(item, name);
      if (found == nullptr || !article.lead.empty()) continue;
      Text next = content_of(*found);
      if (text.body.empty()) {
        text = std::move(next);
      } else if (!repeats(text.body, next.body)) {
        article.lead = std::move(next.body);
      }
    }
  }
  article.body = std::move(text.body);
  article.captions = std::move(text.captions);
  each_element(item, [&](const Element& e) {
    if (e.name == "media:description") add_value(article.captions, line_of_html(raw_text(e)));
  });
  if (article.body.empty() && !article.captions.empty()) article.body = article.captions.front();
}

void add_keywords(const Element& item, Article& article) {
  for (const auto& name : kKeywords) {
    each_child(item, name, [&](const Element& category) {
      std::string text(attribute(category, "label"));
      if (text.empty()) text = attribute(category, "term");
      if (text.empty()) text = line_text(category);
      const bool list = name != "category";
      for (auto& word : split_list(text, list ? ",;" : ";"))
        add_value(article.keywords, line_of_html(word));
    });
  }
}

// The element of that name that is not inside the record: feed or channel.
const Element* around(const Element& root) {
  const Element* channel = find(root, "channel");
  return channel != nullptr ? channel : &root;
}

void add_what_the_feed_says(const Element& root, const Element& item, Article& article) {
  const Element& feed = *around(root);
  const Element* origin = child(item, "source");
  if (origin != nullptr)
    article.source =
        child(*origin, "title") != nullptr ? child_line(*origin, "title") : line_text(*origin);
  if (article.source.empty()) article.source = child_line(item, "dc:publisher");
  if (article.source.empty()) article.source = title_of(feed);
  if (article.authors.empty() && feed.name == "feed") add_authors(feed, article);
  article.language = line_of(item, kLanguage);
  for (const Element* e : {&item, &feed, &root}) {
    if (article.language.empty()) article.language = attribute(*e, "xml:lang");
  }
  if (article.language.empty()) article.language = line_of(feed, kLanguage);
}

const Element* item_of(const Element& element) {
  const std::string_view local =
      std::string_view(element.name).substr(element.name.find(':') + 1);  // npos + 1 is 0
  if (local == "item" || local == "entry") return &element;
  for (const auto& c : element.children) {
    if (const Element* found = item_of(c)) return found;
  }
  return nullptr;
}

bool is_feed(std::string_view head) {
  return std::find(std::begin(kFeedRoots), std::end(kFeedRoots), root_name(head)) !=
         std::end(kFeedRoots);
}

void split_feed(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Record shared = origin;
  shared.file_id.clear();
  cut_xml(input, {"item", "entry"}, shared, sink);
}

void parse_feed(const Record& record, Parsed& out) {
  const auto root = read_tree(record, out);
  if (!root) return;
  const Element* item = item_of(*root);
  if (item == nullptr) {
    out.issues.push_back({Severity::rejected, record.place, "no entry could be read"});
    return;
  }
  Article& article = out.article.emplace();
  article.id = line_of(*item, kId);
  article.url = address_of(*item);
  article.title = title_of(*item);
  add_text(*item, article);
  add_authors(*item, article);
  add_keywords(*item, article);
  article.section = line_of(*item, kSection);
  set_date(article.published, line_of(*item, kPublished), record, out);
  set_date(article.updated, line_of(*item, kUpdated), record, out);
  if (!article.published) article.published = article.updated;
  out.version = version_of(article.updated ? article.updated : article.published);
  add_what_the_feed_says(*root, *item, article);
}

}  // namespace

const Format kFeed = {"feed", "feed", is_feed, split_feed, parse_feed};

}  // namespace nachlese::readers
