// NewsML-G2 (IPTC): news items alone or in a news message; the content is inline NITF, XHTML or
// plain text.
#include <algorithm>
#include <charconv>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/nitf.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/newscodes.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

// Items without text of their own.
struct Other {
  std::string_view name;
  std::string_view reason;
};
constexpr Other kOthers[] = {
    {"packageitem", "a package only lists other items"}, {"conceptitem", "a concept, no article"},
    {"knowledgeitem", "knowledge, no article"},          {"planningitem", "planning, no article"},
    {"catalogitem", "a catalogue, no article"},
};

const Element kNothing;

const Element& part(const Element& item, std::string_view name) {
  const Element* found = child(item, name);
  return found == nullptr ? kNothing : *found;
}

// The last part of a code: "REUTERS" of "nprov:REUTERS".
std::string code_of(const Element& element) {
  for (const char* key : {"qcode", "literal", "uri"}) {
    const std::string_view code = attribute(element, key);
    if (!code.empty())
      return std::string(code.substr(code.find_last_of(":/") + 1));  // npos + 1 is 0
  }
  return {};
}

std::string name_of(const Element& element) {
  std::string name = child_line(element, "name");
  return name.empty() ? code_of(element) : name;
}

bool has_role(const Element& element, std::string_view role) {
  return to_lower_ascii(attribute(element, "role")).find(role) != std::string::npos;
}

void add_meta(const Element& item, const Record& record, Parsed& out) {
  Article& article = *out.article;
  const Element& meta = part(item, "itemmeta");
  const Element& content = part(item, "contentmeta");
  article.source = name_of(part(meta, "provider"));
  if (article.source.empty())
    article.source = name_of(part(part(item, "rightsinfo"), "copyrightholder"));
  article.agency = name_of(part(content, "infosource"));
  article.language = attribute(part(content, "language"), "tag");
  if (article.language.empty()) article.language = attribute(item, "xml:lang");
  set_date(article.published, child_line(content, "contentcreated"), record, out);
  if (!article.published)
    set_date(article.published, child_line(meta, "firstcreated"), record, out);
  set_date(article.updated, child_line(meta, "versioncreated"), record, out);
  if (!article.published) article.published = article.updated;
  each_child(content, "by", [&](const Element& by) { add_people(article, line_text(by)); });
  each_child(content, "creator", [&](const Element& creator) {
    // "muster.erika" is a log-in at the desk, no name.
    const std::string name = child_line(creator, "name");
    const bool login = name.find(' ') == std::string::npos || name.find('@') != std::string::npos;
    if (article.authors.empty() && !login) add_people(article, name);
  });
  each_child(content, "keyword",
             [&](const Element& keyword) { add_value(article.keywords, line_text(keyword)); });
  each_child(content, "subject", [&](const Element& subject) {
    const std::string type = to_lower_ascii(attribute(subject, "type"));
    if (type.ends_with(":category") || type.ends_with(":section") || type.ends_with(":rubric"))
      fill_if_empty(article.section, child_line(subject, "name"));
  });
  each_child(content, "subject", [&](const Element& subject) {
    const std::string type = to_lower_ascii(attribute(subject, "type"));
    if (type.ends_with(":category")) return;  // a desk, no topic
    add_subject(article, child_line(subject, "name"), std::string(attribute(subject, "qcode")));
  });
}

void add_headlines(const Element& item, Article& article) {
  each_child(part(item, "contentmeta"), "headline", [&](const Element& headline) {
    std::string text = collapse_spaces(text_of(headline).body);
    if (has_role(headline, "kicker") || has_role(headline, "overline")) {
      article.kicker = std::move(text);
    } else if (has_role(headline, "sub")) {
      article.subtitle = std::move(text);
    } else if (article.title.empty()) {
      article.title = std::move(text);
    }
  });
  each_child(part(item, "contentmeta"), "description", [&](const Element& description) {
    Text text = text_of(description);
    if (has_role(description, "caption")) {
      add_value(article.captions, collapse_spaces(text.body));
    } else if (article.lead.empty()) {
      article.lead = std::move(text.body);
    }
  });
}

bool has_class(const Element& element, std::string_view name) {
  const auto words = split_list(attribute(element, "class"), " ");
  return std::find(words.begin(), words.end(), name) != words.end();
}

// Texts around the article: slug line, time, genre, title, byline, note pad.
bool is_frame(const Element& element) {
  constexpr std::string_view kElements[] = {"header", "footer", "time", "nav"};
  constexpr std::string_view kClasses[] = {"slugline",  "genre",        "byline",    "notepad",
                                           "np-public", "np-nonpublic", "np-header", "ednote",
                                           "linkbox",   "closingline"};
  return is_one_of(element.name, kElements) ||
         std::any_of(std::begin(kClasses), std::end(kClasses),
                     [&](std::string_view name) { return has_class(element, name); });
}

Element without_frame(const Element& element, Article& article) {
  Element out{element.name, element.text, element.attributes, {}};
  for (const auto& c : element.children) {
    if (has_class(c, "byline") && article.authors.empty()) add_people(article, line_text(c));
    if (c.name == "header") {
      const Element* byline = nullptr;
      each_element(c, [&](const Element& e) {
        if (has_class(e, "byline")) byline = &e;
      });
      if (byline != nullptr && article.authors.empty()) add_people(article, line_text(*byline));
      if (const Element* title = find(c, "h1")) fill_if_empty(article.title, line_text(*title));
    }
    if (c.name.empty()) {
      out.children.push_back(c);
    } else if (!is_frame(c)) {
      out.children.push_back(without_frame(c, article));
    }
  }
  return out;
}

// The text without what is said elsewhere: title and teaser at its beginning.
void set_body(Text text, Article& article) {
  for (auto& caption : text.captions) add_value(article.captions, std::move(caption));
  std::string_view body = text.body;
  for (int i = 0; i < 4; ++i) {
    const std::size_t end = std::min(body.find("\n\n"), body.size());
    const std::string line = collapse_spaces(body.substr(0, end));
    const bool repeated = line == article.title || line == article.subtitle ||
                          line == article.kicker ||
                          (!article.lead.empty() && line == collapse_spaces(article.lead));
    // A text of one paragraph is not taken away for being its own teaser.
    if (!repeated || end == body.size()) break;
    body.remove_prefix(end + 2);
  }
  article.body = body;
  if (collapse_spaces(article.body) == collapse_spaces(article.lead)) article.lead.clear();
}

// Text in a body of XHTML, or in what says that it is one.
Text content_text(const Element& body, Article& article) {
  const Element* main = nullptr;
  each_element(body, [&](const Element& e) {
    if (main == nullptr && e.name == "section" && has_class(e, "main")) main = &e;
  });
  const Element clean = without_frame(body, article);
  if (main == nullptr) return text_of(clean);
  Text text = text_of(without_frame(*main, article));
  // Boxes stand beside the main section.
  each_element(clean, [&](const Element& e) {
    if (e.name != "section" || !has_class(e, "infobox")) return;
    const std::string box = text_of(e).body;
    if (!box.empty() && text.body.find(box) == std::string::npos) text.body += "\n\n" + box;
  });
  return text;
}

// True if there is any.
bool add_content(const Element& item, const Record& record, Parsed& out) {
  Article& article = *out.article;
  const Element& contents = part(item, "contentset");
  each_child(contents, "inlinexml", [&](const Element& inline_xml) {
    if (!article.body.empty()) return;
    if (const Element* nitf = find(inline_xml, "nitf")) {
      fill_from_nitf(*nitf, record, out);
    } else if (const Element* body = find(inline_xml, "body")) {
      set_body(content_text(*body, article), article);
    }
  });
  each_child(contents, "inlinedata", [&](const Element& data) {
    if (!article.body.empty()) return;
    const std::string raw = raw_text(data);
    const Element page = has_markup(raw) ? parse_html(raw) : Element();
    const Element* body = find(page, "body");
    set_body(body != nullptr ? content_text(*body, article) : Text{tidy_text(raw), {}}, article);
  });
  if (article.title.empty()) article.title = child_line(part(item, "itemmeta"), "title");
  return !article.body.empty();
}

void parse_item(const Element& item, const Record& record, Parsed& out) {
  Article& article = out.article.emplace();
  article.id = attribute(item, "guid");
  const std::string_view version = attribute(item, "version");
  std::from_chars(version.data(), version.data() + version.size(), out.version);
  const Element& meta = part(item, "itemmeta");
  std::optional<Date> embargo;
  set_date(embargo, child_line(meta, "embargoed"), record, out);
  if (withhold(code_of(part(meta, "pubstatus")), embargo, record, out)) return;
  add_meta(item, record, out);
  add_headlines(item, article);
  if (!add_content(item, record, out)) {
    skip(record, out, "no text (" + code_of(part(meta, "itemclass")) + ")");
    return;
  }
  if (article.title.empty()) article.title = child_line(part(item, "contentmeta"), "slugline");
}

bool is_newsml(std::string_view head) {
  const std::string root = root_name(head);
  return root == "newsitem" || root == "newsmessage" ||
         std::any_of(std::begin(kOthers), std::end(kOthers),
                     [&](const Other& other) { return other.name == root; });
}

void split_newsml(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  std::vector<std::string_view> names = {"newsitem"};
  for (const auto& other : kOthers) names.push_back(other.name);
  cut_xml(input, names, origin, sink);
}

void parse_newsml(const Record& record, Parsed& out) {
  const auto tree = read_tree(record, out);
  if (!tree) return;
  if (const Element* item = find(*tree, "newsitem")) {
    parse_item(*item, record, out);
    return;
  }
  for (const auto& other : kOthers) {
    if (find(*tree, other.name) != nullptr) {
      skip(record, out, std::string(other.reason));
      return;
    }
  }
  out.issues.push_back({Severity::rejected, record.place, "no item could be read"});
}

}  // namespace

const Format kNewsml = {"NewsML-G2", "newsml", is_newsml, split_newsml, parse_newsml, true};

}  // namespace nachlese::readers
