// What a search has read of its best articles: feedback, related words, texts and snippets want the
// same of them.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/article.hpp"
#include "core/store/archive_database.hpp"

namespace nachlese::search {

struct ArticleWord {
  std::string text;  // a surface form, or the stem of surface forms that are none
  Xapian::termcount times = 0;
  bool surface = false;
};

struct ReadArticle {
  std::vector<ArticleWord> words;          // surface forms ascend, and so do stems; empty: not read
  bool cut = false;                        // a book has more words
  std::shared_ptr<const Article> article;  // null: not read
};

using ReadArticles = std::unordered_map<Xapian::docid, ReadArticle>;

}  // namespace nachlese::search
