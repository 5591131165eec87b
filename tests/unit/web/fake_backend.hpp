// A backend that returns what a test puts into it and records what it was asked.
#pragma once

#include <functional>

#include "core/base/error.hpp"
#include "searcher/api/article.hpp"
#include "searcher/api/chronicle.hpp"
#include "searcher/api/name_profile.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/suggestion.hpp"
#include "web/app/routes.hpp"
#include "web/backend.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::web;

struct FakeBackend : SearchBackend {
  SearchResponse response;
  std::optional<MarkedArticle> found;
  std::vector<ArticleName> found_names;
  std::vector<Article> other_versions;
  std::optional<NameProfile> profile;
  Chronicle told;
  std::size_t asked_lines = 0;
  std::string tag = "1";
  SearchRequest asked;  // the last search
  std::vector<SearchRequest> all_asked;
  std::string asked_id;
  int searches = 0;
  std::function<void()> before = [] {};  // a test may let it throw

  SearchResponse search(const SearchRequest& request, const Budget&) override {
    before();
    ++searches;
    asked = request;
    all_asked.push_back(request);
    SearchResponse out = response;
    out.query = request.query;
    if (request.facets && !out.facets) out.facets.emplace();
    return out;
  }
  Chronicle chronicle(const ChronicleRequest& request, const Budget&) override {
    before();
    asked = request.search;
    asked_lines = request.lines;
    Chronicle out = told;
    out.query = request.search.query;
    return out;
  }
  std::optional<MarkedArticle> article(const std::string& id, const std::string&,
                                       const Budget&) override {
    before();
    asked_id = id;
    return found;
  }
  std::optional<SearchResponse> similar(const std::string& id, std::size_t,
                                        const Budget&) override {
    before();
    asked_id = id;
    return found ? std::optional(response) : std::nullopt;
  }
  std::vector<Article> versions(const std::string&, std::size_t, const Budget&) override {
    return other_versions;
  }
  std::vector<Suggestion> suggest(const std::string& text, std::size_t limit,
                                  const Budget&) override {
    before();
    return std::vector<Suggestion>(std::min<std::size_t>(limit, 2),
                                   search::Suggestion{.text = text + "-x", .count = 3});
  }
  std::vector<ArticleName> names(const Article&, const Budget&) override { return found_names; }
  std::optional<NameProfile> name(const std::string& id, bool, const Budget&) override {
    asked_id = id;
    return profile;
  }
  std::optional<NameProfile> name(FacetKind, const std::string& value, bool,
                                  const Budget&) override {
    asked_id = value;
    return profile;
  }
  std::shared_ptr<void> admit_export() override {
    before();
    return nullptr;
  }
  std::string state_tag() override {
    before();
    return tag;
  }
};

inline Response get(SearchBackend& backend, std::string_view target,
                    std::vector<std::pair<std::string, std::string>> headers = {}) {
  return respond(backend, make_request("GET", target, std::move(headers)));
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// An article whose every field tries to break out of the page.
inline Hit hostile_hit() {
  Hit hit;
  hit.id = R"(a/b?c&d="e"#<f>)";
  hit.title = "<script>alert(1)</script>";
  hit.title_html = "&lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt;";
  hit.kicker = "\"><img src=x onerror=alert(2)>";
  hit.published = "2018-07-16T18:05:00+02:00";
  hit.source = "<b>Bote</b>";
  hit.authors = {"'><svg onload=alert(3)>"};
  hit.snippet = "<script>alert(4)</script> und <mark>Treffer</mark> &amp; mehr";
  hit.persons = {
      "\xE2\x80\xAE"
      "gnirts <i>"};
  hit.duplicates = 2;
  return hit;
}

}  // namespace nachlese
