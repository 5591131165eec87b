#include "web/views/quote_view.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "web/http/url.hpp"
#include "web/views/chronicle_messages.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/marked_text.hpp"
#include "web/views/messages.hpp"
#include "web/views/page.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kShownSubjects = 12;

Html tab(const View& view, bool quotes, const Message& label) {
  SearchParameters search = view.search;
  const bool current = search.request.quotes == quotes;
  search.request.quotes = quotes;
  search.request.offset = 0;
  return R"(<li><a href="{}"{}>{}</a></li>)"_html(
      search_url(search), current ? R"( aria-current="true")"_html : ""_html,
      say(view.language, label));
}

Html speaker_of(const View& view, const search::QuotePassage& quote) {
  if (quote.name.empty())
    return R"(<span class="meta">{}</span>)"_html(say(view.language, messages::kUnknownSpeaker));
  if (quote.name_id.empty()) return escape(quote.name);
  SearchParameters search = view.search;
  search.request.quotes = true;
  return R"(<a class="name says" href="{}">{}</a>)"_html(
      search_url(with_filter(search, {FacetKind::speaker, quote.name, false})), quote.name);
}

std::string change_text(Language language, const search::QuoteChange& change) {
  if (change.was.empty()) return say(language, messages::kAddedWords, change.now);
  if (change.now.empty()) return say(language, messages::kLeftOut, change.was);
  return say(language, messages::kInstead, change.now, change.was);
}

Html changes_of(const View& view, const std::vector<search::QuoteChange>& changes) {
  std::string out;
  for (const auto& change : changes)
    out += (out.empty() ? "" : ", ") + change_text(view.language, change);
  return out.empty() ? Html() : R"( <span class="changes">{}</span>)"_html(out);
}

Html source_line(const View& view, const search::QuoteSource& source) {
  const Html time = source.published.empty() ? Html()
                                             : R"( <time datetime="{}">{}</time>)"_html(
                                                   source.published.substr(0, 10),
                                                   say_date(view.language, source.published));
  const Html paper =
      source.source.empty() ? Html() : R"(<span class="source">{}</span> )"_html(source.source);
  return R"(<span class="meta">{}{}</span> <a href="{}">{}</a>{})"_html(
      paper, time, quote_url(view.search, source.id, source.number),
      source.title.empty() ? say(view.language, messages::kUntitled) : source.title,
      changes_of(view, source.changes));
}

// The articles behind the first.
Html further_sources(const View& view, const search::QuoteEntry& entry) {
  if (entry.sources.size() < 2) return {};
  Html items;
  for (std::size_t i = 1; i < entry.sources.size(); ++i)
    items += "<li>{}</li>"_html(source_line(view, entry.sources[i]));
  return R"(<details class="sources"><summary>{}</summary><ul>{}</ul></details>)"_html(
      say(view.language, messages::kQuoteSources, entry.sources.size() - 1), items);
}

Html reference(const View& view, const search::QuoteEntry& entry) {
  const std::string_view copy = say(view.language, messages::kCopy);
  return R"(<details class="cite"><summary>{}</summary><h3>DIN ISO 690 <button type="button" )"
         R"(class="copy" aria-label="DIN ISO 690: {}" hidden>{}</button></h3><p>{}</p>)"
         R"(</details>)"_html(say(view.language, messages::kCite), copy, copy,
                              cite_quote(entry.quote, entry.sources.front(), view.language));
}

// The subject as a query: keywords are no filter of the page.
std::string query_for(Language language, const search::QuoteSubject& subject) {
  std::string value = subject.value;
  std::erase(value, '"');
  return std::string(info(subject.kind).fields[static_cast<std::size_t>(language)]) + ":\"" +
         value + "\"";
}

Html subjects_of(const View& view, const std::vector<search::QuoteEntry>& entries) {
  std::vector<std::pair<search::QuoteSubject, std::size_t>> counts;
  for (const auto& entry : entries) {
    for (const auto& subject : entry.sources.front().subjects) {
      const auto known =
          std::ranges::find_if(counts, [&](const auto& row) { return row.first == subject; });
      if (known == counts.end()) {
        counts.emplace_back(subject, 1);
      } else {
        ++known->second;
      }
    }
  }
  std::ranges::stable_sort(counts, std::greater(), [](const auto& row) { return row.second; });
  if (counts.size() > kShownSubjects) counts.resize(kShownSubjects);
  Html items;
  for (const auto& [subject, count] : counts) {
    SearchParameters search = view.search;
    search.request.query = query_for(view.language, subject);
    items += R"(<li><a href="{}">{}</a> <span class="count">{}</span></li>)"_html(
        search_url(search), subject.value, count);
  }
  if (items.empty()) return {};
  return R"(<h3>{}</h3><ul class="names">{}</ul>)"_html(say(view.language, messages::kSubjects),
                                                        items);
}

}  // namespace

Html view_tabs(const View& view) {
  return R"(<nav class="sort views" aria-label="{}"><ul>{}{})"
         R"(<li><a href="{}">{}</a></li></ul></nav>)"_html(
             say(view.language, messages::kViews), tab(view, false, messages::kArticles),
             tab(view, true, messages::kQuotes), chronicle_url(view.search),
             say(view.language, messages::kChronicle));
}

std::string quote_url(const SearchParameters& search, const std::string& id, unsigned number) {
  return article_url(search, id) + "#" + quote_anchor(number);
}

Html view_passage(const View& view, const search::QuotePassage& quote, const std::string& id) {
  return R"(<blockquote class="said"><p>{}<a href="{}">{}</a>{}</p></blockquote>
<p class="speaker">{}</p>)"_html(marked(quote.before_html),
                                 quote_url(view.search, id, quote.number), marked(quote.html),
                                 marked(quote.after_html), speaker_of(view, quote));
}

Html view_entry(const View& view, const search::QuoteEntry& entry) {
  return R"(<li><article class="entry">{}<p class="of">{}</p>{}{}</article></li>
)"_html(view_passage(view, entry.quote, entry.sources.front().id),
        source_line(view, entry.sources.front()), further_sources(view, entry),
        reference(view, entry));
}

Html view_quotes(const View& view, const search::QuoteList& quotes) {
  if (quotes.entries.empty())
    return R"(<div class="nothing"><h2>{}</h2><p>{}</p></div>)"_html(
        say(view.language, messages::kNothing), say(view.language, messages::kNoQuotes));
  Html items;
  for (const auto& entry : quotes.entries) items += view_entry(view, entry);
  return R"(<ol class="hits quotes" start="{}">{}</ol><p class="vh" role="status" )"
         R"(data-copied="{}"></p>)"_html(view.search.request.offset + 1, items,
                                         say(view.language, messages::kCopied));
}

Html view_quotes_by_year(const View& view, const std::vector<search::QuoteEntry>& entries) {
  std::map<std::string, Html, std::greater<>> years;
  for (const auto& entry : entries)
    years[entry.sources.front().published.substr(0, 4)] += view_entry(view, entry);
  Html out = subjects_of(view, entries);
  for (const auto& [year, items] : years)
    out += R"(<h3>{}</h3><ol class="hits quotes">{}</ol>)"_html(
        year.empty() ? say(view.language, messages::kUndated) : std::string_view(year), items);
  return out;
}

std::string cite_quote(const search::QuotePassage& quote, const search::QuoteSource& source,
                       Language language) {
  std::string out =
      quote.type == QuoteType::direct ? say(language, messages::kQuoted, quote.text) : quote.text;
  if (!quote.name.empty()) out += " (" + quote.name + ")";
  out += ". " + source.title;
  if (!source.source.empty()) out += ". In: " + source.source;
  if (!source.published.empty()) out += ", " + say_date(language, source.published);
  if (is_web_address(source.url)) out += ". Online: " + source.url;
  return out;
}

}  // namespace nachlese::web
