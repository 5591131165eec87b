#include "indexer/readers/formats/page_state.hpp"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/work_limit.hpp"
#include "indexer/readers/formats/json_fields.hpp"
#include "indexer/readers/formats/json_ld.hpp"
#include "indexer/readers/formats/json_tree.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/fields.hpp"

namespace nachlese::readers {
namespace {

using StateJson = nlohmann::json;

constexpr std::size_t kMostState = std::size_t{16} << 20U;  // bytes of scripts of one page
constexpr int kDeepestState = 60;
constexpr std::size_t kLeastText = 80;
constexpr int kMostPacked = 3;  // JSON in strings of JSON

// One level of the string's escapes; empty if it is no JSON string.
std::string unescaped(std::string_view quoted) {
  const StateJson text = parse_json_tree(quoted);
  return text.is_string() ? text.get<std::string>() : std::string();
}

// Behind the string that starts at `at`.
std::size_t end_of_string(std::string_view script, std::size_t at) {
  const char quote = script[at];
  for (++at; at < script.size() && script[at] != quote; ++at) at += script[at] == '\\' ? 1 : 0;
  return std::min(at + 1, script.size());
}

// Behind the object or list that starts at `at`; npos if it does not end.
std::size_t end_of_value(std::string_view script, std::size_t at) {
  int open = 0;
  for (; at < script.size(); ++at) {
    const char c = script[at];
    if (c == '"') {
      at = end_of_string(script, at) - 1;
    } else if (c == '{' || c == '[') {
      ++open;
    } else if ((c == '}' || c == ']') && --open == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

// "undefined" and the like, which are no JSON.
std::string without_undefined(std::string_view text) {
  constexpr std::string_view kUndefined = ":undefined";
  std::string out;
  for (;;) {
    const std::size_t at = std::min(text.find(kUndefined), text.size());
    out.append(text.substr(0, at));
    text.remove_prefix(at);
    if (text.empty()) return out;
    out += ":null";
    text.remove_prefix(kUndefined.size());
  }
}

// Collects the JSON of a script: all of it, what is assigned, what is given to JSON.parse, and what
// React pushes in pieces.
class StateReader {
 public:
  void read(const Element& script) {
    const std::string text = raw_text(script);
    bytes_ += text.size();
    if (bytes_ > kMostState) return;
    const std::string type = to_lower_ascii(attribute(script, "type"));
    if (type.starts_with("application/ld+json")) return;
    if (type.find("json") != std::string::npos) {
      add(text);
      return;
    }
    assignments(text);
  }

  [[nodiscard]] std::vector<StateJson> take() {
    // Lines "1a:{…}" of React's own format.
    for (const auto& line : split_list(pushed_, "\n")) {
      const std::size_t colon = line.find(':');
      if (colon < 10) add(std::string_view(line).substr(colon + 1));
    }
    return std::move(found_);
  }

 private:
  void add(std::string_view json) {
    StateJson tree = parse_json_tree(without_undefined(json));
    if (tree.is_structured()) found_.push_back(std::move(tree));
  }

  void assignments(std::string_view script) {
    for (std::size_t at = script.find_first_of("=("); at != std::string_view::npos;
         at = script.find_first_of("=(", at)) {
      const std::size_t value = script.find_first_not_of(" \t\r\n", at + 1);
      if (value == std::string_view::npos) return;
      const bool parsed = script.substr(0, at).ends_with("JSON.parse");
      const bool pushed = script.substr(0, at).ends_with("__next_f.push");
      ++at;
      if (parsed && script[value] == '"') {
        const std::size_t end = end_of_string(script, value);
        add(unescaped(script.substr(value, end - value)));
        at = end;
      } else if (script[value] == '{' || script[value] == '[') {
        const std::size_t end = end_of_value(script, value);
        if (end == std::string_view::npos) {
          // Each that does not end was read to the end of the script.
          if (++unclosed_ > kMostUnclosed) return;
          continue;
        }
        if (pushed) {
          push(script.substr(value, end - value));
        } else if (end - value > kLeastText) {
          add(script.substr(value, end - value));
        }
        at = end;
      }
    }
  }

  void push(std::string_view list) {
    const StateJson piece = parse_json_tree(list);
    if (piece.is_array() && piece.size() == 2 && piece[1].is_string())
      pushed_ += piece[1].get_ref<const std::string&>();
  }

  static constexpr int kMostUnclosed = 20;
  std::vector<StateJson> found_;
  std::string pushed_;
  std::size_t bytes_ = 0;
  int unclosed_ = 0;
};

// Nuxt writes all values into one list and refers to them by their places.
class Resolver {
 public:
  explicit Resolver(const StateJson& list) : list_(list) {}

  static bool is_list_of_places(const StateJson& tree) {
    if (!tree.is_array() || tree.size() < 4 || !tree[0].is_structured()) return false;
    const auto place = [&](const StateJson& v) {
      return v.is_number_integer() && v.get<std::int64_t>() < std::int64_t(tree.size());
    };
    return std::all_of(tree[0].begin(), tree[0].end(),
                       [&](const StateJson& v) { return place(v) || v.is_string(); }) &&
           std::any_of(tree[0].begin(), tree[0].end(), place);
  }

  StateJson resolve(std::size_t at, int depth = 0) {
    if (at >= list_.size() || depth > kDeepestState || ++steps_ > kMostSteps) return nullptr;
    const StateJson& value = list_[at];
    if (!value.is_structured()) return value;
    StateJson out = value.is_object() ? StateJson::object() : StateJson::array();
    for (const auto& [key, place] : value.items()) {
      if (!place.is_number_unsigned()) continue;
      StateJson inner = resolve(place.get<std::size_t>(), depth + 1);
      if (value.is_object()) {
        out[key] = std::move(inner);
      } else {
        out.push_back(std::move(inner));
      }
    }
    return out;
  }

 private:
  static constexpr std::size_t kMostSteps = 200'000;
  const StateJson& list_;
  std::size_t steps_ = 0;
};

bool reads_like_prose(std::string_view text) {
  constexpr std::size_t kWords = 6;
  return text.size() >= 40 &&
         std::count(text.begin(), text.end(), ' ') >= static_cast<std::ptrdiff_t>(kWords) &&
         !is_web_address(text);
}

// The sentences in a value, in their order, each once.
class Prose {
 public:
  void collect(const StateJson& value, int depth = 0) {
    if (depth > kDeepestState || text_.size() > kMostState) return;
    WorkLimit::check();
    if (value.is_string()) {
      add(value.get_ref<const std::string&>());
    } else if (value.is_structured()) {
      for (const auto& inner : value) collect(inner, depth + 1);
    }
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void add(const std::string& text) {
    if (!reads_like_prose(text)) return;
    std::string plain = has_markup(text) ? text_of_html(text).body : text;
    // A teaser may be a part of what stands above it; in long texts that would take too long.
    constexpr std::size_t kSearched = std::size_t{64} << 10U;
    if (text_.size() < kSearched && text_.find(plain) != std::string::npos) return;
    if (seen_.insert(plain).second) text_ += (text_.empty() ? "" : "\n\n") + plain;
  }

  std::string text_;
  std::unordered_set<std::string> seen_;
};

struct StateArticle {
  const StateJson* object = nullptr;
  std::string prose;
  std::size_t score = 0;
};

// The object that looks most like the article.
class ArticleFinder {
 public:
  explicit ArticleFinder(const std::vector<std::string>& titles) : titles_(titles) {}

  void walk(const StateJson& value, int depth) {
    if (depth > kDeepestState) return;
    WorkLimit::check();
    if (value.is_object()) rate(value);
    if (value.is_structured()) {
      for (const auto& inner : value) walk(inner, depth + 1);
    } else if (value.is_string()) {
      walk_packed(value.get_ref<const std::string&>(), depth);
    }
  }

  [[nodiscard]] const StateArticle& best() const { return best_; }

 private:
  void walk_packed(const std::string& text, int depth) {
    if (text.size() < kLeastText || (text[0] != '{' && text[0] != '[') || packed_ == kMostPacked)
      return;
    auto tree = std::make_unique<StateJson>(parse_json_tree(text));
    if (!tree->is_structured()) return;
    kept_.push_back(std::move(tree));
    ++packed_;
    walk(*kept_.back(), depth + 1);
    --packed_;
  }

  static std::string title_in(const StateJson& object) {
    for (const auto& [key, value] : object.items()) {
      const ArticleField* field = find_column(key, kNoColumns);
      if (field == nullptr || field->name != "title") continue;
      const StateJson* text = &value;
      if (value.is_object() && value.contains("rendered")) text = &value["rendered"];
      if (value.is_array() && !value.empty()) text = &value[0];
      if (text->is_string()) return line_of_html(text->get_ref<const std::string&>());
    }
    return {};
  }

  void rate(const StateJson& object) {
    if (++rated_ > kMostRated) return;
    const std::string title = title_in(object);
    if (title.empty()) return;
    StateArticle now{&object, {}, 0};
    // One member holds the text; other articles stand in others.
    for (const auto& [key, value] : object.items()) {
      Prose found;
      found.collect(value);
      std::string prose = found.take();
      const ArticleField* field = find_column(key, kNoColumns);
      const bool body = field != nullptr && field->name == "body";
      const std::size_t score = prose.size() * (body ? 4 : 1);
      if (prose.size() < kLeastText || score <= now.score) continue;
      now.score = score;
      now.prose = std::move(prose);
    }
    if (now.prose.empty()) return;
    if (common_words(title, titles_) > 0) now.score *= 8;
    if (now.score > best_.score) best_ = std::move(now);
  }

  static constexpr std::size_t kMostRated = 20'000;
  const std::vector<std::string>& titles_;
  std::vector<std::unique_ptr<StateJson>> kept_;
  StateArticle best_;
  int packed_ = 0;
  std::size_t rated_ = 0;
};

void merge(Article& article, Article&& found) {
  fill_if_empty(article.title, std::move(found.title));
  fill_if_empty(article.lead, std::move(found.lead));
  fill_if_empty(article.kicker, std::move(found.kicker));
  fill_if_empty(article.subtitle, std::move(found.subtitle));
  fill_if_empty(article.section, std::move(found.section));
  if (is_web_address(found.url)) fill_if_empty(article.url, std::move(found.url));
  if (!article.published) article.published = found.published;
  if (!article.updated) article.updated = found.updated;
  if (article.authors.empty()) article.authors = std::move(found.authors);
  if (article.keywords.empty()) article.keywords = std::move(found.keywords);
}

}  // namespace

bool fill_from_page_state(const Element& page, const std::vector<std::string>& titles,
                          const Record& record, Parsed& out) {
  StateReader reader;
  each_element(page, [&](const Element& e) {
    if (e.name == "script") reader.read(e);
  });
  std::vector<StateJson> trees = reader.take();
  for (StateJson& tree : trees) {
    if (Resolver::is_list_of_places(tree)) tree = Resolver(tree).resolve(0);
  }
  ArticleFinder finder(titles);
  for (const StateJson& tree : trees) finder.walk(tree, 0);
  const StateArticle& best = finder.best();
  if (best.object == nullptr) return false;
  Record inner = record;
  inner.rules = nullptr;
  Parsed found;
  parse_json_fields(best.object->dump(-1, ' ', false, StateJson::error_handler_t::replace), inner,
                    found);
  if (!found.article) return false;
  std::string body = std::move(found.article->body);
  if (body.size() * 2 < best.prose.size()) body = best.prose;
  merge(*out.article, std::move(*found.article));
  out.article->body = std::move(body);
  return true;
}

}  // namespace nachlese::readers
