// TEI (P4 and P5), as edited or digitized newspapers: the articles of a text, else the whole text.
#include <algorithm>
#include <optional>
#include <set>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/printed_pages.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/record/xml_record.hpp"
#include "indexer/readers/scans/mets.hpp"

namespace nachlese::readers {
namespace {

bool is_division(std::string_view name) {
  return name == "div" ||
         (name.size() == 4 && name.starts_with("div") && name[3] >= '0' && name[3] <= '7');
}

bool is_tei_article(const Element& element) {
  constexpr std::string_view kArticleTypes[] = {
      "article",       "artikel",        "newspaper-article", "jarticle",
      "advertisement", "jadvertisement", "jannouncements",    "letter",
      "item",          "chapter"};
  return is_division(element.name) &&
         is_one_of(to_lower_ascii(attribute(element, "type")), kArticleTypes);
}

// What a TEI article is made of while it is read.
struct TeiText {
  Article article;
  std::vector<std::string> pages;
  std::string paragraph;
  bool joins = false;  // the next line goes on inside the word

  void end_paragraph() {
    std::string line = collapse_spaces(paragraph);
    paragraph.clear();
    joins = false;
    if (line.empty()) return;
    if (!article.body.empty()) article.body += "\n\n";
    article.body += line;
  }
};

// Running heads, notes of editors and pictures are no text; of two readings, what stands there
// with misprints corrected.
bool is_left_out(const Element& element, std::string_view around) {
  constexpr std::string_view kOut[] = {"fw",      "teiheader", "figdesc", "sic",
                                       "surplus", "reg",       "expan",   "del",
                                       "index",   "formula",   "back",    "front"};
  if (element.name == "back" || element.name == "front") return around == "text";
  if (element.name == "sic" || element.name == "reg" || element.name == "expan")
    return around == "choice";
  return is_one_of(element.name, kOut);
}

bool begins_block(std::string_view name) {
  constexpr std::string_view kBlocks[] = {"p",    "ab",     "l",      "item",   "head",    "row",
                                          "note", "opener", "closer", "byline", "figure",  "sp",
                                          "lg",   "list",   "table",  "quote",  "dateline"};
  return is_one_of(name, kBlocks) || is_division(name);
}

void break_line(const Element& element, TeiText& text) {
  std::string& out = text.paragraph;
  const std::string_view line = out;
  const bool inside = attribute(element, "break") == "no";
  for (const std::string_view hyphen : {"-", "¬", "⸗", "\u00AD"}) {
    const std::string_view seen = trim(line);
    if (!seen.ends_with(hyphen) || (!inside && hyphen == "-")) continue;
    out.resize(static_cast<std::size_t>(seen.data() - line.data()) + seen.size() - hyphen.size());
    text.joins = true;
    return;
  }
  if (inside) {
    while (!out.empty() && static_cast<unsigned char>(out.back()) <= ' ') out.pop_back();
    text.joins = true;
  } else {
    out += ' ';
  }
}

void add_tei(const Element& element, std::string_view around, TeiText& text);

void add_tei_children(const Element& element, TeiText& text) {
  for (const Element& c : element.children) add_tei(c, element.name, text);
}

std::string tei_line(const Element& element) {
  TeiText text;
  add_tei_children(element, text);
  text.end_paragraph();
  std::string line = std::move(text.article.body);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return collapse_spaces(line);
}

// Takes what has a field of its own. False if it is text.
bool take_field(const Element& element, std::string_view around, TeiText& text) {
  Article& article = text.article;
  if (element.name == "head" && article.title.empty() && article.body.empty() &&
      trim(text.paragraph).empty()) {
    article.title = tei_line(element);
    return true;
  }
  if (element.name == "head" && around == "figure") {
    add_value(article.captions, tei_line(element));
    return true;
  }
  if (element.name == "byline") {
    add_people(article, tei_line(element));
    return true;
  }
  return false;
}

void add_tei(const Element& element, std::string_view around, TeiText& text) {
  if (element.name.empty()) {
    std::string_view piece = element.text;
    if (text.joins) piece.remove_prefix(std::min(piece.find_first_not_of(" \t\r\n"), piece.size()));
    if (!piece.empty()) text.joins = false;
    text.paragraph += piece;
    return;
  }
  if (is_left_out(element, around)) return;
  if (element.name == "lb" || element.name == "cb") return break_line(element, text);
  if (element.name == "pb") {
    if (!attribute(element, "n").empty()) text.pages.emplace_back(attribute(element, "n"));
    return;
  }
  const bool block = begins_block(element.name);
  if (block) text.end_paragraph();
  if (!take_field(element, around, text)) add_tei_children(element, text);
  if (block) text.end_paragraph();
}

const Element* tei_child(const Element* element, std::string_view name) {
  return element == nullptr ? nullptr : find(*element, name);
}

// What the header says of the whole text.
Article facts_of_header(const Element& tei, const Record& origin) {
  Article facts;
  const Element* header = child(tei, "teiheader");
  const Element* description = tei_child(header, "filedesc");
  const Element* titles = tei_child(description, "titlestmt");
  if (titles != nullptr) {
    each_child(*titles, "title", [&](const Element& title) {
      if (attribute(title, "type") == "sub") {
        fill_if_empty(facts.subtitle, line_text(title));
      } else {
        fill_if_empty(facts.title, line_text(title));
      }
    });
    each_child(*titles, "author",
               [&](const Element& author) { add_people(facts, line_text(author)); });
  }
  const Element* printed = tei_child(description, "sourcedesc");
  if (printed != nullptr) {
    each_element(*printed, [&](const Element& e) {
      if (e.name == "title" && attribute(e, "level") == "j")
        fill_if_empty(facts.source, line_text(e));
      if (e.name != "date" || facts.published) return;
      for (const char* name : {"when", "when-iso", "notbefore", "from"}) {
        if (!facts.published) facts.published = parse_loose_date(attribute(e, name));
      }
      if (!facts.published) facts.published = parse_loose_date(line_text(e));
    });
  }
  if (!facts.published) facts.published = date_in_path(origin.file_id);
  facts.language = language_tag(attribute(tei, "xml:lang"));
  if (const Element* language = tei_child(header, "language"))
    fill_if_empty(facts.language, language_tag(attribute(*language, "ident")));
  return facts;
}

class TeiReader {
 public:
  TeiReader(const Record& origin, std::vector<PrintedArticle>& out) : origin_(origin), out_(out) {}

  void read(const Element& element) {
    if (element.name == "tei" || element.name == "tei.2") {
      read_text(element);
      return;
    }
    for (const Element& c : element.children) read(c);
  }

 private:
  void read_text(const Element& tei) {
    facts_ = facts_of_header(tei, origin_);
    page_.clear();
    const Element* text = child(tei, "text");
    if (text == nullptr) return;
    const std::size_t before = out_.size();
    find_articles(*text);
    if (out_.size() == before) add(*text);
  }

  void find_articles(const Element& element) {
    if (element.name == "pb" && !attribute(element, "n").empty()) page_ = attribute(element, "n");
    if (is_tei_article(element)) {
      add(element);
      return;
    }
    for (const Element& c : element.children) find_articles(c);
  }

  void add(const Element& element) {
    TeiText text;
    if (!page_.empty()) text.pages.push_back(page_);
    add_tei_children(element, text);
    text.end_paragraph();
    Article& article = text.article;
    if (!text.pages.empty()) page_ = text.pages.back();
    if (article.title.empty() && article.body.empty()) return;
    const bool whole = !is_division(element.name);
    const std::string_view id = attribute(element, "xml:id");
    article.id = origin_.file_id;
    const std::string number = std::to_string(out_.size() + 1);
    if (!whole) article.id += "#" + (id.empty() ? number : std::string(id));
    // The texts of a corpus may all be whole, or number their parts alike.
    if (!ids_.insert(article.id).second) article.id += "#" + number;
    if (whole && !facts_.title.empty()) article.title = facts_.title;
    if (whole) article.subtitle = facts_.subtitle;
    for (const std::string& author : facts_.authors) {
      if (whole) add_value(article.authors, author);
    }
    fill_if_empty(article.title, beginning_of(article.body));
    article.source = facts_.source.empty() && !whole ? facts_.title : facts_.source;
    article.published = facts_.published;
    article.language = facts_.language;
    article.page = page_range(text.pages);
    out_.push_back({std::move(article), {}});
  }

  const Record& origin_;
  std::vector<PrintedArticle>& out_;
  Article facts_;
  std::string page_;
  std::set<std::string> ids_;
};

bool is_tei(std::string_view head) {
  const std::string root = root_name(head);
  return root == "tei" || root == "tei.2" || root == "teicorpus" || root == "teicorpus.2";
}

void split_tei(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Record whole = origin;
  whole.bytes = whole_text(input, origin, sink);
  Parsed problems;
  std::vector<PrintedArticle> articles;
  read_in_time([&] {
    const auto tree = read_tree(whole, problems);
    if (tree) TeiReader(origin, articles).read(*tree);
  });
  const bool told = !problems.issues.empty();
  for (InputIssue& problem : problems.issues) sink.issue(std::move(problem));
  if (articles.empty() && !told)
    sink.issue({Severity::rejected, origin.place, "a TEI without text"});
  for (PrintedArticle& article : articles) send_printed(std::move(article), origin, sink);
}

}  // namespace

const Format kTei = {"TEI", "tei", is_tei, split_tei, parse_printed, true};

}  // namespace nachlese::readers
