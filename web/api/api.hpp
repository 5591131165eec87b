// The JSON API, one function per route. Each may throw Error and BadParameter.
#pragma once

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

[[nodiscard]] Response api_search(Context& context, const Request& request);
[[nodiscard]] Response api_chronicle(Context& context, const Request& request);
[[nodiscard]] Response api_quotes(Context& context, const Request& request);
[[nodiscard]] Response api_article(Context& context, const Request& request);
// Several articles: id=…&id=…, note=… after an id; format=json|jsonl|csv|ris|bibtex|csl.
[[nodiscard]] Response api_articles(Context& context, const Request& request);
[[nodiscard]] Response api_facets(Context& context, const Request& request);
[[nodiscard]] Response api_name(Context& context, const Request& request);
[[nodiscard]] Response api_similar(Context& context, const Request& request);
// The articles of a day by source and section.
[[nodiscard]] Response api_issue(Context& context, const Request& request);
// What the archive holds.
[[nodiscard]] Response api_archive(Context& context, const Request& request);
// Articles whose text was changed after publication, with what changed.
[[nodiscard]] Response api_changes(Context& context, const Request& request);
[[nodiscard]] Response api_timeline(Context& context, const Request& request);
[[nodiscard]] Response api_export(Context& context, const Request& request);
[[nodiscard]] Response api_description(Context& context, const Request& request);
[[nodiscard]] Response api_related(Context& context, const Request& request);
[[nodiscard]] Response api_suggest(Context& context, const Request& request);

}  // namespace nachlese::web
