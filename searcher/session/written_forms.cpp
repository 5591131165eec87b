#include "searcher/session/written_forms.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "core/base/utf8.hpp"
#include "core/store/stored_article.hpp"
#include "core/store/terms.hpp"
#include "stemming/fold.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kStart = 2;  // letters by which words are passed over without analysis

// Letters with and without dots, small and capital, are one.
char32_t plain(char32_t c) {
  const bool capital = (c >= U'A' && c <= U'Z') || c == U'Ä' || c == U'Ö' || c == U'Ü';
  return without_dots(capital ? c + 0x20 : c);
}

bool in_word(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
         (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || c == U'-';
}

using Counts = std::map<std::string, unsigned, std::less<>>;

// Words of wanted stems as written, with how often.
Counts count_words(const std::vector<std::string>& stems, const std::vector<std::string>& texts) {
  std::vector<std::uint64_t> starts;
  for (const auto& stem : stems) starts.push_back(start_of(stem));
  std::ranges::sort(starts);
  Counts out;
  for (const auto& text : texts) {
    each_written_word(text, [&](std::string_view word) {
      while (word.starts_with('-')) word.remove_prefix(1);
      while (word.ends_with('-')) word.remove_suffix(1);  // FFH- und Vogelschutzrichtlinie
      if (!std::ranges::binary_search(starts, start_of(word))) return;
      const auto at = out.find(word);
      if (at == out.end()) {
        out.emplace(word, 1);
      } else {
        ++at->second;
      }
    });
  }
  return out;
}

struct Form {
  std::string written;
  unsigned times = 0;
};

constexpr unsigned kArticles = 3;  // that are asked how a word is written

std::string text_of(const Article& article) {
  std::string out;
  for (const auto* part :
       {&article.title, &article.kicker, &article.subtitle, &article.lead, &article.body})
    out.append(*part).append("\n");
  for (const auto& caption : article.captions) out.append(caption).append("\n");
  return out;
}

bool is_capital(std::string_view word) {
  std::size_t at = 0;
  const char32_t first = next_code_point(word, at);
  return (first >= U'A' && first <= U'Z') || first == U'Ä' || first == U'Ö' || first == U'Ü';
}

std::string lower_start(std::string_view word) {
  std::size_t at = 0;
  const char32_t first = next_code_point(word, at);
  std::string out;
  append_utf8(out, first + 0x20);  // of the capitals that is_capital() knows
  return out.append(word.substr(at));
}

using Forms = std::map<std::string, unsigned>;

// Without hyphens, as the archive joins the parts of a word.
std::string without_hyphens(std::string folded) {
  std::erase(folded, '-');
  return folded;
}

// How often the text writes the word so or so.
void count_forms(std::string_view text, const std::string& surface, Forms& forms) {
  const std::uint64_t start = start_of(surface);
  each_written_word(text, [&](std::string_view word) {
    // Halves of hyphenated words are words, too.
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t hyphen = std::min(word.find('-', at), word.size());
      const std::string_view half = word.substr(at, hyphen - at);
      if (half != word && start_of(half) == start && text::fold_value(half) == surface)
        ++forms[std::string(half)];
      at = hyphen + 1;
    }
    if (start_of(word) != start) return;
    const std::string folded = text::fold_value(word);
    if (folded == surface || without_hyphens(folded) == surface) ++forms[std::string(word)];
  });
}

}  // namespace

std::uint64_t start_of(std::string_view word) {
  constexpr unsigned kBits = 32;
  std::uint64_t out = 0;
  std::size_t at = 0;
  for (std::size_t letter = 0; letter < kStart && at < word.size(); ++letter)
    out = out << kBits | plain(next_code_point(word, at));
  return out;
}

void each_written_word(std::string_view text, const std::function<void(std::string_view)>& use) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t here = at;
    const bool end = at == text.size();
    if (end || !in_word(next_code_point(text, at))) {
      if (here > begin) use(text.substr(begin, here - begin));
      begin = at;
      if (end) return;
    }
  }
}

std::string written_form(const store::ArchiveDatabase& database, const std::string& surface) {
  const std::string term = store::make_term(schema::Prefix::surface, surface);
  Forms forms;
  unsigned articles = 0;
  auto posting = database.postlist_begin(term);
  for (; posting != database.postlist_end(term) && articles < kArticles; ++posting, ++articles) {
    const Xapian::Document document = database.get_document(*posting);
    const auto in_texts = store::written_in_texts(document, term);
    for (const std::string& word : in_texts.value_or(std::vector<std::string>())) {
      if (text::fold_value(word) == surface) ++forms[word];
    }
    count_forms(text_of(in_texts ? store::headline_of(document) : store::article_of(document)),
                surface, forms);
  }
  std::string best;
  unsigned most = 0;
  for (const auto& [form, times] : forms) {
    if (times > most) best = form, most = times;
  }
  const text::Usage usage = text::word_usage(surface);
  if (is_capital(best) && usage.total() > 0 && !usage.mostly_upper()) return lower_start(best);
  return best;
}

std::unordered_map<std::string, std::string> written_forms(const store::ArchiveDatabase& database,
                                                           text::Analyzer& analyzer,
                                                           const std::vector<std::string>& stems,
                                                           const std::vector<std::string>& texts) {
  const std::set<std::string, std::less<>> wanted(stems.begin(), stems.end());
  // By stem, then by surface form the way that most texts write it.
  std::map<std::string, std::map<std::string, Form>> found;
  for (const auto& [written, times] : count_words(stems, texts)) {
    const text::Word* word = analyzer.word(written);
    if (word == nullptr || !wanted.contains(word->stem.text)) continue;
    Form& form = found[std::string(word->stem.text)][std::string(word->surface.text)];
    if (times > form.times) form = {written, times};
  }
  std::unordered_map<std::string, std::string> out;
  for (const auto& [stem, forms] : found) {
    Xapian::doccount most = 0;
    for (const auto& [surface, form] : forms) {
      const Xapian::doccount articles =
          database.frequency(store::make_term(schema::Prefix::surface, surface));
      if (articles < most) continue;
      most = articles;
      out[stem] = form.written;
    }
  }
  return out;
}

}  // namespace nachlese::search
