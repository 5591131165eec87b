// ANPA 1312: the text format of American wires. SOH number US … STX text ETX end EOT.
#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/bytes/take_line.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/wire.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

constexpr char kTextStart = '\x02';
constexpr char kTextEnd = '\x03';
constexpr std::string_view kFieldMarks = "\x1C\x1D\x1E\x1F\x11\x12\x13\x14";

struct Category {
  char letter;
  std::string_view name;
};
constexpr Category kCategories[] = {
    {'a', "Domestic"}, {'c', "Features"},      {'d', "Food"},       {'e', "Entertainment"},
    {'f', "Finance"},  {'i', "International"}, {'k', "Commentary"}, {'l', "Lifestyle"},
    {'n', "State"},    {'o', "Weather"},       {'p', "Politics"},   {'q', "Sports"},
    {'s', "Sports"},   {'t', "Travel"},        {'v', "Advisory"},   {'w', "Washington"}};

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A letter and four digits: service and number.
bool is_story_number(std::string_view word) {
  return word.size() == 5 && (word[0] | 32) >= 'a' && (word[0] | 32) <= 'z' &&
         is_number(word.substr(1));
}

bool is_anpa(std::string_view head) {
  const std::size_t start = head.find_first_not_of("\x16\r\n \x7F");
  if (start == std::string_view::npos || head[start] != kWireStart) return false;
  const std::size_t text = head.find(kTextStart);
  return text != std::string_view::npos &&
         head.substr(start, text - start).find_first_of(kFieldMarks) != std::string_view::npos;
}

// "u i  bc-Storm-Damage 07-16 0345": priority, category, keyword, day, words.
void read_anpa_header(std::string_view header, Article& article) {
  std::string text(header);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  const auto words = split_list(text, " ");
  bool categorized = false;
  for (const auto& word : words) {
    if (article.id.empty() && is_story_number(word)) article.id = to_lower_ascii(word);
    if (word.size() == 1 && article.section.empty()) {
      // The first single letter is the priority.
      const auto* found =
          std::find_if(std::begin(kCategories), std::end(kCategories),
                       [&](const Category& c) { return c.letter == (word[0] | 32); });
      if (categorized && found != std::end(kCategories)) article.section = found->name;
      categorized = true;
    }
    constexpr std::string_view kEditions[] = {"bc-", "am-", "pm-", "ap-"};
    const std::string lower = to_lower_ascii(word);
    const bool keyword = std::any_of(std::begin(kEditions), std::end(kEditions),
                                     [&](std::string_view e) { return lower.starts_with(e); });
    if (!keyword) continue;
    for (auto& part : split_list(std::string_view(word).substr(3), "-,"))
      add_value(article.keywords, std::move(part));
  }
}

// "AP-NY-07-16-18 1805GMT".
std::optional<Date> anpa_date(std::string_view text) {
  const auto words = split_list(text, " \r\n\t<");
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto parts = split_list(words[i], "-");
    if (parts.size() < 3 || words[i + 1].size() < 4 || !is_number(words[i + 1].substr(0, 4)))
      continue;
    const std::size_t n = parts.size();
    if (!is_number(parts[n - 1]) || !is_number(parts[n - 2]) || !is_number(parts[n - 3])) continue;
    const std::string& time = words[i + 1];
    const std::string year = parts[n - 1].size() == 2 ? parts[n - 1] : parts[n - 1].substr(0, 4);
    if (auto date =
            parse_loose_date(parts[n - 2] + "." + parts[n - 3] + "." + year + " " +
                             time.substr(0, 2) + ":" + time.substr(2, 2) + " " + time.substr(4)))
      return date;
  }
  return std::nullopt;
}

// Lines that begin with ^ are headlines and bylines; < ends a paragraph.
class AnpaText {
 public:
  explicit AnpaText(Article& article) : article_(article) {}

  void read(std::string_view text) {
    while (!text.empty()) {
      std::string words(take_line(text));
      const bool indented = words.starts_with("   ") || words.starts_with('\t');
      std::replace_if(
          words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; },
          ' ');
      line(collapse_spaces(words), indented);
    }
    article_.body = tidy_text(body_);
  }

 private:
  void line(std::string words, bool indented) {
    const bool marked = words.starts_with('^');
    words.erase(0, std::min(words.find_first_not_of('^'), words.size()));
    const bool closes = words.ends_with('<') || words.ends_with('=');
    while (words.ends_with('<') || words.ends_with('=')) words.pop_back();
    words = std::string(trim(words));
    const bool head = (marked || in_head_) && body_.empty();
    if (head) {
      head_ += (head_.empty() ? "" : " ") + words;
      in_head_ = !closes;
      if (closes) end_head();
      return;
    }
    if (words.starts_with("Eds:") || words.starts_with("EDS:")) return;
    if (indented || words.empty()) body_ += '\n';
    body_ += words;
    body_ += closes ? "\n\n" : words.empty() ? "\n" : " ";
  }

  void end_head() {
    const std::string line = std::exchange(head_, {});
    const std::string lower = to_lower_ascii(line);
    if (lower.starts_with("by ")) {
      add_people(article_, line);
    } else if (article_.title.empty()) {
      article_.title = line;
    } else if (lower.find(" writer") == std::string::npos &&
               lower.find("associated press") == std::string::npos && article_.subtitle.empty()) {
      article_.subtitle = line;
    }
  }

  Article& article_;
  std::string head_;
  std::string body_;
  bool in_head_ = false;
};

void parse_anpa(const Record& record, Parsed& out) {
  std::string bytes = record.bytes;
  if (first_invalid_utf8(bytes) != std::string_view::npos)
    bytes = to_utf8(bytes, record.charset.empty() ? guess_charset(bytes) : record.charset);
  std::erase(bytes, '\r');
  const std::size_t text = std::min(bytes.find(kTextStart), bytes.size());
  const std::size_t end = std::min(bytes.find(kTextEnd, text), bytes.size());
  Article& article = out.article.emplace();
  const std::string_view all = bytes;
  read_anpa_header(all.substr(0, text), article);
  AnpaText(article).read(all.substr(std::min(text + 1, end), end - std::min(text + 1, end)));
  article.published = anpa_date(all.substr(end));
  if (!article.published)
    article.published = anpa_date(all.substr(end - std::min<std::size_t>(end, 80)));
  const std::size_t open = article.body.substr(0, 300).find('(');
  const std::size_t close = article.body.find(')', open);
  if (open != std::string::npos && close != std::string::npos && close - open < 12)
    article.agency = article.body.substr(open + 1, close - open - 1);
  article.language = "en";
  if (!article.published) {
    article.id.clear();
  } else if (!article.id.empty()) {
    article.id += "-" + to_iso(*article.published).substr(0, 10);
  }
}

}  // namespace

const Format kAnpa1312 = {"ANPA 1312", "anpa1312", is_anpa, split_wire, parse_anpa, true};

}  // namespace nachlese::readers
