#include "web/views/list_view.hpp"

// The parts around a list of hits: paging, notes on the query, help.
#include <algorithm>
#include <array>

#include "searcher/api/diagnostic.hpp"
#include "searcher/api/request.hpp"
#include "web/views/find_messages.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/messages.hpp"
#include "web/views/page.hpp"
#include "web/views/version_messages.hpp"

namespace nachlese::web {
namespace {

std::string page_url(const View& view, std::size_t offset) {
  SearchParameters search = view.search;
  search.request.offset = offset;
  return search_url(search);
}

Html page_link(const View& view, std::size_t page) {
  const std::size_t offset = (page - 1) * view.search.request.limit;
  const std::string label = say(view.language, messages::kPage, say_number(view.language, page));
  if (offset == view.search.request.offset)
    return R"(<li><a href="{}" aria-current="page" aria-label="{}">{}</a></li>)"_html(
        page_url(view, offset), label, page);
  return R"(<li><a href="{}" aria-label="{}">{}</a></li>)"_html(page_url(view, offset), label,
                                                                page);
}

struct Example {
  Message query;
  const Message& meaning;
};
constexpr Example kExamples[] = {
    {{"Treffen Putin Trump Helsinki", "Treffen Putin Trump Helsinki"}, messages::kSyntaxWords},
    {{"\"Weißes Haus\"", "\"Weißes Haus\""}, messages::kSyntaxPhrase},
    {{"Gipfel OR Treffen", "Gipfel ODER Treffen"}, messages::kSyntaxOr},
    {{"Präsident -Trump", "Präsident -Trump"}, messages::kSyntaxNot},
    {{"title:Gipfel", "titel:Gipfel"}, messages::kSyntaxField},
    {{"Wahl*", "Wahl*"}, messages::kSyntaxPrefix},
    {{"person:Putin Helsinki", "person:Putin Helsinki"}, messages::kSyntaxName},
    {{"says:Merkel quote:Europa", "sagt:Merkel zitat:Europa"}, messages::kSyntaxQuote},
    {{"Helsinki date:2018..2019", "Helsinki datum:2018..2019"}, messages::kSyntaxDate},
};

}  // namespace

Html view_paging(const View& view, std::uint64_t total) {
  const std::size_t limit = view.search.request.limit;
  const std::size_t reachable = std::min<std::size_t>(total, kMaxOffset + limit);
  const std::size_t last = (reachable + limit - 1) / limit;
  if (last < 2) return {};
  constexpr std::size_t kAround = 2;
  const std::size_t current = view.search.request.offset / limit + 1;
  Html links;
  if (current > 1)
    links += R"(<li><a class="step" rel="prev" href="{}">← {}</a></li>)"_html(
        page_url(view, (std::min(current, last + 1) - 2) * limit),
        say(view.language, messages::kPrevious));
  bool gap = false;
  for (std::size_t page = 1; page <= last; ++page) {
    const bool near = page + kAround >= current && page <= current + kAround;
    const bool edge = page == 1 || (page == last && last * limit <= kMaxOffset);
    if (near || edge) {
      links += page_link(view, page);
    } else if (!gap) {
      links += R"(<li class="gap" aria-hidden="true">…</li>)"_html;
    }
    gap = !near && !edge;
  }
  if (current < last)
    links += R"(<li><a class="step" rel="next" href="{}">{} →</a></li>)"_html(
        page_url(view, current * limit), say(view.language, messages::kNext));
  return R"(<nav class="paging" aria-label="{}"><ol>{}</ol></nav>)"_html(
      say(view.language, messages::kPages), links);
}

Html view_notes(const View& view, const std::vector<search::Diagnostic>& diagnostics,
                std::string_view query) {
  Html items;
  for (const ParameterNote& note : view.search.notes)
    items += "<li>{}</li>"_html(say(view.language, note.text, note.value));
  for (const search::Diagnostic& note : diagnostics) {
    // The empty answer itself says so, with links.
    if (note.code == "empty-period" || note.code == "empty-filters") continue;
    const std::size_t begin = std::min(note.begin, query.size());
    const std::size_t end = std::clamp(note.end, begin, query.size());
    const Html place = end == begin ? Html()
                                    : R"(<code>{}<b>{}</b>{}</code> )"_html(
                                          query.substr(0, begin), query.substr(begin, end - begin),
                                          query.substr(end));
    items += "<li>{}{}</li>"_html(place, note.message);
  }
  if (items.empty()) return {};
  return R"(<ul class="notes" aria-label="{}">{}</ul>)"_html(say(view.language, messages::kNotes),
                                                             items);
}

Html view_diagnostics(const View& view, const search::SearchResponse& response) {
  Html suggestion;
  // A note says which query the results are for if nothing was found as typed.
  if (!response.suggestion.empty() && !response.corrected) {
    SearchParameters search = view.search;
    search.request.query = response.suggestion;
    search.request.offset = 0;
    suggestion = R"(<p class="suggestion">{} <a href="{}">{}</a>?</p>)"_html(
        say(view.language, messages::kDidYouMean), search_url(search), response.suggestion);
  }
  return suggestion + view_notes(view, response.diagnostics, response.query);
}

namespace {

// Index: OfferKind.
constexpr std::array kOfferTexts = {messages::kOfferParts, messages::kOfferName,
                                    messages::kOfferFewer, messages::kOfferMisread};
static_assert(kOfferTexts.size() == search::kOfferKinds.size());

// „Bürger“ und „Geld“
std::string quoted(Language language, const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 < words.size() ? std::string_view(", ") : say(language, messages::kAnd);
    out += say(language, messages::kQuoted, words[i]);
  }
  return out;
}

std::string offer_text(Language language, const search::OfferedSearch& offer) {
  return say(language, kOfferTexts[static_cast<std::size_t>(offer.kind)],
             say_number(language, offer.more), quoted(language, offer.words));
}

}  // namespace

Html view_offers(const View& view, const search::SearchResponse& response) {
  Html items;
  for (const search::OfferedSearch& offer : response.offers) {
    SearchParameters search = view.search;
    search.request.query = offer.query;
    search.request.offset = 0;
    items += R"(<li><a href="{}">{}</a></li>)"_html(search_url(search),
                                                    offer_text(view.language, offer));
  }
  if (items.empty()) return {};
  return R"(<ul class="offers" aria-label="{}">{}</ul>)"_html(say(view.language, messages::kOffers),
                                                              items);
}

Html view_related(const View& view, const search::SearchResponse& response) {
  Html items;
  for (const search::RelatedWord& word : response.related) {
    SearchParameters search = as_answered(view.search, response);
    const bool several = word.text.find_first_of(" .") != std::string::npos;
    search.request.query += several ? " \"" + word.text + "\"" : " " + word.text;
    search.request.offset = 0;
    items += R"(<li><a href="{}">{}</a></li>)"_html(search_url(search), word.text);
  }
  if (items.empty()) return {};
  return R"(<div class="related"><span id="related">{}</span>)"
         R"(<ul aria-labelledby="related">{}</ul></div>)"_html(
             say(view.language, messages::kRelated), items);
}

Html view_recognized(const View& view, const search::SearchResponse& response) {
  Html items;
  for (const search::NameInQuery& name : response.names)
    items += "<li>{}</li>"_html(view_name_with_profile(view, name.kind, name.value));
  if (items.empty()) return {};
  return R"(<div class="recognised"><span id="recognised">{}</span>)"
         R"(<ul class="names" aria-labelledby="recognised">{}</ul></div>)"_html(
             say(view.language, messages::kRecognized), items);
}

Html view_syntax(const View& view) {
  Html rows;
  for (const Example& example : kExamples) {
    SearchParameters search = fresh_search(view.search);
    search.request.query = say(view.language, example.query);
    rows += R"(<li><a href="{}">{}</a> <span>{}</span></li>)"_html(
        search_url(search), search.request.query, say(view.language, example.meaning));
  }
  SearchParameters query = fresh_search(view.search);
  query.request.query = view.search.request.query;
  return R"(<details class="syntax"><summary>{}</summary><ul>{}</ul></details>)"
         R"(<a class="extended" href="{}">{}</a><a class="extended" href="{}">{}</a>)"_html(
             say(view.language, messages::kSyntaxTitle), rows, search_url(query, kFormPath),
             say(view.language, messages::kExtended), search_url(query, kChangesPath),
             say(view.language, messages::kStillChanged));
}

namespace {

// Index: Emptied::Without.
constexpr std::array kWaysOut = {messages::kWithoutPeriod, messages::kWithoutFilters,
                                 messages::kWithoutFilter, messages::kWithoutBoth,
                                 messages::kUnclear};

// What could go, each with what it would find.
Html ways_out(const View& view, const Emptied& emptied) {
  Html items;
  for (const Emptied::Way& way : emptied.ways)
    items += R"(<li><a href="{}">{}</a></li>)"_html(
        search_url(way.search), say(view.language, kWaysOut[static_cast<std::size_t>(way.without)],
                                    say_hits(view, way.total), way.value));
  if (items.empty()) return {};
  return R"(<ul class="ways-out">{}</ul>)"_html(items);
}

// Tips for words, if neither a period nor a filter is the reason.
Html word_tips(const View& view) {
  const std::string& query = view.search.request.query;
  Html tips;
  const auto tip = [&](const Message& text) {
    tips += "<li>{}</li>"_html(say(view.language, text));
  };
  const bool has_quotes = query.find('"') != std::string::npos;
  const bool is_phrase =
      has_quotes && query.front() == '"' && query.find('"', 1) == query.size() - 1;
  if (has_quotes) tip(messages::kTryQuotes);
  if (!is_phrase && query.find(' ') != std::string::npos) {
    tip(messages::kTryFewer);
    tip(messages::kTryOr);
  }
  if (!query.empty()) tip(messages::kTryFuzzy);
  return tips.empty() ? Html() : "<ul>{}</ul>"_html(tips);
}

}  // namespace

Html view_nothing_found(const View& view, const search::SearchResponse& response,
                        const Emptied& emptied) {
  const search::SearchRequest& request = view.search.request;
  if (response.total > 0) {
    return R"(<div class="nothing"><h2>{}</h2><p><a href="{}">{}</a></p></div>)"_html(
        say(view.language, messages::kPastEnd), page_url(view, 0),
        say(view.language, messages::kToFirstPage));
  }
  const std::string sentence = request.query.empty()
                                   ? std::string(say(view.language, messages::kNothingAtAll))
                                   : say(view.language, messages::kNothingFor, request.query);
  Html span;
  if (!emptied.first_day.empty()) {
    span = "<p>{}</p>"_html(say(view.language, messages::kSpanIs,
                                say_date(view.language, emptied.first_day),
                                say_date(view.language, emptied.last_day)));
  }
  const Html ways = ways_out(view, emptied);
  return R"(<div class="nothing"><h2>{}</h2><p>{}</p>{}{}{}</div>)"_html(
      say(view.language, messages::kNothing), sentence, ways, span,
      ways.empty() ? word_tips(view) : Html());
}

}  // namespace nachlese::web
