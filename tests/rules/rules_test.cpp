// Rules of the project that a compiler cannot check: which folder may include which, and how long
// files and lines may be.
#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace {
namespace fs = std::filesystem;

constexpr std::size_t kMaxLines = 500;
constexpr std::size_t kMaxColumns = 100;

struct File {
  std::string path;  // from the repository root
  std::vector<std::string> lines;
};

bool is_source(const fs::path& path) {
  return path.extension() == ".cpp" || path.extension() == ".hpp";
}

const std::vector<File>& product_files() {
  static const std::vector<File> kFiles = [] {
    std::vector<File> files;
    const fs::path root = NACHLESE_SOURCE_DIR;
    for (const char* folder :
         {"core", "stemming", "entities", "indexer", "searcher", "web", "programs"}) {
      for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        if (!is_source(entry.path())) continue;
        File file{fs::relative(entry.path(), root).string(), {}};
        std::ifstream stream(entry.path());
        for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
        files.push_back(std::move(file));
      }
    }
    std::sort(files.begin(), files.end(),
              [](const File& a, const File& b) { return a.path < b.path; });
    return files;
  }();
  return kFiles;
}

// Characters of a line of UTF-8.
std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(std::count_if(
      line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) >> 6U) != 2; }));
}

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return text.starts_with(prefix); });
}

// The text between the quotes or brackets of #include lines that start with `open`.
std::vector<std::string> includes(const File& file, char open) {
  std::vector<std::string> found;
  const std::string start = std::string("#include ") + open;
  for (const auto& line : file.lines) {
    if (!line.starts_with(start)) continue;
    found.push_back(
        line.substr(start.size(), line.find(open == '<' ? '>' : '"', start.size()) - start.size()));
  }
  return found;
}

struct Direction {
  std::string_view folder;  // the first that matches a file counts
  std::vector<std::string_view> may_include;
};

// The folders and the layers inside them, from the ground up: lower ones may not include higher
// ones.
const std::vector<Direction> kDirections = {
    {"core/base/", {"core/base/"}},
    {"core/store/", {"core/base/", "core/store/"}},
    {"core/cli/", {"core/base/", "core/cli/"}},
    {"stemming/", {"stemming/", "core/base/"}},
    {"entities/", {"entities/", "stemming/", "core/base/"}},

    {"indexer/readers/bytes/", {"indexer/readers/bytes/", "core/base/"}},
    {"indexer/readers/markup/",
     {"indexer/readers/markup/", "indexer/readers/bytes/", "core/base/"}},
    {"indexer/readers/record/",
     {"indexer/readers/record/", "indexer/readers/markup/", "indexer/readers/bytes/",
      "core/base/"}},
    {"indexer/readers/scans/",
     {"indexer/readers/scans/", "indexer/readers/record/", "indexer/readers/markup/",
      "indexer/readers/bytes/", "core/base/"}},
    {"indexer/readers/documents/",
     {"indexer/readers/documents/", "indexer/readers/record/", "indexer/readers/markup/",
      "indexer/readers/bytes/", "core/base/"}},
    {"indexer/readers/formats/",
     {"indexer/readers/formats/", "indexer/readers/scans/", "indexer/readers/record/",
      "indexer/readers/markup/", "indexer/readers/bytes/", "core/base/"}},
    {"indexer/readers/", {"indexer/readers/", "core/base/"}},
    {"indexer/", {"indexer/", "core/base/", "core/store/", "stemming/", "entities/"}},

    {"searcher/api/", {"searcher/api/", "core/base/"}},
    {"searcher/output/", {"searcher/output/", "searcher/api/", "core/base/"}},
    {"searcher/query/", {"searcher/query/", "searcher/api/", "core/base/"}},
    {"searcher/plan/", {"searcher/plan/", "searcher/api/", "core/base/"}},
    {"searcher/engine/",
     {"searcher/engine/", "searcher/plan/", "searcher/api/", "core/base/", "core/store/",
      "stemming/"}},
    {"searcher/names/",
     {"searcher/names/", "searcher/engine/", "searcher/plan/", "searcher/query/", "searcher/api/",
      "core/base/", "core/store/", "stemming/", "entities/"}},
    {"searcher/compile/",
     {"searcher/compile/", "searcher/names/", "searcher/engine/", "searcher/plan/",
      "searcher/query/", "searcher/api/", "core/base/", "core/store/", "stemming/"}},
    {"searcher/present/",
     {"searcher/present/", "searcher/compile/", "searcher/api/", "core/base/", "core/store/",
      "stemming/"}},
    {"searcher/session/",
     {"searcher/session/", "searcher/present/", "searcher/compile/", "searcher/names/",
      "searcher/engine/", "searcher/plan/", "searcher/query/", "searcher/api/", "core/base/",
      "core/store/", "stemming/", "entities/"}},
    {"searcher/", {"searcher/", "core/base/", "core/store/", "stemming/", "entities/"}},

    {"web/http/", {"web/http/", "core/base/"}},
    {"web/backend", {"web/backend.hpp", "web/http/", "searcher/api/", "core/base/"}},
    {"web/views/", {"web/views/", "web/http/", "searcher/api/", "core/base/"}},
    {"web/finds/",
     {"web/finds/", "web/views/", "web/backend.hpp", "web/http/", "searcher/api/", "core/base/"}},
    {"web/pages/",
     {"web/pages/", "web/finds/", "web/views/", "web/backend.hpp", "web/http/", "searcher/api/",
      "core/base/"}},
    {"web/api/",
     {"web/api/", "web/finds/", "web/views/", "web/backend.hpp", "web/http/", "searcher/api/",
      "searcher/output/", "core/base/"}},
    {"web/app/",
     {"web/app/", "web/api/", "web/pages/", "web/finds/", "web/views/", "web/backend.hpp",
      "web/http/", "searcher/api/", "core/base/"}},

    {"programs/",
     {"programs/", "core/", "stemming/", "entities/", "indexer/", "searcher/", "web/"}},
};

// Third-party headers and the only places that may include them.
struct Door {
  std::string_view header;
  std::vector<std::string_view> places;
};

const std::vector<Door> kDoors = {
    {"xapian", {"core/store/", "indexer/", "searcher/engine/"}},
    {"CLI/", {"core/cli/", "programs/", "entities/train/"}},
    {"httplib.h", {"web/http/server.cpp"}},
    {"unicode/",
     {"stemming/", "entities/", "indexer/readers/bytes/charset.cpp",
      "indexer/readers/record/time_zone.cpp"}},
    {"nlohmann/",
     {"core/store/tools/", "indexer/", "searcher/", "web/", "entities/", "stemming/tools/",
      "programs/"}},
    {"zlib.h",
     {"indexer/readers/bytes/", "programs/nachlese-index/xapian_deflate.cpp",
      "web/http/compress.cpp"}},
    {"simdjson.h", {"indexer/readers/formats/json_scan.cpp"}},
    {"libdeflate.h", {"programs/nachlese-index/xapian_deflate.cpp"}},
    {"zdict.h", {"core/store/tools/"}},
    {"zstd.h",
     {"core/store/packed_article.cpp", "indexer/readers/bytes/", "web/http/compress.cpp"}},
    {"archive", {"indexer/readers/bytes/container.cpp"}},
    {"libxml/", {"indexer/readers/markup/"}},
    {"poppler", {"programs/nachlese-pdf/"}},
    {"gmime/", {"indexer/readers/documents/mail.cpp"}},
    {"brotli/", {"indexer/readers/bytes/brotli.cpp"}},
    {"crypt.h", {"web/app/secrets.cpp"}},
};

// The parts of searcher/ that other folders see: plain structs only.
const std::vector<std::string_view> kPublicSearcherHeaders = {"searcher/api/", "searcher/output/"};
constexpr std::size_t kMaxPublicHeaderLines = 80;

// A type that a header declares at the start of a line; empty if none.
std::string_view declared_type(std::string_view line) {
  for (const std::string_view keyword : {"struct ", "class ", "enum class ", "using "}) {
    if (!line.starts_with(keyword)) continue;
    const std::string_view rest = line.substr(keyword.size());
    const std::size_t end =
        rest.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
    const std::string_view after = end == std::string_view::npos ? "" : rest.substr(end);
    const bool elsewhere = after.starts_with(";") || after.starts_with("::");
    return elsewhere ? std::string_view() : rest.substr(0, end);
  }
  return {};
}

}  // namespace

TEST_CASE("folders include only what is below them") {
  for (const auto& file : product_files()) {
    const auto rule = std::find_if(
        kDirections.begin(), kDirections.end(),
        [&](const Direction& direction) { return file.path.starts_with(direction.folder); });
    REQUIRE(rule != kDirections.end());
    for (const auto& header : includes(file, '"')) {
      INFO(file.path << " includes " << header);
      CHECK(starts_with_any(header, rule->may_include));
    }
  }
}

TEST_CASE("names are found without quotations, which are found with them") {
  for (const auto& file : product_files()) {
    if (!file.path.starts_with("entities/") || file.path.starts_with("entities/quotes/")) continue;
    for (const auto& header : includes(file, '"')) {
      INFO(file.path << " includes " << header);
      CHECK(!header.starts_with("entities/quotes/"));
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

// What stands in these files is behind the filter by what a reader may see.
TEST_CASE("nothing asks Xapian past what a reader may see") {
  struct Past {
    std::string_view call;
    std::vector<std::string_view> places;
  };
  const std::vector<Past> kPast = {
      {"Xapian::Enquire enquire", {"searcher/engine/enquiry.hpp", "searcher/engine/at_least"}},
      {"Xapian::Enquire(", {}},
      {".merged()",
       {"searcher/engine/enquiry.cpp", "searcher/engine/doc_values.cpp", "searcher/engine/emit.cpp",
        "searcher/engine/evaluation_leaves.cpp"}},
      {".shard(",
       {"searcher/engine/enquiry.cpp", "searcher/engine/doc_values.cpp",
        "searcher/engine/match_counter.cpp", "searcher/engine/time_limit.cpp",
        "searcher/session/weights_among.cpp"}},
      {"slot_begin(", {"searcher/names/pairs.cpp", "searcher/profile.cpp"}},
      {"OP_WILDCARD", {"searcher/session/titles.cpp"}},
  };
  for (const auto& file : product_files()) {
    if (!file.path.starts_with("searcher/") && !file.path.starts_with("web/")) continue;
    for (const auto& line : file.lines) {
      for (const auto& past : kPast) {
        if (line.find(past.call) == std::string::npos) continue;
        INFO(file.path << ": " << line);
        CHECK(starts_with_any(file.path, past.places));
      }
    }
  }
}

TEST_CASE("few files see Xapian directly") {
  constexpr std::size_t kMost = 20;
  std::size_t files = 0;
  for (const auto& file : product_files()) {
    for (const auto& header : includes(file, '<')) files += header == "xapian.h" ? 1 : 0;
  }
  CHECK(files <= kMost);
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

TEST_CASE("public headers of the searcher are short") {
  for (const auto& file : product_files()) {
    if (!file.path.starts_with("searcher/api/") || !file.path.ends_with(".hpp")) continue;
    INFO(file.path << " has " << file.lines.size() << " lines");
    CHECK(file.lines.size() <= kMaxPublicHeaderLines);
  }
}

TEST_CASE("no two types in headers have one name") {
  std::map<std::string, std::string> declared;  // type → file
  for (const auto& file : product_files()) {
    if (!file.path.ends_with(".hpp")) continue;
    for (const auto& line : file.lines) {
      const std::string type(declared_type(line));
      if (type.empty() || type == "namespace") continue;
      const auto [known, added] = declared.emplace(type, file.path);
      INFO(type << " is in " << known->second << " and in " << file.path);
      CHECK((added || known->second == file.path));
    }
  }
  CHECK(declared.size() > 100);
}

TEST_CASE("every text of the pages is used") {
  std::vector<std::string> texts;
  std::string uses;
  for (const auto& file : product_files()) {
    const bool table = file.path.starts_with("web/views/") && file.path.ends_with("messages.hpp");
    for (const auto& line : file.lines) {
      if (!table) uses.append(line).append("\n");
      constexpr std::string_view kBeginning = "inline constexpr ";
      if (!table || !line.starts_with(kBeginning)) continue;
      const std::size_t begin = line.find(" k", kBeginning.size() - 1) + 1;
      const std::size_t end = line.find_first_of("{ =", begin);
      texts.push_back("messages::" + line.substr(begin, end - begin));
    }
  }
  CHECK(texts.size() > 100);
  for (const auto& text : texts) {
    bool used = false;
    for (std::size_t at = uses.find(text); at != std::string::npos && !used;
         at = uses.find(text, at + 1))
      used = std::isalnum(static_cast<unsigned char>(uses[at + text.size()])) == 0;
    INFO(text);
    CHECK(used);
  }
}

TEST_CASE("every header has a first line that says what it is for") {
  for (const auto& file : product_files()) {
    if (!file.path.ends_with(".hpp")) continue;
    INFO(file.path);
    CHECK(file.lines.front().starts_with("// "));
  }
}

TEST_CASE("lines stay short") {
  for (const auto& file : product_files()) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      if (columns(file.lines[i]) <= kMaxColumns) continue;
      FAIL_CHECK(file.path << ":" << i + 1 << " has " << columns(file.lines[i]) << " columns");
    }
  }
}

TEST_CASE("files stay short") {
  for (const auto& file : product_files()) {
    INFO(file.path << " has " << file.lines.size() << " lines");
    CHECK(file.lines.size() <= kMaxLines);
  }
}
