// The retrieval sets of the development data in the form that the programs read.
//   retrieval_sets docs    < DOCS.jsonl     JSON Lines with id and body alone: titles and addresses would give the answer away
//   retrieval_sets queries < QUERIES.jsonl  ID<TAB>TEXT
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

int main(int argc, char** argv) {
  const std::string what = argc == 2 ? argv[1] : "";
  if (what != "docs" && what != "queries") {
    std::cerr << "usage: retrieval_sets docs|queries < FILE\n";
    return 2;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const auto entry = nlohmann::json::parse(line);
    if (what == "docs") {
      std::cout << nlohmann::json{{"id", entry["id"]}, {"body", entry["body"]}}.dump() << '\n';
    } else {
      std::cout << entry["id"].get<std::string>() << '\t' << entry["text"].get<std::string>() << '\n';
    }
  }
}
