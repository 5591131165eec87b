#include "indexer/readers/formats/ninjs.hpp"

#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/formats/json_tree.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/newscodes.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

using Json = nlohmann::json;

// Names are all in lower case in the standard and in camel case in its examples.
const Json* item_member(const Json& object, std::string_view name) {
  for (const auto& [key, value] : object.items()) {
    if (to_lower_ascii(key) == name) return &value;
  }
  return nullptr;
}

std::string item_text(const Json* value) {
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}
std::string item_text(const Json& object, std::string_view name) {
  return item_text(item_member(object, name));
}

// Calls `action` for each object in a list, or for each value of an object.
template <class Action>
void each_object(const Json* list, Action&& action) {
  if (list == nullptr || !list->is_structured()) return;
  for (const auto& item : *list) {
    if (item.is_object()) action(item);
  }
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

Text to_text(const std::string& value, std::string_view type) {
  return contains(type, "plain") ? Text{tidy_text(value), {}} : text_of_html(value);
}

void add_headline(Article& article, std::string_view role, const std::string& value) {
  std::string line = line_of_html(value);
  if (contains(role, "kicker") || contains(role, "overline")) {
    article.kicker = std::move(line);
  } else if (contains(role, "sub")) {
    article.subtitle = std::move(line);
  } else if (article.title.empty() || role == "main") {
    article.title = std::move(line);
  }
}

void add_description(Article& article, std::string_view role, std::string_view type,
                     const std::string& value) {
  Text description = to_text(value, type);
  if (contains(role, "caption")) {
    add_value(article.captions, collapse_spaces(description.body));
  } else if (article.lead.empty()) {
    article.lead = std::move(description.body);
  }
}

// Mark-up is worth more than plain text, since it knows the paragraphs.
void add_body(Article& article, std::string_view type, const std::string& value, bool& marked_up) {
  const bool better = !contains(type, "plain") && !marked_up;
  if (!article.body.empty() && !better) return;
  Text body = to_text(value, type);
  if (body.body.empty()) return;
  marked_up = !contains(type, "plain");
  article.body = std::move(body.body);
  for (auto& caption : body.captions) add_value(article.captions, std::move(caption));
}

// 1.x: "body_text", "body_xhtml", and so on; 2.x and 3.x: [{"role": …, "contenttype": …, "value":
// …}].
void add_texts(const Json& item, Article& article) {
  bool marked_up = false;
  for (const auto& [name, value] : item.items()) {
    if (!value.is_string()) continue;
    const std::string key = to_lower_ascii(name);
    const std::size_t line = key.find('_');
    const std::string start = key.substr(0, line);
    const std::string role = line == std::string::npos ? "" : key.substr(line + 1);
    const std::string_view type = role == "text" ? "text/plain" : "";
    if (start == "headline") add_headline(article, role, value.get<std::string>());
    if (start == "description") add_description(article, role, type, value.get<std::string>());
    if (start == "body") add_body(article, type, value.get<std::string>(), marked_up);
  }
  each_object(item_member(item, "headlines"), [&](const Json& h) {
    add_headline(article, item_text(h, "role"), item_text(h, "value"));
  });
  each_object(item_member(item, "descriptions"), [&](const Json& d) {
    add_description(article, item_text(d, "role"), item_text(d, "contenttype"),
                    item_text(d, "value"));
  });
  each_object(item_member(item, "bodies"), [&](const Json& b) {
    add_body(article, item_text(b, "contenttype"), item_text(b, "value"), marked_up);
  });
  if (article.title.empty()) article.title = line_of_html(item_text(item, "title"));
}

// Pictures that belong to the article lend it their captions.
void add_captions(const Json& item, Article& article) {
  each_object(item_member(item, "associations"), [&](const Json& picture) {
    const std::string type = item_text(picture, "type");
    if (type != "picture" && type != "graphic" && type != "video") return;
    Article other;
    add_texts(picture, other);
    add_value(article.captions, collapse_spaces(other.lead));
    for (auto& caption : other.captions) add_value(article.captions, std::move(caption));
  });
}

// Persons with their names; the log-in of an editor is none.
void add_authors_of(const Json& item, Article& article) {
  const Json* byline = item_member(item, "byline");
  if (byline == nullptr) byline = item_member(item, "by");
  if (byline != nullptr && byline->is_string())
    add_people(article, line_of_html(byline->get<std::string>()));
  for (const char* name : {"bylines", "authors", "creators"}) {
    if (!article.authors.empty()) return;
    each_object(item_member(item, name), [&](const Json& person) {
      for (const char* key : {"name", "by", "display_name"}) {
        const std::string line = item_text(person, key);
        if (!line.empty()) return add_people(article, line);
      }
    });
    if (const Json* names = item_member(item, name); names != nullptr && names->is_array()) {
      for (const auto& person : *names) add_people(article, item_text(&person));
    }
  }
}

void add_people_and_subjects(const Json& item, Article& article) {
  add_authors_of(item, article);
  // Superdesk: what a desk files under is its section.
  for (const char* name : {"service", "anpa_category"}) {
    each_object(item_member(item, name), [&](const Json& service) {
      if (article.section.empty()) article.section = item_text(service, "name");
    });
  }
  for (const char* name : {"subject", "subjects", "place"}) {
    each_object(item_member(item, name), [&](const Json& subject) {
      std::string code = item_text(subject, "code");
      for (const char* key : {"uri", "literal", "qcode"}) {
        if (code.empty()) code = item_text(subject, key);
      }
      add_subject(article, item_text(subject, "name"), code);
    });
  }
  if (const Json* keywords = item_member(item, "keywords");
      keywords != nullptr && keywords->is_array()) {
    for (const auto& keyword : *keywords)
      add_value(article.keywords,
                keyword.is_object() ? item_text(keyword, "name") : item_text(&keyword));
  }
  for (const char* name : {"infosource", "infosources"}) {
    each_object(item_member(item, name), [&](const Json& source) {
      if (article.agency.empty()) article.agency = item_text(source, "name");
    });
  }
}

std::uint64_t version_of_item(const Json& item) {
  const Json* version = item_member(item, "version");
  if (version == nullptr) return 0;
  if (version->is_number_unsigned()) return version->get<std::uint64_t>();
  const std::string digits = item_text(version);
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

bool is_ninjs(std::string_view object) {
  const bool superdesk = contains(object, "\"guid\"") && contains(object, "\"versioncreated\"");
  if (!contains(object, "\"uri\"") && !superdesk) return false;
  for (const char* name : {"\"ninjs\"", "\"headline", "\"body_", "\"bodies\"", "\"description_",
                           "\"pubstatus\"", "\"versioncreated\"", "\"versionCreated\"",
                           "\"firstcreated\"", "\"renditions\"", "\"eventDetails\"", "\"type\""}) {
    if (contains(object, name)) return true;
  }
  return false;
}

bool parse_ninjs(const std::string& bytes, const Record& record, Parsed& out) {
  Json item = parse_json_tree(bytes);
  if (!item.is_object()) {
    out.issues.push_back({Severity::rejected, record.place,
                          record.cut_off ? "the file ends inside the record" : "not valid JSON"});
    return true;
  }
  // The answers of some agencies have the item in an envelope.
  if (const Json* inside = item_member(item, "item");
      inside != nullptr && inside->is_object() && item_member(*inside, "uri") != nullptr) {
    Json taken = *inside;
    item = std::move(taken);
  }
  std::string id = item_text(item, "uri");
  if (id.empty()) id = item_text(item, "guid");
  if (id.empty()) return false;
  Article& article = out.article.emplace();
  article.id = std::move(id);
  out.version = version_of_item(item);
  std::optional<Date> embargo;
  set_date(embargo, item_text(item, "embargoed"), record, out);
  for (const char* name : {"pubstatus", "state"}) {
    if (withhold(item_text(item, name), embargo, record, out)) return true;
  }
  add_texts(item, article);
  const std::string type = item_text(item, "type");
  if (article.body.empty() && type != "text" && type != "composite" && !type.empty()) {
    skip(record, out, "no text (" + type + ")");
    return true;
  }
  add_captions(item, article);
  add_people_and_subjects(item, article);
  for (const char* name : {"copyrightholder", "source"}) {
    if (article.source.empty()) article.source = item_text(item, name);
  }
  article.language = item_text(item, "language");
  if (is_web_address(article.id)) article.url = article.id;
  if (article.url.empty()) article.url = item_text(item, "url");
  for (const char* name : {"contentcreated", "firstpublished", "firstcreated", "versioncreated"}) {
    if (!article.published) set_date(article.published, item_text(item, name), record, out);
  }
  set_date(article.updated, item_text(item, "versioncreated"), record, out);
  return true;
}

}  // namespace nachlese::readers
