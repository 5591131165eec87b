#include "searcher/session/headline.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "core/base/utf8.hpp"
#include "searcher/present/highlights.hpp"
#include "searcher/present/sentences.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kLongestHeadline = 130;  // bytes of a headline
constexpr std::size_t kReadOfText = 12'000;    // bytes
constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr double kWordOfQuery = 1;
constexpr std::size_t kEarly = 60;  // bytes: no word stands late there
constexpr double kLateByte = 0.01;
constexpr double kTooLong = 0.6;     // what a sentence that must be cut says of what it would
constexpr double kUnfinished = 0.5;  // one that ends with a colon
constexpr double kLater = 0.03;      // what each sentence says less than the one before

// A text with what its words say.
class Said {
 public:
  Said(std::string_view text, const Wanted& wanted, const StemWeight& weight,
       text::Analyzer& analyzer)
      : text_(text) {
    analyzer.analyze(text, text::Purpose::highlight, analysis_);
    marks_ = find_marks(text, analysis_, wanted);
    weights_.reserve(analysis_.tokens.size());
    for (const text::Token& token : analysis_.tokens)
      weights_.push_back(token.word->stem.text.empty() ? 0 : weight(token.word->stem.text));
  }

  // Of bytes begin..end; each word counts once.
  [[nodiscard]] Headline of(std::size_t begin, std::size_t end) const {
    Headline out;
    std::set<std::string_view> stems;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      const text::Token& token = analysis_.tokens[i];
      if (token.begin < begin || token.end > end) continue;
      if (stems.insert(token.word->stem.text).second) out.says += weights_[i];
    }
    std::set<std::uint32_t> groups;
    for (const Mark& mark : marks_) {
      if (mark.begin >= begin && mark.end <= end) groups.insert(mark.group);
    }
    out.asked = !groups.empty();
    out.says += kWordOfQuery * static_cast<double>(groups.size());
    return out;
  }

  // The part of begin..end that says most, if it is longer than a headline. Words of the query
  // count most, and should stand near its beginning, where the eye falls.
  [[nodiscard]] Headline best_part(std::size_t begin, std::size_t end) const {
    if (end - begin <= kLongestHeadline) return quoted(begin, end, begin, end);
    std::size_t best_begin = begin;
    std::size_t best_end = begin;
    double most = -1e9;
    for (const text::Token& first : analysis_.tokens) {
      if (first.begin < begin || first.end > end || !may_begin(first, begin)) continue;
      const std::size_t last = last_within(first, end);
      const double worth = of(first.begin, last).says - late(first.begin, last);
      if (worth > most + 1e-9) {
        most = worth;
        best_begin = first.begin;
        best_end = last;
      }
    }
    return quoted(best_begin, best_end, begin, end);
  }

  [[nodiscard]] const text::Analysis& analysis() const { return analysis_; }

 private:
  // Where a headline that begins with `first` ends.
  [[nodiscard]] std::size_t last_within(const text::Token& first, std::size_t end) const {
    std::size_t last = first.end;
    for (const text::Token& token : analysis_.tokens) {
      if (token.begin >= first.begin && token.end <= std::min(end, first.begin + kLongestHeadline))
        last = token.end;
    }
    return last;
  }

  // What it is worth less because its first word of the query comes late.
  [[nodiscard]] double late(std::size_t begin, std::size_t end) const {
    for (const Mark& mark : marks_) {
      if (mark.begin >= begin && mark.end <= end)
        return kLateByte * static_cast<double>(std::max(mark.begin - begin, kEarly) - kEarly);
    }
    return 0;
  }

  // Where a reader would begin: at a name, noun or new sentence.
  static bool may_begin(const text::Token& token, std::size_t begin) {
    return token.begin == begin || (token.capitalized && !token.word->function_word);
  }

  // begin..end as a headline, with an ellipsis where more of `from`..`to` was left out.
  [[nodiscard]] Headline quoted(std::size_t begin, std::size_t end, std::size_t from,
                                std::size_t to) const {
    Headline out = of(begin, end);
    if (begin > from) out.text += "\u2026 ";
    const std::size_t rest = text_.find_first_not_of(" .,;:!?\u201c\"", end);
    const bool more = end < to && rest != std::string_view::npos && rest < to;
    const std::string_view shown = text_.substr(begin, (more ? end : to) - begin);
    for (std::size_t at = 0; at < shown.size(); ++at) {
      if (shown.substr(at).starts_with(kSoftHyphen)) {
        at += kSoftHyphen.size() - 1;
        continue;
      }
      const bool blank = static_cast<unsigned char>(shown[at]) <= ' ';
      if (!blank || !out.text.ends_with(' ')) out.text += blank ? ' ' : shown[at];
    }
    if (more) out.text += " \u2026";
    out.cut = begin > from || more;
    return out;
  }

  std::string_view text_;
  text::Analysis analysis_;
  std::vector<Mark> marks_;
  std::vector<double> weights_;
};

}  // namespace

Headline headline_of_title(const Article& article, const Wanted& wanted, const StemWeight& weight,
                           text::Analyzer& analyzer) {
  if (article.title.empty()) return {};
  Headline out = Said(article.title, wanted, weight, analyzer).best_part(0, article.title.size());
  out.whole = !out.cut && !article.body.starts_with(article.title);
  return out;
}

Headline headline_of_text(const Article& article, const Wanted& wanted, const StemWeight& weight,
                          text::Analyzer& analyzer) {
  const std::string whole =
      article.lead.empty() ? article.body : article.lead + "\n\n" + article.body;
  const std::string_view text = truncate_utf8(whole, kReadOfText);
  const Said said(text, wanted, weight, analyzer);
  Headline best;
  double most = -1;
  double factor = 1;
  for (const Sentence& sentence : sentences_of(text, said.analysis(), true)) {
    if (sentence.byline || sentence.end == sentence.begin) continue;
    double worth = said.of(sentence.begin, sentence.end).says * factor;
    factor /= 1 + kLater;
    if (sentence.end - sentence.begin > kLongestHeadline) worth *= kTooLong;
    if (text[sentence.end - 1] == ':') worth *= kUnfinished;
    if (worth <= most) continue;
    most = worth;
    best = said.best_part(sentence.begin, sentence.end);
  }
  best.cut = true;
  return best;
}

}  // namespace nachlese::search
