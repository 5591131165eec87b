#include "indexer/readers/markup/html_classes.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"

namespace nachlese::readers {
namespace {

// Names of the whole that holds the text, without their signs, lower case.
constexpr std::string_view kTexts[] = {"articlebody",
                                       "entrycontent",
                                       "postcontent",
                                       "postbody",
                                       "storybody",
                                       "articlecontent",
                                       "articletext",
                                       "artikeltext",
                                       "contentbody",
                                       "fieldnamebody",
                                       "newstext",
                                       "cebodytext",
                                       "singlecontent",
                                       "tdpostcontent",
                                       "storycontent",
                                       "textcontent",
                                       "postentry",
                                       "blogcontent",
                                       "bodytext",
                                       "detailtext",
                                       "articlemain",
                                       "articlemaincontent",
                                       "richtext",
                                       "articlecopy",
                                       "copytext",
                                       "ghcontent",
                                       "postfullcontent",
                                       "newsdetail",
                                       "newstextwrap",
                                       "articlestory",
                                       "articledetail",
                                       "artikelbody",
                                       "artikelinhalt",
                                       "beitragstext",
                                       "haupttext",
                                       "fliesstext",
                                       "storytext",
                                       "articlesection",
                                       "elementorwidgetthemepostcontent",
                                       "fieldnamefieldtext",
                                       "fieldbody",
                                       "nodecontent",
                                       "articleparagraphs",
                                       "ampwparticlecontent",
                                       "contenttext",
                                       "maintext",
                                       "textbody",
                                       "articlewrap",
                                       "pfcontent"};

struct Word {
  std::string_view start;  // of a word
  Hint hint;
};
// By their start; the first that fits counts.
constexpr Word kStarts[] = {{"comment", Hint::comment},
                            {"kommentar", Hint::comment},
                            {"disqus", Hint::comment},
                            {"leserbrief", Hint::comment},
                            {"leserkommentar", Hint::comment},
                            {"discussion", Hint::comment},
                            {"diskussion", Hint::comment},
                            {"talkback", Hint::comment},
                            {"respond", Hint::comment},
                            {"cookie", Hint::never},
                            {"consent", Hint::never},
                            {"gdpr", Hint::never},
                            {"dsgvo", Hint::never},
                            {"breadcrumb", Hint::beside},
                            {"newsletter", Hint::never},
                            {"sidebar", Hint::beside},
                            {"related", Hint::beside},
                            {"recommend", Hint::beside},
                            {"empfehl", Hint::beside},
                            {"advert", Hint::beside},
                            {"anzeige", Hint::beside},
                            {"werbung", Hint::beside},
                            {"sponsor", Hint::beside},
                            {"paywall", Hint::paywall},
                            {"pagination", Hint::beside},
                            {"navigation", Hint::beside},
                            {"sharing", Hint::beside},
                            {"share", Hint::beside},
                            {"social", Hint::beside},
                            {"footer", Hint::beside},
                            {"outbrain", Hint::beside},
                            {"taboola", Hint::beside},
                            {"promo", Hint::beside},
                            {"skiplink", Hint::beside},
                            {"mehrzum", Hint::beside},
                            {"readmore", Hint::beside},
                            {"weiterlesen", Hint::beside},
                            {"subscri", Hint::beside},
                            {"abonn", Hint::beside},
                            {"popup", Hint::beside},
                            {"overlay", Hint::beside},
                            {"lightbox", Hint::beside},
                            {"teaser", Hint::weak},
                            {"slider", Hint::weak},
                            {"carousel", Hint::beside},
                            {"playlist", Hint::beside},
                            {"player", Hint::beside},
                            {"fontsize", Hint::beside},
                            {"schriftgr", Hint::beside},
                            {"byline", Hint::byline},
                            {"author", Hint::byline},
                            {"autor", Hint::byline},
                            {"verfasser", Hint::byline},
                            {"dateline", Hint::weak},
                            {"timestamp", Hint::weak},
                            {"kicker", Hint::kicker},
                            {"dachzeile", Hint::kicker},
                            {"overline", Hint::kicker},
                            {"roofline", Hint::kicker},
                            {"spitzmarke", Hint::kicker},
                            {"topline", Hint::kicker},
                            {"caption", Hint::caption},
                            {"bildunterschrift", Hint::caption},
                            {"bildtext", Hint::caption},
                            {"bildnachweis", Hint::caption},
                            {"imagedescription", Hint::caption},
                            {"credit", Hint::weak},
                            {"copyright", Hint::weak},
                            {"lead", Hint::lead},
                            {"vorspann", Hint::lead},
                            {"intro", Hint::lead},
                            {"anriss", Hint::lead},
                            {"subheadline", Hint::lead},
                            {"subtitle", Hint::lead},
                            {"unterzeile", Hint::lead},
                            {"excerpt", Hint::lead},
                            {"einleitung", Hint::lead},
                            {"standfirst", Hint::lead},
                            {"readingtime", Hint::beside},
                            {"lesedauer", Hint::beside},
                            {"lesezeit", Hint::beside},
                            {"postnav", Hint::beside},
                            {"prevnext", Hint::beside},
                            {"menu", Hint::beside},
                            {"widget", Hint::weak},
                            {"meldungsliste", Hint::beside},
                            {"mostread", Hint::beside},
                            {"meistgelesen", Hint::beside},
                            {"screenreader", Hint::beside},
                            {"visuallyhidden", Hint::beside},
                            {"sronly", Hint::beside}};
// As whole words.
constexpr Word kWords[] = {
    {"nav", Hint::beside},     {"ad", Hint::weak},        {"ads", Hint::beside},
    {"adsense", Hint::beside}, {"cmp", Hint::beside},     {"banner", Hint::weak},
    {"modal", Hint::beside},   {"toolbar", Hint::beside}, {"tools", Hint::weak},
    {"meta", Hint::weak},      {"tags", Hint::weak},      {"tag", Hint::weak},
    {"print", Hint::weak},     {"abo", Hint::beside},     {"login", Hint::beside},
    {"search", Hint::beside},  {"suche", Hint::beside},   {"rating", Hint::beside},
    {"like", Hint::weak},      {"likes", Hint::beside},   {"bu", Hint::caption},
    {"date", Hint::weak},      {"datum", Hint::weak},     {"breaking", Hint::weak},
    {"topnews", Hint::weak},   {"rss", Hint::beside},     {"feedback", Hint::beside},
    {"poll", Hint::beside}};
// What says how a page is laid out, not what an element is.
constexpr std::string_view kLayout[] = {
    "has", "no",  "non",  "not", "with", "without", "is",     "layout", "js",       "hide", "show",
    "wp",  "col", "grid", "row", "ok",   "theme",   "format", "status", "category", "type", "u"};

// The words of one name of a class.
std::vector<std::string> words_of(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z' && !text.empty() && text.back() >= 'a' && text.back() <= 'z')
      text += ' ';
    text += c;
  }
  return split_list(to_lower_ascii(text), " -_/.");
}

std::string without_signs(std::string_view name) {
  std::string out;
  for (const char c : to_lower_ascii(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

Hint hint_of_word(std::string_view word) {
  for (const Word& w : kWords) {
    if (word == w.start) return w.hint;
  }
  for (const Word& w : kStarts) {
    if (word.starts_with(w.start)) return w.hint;
  }
  return Hint::none;
}

Hint read_name(std::string_view name) {
  if (name.find(':') != std::string_view::npos) return Hint::none;  // Tailwind: "print:hidden"
  const std::string joined = without_signs(name);
  if (is_one_of(joined, kTexts)) return Hint::text;
  const auto words = words_of(name);
  if (words.empty() || is_one_of(words.front(), kLayout) || is_one_of(words.back(), kLayout))
    return Hint::none;
  if (const Hint whole = hint_of_word(joined); whole != Hint::none && whole != Hint::weak)
    return whole;
  // The last word says what it is, the first of what: "article-comments", "share-bar".
  Hint found = Hint::none;
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    const Hint hint = hint_of_word(*word);
    if (hint != Hint::none && (found == Hint::none || found == Hint::weak)) found = hint;
  }
  return found;
}

// The pages of a site have the same few hundred names, thousands of times.
Hint hint_of_name(const std::string& name) {
  constexpr std::size_t kMostNames = 4096;
  thread_local std::unordered_map<std::string, Hint> known;
  if (const auto found = known.find(name); found != known.end()) return found->second;
  if (known.size() >= kMostNames) known.clear();
  return known.emplace(name, read_name(name)).first->second;
}

}  // namespace

std::vector<std::string> class_words(const Element& element) {
  std::vector<std::string> out;
  for (const char* key : {"class", "id"}) {
    for (const auto& name : split_list(attribute(element, key), " \t\r\n")) {
      for (auto& word : words_of(name)) out.push_back(std::move(word));
    }
  }
  return out;
}

Hint hint_of(const Element& element) {
  Hint found = Hint::none;
  if (element.attributes.empty()) return found;
  for (const char* key : {"class", "id"}) {
    for (const auto& name : split_list(attribute(element, key), " \t\r\n")) {
      const Hint hint = hint_of_name(name);
      if (hint == Hint::text) return hint;
      if (hint != Hint::none && (found == Hint::none || found == Hint::weak)) found = hint;
    }
  }
  return found;
}

}  // namespace nachlese::readers
