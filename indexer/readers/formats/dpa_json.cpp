#include "indexer/readers/formats/dpa_json.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>

#include "core/base/strings.hpp"
#include "indexer/readers/formats/json_tree.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

using Json = nlohmann::json;

std::string entry_text(const Json& entry, const char* name) {
  const auto found = entry.find(name);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

template <class Action>
void each_entry_of(const Json& entry, const char* name, const Action& action) {
  const auto found = entry.find(name);
  if (found == entry.end() || !found->is_array()) return;
  for (const auto& value : *found) action(value);
}

std::uint64_t entry_version(const Json& entry) {
  const auto found = entry.find("version");
  return found != entry.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

// Names of the topics are keywords; the section is a rubric, else a desk with a name of its own.
void add_categories(const Json& entry, Article& article) {
  for (const char* list : {"current_rubric_names", "rubric_names"}) {
    each_entry_of(entry, list, [&](const Json& name) {
      if (article.section.empty() && name.is_string()) article.section = name.get<std::string>();
    });
  }
  each_entry_of(entry, "categories", [&](const Json& category) {
    if (!category.is_object()) return;
    const std::string type = entry_text(category, "type");
    std::string name = entry_text(category, "name");
    if (type == "dnltype:category" || type == "dnltype:rubric" || type == "dnltype:desk")
      fill_if_empty(article.section, name);
    if (type == "dnltype:keyword" || type == "dnltype:dpasubject" || type == "dnltype:geosubject")
      add_value(article.keywords, std::move(name));
  });
  for (const char* list : {"keyword_names", "dpasubject_names", "geosubject_names"}) {
    each_entry_of(entry, list, [&](const Json& name) {
      if (name.is_string()) add_value(article.keywords, name.get<std::string>());
    });
  }
  each_entry_of(entry, "desk_names", [&](const Json& name) {
    if (name.is_string()) fill_if_empty(article.section, name.get<std::string>());
  });
}

// The byline names the agency, too ("Von Erika Muster, dpa"); without one it is the provider's.
void add_origin(const Json& entry, Article& article) {
  add_people(article, line_of_html(entry_text(entry, "byline")));
  const std::string credit = entry_text(entry, "creditline");
  fill_if_empty(article.agency, credit.substr(0, credit.find_first_of(",/;")));
  each_entry_of(entry, "categories", [&](const Json& category) {
    if (category.is_object() && entry_text(category, "type") == "dnltype:provider")
      fill_if_empty(article.agency, entry_text(category, "name"));
  });
  fill_if_empty(article.agency, "dpa");
  article.source = article.agency;
}

void add_article_text(const Json& entry, Article& article) {
  Text text = text_of_html(entry_text(entry, "article_html"));
  const std::string dateline = line_of_html(entry_text(entry, "dateline"));
  if (!dateline.empty() && !text.body.empty() && !text.body.starts_with(dateline))
    text.body.insert(0,
                     dateline + (dateline.ends_with('-') || dateline.ends_with("–") ? " " : " - "));
  const std::string box = text_of_html(entry_text(entry, "infobox_html")).body;
  if (!box.empty()) text.body += (text.body.empty() ? "" : "\n\n") + box;
  article.body = std::move(text.body);
  for (auto& caption : text.captions) add_value(article.captions, std::move(caption));
  each_entry_of(entry, "associations", [&](const Json& picture) {
    if (picture.is_object())
      add_value(article.captions, line_of_html(entry_text(picture, "caption")));
  });
}

}  // namespace

bool is_dpa_json(std::string_view object) {
  const auto has = [&](std::string_view name) {
    return object.find(name) != std::string_view::npos;
  };
  return has("\"urn\"") &&
         (has("\"digitalwires") || (has("\"article_html\"") && has("\"version_created\"")));
}

void parse_dpa_json(const std::string& bytes, const Record& record, Parsed& out) {
  const Json entry = parse_json_tree(bytes);
  if (!entry.is_object()) {
    out.issues.push_back({Severity::rejected, record.place,
                          record.cut_off ? "the file ends inside the record" : "not valid JSON"});
    return;
  }
  Article& article = out.article.emplace();
  article.id = entry_text(entry, "urn");
  out.version = entry_version(entry);
  std::optional<Date> embargo;
  set_date(embargo, entry_text(entry, "embargoed"), record, out);
  if (withhold(entry_text(entry, "pubstatus"), embargo, record, out)) return;
  article.title = line_of_html(entry_text(entry, "headline"));
  article.kicker = line_of_html(entry_text(entry, "kicker"));
  article.subtitle = line_of_html(entry_text(entry, "subhead"));
  article.lead = text_of_html(entry_text(entry, "teaser")).body;
  add_article_text(entry, article);
  add_categories(entry, article);
  add_origin(entry, article);
  article.language = entry_text(entry, "language");
  for (const char* name : {"content_created", "version_created"}) {
    if (!article.published) set_date(article.published, entry_text(entry, name), record, out);
  }
  set_date(article.updated, entry_text(entry, "version_created"), record, out);
  if (article.body.empty() && article.lead.empty())
    skip(record, out, "no text (" + entry_text(entry, "type") + ")");
}

}  // namespace nachlese::readers
