// Whether articles that match hold the word: for compounds and names drawn from an archive, the
// share of matching articles that have the word by a plain rule of its own.
//   matched ARCHIVE [COMPOUNDS NAMES]
// The rule knows nothing of stems and lexicons: without case, umlauts, hyphens and blanks the text
// contains the word, less an ending of up to three letters. So a form of the word, a longer
// compound, a hyphened one and words side by side hold it, and parts anywhere do not.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "core/base/article.hpp"
#include "searcher/api/article.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "stemming/analyzer.hpp"
#include "stemming/fold.hpp"

namespace {

using namespace nachlese;

constexpr std::uint64_t kSeed = 20261129;
constexpr std::size_t kMostMatches = 1000;
constexpr std::size_t kArticles = 400;  // from which compounds are drawn

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text::plain_value(text::fold_value(text))) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) out += c;
  }
  return out;
}

// Umlauts come and go within the forms of a word.
std::string without_umlauts(std::string text) {
  for (const std::string_view umlaut : {"ae", "oe", "ue"}) {
    for (std::size_t at = 0; (at = text.find(umlaut, at)) != std::string::npos;)
      text.erase(at + 1, 1);
  }
  return text;
}

std::string beginning(const std::string& word) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kEnding = 3;
  const std::string letters = without_umlauts(plain(word));
  return letters.substr(0, std::max(kShortest, letters.size() - std::min(kEnding, letters.size())));
}

std::string whole_text(const Article& article) {
  std::string out;
  for (const auto& field : kTextFields) out += article.*field.member + "\n";
  for (const auto& text : article.captions) out += text + "\n";
  for (const auto& text : article.keywords) out += text + "\n";
  return without_umlauts(plain(out));
}

struct Score {
  std::size_t matches = 0;
  std::size_t holding = 0;
};

void look_at(search::Searcher& searcher, const std::string& query, Score& sum) {
  search::SearchRequest request;
  request.query = query;
  request.limit = kMostMatches;
  request.sort = search::Sort::newest;  // the strict set
  request.collapse = false;
  std::vector<std::string> words;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find(' ', at), query.size());
    words.push_back(beginning(query.substr(at, end - at)));
    at = end + 1;
  }
  Score score;
  for (const auto& [id, weight] : searcher.ranking(request)) {
    const auto found = searcher.article(id);
    if (!found) continue;
    ++score.matches;
    const std::string text = whole_text(found->article);
    const bool holds = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return text.find(word) != std::string::npos;
    });
    score.holding += holds ? 1 : 0;
  }
  if (score.holding < score.matches)
    std::printf("  %-30s %zu of %zu\n", query.c_str(), score.holding, score.matches);
  sum.matches += score.matches;
  sum.holding += score.holding;
}

void report(search::Searcher& searcher, const char* name, std::vector<std::string> words,
            std::size_t count, std::mt19937_64& random) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::shuffle(words.begin(), words.end(), random);
  words.resize(std::min(count, words.size()));
  Score sum;
  for (const auto& word : words) look_at(searcher, word, sum);
  std::printf("%s: %zu queries, %zu matching articles, %.1f %% hold the word\n", name, words.size(),
              sum.matches,
              sum.matches == 0
                  ? 0.0
                  : 100.0 * static_cast<double>(sum.holding) / static_cast<double>(sum.matches));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: matched ARCHIVE [COMPOUNDS NAMES]\n", stderr);
    return 2;
  }
  search::Searcher searcher(argv[1]);
  search::SearchRequest all;
  all.limit = kArticles;
  all.facets = true;
  all.facet_limit = 1000;
  all.timeout = 0;
  const search::SearchResponse response = searcher.search(all);
  std::vector<std::string> compounds;
  text::Analyzer analyzer;
  for (const auto& hit : response.hits) {
    const auto found = searcher.article(hit.id);
    if (!found) continue;
    text::Analysis analysis;
    const std::string& body = found->article.body;
    analyzer.analyze(body, text::Purpose::document, analysis);
    for (const auto& token : analysis.tokens) {
      if (token.capitalized && token.word->parts.size() > 1)
        compounds.push_back(body.substr(token.begin, token.end - token.begin));
    }
  }
  std::vector<std::string> names;
  for (const FacetKind kind : kNameKinds) {
    for (const auto& value : response.facets->by_kind[index_of(kind)]) names.push_back(value.value);
  }
  std::mt19937_64 random(kSeed);
  report(searcher, "compounds", compounds, argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 200,
         random);
  report(searcher, "names", names, argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 100, random);
  return 0;
}
