#include "indexer/readers/formats/json_ld.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/formats/json_tree.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/fields.hpp"
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

using Nodes = std::vector<const Json*>;
using NodesById = std::map<std::string, const Json*>;

// All articles in reading order, those in lists of other pages behind the rest; and what has an id.
void collect(const Json& json, int depth, bool listed, Nodes& articles, Nodes& others,
             NodesById& by_id) {
  constexpr int kDeepestNode = 8;
  if (depth > kDeepestNode || !json.is_structured()) return;
  if (json.is_object()) {
    if (is_article(json)) (listed ? others : articles).push_back(&json);
    const Json* id = member(json, "@id");
    if (id != nullptr && id->is_string() && json.size() > 1)
      by_id.try_emplace(id->get<std::string>(), &json);
  }
  for (const auto& [key, value] : json.items()) {
    const bool list = listed || key == "itemListElement" || key == "hasPart" || key == "isPartOf" ||
                      key == "mentions" || key == "liveBlogUpdate" || key == "citation" ||
                      key == "about";
    collect(value, depth + 1, list, articles, others, by_id);
  }
}

// Calls `action` with the name of each thing in `value`: a string, an object with a name, or a list
// of these.
template <class Action>
void each_name(const Json* value, const NodesById& by_id, const Action& action) {
  if (value == nullptr) return;
  if (value->is_string()) {
    action(line_of_html(value->get_ref<const std::string&>()));
  } else if (value->is_array()) {
    for (const auto& item : *value) {
      if (!item.is_array()) each_name(&item, by_id, action);
    }
  } else if (value->is_object()) {
    const Json* name = member(*value, "name");
    if (name == nullptr) {  // {"@id": …} of one that is described elsewhere
      const Json* id = member(*value, "@id");
      const auto found =
          id != nullptr && id->is_string() ? by_id.find(id->get<std::string>()) : by_id.end();
      if (found != by_id.end()) name = member(*found->second, "name");
    }
    if (name != nullptr && name->is_array() && !name->empty()) name = &name->front();
    if (name != nullptr && name->is_string())
      action(line_of_html(name->get_ref<const std::string&>()));
  }
}

std::string first_name(const Json& object, const char* name, const NodesById& by_id = {}) {
  std::string out;
  each_name(member(object, name), by_id, [&](std::string text) {
    if (out.empty()) out = std::move(text);
  });
  return out;
}

std::set<std::string> title_words(std::string_view text) {
  std::set<std::string> out;
  for (auto& word : split_list(to_lower_ascii(text), " \t\n.,:;!?\"'()-–|»«„“")) {
    if (word.size() > 3) out.insert(std::move(word));
  }
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

Json parse_script(std::string_view json) {
  std::string bytes(json);
  std::replace_if(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  // In comments or CDATA, as pages of XHTML have it.
  for (const std::string_view wrap : {"<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>"}) {
    if (const std::size_t at = bytes.find(wrap);
        at != std::string::npos && (at < 20 || at + 20 > bytes.size()))
      bytes.replace(at, wrap.size(), wrap.size(), ' ');
  }
  mend_json(bytes);
  return parse_json_tree(bytes);
}

// The article that the page is: of its address or title; else the first.
const Json* article_of_page(const Nodes& articles, const LinkedPage& page) {
  for (const Json* found : articles) {
    if (!page.url.empty() && address_of(*found) == page.url) return found;
  }
  const Json* best = nullptr;
  std::size_t most = 0;
  for (const Json* found : articles) {
    const std::size_t common = common_words(first_name(*found, "headline"), page.titles);
    if (common <= most) continue;
    most = common;
    best = found;
  }
  if (best != nullptr) return best;
  if (articles.empty()) return nullptr;
  // One without a headline may be the page's; one with another headline is not.
  const bool other =
      !page.titles.empty() && !title_words(first_name(*articles.front(), "headline")).empty();
  return other ? nullptr : articles.front();
}

void fill(const Json& found, const NodesById& by_id, const Record& record, Parsed& out) {
  Article& article = out.article ? *out.article : out.article.emplace();
  article.title = first_name(found, "headline");
  if (article.title.empty()) article.title = first_name(found, "name");
  article.subtitle = first_name(found, "alternativeHeadline");
  article.lead = first_name(found, "description");
  const Json* body = member(found, "articleBody");
  if (body != nullptr && body->is_string())
    article.body = text_of_html(body->get_ref<const std::string&>()).body;
  each_name(member(found, "author"), by_id, [&](const std::string& name) {
    if (!is_web_address(name)) add_people(article, name);
  });
  each_name(member(found, "keywords"), by_id, [&](const std::string& words) {
    for (auto& word : split_list(words, ",;")) add_value(article.keywords, std::move(word));
  });
  article.source = first_name(found, "publisher", by_id);
  article.agency = first_name(found, "sourceOrganization", by_id);
  article.section = first_name(found, "articleSection");
  article.language = first_name(found, "inLanguage");
  article.url = address_of(found);
  set_date(article.published, first_name(found, "datePublished"), record, out);
  set_date(article.updated, first_name(found, "dateModified"), record, out);
  const Json* image = member(found, "image");
  if (image != nullptr && image->is_object())
    add_value(article.captions, first_name(*image, "caption"));
}

}  // namespace

std::size_t common_words(std::string_view headline, const std::vector<std::string>& titles) {
  const auto words = title_words(headline);
  std::size_t most = 0;
  for (const auto& title : titles) {
    const auto others = title_words(title);
    most = std::max(most, static_cast<std::size_t>(std::count_if(
                              words.begin(), words.end(), [&](const std::string& word) {
                                return others.find(word) != others.end();
                              })));
  }
  return most;
}

bool fill_from_json_ld(const std::vector<std::string>& scripts, const LinkedPage& page,
                       const Record& record, Parsed& out) {
  std::vector<Json> trees;
  for (const auto& script : scripts) trees.push_back(parse_script(script));
  Nodes articles;
  Nodes others;
  NodesById by_id;
  for (const auto& tree : trees) collect(tree, 0, false, articles, others, by_id);
  const Json* found = article_of_page(articles, page);
  if (found == nullptr && articles.empty()) found = article_of_page(others, page);
  if (found == nullptr) return false;
  fill(*found, by_id, record, out);
  return true;
}

}  // namespace nachlese::readers
