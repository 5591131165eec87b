#include "web/views/query_builder.hpp"

#include <algorithm>
#include <vector>

#include "core/base/strings.hpp"

namespace nachlese::web {
namespace {

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

}  // namespace

std::string build_query(Language language, const QueryFields& fields) {
  const bool german = language == Language::german;
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
                                    : "(" + nachlese::join(any, german ? " ODER " : " OR ") + ")");
  std::string query = nachlese::join(parts, " ");
  if (fields.in_title && !query.empty())
    query = std::string(german ? "titel" : "title") + ":(" + query + ")";
  for (const std::string& word : plain_words(fields.none))
    query += (query.empty() ? "-" : " -") + word;
  return query;
}

}  // namespace nachlese::web
