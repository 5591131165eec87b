// NewsML-G2 (IPTC): news items alone or in a news message; the content is inline NITF, XHTML or
// plain text.
#include <algorithm>
#include <charconv>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/nitf.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/embargo.hpp"
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
    if (article.authors.empty()) add_people(article, child_line(creator, "name"));
  });
  each_child(content, "keyword",
             [&](const Element& keyword) { add_value(article.keywords, line_text(keyword)); });
  each_child(content, "subject", [&](const Element& subject) {
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

// True if there is any.
bool add_content(const Element& item, const Record& record, Parsed& out) {
  Article& article = *out.article;
  const Element& contents = part(item, "contentset");
  each_child(contents, "inlinexml", [&](const Element& inline_xml) {
    if (!article.body.empty()) return;
    if (const Element* nitf = find(inline_xml, "nitf")) {
      fill_from_nitf(*nitf, record, out);
    } else if (const Element* body = find(inline_xml, "body")) {
      Text text = text_of(*body);
      article.body = std::move(text.body);
      for (auto& caption : text.captions) add_value(article.captions, std::move(caption));
    }
  });
  each_child(contents, "inlinedata", [&](const Element& data) {
    if (!article.body.empty()) return;
    const std::string raw = raw_text(data);
    article.body =
        attribute(data, "contenttype") == "text/plain" ? tidy_text(raw) : text_of_html(raw).body;
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
  if (!add_content(item, record, out))
    skip(record, out, "no text (" + code_of(part(meta, "itemclass")) + ")");
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

const Format kNewsml = {"NewsML-G2", "newsml", is_newsml, split_newsml, parse_newsml};

}  // namespace nachlese::readers
