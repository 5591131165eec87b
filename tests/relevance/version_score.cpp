// Precision and recall of versions on the pairs of one corpus. Usage: version_score ARCHIVE CORPUS
// PAIRS [TOTALS]; TOTALS collects the counts of several corpora, and the line of all is printed.
#include <xapian.h>

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "core/store/archive.hpp"
#include "core/store/terms.hpp"

namespace {

using namespace nachlese;

struct Counts {
  double right = 0;
  double wrong = 0;
  double missed = 0;
};

void print(const std::string& what, const Counts& counts) {
  const double found = counts.right + counts.wrong;
  std::cout << what << ": precision " << (found > 0 ? counts.right / found : 1) << ", recall "
            << (counts.right + counts.missed > 0 ? counts.right / (counts.right + counts.missed)
                                                 : 1)
            << " (" << counts.right << " right, " << counts.wrong << " wrong, " << counts.missed
            << " missed)\n";
}

std::string cluster_of(const Xapian::Database& database, const std::string& id) {
  const std::string term = store::make_term(schema::Prefix::id, id);
  const auto found = database.postlist_begin(term);
  if (found == database.postlist_end(term)) throw std::runtime_error("no article " + id);
  return database.get_document(*found).get_value(schema::kCluster);
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream stream(line);
  for (std::string part; std::getline(stream, part, '\t');) out.push_back(part);
  if (!line.empty() && line.back() == '\t') out.emplace_back();
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  Xapian::Database database;
  for (const auto& path : store::Archive(argv[1]).live_databases())
    database.add_database(Xapian::Database(path.string()));
  std::ifstream pairs(argv[3]);
  Counts counts;
  for (std::string line; std::getline(pairs, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto fields = split(line);
    if (fields.size() != 7 || fields[1] != argv[2]) continue;
    const auto id = [&](std::size_t at) {
      return fields[at + 1].empty() ? fields[at] : fields[at] + "#" + fields[at + 1];
    };
    const bool same = cluster_of(database, id(3)) == cluster_of(database, id(5));
    const bool wanted = fields[0] == "+";
    counts.right += same && wanted ? 1 : 0;
    counts.wrong += same && !wanted ? 1 : 0;
    counts.missed += !same && wanted ? 1 : 0;
    if (same != wanted)
      std::cout << (same ? "  wrong: " : "  missed: ") << fields[2] << ": " << id(3) << " | "
                << id(5) << '\n';
  }
  print(argv[2], counts);
  if (argc < 5) return 0;
  std::ofstream(argv[4], std::ios::app)
      << counts.right << ' ' << counts.wrong << ' ' << counts.missed << '\n';
  std::ifstream totals(argv[4]);
  Counts all;
  for (Counts one; totals >> one.right >> one.wrong >> one.missed;) {
    all.right += one.right;
    all.wrong += one.wrong;
    all.missed += one.missed;
  }
  print("all so far", all);
}
