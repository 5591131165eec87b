#include "searcher/output/terminal.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <sstream>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"

namespace nachlese::search {
namespace {

constexpr std::string_view kMarkOn = "\x1b[1;31m";
constexpr std::string_view kTitleOn = "\x1b[1m";
constexpr std::string_view kDimOn = "\x1b[2m";
constexpr std::string_view kOff = "\x1b[0m";
constexpr std::size_t kFacetRows = 8;
constexpr std::string_view kAbout = "\u2248";  // before estimated counts
constexpr std::size_t kColumnWidth = 26;
constexpr std::size_t kPageWidth = 110;

struct Replacement {
  std::string_view html;
  std::string_view text;
};
constexpr Replacement kEntities[] = {
    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};

// "Persons", as a heading.
std::string heading(FacetKind kind) {
  std::string out(info(kind).plural);
  out.front() = upper_ascii(out.front());
  return out;
}

std::string styled(std::string_view style, const std::string& text, bool color) {
  return color ? std::string(style) + text + std::string(kOff) : text;
}

// Cuts or pads to exactly `width` characters.
std::string padded(std::string text, std::size_t width) {
  while (count_code_points(text) > width)
    text = std::string(text.substr(0, character_start(text, text.size() - 1)));
  return text.append(width - count_code_points(text), ' ');
}

// Breaks a line at blanks; escape sequences have no width.
std::string wrapped_line(const std::string& text, std::string_view indent) {
  std::string out(indent);
  std::size_t column = indent.size();
  std::istringstream words(text);
  bool first = true;
  for (std::string word; words >> word; first = false) {
    std::size_t width = 0;
    bool escape = false;
    for (const char c : word) {
      if (c == '\x1b') escape = true;
      if (!escape && (static_cast<unsigned char>(c) & 0xC0U) != 0x80) ++width;
      if (escape && c == 'm') escape = false;
    }
    if (!first && column + width + 1 > kPageWidth) {
      out.append("\n").append(indent);
      column = indent.size();
    } else if (!first) {
      out.push_back(' ');
      ++column;
    }
    out += word;
    column += width;
  }
  return out;
}

// The same for each line of a text.
std::string wrapped(std::string_view text, std::string_view indent) {
  std::string out;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += wrapped_line(std::string(text.substr(0, end)), indent);
    if (end == text.size()) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

// „Wir helfen“, with a mark around what is verbatim alone.
std::string quote_line(const QuotePassage& quote, bool color) {
  const bool verbatim = quote.type == QuoteType::direct;
  std::string out = printable(quote.name.empty() ? quote.speaker : quote.name);
  if (out.empty()) out = "?";
  if (!quote.cue.empty()) out += " (" + printable(quote.cue) + ")";
  return styled(kTitleOn, out, color) + ": " + (verbatim ? "„" : "") + plain(quote.html, color) +
         (verbatim ? "“" : "");
}

std::string changes_line(const std::vector<QuoteChange>& changes) {
  std::vector<std::string> out;
  for (const auto& change : changes)
    out.push_back(change.was.empty()   ? "+ " + change.now
                  : change.now.empty() ? "- " + change.was
                                       : change.was + " → " + change.now);
  return printable(join(out, ", "));
}

void print_hit(std::ostream& out, const Hit& hit, std::size_t number, bool color) {
  out << std::setw(3) << number << "  "
      << styled(kTitleOn, printable(hit.title.empty() ? hit.id : hit.title), color) << '\n';
  std::vector<std::string> line;
  for (const auto& part :
       {hit.published.substr(0, 10), hit.source, hit.section, join(hit.authors, ", ")}) {
    if (!part.empty()) line.push_back(printable(part));
  }
  line.push_back(printable(hit.id));
  if (hit.duplicates > 0)
    line.push_back("+" + std::to_string(hit.duplicates) +
                   (hit.duplicates == 1 ? " version" : " versions"));
  out << "     " << styled(kDimOn, join(line, " · "), color) << '\n'
      << wrapped(plain(hit.snippet, color, true), "     ") << "\n";
  for (const auto& quote : hit.quotes) out << wrapped(quote_line(quote, color), "     | ") << '\n';
  out << '\n';
}

void print_entry(std::ostream& out, const QuoteEntry& entry, std::size_t number, bool color) {
  std::ostringstream head;
  head << std::setw(3) << number << "  ";
  out << head.str() << wrapped(quote_line(entry.quote, color), "     ").substr(5) << '\n';
  for (const auto& source : entry.sources) {
    std::vector<std::string> line;
    for (const auto& part : {source.published.substr(0, 10), source.source, source.title}) {
      if (!part.empty()) line.push_back(printable(part));
    }
    line.push_back(printable(source.id));
    out << "     " << styled(kDimOn, join(line, " · "), color);
    if (!source.changes.empty()) out << " (" << changes_line(source.changes) << ")";
    out << '\n';
  }
  out << '\n';
}

void print_facet_block(std::ostream& out, const Facets& facets,
                       const std::vector<FacetKind>& columns, bool color) {
  std::size_t rows = 0;
  for (const FacetKind kind : columns) {
    out << styled(kTitleOn, padded(heading(kind), kColumnWidth), color) << ' ';
    rows = std::max(rows, facets.by_kind[index_of(kind)].size());
  }
  out << '\n';
  for (std::size_t row = 0; row < std::min(rows, kFacetRows); ++row) {
    for (const FacetKind kind : columns) {
      const auto& values = facets.by_kind[index_of(kind)];
      std::string cell;
      if (row < values.size()) {
        std::string count(facets.exact ? "" : kAbout);
        count += std::to_string(values[row].count);
        cell = padded(printable(values[row].value), kColumnWidth - 2 - count.size()) + " " + count;
      }
      out << padded(cell, kColumnWidth) << ' ';
    }
    out << '\n';
  }
  out << '\n';
}

void print_facets(std::ostream& out, const Facets& facets, bool color) {
  std::vector<FacetKind> columns;
  for (const FacetKind kind : kShownKinds) {
    if (!facets.by_kind[index_of(kind)].empty()) columns.push_back(kind);
  }
  constexpr std::size_t kAcross = 4;
  for (std::size_t i = 0; i < columns.size(); i += kAcross) {
    const auto begin = columns.begin() + static_cast<std::ptrdiff_t>(i);
    print_facet_block(
        out, facets,
        {begin, begin + static_cast<std::ptrdiff_t>(std::min(kAcross, columns.size() - i))}, color);
  }
  if (facets.months.empty()) return;
  std::string months;
  for (const auto& month : facets.months)
    months.append(month.value)
        .append(facets.exact ? ":" : ":\u2248")
        .append(std::to_string(month.count))
        .append(" ");
  out << styled(kTitleOn, "Months", color) << '\n' << wrapped(months, "") << "\n\n";
}

}  // namespace

std::string printable(std::string_view text, bool lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      out.push_back(lines && c == '\n' ? '\n' : ' ');
    } else if (c == 0xFFFD) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

std::string plain(std::string_view html, bool color, bool lines) {
  std::string out;
  const std::string safe = printable(html, lines);
  for (std::size_t at = 0; at < safe.size();) {
    const std::string_view rest = std::string_view(safe).substr(at);
    const auto* entity = std::find_if(std::begin(kEntities), std::end(kEntities),
                                      [&](const auto& e) { return rest.starts_with(e.html); });
    if (entity != std::end(kEntities)) {
      out += entity->text;
      at += entity->html.size();
    } else if (rest.starts_with("<mark>")) {
      if (color) out += kMarkOn;
      at += 6;
    } else if (rest.starts_with("</mark>")) {
      if (color) out += kOff;
      at += 7;
    } else {
      out.push_back(safe[at++]);
    }
  }
  return out;
}

void print_text(std::ostream& out, const Facets& facets) {
  const auto row = [&](std::string_view kind, const FacetCount& value) {
    out << kind << '\t' << (facets.exact ? "" : kAbout) << value.count << '\t'
        << printable(value.value);
    if (value.presumed > 0) out << '\t' << value.presumed << " by surname only";
    out << '\n';
  };
  for (const auto& kind : kFacetKinds) {
    for (const auto& value : facets.by_kind[index_of(kind.kind)]) row(kind.name, value);
  }
  for (const auto& month : facets.months) row("month", month);
}

void print_diagnostics(std::ostream& out, const std::vector<Diagnostic>& diagnostics) {
  for (const auto& d : diagnostics) {
    out << "note";
    if (d.end > d.begin) out << " (" << d.begin + 1 << "-" << d.end << ")";
    out << ": " << printable(d.message) << '\n';
  }
}

void print_text(std::ostream& out, const SearchResponse& response, std::size_t offset, bool color) {
  for (const auto& hit : response.hits) print_hit(out, hit, ++offset, color);
  if (response.facets) print_facets(out, *response.facets, color);
  if (!response.suggestion.empty())
    out << "Did you mean: " << styled(kTitleOn, printable(response.suggestion), color) << '\n';
  for (const auto& offer : response.offers)
    out << offer.more << " more with " << printable(join(offer.words, ", ")) << ": "
        << printable(offer.query) << '\n';
  std::ostringstream time;
  time << std::fixed << std::setprecision(response.took_ms < 10 ? 1 : 0) << response.took_ms;
  out << (response.total_exact ? "" : "about ") << response.total
      << (response.collapse ? " article" : " version") << (response.total == 1 ? "" : "s");
  if (response.collapse && response.versions > response.total)
    out << " (--versions all: " << response.versions << ")";
  out << " in " << time.str() << " ms\n";
}

void print_quotes(std::ostream& out, const SearchResponse& response, std::size_t offset,
                  bool color) {
  const QuoteList none;
  const QuoteList& quotes = response.quotes ? *response.quotes : none;
  for (const auto& entry : quotes.entries) print_entry(out, entry, ++offset, color);
  if (response.facets) print_facets(out, *response.facets, color);
  out << (quotes.exact ? "" : "at least ") << quotes.total
      << (quotes.total == 1 ? " quotation" : " quotations") << " in " << response.total
      << (response.total == 1 ? " article" : " articles") << '\n';
}

void print_text(std::ostream& out, const MarkedArticle& article, bool color) {
  const Article& a = article.article;
  if (!a.kicker.empty()) out << styled(kDimOn, printable(a.kicker), color) << '\n';
  out << styled(kTitleOn, plain(article.title_html, color), color) << '\n';
  if (!a.subtitle.empty()) out << printable(a.subtitle) << '\n';
  const std::vector<std::pair<std::string_view, std::string>> facts = {
      {"Id", a.id},
      {"Published", a.published ? to_iso(*a.published) : std::string()},
      {"Source", a.source},
      {"Agency", a.agency},
      {"Section", a.section},
      {"Page", a.page},
      {"Recognition", a.recognition > 0 ? std::to_string(a.recognition) + " %" : std::string()},
      {"Authors", join(a.authors, ", ")},
      {"URL", a.url},
      {"Keywords", join(a.keywords, ", ")},
      {"Persons", join(article.persons, ", ")},
      {"Places", join(article.places, ", ")},
      {"Organisations", join(article.organisations, ", ")},
  };
  for (const auto& [name, value] : facts) {
    if (!value.empty())
      out << styled(kDimOn, padded(std::string(name), 14), color) << printable(value) << '\n';
  }
  if (!article.lead_html.empty())
    out << '\n' << wrapped(plain(article.lead_html, color, true), "") << '\n';
  for (const auto& paragraph : article.paragraphs_html)
    out << '\n' << wrapped(plain(paragraph, color, true), "") << '\n';
}

}  // namespace nachlese::search
