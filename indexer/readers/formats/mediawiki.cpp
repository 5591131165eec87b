// XML dumps of MediaWiki (pages-articles, with or without all revisions).
#include <algorithm>

#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/markup/wikitext.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/xml_cutter.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

// The address of a page: that of the main page, its name replaced.
std::string address_of(const Element& site, std::string title) {
  const std::string base = child_line(site, "base");
  const std::size_t slash = base.rfind('/');
  if (slash == std::string::npos) return {};
  std::replace(title.begin(), title.end(), ' ', '_');
  return base.substr(0, slash + 1) + title;
}

bool is_mediawiki(std::string_view head) { return root_name(head) == "mediawiki"; }

void split_mediawiki(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Record shared = origin;
  shared.file_id.clear();
  cut_xml(input, {"page"}, shared, sink);
}

void parse_mediawiki(const Record& record, Parsed& out) {
  const auto tree = read_tree(record, out);
  if (!tree) return;
  const Element* page = find(*tree, "page");
  if (page == nullptr) {
    out.issues.push_back({Severity::rejected, record.place, "no page could be read"});
    return;
  }
  Article& article = out.article.emplace();
  article.title = child_line(*page, "title");
  if (const Element* site = find(*tree, "siteinfo")) {
    article.source = child_line(*site, "sitename");
    article.url = address_of(*site, article.title);
  }
  article.id = article.url.empty() ? article.title : article.url;
  const std::string space = child_line(*page, "ns");
  if ((!space.empty() && space != "0") || child(*page, "redirect") != nullptr) {
    skip(record, out, "no article of the wiki");
    return;
  }
  const Element* last = nullptr;
  each_child(*page, "revision", [&](const Element& revision) {
    if (last == nullptr)
      set_date(article.published, child_line(revision, "timestamp"), record, out);
    last = &revision;
  });
  if (last == nullptr) {
    skip(record, out, "a page without text");
    return;
  }
  set_date(article.updated, child_line(*last, "timestamp"), record, out);
  const Element* text = child(*last, "text");
  WikiText wiki = read_wikitext(text != nullptr ? raw_text(*text) : "");
  if (const auto date = parse_loose_date(wiki.date)) article.published = date;
  article.body = std::move(wiki.body);
  article.captions = std::move(wiki.captions);
  article.keywords = std::move(wiki.categories);
  article.language = attribute(*tree, "xml:lang");
}

}  // namespace

const Format kMediawiki = {"MediaWiki",     "mediawiki",     is_mediawiki,
                           split_mediawiki, parse_mediawiki, true};

}  // namespace nachlese::readers
