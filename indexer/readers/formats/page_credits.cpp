#include "indexer/readers/formats/page_credits.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "core/base/written_date.hpp"
#include "indexer/readers/markup/html_lines.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kLongestCredit = 120;
constexpr std::size_t kMostDateWords = 7;  // "Montag, 16. Juli 2018, 18.05 Uhr"

// In lower case, without marks at their ends.
constexpr std::string_view kCreditWords[] = {
    "aktualisiert", "am",          "at",        "datum",          "der",   "erschienen",
    "erstellt",     "geändert",    "last",      "lesezeit",       "min",   "minuten",
    "modified",     "on",          "posted",    "published",      "stand", "uhr",
    "um",           "updated",     "verändert", "veröffentlicht", "vom",   "zuletzt",
    "geschrieben",  "eingestellt", "verfasst",  "written"};
constexpr std::string_view kBeforePerson[] = {"von", "by", "autor", "autorin", "text"};
constexpr std::string_view kReports[] = {"meldung", "mitteilung"};
constexpr std::string_view kBetweenCredits[] = {"·", "|", "—", "–", "-", "∙", "•", "/"};
constexpr std::string_view kInsideNames[] = {"von", "van", "de", "der", "zu", "und"};

template <class Table>
bool holds(const Table& table, std::string_view word) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

std::string bare(std::string_view word) {
  while (!word.empty() && std::string_view(",.:;()").find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  return to_lower_ascii(word);
}

bool is_capitalized(std::string_view word) {
  if (word.empty() || word.find_first_of("0123456789@") != std::string_view::npos) return false;
  std::size_t at = 0;
  const char32_t first = next_code_point(word, at);
  // Of the letters beyond Latin-1, which begin few names here, any.
  return (first >= U'A' && first <= U'Z') || (first >= U'À' && first <= U'Þ') || first > U'ÿ';
}

bool is_time(const std::string& word) {
  const std::string lower = bare(word);
  return lower == "uhr" || (!lower.empty() && lower[0] >= '0' && lower[0] <= '9' &&
                            lower.find_first_not_of("0123456789:.") == std::string::npos);
}

bool begins_date(const std::string& word) {
  return (!word.empty() && word[0] >= '0' && word[0] <= '9') || month_named(bare(word)) > 0;
}

// The first run of words that is a date, with its time; they are taken out. The shortest one, since
// dates are found among other words, too.
std::optional<Date> take_date(Words& words) {
  for (std::size_t from = 0; from < words.size(); ++from) {
    if (!begins_date(words[from])) continue;
    std::string text;
    for (std::size_t end = from; end < std::min(from + kMostDateWords, words.size()); ++end) {
      if (holds(kBetweenCredits, words[end])) break;
      text += (end > from ? " " : "") + words[end];
      auto date = parse_loose_date(text);
      if (!date || date->precision < Date::Precision::day) continue;
      while (end + 1 < words.size() && is_time(words[end + 1])) text += " " + words[++end];
      if (const auto timed = parse_loose_date(text)) date = timed;
      const auto at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
      words.erase(at(from), at(end + 1));
      words.insert(at(from), "|");  // what stands on its two sides stays apart
      return date;
    }
  }
  return std::nullopt;
}

bool is_credit_word(const std::string& word) {
  const std::string lower = bare(word);
  return lower.empty() || holds(kCreditWords, lower) || holds(kBetweenCredits, word) ||
         weekday_named(lower) > 0 || is_time(word) ||
         std::any_of(std::begin(kReports), std::end(kReports),
                     [&](std::string_view end) { return lower.ends_with(end); });
}

// Two to four words that are written like a name.
bool is_person(const Words& words) {
  const auto written_so = [](const std::string& word) {
    return is_capitalized(word) || holds(kInsideNames, word);
  };
  return words.size() >= 2 && words.size() <= 4 && is_capitalized(words.front()) &&
         is_capitalized(words.back()) && std::all_of(words.begin(), words.end(), written_so);
}

// The name in a byline, without place, time and function.
void add_byline_line(Article& article, std::string line) {
  for (const std::string_view end :
       {" | ", " • ", " · ", " / ", " – ", " — ", " - ", " um ", " at ", "\n"})
    line.resize(std::min(line.find(end), line.size()));
  line.resize(std::min(line.find_first_of("0123456789("), line.size()));
  line = std::string(trim(line));
  while (line.ends_with(',') || line.ends_with(':') || line.ends_with(" am") ||
         line.ends_with(" vom"))
    line.resize(line.size() - (line.ends_with(" am") ? 3 : line.ends_with(" vom") ? 4 : 1));
  add_people(article, line);
}

void fill_shown_date(const Element& page, Article& article) {
  each_element(page, [&](const Element& e) {
    if (article.published) return;
    const std::string property = to_lower_ascii(attribute(e, "itemprop"));
    if (e.name == "time" || property == "datepublished") {
      for (const char* key : {"datetime", "content"}) {
        if (!article.published) article.published = parse_loose_date(attribute(e, key));
      }
      if (!article.published) article.published = parse_loose_date(line_text(e));
    }
  });
  if (article.published) return;
  for (const auto& line : date_lines_of(page)) {
    if (!article.published) article.published = parse_loose_date(line);
  }
}

// What stands beside the title, unmarked.
void fill_from_credits(const Element& page, Article& article) {
  if (article.published && !article.authors.empty()) return;
  for (const auto& line : lines_beside(page, article.title)) {
    Credit credit = read_credit(line);
    if (!article.published) article.published = credit.date;
    if (article.authors.empty() && credit.person != article.source)
      add_value(article.authors, std::move(credit.person));
  }
}

}  // namespace

Credit read_credit(std::string_view line) {
  if (line.size() > kLongestCredit) return {};
  Words words = split_list(line, " \n");
  Credit out;
  out.date = take_date(words);
  bool announced = false;
  Words person;
  std::vector<Words> parts;
  const auto end_part = [&] {
    if (!person.empty()) parts.push_back(std::exchange(person, {}));
  };
  for (const auto& word : words) {
    if (person.empty() && holds(kBeforePerson, bare(word))) {
      announced = true;
    } else if (is_credit_word(word)) {
      end_part();
    } else {
      const bool last = word.ends_with(',') || word.ends_with(':');
      person.push_back(last ? word.substr(0, word.size() - 1) : word);
      if (last) end_part();
    }
  }
  end_part();
  if (parts.empty()) return out;
  if (parts.size() > 1 || !is_person(parts.front()) || (!out.date && !announced)) return {};
  for (const auto& word : parts.front()) out.person += (out.person.empty() ? "" : " ") + word;
  return out;
}

void fill_credits(const Element& page, Article& article) {
  if (article.authors.empty()) {
    for (const auto& line : bylines_of(page)) add_byline_line(article, line);
  }
  std::erase(article.authors, article.source);
  if (!article.published) fill_shown_date(page, article);
  fill_from_credits(page, article);
}

}  // namespace nachlese::readers
