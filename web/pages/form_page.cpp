#include "web/pages/form_page.hpp"

#include <algorithm>
#include <iterator>

#include "web/views/find_messages.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/list_view.hpp"
#include "web/views/page.hpp"
#include "web/views/period_view.hpp"
#include "web/views/query_builder.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kOffered = 40;  // sources and sections

std::string parameter(const Request& request, std::string_view name) {
  return std::string(request.parameter(name).value_or(""));
}

// What stands in the fields: what was typed there, else what the search box brings along.
struct FormFields {
  QueryFields query;
  bool in_quotes = false;
};

FormFields fields_of(const Request& request, const SearchParameters& search) {
  constexpr std::string_view kTyped[] = {"all", "phrase", "any", "none", "in", "forms", "rest"};
  const bool typed = std::ranges::any_of(
      kTyped, [&](std::string_view name) { return request.parameter(name).has_value(); });
  if (!typed) return {read_query(search.request.query), search.request.quotes};
  FormFields out;
  out.query.all = parameter(request, "all");
  out.query.phrase = parameter(request, "phrase");
  out.query.any = parameter(request, "any");
  out.query.none = parameter(request, "none");
  out.query.rest = parameter(request, "rest");
  out.query.in_title = request.parameter("in") == "title";
  out.query.exact = request.parameter("forms") == "exact";
  out.in_quotes = request.parameter("in") == "quotes";
  return out;
}

// The search that the fields ask for.
SearchParameters asked_for(const Request& request, SearchParameters search,
                           const FormFields& fields, Language language) {
  search.request.query = build_query(language, fields.query);
  search.request.quotes = fields.in_quotes;
  for (const auto& [name, value] : request.parameters) {
    if (name != "group") continue;
    for (const SourceGroup& group : site_of(request).groups) {
      if (group.name != value) continue;
      for (const std::string& source : group.sources)
        search = with_filter(std::move(search), {FacetKind::source, source, false});
    }
  }
  return search;
}

bool asks_something(const SearchParameters& search) {
  const search::SearchRequest& request = search.request;
  return !request.query.empty() || !request.filters.empty() || request.from || request.to;
}

Html text_field(const char* name, std::string_view label, const std::string& value,
                std::string_view hint = {}) {
  return R"(<label class="field"><span>{}</span><input name="{}" value="{}" maxlength="500" )"
         R"(placeholder="{}"></label>)"_html(label, name, value, hint);
}

Html choice(const char* type, const char* name, std::string_view value, std::string_view label,
            bool checked) {
  return R"(<label class="tick"><input type="{}" name="{}" value="{}"{}> {}</label>)"_html(
      type, name, value, checked ? " checked"_html : ""_html, label);
}

Html group(std::string_view legend, const Html& content) {
  return R"(<fieldset><legend>{}</legend>{}</fieldset>)"_html(legend, content);
}

std::string chosen_value(const SearchParameters& search, FacetKind kind) {
  for (const search::FacetFilter& filter : search.request.filters) {
    if (filter.kind == kind && !filter.exclude) return filter.value;
  }
  return {};
}

Html word_fields(const View& view, const FormFields& fields) {
  const auto say_it = [&](const Message& text) { return say(view.language, text); };
  const QueryFields& query = fields.query;
  const Html rest =
      query.rest.empty() ? Html() : text_field("rest", say_it(messages::kRestOfQuery), query.rest);
  return text_field("all", say_it(messages::kAllWords), query.all) +
         text_field("phrase", say_it(messages::kExactPhrase), query.phrase) +
         text_field("any", say_it(messages::kAnyWord), query.any) +
         text_field("none", say_it(messages::kNoneWords), query.none) + rest +
         group(say_it(messages::kWhere),
               choice("radio", "in", "", say_it(messages::kInText),
                      !query.in_title && !fields.in_quotes) +
                   choice("radio", "in", "title", say_it(messages::kInTitle),
                          query.in_title && !fields.in_quotes) +
                   choice("radio", "in", "quotes", say_it(messages::kInQuotes), fields.in_quotes)) +
         group(say_it(messages::kForms),
               choice("radio", "forms", "", say_it(messages::kAnyForm), !query.exact) +
                   choice("radio", "forms", "exact", say_it(messages::kExactForm), query.exact));
}

constexpr FacetKind kNameFields[] = {FacetKind::person, FacetKind::place, FacetKind::organisation,
                                     FacetKind::author};

Html name_fields(const View& view) {
  Html out;
  for (const FacetKind kind : kNameFields)
    out += text_field(std::string(info(kind).parameter).c_str(), info(kind).one.in(view.language),
                      chosen_value(view.search, kind));
  return out;
}

Html source_fields(const View& view, const Request& request, const search::Facets& facets) {
  Html out;
  Html groups;
  for (const SourceGroup& known : site_of(request).groups) {
    const bool checked = std::ranges::any_of(request.parameters, [&](const auto& parameter) {
      return parameter.first == "group" && parameter.second == known.name;
    });
    groups += choice("checkbox", "group", known.name, known.name, checked);
  }
  if (!groups.empty()) out += group(say(view.language, messages::kGroups), groups);
  Html sources;
  for (const search::FacetCount& source : facets.by_kind[index_of(FacetKind::source)])
    sources += choice("checkbox", "source", source.value, source.value,
                      has_filter(view.search, {FacetKind::source, source.value, false}));
  if (!sources.empty()) out += group(info(FacetKind::source).many.in(view.language), sources);
  Html options = R"(<option value="">{}</option>)"_html(say(view.language, messages::kAnySection));
  for (const search::FacetCount& section : facets.by_kind[index_of(FacetKind::section)])
    options += R"(<option{}>{}</option>)"_html(
        has_filter(view.search, {FacetKind::section, section.value, false}) ? " selected"_html
                                                                            : ""_html,
        section.value);
  return out + R"(<label class="field"><span>{}</span><select name="section">{}</select></label>)"
               ""_html(info(FacetKind::section).one.in(view.language), options);
}

Html time_fields(const View& view) {
  const auto typed = [&](const std::optional<Date>& date) {
    return date ? say_typed_date(view.language, *date) : std::string();
  };
  const std::string_view shape = info(view.language).date_shape;
  Html sorts;
  for (const auto& [sort, name] : search::kSorts)
    sorts += choice("radio", "sort", sort == search::Sort::relevance ? "" : name,
                    say(view.language, messages::kSortLabels[static_cast<std::size_t>(sort)]),
                    view.search.request.sort == sort);
  return text_field("from", say(view.language, messages::kFrom), typed(view.search.request.from),
                    shape) +
         text_field("to", say(view.language, messages::kTo), typed(view.search.request.to), shape) +
         group(say(view.language, messages::kSort), sorts);
}

// What the search has and no field shows stays with it.
Html carried_fields(const View& view, const search::Facets& offered) {
  SearchParameters rest = without_page(view.search);
  rest.request.query.clear();
  rest.request.quotes = false;
  rest.request.from = rest.request.to = std::nullopt;
  rest.request.sort = search::Sort::relevance;
  const auto is_offered = [&](const search::FacetFilter& filter) {
    return std::ranges::any_of(
        offered.by_kind[index_of(filter.kind)],
        [&](const search::FacetCount& value) { return value.value == filter.value; });
  };
  const auto has_field = [&](const search::FacetFilter& filter) {
    if (filter.exclude) return false;
    if (filter.kind == FacetKind::source) return is_offered(filter);
    const std::string first = chosen_value(view.search, filter.kind);
    if (filter.kind == FacetKind::section) return filter.value == first && is_offered(filter);
    return std::ranges::find(kNameFields, filter.kind) != std::end(kNameFields) &&
           filter.value == first;
  };
  // The field of a name is one of several then, of which all or any must be there.
  rest.request.match = search::ValueMatch();
  std::erase_if(rest.request.filters, has_field);
  Html out = view_hidden_fields(rest);
  for (const auto& [name, value] : to_parameters(view.search)) {
    if (name.starts_with("match-"))
      out += R"(<input type="hidden" name="{}" value="{}">)"_html(name, value);
  }
  return out;
}

Response to_results(const SearchParameters& search) {
  Response response;
  response.status = 303;
  response.headers.emplace_back("Location", search_url(search));
  response.lasting = false;
  return response;
}

}  // namespace

Response form_page(Context& context, const Request& request) {
  const Language language = preferred_language(request);
  const SearchParameters search = read_search_parameters(
      request, Strictness::page,
      {"all", "phrase", "any", "none", "rest", "in", "forms", "group", "go"});
  const FormFields fields = fields_of(request, search);
  std::string problem;  // why there are no results
  if (request.parameter("go")) {
    const SearchParameters asked = asked_for(request, search, fields, language);
    problem = asks_something(asked)
                  ? say(language, messages::kTooManyFilters, std::to_string(kMaxFilters))
                  : std::string(say(language, messages::kNoTerms));
    if (asks_something(asked) && asked.request.filters.size() <= kMaxFilters)
      return to_results(asked);
  }
  search::SearchRequest everything;
  everything.facets = true;
  everything.facet_limit = kOffered;
  everything.limit = 1;
  const search::SearchResponse known = context.search(everything);
  const search::Facets none;
  const search::Facets& offered = known.facets ? *known.facets : none;
  const View view{search, language};
  Page page;
  page.language = language;
  page.title = say(language, messages::kExtended);
  page.search = search;
  page.skip = messages::kSkipForm;
  const Html note =
      problem.empty() ? Html() : R"(<p class="notes" role="status">{}</p>)"_html(problem);
  page.body = R"(<main id="main" class="plain form-page" tabindex="-1"><h1>{}</h1>{}
<form action="{}"><div>{}</div><div>{}</div><div>{}</div><p class="send">{}<input type="hidden" )"
              R"(name="go" value="1"><button>{}</button></p></form></main>)"_html(
                  page.title, view_notes(view) + note, link_to(search, kFormPath),
                  word_fields(view, fields), name_fields(view) + time_fields(view),
                  source_fields(view, request, offered), carried_fields(view, offered),
                  say(language, messages::kSearchButton));
  return to_response(page, request);
}

}  // namespace nachlese::web
