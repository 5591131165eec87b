#include "tests/searches/script.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "core/base/strings.hpp"
#include "searcher/query/dates.hpp"

namespace nachlese::test {
namespace {

struct TextMember {
  std::string_view name;
  std::string Article::*member;
};
constexpr TextMember kTexts[] = {
    {"title", &Article::title},       {"kicker", &Article::kicker},
    {"subtitle", &Article::subtitle}, {"lead", &Article::lead},
    {"source", &Article::source},     {"section", &Article::section},
    {"agency", &Article::agency},     {"language", &Article::language},
    {"url", &Article::url},
};

Date date_of(const std::string& text, bool end) {
  const auto range = query::parse_date_range(text, local_today());
  const auto date = range ? (end ? range->to : range->from) : std::nullopt;
  if (!date) throw std::runtime_error("not a date: " + text);
  return *date;
}

// "ID a=b c="d e"" → pieces; quotation marks hold blanks.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> out;
  bool quoted = false;
  bool open = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      open = false;
    } else {
      if (!open) out.emplace_back();
      open = true;
      out.back() += c;
    }
  }
  return out;
}

void set_field(Article& article, const std::string& name, const std::string& value) {
  for (const auto& text : kTexts) {
    if (text.name == name) {
      article.*text.member = value;
      return;
    }
  }
  if (name == "published") {
    article.published = parse_date(value);
    if (!article.published) throw std::runtime_error("not a date: " + value);
  } else if (name == "authors") {
    article.authors = split_list(value, ";");
  } else if (name == "keywords") {
    article.keywords = split_list(value, ";");
  } else {
    throw std::runtime_error("there is no field " + name);
  }
}

Article read_head(std::string_view text) {
  Article out;
  for (const auto& piece : pieces_of(text)) {
    const std::size_t equals = piece.find('=');
    if (out.id.empty()) {
      out.id = piece;
    } else if (equals == std::string::npos) {
      throw std::runtime_error("a field is name=value: " + piece);
    } else {
      set_field(out, piece.substr(0, equals), piece.substr(equals + 1));
    }
  }
  if (out.id.empty()) throw std::runtime_error("an article needs an id");
  return out;
}

std::vector<AnyOrder> read_ids(std::string_view text) {
  std::vector<AnyOrder> out;
  bool group = false;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    if (word == "nothing") continue;
    const bool opens = word.front() == '{';
    if (opens) word.erase(0, 1);
    const bool closes = word.back() == '}';
    if (closes) word.pop_back();
    if (!group) out.emplace_back();
    out.back().push_back(word);
    group = (group || opens) && !closes;
  }
  return out;
}

class ScriptReader {
 public:
  std::vector<SearchCase> read(std::istream& in) {
    for (std::string line; std::getline(in, line);) {
      ++line_;
      take(line);
    }
    return std::move(cases_);
  }
  [[nodiscard]] int line() const { return line_; }

 private:
  void take(const std::string& line) {
    if (line.starts_with('#')) return;
    if (in_article_) return take_text(line);
    if (trim(line).empty()) return;
    const std::string rest(trim(std::string_view(line).substr(1)));
    switch (line.front()) {
      case '[':
        cases_.push_back({rest.substr(0, rest.size() - 1), line_, false, false, {}, {}});
        return;
      case '+':
        current().articles.push_back(read_head(rest));
        in_article_ = true;
        return;
      case '?':
        asked_.query = rest;
        current().questions.push_back({.line = line_, .request = std::exchange(asked_, {})});
        return;
      case '>': question().found = read_ids(rest); return;
      case '=': return take_snippet(rest);
      case '@': question().names = split_list(rest, "|"); return;
      case '%':
        question().facets.emplace_back(rest.substr(0, rest.find(' ')),
                                       rest.substr(rest.find(' ') + 1));
        return;
      case '~': question().offer = rest; return;
      case '"': question().quotes.push_back(rest); return;
      case '!':
        for (const auto& note : split_list(rest, " ")) question().notes.push_back(note);
        return;
      default: take_option(line);
    }
  }

  void take_text(const std::string& line) {
    if (trim(line).empty()) {
      in_article_ = false;
      return;
    }
    std::string& body = current().articles.back().body;
    body += (body.empty() ? "" : "\n") + line;
  }

  void take_snippet(const std::string& text) {
    const std::string id = text.substr(0, text.find(' '));
    const auto& articles = current().articles;
    const bool names_one = std::any_of(articles.begin(), articles.end(),
                                       [&](const Article& article) { return article.id == id; });
    question().snippets.emplace_back(names_one ? id : "",
                                     names_one ? text.substr(id.size() + 1) : text);
  }

  void take_option(const std::string& line) {
    const std::string name = line.substr(0, line.find(' '));
    const std::string value =
        name.size() < line.size() ? std::string(trim(line.substr(name.size()))) : std::string();
    if (name == "names") {
      current().names = true;
    } else if (name == "scanned") {
      current().scanned = true;
    } else if (name == "quotes") {
      asked_.quotes = true;
    } else if (name == "versions") {
      asked_.collapse = false;
    } else if (name == "from") {
      asked_.from = date_of(value, false);
    } else if (name == "to") {
      asked_.to = date_of(value, true);
    } else if (name == "sort") {
      const auto sort = search::sort_named(value);
      if (!sort) throw std::runtime_error("there is no order " + value);
      asked_.sort = *sort;
    } else {
      take_filter(name, value);
    }
  }

  void take_filter(const std::string& name, const std::string& value) {
    for (const FacetKindInfo& kind : kFacetKinds) {
      if (kind.parameter != name) continue;
      asked_.filters.push_back({kind.kind, value, false});
      return;
    }
    throw std::runtime_error("not understood: " + name);
  }

  SearchCase& current() {
    if (cases_.empty()) throw std::runtime_error("a case begins with [its name]");
    return cases_.back();
  }
  Question& question() {
    if (current().questions.empty()) throw std::runtime_error("there is no ? before this line");
    return current().questions.back();
  }

  std::vector<SearchCase> cases_;
  search::SearchRequest asked_;
  bool in_article_ = false;
  int line_ = 0;
};

}  // namespace

std::vector<SearchCase> read_script(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file.string() + " cannot be read");
  ScriptReader reader;
  try {
    return reader.read(in);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(file.string() + ":" + std::to_string(reader.line()) + ": " +
                             error.what());
  }
}

}  // namespace nachlese::test
