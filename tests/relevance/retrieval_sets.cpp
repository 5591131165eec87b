// Converts the retrieval sets of the development data into the programs' formats.
//   retrieval_sets docs < DOCS.jsonl           JSON Lines with id and body only: titles and
//                                              addresses would give the answer away; skips
//                                              speeches without a word
//   retrieval_sets text < DOCS.jsonl           the same with all words of an article in the
//                                              body, for engines without fields
//   retrieval_sets queries < QUERIES.jsonl     ID<TAB>TEXT
//   retrieval_sets sql-docs < DOCS.jsonl       the second baseline, SQLite's FTS5: its index as a
//                                              script for sqlite3
//   retrieval_sets sql-queries < QUERIES.tsv   and its queries, words ORed, 100 documents each:
//                                              QUERY DOCUMENT SCORE
#include <cctype>
#include <iomanip>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace {
using nlohmann::json;

// An SQL string, with apostrophes doubled.
auto sql_string(const std::string& text) { return std::quoted(text, '\'', '\''); }

// "Treffen" OR "Putin": the tokenizer of FTS5 folds the words and handles non-ASCII signs.
std::string any_of_the_words(const std::string& text) {
  std::string out, word;
  for (const char c : text + ' ') {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      word += c;
    } else if (!word.empty()) {
      out.append(out.empty() ? "\"" : " OR \"").append(word).append("\"");
      word.clear();
    }
  }
  return out;
}

void docs(const std::string& line) {
  const json entry = json::parse(line);
  const std::string body = entry[entry.contains("body") ? "body" : "text"];
  if (!body.empty()) std::cout << json{{"id", entry["id"]}, {"body", body}}.dump() << '\n';
}

void text(const std::string& line) {
  const json entry = json::parse(line);
  std::string all;
  for (const char* field : {"kicker", "title", "subtitle", "lead", "body"})
    all += entry.value(field, "") + '\n';
  for (const auto& keyword : entry.value("keywords", json::array()))
    all += keyword.get<std::string>() + '\n';
  std::cout << json{{"id", entry["id"]}, {"body", all}}.dump() << '\n';
}

void queries(const std::string& line) {
  const json entry = json::parse(line);
  std::cout << entry["id"].get<std::string>() << '\t' << entry["text"].get<std::string>() << '\n';
}

void sql_docs(const std::string& line) {
  const json entry = json::parse(line);
  const std::string id = entry["id"], body = entry["body"];
  std::cout << "INSERT INTO docs VALUES(" << sql_string(id) << ',' << sql_string(body) << ");\n";
}

void sql_queries(const std::string& line) {
  const std::size_t tab = line.find('\t');
  const std::string id = line.substr(0, tab), words = any_of_the_words(line.substr(tab + 1));
  std::cout << "SELECT " << sql_string(id) << ", id, -bm25(docs) FROM docs WHERE docs MATCH "
            << sql_string(words) << " ORDER BY bm25(docs) LIMIT 100;\n";
}

struct Conversion {
  const char* before;
  void (*line)(const std::string&);
  const char* after;
};
const std::map<std::string, Conversion> kConversions = {
    {"docs", {"", docs, ""}},
    {"text", {"", text, ""}},
    {"queries", {"", queries, ""}},
    {"sql-docs",
     {"CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, body, tokenize = unicode61);\nBEGIN;\n",
      sql_docs, "COMMIT;\n"}},
    {"sql-queries", {".mode list\n.separator ' '\n", sql_queries, ""}},
};

}  // namespace

int main(int argc, char** argv) {
  const auto conversion = kConversions.find(argc == 2 ? argv[1] : "");
  if (conversion == kConversions.end()) {
    std::cerr << "usage: retrieval_sets docs|text|queries|sql-docs|sql-queries < FILE\n";
    return 2;
  }
  std::cout << conversion->second.before;
  for (std::string line; std::getline(std::cin, line);) conversion->second.line(line);
  std::cout << conversion->second.after;
}
