// Reading sources as the pipeline does, on one thread, and keeping everything.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/sources.hpp"
#include "tests/temp_folder.hpp"

namespace nachlese::test {

using namespace nachlese::readers;

struct Everything {
  Everything() = default;
  Everything(const std::string& content, const std::string& name);

  ReadState state;
  std::vector<Parsed> parsed;
  std::vector<InputIssue> issues;  // of readers and parsers

  [[nodiscard]] std::vector<Article> articles() const {
    std::vector<Article> out;
    for (const auto& p : parsed) {
      if (p.article) out.push_back(*p.article);
    }
    return out;
  }
  [[nodiscard]] bool has(Severity severity, std::uint32_t line, const std::string& reason) const {
    return std::any_of(issues.begin(), issues.end(), [&](const InputIssue& i) {
      return i.severity == severity && i.place.line == line &&
             i.reason.find(reason) != std::string::npos;
    });
  }
};

inline void read_into(
    Everything& out, const Inputs& sources, const std::function<void()>& after_record = [] {},
    const ReadOptions& options = {}) {
  const RecordSink sink{[&](Record&& record) {
                          out.parsed.push_back(parse_record(record));
                          for (const auto& issue : out.parsed.back().issues)
                            out.issues.push_back(issue);
                          after_record();
                        },
                        [&](InputIssue&& issue) { out.issues.push_back(std::move(issue)); }};
  read_sources(sources, out.state, sink, options);
}

inline Everything::Everything(const std::string& content, const std::string& name) {
  const TempFolder folder;
  read_into(*this, {folder.write(name, content)});
}

// Reads one file of this content.
inline Everything read_content(const std::string& content, const std::string& name = "in") {
  return Everything(content, name);
}

}  // namespace nachlese::test
