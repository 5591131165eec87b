#include "web/page.hpp"

#include "web/assets.hpp"
#include "web/view.hpp"

namespace nachlese {
namespace {

Html head(const Page& page) {
  SearchParameters feed = page.search;
  feed.more = std::nullopt;
  feed.compare.clear();
  feed.request.offset = 0;
  return R"(<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title>
<link rel="stylesheet" href="{}">
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="search" type="application/opensearchdescription+xml" title="Nachlese" href="/opensearch.xml">
<link rel="alternate" type="application/atom+xml" title="Atom" href="{}">
<link rel="alternate" type="application/feed+json" title="JSON Feed" href="{}">
<script src="{}" defer></script>
</head>
)"_html(page.title.empty() ? "Nachlese" : say(page.language, text::kTitleFor, page.title), asset_url("style.css"),
        asset_url("icon.svg"), search_url(feed, "/feed.atom"), search_url(feed, "/feed.json"), asset_url("app.js"));
}

// The active filters travel along when the box is submitted.
Html filter_fields(SearchParameters search) {
  search.request.offset = 0;
  search.request.query.clear();
  return view_hidden_fields(search);
}

// For the script: what the kinds of suggestions are called.
Html kind_names(Language language) {
  constexpr std::pair<const char*, Phrase> kKinds[] = {
      {"word", text::kKindWord},       {"person", text::kKindPerson},
      {"place", text::kKindPlace},     {"organisation", text::kKindOrganisation},
      {"keyword", text::kKindKeyword}, {"author", text::kKindAuthor},
      {"source", text::kKindSource},   {"section", text::kKindSection},
      {"title", text::kKindTitle},
  };
  Html out = R"( data-suggestions="{}")"_html(say(language, text::kSuggestions));
  for (const auto& [kind, phrase] : kKinds) out += R"( data-{}="{}")"_html(kind, say(language, phrase));
  return out;
}

Html search_form(const Page& page) {
  return R"(<form class="search" action="/" role="search"{}>
<label class="vh" for="q">{}</label>
<input id="q" name="q" type="search" value="{}" placeholder="{}" maxlength="1000" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-keyshortcuts="/">
{}<button>{}</button>
</form>)"_html(kind_names(page.language), say(page.language, text::kSearchLabel), page.search.request.query,
               say(page.language, text::kPlaceholder), filter_fields(page.search), say(page.language, text::kSearchButton));
}

std::string url_in_other_language(const Page& page, const Request& request) {
  Parameters parameters;
  for (const auto& parameter : request.parameters) {
    if (parameter.first != "lang") parameters.push_back(parameter);
  }
  parameters.emplace_back("lang", say(page.language, text::kOtherLanguageCode));
  const bool has_page = request.path == kArticlePath || request.path == kNamePath || request.path == kVersionsPath;
  return make_url(has_page ? request.path : "/", parameters);
}

Html header(const Page& page) {
  SearchParameters start;
  start.lang = page.search.lang;
  return R"(<header class="top{}">
<a class="brand" href="{}" aria-label="{}"><svg viewBox="0 0 24 32" width="21" height="28" aria-hidden="true"><path d="M12 31V9M12 12c-5 0-7-2-7-6 4 0 7 2 7 6Zm0 0c5 0 7-2 7-6-4 0-7 2-7 6Zm0 7c-5 0-7-2-7-6 4 0 7 2 7 6Zm0 0c5 0 7-2 7-6-4 0-7 2-7 6Zm0 7c-5 0-7-2-7-6 4 0 7 2 7 6Zm0 0c5 0 7-2 7-6-4 0-7 2-7 6ZM12 8c-2-2-2-5 0-7 2 2 2 5 0 7Z"/></svg><span>Nachlese</span></a>
{}
</header>
)"_html(page.start ? " start" : "", search_url(start), say(page.language, text::kHome), search_form(page));
}

// Opened by a script, which the keys need anyway.
Html key_help(Language language) {
  constexpr std::pair<const char*, Phrase> kList[] = {
      {"/", text::kKeyBox}, {"j  k", text::kKeyHits}, {"Enter", text::kKeyOpen}, {"n  N", text::kKeyMarks}, {"?", text::kKeyHelp}};
  Html rows;
  for (const auto& [key, meaning] : kList) rows += "<dt><kbd>{}</kbd></dt><dd>{}</dd>"_html(key, say(language, meaning));
  return R"(<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">{}</h2><dl>{}</dl><form method="dialog"><button>{}</button></form></dialog>
)"_html(say(language, text::kKeys), rows, say(language, text::kClose));
}

// Filled by a script with what the browser remembers.
Html saved_searches(Language language) {
  return R"(<section id="saved" class="saved" hidden data-forget="{}" aria-labelledby="saved-title"><h2 id="saved-title">{}</h2><ul></ul></section>
)"_html(say(language, text::kForget), say(language, text::kSavedSearches));
}

Html footer(const Page& page, const Request& request) {
  return R"({}<footer class="bottom"><p>Nachlese · {}</p><p class="keys"><button type="button" id="show-keys" aria-keyshortcuts="?" hidden>{} <kbd>?</kbd></button></p><p><a href="{}" lang="{}" hreflang="{}">{}</a></p></footer>
{})"_html(saved_searches(page.language), say(page.language, text::kFooter), say(page.language, text::kKeys),
          url_in_other_language(page, request), say(page.language, text::kOtherLanguageCode),
          say(page.language, text::kOtherLanguageCode), say(page.language, text::kOtherLanguage), key_help(page.language));
}

}  // namespace

Response to_response(const Page& page, const Request& request) {
  const Html html = R"(<!doctype html>
<html lang="{}">
{}<body>
<a class="skip" href="#main">{}</a>
{}{}
{}</body>
</html>
)"_html(say(page.language, text::kCode), head(page), say(page.language, page.skip), header(page), page.body, footer(page, request));
  return {200, "text/html; charset=utf-8", html.str(), {{"Content-Language", std::string(say(page.language, text::kCode))}}};
}

}  // namespace nachlese
