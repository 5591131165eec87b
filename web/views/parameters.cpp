#include "web/views/parameters.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"

namespace nachlese::web {
namespace {

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

Date read_date(const std::string& name, const std::string& value) {
  const auto date = parse_date(value);
  if (!date) throw BadParameter{name, "Expected a date such as 2018, 2018-07 or 2018-07-16."};
  return *date;
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
    {"from", [](auto& s, const auto& n, const auto& v) { s.request.from = read_date(n, v); }},
    {"to", [](auto& s, const auto& n, const auto& v) { s.request.to = read_date(n, v); }},
    {"facets", [](auto& s, const auto& n, const auto& v) { s.request.facets = read_flag(n, v); }},
    {"match",
     [](auto& s, const auto& n, const auto& v) {
       if (v != "all" && v != "any") throw BadParameter{n, "Expected any or all."};
       s.request.all_values = v == "all";
     }},
    {"more", [](auto& s, const auto& n, const auto& v) { s.more = read_kind(n, v); }},
    {"find", [](auto& s, const auto&, const auto& v) { s.find = v; }},
    {"compare", [](auto& s, const auto&, const auto& v) { s.compare = v; }},
    {"vergleich", [](auto& s, const auto&, const auto& v) { s.compare = v; }},  // its old name
    {"lang", [](auto& s, const auto& n, const auto& v) { s.lang = read_language(n, v); }},
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

bool read_filter(SearchParameters& search, std::string_view name, const std::string& value) {
  constexpr std::string_view kNot = "not-";
  const bool exclude = name.substr(0, kNot.size()) == kNot;
  if (exclude) name.remove_prefix(kNot.size());
  for (const FacetKind kind : kShownKinds) {
    if (name != info(kind).parameter) continue;
    const search::FacetFilter filter{kind, value, exclude};
    if (!has_filter(search, filter)) search.request.filters.push_back(filter);
    if (search.request.filters.size() > kMaxFilters)
      throw BadParameter{std::string(name), "Too many filters."};
    return true;
  }
  return false;
}

bool read_plain(SearchParameters& search, const std::string& name, const std::string& value) {
  for (const Parameter& parameter : kParameters) {
    if (name != parameter.name) continue;
    parameter.read(search, name, value);
    return true;
  }
  return false;
}

}  // namespace

SearchParameters read_search_parameters(const Request& request, bool strict,
                                        std::initializer_list<std::string_view> own) {
  SearchParameters search;
  search.base_path = request.base_path;
  for (const auto& [name, value] : request.parameters) {
    if (value.size() > kMaxQueryBytes)
      throw BadParameter{name, "Longer than " + std::to_string(kMaxQueryBytes) + " bytes."};
    if (first_invalid_utf8(value) != std::string::npos)
      throw BadParameter{name, "Not valid UTF-8."};
    if (value.empty()) continue;
    const bool known = std::ranges::find(own, std::string_view(name)) != own.end();
    if (!known && !read_filter(search, name, value) && !read_plain(search, name, value) && strict) {
      throw BadParameter{name, "There is no such parameter."};
    }
  }
  const auto& from = search.request.from;
  const auto& to = search.request.to;
  if (from && to && first_second(*from) > last_second(*to))
    throw BadParameter{"to", "The period ends before it begins."};
  return search;
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
  for (const FacetKind kind : kShownKinds) {
    const std::string parameter(info(kind).parameter);
    for (const search::FacetFilter& filter : request.filters) {
      if (filter.kind == kind)
        out.emplace_back((filter.exclude ? "not-" : "") + parameter, filter.value);
    }
    if (search.more == kind) out.emplace_back("more", parameter);
  }
  if (search.more && !search.find.empty()) out.emplace_back("find", search.find);
  if (!search.compare.empty()) out.emplace_back("compare", search.compare);
  if (request.all_values) out.emplace_back("match", "all");
  if (request.from) out.emplace_back("from", to_iso(*request.from));
  if (request.to) out.emplace_back("to", to_iso(*request.to));
  if (request.sort != defaults.sort) out.emplace_back("sort", search::info(request.sort).name);
  if (!request.collapse) out.emplace_back("versions", "all");
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

bool has_filter(const SearchParameters& search, const search::FacetFilter& filter) {
  return std::any_of(search.request.filters.begin(), search.request.filters.end(),
                     [&](const search::FacetFilter& other) { return same_filter(other, filter); });
}

}  // namespace nachlese::web
