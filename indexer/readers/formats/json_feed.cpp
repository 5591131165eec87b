#include "indexer/readers/formats/json_feed.hpp"

#include <cstdint>

#include <nlohmann/json.hpp>

#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/json_records.hpp"
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
  if (from.contains("author") && from["author"].is_object())
    add_people(article, text(from["author"], "name"));
  if (!from.contains("authors") || !from["authors"].is_array()) return;
  for (const auto& author : from["authors"]) {
    if (author.is_object()) add_people(article, text(author, "name"));
  }
}

// Where the list of items starts; npos if there is none.
std::size_t list_start(std::string_view head) {
  const std::size_t items = head.find(kItems);
  return items == std::string_view::npos ? items : head.find('[', items);
}

bool is_json_feed(std::string_view head) {
  return trim(head).starts_with('{') &&
         head.find("//jsonfeed.org/version/") != std::string_view::npos;
}

void split_json_feed(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  const std::string_view head = input.peek(std::size_t{1} << 16U);
  const std::size_t start = list_start(head);
  if (start == std::string_view::npos) throw ReadError("a feed without items");
  const Json feed = Json::parse(std::string(head.substr(0, start)) + "[]}", nullptr, false);
  Json shared = {{"title", feed.is_object() ? text(feed, "title") : ""},
                 {"language", feed.is_object() ? text(feed, "language") : ""}};
  if (feed.is_object() && feed.contains("author")) shared["author"] = feed["author"];
  if (feed.is_object() && feed.contains("authors")) shared["authors"] = feed["authors"];
  const std::string front =
      std::string(kFeedMember) + shared.dump(-1, ' ', false, Json::error_handler_t::replace) + ",";
  input.skip(start);
  kJsonObjects.split(input, origin,
                     {[&](Record&& record) {
                        record.bytes.replace(0, 1, front);
                        sink.record(std::move(record));
                      },
                      sink.issue});
}

}  // namespace

bool is_json_feed_item(std::string_view object) { return object.starts_with(kFeedMember); }

void parse_json_feed_item(const std::string& bytes, const Record& record, Parsed& out) {
  const Json item = Json::parse(bytes, nullptr, false);
  if (!item.is_object()) {
    out.issues.push_back({Severity::rejected, record.place,
                          record.cut_off ? "the file ends inside the record" : "not valid JSON"});
    return;
  }
  const Json& feed = item["_feed"];
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
