// Feeds: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF; with the modules content, dc, dcterms, media,
// itunes, prism.
#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <unordered_map>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/base64.hpp"
#include "core/base/hash.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/json_ld.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/markup/post_text.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/publication.hpp"
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
                          "dcterms:issued", "dcterms:created", "created", "prism:publicationdate",
                          "wp:post_date"};
const Names kUpdated = {"updated", "modified", "dcterms:modified", "lastmod",
                        "prism:modificationdate"};
const Names kAuthors = {"author", "dc:creator", "dc:author", "itunes:author"};
const Names kKeywords = {"category", "dc:subject", "media:keywords", "itunes:keywords",
                         "prism:keyword"};
const Names kId = {"guid", "id", "dc:identifier"};
const Names kSection = {"prism:section", "section"};
const Names kLanguage = {"dc:language", "language"};

// The first that is not empty.
const Element* first_of(const Element& item, const Names& names) {
  for (const auto& name : names) {
    for (const auto& c : item.children) {
      if (c.name == name && !trim(raw_text(c)).empty()) return &c;
    }
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
  return text_of_post(raw);
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

// The address of a link, as seen from where the feed says it is (xml:base).
std::string resolved(const Element& root, const Element& item, std::string url) {
  if (url.empty() || url.find("://") != std::string::npos || url.starts_with("mailto:")) return url;
  std::string base;
  each_element(root, [&](const Element& e) {
    const std::string_view named = attribute(e, "xml:base");
    if (!named.empty() && (&e == &item || is_web_address(named))) base = std::string(named);
  });
  if (!is_web_address(base)) {
    const Element* channel = find(root, "channel");
    base = child_line(channel != nullptr ? *channel : root, "link");
  }
  if (!is_web_address(base)) return url;
  const std::size_t host = base.find("://") + 3;
  const std::size_t path = std::min(base.find('/', host), base.size());
  if (url.starts_with("//")) return base.substr(0, base.find("//")) + url;
  if (url.starts_with('/')) return base.substr(0, path) + url;
  const std::size_t folder = base.rfind('/');
  return (folder < host ? base + "/" : base.substr(0, folder + 1)) + url;
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

// What stands between the tags of the first element of that name, as written.
std::string_view between_tags(std::string_view bytes, std::string_view name) {
  const std::string open = "<" + std::string(name);
  std::size_t start = bytes.find(open);
  while (start != std::string_view::npos && start + open.size() < bytes.size() &&
         std::string_view(" >\t\r\n").find(bytes[start + open.size()]) == std::string_view::npos)
    start = bytes.find(open, start + 1);
  start = bytes.find('>', start);
  if (start == std::string_view::npos) return {};
  const std::size_t end = bytes.find("</" + std::string(name), start);
  return end == std::string_view::npos ? std::string_view()
                                       : trim(bytes.substr(start + 1, end - start - 1));
}

std::string_view item_part(std::string_view bytes) {
  const std::size_t item = bytes.find("<item");
  const std::size_t entry = bytes.find("<entry");
  return bytes.substr(std::min({item, entry, bytes.size()}));
}

// What tells an item from others where it has no id of its own, or one that others share: its
// address without what changes at every fetch.
std::string stable_address(const std::string& url) {
  constexpr std::string_view kVolatile[] = {
      "v",          "token",   "t",     "ts",  "sid",    "session",   "sessionid", "phpsessid",
      "jsessionid", "nocache", "cb",    "rnd", "random", "timestamp", "hash",      "sig",
      "signature",  "fbclid",  "gclid", "ref", "cache",  "_"};
  const std::size_t query = std::min(url.find('?'), url.size());
  std::string out = url.substr(0, std::min(url.find(";jsessionid"), query));
  char sign = '?';
  for (const auto& part :
       split_list(std::string_view(url).substr(std::min(query + 1, url.size())), "&#")) {
    const std::string key = to_lower_ascii(part.substr(0, part.find('=')));
    if (is_one_of(key, kVolatile) || key.starts_with("utm_")) continue;
    out += sign + part;
    sign = '&';
  }
  return out;
}

// Some systems give all items of a feed one id. An item of another address, or of a title without a
// word in common, is no version of the one before; such ids are made unique by address and title.
class SharedIds {
 public:
  explicit SharedIds(const RecordSink& sink) : sink_(sink) {}

  void take(Record&& record) {
    bytes_ += record.bytes.size();
    const std::string_view item = item_part(record.bytes);
    std::string_view id = between_tags(item, "guid");
    if (id.empty()) id = between_tags(item, "id");
    const std::uint64_t key = id.empty() ? 0 : hash64(id);
    if (!id.empty()) {
      const Seen now{stable_address(std::string(between_tags(item, "link"))),
                     std::string(between_tags(item, "title").substr(0, kLongestTitle))};
      const auto [at, first] = seen_.try_emplace(key, now);
      if (!first) at->second.shared = at->second.shared || !is_version(at->second, now);
    }
    ids_.push_back(key);
    waiting_.push_back(std::move(record));
    // A feed is short; in what is an archive of its own, ids are looked at by the piece.
    constexpr std::size_t kMostWaiting = std::size_t{16} << 20U;
    if (bytes_ > kMostWaiting) finish();
  }

  void finish() {
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const auto found = seen_.find(ids_[i]);
      waiting_[i].shared_id = found != seen_.end() && found->second.shared;
      sink_.record(std::move(waiting_[i]));
    }
    waiting_.clear();
    ids_.clear();
    seen_.clear();
    bytes_ = 0;
  }

 private:
  static constexpr std::size_t kLongestTitle = 300;

  struct Seen {
    std::string link, title;  // of the first
    bool shared = false;
  };

  static bool is_version(const Seen& first, const Seen& now) {
    if (!first.link.empty() && !now.link.empty() && first.link != now.link) return false;
    return first.title == now.title || common_words(first.title, {now.title}) > 0;
  }

  const RecordSink& sink_;
  std::vector<Record> waiting_;
  std::vector<std::uint64_t> ids_;
  std::unordered_map<std::uint64_t, Seen> seen_;
  std::size_t bytes_ = 0;
};

void split_feed(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Record shared = origin;
  shared.file_id.clear();
  SharedIds ids(sink);
  cut_xml(input, {"item", "entry"}, shared,
          {[&](Record&& record) { ids.take(std::move(record)); }, sink.issue});
  ids.finish();
}

// WordPress: only what is published is public; menus, pictures and revisions are no articles.
bool is_left_out(const Element& item, const Record& record, Parsed& out) {
  constexpr std::string_view kTechnical[] = {"attachment",
                                             "nav_menu_item",
                                             "revision",
                                             "custom_css",
                                             "customize_changeset",
                                             "oembed_cache",
                                             "user_request",
                                             "wp_block",
                                             "wp_template",
                                             "wp_template_part",
                                             "wp_global_styles",
                                             "wp_navigation",
                                             "acf-field",
                                             "acf-field-group",
                                             "wpcf7_contact_form",
                                             "elementor_library",
                                             "shop_order",
                                             "product_variation",
                                             "tablepress_table",
                                             "ml-slider",
                                             "feedback",
                                             "wp_font_face",
                                             "wp_font_family",
                                             "popup",
                                             "newsletter",
                                             "wpforms",
                                             "mailpoet_page",
                                             "safecss",
                                             "jp_pay_order"};
  const std::string type = to_lower_ascii(child_line(item, "wp:post_type"));
  if (is_one_of(type, kTechnical)) {
    skip(record, out, "no article (" + type + ")");
    return true;
  }
  Publication publication;
  for (const char* name : {"wp:status", "wp:post_password"})
    publication.take(name, child_line(item, name));
  const std::string control = child_line(item, "app:draft");
  if (const Element* app = child(item, "app:control"))
    publication.take("draft", child_line(*app, "app:draft"));
  publication.take("draft", control);
  return publication.decide(record, out);
}

// Ids are unique in their feed only; an address or URN is in the world.
std::string id_of_item(const Element& root, const Element& item, const Record& record,
                       const Article& article) {
  std::string id = line_of(item, kId);
  if (id.empty()) return stable_address(article.url);
  const bool global = id.find(':') != std::string::npos;
  const std::string feed = title_of(*around(root));
  if (!global && !feed.empty()) id = feed + ": " + id;
  return record.shared_id ? id + "#" + to_hex(hash64(article.url + "\n" + article.title)) : id;
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
  article.url = resolved(*root, *item, address_of(*item));
  article.title = title_of(*item);
  add_what_the_feed_says(*root, *item, article);
  article.id = id_of_item(*root, *item, record, article);
  if (is_left_out(*item, record, out)) return;
  add_text(*item, article);
  add_authors(*item, article);
  if (article.authors.empty() && around(*root)->name == "feed")
    add_authors(*around(*root), article);
  add_keywords(*item, article);
  article.section = line_of(*item, kSection);
  set_date(article.published, line_of(*item, kPublished), record, out);
  set_date(article.updated, line_of(*item, kUpdated), record, out);
  if (!article.published) article.published = article.updated;
  out.version = version_of(article.updated ? article.updated : article.published);
}

}  // namespace

const Format kFeed = {"feed", "feed", is_feed, split_feed, parse_feed, true};

}  // namespace nachlese::readers
