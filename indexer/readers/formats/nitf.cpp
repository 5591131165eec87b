#include "indexer/readers/formats/nitf.hpp"

#include <algorithm>

#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

std::string attribute_of(const Element& in, std::string_view name, std::string_view key) {
  const Element* found = find(in, name);
  return found == nullptr ? std::string() : std::string(attribute(*found, key));
}

// Persons where the byline marks them, else its words without title and function (byttl).
void add_byline(const Element& byline, Article& article) {
  bool marked = false;
  each_element(byline, [&](const Element& e) {
    if (e.name != "person") return;
    marked = true;
    add_people(article, line_text(e));
  });
  if (marked) return;
  std::string words;
  for (const auto& c : byline.children) {
    if (c.name != "byttl") words += raw_text(c);
  }
  add_people(article, collapse_spaces(words));
}

void fill_dates(const Element& nitf, const Record& record, Parsed& out) {
  Article& article = *out.article;
  for (const char* name : {"date.issue", "date.release", "story.date"}) {
    if (!article.published)
      set_date(article.published, attribute_of(nitf, name, "norm"), record, out);
  }
}

void fill_text(const Element& nitf, Article& article) {
  fill_if_empty(article.title, line_of(nitf, "hl1"));
  const Element* head = child(nitf, "head");
  if (head != nullptr) fill_if_empty(article.title, child_line(*head, "title"));
  fill_if_empty(article.subtitle, line_of(nitf, "hl2"));
  if (const Element* abstract = find(nitf, "abstract"); abstract != nullptr && article.lead.empty())
    article.lead = text_of(*abstract).body;
  if (const Element* content = find(nitf, "body.content");
      content != nullptr && article.body.empty()) {
    Text text = text_of(*content);
    article.body = std::move(text.body);
    for (auto& caption : text.captions) add_value(article.captions, std::move(caption));
  }
}

bool is_nitf(std::string_view head) { return root_name(head) == "nitf"; }

void split_nitf(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  cut_xml(input, {"nitf"}, origin, sink);
}

void parse_nitf(const Record& record, Parsed& out) {
  const auto tree = read_tree(record, out);
  if (!tree) return;
  out.article.emplace();
  fill_from_nitf(*tree, record, out);
  if (out.article->id.empty() && out.article->url.empty()) out.article->id = record.file_id;
  std::optional<Date> release;
  set_date(release, attribute_of(*tree, "date.release", "norm"), record, out);
  withhold(attribute_of(*tree, "docdata", "management-status"), release, record, out);
}

}  // namespace

void fill_from_nitf(const Element& nitf, const Record& record, Parsed& out) {
  Article& article = *out.article;
  fill_if_empty(article.id, attribute_of(nitf, "doc-id", "id-string"));
  fill_text(nitf, article);
  if (const Element* byline = find(nitf, "byline"); byline != nullptr && article.authors.empty())
    add_byline(*byline, article);
  fill_if_empty(article.source, attribute_of(nitf, "pubdata", "name"));
  fill_if_empty(article.source, attribute_of(nitf, "doc.copyright", "holder"));
  fill_if_empty(article.agency, line_of(nitf, "distributor"));
  fill_if_empty(article.section, attribute_of(nitf, "pubdata", "position.section"));
  fill_if_empty(article.section, attribute_of(nitf, "tobject.subject", "tobject.subject.type"));
  fill_if_empty(article.url, attribute_of(nitf, "pubdata", "ex-ref"));
  fill_if_empty(article.language, std::string(attribute(nitf, "xml:lang")));
  fill_dates(nitf, record, out);
  each_element(nitf, [&](const Element& e) {
    if (e.name == "keyword") add_value(article.keywords, collapse_spaces(attribute(e, "key")));
    if (e.name == "classifier" && attribute(e, "type") == "keyword")
      add_value(article.keywords, std::string(attribute(e, "value")));
  });
}

const Format kNitf = {"NITF", "nitf", is_nitf, split_nitf, parse_nitf, true};

}  // namespace nachlese::readers
