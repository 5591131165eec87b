#include "web/views/version_view.hpp"

#include "web/views/page.hpp"
#include "web/views/version_messages.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kFolded = 6;   // sentences that are the same, from which they are folded
constexpr std::size_t kInSight = 2;  // of them on either side

Html cell(std::string_view side, const std::vector<DiffPiece>& pieces, bool repeated) {
  return R"(<div class="{}"{}>{}</div>)"_html(
      side, repeated ? R"( aria-hidden="true")"_html : ""_html, view_pieces(pieces));
}

Html row(const SentenceRow& sentence) {
  const bool same = sentence.kind == SentenceRow::Kind::same;
  return R"(<div class="pair{}{}">{}{}</div>
)"_html(same ? " same"_html : ""_html, sentence.paragraph ? " begins"_html : ""_html,
        cell("old", sentence.before, false), cell("new", sentence.after, same));
}

Html rows(const View& view, const std::vector<SentenceRow>& sentences) {
  Html out;
  for (std::size_t i = 0; i < sentences.size();) {
    std::size_t end = i;
    while (end < sentences.size() && sentences[end].kind == SentenceRow::Kind::same) ++end;
    if (end == i) {
      out += row(sentences[i++]);
      continue;
    }
    const std::size_t first = i == 0 ? 0 : kInSight;
    const std::size_t last = end == sentences.size() ? 0 : kInSight;
    const bool folds = end - i >= kFolded && end - i < sentences.size();  // not the whole text
    Html folded;
    const std::size_t begin = i;
    for (; i < end; ++i) {
      const bool inside = folds && i >= begin + first && i + last < end;
      (inside ? folded : out) += row(sentences[i]);
      if (!folds || i + last + 1 != end) continue;
      out += R"(<details><summary>{}</summary>{}</details>)"_html(
          say(view.language, messages::kUnchanged, std::to_string(end - begin - first - last)),
          folded);
    }
  }
  return out;
}

Html head(const View& view, const ArticleChange& change) {
  const auto title = [&](const Article& article) {
    return article.title.empty() ? std::string(say(view.language, messages::kUntitled))
                                 : article.title;
  };
  if (!change.title_changed())
    return R"(<div class="pair same titles"><div class="old">{}</div><div class="new" )"
           R"(aria-hidden="true">{}</div></div>)"_html(title(change.before), title(change.after));
  return R"(<div class="pair titles"><div class="old"><del>{}</del></div><div class="new"><ins>{})"
         R"(</ins></div></div>)"_html(title(change.before), title(change.after));
}

}  // namespace

std::string versions_url(const SearchParameters& search, const std::string& id,
                         const std::string& with) {
  Parameters parameters = {{"id", id}};
  if (!with.empty()) parameters.emplace_back("with", with);
  for (auto& parameter : to_parameters(search)) parameters.push_back(std::move(parameter));
  return link_to(search, kVersionsPath, parameters);
}

std::string say_changes(Language language, const ArticleChange& change) {
  const WordChanges words = count_changes(change.rows);
  if (words.added + words.removed == 0)
    return std::string(
        say(language, change.title_changed() ? messages::kOtherTitle : messages::kSameWords));
  return say(language, messages::kWordsAdded, words.added) + ", " +
         say(language, messages::kWordsRemoved, words.removed);
}

Html view_pieces(const std::vector<DiffPiece>& pieces) {
  Html out;
  for (const DiffPiece& piece : pieces) {
    if (!out.empty()) out += " "_html;
    if (piece.change == Change::same) out += escape(piece.text);
    if (piece.change == Change::removed) out += "<del>{}</del>"_html(piece.text);
    if (piece.change == Change::added) out += "<ins>{}</ins>"_html(piece.text);
  }
  return out;
}

Html view_side_by_side(const View& view, const ArticleChange& change) {
  const std::string& language = change.before.language;
  return R"(<div class="sides" lang="{}">{}{}</div>)"_html(
      language.empty() ? "de" : language, head(view, change), rows(view, change.rows));
}

}  // namespace nachlese::web
