#include "web/views/query_builder.hpp"

#include <algorithm>
#include <vector>

#include "core/base/strings.hpp"

namespace nachlese::web {
namespace {

constexpr Message kOr{" OR ", " ODER "};
constexpr Message kTitleField{"title:", "titel:"};

// The words of a field, without signs that a query reads as operators. A word that is one, such as
// ODER, is put in quotation marks.
std::vector<std::string> plain_words(std::string_view text) {
  constexpr std::string_view kSigns = "\"()<>:=~+";
  constexpr std::string_view kOperators[] = {"UND", "ODER", "NICHT", "AND",
                                             "OR",  "NOT",  "NEAR",  "NAHE"};
  std::string plain(text);
  for (char& c : plain) {
    if (kSigns.find(c) != std::string_view::npos) c = ' ';
  }
  std::vector<std::string> out;
  for (std::string word : split_list(plain, " \t\r\n")) {
    word.erase(0, word.find_first_not_of("-*?"));
    if (word.empty()) continue;
    const bool is_operator = std::ranges::find(kOperators, word) != std::end(kOperators);
    out.push_back(is_operator ? "\"" + word + "\"" : word);
  }
  return out;
}

// Commas separate phrases, so that names of several words can be excluded or offered.
std::string without_quotes(std::string text) {
  std::erase(text, '"');
  return std::string(trim(text));
}

// Where the parenthesis that opens at `open` is closed, outside of quotation marks; npos if
// nowhere.
std::size_t closing(std::string_view text, std::size_t open) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted) continue;
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

// In parentheses, so that an ODER in it does not reach beyond; unless they would be closed inside.
std::string enclosed(const std::string& text) {
  const std::string out = "(" + text + ")";
  return text.find(' ') != std::string::npos && closing(out, 0) == out.size() - 1 ? out : text;
}

// Of `titel:(…)`, the place of the parenthesis that closes it; npos for anything else.
std::size_t enclosed_by_title(std::string_view query) {
  for (const std::string_view field : kTitleField.texts) {
    const bool opens = query.starts_with(field) && query.substr(field.size()).starts_with('(');
    if (opens) return closing(query, field.size());
  }
  return std::string_view::npos;
}

void add_word(std::string& field, std::string_view word) {
  field.append(field.empty() ? "" : " ").append(word);
}

// The words of "(a ODER b)".
void add_alternatives(std::string_view group, QueryFields& fields) {
  for (std::string_view word : split_list(group.substr(1, group.size() - 2), " ")) {
    if (word == "ODER" || word == "OR") continue;
    if (word.starts_with('=')) word.remove_prefix(1);
    add_word(fields.any, word);
  }
}

// Puts each part into the field that it probably comes from; read_query() then tries whether it
// does.
void read_tokens(std::string_view text, QueryFields& fields) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find(' ', at), text.size());
    const char first = text[at];
    if (first == '"') end = std::min(text.find('"', at + 1), text.size() - 1) + 1;
    if (first == '(') end = std::min(closing(text, at), text.size() - 1) + 1;
    std::string_view token = text.substr(at, end - at);
    at = end + (end < text.size() && text[end] == ' ' ? 1 : 0);
    if (token.empty()) continue;
    if (first == '"' && token.size() > 1) {
      fields.phrase = token.substr(1, token.size() - 2);
    } else if (first == '(') {
      add_alternatives(token, fields);
    } else if (first == '-') {
      add_word(fields.none, token.substr(1));
    } else {
      if (first == '=') fields.exact = true;
      add_word(fields.all, first == '=' ? token.substr(1) : token);
    }
  }
}

}  // namespace

std::string build_query(Language language, const QueryFields& fields) {
  std::vector<std::string> parts;
  const auto forms = [&](std::vector<std::string> words) {
    for (std::string& word : words) {
      if (fields.exact && word.front() != '"') word.insert(0, "=");
    }
    return words;
  };
  if (const auto all = forms(plain_words(fields.all)); !all.empty())
    parts.push_back(nachlese::join(all, " "));
  if (const std::string phrase = without_quotes(fields.phrase); !phrase.empty())
    parts.push_back("\"" + phrase + "\"");
  if (const auto any = forms(plain_words(fields.any)); !any.empty())
    parts.push_back(any.size() == 1 ? any.front()
                                    : "(" + nachlese::join(any, kOr.in(language)) + ")");
  std::string query = nachlese::join(parts, " ");
  if (fields.in_title && !query.empty())
    query = std::string(kTitleField.in(language)) + "(" + query + ")";
  for (const std::string& word : plain_words(fields.none))
    query += (query.empty() ? "-" : " -") + word;
  if (query.empty()) return fields.rest;
  if (!fields.rest.empty()) query += " " + enclosed(fields.rest);
  return query;
}

QueryFields read_query(std::string_view query) {
  QueryFields fields;
  std::string_view text = query;
  const std::size_t closed = enclosed_by_title(text);
  if (closed != std::string_view::npos) {
    fields.in_title = true;
    const std::size_t open = text.find('(');
    read_tokens(text.substr(open + 1, closed - open - 1), fields);
    text.remove_prefix(closed + 1);
  }
  read_tokens(text, fields);
  for (const LanguageInfo& written : kLanguages) {
    if (build_query(written.language, fields) == query) return fields;
  }
  QueryFields rest;
  rest.rest = query;
  return rest;
}

}  // namespace nachlese::web
