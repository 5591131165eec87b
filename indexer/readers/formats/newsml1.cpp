// NewsML 1.0 to 1.2 (IPTC): news items in an envelope; the content is inline NITF, XHTML or text in
// components that may nest.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/nitf.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

std::string formal_name(const Element& in, std::string_view name) {
  const Element* found = find(in, name);
  return found == nullptr ? std::string() : std::string(attribute(*found, "formalname"));
}

// <Provider><Party FormalName="dpa"/></Provider>
std::string party(const Element& in, std::string_view role) {
  const Element* found = find(in, role);
  return found == nullptr ? std::string() : formal_name(*found, "party");
}

// The same for all revisions: the public identifier without its last part,
// urn:newsml:PROVIDER:DATE:ITEM.
std::string id_of(const Element& identification) {
  const std::string item = line_of(identification, "newsitemid");
  if (!item.empty()) {
    return "urn:newsml:" + line_of(identification, "providerid") + ":" +
           line_of(identification, "dateid") + ":" + item;
  }
  const std::string identifier = line_of(identification, "publicidentifier");
  return identifier.substr(0, identifier.find_last_of(':'));
}

bool withhold_item(const Element& item, const Record& record, Parsed& out) {
  const Element* management = child(item, "newsmanagement");
  if (management == nullptr) return false;
  const std::string status = formal_name(*management, "status");
  std::optional<Date> embargo;
  if (to_lower_ascii(status) == "embargoed") {
    set_date(embargo, line_of(*management, "dateandtime"), record, out);  // of StatusWillChange
    if (!embargo) {
      skip(record, out, "under embargo without an end");
      return true;
    }
  }
  return withhold(status, embargo, record, out);
}

void add_dates(const Element& item, const Record& record, Parsed& out) {
  Article& article = *out.article;
  set_date(article.published, line_of(item, "firstcreated"), record, out);
  set_date(article.updated, line_of(item, "thisrevisioncreated"), record, out);
  if (!article.published) article.published = article.updated;
  if (!article.published) set_date(article.published, line_of(item, "dateid"), record, out);
  if (!article.published) article.published = parse_loose_date(line_of(item, "dateline"));
}

void add_lines(const Element& item, Article& article) {
  article.title = line_of(item, "headline");
  article.subtitle = line_of(item, "subheadline");
  add_people(article, line_of(item, "byline"));
  each_element(item, [&](const Element& e) {
    if (e.name == "keywordline") add_value(article.keywords, line_text(e));
  });
}

// Subjects stand at the top, matters and details below them. Codes are left out: nobody looks for
// 11000000.
void add_subjects(const Element& item, Article& article) {
  each_element(item, [&](const Element& e) {
    if (e.name != "subject" && e.name != "subjectmatter" && e.name != "subjectdetail") return;
    const std::string name(attribute(e, "formalname"));
    if (std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; })) return;
    if (article.section.empty() && e.name == "subject") article.section = name;
    add_value(article.keywords, name);
  });
}

void add_meta(const Element& document, const Element& item, Article& article) {
  for (std::string source :
       {party(item, "provider"), line_of(item, "providerid"), party(document, "sentfrom")}) {
    if (article.source.empty()) article.source = std::move(source);
  }
  article.agency = party(item, "source");
  if (article.agency.empty()) article.agency = line_of(item, "creditline");
  article.language = formal_name(item, "language");
  for (const Element* element : {&item, &document}) {
    if (article.language.empty()) article.language = attribute(*element, "xml:lang");
  }
  add_subjects(item, article);
}

// Mark-up as elements, or as text (CDATA, entities).
Text text_in(const Element& content) {
  const Element* body = find(content, "body");
  const bool marked =
      std::ranges::any_of(content.children, [](const Element& e) { return !e.name.empty(); });
  if (body != nullptr || marked) return text_of(body != nullptr ? *body : content);
  const std::string raw = raw_text(content);
  if (raw.find('<') != std::string::npos) return text_of_html(raw);
  return {tidy_text(raw), {}};
}

// What a component is, by the name of its role.
enum class Role : std::uint8_t { text, caption, title, subtitle, lead, byline, main, none };

struct RoleName {
  std::string_view part;  // of the name, lower case
  Role role;
};
constexpr RoleName kRoleNames[] = {
    {"caption", Role::caption},     {"subtitle", Role::subtitle}, {"subheadline", Role::subtitle},
    {"supertitle", Role::none},     {"title", Role::title},       {"headline", Role::title},
    {"lead", Role::lead},           {"teaser", Role::lead},       {"abstract", Role::lead},
    {"summary", Role::lead},        {"byline", Role::byline},     {"author", Role::byline},
    {"dateline", Role::none},       {"slug", Role::none},         {"keyword", Role::none},
    {"copyright", Role::none},      {"credit", Role::none},       {"ednote", Role::none},
    {"editorial note", Role::none}, {"body", Role::main},         {"text", Role::main},
    {"main", Role::main},           {"story", Role::main}};

Role role_named(std::string_view name, Role outer) {
  const std::string lower = to_lower_ascii(name);
  const auto* found =
      std::find_if(std::begin(kRoleNames), std::end(kRoleNames),
                   [&](const RoleName& r) { return lower.find(r.part) != std::string::npos; });
  if (found == std::end(kRoleNames)) return outer;
  return found->role == Role::main && outer == Role::caption ? outer : found->role;
}

// Most of the words of the one are in the other.
bool repeats_most(std::string_view text, std::string_view more) {
  const auto words = split_list(text, " \n");
  const std::set<std::string> known(words.begin(), words.end());
  const auto others = split_list(more, " \n");
  const auto common = std::count_if(others.begin(), others.end(), [&](const std::string& word) {
    return known.find(word) != known.end();
  });
  return common * 2 > static_cast<std::ptrdiff_t>(others.size());
}

void add_content(const Element& content, Role role, const Record& record, Parsed& out) {
  Article& article = *out.article;
  if (const Element* nitf = find(content, "nitf"); nitf != nullptr && role != Role::caption) {
    fill_from_nitf(*nitf, record, out);
    return;
  }
  Text text = text_in(content);
  switch (role) {
    case Role::caption: add_value(article.captions, collapse_spaces(text.body)); return;
    case Role::title: fill_if_empty(article.title, collapse_spaces(text.body)); return;
    case Role::subtitle: fill_if_empty(article.subtitle, collapse_spaces(text.body)); return;
    case Role::lead: fill_if_empty(article.lead, std::move(text.body)); return;
    case Role::byline:
      if (article.authors.empty()) add_people(article, collapse_spaces(text.body));
      return;
    case Role::none: return;
    case Role::text:
    case Role::main: break;
  }
  // A component without a role may repeat the title.
  if (text.body.empty() || collapse_spaces(text.body) == article.title) return;
  if (!article.body.empty()) {
    // The same again in another form, or the next part.
    if (role != Role::main || repeats_most(article.body, text.body)) return;
    article.body += "\n\n";
  }
  article.body += text.body;
  for (auto& line : text.captions) add_value(article.captions, std::move(line));
}

// Components have roles ("Main", "Caption"), which hold for what is in them.
void add_components(const Element& element, Role role, const Record& record, Parsed& out) {
  if (element.name == "newscomponent") {
    if (const Element* named = child(element, "role"))
      role = role_named(attribute(*named, "formalname"), role);
  }
  if (element.name == "contentitem") {
    const Element* content = child(element, "datacontent");
    const std::string media = to_lower_ascii(formal_name(element, "mediatype"));
    if (content != nullptr && (media.empty() || media == "text" || media == "complexdata"))
      add_content(*content, role, record, out);
    return;
  }
  for (const Element& inner : element.children) add_components(inner, role, record, out);
}

// What the text itself does not begin with: place and day, as agencies write them.
void add_dateline(const std::string& dateline, Article& article) {
  if (!dateline.empty() && !article.body.empty() && !article.body.starts_with(dateline))
    article.body.insert(0, dateline + "\n\n");
}

bool is_newsml1(std::string_view head) { return root_name(head) == "newsml"; }

void split_newsml1(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Record shared = origin;
  shared.file_id.clear();  // many items may share the file
  cut_xml(input, {"newsitem"}, shared, sink);
}

void parse_newsml1(const Record& record, Parsed& out) {
  const auto tree = read_tree(record, out);
  if (!tree) return;
  const Element* item = find(*tree, "newsitem");
  if (item == nullptr) {
    out.issues.push_back({Severity::rejected, record.place, "no item could be read"});
    return;
  }
  Article& article = out.article.emplace();
  article.id = id_of(*item);
  const std::string revision = line_of(*item, "revisionid");
  std::from_chars(revision.data(), revision.data() + revision.size(), out.version);
  if (withhold_item(*item, record, out)) return;
  add_dates(*item, record, out);
  add_lines(*item, article);
  add_meta(*tree, *item, article);
  add_components(*item, Role::text, record, out);
  // Where every component has a role and none is the text, the lead is.
  if (article.body.empty()) article.body = std::exchange(article.lead, {});
  if (article.body.empty()) {
    skip(record, out, "no text (" + formal_name(*item, "newsitemtype") + ")");
    return;
  }
  add_dateline(line_of(*item, "dateline"), article);
}

}  // namespace

const Format kNewsml1 = {"NewsML 1", "newsml1", is_newsml1, split_newsml1, parse_newsml1, true};

}  // namespace nachlese::readers
