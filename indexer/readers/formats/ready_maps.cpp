#include "indexer/readers/formats/ready_maps.hpp"

#include <algorithm>
#include <iterator>

namespace nachlese::readers {
namespace {

struct ReadyMap {
  std::string_view name;
  FieldMap map;
};

// Fields that have usual names are found without being named here.
const ReadyMap kReadyMaps[] = {
    {"elasticsearch", {"hits.hits[]._source", {{"id", "_id"}}}},
    {"elasticdump", {"[]._source", {{"id", "_id"}}}},
    {"mongodb", {"", {{"id", "_id.$oid"}, {"published", "published.$date"}}}},
    {"wordpress",
     {"",
      {{"title", "title.rendered"},
       {"body", "content.rendered"},
       {"lead", "excerpt.rendered"},
       {"published", "date"},
       {"updated", "modified"},
       {"url", "link"},
       {"authors", "_embedded.author[].name"}}}},
    {"drupal",
     {"data[].attributes",
      {{"title", "title"},
       {"body", "body.processed"},
       {"lead", "body.summary"},
       {"published", "created"},
       {"updated", "changed"},
       {"language", "langcode"}}}},
    {"ghost",
     {"posts[]",
      {{"body", "html"},
       {"lead", "custom_excerpt"},
       {"published", "published_at"},
       {"authors", "authors[].name"},
       {"section", "primary_tag.name"},
       {"keywords", "tags[].name"}}}},
    {"newsapi",
     {"articles[]",
      {{"source", "source.name"},
       {"lead", "description"},
       {"body", "content"},
       {"published", "publishedAt"}}}},
    {"ap",
     {"data.items[].item",
      {{"id", "altids.itemid"},
       {"title", "headline"},
       {"authors", "bylines[].by"},
       {"published", "firstcreated"},
       {"updated", "versioncreated"},
       {"section", "subject[].name"},
       {"lead", "description_summary"},
       {"captions", "description_caption"},
       {"body", "body_nitf"}}}},
    {"bbc",
     {"articles[]",
      {{"title", "headline"},
       {"lead", "summary"},
       {"body", "body"},
       {"url", "url"},
       {"published", "firstPublished"},
       {"updated", "lastPublished"},
       {"section", "section.name"},
       {"authors", "byline.name"}}}},
    {"guardian",
     {"response.results[]",
      {{"title", "webTitle"},
       {"body", "fields.body"},
       {"lead", "fields.trailText"},
       {"authors", "fields.byline"},
       {"url", "webUrl"},
       {"section", "sectionName"},
       {"published", "webPublicationDate"}}}},
};

}  // namespace

const FieldMap* find_ready_map(std::string_view name) {
  const auto* found = std::find_if(std::begin(kReadyMaps), std::end(kReadyMaps),
                                   [&](const ReadyMap& ready) { return ready.name == name; });
  return found == std::end(kReadyMaps) ? nullptr : &found->map;
}

std::string ready_map_names() {
  std::string out;
  for (const auto& ready : kReadyMaps) out.append(out.empty() ? "" : ", ").append(ready.name);
  return out;
}

}  // namespace nachlese::readers
