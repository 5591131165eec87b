#include "indexer/readers/formats/json_feed.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>

#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/json_cutter.hpp"
#include "indexer/readers/formats/json_records.hpp"
#include "indexer/readers/formats/json_tree.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kItems = "\"items\"";
constexpr std::string_view kFeedMember = "{\"_feed\":";  // put in front of every item

std::string text(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return {};
  if (found->is_number_integer()) return std::to_string(found->get<std::int64_t>());
  return found->is_string() ? found->get<std::string>() : std::string();
}

void add_authors(const Json& from, Article& article) {
  for (const char* name : {"author", "authors"}) {
    if (!from.contains(name)) continue;
    const Json& value = from[name];
    if (value.is_string()) add_people(article, value.get<std::string>());
    if (value.is_object()) add_people(article, text(value, "name"));
    if (!value.is_array()) continue;
    for (const auto& author : value) {
      if (author.is_object()) add_people(article, text(author, "name"));
      if (author.is_string()) add_people(article, author.get<std::string>());
    }
  }
}

// What stands in front of the list of items, as far as can be seen.
Json feed_of(std::string_view head) {
  const std::size_t items = head.find(kItems);
  std::string front(head.substr(0, items));
  if (items == std::string_view::npos) front.resize(front.find_last_of(',') + 1);  // npos + 1 is 0
  Json feed = parse_json_tree(front + kItems.data() + ":[]}");
  return feed.is_object() ? feed : Json::object();
}

bool is_json_feed(std::string_view head) {
  return trim(head).starts_with('{') &&
         head.find("//jsonfeed.org/version/") != std::string_view::npos;
}

void split_json_feed(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  constexpr std::size_t kChunk = std::size_t{1} << 16U;
  const Json feed = feed_of(input.peek(kChunk));
  Json shared = {{"title", text(feed, "title")}, {"language", text(feed, "language")}};
  for (const char* name : {"author", "authors"}) {
    if (feed.contains(name)) shared[name] = feed[name];
  }
  const std::string front =
      std::string(kFeedMember) + shared.dump(-1, ' ', false, Json::error_handler_t::replace) + ",";
  const RecordSink items{[&](Record&& record) {
                           record.bytes.replace(0, 1, front);
                           sink.record(std::move(record));
                         },
                         sink.issue};
  JsonCutter cutter({"items"}, origin, items);
  for (std::string_view bytes = input.peek(kChunk); !bytes.empty(); bytes = input.peek(kChunk)) {
    cutter.feed(bytes);
    input.skip(bytes.size());
  }
  cutter.end();
}

}  // namespace

bool is_json_feed_item(std::string_view object) { return object.starts_with(kFeedMember); }

void parse_json_feed_item(const std::string& bytes, const Record& record, Parsed& out) {
  const Json item = parse_json_tree(bytes);
  if (!item.is_object()) {
    out.issues.push_back({Severity::rejected, record.place,
                          record.cut_off ? "the file ends inside the record" : "not valid JSON"});
    return;
  }
  const Json feed =
      item.contains("_feed") && item["_feed"].is_object() ? item["_feed"] : Json::object();
  Article& article = out.article.emplace();
  article.id = text(item, "id");
  article.url = text(item, "url");
  article.title = line_of_html(text(item, "title"));
  Text body = text_of_html(text(item, "content_html"));
  if (body.body.empty()) body.body = tidy_text(text(item, "content_text"));
  article.body = std::move(body.body);
  article.captions = std::move(body.captions);
  article.lead = line_of_html(text(item, "summary"));
  add_authors(item, article);
  if (article.authors.empty()) add_authors(feed, article);
  article.source = text(feed, "title");
  article.language = text(item, "language");
  if (article.language.empty()) article.language = text(feed, "language");
  set_date(article.published, text(item, "date_published"), record, out);
  set_date(article.updated, text(item, "date_modified"), record, out);
  out.version = version_of(article.updated ? article.updated : article.published);
  if (!item.contains("tags") || !item["tags"].is_array()) return;
  for (const auto& tag : item["tags"]) {
    if (tag.is_string()) add_value(article.keywords, tag.get<std::string>());
  }
}

const Format kJsonFeed = {"JSON Feed", "jsonfeed", is_json_feed, split_json_feed, parse_json};

}  // namespace nachlese::readers
