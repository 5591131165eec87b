#include "indexer/readers/scans/mets.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

template <class Action>
void each_local(const Element& element, std::string_view name, Action&& action) {
  for (const Element& c : element.children) {
    if (!c.name.empty() && local_name(c) == name) action(c);
  }
}

const Element* first_local(const Element& element, std::string_view name) {
  for (const Element& c : element.children) {
    if (!c.name.empty() && local_name(c) == name) return &c;
  }
  return nullptr;
}

const Element* deep_local(const Element& element, std::string_view name) {
  if (local_name(element) == name) return &element;
  for (const Element& c : element.children) {
    if (c.name.empty()) continue;
    if (const Element* found = deep_local(c, name)) return found;
  }
  return nullptr;
}

std::string first_line(const Element& element, std::string_view name) {
  const Element* found = first_local(element, name);
  return found == nullptr ? std::string() : line_text(*found);
}

std::string_view link_of(const Element& element) {
  for (const auto& [key, value] : element.attributes) {
    if (key == "href" || key.ends_with(":href")) return value;
  }
  return {};
}

std::string title_in(const Element& element) {
  std::string title;
  each_local(element, "titleinfo", [&](const Element& info) {
    if (!title.empty() || !attribute(info, "type").empty()) return;
    title = first_line(info, "nonsort");
    for (const char* part : {"title", "parttitle"}) {
      const std::string text = first_line(info, part);
      if (!text.empty()) title += (title.empty() ? "" : " ") + text;
    }
  });
  return title;
}

void read_mods_names(const Element& mods, WorkFacts& facts) {
  each_local(mods, "name", [&](const Element& name) {
    const Element* role = deep_local(name, "roleterm");
    const std::string code = role == nullptr ? "" : to_lower_ascii(line_text(*role));
    constexpr std::string_view kWriters[] = {"", "aut", "author", "cre", "creator", "autor"};
    if (!is_one_of(code, kWriters)) return;
    std::string shown = first_line(name, "displayform");
    if (shown.empty()) {
      std::string given;
      each_local(name, "namepart", [&](const Element& part) {
        std::string& to = attribute(part, "type") == "given" ? given : shown;
        if (attribute(part, "type") != "date" && attribute(part, "type") != "termsOfAddress")
          to += (to.empty() ? "" : " ") + line_text(part);
      });
      if (!given.empty()) shown = given + (shown.empty() ? "" : " " + shown);
    }
    add_value(facts.authors, shown);
  });
}

void read_mods(const Element& mods, WorkFacts& facts) {
  fill_if_empty(facts.title, title_in(mods));
  if (const Element* info = first_local(mods, "titleinfo"))
    fill_if_empty(facts.subtitle, first_line(*info, "subtitle"));
  each_local(mods, "relateditem", [&](const Element& related) {
    if (attribute(related, "type") == "host") fill_if_empty(facts.host, title_in(related));
  });
  for (const char* place : {"part", "origininfo"}) {
    each_local(mods, place, [&](const Element& in) {
      for (const char* name : {"date", "dateissued", "datecreated"})
        fill_if_empty(facts.date, first_line(in, name));
    });
  }
  if (const Element* term = deep_local(mods, "languageterm"))
    fill_if_empty(facts.language, language_tag(line_text(*term)));
  if (const Element* location = first_local(mods, "location"))
    fill_if_empty(facts.url, first_line(*location, "url"));
  if (const Element* record = deep_local(mods, "recordidentifier"))
    fill_if_empty(facts.id, line_text(*record));
  read_mods_names(mods, facts);
}

void read_dublin_core(const Element& core, WorkFacts& facts) {
  each_element(core, [&](const Element& e) {
    const std::string_view name = local_name(e);
    if (name == "title") fill_if_empty(facts.title, line_text(e));
    if (name == "date" || name == "issued") fill_if_empty(facts.date, line_text(e));
    if (name == "language") fill_if_empty(facts.language, language_tag(line_text(e)));
    if (name == "creator") add_value(facts.authors, line_text(e));
    if (name == "ispartof") fill_if_empty(facts.host, line_text(e));
  });
}

// What a division of the structure is.
enum class Division : std::uint8_t { container, work, issue, section, article, part };

Division division_of(std::string_view type) {
  struct Row {
    std::string_view type;
    Division division;
  };
  constexpr Row kRows[] = {{"newspaper", Division::work},
                           {"periodical", Division::work},
                           {"magazine", Division::work},
                           {"monograph", Division::work},
                           {"multivolumework", Division::work},
                           {"journal", Division::work},
                           {"volume", Division::container},
                           {"year", Division::container},
                           {"month", Division::container},
                           {"day", Division::issue},
                           {"issue", Division::issue},
                           {"newspaper_issue", Division::issue},
                           {"section", Division::section},
                           {"supplement", Division::section},
                           {"feuilleton", Division::section},
                           {"article", Division::article},
                           {"news_article", Division::article},
                           {"advertisement", Division::article},
                           {"advert", Division::article},
                           {"ad", Division::article},
                           {"announcement", Division::article},
                           {"obituary", Division::article},
                           {"death_notice", Division::article},
                           {"letter", Division::article},
                           {"editorial", Division::article},
                           {"review", Division::article},
                           {"chapter", Division::article},
                           {"interview", Division::article},
                           {"weather", Division::article},
                           {"serial", Division::article},
                           {"poem", Division::article},
                           {"shipping", Division::article},
                           {"picture_article", Division::article}};
  std::string lower = to_lower_ascii(type);
  std::replace(lower.begin(), lower.end(), ' ', '_');
  for (const Row& row : kRows) {
    if (row.type == lower) return row.division;
  }
  return Division::part;
}

// The role of the text below a division, if its type says so.
std::optional<BlockRole> role_of_type(std::string_view type) {
  struct Row {
    std::string_view type;
    BlockRole role;
  };
  constexpr Row kRows[] = {
      {"heading", BlockRole::heading},    {"headline", BlockRole::heading},
      {"title", BlockRole::heading},      {"main_title", BlockRole::heading},
      {"overline", BlockRole::kicker},    {"kicker", BlockRole::kicker},
      {"subtitle", BlockRole::subtitle},  {"subheadline", BlockRole::subtitle},
      {"author", BlockRole::byline},      {"byline", BlockRole::byline},
      {"caption", BlockRole::caption},    {"page_number", BlockRole::running},
      {"pagenumber", BlockRole::running}, {"running_title", BlockRole::running},
      {"header", BlockRole::running},     {"footer", BlockRole::running},
      {"body", BlockRole::body},          {"body_content", BlockRole::body},
      {"paragraph", BlockRole::body},     {"text", BlockRole::body},
      {"textblock", BlockRole::body},
  };
  std::string lower = to_lower_ascii(type);
  std::replace(lower.begin(), lower.end(), ' ', '_');
  for (const Row& row : kRows) {
    if (row.type == lower) return row.role;
  }
  return std::nullopt;
}

class MetsReader {
 public:
  explicit MetsReader(const Element& mets) : mets_(mets) {}

  MetsIssue read() {
    issue_.id = attribute(mets_, "objid");
    each_local(mets_, "dmdsec", [&](const Element& part) {
      descriptions_[std::string(attribute(part, "id"))] = &part;
    });
    each_local(mets_, "filesec", [&](const Element& files) { read_files(files, ""); });
    each_local(mets_, "structmap", [&](const Element& map) {
      const std::string type = to_lower_ascii(attribute(map, "type"));
      if (type == "physical") each_local(map, "div", [&](const Element& d) { read_pages(d); });
    });
    each_local(mets_, "structmap", [&](const Element& map) {
      const std::string type = to_lower_ascii(attribute(map, "type"));
      if (type != "physical")
        each_local(map, "div", [&](const Element& d) { read_logical(d, {}, 0); });
    });
    if (!has_issue_) fill_if_empty(issue_.facts.id, work_id_);
    fill_if_empty(issue_.facts.host, label_);
    if (issue_.facts.host.empty() && issue_.facts.title.empty())
      issue_.facts.title = attribute(mets_, "label");
    if (issue_.facts.date.empty()) issue_.facts.date = attribute(mets_, "label");
    return std::move(issue_);
  }

 private:
  void read_files(const Element& in, const std::string& use) {
    each_local(in, "filegrp", [&](const Element& group) {
      const std::string own = to_lower_ascii(attribute(group, "use"));
      read_files(group, own.empty() ? use : own);
    });
    each_local(in, "file", [&](const Element& file) {
      const Element* location = first_local(file, "flocat");
      if (location == nullptr) return;
      issue_.files[std::string(attribute(file, "id"))] = {
          std::string(link_of(*location)), to_lower_ascii(attribute(file, "mimetype")), use};
    });
  }

  void read_pages(const Element& division) {
    if (to_lower_ascii(attribute(division, "type")).find("page") != std::string::npos ||
        first_local(division, "fptr") != nullptr) {
      MetsPage page;
      for (const char* name : {"orderlabel", "label", "order"}) {
        if (page.label.empty()) page.label = trim(attribute(division, name));
      }
      each_element(division, [&](const Element& e) {
        const std::string_view name = local_name(e);
        if ((name == "fptr" || name == "area") && !attribute(e, "fileid").empty())
          page.files.emplace_back(attribute(e, "fileid"));
      });
      if (!page.files.empty()) {
        issue_.pages.push_back(std::move(page));
        return;
      }
    }
    each_local(division, "div", [&](const Element& d) { read_pages(d); });
  }

  [[nodiscard]] WorkFacts facts_of(const Element& division) const {
    WorkFacts facts;
    for (const std::string& id : split_list(attribute(division, "dmdid"), " ")) {
      const auto found = descriptions_.find(id);
      if (found == descriptions_.end()) continue;
      if (const Element* mods = deep_local(*found->second, "mods")) {
        read_mods(*mods, facts);
      } else {
        read_dublin_core(*found->second, facts);
      }
    }
    return facts;
  }

  void read_logical(const Element& division, const std::string& section, int depth) {
    const Division kind = division_of(attribute(division, "type"));
    const std::string label(trim(attribute(division, "label")));
    std::string inside = section;
    if (kind == Division::article) {
      add_article(division, label, section);
      return;
    }
    const WorkFacts facts = facts_of(division);
    if (kind == Division::section) {
      inside = facts.title.empty() ? label : facts.title;
    } else {
      add_facts(kind, facts, division, depth);
    }
    each_local(division, "div", [&](const Element& d) { read_logical(d, inside, depth + 1); });
  }

  void add_facts(Division kind, const WorkFacts& facts, const Element& division, int depth) {
    WorkFacts& issue = issue_.facts;
    // The outermost title is that of the newspaper.
    fill_if_empty(issue.host, facts.host);
    if (kind == Division::work || depth == 0) fill_if_empty(issue.host, facts.title);
    if (kind == Division::work) fill_if_empty(label_, std::string(attribute(division, "label")));
    if (!facts.date.empty()) issue.date = facts.date;
    if (kind == Division::issue && issue.date.empty()) {
      issue.date = attribute(division, "orderlabel");
      if (issue.date.empty()) issue.date = attribute(division, "label");
    }
    fill_if_empty(issue.language, facts.language);
    // The newspaper's identifier is the same in all issues.
    fill_if_empty(kind == Division::work ? work_id_ : issue.id, facts.id);
    has_issue_ = has_issue_ || kind == Division::issue || kind == Division::container;
  }

  void add_article(const Element& division, const std::string& label, const std::string& section) {
    MetsArticle article;
    article.id = attribute(division, "id");
    article.label = label;
    article.section = section;
    article.facts = facts_of(division);
    add_areas(division, BlockRole::body, article);
    if (!article.areas.empty()) issue_.articles.push_back(std::move(article));
  }

  static void add_areas(const Element& division, BlockRole role, MetsArticle& article) {
    if (local_name(division) == "div")
      role = role_of_type(attribute(division, "type")).value_or(role);
    for (const Element& c : division.children) {
      const std::string_view name = c.name.empty() ? std::string_view() : local_name(c);
      if (name == "div" || name == "fptr" || name == "seq" || name == "par") {
        if (name == "fptr" && !attribute(c, "fileid").empty())
          article.areas.push_back({std::string(attribute(c, "fileid")), {}, role});
        add_areas(c, role, article);
      } else if (name == "area") {
        article.areas.push_back(
            {std::string(attribute(c, "fileid")), std::string(attribute(c, "begin")), role});
      }
    }
  }

  const Element& mets_;
  MetsIssue issue_;
  std::string label_;  // of the newspaper in the structure
  std::string work_id_;
  bool has_issue_ = false;
  std::map<std::string, const Element*> descriptions_;
};

}  // namespace

MetsIssue read_mets(const Element& mets) { return MetsReader(mets).read(); }

bool is_page_text(const MetsFile& file) {
  constexpr std::string_view kUses[] = {"alto", "altogrp", "fulltext", "ocr", "text", "altofiles"};
  const bool xml = file.type.empty() || file.type.find("xml") != std::string::npos ||
                   file.type.find("html") != std::string::npos;
  return xml && (is_one_of(file.use, kUses) || file.use.find("alto") != std::string::npos ||
                 file.use.find("fulltext") != std::string::npos ||
                 file.use.find("ocr") != std::string::npos);
}

std::string language_tag(std::string_view code) {
  struct Row {
    std::string_view code, tag;
  };
  constexpr Row kRows[] = {{"ger", "de"}, {"deu", "de"}, {"eng", "en"}, {"fre", "fr"},
                           {"fra", "fr"}, {"ita", "it"}, {"lat", "la"}, {"dut", "nl"},
                           {"nld", "nl"}, {"pol", "pl"}, {"dan", "da"}, {"spa", "es"},
                           {"cze", "cs"}, {"ces", "cs"}, {"hun", "hu"}, {"ltz", "lb"}};
  const std::string lower = to_lower_ascii(trim(code));
  for (const Row& row : kRows) {
    if (row.code == lower) return std::string(row.tag);
  }
  return lower.size() == 2 || lower.find('-') == 2 ? std::string(trim(code)) : std::string();
}

}  // namespace nachlese::readers
