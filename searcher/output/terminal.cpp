#include "searcher/output/terminal.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <sstream>
#include <utility>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "searcher/output/labels.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kFacetRows = 8;
constexpr std::string_view kHitIndent = "     ";

std::string numbered(std::size_t number) {
  std::ostringstream out;
  out << std::setw(3) << number << "  ";
  return out.str();
}

// Puts the number in place of the first line's indent.
std::string with_number(std::size_t number, const std::string& lines) {
  return numbered(number) + lines.substr(std::min(lines.size(), kHitIndent.size()));
}

// „Wir helfen“, with a mark around what is verbatim alone.
std::string quote_line(const QuotePassage& quote, const TextStyle& style) {
  const bool verbatim = quote.type == QuoteType::direct;
  std::string out = printable(quote.name.empty() ? quote.speaker : quote.name);
  if (out.empty()) out = "?";
  if (!quote.cue.empty()) out += " (" + printable(quote.cue) + ")";
  return styled(style, Emphasis::strong, out) + ": " + (verbatim ? "„" : "") +
         plain(quote.html, style.color) + (verbatim ? "“" : "");
}

std::string changes_line(const std::vector<QuoteChange>& changes) {
  std::vector<std::string> out;
  for (const auto& change : changes)
    out.push_back(change.was.empty()   ? "+ " + change.now
                  : change.now.empty() ? "- " + change.was
                                       : change.was + " → " + change.now);
  return printable(join(out, ", "));
}

// The parts that are not empty, in one dim line.
std::string facts_line(const std::vector<std::string>& parts, const TextStyle& style) {
  std::vector<std::string> line;
  for (const auto& part : parts) {
    if (!part.empty()) line.push_back(printable(part));
  }
  return styled(style, Emphasis::dim, join(line, " · "));
}

void print_hit(std::ostream& out, const Hit& hit, std::size_t number, const TextStyle& style) {
  const std::string title =
      styled(style, Emphasis::strong, printable(hit.title.empty() ? hit.id : hit.title));
  out << with_number(number, wrapped(style, linked(style, hit.url, title), kHitIndent)) << '\n';
  const std::string versions =
      hit.duplicates == 0 ? "" : "+" + label::kVersions.of(hit.duplicates, style.language);
  out << wrapped(style,
                 facts_line({hit.published.substr(0, 10), hit.source, hit.section,
                             join(hit.authors, ", "), hit.id, versions},
                            style),
                 kHitIndent)
      << '\n'
      << wrapped(style, plain(hit.snippet, style.color, true), kHitIndent) << "\n";
  for (const auto& quote : hit.quotes)
    out << wrapped(style, quote_line(quote, style), "     | ") << '\n';
  out << '\n';
}

void print_entry(std::ostream& out, const QuoteEntry& entry, std::size_t number,
                 const TextStyle& style) {
  out << with_number(number, wrapped(style, quote_line(entry.quote, style), kHitIndent)) << '\n';
  for (const auto& source : entry.sources) {
    out << kHitIndent
        << facts_line({source.published.substr(0, 10), source.source, source.title, source.id},
                      style);
    if (!source.changes.empty()) out << " (" << changes_line(source.changes) << ")";
    out << '\n';
  }
  out << '\n';
}

void print_total(std::ostream& out, const SearchResponse& response, Language language) {
  std::ostringstream time;
  time << std::fixed << std::setprecision(response.took_ms < 10 ? 1 : 0) << response.took_ms;
  std::string number = time.str();
  if (language == Language::german) std::replace(number.begin(), number.end(), '.', ',');
  const CountLabel& unit = response.collapse ? label::kArticles : label::kVersions;
  out << (response.total_exact ? "" : label::kAbout.in(language))
      << unit.of(response.total, language);
  if (response.collapse && response.versions > response.total)
    out << " (--versions all: " << response.versions << ")";
  out << ' ' << label::kIn.in(language) << ' ' << number << " ms\n";
}

// The line of carets below the place that a note is about.
void print_place(std::ostream& out, const Diagnostic& note, const std::string& query,
                 const TextStyle& style) {
  constexpr std::size_t kMargin = 2;
  const std::size_t end = std::min(note.end, query.size());
  if (note.begin >= end) return;
  const std::size_t width = style.width - kMargin;
  std::size_t column = count_code_points(printable(query.substr(0, note.begin)));
  std::size_t marked = count_code_points(printable(query.substr(note.begin, end - note.begin)));
  std::string shown = printable(query);
  // A long query is cut before the place.
  constexpr std::size_t kBefore = 12;
  if (column + marked > width && column > kBefore) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < column - kBefore; ++i) (void)next_code_point(shown, begin);
    shown = "\u2026" + shown.substr(begin);
    column = kBefore + 1;
  }
  shown = padded(shown, std::min(count_code_points(shown), width));
  marked = std::min(marked, width - std::min(width, column));
  if (marked == 0) return;
  out << std::string(kMargin, ' ') << shown << '\n'
      << std::string(kMargin + column, ' ')
      << styled(style, Emphasis::strong, std::string(marked, '^')) << '\n';
}

}  // namespace

void print_diagnostics(std::ostream& out, const std::vector<Diagnostic>& diagnostics,
                       const std::string& query, const TextStyle& style) {
  for (const auto& note : diagnostics) {
    out << label::kNote.in(style.language) << ": " << printable(note.message) << '\n';
    print_place(out, note, query, style);
  }
}

void print_text(std::ostream& out, const SearchResponse& response, std::size_t offset,
                const TextStyle& style) {
  for (const auto& hit : response.hits) print_hit(out, hit, ++offset, style);
  if (response.facets) print_columns(out, *response.facets, kShownKinds, kFacetRows, style);
  if (!response.suggestion.empty() && !response.corrected)
    out << label::kDidYouMean.in(style.language) << ": "
        << styled(style, Emphasis::strong, printable(response.suggestion)) << '\n';
  for (const auto& offer : response.offers)
    out << offer.more << ' ' << label::kMoreWith.in(style.language) << ' '
        << printable(join(offer.words, ", ")) << ": " << printable(offer.query) << '\n';
  print_total(out, response, style.language);
}

void print_quotes(std::ostream& out, const SearchResponse& response, std::size_t offset,
                  const TextStyle& style) {
  const QuoteList none;
  const QuoteList& quotes = response.quotes ? *response.quotes : none;
  for (const auto& entry : quotes.entries) print_entry(out, entry, ++offset, style);
  if (response.facets) print_columns(out, *response.facets, kShownKinds, kFacetRows, style);
  out << (quotes.exact ? "" : label::kAtLeast.in(style.language))
      << label::kQuotations.of(quotes.total, style.language) << ' ' << label::kIn.in(style.language)
      << ' ' << label::kInArticles.of(response.total, style.language) << '\n';
}

void print_text(std::ostream& out, const MarkedArticle& article, const TextStyle& style) {
  const Article& a = article.article;
  if (!a.kicker.empty())
    out << wrapped(style, styled(style, Emphasis::dim, printable(a.kicker)), "") << '\n';
  const std::string title = styled(style, Emphasis::strong, plain(article.title_html, style.color));
  out << wrapped(style, linked(style, a.url, title), "") << '\n';
  if (!a.subtitle.empty()) out << wrapped(style, printable(a.subtitle), "") << '\n';
  const std::pair<Message, std::string> facts[] = {
      {label::kId, a.id},
      {label::kPublished, a.published ? to_iso(*a.published) : std::string()},
      {label::kSource, a.source},
      {label::kAgency, a.agency},
      {label::kSection, a.section},
      {label::kPage, a.page},
      {label::kRecognition,
       a.recognition > 0 ? std::to_string(a.recognition) + " %" : std::string()},
      {label::kAuthors, join(a.authors, ", ")},
      {label::kUrl, a.url},
      {label::kKeywords, join(a.keywords, ", ")},
      {label::kPersons, join(article.persons, ", ")},
      {label::kPlaces, join(article.places, ", ")},
      {label::kOrganisations, join(article.organisations, ", ")},
  };
  constexpr std::size_t kNames = 15;
  for (const auto& [name, value] : facts) {
    if (value.empty()) continue;
    const std::string lines = wrapped(style, printable(value), std::string(kNames, ' '));
    out << styled(style, Emphasis::dim, padded(std::string(name.in(style.language)), kNames))
        << lines.substr(kNames) << '\n';
  }
  if (!article.lead_html.empty())
    out << '\n' << wrapped(style, plain(article.lead_html, style.color, true), "") << '\n';
  for (const auto& paragraph : article.paragraphs_html)
    out << '\n' << wrapped(style, plain(paragraph, style.color, true), "") << '\n';
}

void print_list(std::ostream& out, const std::vector<Article>& articles, const TextStyle& style) {
  std::size_t number = 0;
  for (const Article& article : articles) {
    const std::string title = styled(style, Emphasis::strong,
                                     printable(article.title.empty() ? article.id : article.title));
    out << with_number(++number, wrapped(style, linked(style, article.url, title), kHitIndent))
        << '\n'
        << wrapped(style,
                   facts_line({article.published ? to_iso(*article.published) : "", article.source,
                               article.section, article.id},
                              style),
                   kHitIndent)
        << '\n';
  }
}

}  // namespace nachlese::search
