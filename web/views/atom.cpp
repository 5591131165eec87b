#include "web/views/atom.hpp"

#include "core/base/date.hpp"
#include "web/http/url.hpp"

namespace nachlese::web {
namespace {

Html render(const AtomEntry& entry) {
  Html authors;
  for (const std::string& author : entry.authors)
    authors += "<author><name>{}</name></author>"_html(author);
  // Without a link, Atom requires the text as content.
  const Html link = entry.link.empty() ? Html() : R"(<link href="{}"/>)"_html(entry.link);
  const Html text = entry.link.empty()
                        ? R"(<content type="html">{}</content>)"_html(entry.text.str())
                        : R"(<summary type="html">{}</summary>)"_html(entry.text.str());
  return "<entry><title>{}</title>{}<id>urn:nachlese:article:{}</id>"
         "<updated>{}</updated>{}{}</entry>\n"_html(entry.title, link,
                                                    percent_encode(entry.article),
                                                    atom_time(entry.updated), authors, text);
}

}  // namespace

std::string atom_time(std::string_view iso) {
  Date date = parse_date(iso).value_or(Date{1970, 1, 1, 0, 0, 0, Date::Precision::second, 0});
  date.precision = Date::Precision::second;
  if (!date.zone_minutes) date.zone_minutes = 0;
  return to_iso(date);
}

std::string atom_document(const AtomFeed& feed, const std::vector<AtomEntry>& entries) {
  Html links;
  if (!feed.self.empty()) links += R"(<link rel="self" href="{}"/>)"_html(feed.self);
  if (!feed.alternate.empty())
    links += R"(<link rel="alternate" type="text/html" href="{}"/>)"_html(feed.alternate);
  Html items;
  for (const AtomEntry& entry : entries) items += render(entry);
  return R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{}"><title>{}: {}</title>)"
         R"(<id>urn:nachlese:feed:{}</id><updated>{}</updated><author><name>Nachlese</name></author>
{}
{}</feed>
)"_html(feed.language, feed.archive, feed.title, percent_encode(feed.id), atom_time(feed.updated),
        links, items)
             .str();
}

}  // namespace nachlese::web
