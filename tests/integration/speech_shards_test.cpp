// The debates of nine years in shards, three of them behind servers, give the same answers as one
// archive (development data; skipped if missing).
#include <algorithm>
#include <cctype>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/base/facet_kind.hpp"
#include "core/store/archive.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/json.hpp"
#include "tests/catch.hpp"
#include "tests/integration/comparable.hpp"
#include "tests/integration/shard_archives.hpp"
#include "tests/integration/speech_lines.hpp"

namespace nachlese::test {

using namespace nachlese::search;
using namespace nachlese::store;
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kTitlesOfAYear = 4;  // from which queries are made
constexpr std::size_t kHits = 10;
// Nobody searches for shorter words of titles.
constexpr std::size_t kWordBytes = 5;
constexpr double kScoresApart = 0.2;  // see by_id()

// Four words of a title worth searching for, in order; none if it has fewer.
std::vector<std::string> words_of(const std::string& title) {
  std::vector<std::string> out;
  std::istringstream words(title);
  for (std::string word; words >> word;) {
    const auto punctuation = std::find_if(word.begin(), word.end(),
                                          [](unsigned char c) { return std::ispunct(c) != 0; });
    word.erase(punctuation, word.end());
    if (word.size() >= kWordBytes) out.push_back(word);
  }
  if (out.size() < 4) return {};
  return {out[0], out[out.size() / 4], out[out.size() / 2],
          out[out.size() * 3 / 4]};  // all start alike
}

// The word without its third-last letter: "Bundesrgierung" for "Bundesregierung".
std::string mistyped(std::string word) {
  const std::size_t at = word.size() - 3;
  if ((static_cast<unsigned char>(word[at]) & 0x80U) == 0) word.erase(at, 1);
  return word;
}

SearchRequest filtered(SearchRequest request, FacetKind kind,
                       const std::vector<std::string>& names) {
  if (!names.empty()) request.filters.push_back({kind, names.front(), false});
  return request;
}

SearchRequest newest(SearchRequest request) {
  request.sort = Sort::newest;
  return request;
}

void add_requests(const Hit& hit, const std::vector<std::string>& words,
                  std::vector<SearchRequest>& out) {
  const std::string two = words[0] + " " + words[1];
  const std::string three = two + " " + words[2];
  const std::size_t at = hit.title.find(words[1]);
  const std::string phrase =
      "\"" + hit.title.substr(at, hit.title.find(' ', hit.title.find(' ', at) + 1) - at) + "\"";
  out.push_back(asking(words[0], kHits));
  out.push_back(newest(asking(two, kHits)));
  out.push_back(asking(three, kHits));
  out.push_back(asking(three + " " + words[3], kHits));
  out.push_back(asking(phrase, kHits));
  out.push_back(filtered(asking(words[0], kHits), FacetKind::person, hit.persons));
  out.push_back(newest(filtered(asking(words[1], kHits), FacetKind::place, hit.places)));
  out.push_back(asking(mistyped(words[3]), kHits));
}

// Requests from some titles of each year.
std::vector<SearchRequest> requests(const ShardArchives& archives) {
  std::vector<SearchRequest> out;
  std::set<std::string> seen;
  Searcher searcher(archives.one());
  for (const auto& shard : Archive(archives.local()).read_stub().shards) {
    std::size_t taken = 0;
    for (const auto& hit : searcher.search(asking("datum:" + shard.key)).hits) {
      const auto words = words_of(hit.title);
      if (words.empty() || taken == kTitlesOfAYear || !seen.insert(hit.title).second) continue;
      add_requests(hit, words, out);
      ++taken;
    }
  }
  return out;
}

// If there are more matches than are shown, other ones of equal rank may be shown: with about the
// same score, or from the same day.
void check_same(const json& shards, const json& whole, Sort sort) {
  const auto without_hits = [](json response) {
    response.erase("hits");
    return response;
  };
  CHECK(without_hits(shards) == without_hits(whole));
  const json left = by_id(shards)["hits"];
  const json right = by_id(whole)["hits"];
  REQUIRE(left.size() == right.size());
  for (const auto& [id, hit] : left.items()) {
    if (right.contains(id)) CHECK(hit == right[id]);
  }
  CHECK(largest_difference(shards, whole) < kScoresApart);
  const auto in_order = [](const json& response, const char* key) {
    std::vector<json> out;
    for (const auto& hit : response["hits"]) out.push_back(hit[key]);
    std::sort(out.begin(), out.end());
    return out;
  };
  if (sort == Sort::newest) CHECK(in_order(shards, "published") == in_order(whole, "published"));
  const auto a = in_order(shards, "score");
  const auto b = in_order(whole, "score");
  for (std::size_t i = 0; i < a.size() && sort == Sort::relevance; ++i)
    CHECK(std::abs(a[i].get<double>() - b[i].get<double>()) <=
          kScoresApart * std::max(a[i].get<double>(), b[i].get<double>()));
}

// Any titles that match what was typed may be suggested; they must be the same only for the same
// shards.
void check_suggestions(Searcher& remote, Searcher& local, Searcher& one,
                       const std::string& beginning) {
  INFO(beginning);
  const auto texts = [&](Searcher& searcher, bool titles) {
    std::vector<std::string> out;
    for (const auto& suggestion : searcher.suggest(beginning, 10)) {
      if (titles || suggestion.kind != SuggestionKind::title) out.push_back(to_json(suggestion));
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  CHECK(texts(remote, true) == texts(local, true));
  const auto far = texts(remote, false);
  CHECK_FALSE(far.empty());
  CHECK(far == texts(one, false));
}

}  // namespace

TEST_CASE("the debates of nine years answer in shards as in one piece, near and far") {
  if (!have_servers()) return;
  const std::string lines = speech_lines();
  if (lines.empty()) return;
  const TempFolder source;
  const ShardArchives archives(source.write("speeches.jsonl", lines), {"2018", "2021", "2025"});
  Searcher one(archives.one());
  Searcher local(archives.local());
  Searcher remote(archives.remote());
  const auto all = requests(archives);
  CHECK(all.size() >= 300);
  std::size_t same = 0;
  std::size_t corrected = 0;
  for (const auto& request : all) {
    INFO(request.query << (request.filters.empty() ? ""
                                                   : ", only " + request.filters.front().value));
    const json near = comparable(local.search(request));
    CHECK(near["complete"] == true);
    CHECK(comparable(remote.search(request)) == near);
    const json whole = comparable(one.search(request));
    check_same(near, whole, request.sort);
    same += near == whole ? 1 : 0;
    corrected += whole["suggestion"] != "" ? 1 : 0;
  }
  CHECK(same > all.size() * 8 / 10);
  CHECK(corrected > 20);
  for (const std::string beginning : {"bu", "klim", "gese", "scholz", "haush", "ukrai"})
    check_suggestions(remote, local, one, beginning);
}

}  // namespace nachlese::test
