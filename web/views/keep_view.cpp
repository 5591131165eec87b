#include "web/views/keep_view.hpp"

// The part below the results: page size, and ways to follow, download and remember a search.
#include "web/views/messages.hpp"

namespace nachlese::web {

Html view_hidden_fields(const SearchParameters& search) {
  Html fields;
  for (const auto& [name, value] : to_parameters(search))
    fields += R"(<input type="hidden" name="{}" value="{}">)"_html(name, value);
  return fields;
}

Html view_page_sizes(const View& view, std::uint64_t total) {
  constexpr std::size_t kSizes[] = {10, 25, 50, 100};
  if (total <= kSizes[0]) return {};
  Html links;
  for (const std::size_t size : kSizes) {
    SearchParameters search = view.search;
    search.request.limit = size;
    search.request.offset =
        search.request.offset / size * size;  // keeps the first result of this page in sight
    const bool current = size == view.search.request.limit;
    links += R"(<li><a href="{}"{}>{}</a></li>)"_html(
        search_url(search), current ? R"( aria-current="true")"_html : ""_html, size);
  }
  return R"(<nav class="sizes" aria-label="{}"><span aria-hidden="true">{}</span><ul>{}</ul>)"
         R"(</nav>)"_html(say(view.language, messages::kPageSize),
                          say(view.language, messages::kPageSize), links);
}

Html view_keep(const View& view, const search::SearchResponse& response) {
  struct Format {
    const char* format;
    const char* csv_for;
    const char* label;
  };
  constexpr Format kFormats[] = {
      {"csv", "", "CSV"}, {"csv", "excel", "Excel"}, {"jsonl", "", "JSONL"}};
  SearchParameters all = without_page(view.search);
  all.request.limit = search::SearchRequest().limit;
  std::string offered = say_hits(view, response.total);
  if (!response.total_exact) offered = say(view.language, messages::kAbout, offered);
  Html downloads;
  for (const Format& format : kFormats) {
    Parameters parameters = {{"format", format.format}};
    if (*format.csv_for != '\0') parameters.emplace_back("csv-for", format.csv_for);
    for (auto& parameter : to_parameters(all)) parameters.push_back(std::move(parameter));
    downloads += R"( <a href="{}" download>{}</a>)"_html(link_to(all, "/api/v1/export", parameters),
                                                         format.label);
  }
  return R"(<nav class="keep" aria-label="{}"><button type="button" id="save-search" hidden>{})"
         R"(</button><span>{} <a href="{}">Atom</a> <a href="{}">JSON</a></span><span>{}{}</span>)"
         R"(</nav>)"_html(say(view.language, messages::kKeep),
                          say(view.language, messages::kSaveSearch),
                          say(view.language, messages::kFollow), search_url(all, "/feed.atom"),
                          search_url(all, "/feed.json"),
                          say(view.language, messages::kDownload, offered), downloads);
}

}  // namespace nachlese::web
