#include "indexer/readers/formats/json_ld.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/strings.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kTypes[] = {"Article",
                                       "NewsArticle",
                                       "ReportageNewsArticle",
                                       "AnalysisNewsArticle",
                                       "BackgroundNewsArticle",
                                       "OpinionNewsArticle",
                                       "ReviewNewsArticle",
                                       "AskPublicNewsArticle",
                                       "BlogPosting",
                                       "LiveBlogPosting",
                                       "SocialMediaPosting",
                                       "TechArticle",
                                       "Report"};

const Json* member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

bool is_article(const Json& object) {
  const Json* type = member(object, "@type");
  if (type == nullptr) return false;
  const auto known = [](const Json& name) {
    return name.is_string() && std::find(std::begin(kTypes), std::end(kTypes),
                                         name.get_ref<const std::string&>()) != std::end(kTypes);
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), known) : known(*type);
}

const Json* find_article(const Json& json, int depth) {
  constexpr int kDeepest = 8;
  if (depth > kDeepest || !json.is_structured()) return nullptr;
  if (json.is_object() && is_article(json)) return &json;
  for (const auto& value : json) {
    if (const Json* found = find_article(value, depth + 1)) return found;
  }
  return nullptr;
}

// Calls `action` with the name of each thing in `value`: a string, an object with a name, or a list
// of these.
template <class Action>
void each_name(const Json* value, const Action& action) {
  if (value == nullptr) return;
  if (value->is_string()) {
    action(line_of_html(value->get_ref<const std::string&>()));
  } else if (value->is_array()) {
    for (const auto& item : *value) {
      if (!item.is_array()) each_name(&item, action);
    }
  } else if (value->is_object()) {
    const Json* name = member(*value, "name");
    if (name != nullptr && name->is_string())
      action(line_of_html(name->get_ref<const std::string&>()));
  }
}

std::string first_name(const Json& object, const char* name) {
  std::string out;
  each_name(member(object, name), [&](std::string text) {
    if (out.empty()) out = std::move(text);
  });
  return out;
}

std::string address_of(const Json& object) {
  for (const char* name : {"url", "mainEntityOfPage", "@id"}) {
    const Json* value = member(object, name);
    if (value != nullptr && value->is_object()) value = member(*value, "@id");
    if (value == nullptr || !value->is_string()) continue;
    const auto& text = value->get_ref<const std::string&>();
    if (text.starts_with("http://") || text.starts_with("https://")) return text;
  }
  return {};
}

}  // namespace

bool fill_from_json_ld(std::string_view json, const Record& record, Parsed& out) {
  std::string bytes(json);
  std::replace_if(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  const Json tree = Json::parse(bytes, nullptr, false);
  const Json* found = find_article(tree, 0);
  if (found == nullptr) return false;
  Article& article = out.article ? *out.article : out.article.emplace();
  article.title = first_name(*found, "headline");
  if (article.title.empty()) article.title = first_name(*found, "name");
  article.subtitle = first_name(*found, "alternativeHeadline");
  article.lead = first_name(*found, "description");
  const Json* body = member(*found, "articleBody");
  if (body != nullptr && body->is_string())
    article.body = text_of_html(body->get_ref<const std::string&>()).body;
  each_name(member(*found, "author"), [&](const std::string& name) { add_people(article, name); });
  each_name(member(*found, "keywords"), [&](const std::string& words) {
    for (auto& word : split_list(words, ",;")) add_value(article.keywords, std::move(word));
  });
  article.source = first_name(*found, "publisher");
  article.agency = first_name(*found, "sourceOrganization");
  article.section = first_name(*found, "articleSection");
  article.language = first_name(*found, "inLanguage");
  article.url = address_of(*found);
  set_date(article.published, first_name(*found, "datePublished"), record, out);
  set_date(article.updated, first_name(*found, "dateModified"), record, out);
  const Json* image = member(*found, "image");
  if (image != nullptr && image->is_object())
    add_value(article.captions, first_name(*image, "caption"));
  return true;
}

}  // namespace nachlese::readers
