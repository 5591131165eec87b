// The rules of the house that a compiler cannot hold: which folder may include which, and how long a file may be.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace {
namespace fs = std::filesystem;

constexpr std::size_t kMaxLines = 500;

struct File {
  std::string path;  // from the repository root
  std::vector<std::string> lines;
};

bool is_source(const fs::path& path) { return path.extension() == ".cpp" || path.extension() == ".hpp"; }

const std::vector<File>& product_files() {
  static const std::vector<File> kFiles = [] {
    std::vector<File> files;
    const fs::path root = NACHLESE_SOURCE_DIR;
    for (const char* folder : {"core", "stemming", "entities", "indexer", "searcher", "web"}) {
      for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        if (!is_source(entry.path())) continue;
        File file{fs::relative(entry.path(), root).string(), {}};
        std::ifstream stream(entry.path());
        for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
        files.push_back(std::move(file));
      }
    }
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return files;
  }();
  return kFiles;
}

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) { return text.starts_with(prefix); });
}

// What stands between the quotes or brackets of #include lines that open with `open`.
std::vector<std::string> includes(const File& file, char open) {
  std::vector<std::string> found;
  const std::string start = std::string("#include ") + open;
  for (const auto& line : file.lines) {
    if (!line.starts_with(start)) continue;
    found.push_back(line.substr(start.size(), line.find(open == '<' ? '>' : '"', start.size()) - start.size()));
  }
  return found;
}

struct Direction {
  std::string_view folder;  // the first that fits a file counts
  std::vector<std::string_view> may_include;
};

const std::vector<Direction> kDirections = {
    {"core/base/", {"core/base/"}},
    {"core/store/", {"core/base/", "core/store/"}},
    {"core/cli/", {"core/base/", "core/cli/"}},
    {"stemming/", {"stemming/", "core/base/"}},
    {"entities/", {"entities/", "stemming/", "core/base/"}},
    {"indexer/", {"indexer/", "core/", "stemming/", "entities/"}},
    {"searcher/main.cpp", {"searcher/", "core/", "web/alert.hpp", "web/serve.hpp"}},
    {"searcher/", {"searcher/", "core/", "stemming/", "entities/"}},
    {"web/", {"web/", "searcher/", "core/base/", "core/cli/"}},
};

// Third-party headers and the only places that may include them.
struct Door {
  std::string_view header;
  std::vector<std::string_view> places;
};

const std::vector<Door> kDoors = {
    {"xapian", {"core/store/", "indexer/", "searcher/"}},
    {"CLI/", {"core/cli/", "entities/train/"}},
    {"httplib.h", {"web/server.cpp"}},
    {"unicode/", {"stemming/", "entities/", "indexer/readers/charset.cpp"}},
    {"nlohmann/", {"indexer/", "searcher/", "web/", "entities/", "stemming/tools/"}},
    {"zlib.h", {"indexer/readers/", "indexer/xapian_deflate.cpp", "web/compress.cpp"}},
    {"libdeflate.h", {"indexer/xapian_deflate.cpp"}},
    {"zstd.h", {"indexer/readers/", "web/compress.cpp"}},
    {"archive", {"indexer/readers/container.cpp"}},
    {"libxml/", {"indexer/readers/xml.cpp", "indexer/readers/html.cpp", "indexer/readers/libxml_tree.hpp"}},
};

// The parts of searcher/ that other folders see: plain structs only.
const std::vector<std::string_view> kPublicSearcherHeaders = {"searcher/search.hpp", "searcher/ranking.hpp", "searcher/json.hpp"};

}  // namespace

TEST_CASE("folders include only what is below them") {
  for (const auto& file : product_files()) {
    const auto rule = std::find_if(kDirections.begin(), kDirections.end(),
                                   [&](const Direction& direction) { return file.path.starts_with(direction.folder); });
    REQUIRE(rule != kDirections.end());
    for (const auto& header : includes(file, '"')) {
      INFO(file.path << " includes " << header);
      CHECK(starts_with_any(header, rule->may_include));
    }
  }
}

TEST_CASE("third-party headers stay behind their doors") {
  for (const auto& file : product_files()) {
    for (const auto& header : includes(file, '<')) {
      for (const auto& door : kDoors) {
        if (!header.starts_with(door.header)) continue;
        INFO(file.path << " includes <" << header << ">");
        CHECK(starts_with_any(file.path, door.places));
      }
    }
  }
}

TEST_CASE("public headers of the searcher show no Xapian") {
  for (const auto& file : product_files()) {
    if (!starts_with_any(file.path, kPublicSearcherHeaders)) continue;
    for (const auto& line : file.lines) {
      INFO(file.path << ": " << line);
      CHECK(line.find("Xapian::") == std::string::npos);
    }
  }
}

TEST_CASE("files stay short") {
  std::vector<std::size_t> lengths;
  for (const auto& file : product_files()) {
    INFO(file.path << " has " << file.lines.size() << " lines");
    CHECK(file.lines.size() <= kMaxLines);
    lengths.push_back(file.lines.size());
  }
  std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2), lengths.end());
  CHECK(lengths[lengths.size() / 2] <= 130);
}
