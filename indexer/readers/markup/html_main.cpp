#include "indexer/readers/markup/html_main.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kDroppedElements[] = {"nav",    "footer", "aside", "form",   "dialog",
                                                 "header", "time",   "menu",  "select", "button"};
constexpr std::string_view kDroppedRoles[] = {"navigation",    "banner", "contentinfo",
                                              "complementary", "search", "dialog",
                                              "alertdialog",   "menu"};
// Words in class and id, by their start.
constexpr std::string_view kNeverText[] = {"cookie", "consent", "comment", "kommentar",
                                           "disqus", "gdpr",    "dsgvo"};
constexpr std::string_view kBesideText[] = {
    "breadcrumb", "newsletter", "sidebar",     "related",    "recommend",  "advert",
    "anzeige",    "werbung",    "paywall",     "navigation", "pagination", "share",
    "sharing",    "social",     "footer",      "outbrain",   "taboola",    "promo",
    "byline",     "author",     "autor",       "dateline",   "timestamp",  "skiplink",
    "mehrzum",    "readmore",   "weiterlesen", "menu",       "popup"};
constexpr std::string_view kBesideWords[] = {"nav",   "ad",      "ads",  "cmp",  "banner",
                                             "modal", "toolbar", "meta", "tags", "print"};
constexpr std::string_view kBylines[] = {"byline", "author", "autor"};
constexpr std::string_view kKickers[] = {"kicker",   "dachzeile",  "overline",
                                         "roofline", "spitzmarke", "topline"};
constexpr std::string_view kFrames[] = {"html", "body", "main",
                                        "article"};  // never dropped for their class

template <std::size_t Size>
bool starts_like(std::string_view text, const std::string_view (&list)[Size]) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view start) { return text.starts_with(start); });
}

// "article-body__commentList" → article, body, comment, list.
std::vector<std::string> class_words(const Element& element) {
  std::string text;
  for (const char* name : {"class", "id"}) {
    for (const char c : attribute(element, name)) {
      if (c >= 'A' && c <= 'Z' && !text.empty() && text.back() >= 'a' && text.back() <= 'z')
        text += ' ';
      text += c;
    }
    text += ' ';
  }
  return split_list(to_lower_ascii(text), " -_:/.\t\n");
}

// What is inside an element, in bytes of text without blanks.
struct Size {
  std::size_t text = 0;
  std::size_t linked = 0;      // in links
  std::size_t paragraphs = 0;  // in paragraphs
  std::size_t links = 0;
  bool has_heading = false;
};

// The sizes of all elements, measured once.
class Sizes {
 public:
  explicit Sizes(const Element& root) { (void)measure(root, false, false); }

  [[nodiscard]] const Size& of(const Element& element) const { return sizes_.at(&element); }

 private:
  Size measure(const Element& element, bool in_link, bool in_paragraph) {
    Size size;
    const auto visible = [](char c) { return static_cast<unsigned char>(c) > ' '; };
    size.text =
        static_cast<std::size_t>(std::count_if(element.text.begin(), element.text.end(), visible));
    if (in_link) size.linked = size.text;
    if (in_paragraph) size.paragraphs = size.text;
    size.links = element.name == "a" ? 1 : 0;
    size.has_heading = element.name == "h1";
    for (const auto& c : element.children) {
      const Size inner =
          measure(c, in_link || element.name == "a", in_paragraph || element.name == "p");
      size.text += inner.text;
      size.linked += inner.linked;
      size.paragraphs += inner.paragraphs;
      size.links += inner.links;
      size.has_heading = size.has_heading || inner.has_heading;
    }
    if (!element.name.empty()) sizes_.emplace(&element, size);
    return size;
  }

  std::unordered_map<const Element*, Size> sizes_;
};

bool is_hidden(const Element& element) {
  const bool attributes = std::any_of(element.attributes.begin(), element.attributes.end(),
                                      [](const auto& a) { return a.first == "hidden"; });
  const std::string style = to_lower_ascii(attribute(element, "style"));
  return attributes || style.find("display:none") != std::string::npos ||
         style.find("display: none") != std::string::npos;
}

bool is_list_of_links(const Element& element, const Size& size) {
  if (element.name != "ul" && element.name != "ol" && element.name != "div" &&
      element.name != "section")
    return false;
  constexpr std::size_t kFew = 2;
  return size.linked * 10 > size.text * 7 && size.links > kFew;
}

// `page` is the size of all text.
bool is_beside(const Element& element, const Size& size, std::size_t page) {
  if (is_one_of(element.name, kDroppedElements) ||
      is_one_of(attribute(element, "role"), kDroppedRoles) || is_hidden(element))
    return true;
  if (is_one_of(element.name, kFrames)) return false;
  const auto words = class_words(element);
  const bool never = std::any_of(words.begin(), words.end(),
                                 [](const auto& word) { return starts_like(word, kNeverText); });
  const bool beside = std::any_of(words.begin(), words.end(), [](const auto& word) {
    return starts_like(word, kBesideText) || is_one_of(std::string_view(word), kBesideWords);
  });
  if (never) return !size.has_heading;
  // The wrapper of a whole page may be called "with-sidebar".
  return (beside && 2 * size.text < page) || is_list_of_links(element, size);
}

Element prune(const Element& element, const Sizes& sizes, std::size_t page) {
  Element out{element.name, element.text, element.attributes, {}};
  for (const auto& c : element.children) {
    if (c.name.empty()) {
      out.children.push_back(c);
    } else if (!is_beside(c, sizes.of(c), page)) {
      out.children.push_back(prune(c, sizes, page));
    }
  }
  return out;
}

const Element* longest(const Element& page, const Sizes& sizes, std::string_view name) {
  const Element* best = nullptr;
  each_element(page, [&](const Element& e) {
    if (e.name == name && (best == nullptr || sizes.of(e).text > sizes.of(*best).text)) best = &e;
  });
  return best;
}

// The deepest element that still holds most of the text in paragraphs.
const Element* most_paragraphs(const Element& page, const Sizes& sizes) {
  const Element* at = &page;
  const std::size_t all = sizes.of(page).paragraphs;
  for (bool deeper = all > 0; deeper;) {
    deeper = false;
    for (const auto& c : at->children) {
      if (c.name.empty() || c.name == "p" || sizes.of(c).paragraphs * 4 < all * 3) continue;
      at = &c;
      deeper = true;
      break;
    }
  }
  return at;
}

const Element* with_property(const Element& page, std::string_view name, std::string_view value) {
  const Element* found = nullptr;
  each_element(page, [&](const Element& e) {
    if (found == nullptr && to_lower_ascii(attribute(e, name)) == value) found = &e;
  });
  return found;
}

// The first short line of an element that `wanted` takes.
template <class Wanted>
std::string first_line(const Element& page, const Wanted& wanted) {
  std::string found;
  constexpr std::size_t kLongest = 100;
  each_element(page, [&](const Element& e) {
    if (!found.empty() || !wanted(e, class_words(e))) return;
    std::string line = line_text(e);
    if (line.size() <= kLongest) found = std::move(line);
  });
  return found;
}

}  // namespace

Text main_text(const Element& page) {
  const Element* body = find(page, "body");
  const Element& whole = body != nullptr ? *body : page;
  if (whole.name.empty()) return {};
  const Sizes sizes(whole);
  const Element pruned = prune(whole, sizes, sizes.of(whole).text);
  const Sizes left(pruned);
  const Element* best = with_property(pruned, "itemprop", "articlebody");
  if (best == nullptr) best = longest(pruned, left, "article");
  if (best == nullptr) best = longest(pruned, left, "main");
  if (best == nullptr) best = with_property(pruned, "role", "main");
  if (best == nullptr || left.of(*best).text == 0) best = most_paragraphs(pruned, left);
  Text text = text_of(*best);
  return text.body.empty() ? text_of(whole) : text;
}

std::string byline_of(const Element& page) {
  return first_line(page, [](const Element& e, const std::vector<std::string>& words) {
    return attribute(e, "rel") == "author" || attribute(e, "itemprop") == "author" ||
           std::any_of(words.begin(), words.end(),
                       [](const auto& word) { return starts_like(word, kBylines); });
  });
}

std::string kicker_of(const Element& page) {
  return first_line(page, [](const Element&, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [](const auto& word) {
      return is_one_of(std::string_view(word), kKickers);
    });
  });
}

}  // namespace nachlese::readers
