#include "indexer/readers/formats/json_outline.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"

namespace nachlese::readers {
namespace {

constexpr int kDeepestObject = 6;

// Lists of an article whose elements have titles or texts of their own.
constexpr std::string_view kPartsOfArticle[] = {"comments",
                                                "kommentare",
                                                "replies",
                                                "tags",
                                                "authors",
                                                "autoren",
                                                "author",
                                                "creator",
                                                "images",
                                                "image",
                                                "bilder",
                                                "media",
                                                "gallery",
                                                "galleries",
                                                "related",
                                                "relatedarticles",
                                                "related_articles",
                                                "attachments",
                                                "associations",
                                                "subject",
                                                "subjects",
                                                "renditions",
                                                "bodies",
                                                "headlines",
                                                "descriptions",
                                                "blocks",
                                                "content",
                                                "body",
                                                "elements",
                                                "paragraphs",
                                                "sections",
                                                "captions",
                                                "keywords",
                                                "categories",
                                                "links",
                                                "videos",
                                                "@graph",
                                                "ednotes",
                                                "place",
                                                "places",
                                                "text",
                                                "absätze",
                                                "children",
                                                "paragraph",
                                                "content_elements",
                                                "references",
                                                "metadata",
                                                "revisions",
                                                "versions",
                                                "meta",
                                                "title",
                                                "field_tags",
                                                "terms",
                                                "wp:term",
                                                "person",
                                                "organisation"};
// Names of lists that hold nothing but records.
constexpr std::string_view kLists[] = {
    "articles", "artikel", "items",    "entries",   "hits",     "results", "docs",    "documents",
    "posts",    "data",    "nodes",    "meldungen", "beiträge", "news",    "stories", "records",
    "rows",     "value",   "response", "feed",      "entry",    "item",    "article", "pages"};

struct Seen {
  bool title = false;
  bool body = false;
};

// What a whole article has, and a list of articles has not: the description of a feed is no text.
struct Own {
  bool name = false;  // a title or an id
  bool text = false;
};

struct Candidate {
  JsonPath path;
  Seen element;
};

// Walks through the text as far as it goes; whatever is no JSON ends the walk.
class Outline {
 public:
  Outline(std::string_view text, const ColumnMap& columns) : text_(text), columns_(columns) {}

  bool walk() {
    skip_blanks();
    return object(0, nullptr);
  }

  [[nodiscard]] const Seen& top() const { return top_; }
  [[nodiscard]] bool is_article() const { return own_.name && own_.text; }
  [[nodiscard]] const std::vector<Candidate>& candidates() const { return candidates_; }

  // Whether a list that holds records elsewhere is there, with nothing in it.
  [[nodiscard]] bool has_empty_list() const { return has_empty_list_; }

  // The path of objects of which two or more are articles; the last key is any.
  [[nodiscard]] std::optional<JsonPath> entries() const {
    for (const auto& [path, count] : entries_) {
      if (count < 2) continue;
      JsonPath out = path;
      out.emplace_back(kAnyKey);
      return out;
    }
    return std::nullopt;
  }

 private:
  void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  // The string at the cursor, which moves behind it.
  std::string_view string() {
    const std::size_t start = ++at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_, text_.size());
    const std::string_view inside = text_.substr(start, at_ - start);
    if (at_ < text_.size()) ++at_;
    return inside;
  }

  void note(std::string_view key, bool filled, Seen& seen) const {
    const ArticleField* field = filled ? find_column(key, columns_) : nullptr;
    if (field == nullptr) return;
    seen.title = seen.title || field->name == "title";
    seen.body = seen.body || field->name == "body" || field->name == "lead";
  }

  // A member at the top, whose value begins at `start`. A text may be a string, an object
  // ("rendered") or a list of paragraphs; one that holds a list of records is none.
  void note_own(std::string_view key, std::size_t start, std::size_t candidates) {
    const std::string_view value = text_.substr(start, at_ - start);
    const ArticleField* field = find_column(key, columns_);
    constexpr std::string_view kNothing[] = {"", "null", "\"\"", "[]", "{}"};
    if (field == nullptr || is_one_of(value, kNothing)) return;
    const bool records =
        candidates_.size() > candidates &&
        (value.front() == '{' || is_one_of(key, kLists) || candidates_.back().element.title);
    const bool text = value.front() == '"' || value.front() == '[' || value.front() == '{';
    own_.name = own_.name || field->name == "title" || field->name == "id";
    own_.text = own_.text || (field->name == "body" && text && !records);
  }

  // Moves behind the object at the cursor. `element` collects what an element of a list holds, at
  // any depth; null for what is no element.
  bool object(int depth, Seen* element) {
    if (next() != '{' || depth > kDeepestObject) return skip_value();
    ++at_;
    for (;;) {
      skip_blanks();
      if (next() == ',') {
        ++at_;
        continue;
      }
      if (next() == '}') {
        ++at_;
        return true;
      }
      if (next() != '"') return false;
      const std::string key(string());
      skip_blanks();
      if (next() != ':') return false;
      ++at_;
      skip_blanks();
      if (!member(key, depth, element)) return false;
    }
  }

  // {"4711": {"title": …}, "4712": {…}}: objects under their ids.
  void note_entry(const std::string& key) {
    if (next() != '{' || key.find_first_of("0123456789") == std::string::npos) return;
    const std::size_t start = at_;
    Seen entry;
    (void)object(1, &entry);
    at_ = start;
    if (!entry.title || !entry.body) return;
    const bool known = std::any_of(entries_.begin(), entries_.end(), [&](auto& found) {
      if (found.first != path_) return false;
      ++found.second;
      return true;
    });
    constexpr std::size_t kMostPaths = 100;
    if (!known && entries_.size() < kMostPaths) entries_.emplace_back(path_, 1);
  }

  bool member(const std::string& key, int depth, Seen* element) {
    const char first = next();
    const bool filled =
        first == '{' || first == '[' || (first == '"' && !text_.substr(at_ + 1).starts_with('"'));
    if (element != nullptr) {
      note(key, filled, *element);
      if (first == '{') return object(depth + 1, element);
      return skip_value();
    }
    if (first == '"' && path_.empty()) note(key, filled, top_);
    note_entry(key);
    const std::size_t start = at_;
    const std::size_t candidates = candidates_.size();
    path_.push_back(key);
    bool whole = true;
    if (first == '{') {
      whole = object(depth + 1, nullptr);
    } else if (first == '[') {
      whole = list(depth);
    } else {
      whole = skip_value();
    }
    path_.pop_back();
    if (path_.empty()) note_own(column_key(key), start, candidates);
    return whole;
  }

  bool list(int depth) {
    const std::size_t start = at_;
    ++at_;
    skip_blanks();
    if (next() == ']' && is_one_of(column_key(path_.back()), kLists)) has_empty_list_ = true;
    while (next() == '[') {
      ++at_;
      skip_blanks();
    }
    if (next() == '{') {
      Candidate found{path_, {}};
      (void)object(depth + 1, &found.element);
      candidates_.push_back(std::move(found));
    }
    at_ = start;
    return skip_value();
  }

  // Moves behind any value; false if the text ends before.
  bool skip_value() {
    int open = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        (void)string();
        if (open == 0) return at_ < text_.size();
        continue;
      }
      if (c == '{' || c == '[') ++open;
      if ((c == '}' || c == ']' || c == ',') && open == 0) return true;
      ++at_;
      if ((c == '}' || c == ']') && --open == 0) return true;
    }
    return false;
  }

  std::string_view text_;
  const ColumnMap& columns_;
  std::size_t at_ = 0;
  JsonPath path_;
  Seen top_;
  Own own_;
  std::vector<Candidate> candidates_;
  std::vector<std::pair<JsonPath, int>> entries_;
  bool has_empty_list_ = false;
};

}  // namespace

ArticleList list_of_articles(std::string_view text, const ColumnMap& columns) {
  Outline outline(text, columns);
  const bool whole = outline.walk();
  // What an article holds is a part of it, whatever it is called.
  if (outline.is_article()) return {std::nullopt, whole};
  for (const auto& found : outline.candidates()) {
    const std::string name = column_key(found.path.back());
    const bool part = std::any_of(found.path.begin(), found.path.end(), [](const std::string& key) {
      return is_one_of(column_key(key), kPartsOfArticle);
    });
    const bool usual = is_one_of(name, kLists);
    if (part && !(usual && !outline.top().title && !outline.top().body)) continue;
    if (!found.element.title && !(found.element.body && usual)) continue;
    if (outline.top().body && !(usual && found.element.title && found.element.body)) continue;
    return {found.path, whole};
  }
  if (outline.top().body) return {std::nullopt, whole};
  return {outline.entries(), whole};
}

bool is_empty_answer(std::string_view text) {
  Outline outline(text, kNoColumns);
  const bool whole = outline.walk();
  return whole && outline.has_empty_list() && outline.candidates().empty() &&
         !outline.top().title && !outline.top().body;
}

RecordPath parse_record_path(std::string_view text) {
  RecordPath out;
  const std::size_t list = text.rfind("[]");
  std::string_view front = text;
  if (list != std::string_view::npos) {
    front = text.substr(0, list);
    out.inside = text.substr(std::min(text.find_first_not_of("[].", list), text.size()));
  }
  for (auto& key : split_list(front, ".")) {
    while (key.ends_with("[]")) key.resize(key.size() - 2);
    if (!key.empty()) out.list.push_back(std::move(key));
  }
  return out;
}

}  // namespace nachlese::readers
