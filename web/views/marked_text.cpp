#include "web/views/marked_text.hpp"

#include <algorithm>

#include "searcher/api/article.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/messages.hpp"

namespace nachlese::web {

std::string quote_anchor(unsigned number) { return "z" + std::to_string(number); }

// Mentions in the range, ascending and disjoint, without captions.
std::vector<MarkedText::Place> MarkedText::names_in(std::string_view text, TextRole role,
                                                    std::size_t begin, std::size_t end) const {
  std::vector<Place> places;
  for (const search::ArticleName& name : names_) {
    for (const search::TextPlace& place : name.mentions) {
      const bool within = place.begin >= begin && place.begin < place.end &&
                          place.end <= std::min(end, text.size());
      if (within && place.role == role) places.push_back({place.begin, place.end, &name});
    }
  }
  std::ranges::stable_sort(places, {}, &Place::begin);
  std::vector<Place> apart;
  for (const Place& place : places) {
    if (apart.empty() || place.begin >= apart.back().end) apart.push_back(place);
  }
  return apart;
}

Html MarkedText::with_hits(std::string_view text, TextRole role, std::size_t begin,
                           std::size_t end) const {
  Html out;
  std::size_t at = begin;
  for (const search::TextPlace& hit : found_.hits) {
    const std::size_t from = std::max(hit.begin, at);
    const std::size_t to = std::min(hit.end, end);
    if (hit.role != role || from >= to) continue;
    out += "{}<mark>{}</mark>"_html(text.substr(at, from - at), text.substr(from, to - from));
    at = to;
  }
  return out + escape(text.substr(at, end - at));
}

Html MarkedText::name_mark(const search::ArticleName& name, const Html& inside) {
  const std::string url = name_url(view_, name.kind, name.name);
  if (url.empty()) return inside;
  const std::string_view kind = info(name.kind).parameter;
  if (linked_.insert(name.id).second)
    return R"(<a class="n {}" href="{}" title="{}">{}</a>)"_html(kind, url, name.name, inside);
  return R"(<span class="n {}" title="{}">{}</span>)"_html(kind, name.name, inside);
}

Html MarkedText::part(std::string_view text, TextRole role, std::size_t begin, std::size_t end) {
  return part_from(0, text, role, begin, end);
}

std::size_t MarkedText::first_quote(TextRole role, std::size_t begin) const {
  constexpr std::ptrdiff_t kReachingIn = 8;  // that may begin before and end behind `begin`
  const auto first =
      std::ranges::partition_point(found_.quotes, [&](const search::ArticleQuote& quote) {
        return quote.place.role < role || (quote.place.role == role && quote.place.begin < begin);
      });
  const auto before = first - found_.quotes.begin();
  return static_cast<std::size_t>(before - std::min(before, kReachingIn));
}

Html MarkedText::part_from(std::size_t first, std::string_view text, TextRole role,
                           std::size_t begin, std::size_t end) {
  Html out;
  std::size_t at = begin;
  for (std::size_t i = std::max(first, first_quote(role, begin)); i < found_.quotes.size(); ++i) {
    const auto& [place, number] = found_.quotes[i];
    if (place.role > role || (place.role == role && place.begin >= end)) break;
    const std::size_t from = std::max(place.begin, at);
    const std::size_t to = std::min({place.end, end, text.size()});
    if (place.role != role || place.index != 0 || from >= to) continue;
    const bool starts = place.begin >= begin && place.begin == from;
    // What lies in it follows it; one that reaches into it is cut.
    out += named_part(text, role, at, from);
    out += starts ? R"(<span class="quote" id="{}">{}</span>)"_html(
                        quote_anchor(number), part_from(i + 1, text, role, from, to))
                  : R"(<span class="quote">{}</span>)"_html(part_from(i + 1, text, role, from, to));
    at = to;
  }
  return out + named_part(text, role, at, end);
}

Html MarkedText::named_part(std::string_view text, TextRole role, std::size_t begin,
                            std::size_t end) {
  Html out;
  std::size_t at = begin;
  for (const Place& place : names_in(text, role, begin, end)) {
    out += with_hits(text, role, at, place.begin);
    out += name_mark(*place.name, with_hits(text, role, place.begin, place.end));
    at = place.end;
  }
  return out + with_hits(text, role, at, end);
}

Html MarkedText::anchored(TextRole role, std::size_t index, Html whole) const {
  for (const search::ArticleQuote& quote : found_.quotes) {
    if (quote.place.role == role && quote.place.index == index)
      whole = R"(<span class="quote" id="{}">{}</span>)"_html(quote_anchor(quote.number), whole);
  }
  return whole;
}

Html MarkedText::paragraphs_in(std::size_t begin, std::size_t stop) {
  const std::string_view body = std::string_view(found_.article.body).substr(0, stop);
  Html out;
  for (std::size_t at = begin; at < stop;) {
    const std::size_t end = std::min(body.find("\n\n", at), stop);
    if (body.substr(at, end - at).find_first_not_of(" \t\r\n") != std::string_view::npos)
      out += "<p>{}</p>\n"_html(part(body, TextRole::body, at, end));
    at = end + 2;
  }
  return out;
}

bool MarkedText::has_hits(const TextSpan& span) const {
  return std::ranges::any_of(found_.hits, [&](const search::TextPlace& hit) {
    return hit.role == TextRole::body && hit.begin < span.end && hit.end > span.begin;
  });
}

Html MarkedText::paragraphs() {
  Html out;
  std::size_t at = 0;
  for (const TextSpan& passage : found_.article.passages) {
    if (passage.begin < at || passage.end > found_.article.body.size()) continue;
    out += paragraphs_in(at, passage.begin);
    out += R"(<details class="recurring"{}><summary>{}</summary>
{}</details>
)"_html(has_hits(passage) ? " open"_html : Html(), say(view_.language, messages::kRecurring),
        paragraphs_in(passage.begin, passage.end));
    at = passage.end;
  }
  return out + paragraphs_in(at, found_.article.body.size());
}

}  // namespace nachlese::web
