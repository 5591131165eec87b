// Runs the .test files of this folder, or those named.
//   searches [NAME]…
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "core/base/strings.hpp"
#include "entities/recognizer.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "tests/searches/script.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace {

using namespace nachlese;
using test::Question;
using test::SearchCase;

index::NameSource names_of(const SearchCase& script) {
  if (!script.names) return {index::FindNames{}, std::string(store::kEntitiesOff)};
  static const ner::Recognizer recognizer;
  return {[](std::span<const ner::AnalyzedField> fields) { return recognizer.recognize(fields); },
          ner::entities_fingerprint("")};
}

std::string ids_of(const std::vector<search::Hit>& hits) {
  std::string out;
  for (const auto& hit : hits) out += (out.empty() ? "" : " ") + hit.id;
  return out.empty() ? "nothing" : out;
}

std::string expected_ids(const Question& question) {
  std::string out;
  for (const auto& group : question.found) {
    const std::string ids = join(group, " ");
    out += (out.empty() ? "" : " ") + (group.size() > 1 ? "{" + ids + "}" : ids);
  }
  return out.empty() ? "nothing" : out;
}

bool found_as_expected(const Question& question, const std::vector<search::Hit>& hits) {
  std::size_t at = 0;
  for (const auto& group : question.found) {
    if (at + group.size() > hits.size()) return false;
    std::multiset<std::string> wanted(group.begin(), group.end());
    std::multiset<std::string> got;
    for (std::size_t i = 0; i < group.size(); ++i) got.insert(hits[at++].id);
    if (wanted != got) return false;
  }
  return at == hits.size();
}

std::string snippet_of(const std::vector<search::Hit>& hits, const std::string& id) {
  for (const auto& hit : hits) {
    if (id.empty() || hit.id == id) return hit.snippet;
  }
  return {};
}

std::string codes_of(const std::vector<search::Diagnostic>& notes) {
  std::string out;
  for (const auto& note : notes) out += (out.empty() ? "" : " ") + note.code;
  return out;
}

std::vector<std::string> names_in(const search::SearchResponse& response) {
  std::vector<std::string> out;
  for (const auto& name : response.names)
    out.push_back(std::string(info(name.kind).name) + " " + name.value);
  return out;
}

std::string values_of(const search::SearchResponse& response, const std::string& kind) {
  std::vector<std::string> out;
  for (const FacetKindInfo& known : kFacetKinds) {
    if (known.name != kind || !response.facets) continue;
    for (const auto& value : response.facets->by_kind[index_of(known.kind)])
      out.push_back(value.value + " " + std::to_string(value.count));
  }
  return join(out, " | ");
}

std::string line_of(const search::QuotePassage& quote) {
  return (quote.name.empty() ? "?" : quote.name) + ": " + quote.text;
}

// "NAME: TEXT", and the articles of an entry that has several, each with what it changes.
std::vector<std::string> quotes_of(const search::SearchResponse& response) {
  std::vector<std::string> out;
  for (const auto& hit : response.hits) {
    for (const auto& quote : hit.quotes) out.push_back(line_of(quote));
  }
  if (!response.quotes) return out;
  for (const auto& entry : response.quotes->entries) {
    std::string line = line_of(entry.quote);
    for (const auto& source : entry.sources) {
      if (entry.sources.size() > 1) line += " [" + source.id + "]";
      for (const auto& change : source.changes)
        line += " (" + change.was + " > " + change.now + ")";
    }
    out.push_back(std::move(line));
  }
  return out;
}

// What differs from what was expected, a line each.
std::vector<std::string> differences(const Question& question,
                                     const search::SearchResponse& response) {
  std::vector<std::string> out;
  const auto differs = [&](std::string_view what, const std::string& expected,
                           const std::string& got) {
    out.push_back(std::string(what) + "\n    expected  " + expected + "\n    got       " + got);
  };
  if (!question.quotes.empty() && question.quotes != quotes_of(response))
    differs("quotations", join(question.quotes, "\n              "),
            join(quotes_of(response), "\n              "));
  if (!question.request.quotes && !found_as_expected(question, response.hits))
    differs("hits", expected_ids(question), ids_of(response.hits));
  for (const auto& [id, text] : question.snippets) {
    const std::string got = snippet_of(response.hits, id);
    if (got.find(text) == std::string::npos) differs("snippet", text, got);
  }
  if (question.names && *question.names != names_in(response))
    differs("names", join(*question.names, " | "), join(names_in(response), " | "));
  for (const auto& [kind, values] : question.facets) {
    const std::string got = values_of(response, kind);
    if (got != values) differs("facet " + kind, values, got);
  }
  const std::string offered = response.offers.empty()
                                  ? ""
                                  : std::to_string(response.offers.front().more) +
                                        " more: " + response.offers.front().query;
  if (question.offer && *question.offer != offered) differs("offer", *question.offer, offered);
  const std::string notes = join(question.notes, " ");
  if (codes_of(response.diagnostics) != notes)
    differs("notes", notes, codes_of(response.diagnostics));
  if (!response.quotes && response.total_exact && response.total != response.hits.size())
    differs("total", std::to_string(response.hits.size()), std::to_string(response.total));
  return out;
}

int run_case(const std::string& file, const SearchCase& script) {
  int failures = 0;
  index::SyncOptions options;
  options.scanned = script.scanned;
  const test::SmallArchive archive(script.articles, names_of(script), options);
  search::Searcher searcher(archive.path());
  for (const Question& question : script.questions) {
    search::SearchRequest request = question.request;
    request.limit = 100;
    request.facets = true;
    for (const auto& difference : differences(question, searcher.search(request))) {
      ++failures;
      std::cout << file << ':' << question.line << ": [" << script.name << "] ? "
                << question.request.query << "\n  " << difference << '\n';
    }
  }
  return failures;
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path folder =
      std::filesystem::path(NACHLESE_SOURCE_DIR) / "tests/searches";
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < argc; ++i) files.push_back(folder / (std::string(argv[i]) + ".test"));
  if (files.empty()) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".test") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
  }
  int failures = 0;
  std::size_t questions = 0;
  try {
    for (const auto& file : files) {
      for (const auto& script : test::read_script(file)) {
        questions += script.questions.size();
        failures += run_case(std::filesystem::relative(file, NACHLESE_SOURCE_DIR).string(), script);
      }
    }
  } catch (const std::exception& error) {
    std::cout << error.what() << '\n';
    return 2;
  }
  std::cout << questions << " searches in " << files.size() << " files, " << failures
            << " differences\n";
  return failures == 0 && questions > 0 ? 0 : 1;
}
