#include "web/views/parameters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "core/base/period.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web {
namespace {

constexpr std::array<std::pair<std::string_view, Date::Precision>, 3> kSteps = {
    {{"year", Date::Precision::year},
     {"month", Date::Precision::month},
     {"day", Date::Precision::day}}};

bool same_filter(const search::FacetFilter& a, const search::FacetFilter& b) {
  return a.kind == b.kind && a.value == b.value && a.exclude == b.exclude;
}

std::size_t read_number(const std::string& name, const std::string& value, std::size_t least,
                        std::size_t most) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || number < least ||
      number > most) {
    throw BadParameter{name, "Expected a number from " + std::to_string(least) + " to " +
                                 std::to_string(most) + "."};
  }
  return number;
}

DateRange read_period(const std::string& name, const std::string& value) {
  const auto period = parse_period(value, local_today());
  if (!period)
    throw BadParameter{name, "Expected a date such as 2018, 2018-07, 16.07.2018 or yesterday."};
  return *period;
}

template <typename Rows, typename Name>
std::string choices(const Rows& rows, Name name) {
  std::vector<std::string> out;
  for (const auto& row : rows) out.emplace_back(name(row));
  return "Expected " + either(out) + ".";
}

search::Sort read_sort(const std::string& name, const std::string& value) {
  if (const auto sort = search::sort_named(value)) return *sort;
  throw BadParameter{name, choices(search::kSorts, [](const auto& row) { return row.name; })};
}

FacetKind read_kind(const std::string& name, const std::string& value) {
  for (const FacetKind kind : kShownKinds) {
    if (value == info(kind).parameter) return kind;
  }
  throw BadParameter{name,
                     choices(kShownKinds, [](FacetKind kind) { return info(kind).parameter; })};
}

bool read_flag(const std::string& name, const std::string& value) {
  if (value != "0" && value != "1") throw BadParameter{name, "Expected 0 or 1."};
  return value == "1";
}

bool read_all(const std::string& name, const std::string& value) {
  if (value != "all" && value != "any") throw BadParameter{name, "Expected any or all."};
  return value == "all";
}

bool read_share(const std::string& name, const std::string& value) {
  if (value != "share" && value != "count") throw BadParameter{name, "Expected count or share."};
  return value == "share";
}

Date::Precision read_step(const std::string& name, const std::string& value) {
  for (const auto& [step, precision] : kSteps) {
    if (value == step) return precision;
  }
  throw BadParameter{name, choices(kSteps, [](const auto& row) { return row.first; })};
}

Language read_language(const std::string& name, const std::string& value) {
  for (const LanguageInfo& known : kLanguages) {
    if (value == known.code) return known.language;
  }
  throw BadParameter{name, choices(kLanguages, [](const auto& row) { return row.code; })};
}

using Reader = void (*)(SearchParameters&, const std::string& name, const std::string& value);
struct Parameter {
  const char* name;
  Reader read;
};
constexpr Parameter kParameters[] = {
    {"q", [](auto& s, const auto&, const auto& v) { s.request.query = v; }},
    {"limit", [](auto& s, const auto& n,
                 const auto& v) { s.request.limit = read_number(n, v, 1, kMaxLimit); }},
    {"offset", [](auto& s, const auto& n,
                  const auto& v) { s.request.offset = read_number(n, v, 0, kMaxOffset); }},
    {"sort", [](auto& s, const auto& n, const auto& v) { s.request.sort = read_sort(n, v); }},
    {"from",
     [](auto& s, const auto& n, const auto& v) { s.request.from = read_period(n, v).from; }},
    {"to", [](auto& s, const auto& n, const auto& v) { s.request.to = read_period(n, v).to; }},
    {"facets", [](auto& s, const auto& n, const auto& v) { s.request.facets = read_flag(n, v); }},
    {"clear", [](auto& s, const auto& n, const auto& v) { s.request.clear = read_flag(n, v); }},
    {"match", [](auto& s, const auto& n,
                 const auto& v) { s.request.match = search::ValueMatch(read_all(n, v)); }},
    {"more", [](auto& s, const auto& n, const auto& v) { s.more = read_kind(n, v); }},
    {"find", [](auto& s, const auto&, const auto& v) { s.find = v; }},
    {"scale", [](auto& s, const auto& n, const auto& v) { s.share = read_share(n, v); }},
    {"step", [](auto& s, const auto& n, const auto& v) { s.step = read_step(n, v); }},
    {"lang", [](auto& s, const auto& n, const auto& v) { s.lang = read_language(n, v); }},
    {"view",
     [](auto& s, const auto& n, const auto& v) {
       if (v != "articles" && v != "quotes") throw BadParameter{n, "Expected articles or quotes."};
       s.request.quotes = v == "quotes";
     }},
    {"versions",
     [](auto& s, const auto& n, const auto& v) {
       if (v != "all") throw BadParameter{n, "Expected all."};
       s.request.collapse = false;
     }},
    {"recency",
     [](auto& s, const auto& n, const auto& v) {
       if (v != "off") throw BadParameter{n, "Expected off."};
       s.request.recency = false;
     }},
    {"feedback",
     [](auto& s, const auto& n, const auto& v) {
       if (v != "off") throw BadParameter{n, "Expected off."};
       s.request.feedback = false;
     }},
};

// person=, not-person= and their like; nullopt for other parameters.
std::optional<search::FacetFilter> filter_named(std::string_view name, const std::string& value) {
  constexpr std::string_view kNot = "not-";
  const bool exclude = name.starts_with(kNot);
  if (exclude) name.remove_prefix(kNot.size());
  for (const FacetKind kind : kOrderedKinds) {
    if (name == info(kind).parameter) return search::FacetFilter{kind, value, exclude};
  }
  return std::nullopt;
}

bool read_filter(SearchParameters& search, std::string_view name, const std::string& value) {
  const auto filter = filter_named(name, value);
  if (filter && !has_filter(search, *filter)) search.request.filters.push_back(*filter);
  return filter.has_value();
}

// Fewer than asked for would find more than asked for, so pages refuse them, too.
void refuse_too_many_filters(const Request& request) {
  std::map<std::string_view, std::size_t> given;
  for (const auto& [name, value] : request.parameters) {
    if (filter_named(name, value) && ++given[name] > kMaxFilters)
      throw BadParameter{name, "Too many filters."};
  }
}

// match-person=any and its like.
bool read_match(SearchParameters& search, std::string_view name, const std::string& value) {
  constexpr std::string_view kMatch = "match-";
  if (!name.starts_with(kMatch)) return false;
  const auto* kind = std::ranges::find(kOrderedKinds, name.substr(kMatch.size()),
                                       [](FacetKind known) { return info(known).parameter; });
  if (kind == kOrderedKinds.end()) return false;
  search.request.match.set(*kind, read_all(std::string(name), value));
  return true;
}

// compare=, repeatable; `vergleich` is its old name.
bool read_compared(SearchParameters& search, std::string_view name, const std::string& value) {
  if (name != "compare" && name != "vergleich") return false;
  if (std::ranges::find(search.compare, value) != search.compare.end()) return true;
  if (search.compare.size() == kMostCompared)
    throw BadParameter{std::string(name), "At most " + std::to_string(kMostCompared) + "."};
  search.compare.push_back(value);
  return true;
}

bool read_plain(SearchParameters& search, const std::string& name, const std::string& value) {
  for (const Parameter& parameter : kParameters) {
    if (name != parameter.name) continue;
    parameter.read(search, name, value);
    return true;
  }
  return false;
}

bool is_plain(std::string_view name) {
  return std::ranges::any_of(kParameters,
                             [&](const Parameter& known) { return name == known.name; });
}

ParameterNote note_of(const std::string& name, const std::string& value) {
  if (name == "from" || name == "to") return {"bad-date", messages::kNoDate, value};
  return {"bad-parameter", messages::kBadValue, name + "=" + value};
}

// Reads one parameter; false if there is none of that name.
bool read_one(SearchParameters& search, const Request& request, std::size_t at) {
  const auto& [name, value] = request.parameters[at];
  const auto before = request.parameters.begin() + static_cast<std::ptrdiff_t>(at);
  const bool again = std::any_of(
      request.parameters.begin(), before,
      [&name = name](const auto& other) { return other.first == name && !other.second.empty(); });
  if (again && is_plain(name)) throw BadParameter{name, "Given more than once."};
  return read_filter(search, name, value) || read_match(search, name, value) ||
         read_compared(search, name, value) || read_plain(search, name, value);
}

void turn_round(SearchParameters& search) {
  std::optional<Date>& from = search.request.from;
  std::optional<Date>& to = search.request.to;
  if (!is_reversed({from, to})) return;
  std::swap(from, to);
  search.notes.push_back({"reversed-dates", messages::kReversed, {}});
}

}  // namespace

SearchParameters read_search_parameters(const Request& request, Strictness strictness,
                                        std::initializer_list<std::string_view> own) {
  SearchParameters search;
  search.base_path = request.base_path;
  refuse_too_many_filters(request);
  for (std::size_t i = 0; i < request.parameters.size(); ++i) {
    const auto& [name, value] = request.parameters[i];
    if (value.size() > kMaxQueryBytes)
      throw BadParameter{name, "Longer than " + std::to_string(kMaxQueryBytes) + " bytes."};
    if (first_invalid_utf8(value) != std::string::npos)
      throw BadParameter{name, "Not valid UTF-8."};
    if (value.empty() || std::ranges::find(own, std::string_view(name)) != own.end()) continue;
    bool known = true;
    try {
      known = read_one(search, request, i);
    } catch (const BadParameter&) {
      if (strictness != Strictness::page) throw;
      search.notes.push_back(note_of(name, value));
    }
    if (!known && strictness == Strictness::api)
      throw BadParameter{name, "There is no such parameter."};
  }
  turn_round(search);
  return search;
}

void add_notes(const SearchParameters& search, Language language,
               search::SearchResponse& response) {
  std::vector<search::Diagnostic> notes;
  for (const ParameterNote& note : search.notes)
    notes.push_back({0, 0, std::string(note.code), say(language, note.text, note.value)});
  response.diagnostics.insert(response.diagnostics.begin(), notes.begin(), notes.end());
}

std::string required_id(const Request& request) {
  const auto id = request.parameter("id");
  if (!id || id->empty()) throw BadParameter{"id", "The id of an article is needed."};
  return std::string(*id);
}

Parameters to_parameters(const SearchParameters& search) {
  const search::SearchRequest& request = search.request;
  const search::SearchRequest defaults;
  Parameters out;
  if (!request.query.empty()) out.emplace_back("q", request.query);
  if (request.quotes) out.emplace_back("view", "quotes");
  for (const FacetKind kind : kOrderedKinds) {
    const std::string parameter(info(kind).parameter);
    for (const search::FacetFilter& filter : request.filters) {
      if (filter.kind == kind)
        out.emplace_back((filter.exclude ? "not-" : "") + parameter, filter.value);
    }
    const bool all = request.match.all_of(kind);
    if (all != defaults.match.all_of(kind) && is_chosen(search, kind))
      out.emplace_back("match-" + parameter, all ? "all" : "any");
    if (search.more == kind) out.emplace_back("more", parameter);
  }
  if (search.more && !search.find.empty()) out.emplace_back("find", search.find);
  for (const std::string& compared : search.compare) out.emplace_back("compare", compared);
  if (search.share) out.emplace_back("scale", "share");
  if (search.step) out.emplace_back("step", kSteps[static_cast<std::size_t>(*search.step)].first);
  if (request.from) out.emplace_back("from", to_iso(*request.from));
  if (request.to) out.emplace_back("to", to_iso(*request.to));
  if (request.sort != defaults.sort) out.emplace_back("sort", search::info(request.sort).name);
  if (!request.collapse) out.emplace_back("versions", "all");
  if (request.clear) out.emplace_back("clear", "1");
  if (!request.recency) out.emplace_back("recency", "off");
  if (!request.feedback) out.emplace_back("feedback", "off");
  if (request.limit != defaults.limit) out.emplace_back("limit", std::to_string(request.limit));
  if (request.offset != 0) out.emplace_back("offset", std::to_string(request.offset));
  if (search.lang) out.emplace_back("lang", info(*search.lang).code);
  return out;
}

SearchParameters fresh_search(const SearchParameters& search) {
  SearchParameters out;
  out.lang = search.lang;
  out.base_path = search.base_path;
  out.request.collapse = search.request.collapse;
  return out;
}

std::string search_url(const SearchParameters& search, std::string_view path) {
  return link_to(search, path, to_parameters(search));
}

std::string link_to(const SearchParameters& search, std::string_view path,
                    const Parameters& parameters) {
  return make_url(search.base_path + std::string(path), parameters);
}

SearchParameters as_answered(SearchParameters search, const search::SearchResponse& response) {
  if (response.corrected) search.request.query = response.suggestion;
  return search;
}

SearchParameters with_filter(SearchParameters search, const search::FacetFilter& filter) {
  search = without_filter(std::move(search), filter);
  search.request.filters.push_back(filter);
  return search;
}

SearchParameters without_filter(SearchParameters search, const search::FacetFilter& filter) {
  std::erase_if(search.request.filters,
                [&](const search::FacetFilter& other) { return same_filter(other, filter); });
  search.request.offset = 0;
  return search;
}

SearchParameters with_period(SearchParameters search, std::optional<Date> from,
                             std::optional<Date> to) {
  search.request.from = from;
  search.request.to = to;
  search.request.offset = 0;
  return search;
}

SearchParameters without_page(SearchParameters search) {
  search.more = std::nullopt;
  search.find.clear();
  search.compare.clear();
  search.share = false;
  search.step = std::nullopt;
  search.request.offset = 0;
  return search;
}

bool is_chosen(const SearchParameters& search, FacetKind kind) {
  return std::ranges::any_of(search.request.filters, [kind](const search::FacetFilter& filter) {
    return filter.kind == kind && !filter.exclude;
  });
}

bool has_filter(const SearchParameters& search, const search::FacetFilter& filter) {
  return std::any_of(search.request.filters.begin(), search.request.filters.end(),
                     [&](const search::FacetFilter& other) { return same_filter(other, filter); });
}

}  // namespace nachlese::web
