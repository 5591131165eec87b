// The first baseline: Xapian as in its manual, TermGenerator and QueryParser with the German
// stemmer, everything else at its default.
//   plain_xapian index DATABASE < DOCS.jsonl       JSON Lines with id and body
//   plain_xapian search DATABASE QUERIES.tsv       ID<TAB>TEXT → a TREC run on standard output,
//                                                  100 documents per query
#include <xapian.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace {

constexpr Xapian::doccount kHits = 100;
constexpr unsigned kNoOperators = 0;

void index(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("german"));
  for (std::string line; std::getline(std::cin, line);) {
    const auto entry = nlohmann::json::parse(line);
    Xapian::Document document;
    document.set_data(entry["id"].get<std::string>());
    generator.set_document(document);
    generator.index_text(entry["body"].get<std::string>());
    database.add_document(document);
  }
  database.commit();
}

void search(const std::string& path, const char* queries) {
  const Xapian::Database database(path);
  Xapian::QueryParser parser;
  parser.set_stemmer(Xapian::Stem("german"));
  parser.set_database(database);
  Xapian::Enquire enquire(database);
  std::ifstream file(queries);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    const std::string id = line.substr(0, tab);
    enquire.set_query(parser.parse_query(line.substr(tab + 1), kNoOperators));
    const Xapian::MSet hits = enquire.get_mset(0, kHits);
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
      std::printf("%s Q0 %s %u %f xapian\n", id.c_str(), hit.get_document().get_data().c_str(),
                  hit.get_rank() + 1, hit.get_weight());
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "index" && argc == 3) {
    index(argv[2]);
  } else if (what == "search" && argc == 4) {
    search(argv[2], argv[3]);
  } else {
    std::cerr << "usage: plain_xapian index DATABASE | search DATABASE QUERIES.tsv\n";
    return 2;
  }
}
