#include "indexer/readers/documents/press_layouts.hpp"

#include <algorithm>

#include "core/base/strings.hpp"
#include "core/base/written_date.hpp"
#include "indexer/readers/documents/press_labels.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"

namespace nachlese::readers {
namespace {

bool is_rights_line(std::string_view line) {
  const std::string text = column_key(line);
  return text.starts_with("copyright ") || text.starts_with("©") || text.starts_with("(c)") ||
         text.starts_with("all rights reserved") || text.starts_with("alle rechte vorbehalten");
}

void put(PressArticle& article, std::string_view field, std::string_view value) {
  std::string& at = article.fields[std::string(field)];
  if (at.empty()) at = trim(value);
}

// "S. 15", "Pg. 4", "Seite 15": the page.
std::string_view page_in(std::string_view text) {
  text = trim(text);
  for (const std::string_view start :
       {"Seite:", "Seite ", "S. ", "Pg. ", "Page ", "SEITE ", "S ", "P"}) {
    if (!text.starts_with(start)) continue;
    const std::string_view page = trim(text.substr(start.size()));
    if (!page.empty() && page.find_first_of("0123456789") < 2) return page;
  }
  return {};
}

void put_label(PressArticle& article, const PressLabel& label, std::string_view value) {
  if (label.field != "section") {
    if (!label.field.empty()) put(article, label.field, value);
    return;
  }
  for (const auto& part : split_list(value, ";")) {
    const std::string_view page = page_in(part);
    put(article, page.empty() ? "section" : "page", page.empty() ? part : page);
  }
}

std::string without_weekday(std::string_view text) {
  std::string out;
  for (const auto& word : split_list(text, " ")) {
    std::string bare = column_key(word);
    std::erase(bare, ',');
    if (weekday_named(bare) == 0) out += (out.empty() ? "" : " ") + word;
  }
  while (out.ends_with(',')) out.pop_back();
  return out;
}

// A line that is a day, and hardly more.
bool is_day(std::string_view line) {
  constexpr std::size_t kLongestDay = 60;
  if (line.size() < 8 || line.size() > kLongestDay) return false;
  const std::string text = without_weekday(line);
  const auto date = parse_loose_date(text);
  return date && date->precision >= Date::Precision::day && split_list(text, " ").size() <= 7 &&
         text.find_first_of("0123456789") != std::string::npos;
}

std::vector<std::size_t> filled_lines(const std::vector<std::string>& lines) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].empty()) out.push_back(i);
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines, const std::vector<std::size_t>& places,
                   std::size_t from, std::size_t to) {
  std::string out;
  for (; from < to; ++from) out += (out.empty() ? "" : " ") + lines[places[from]];
  return out;
}

// The text of Nexis between the head and the tail.
class NexisReader {
 public:
  explicit NexisReader(const PressPiece& piece) : lines_(piece.lines) {
    has_body_line_ = std::find(lines_.begin(), lines_.end(), "Body") != lines_.end();
  }

  std::optional<PressArticle> read() {
    const auto filled = filled_lines(lines_);
    constexpr std::size_t kHead = 15;
    std::size_t day = 0;
    while (day < std::min(kHead, filled.size()) && !is_day(lines_[filled[day]])) ++day;
    if (day == 0 || day >= std::min(kHead, filled.size())) return std::nullopt;
    put(out_, "published", without_weekday(lines_[filled[day]]));
    put(out_, "source", lines_[filled[day - 1]]);
    put(out_, "title", joined(lines_, filled, 0, day - 1));
    at_ = filled[day] + 1;
    while (at_ < lines_.size() && !is_done_) head_line();
    if (out_.fields["title"].empty()) return std::nullopt;
    return std::move(out_);
  }

 private:
  // Up to an empty line; single breaks are those of the screen.
  std::string paragraph() {
    std::string out;
    while (at_ < lines_.size() && !lines_[at_].empty() && press_label_of(lines_[at_]) == nullptr)
      out += (out.empty() ? "" : " ") + lines_[at_++];
    return out;
  }

  void head_line() {
    const std::string line = lines_[at_];
    if (line.empty()) {
      ++at_;
    } else if (line == "Body") {
      ++at_;
      text();
    } else if (const PressLabel* label = press_label_of(line)) {
      ++at_;
      std::string value(trim(std::string_view(line).substr(line.find(':') + 1)));
      const std::string more = paragraph();
      if (!more.empty() && (!has_body_line_ || label->field != "authors"))
        value += (value.empty() ? "" : " ") + more;
      put_label(out_, *label, value);
    } else if (is_rights_line(line)) {
      (void)paragraph();
    } else if (out_.fields["title"].empty()) {
      put(out_, "title", paragraph());
    } else if (has_body_line_) {
      ++at_;  // the edition and the like
    } else {
      text();
    }
  }

  void text() {
    is_done_ = true;
    for (; at_ < lines_.size() && !ends_press_text(lines_[at_]); ++at_) {
      if (is_rights_line(lines_[at_])) continue;
      // Without the line "Body" it is the older layout, with lines of a screen.
      const bool goes_on = !has_body_line_ && !out_.lines.empty() && !out_.lines.back().empty() &&
                           !lines_[at_].empty();
      if (goes_on) {
        out_.lines.back() += " " + lines_[at_];
      } else {
        out_.lines.push_back(lines_[at_]);
      }
    }
  }

  const std::vector<std::string>& lines_;
  PressArticle out_;
  std::size_t at_ = 0;
  bool has_body_line_ = false;
  bool is_done_ = false;
};

// The codes in front of the lines of Factiva's indexing.
constexpr PressLabel kFactivaCodes[] = {
    {"SE", "section"},   {"HD", "title"}, {"BY", "authors"}, {"CR", ""},     {"WC", ""},
    {"PD", "published"}, {"ET", "time"},  {"SN", "source"},  {"SC", ""},     {"ED", ""},
    {"PG", "page"},      {"LA", ""},      {"CY", ""},        {"LP", "text"}, {"TD", "text"},
    {"CT", ""},          {"RF", ""},      {"CO", ""},        {"IN", ""},     {"NS", ""},
    {"RE", ""},          {"IPC", ""},     {"IPD", ""},       {"PUB", ""},    {"AN", "id"},
    {"VOL", ""},         {"CX", ""},      {"ART", ""},       {"CLM", ""}};

const PressLabel* factiva_code(std::string_view line) {
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const auto* found =
      std::find_if(std::begin(kFactivaCodes), std::end(kFactivaCodes),
                   [&](const PressLabel& code) { return code.word == line.substr(0, end); });
  return found == std::end(kFactivaCodes) ? nullptr : found;
}

std::optional<PressArticle> read_coded_factiva(const PressPiece& piece) {
  PressArticle out;
  const PressLabel* open = nullptr;
  std::map<std::string, std::string> values;
  for (const auto& line : piece.lines) {
    std::string_view rest = line;
    if (const PressLabel* code = factiva_code(line)) {
      open = code;
      rest = trim(rest.substr(code->word.size()));
    }
    if (open == nullptr || open->field.empty()) continue;
    if (open->field == "text") {
      out.lines.emplace_back(rest);
    } else if (!rest.empty()) {
      std::string& value = values[std::string(open->field)];
      value += (value.empty() ? "" : " ") + std::string(rest);
    }
  }
  if (values["title"].empty() || values["published"].empty()) return std::nullopt;
  if (!values["time"].empty()) values["published"] += " " + values["time"];
  values.erase("time");
  for (auto& [field, value] : values) put(out, field, value);
  return out;
}

bool looks_like_byline(std::string_view line) {
  if (line.starts_with("Von ") || line.starts_with("VON ") || line.starts_with("By ")) return true;
  const auto words = split_list(line, " ");
  constexpr std::size_t kLongestName = 60;
  return words.size() >= 2 && words.size() <= 5 && line.size() <= kLongestName &&
         line.find_first_of(":!?\"0123456789") == std::string_view::npos &&
         std::all_of(words.begin(), words.end(), [](const std::string& word) {
           const bool small = word == "und" || word == "von" || word == "and" || word == "de";
           return small || (word[0] >= 'A' && word[0] <= 'Z') || word.starts_with("\xC3");
         });
}

// What stands above the number of words: perhaps a section, the title, perhaps a byline.
void put_factiva_top(const std::vector<std::string>& lines, const std::vector<std::size_t>& filled,
                     std::size_t words, PressArticle& out) {
  std::size_t first = 0;
  std::size_t last = words;
  if (last > 1 && looks_like_byline(lines[filled[last - 1]]) && last - first > 1)
    put(out, "authors", lines[filled[--last]]);
  constexpr std::size_t kLongestSection = 30;
  if (last - first > 1 && lines[filled[first]].size() <= kLongestSection)
    put(out, "section", lines[filled[first++]]);
  put(out, "title", joined(lines, filled, first, last));
}

bool is_factiva_detail(std::string_view line) {
  constexpr std::string_view kLanguages[] = {"german", "deutsch", "english", "englisch"};
  const bool code =
      line.size() <= 10 &&
      line.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/") == std::string_view::npos;
  return code || is_one_of(column_key(line), kLanguages) || is_rights_line(line);
}

std::optional<PressArticle> read_plain_factiva(const PressPiece& piece) {
  const auto& lines = piece.lines;
  const auto filled = filled_lines(lines);
  std::size_t words = 0;
  while (words < filled.size() && !is_word_count(lines[filled[words]])) ++words;
  if (words == 0 || words + 2 >= filled.size() || !is_day(lines[filled[words + 1]]))
    return std::nullopt;
  PressArticle out;
  put_factiva_top(lines, filled, words, out);
  std::string date = lines[filled[words + 1]];
  std::size_t at = words + 2;
  if (lines[filled[at]].size() == 5 && lines[filled[at]][2] == ':')
    date += " " + lines[filled[at++]];
  put(out, "published", date);
  if (at < filled.size()) put(out, "source", lines[filled[at++]]);
  // Code, edition, page, language and rights, in this order, some of them.
  constexpr std::size_t kDetails = 6;
  std::size_t text = at;
  for (std::size_t i = at; i < std::min(at + kDetails, filled.size()); ++i) {
    const std::string& line = lines[filled[i]];
    const std::string_view page = page_in(line);
    const bool number =
        line.size() <= 4 && line.find_first_not_of("0123456789") == std::string::npos;
    if (!page.empty() || number) put(out, "page", number ? std::string_view(line) : page);
    if (!page.empty() || is_factiva_detail(line)) text = i + 1;
  }
  if (text < filled.size())
    out.lines.assign(lines.begin() + static_cast<std::ptrdiff_t>(filled[text]), lines.end());
  put(out, "id", piece.border.substr(piece.border.find(' ') + 1));
  return out;
}

// "Handelsblatt Nr. 050 vom 12.03.2019 Seite 015": source, date and page.
bool take_genios_source(std::string_view line, PressArticle& out) {
  if (line.starts_with("Quelle:")) line = trim(line.substr(7));
  const std::size_t from = line.find(" vom ");
  if (from == std::string_view::npos || line.size() > 160) return false;
  std::string_view date = line.substr(from + 5);
  const std::size_t end = std::min(date.find_first_not_of("0123456789."), date.size());
  const std::string_view rest = date.substr(end);
  date = date.substr(0, end);
  if (!parse_loose_date(date) || date.size() < 8) return false;
  std::string_view source = line.substr(0, from);
  source = trim(source.substr(0, source.find(" Nr. ")));
  std::string name(source);
  for (const std::string_view quote : {"\"", "„", "“"}) {
    if (name.starts_with(quote)) name.erase(0, quote.size());
    if (name.ends_with(quote)) name.resize(name.size() - quote.size());
  }
  put(out, "source", name);
  put(out, "published", date);
  const std::size_t page = rest.find_first_not_of(" ,");
  if (page != std::string_view::npos) put(out, "page", page_in(rest.substr(page)));
  return true;
}

// From there on a press release says whom to ask.
bool is_contact(std::string_view line) {
  constexpr std::string_view kStarts[] = {
      "pressekontakt",    "rückfragehinweis",     "rückfragen an",
      "rückfragen bitte", "rückfragen & kontakt", "digitale pressemappe",
      "kontakt für",      "*** ots-original",     "ansprechpartner für"};
  const std::string text = column_key(line);
  return std::any_of(std::begin(kStarts), std::end(kStarts),
                     [&](std::string_view start) { return text.starts_with(start); });
}

void put_release(const std::vector<std::string>& lines, std::size_t from, PressArticle& out) {
  for (; from < lines.size() && !is_contact(lines[from]); ++from) out.lines.push_back(lines[from]);
  while (!out.lines.empty() && (out.lines.back().empty() || out.lines.back() == "~"))
    out.lines.pop_back();
}

}  // namespace

bool is_word_count(std::string_view line) {
  const auto words = split_list(line, " ");
  constexpr std::string_view kWords[] = {"words", "wörter", "worte", "word"};
  return words.size() == 2 && words[0].find_first_not_of("0123456789.,") == std::string::npos &&
         is_one_of(column_key(words[1]), kWords);
}

std::optional<PressArticle> read_nexis(const PressPiece& piece) {
  return NexisReader(piece).read();
}

std::optional<PressArticle> read_factiva(const PressPiece& piece) {
  const auto coded = std::count_if(piece.lines.begin(), piece.lines.end(), [](const auto& line) {
    return line == "HD" || line == "PD" || line == "SN" || line.starts_with("HD ") ||
           line.starts_with("PD ") || line.starts_with("SN ") || line.starts_with("HD\t") ||
           line.starts_with("PD\t") || line.starts_with("SN\t");
  });
  if (coded < 3) return read_plain_factiva(piece);
  auto out = read_coded_factiva(piece);
  if (out) put(*out, "id", piece.border.substr(piece.border.find(' ') + 1));
  return out;
}

std::optional<PressArticle> read_genios(const PressPiece& piece) {
  PressArticle out;
  std::string title;
  bool found = false;
  for (const auto& line : piece.lines) {
    const PressLabel* label = press_label_of(line);
    if (!found && take_genios_source(line, out)) {
      found = true;
    } else if (label != nullptr && (label->word != "quelle" || !found)) {
      put_label(out, *label, std::string_view(line).substr(line.find(':') + 1));
    } else if (is_rights_line(line)) {
      continue;
    } else if (!found) {
      if (!line.empty()) title += (title.empty() ? "" : " ") + line;
    } else {
      out.lines.push_back(line);
    }
  }
  put(out, "title", title);
  if (!found || out.fields["title"].empty()) return std::nullopt;
  return out;
}

std::optional<PressArticle> read_apa_ots(const PressPiece& piece) {
  PressArticle out;
  const auto& lines = piece.lines;
  std::size_t at = 0;
  // Behind the last one, the time of the wire: "210800 Jän 23".
  while (at < lines.size() && !lines[at].starts_with("OTS")) ++at;
  if (at == lines.size())
    at = 0;
  else
    ++at;
  std::string title;
  for (; at < lines.size(); ++at) {
    const std::string_view line = lines[at];
    const bool keywords = title.empty() && line.find('/') != std::string_view::npos &&
                          line.find(' ') == std::string_view::npos;
    if (line.find("(OTS)") != std::string_view::npos || is_contact(line)) break;
    if (line.empty() || keywords) continue;
    std::string text(line);
    while (text.ends_with('=') || text.ends_with(' ')) text.pop_back();
    if (text.starts_with("Utl.:")) {
      put(out, "subtitle", std::string_view(text).substr(5));
    } else if (out.fields["subtitle"].empty()) {
      title += (title.empty() ? "" : " ") + text;
    } else {
      out.fields["subtitle"] += " " + text;
    }
  }
  put(out, "title", title);
  put_release(lines, at, out);
  if (title.empty() || out.lines.empty()) return std::nullopt;
  std::string date(trim(std::string_view(piece.border).substr(piece.border.find(' '))));
  std::replace(date.begin(), date.end(), '/', ' ');
  put(out, "id", piece.border.substr(0, piece.border.find(' ')) + "-" + date.substr(0, 10));
  put(out, "published", date);
  put(out, "source", "APA-OTS");
  return out;
}

std::optional<PressArticle> read_news_aktuell(const PressPiece& piece) {
  PressArticle out;
  const auto& lines = piece.lines;
  std::string issuer = piece.border.substr(piece.border.find(':') + 1);
  issuer = std::string(trim(std::string_view(issuer).substr(0, issuer.find(", "))));
  put(out, "source", issuer);
  std::size_t at = 0;
  std::string title;
  for (; at < lines.size(); ++at) {
    const std::string_view line = lines[at];
    if (line.find("(ots)") != std::string_view::npos ||
        line.find("/ots/") != std::string_view::npos)
      break;
    if (line.empty() || line == issuer) continue;
    std::string date(line);
    for (const std::string_view dash : {" – ", " - "}) {
      if (const std::size_t found = date.find(dash); found != std::string::npos)
        date.replace(found, dash.size(), " ");
    }
    if (out.fields["published"].empty() && is_day(date)) {
      put(out, "published", date);
    } else {
      title += (title.empty() ? "" : " ") + std::string(line);
    }
  }
  if (title.starts_with("ots: ")) title.erase(0, 5);
  if (title.starts_with(issuer + " / ")) title.erase(0, issuer.size() + 3);
  put(out, "title", title);
  put_release(lines, at, out);
  if (title.empty() || out.lines.empty()) return std::nullopt;
  return out;
}

}  // namespace nachlese::readers
