#include "web/views/article_changes.hpp"

namespace nachlese::web {
namespace {

std::uint64_t time_of_change(const Article& article) {
  return article.published ? first_second(*article.published) : 0;
}

}  // namespace

std::string compared_text(const Article& article) {
  std::string out;
  for (const std::string* part : {&article.subtitle, &article.lead, &article.body}) {
    if (!part->empty()) out.append(out.empty() ? "" : "\n\n").append(*part);
  }
  return out;
}

bool is_later(const Article& a, const Article& b) { return time_of_change(a) > time_of_change(b); }

ArticleChange change_between(const Article& a, const Article& b) {
  const bool later = is_later(a, b);
  ArticleChange out{later ? b : a, later ? a : b, {}};
  out.rows = diff_sentences(compared_text(out.before), compared_text(out.after));
  return out;
}

bool is_changed(const ArticleChange& change) {
  const WordChanges words = count_changes(change.rows);
  return words.added + words.removed > 0 || change.title_changed();
}

}  // namespace nachlese::web
