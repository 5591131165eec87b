// Text as recognition of a scan would give it.
//   misread_text PERCENT TABLE < DOCS.jsonl   misreads so many of a hundred letters of title and
//   body
//                                             by the table (resources/misreadings.txt), the
//                                             likelier ones more often; the same text is always
//                                             misread alike
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"

namespace {

using Json = nlohmann::json;

struct Reading {
  std::string read;
  double weight = 1;
};
// What is printed, and what is read for it.
using Table = std::map<std::string, std::vector<Reading>>;

Table read_misreadings(const char* path) {
  std::ifstream file(path);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  Table out;
  nachlese::each_entry(text, [&](std::size_t, std::string_view entry) {
    const auto cells = nachlese::split_list(entry, " ");
    if (cells.size() != 3 || cells[0].starts_with('^')) return;
    const int cost = cells[2][0] - '0';
    out[cells[0]].push_back({cells[1], cost == 1 ? 4.0 : cost == 2 ? 2.0 : 1.0});
  });
  return out;
}

// The longest entry that the text has at `at`, or none.
const Table::value_type* entry_at(const Table& table, std::string_view text, std::size_t at) {
  for (std::size_t length = 4; length > 0; --length) {
    const auto found = table.find(std::string(text.substr(at, length)));
    if (found != table.end()) return &*found;
  }
  return nullptr;
}

std::string misread(const Table& table, std::string_view text, double share, std::mt19937& random) {
  std::string out;
  std::uniform_real_distribution<double> chance(0, 1);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    (void)nachlese::next_code_point(text, next);
    const auto* entry = chance(random) < share ? entry_at(table, text, at) : nullptr;
    if (entry == nullptr) {
      out += text.substr(at, next - at);
      at = next;
      continue;
    }
    std::vector<double> weights;
    for (const Reading& reading : entry->second) weights.push_back(reading.weight);
    std::discrete_distribution<std::size_t> pick(weights.begin(), weights.end());
    out += entry->second[pick(random)].read;
    at += entry->first.size();
  }
  return out;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const double share = std::atof(arguments[1]) / 100;
  const Table table = read_misreadings(arguments[2]);
  std::mt19937 random(1901);
  for (std::string line; std::getline(std::cin, line);) {
    Json document = Json::parse(line);
    for (const char* field : {"title", "body"}) {
      if (document.contains(field))
        document[field] = misread(table, document[field].get<std::string>(), share, random);
    }
    std::cout << document.dump() << '\n';
  }
  return 0;
}
