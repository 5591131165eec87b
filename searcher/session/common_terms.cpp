#include "searcher/session/common_terms.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

#include "core/store/terms.hpp"
#include "stemming/analyzer.hpp"
#include "stemming/intern.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kShortestStem = 3;  // bytes of a stem
constexpr std::size_t kArticleBits = 64;
// Terms of one article that are read; a book among the articles must not cost a search its time.
constexpr std::size_t kMostTermsRead = 20'000;
constexpr double kShareOfArchive = 0.25;  // that has a word which says nothing

// What the articles say about a stem: as the stem of other forms, and as a surface form, which
// stands for a stem only if it is one.
struct Sharing {
  struct Part {
    double share = 0;            // of the words of each article, summed
    std::uint64_t articles = 0;  // a bit for each
  };
  Part stem;
  Part surface;
};

// Stems and what is known of each.
class Sharings {
 public:
  // Valid until the next call.
  Sharing& of(std::string_view stem) {
    const text::Term term = stems_.intern(stem);
    if (term.id == all_.size()) all_.emplace_back(term.text, Sharing());
    return all_[term.id].second;
  }

  [[nodiscard]] const auto& all() const { return all_; }

 private:
  text::Arena arena_;
  text::TermTable stems_{arena_};
  std::vector<std::pair<std::string_view, Sharing>> all_;  // by the id of the stem
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The stem if the term may stand for one, without a look into the lexicon.
std::string_view possible_stem(std::string_view term) {
  if (store::is_surface(term)) return term;
  const std::string_view letters = schema::field(schema::Prefix::stem).letters;
  if (!term.starts_with(letters)) return {};
  const std::string_view value = term.substr(letters.size());
  return store::is_surface(value) ? value : std::string_view{};  // else of another layer
}

void read_words(const store::ArchiveDatabase& database, Xapian::docid article, ReadArticle& out) {
  const std::string stems(schema::field(schema::Prefix::stem).letters);
  const auto end = database.termlist_end(article);
  auto term = database.termlist_begin(article);
  for (std::size_t read = 0; term != end; ++read) {
    out.cut = read == kMostTermsRead;
    if (out.cut) return;
    std::string text = *term;
    const bool surface = store::is_surface(text);
    if (!surface && text < stems) {
      term.skip_to(stems);
      continue;
    }
    if (!surface) text.erase(0, stems.size());
    // Otherwise it is of another layer.
    if (store::is_surface(text)) out.words.push_back({std::move(text), term.get_wdf(), surface});
    ++term;
  }
}

bool counts(const ArticleWord& word) {
  return word.text.size() >= kShortestStem && !is_digit(word.text.front());
}

void add_article(const std::vector<ArticleWord>& words, std::size_t number, Sharings& out) {
  double all = 0;
  for (const ArticleWord& word : words) all += counts(word) ? word.times : 0;
  for (const ArticleWord& word : words) {
    if (!counts(word)) continue;
    Sharing& sharing = out.of(word.text);
    Sharing::Part& part = word.surface ? sharing.surface : sharing.stem;
    part.articles |= std::uint64_t{1} << number;
    part.share += word.times / all;
  }
}

struct Candidate {
  std::string_view stem;
  double share = 0;
  unsigned articles = 0;
  double most = 0;  // what it may weigh: as if no other article had it
};

std::vector<Candidate> candidates(const Sharings& sharings, unsigned sharers, double all) {
  const auto count = [](std::uint64_t articles) {
    return static_cast<unsigned>(std::popcount(articles));
  };
  std::vector<Candidate> out;
  for (const auto& [stem, sharing] : sharings.all()) {
    const auto& [as_stem, as_surface] = sharing;
    if (count(as_stem.articles | as_surface.articles) < sharers) continue;
    Candidate found{stem, as_stem.share, count(as_stem.articles), 0};
    if (as_surface.articles != 0 && text::is_base_form(stem)) {
      found.share += as_surface.share;
      found.articles = count(as_stem.articles | as_surface.articles);
    }
    if (found.articles < sharers) continue;
    found.most = found.share * std::log(all / found.articles);
    out.push_back(found);
  }
  std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
    return a.most != b.most ? a.most > b.most : a.stem < b.stem;
  });
  return out;
}

bool weighs_more(const CommonTerm& a, const CommonTerm& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
}

}  // namespace

std::string_view stem_of(std::string_view term) {
  const std::string_view stem = possible_stem(term);
  return store::is_surface(term) && !text::is_base_form(stem) ? std::string_view{} : stem;
}

Xapian::doccount articles_with_stem(const store::ArchiveDatabase& database, std::string_view stem) {
  Xapian::doccount out = database.frequency(store::make_term(schema::Prefix::stem, stem));
  if (text::is_base_form(stem))
    out += database.frequency(store::make_term(schema::Prefix::surface, stem));
  return out;
}

std::vector<CommonTerm> common_terms(const store::ArchiveDatabase& database,
                                     std::span<const Xapian::docid> articles, std::size_t most,
                                     const std::function<bool(const std::string&)>& skip,
                                     ReadArticles& read) {
  std::vector<CommonTerm> out;
  Sharings sharings;
  std::size_t number = 0;
  for (const Xapian::docid article : articles.first(std::min(articles.size(), kArticleBits))) {
    ReadArticle& known = read[article];
    if (known.words.empty()) read_words(database, article, known);
    add_article(known.words, number++, sharings);
  }
  const double all = database.get_doccount() + 1.0;
  const auto sharers = static_cast<unsigned>(std::min<std::size_t>(kFewestSharers, number));
  for (const Candidate& candidate : candidates(sharings, sharers, all)) {
    // Those that follow weigh less, however rare they are.
    if (out.size() == most && candidate.most <= out.back().weight) break;
    const std::string stem(candidate.stem);
    if (skip(stem)) continue;
    const Xapian::doccount everywhere = articles_with_stem(database, stem);
    if (everywhere == 0 || everywhere > all * kShareOfArchive) continue;
    CommonTerm term{stem, candidate.share * std::log(all / everywhere), candidate.articles,
                    everywhere};
    if (out.size() == most && !weighs_more(term, out.back())) continue;
    out.insert(std::upper_bound(out.begin(), out.end(), term, weighs_more), std::move(term));
    if (out.size() > most) out.pop_back();
  }
  const double best = out.empty() ? 1 : out.front().weight;
  for (auto& term : out) term.weight /= best;
  return out;
}

}  // namespace nachlese::search
