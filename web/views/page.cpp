#include "web/views/page.hpp"

#include <algorithm>

#include "web/views/assets.hpp"
#include "web/views/find_messages.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/period_view.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {
namespace {

// The files that only this page needs.
Html own_files(const Page& page) {
  Html out;
  for (const std::string_view sheet : page.sheets)
    out += R"(<link rel="stylesheet" href="{}">
)"_html(link_to(page.search, asset_url(sheet)));
  for (const std::string_view script : page.scripts)
    out += R"(<script src="{}" defer></script>
)"_html(link_to(page.search, asset_url(script)));
  return out;
}

// The colors that the operator chose.
Html own_colors(const SearchParameters& search, const Site& site) {
  if (site.color.empty()) return {};
  return R"(<link rel="stylesheet" href="{}">
)"_html(link_to(search, kBrandSheetPath));
}

Html brand(const SearchParameters& search, const Site& site) {
  if (!site.logo.empty())
    return R"(<img src="{}" alt="" height="28">)"_html(link_to(search, kBrandLogoPath));
  return R"(<svg viewBox="0 0 24 32" width="21" height="28" aria-hidden="true">)"
         R"(<path d="M12 31V9M12 12c-5 0-7-2-7-6 4 0 7 2 7 6Zm0 0c5 0 7-2 7-6-4 0-7 2-7 6Zm0 7c-5 )"
         R"(0-7-2-7-6 4 0 7 2 7 6Zm0 0c5 0 7-2 7-6-4 0-7 2-7 6Zm0 7c-5 0-7-2-7-6 4 0 7 2 7 6Zm0 0)"
         R"(c5 0 7-2 7-6-4 0-7 2-7 6ZM12 8c-2-2-2-5 0-7 2 2 2 5 0 7Z"/></svg>)"_html;
}

Html head(const Page& page, const Site& site) {
  const SearchParameters feed = without_page(page.search);
  return R"(<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title>
<link rel="stylesheet" href="{}">
{}<link rel="icon" href="{}" type="image/svg+xml">
<link rel="search" type="application/opensearchdescription+xml" title="{}" href="{}">
<link rel="alternate" type="application/atom+xml" title="Atom" href="{}">
<link rel="alternate" type="application/feed+json" title="JSON Feed" href="{}">
<script src="{}" defer></script>
{}</head>
)"_html(page.title.empty() ? site.name : page.title + " – " + site.name,
        link_to(feed, asset_url("style.css")), own_colors(feed, site),
        link_to(feed, asset_url("icon.svg")), site.name, link_to(feed, "/opensearch.xml"),
        search_url(feed, "/feed.atom"), search_url(feed, "/feed.json"),
        link_to(feed, asset_url("app.js")), own_files(page) + page.head);
}

// Hidden fields that submit the active filters with the search box.
Html filter_fields(SearchParameters search) {
  search.request.offset = 0;
  search.request.query.clear();
  return view_hidden_fields(search);
}

// Names of the kinds of suggestions, for the script.
Html kind_names(Language language) {
  const auto named = [&](std::string_view kind, const Message& name) {
    return R"( data-{}="{}")"_html(kind, say(language, name));
  };
  Html out = R"( data-suggestions="{}")"_html(say(language, messages::kSuggestions));
  out += named("word", messages::kKindWord);
  for (const FacetKindInfo& kind : kFacetKinds) out += named(kind.name, kind.one);
  out += named("title", messages::kKindTitle);
  return out;
}

Html search_form(const Page& page) {
  return R"(<form class="search" action="{}" role="search"{}{} data-script="{}">
<label class="vh" for="q">{}</label>
<input id="q" name="q" type="search" value="{}" placeholder="{}" maxlength="1000" )"
         R"(autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" )"
         R"(aria-keyshortcuts="/">
{}<button>{}</button>
<p class="vh" role="status" id="found"></p></form>)"_html(
             link_to(page.search, "/"), kind_names(page.language),
             page.instant ? " data-instant"_html : ""_html,
             link_to(page.search, asset_url("typing.js")),
             say(page.language, messages::kSearchLabel), page.search.request.query,
             say(page.language, messages::kPlaceholder), filter_fields(page.search),
             say(page.language, messages::kSearchButton));
}

std::string url_in(const LanguageInfo& language, const Page& page, const Request& request) {
  Parameters parameters;
  for (const auto& parameter : request.parameters) {
    if (parameter.first != "lang") parameters.push_back(parameter);
  }
  parameters.emplace_back("lang", language.code);
  constexpr std::string_view kPaths[] = {kArticlePath, kNamePath,     kVersionsPath,
                                         kListPath,    kCalendarPath, kIssuePath,
                                         kFormPath,    kChangesPath,  kChroniclePath};
  const bool has_page = std::ranges::find(kPaths, request.path) != std::end(kPaths);
  return link_to(page.search, has_page ? std::string_view(request.path) : "/", parameters);
}

Html sign_in_link(const Page& page, const SignInLink& link) {
  if (link.url.empty()) return {};
  return R"(<a class="account" href="{}">{}</a>)"_html(
      link.url, link.user.empty() ? std::string(say(page.language, messages::kSignIn))
                                  : say(page.language, messages::kSignOutUser, link.user));
}

Html header(const Page& page, const Request& request) {
  const Site& site = site_of(request);
  SearchParameters start = fresh_search(page.search);
  return R"(<header class="top{}">
<a class="brand" href="{}" aria-label="{}">{}<span>{}</span></a>
{}<p class="list{}"><a id="saved-link" href="#saved" hidden>{} <span></span></a>)"
         R"(<a id="list" href="{}" data-star="{}" hidden>{} <span></span></a>{}</p>
</header>
)"_html(page.start ? " start" : "", search_url(start),
         say(page.language, messages::kHome, site.name), brand(start, site), site.name,
         search_form(page), request.sign_in.url.empty() ? "" : " with-account",
         say(page.language, messages::kSavedSearches),
         link_to(start, kListPath, to_parameters(start)), say(page.language, messages::kStar),
         say(page.language, messages::kList), sign_in_link(page, request.sign_in));
}

// List of keys; a script opens it, which the keys need anyway.
Html key_help(Language language) {
  constexpr std::pair<const char*, Message> kList[] = {{"/", messages::kKeyBox},
                                                       {"j  k", messages::kKeyHits},
                                                       {"Enter", messages::kKeyOpen},
                                                       {"n  N", messages::kKeyMarks},
                                                       {"?", messages::kKeyHelp}};
  Html rows;
  for (const auto& [key, meaning] : kList)
    rows += "<dt><kbd>{}</kbd></dt><dd>{}</dd>"_html(key, say(language, meaning));
  return R"(<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">{}</h2><dl>{}</dl>)"
         R"(<form method="dialog"><button>{}</button></form></dialog>
)"_html(say(language, messages::kKeys), rows, say(language, messages::kClose));
}

// Empty; a script fills it with the searches that the browser remembers.
Html saved_searches(const Page& page) {
  const Language language = page.language;
  return R"(<section id="saved" class="saved" hidden data-forget="{}" data-fresh="{}" )"
         R"(data-script="{}" aria-labelledby="saved-title"><h2 id="saved-title">{}</h2><ul></ul>)"
         R"(<p><button type="button" id="saved-file" title="{}">{}</button></p></section>
)"_html(say(language, messages::kForget), say(language, messages::kFresh),
         link_to(page.search, asset_url("saved.js")), say(language, messages::kSavedSearches),
         say(language, messages::kAboutSavedFile), say(language, messages::kSavedFile));
}

Html other_languages(const Page& page, const Request& request) {
  Html links;
  for (const LanguageInfo& other : kLanguages) {
    if (other.language == page.language) continue;
    links += R"(<p><a href="{}" lang="{}" hreflang="{}">{}</a></p>)"_html(
        url_in(other, page, request), other.code, other.code, other.name);
  }
  return links;
}

Html footer(const Page& page, const Request& request) {
  return R"({}<footer class="bottom"><p>{} · {}</p><p class="keys">)"
         R"(<button type="button" id="show-keys" aria-keyshortcuts="?" hidden>{} <kbd>?</kbd>)"
         R"(</button> <button type="button" id="instant" hidden>{}</button></p>{}</footer>
{})"_html(saved_searches(page), site_of(request).name, say(page.language, messages::kFooter),
          say(page.language, messages::kKeys), say(page.language, messages::kInstant),
          other_languages(page, request), key_help(page.language));
}

}  // namespace

Response to_response(Page page, const Request& request) {
  page.search.base_path = request.base_path;
  const Html html = R"(<!doctype html>
<html lang="{}">
{}<body>
<a class="skip" href="#main">{}</a>
{}{}
{}</body>
</html>
)"_html(info(page.language).code, head(page, site_of(request)), say(page.language, page.skip),
        header(page, request), page.body, footer(page, request));
  return {200,
          "text/html; charset=utf-8",
          html.str(),
          {{"Content-Language", std::string(info(page.language).code)}}};
}

}  // namespace nachlese::web
