#include "indexer/readers/markup/html_main.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_set>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/markup/html_classes.hpp"
#include "indexer/readers/markup/html_weights.hpp"
#include "indexer/readers/markup/page_phrases.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kDroppedElements[] = {
    "nav",    "footer", "aside",    "form",   "dialog", "menu",     "select", "button",
    "iframe", "header", "template", "script", "style",  "noscript", "svg"};
constexpr std::string_view kDroppedRoles[] = {"navigation",    "banner", "contentinfo",
                                              "complementary", "search", "dialog",
                                              "alertdialog",   "menu"};
constexpr std::size_t kSomeText = 250;

bool is_hidden(const Element& element) {
  const bool attributes = std::any_of(element.attributes.begin(), element.attributes.end(),
                                      [](const auto& a) { return a.first == "hidden"; });
  std::string style = to_lower_ascii(attribute(element, "style"));
  std::erase(style, ' ');
  return attributes || style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool is_block(const Element& element) {
  constexpr std::string_view kBlocks[] = {"ul",    "ol", "div", "section", "article", "li",    "dl",
                                          "table", "td", "tr",  "tbody",   "p",       "center"};
  return is_one_of(element.name, kBlocks);
}

bool is_list_of_links(const Element& element, const Weight& weight) {
  if (!is_block(element) || weight.text == 0) return false;
  constexpr std::size_t kFew = 2;
  const bool linked = weight.linked * 10 > weight.text * 6;
  if (element.name == "ul" || element.name == "ol")
    return linked && weight.links > (weight.prose > 0 ? kFew : 1);
  return weight.linked * 10 > weight.text * 7 && weight.links > kFew;
}

// A line that is nothing but a link to something else.
bool is_only_link(const Element& element, const Weight& weight) {
  constexpr std::string_view kLines[] = {"p", "h2", "h3", "h4", "h5", "li", "div"};
  constexpr std::size_t kShortest = 15;
  return is_one_of(element.name, kLines) && weight.links > 0 && weight.text >= kShortest &&
         weight.linked * 10 >= weight.text * 9 && !weight.has_heading;
}

const Element* first_heading(const Element& element) {
  for (const char* name : {"h2", "h3", "h4", "h5"}) {
    if (const Element* found = find(element, name)) return found;
  }
  return nullptr;
}

// A heading that is a link, and a few words: another article.
bool is_teaser(const Element& element, const Weights& weights) {
  if (element.name != "article" && element.name != "li" && element.name != "div" &&
      element.name != "section")
    return false;
  const Weight& weight = weights.of(element);
  constexpr std::size_t kLongestTeaser = 500;
  if (weight.prose > kLongestTeaser || weight.links == 0 || weight.has_heading) return false;
  const Element* heading = first_heading(element);
  if (heading == nullptr) return false;
  const Weight& title = weights.of(*heading);
  const bool inside = title.text > 0 && title.linked * 10 > title.text * 7;
  const bool around = weight.linked * 10 > weight.text * 8;
  return inside || around;
}

// Takes out what surrounds a text. What holds a large part of the prose stays, whatever it is
// called: names of classes are evidence, sentences are the truth.
class Pruner {
 public:
  // `lists`: whether lists of teasers stay.
  Pruner(const Element& page, const Weights& weights, bool lists = false)
      : weights_(weights), lists_(lists), all_(weights.of(page).prose) {
    find_center(page);
  }

  [[nodiscard]] Element prune(const Element& element) const {
    Element out{element.name, element.text, element.attributes, {}};
    const auto& children = element.children;
    bool comments = false;
    for (std::size_t i = 0; i < children.size();) {
      const std::size_t end = end_of_run(children, i);
      if (end > i) {
        if (!is_run_of_links(children, i, end)) {
          for (; i < end; ++i) keep(children[i], out, comments);
        }
        i = end;
      } else if (const std::size_t next = end_of_teasers(children, i); next > i) {
        i = next;
      } else {
        keep(children[i++], out, comments);
      }
    }
    return out;
  }

 private:
  void keep(const Element& element, Element& out, bool& comments) const {
    if (element.name.empty()) {
      if (!comments) out.children.push_back(element);
    } else if (comments && !weights_.of(element).has_heading) {
      return;
    } else if (is_heading_of_comments(element)) {
      comments = true;
    } else if (!is_beside(element)) {
      out.children.push_back(prune(element));
    }
  }

  // What follows "12 Kommentare" is the readers'.
  [[nodiscard]] bool is_heading_of_comments(const Element& element) const {
    constexpr std::string_view kRanks[] = {"h2", "h3", "h4", "h5"};
    return is_one_of(element.name, kRanks) && opens_comments(line_text(element));
  }

  // Boxes with a field for an address, and offers of subscriptions.
  [[nodiscard]] bool is_offer_box(const Element& element, const Weight& weight) const {
    constexpr std::string_view kBoxes[] = {"div", "section", "aside", "p", "form", "li"};
    if (!is_one_of(element.name, kBoxes) || weight.text > 500 || weight.has_heading) return false;
    const bool field = find(element, "input") != nullptr || find(element, "button") != nullptr;
    if (field && weight.prose < kSomeText && weight.text > 0) return true;
    const bool leads_on =
        (field || weight.links > 0) && element.name != "p" && element.name != "li";
    return leads_on && is_offer(line_text(element));
  }

  // Behind the inline elements and text that follow each other.
  static std::size_t end_of_run(const std::vector<Element>& children, std::size_t i) {
    while (i < children.size() && (children[i].name.empty() || is_inline(children[i]))) ++i;
    return i;
  }

  // A title that is a link, and a few words below it.
  [[nodiscard]] bool begins_with_link(const Element& element) const {
    constexpr std::size_t kLongestTeaser = 400;
    const Weight& weight = weights_.of(element);
    if (!is_block(element) || weight.links == 0 || weight.text > kLongestTeaser ||
        weight.has_heading)
      return false;
    const auto shown = [&](const Element& e) {
      return e.name.empty() ? !trim(e.text).empty() : weights_.of(e).text > 0 || e.name == "br";
    };
    const auto first = std::find_if(element.children.begin(), element.children.end(), shown);
    if (first == element.children.end() || first->name.empty()) return false;
    const Weight& title = weights_.of(*first);
    const bool linked = first->name == "a" || title.linked * 10 >= title.text * 9;
    if (!linked) return begins_with_link(*first);
    const auto next = std::find_if(first + 1, element.children.end(), shown);
    const bool alone = next == element.children.end() || next->name == "br" ||
                       (!next->name.empty() && !is_inline(*next));
    return title.text >= 15 && alone && weight.text > title.text;
  }

  // Behind three or more of them that are alike, one after the other; else `i`.
  [[nodiscard]] std::size_t end_of_teasers(const std::vector<Element>& children,
                                           std::size_t i) const {
    int count = 0;
    std::size_t end = i;
    for (std::size_t at = i; at < children.size() && !lists_; ++at) {
      const Element& e = children[at];
      if (e.name.empty() && trim(e.text).empty()) continue;
      if (e.name != children[i].name || attribute(e, "class") != attribute(children[i], "class") ||
          !begins_with_link(e))
        break;
      ++count;
      end = at + 1;
    }
    return count >= 3 ? end : i;
  }

  // "Politik | Sport | Kultur": links and signs between them.
  [[nodiscard]] bool is_run_of_links(const std::vector<Element>& children, std::size_t i,
                                     std::size_t end) const {
    std::size_t text = 0;
    std::size_t linked = 0;
    std::size_t links = 0;
    for (; i < end; ++i) {
      if (children[i].name.empty()) {
        text += trim(children[i].text).size();
        continue;
      }
      const Weight& weight = weights_.of(children[i]);
      const bool link = children[i].name == "a";
      text += weight.text;
      linked += link ? weight.text : weight.linked;
      links += weight.links + (link ? 1 : 0);
    }
    return links >= 3 && linked * 10 > text * 7;
  }

  // The prose of the article or main element that has most of it.
  void find_center(const Element& page) {
    each_element(page, [&](const Element& e) {
      const bool named =
          e.name == "article" || e.name == "main" || attribute(e, "itemprop") == "articleBody";
      if (!named || weights_.of(e).prose < center_) return;
      center_ = weights_.of(e).prose;
      center_element_ = &e;
    });
    if (center_element_ == nullptr) return;
    each_element(*center_element_, [&](const Element& e) { in_center_.insert(&e); });
  }

  // What could only be dropped with the text itself.
  [[nodiscard]] bool holds_the_text(const Weight& weight) const {
    const std::size_t most = center_ > 0 ? std::min(center_, all_) : all_;
    return weight.prose * 3 >= all_ || (center_ > 0 && weight.prose * 2 >= most);
  }

  [[nodiscard]] bool is_beside(const Element& element) const {
    if (is_silent(element) || is_hidden(element)) return true;
    const Weight& weight = weights_.of(element);
    const bool frame = element.name == "main" || element.name == "body" || element.name == "html";
    if (frame) return false;
    const Hint hint = hint_of(element);
    if (hint == Hint::comment) return is_comments(weight);
    const bool text = holds_the_text(weight);
    const bool most = weight.has_heading || weight.prose >= kSomeText || weight.prose * 2 > all_;
    const bool large = text && most;
    const bool structural = is_one_of(element.name, kDroppedElements) ||
                            is_one_of(attribute(element, "role"), kDroppedRoles);
    if (structural) return !large;
    if (hint == Hint::never && !is_most_of_center(element, weight))
      return !(text && weight.has_heading) && (!text || weight.prose < 2 * kSomeText);
    if (large || hint == Hint::text || hint == Hint::never) return false;
    constexpr std::size_t kSentences = 160;
    if (is_offer_box(element, weight) && !text) return true;
    // A text behind a paywall is text, if it is there.
    if (hint == Hint::paywall) return weight.prose < kSentences;
    if (hint == Hint::beside) return true;
    if (hint == Hint::byline) return weight.prose < 2 * kSentences;
    if (hint == Hint::caption) return false;  // taken out as such later
    constexpr std::size_t kOneSentence = 50;
    const bool little = weight.prose < (weight.links > 0 ? kSentences : kOneSentence);
    if (hint == Hint::weak && !text && little) return true;
    if (is_only_link(element, weight)) return true;
    return is_list_of_links(element, weight) || is_teaser(element, weights_);
  }

  // An article is no note of consent, whatever it is called.
  [[nodiscard]] bool is_most_of_center(const Element& element, const Weight& weight) const {
    if (center_element_ == nullptr || weight.prose * 4 < center_ * 3) return false;
    return in_center_.find(&element) != in_center_.end();
  }

  // Comments may be longer than what they are about.
  [[nodiscard]] bool is_comments(const Weight& weight) const {
    const std::size_t rest = all_ - std::min(all_, weight.prose);
    const bool heading = weight.has_heading;
    if (heading) return false;
    return rest >= kSomeText || weight.prose * 2 < all_ || weight.prose < kSomeText;
  }

  const Weights& weights_;
  bool lists_ = false;
  std::size_t all_ = 0;
  std::size_t center_ = 0;
  const Element* center_element_ = nullptr;
  std::unordered_set<const Element*> in_center_;
};

// The part of a page that is the text.
class Chooser {
 public:
  Chooser(const Element& page, const Weights& weights) : page_(page), weights_(weights) {}

  // The elements that make up the text, in reading order.
  [[nodiscard]] std::vector<const Element*> choose() {
    const Element* best = descend(section_of_heading());
    std::vector<const Element*> parts = named_parts(*best);
    if (parts.empty()) parts.push_back(best);
    return parts;
  }

 private:
  // Net prose: sentences less what is linked.
  [[nodiscard]] double net(const Element& element) const {
    const Weight& weight = weights_.of(element);
    return static_cast<double>(weight.prose) -
           0.5 * static_cast<double>(std::min(weight.linked, weight.text));
  }

  // The innermost <article> or <main> around the first title, if it holds a text; else the page.
  [[nodiscard]] const Element* section_of_heading() const {
    std::vector<const Element*> path;
    if (!path_to_heading(page_, path)) return &page_;
    const std::size_t all = weights_.of(page_).prose;
    const auto fits = std::find_if(path.rbegin(), path.rend(), [&](const Element* e) {
      const bool section =
          e->name == "article" || e->name == "main" || attribute(*e, "role") == "main";
      const std::size_t prose = weights_.of(*e).prose;
      constexpr std::size_t kSomeSentences = 140;
      constexpr std::size_t kWholeText = 600;
      return section && prose >= kSomeSentences && (prose * 5 >= all * 2 || prose >= kWholeText);
    });
    return fits == path.rend() ? &page_ : *fits;
  }

  static bool path_to_heading(const Element& element, std::vector<const Element*>& path) {
    path.push_back(&element);
    if (element.name == "h1") return true;
    for (const auto& c : element.children) {
      if (!c.name.empty() && path_to_heading(c, path)) return true;
    }
    path.pop_back();
    return false;
  }

  // As long as one child has nearly all of what is worth reading.
  [[nodiscard]] const Element* descend(const Element* at) const {
    for (;;) {
      const Element* best = nullptr;
      double most = 0;
      double all = 0;
      for (const auto& c : at->children) {
        if (c.name.empty() || is_inline(c)) continue;
        const double worth = std::max(0.0, net(c));
        all += worth;
        if (worth <= most) continue;
        most = worth;
        best = &c;
      }
      all += std::max(0.0, static_cast<double>(weights_.of(*at).prose) - prose_of_children(*at));
      constexpr double kNearlyAll = 0.72;
      if (best == nullptr || most < kNearlyAll * all || best->name == "p" || most <= 0) return at;
      if (best->name == "blockquote" || best->name == "ul" || best->name == "ol") return at;
      at = best;
    }
  }

  [[nodiscard]] double prose_of_children(const Element& element) const {
    double sum = 0;
    for (const auto& c : element.children) {
      if (!c.name.empty() && !is_inline(c)) sum += static_cast<double>(weights_.of(c).prose);
    }
    return sum;
  }

  // Elements that are called the text, if together they hold nearly all of it.
  [[nodiscard]] std::vector<const Element*> named_parts(const Element& best) const {
    std::vector<const Element*> parts;
    std::size_t prose = 0;
    const auto wanted = [](const Element& e) {
      return to_lower_ascii(attribute(e, "itemprop")) == "articlebody" || hint_of(e) == Hint::text;
    };
    collect(best, wanted, parts);
    for (const Element* part : parts) prose += weights_.of(*part).prose;
    if (prose * 100 < weights_.of(best).prose * 85) parts.clear();
    return parts;
  }

  template <class Wanted>
  static void collect(const Element& element, const Wanted& wanted,
                      std::vector<const Element*>& out) {
    for (const auto& c : element.children) {
      if (c.name.empty()) continue;
      if (wanted(c)) {
        out.push_back(&c);
      } else {
        collect(c, wanted, out);
      }
    }
  }

  const Element& page_;
  const Weights& weights_;
};

// Sentences between the heading and the text: the lead.
class LeadFinder {
 public:
  LeadFinder(const Weights& weights, const std::vector<const Element*>& parts)
      : weights_(weights), parts_(parts.begin(), parts.end()) {}

  // Blocks of the page in front of the text and behind the last h1; empty without an h1.
  std::vector<const Element*> find_in(const Element& page) {
    walk(page);
    return heading_ && reached_ ? found_ : std::vector<const Element*>();
  }

 private:
  static bool is_named_lead(const Element& element) {
    return hint_of(element) == Hint::lead || attribute(element, "itemprop") == "description";
  }

  void walk(const Element& element) {
    for (const auto& c : element.children) {
      if (reached_) return;
      if (parts_.find(&c) != parts_.end()) {
        reached_ = true;
        return;
      }
      if (c.name.empty()) continue;
      if (c.name == "h1") {
        heading_ = true;
        found_.clear();
        continue;
      }
      const Weight& weight = weights_.of(c);
      const bool leaf = c.name == "p" || c.name == "h2" || c.name == "h3" ||
                        std::none_of(c.children.begin(), c.children.end(), [](const Element& e) {
                          return !e.name.empty() && !is_inline(e);
                        });
      constexpr std::size_t kShortestLead = 30;
      if (!leaf) {
        walk(c);
      } else if (heading_ && weight.linked * 3 < weight.text &&
                 (weight.prose >= kShortestLead ||
                  (is_named_lead(c) && weight.text * 2 >= kShortestLead))) {
        found_.push_back(&c);
      }
    }
  }

  const Weights& weights_;
  const std::unordered_set<const Element*> parts_;
  std::vector<const Element*> found_;
  bool heading_ = false;
  bool reached_ = false;
};

bool holds_picture(const Element& figure) {
  return find(figure, "img") != nullptr || find(figure, "picture") != nullptr ||
         find(figure, "video") != nullptr || find(figure, "amp-img") != nullptr;
}

// Captions told by their class become captions; what cannot be the text of an article goes.
Element tidy(const Element& element) {
  Element out{element.name, element.text, element.attributes, {}};
  for (const auto& c : element.children) {
    if (c.name.empty()) {
      out.children.push_back(c);
      continue;
    }
    const bool caption = !is_inline(c) && c.name != "figure" && hint_of(c) == Hint::caption;
    if (c.name == "figure" && holds_picture(c)) {
      each_element(c, [&](const Element& e) {
        if (e.name == "figcaption") out.children.push_back(e);
      });
      continue;
    }
    out.children.push_back(tidy(c));
    if (caption && find(c, "figcaption") == nullptr) out.children.back().name = "figcaption";
  }
  return out;
}

// Many pages begin with teasers of other articles.
bool begins_at_heading(const Element& page, bool lenient) {
  const std::size_t all = Weights(page, lenient).of(page).prose;
  const std::size_t after = Weights(page, lenient, true).of(page).prose;
  return after < all && (after >= kSomeText || after * 3 >= all);
}

void append(Text& text, Text more) {
  if (!text.body.empty() && !more.body.empty()) text.body += "\n\n";
  text.body += more.body;
  for (auto& caption : more.captions) text.captions.push_back(std::move(caption));
}

}  // namespace

Text main_text(const Element& page) {
  const Element* body = find(page, "body");
  const Element& whole = body != nullptr ? *body : page;
  if (whole.name.empty()) return {};
  const Weights weights(whole, false, begins_at_heading(whole, false));
  Element pruned = Pruner(whole, weights).prune(whole);
  // A page that is a list of articles is better than none.
  constexpr std::size_t kHardlyText = 60;
  if (Weights(pruned).of(pruned).text < kHardlyText)
    pruned = Pruner(whole, weights, true).prune(whole);
  const Weights strict(pruned);
  if (strict.of(pruned).text == 0) return {};
  constexpr std::size_t kFewSentences = 150;
  const bool lenient = strict.of(pruned).prose < kFewSentences;
  const Weights left(pruned, lenient, begins_at_heading(pruned, lenient));
  const auto parts = Chooser(pruned, left).choose();
  Text text;
  for (const Element* block : LeadFinder(left, parts).find_in(pruned))
    append(text, text_of(tidy(*block)));
  for (const Element* part : parts) append(text, text_of(tidy(*part)));
  text.body = without_page_phrases(text.body);
  return text;
}

}  // namespace nachlese::readers
