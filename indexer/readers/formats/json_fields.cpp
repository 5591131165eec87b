#include "indexer/readers/formats/json_fields.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "core/base/work_limit.hpp"
#include "indexer/readers/formats/json_blocks.hpp"
#include "indexer/readers/formats/json_leaves.hpp"
#include "indexer/readers/formats/json_outline.hpp"
#include "indexer/readers/formats/json_paths.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/publication.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kShownBytes = 60;

// Objects around what is the article, besides those that are found by what they hold.
constexpr std::string_view kOutsideIds[] = {"id", "_id", "uuid", "nid", "guid", "_id.$oid", "url"};

// The paths that the source or the command line names, and what each is: fields of an article, or
// what says whether it is public. One may be several.
using Told = std::multimap<std::string, std::string>;

Told told_paths(const Record& record) {
  Told told;
  const auto add = [&](std::string path, const std::string& name) {
    for (std::size_t at = path.find("[]"); at != std::string::npos; at = path.find("[]"))
      path.erase(at, 2);
    if (path.starts_with("$.")) path.erase(0, 2);
    told.emplace(std::move(path), name);
  };
  for (const auto& [path, field] : *record.columns) add(path, field);
  if (record.rules == nullptr) return told;
  for (const auto& [field, path] : record.rules->map.fields) add(column_key(path), field);
  return told;
}

// One field for each of them.
ColumnMap told_fields(const Told& paths) {
  ColumnMap told;
  for (const auto& [path, name] : paths) {
    std::string& field = told[path];
    if (field.empty() || find_field(name) != nullptr) field = name;
  }
  return told;
}

class FieldsOfJson {
 public:
  FieldsOfJson(const JsonLeaves& leaves, const Record& record, Parsed& out)
      : leaves_(leaves.leaves),
        groups_(leaves.groups),
        record_(record),
        out_(out),
        told_paths_(told_paths(record)),
        told_(told_fields(told_paths_)) {
    for (const auto& leaf : leaves_) paths_.push_back(column_key(leaf.path));
    for (std::size_t i = 0; i < leaves_.size(); ++i) plain_ = plain_ || says_plain(i);
    prefix_ = told_prefix();
    const bool mapped = record.rules != nullptr && !record.rules->map.fields.empty();
    if (prefix_.empty() && !mapped && !has_text("")) prefix_ = found_prefix();
  }

  void fill() {
    for (std::size_t i = 0; i < leaves_.size(); ++i) take(i);
    for (const auto& [name, choice] : choices_) set(*find_field(name), choice);
    for (const auto& [group, name] : parts_of_names_) {
      if (choices_.find("authors") == choices_.end()) add_people(*out_.article, name);
    }
    report_unknown();
    publication_.decide(record_, out_);
  }

 private:
  struct Choice {
    int rank = 0;
    std::string top;  // values of one name only are put together
    std::vector<const JsonLeaf*> leaves;
    int last = 0;  // the rank of the last of them
  };

  // As `nachlese export` says that what looks like HTML is text.
  [[nodiscard]] bool says_plain(std::size_t i) const {
    return paths_[i] == "texts" && leaves_[i].value == "plain";
  }
  [[nodiscard]] bool is_marked_up(std::string_view text) const {
    return !plain_ && has_markup(text);
  }

  [[nodiscard]] std::string told_prefix() const {
    if (record_.rules == nullptr) return {};
    const std::string inside = column_key(parse_record_path(record_.rules->map.records).inside);
    const std::string prefix = inside.empty() ? "" : inside + ".";
    // The cutter may have taken what is inside already.
    return std::any_of(paths_.begin(), paths_.end(),
                       [&](const std::string& path) { return path.starts_with(prefix); })
               ? prefix
               : "";
  }

  // What the value is, seen from behind the prefix.
  [[nodiscard]] PathMeaning find_in(std::size_t i, std::size_t prefix) const {
    // A path may be told from the top, too.
    if (const auto whole = told_.find(paths_[i]); whole != told_.end())
      return {find_field(whole->second), 0};
    const std::string_view written = leaves_[i].path;
    return find_by_path(std::string_view(paths_[i]).substr(prefix),
                        written.substr(std::min(prefix, written.size())), told_);
  }

  // Whether what follows the prefix has a title or a text.
  [[nodiscard]] bool has_text(std::string_view prefix) const {
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      WorkLimit::check();
      if (!paths_[i].starts_with(prefix) || leaves_[i].value.empty() ||
          (leaves_[i].kind != JsonKind::text && leaves_[i].kind != JsonKind::number))
        continue;
      // What is told from the top says nothing about where the rest is.
      const bool told = told_.find(paths_[i]) != told_.end();
      if (told && paths_[i].find('.') != std::string::npos) continue;
      const PathMeaning found = find_in(i, prefix.size());
      if (found.field != nullptr && is_text(*found.field) && found.field->name != "kicker")
        return true;
    }
    return false;
  }

  // The object inside that is the article: the outermost with a text.
  [[nodiscard]] std::string found_prefix() const {
    std::vector<std::string> prefixes;
    for (const auto& path : paths_) {
      std::size_t dot = path.find('.');
      for (int depth = 0; depth < 3 && dot != std::string::npos;
           ++depth, dot = path.find('.', dot + 1)) {
        std::string prefix = path.substr(0, dot + 1);
        if (std::find(prefixes.begin(), prefixes.end(), prefix) == prefixes.end())
          prefixes.push_back(std::move(prefix));
      }
      if (prefixes.size() > kMostPrefixes) break;
    }
    std::stable_sort(prefixes.begin(), prefixes.end(), [](const auto& a, const auto& b) {
      return std::count(a.begin(), a.end(), '.') < std::count(b.begin(), b.end(), '.');
    });
    const auto fits = std::find_if(prefixes.begin(), prefixes.end(),
                                   [&](const std::string& prefix) { return has_text(prefix); });
    return fits == prefixes.end() ? std::string() : *fits;
  }

  void take(std::size_t i) {
    const JsonLeaf& leaf = leaves_[i];
    if (says_plain(i) || take_told(i)) return;
    if (!paths_[i].starts_with(prefix_)) {
      take_outside(i);
      return;
    }
    const std::string_view path = std::string_view(paths_[i]).substr(prefix_.size());
    const std::string top(path.substr(0, path.find('.')));
    PathMeaning found = find_in(i, prefix_.size());
    if (found.field == nullptr && leaf.in_list) found = find_piece(path, told_);
    if (found.rank > 0 || found.field == nullptr) {
      const std::string_view asked = path == top ? path : told_inside(path);
      const bool asks = !asked.empty() && leaf.kind != JsonKind::empty;
      const bool date =
          found.field != nullptr && std::holds_alternative<DateMember>(found.field->member);
      if (asks && publication_.take(asked, leaf.value) &&
          (found.field == nullptr || date || leaf.kind == JsonKind::truth))
        return;
    }
    if (found.field == nullptr) {
      if (!part_of_name(path, leaf)) note_unknown(i, top);
      return;
    }
    known_.push_back(top);
    if (leaf.kind == JsonKind::empty || leaf.value.empty() ||
        !fits(*found.field, leaf, found.rank, top))
      return;
    add_choice(found, top, leaf);
  }

  // Takes the value for all that its path, from the top or from the article on, is told to be.
  bool take_told(std::size_t i) {
    if (told_paths_.empty()) return false;
    const std::string& whole = paths_[i];
    auto [at, end] = told_paths_.equal_range(whole);
    const bool inside = at == end && whole.starts_with(prefix_);
    if (inside) std::tie(at, end) = told_paths_.equal_range(whole.substr(prefix_.size()));
    if (at == end) return false;
    const std::size_t start = inside ? prefix_.size() : 0;
    const std::string top = whole.substr(start, whole.find('.', start) - start);
    known_.push_back(top);
    for (; at != end; ++at) take_as(at->second, top, leaves_[i]);
    return true;
  }

  void take_as(const std::string& name, const std::string& top, const JsonLeaf& leaf) {
    if (leaf.kind == JsonKind::empty || leaf.value.empty()) return;
    const ArticleField* field = find_field(name);
    const bool asked = field == nullptr || leaf.kind == JsonKind::truth;
    if (asked && publication_.take(name, leaf.value)) return;
    if (field != nullptr && fits(*field, leaf, 0, top)) add_choice({field, 0}, top, leaf);
  }

  // Around the article stand at most its id and address.
  void take_outside(std::size_t i) {
    if (!is_one_of(paths_[i], kOutsideIds)) return;
    const std::string_view top = std::string_view(paths_[i]).substr(0, paths_[i].find('.'));
    add_choice({find_column(top, told_), kWeakName * 2}, std::string(top), leaves_[i]);
  }

  void add_choice(const PathMeaning& found, const std::string& top, const JsonLeaf& leaf) {
    const std::string name(found.field->name == "author" ? "authors"
                           : found.field->name == "tags" ? "keywords"
                           : found.field->name == "date" ? "published"
                                                         : found.field->name);
    auto [at, first] = choices_.try_emplace(name);
    Choice& choice = at->second;
    const bool long_text = name == "body" || name == "lead";
    if (!first && long_text && leaf.in_list && top == choice.top &&
        may_mix(found.rank, choice.rank) && choice.leaves.back()->in_list) {
      add_paragraph(choice, found.rank, leaf);
      return;
    }
    if (first || found.rank < choice.rank) choice = {found.rank, top, {}, found.rank};
    if (found.rank == choice.rank && top == choice.top) choice.leaves.push_back(&leaf);
  }

  // A list may have paragraphs as strings and as objects of several kinds; of one object the best
  // value counts.
  static void add_paragraph(Choice& choice, int rank, const JsonLeaf& leaf) {
    auto& leaves = choice.leaves;
    const bool same = leaves.back()->group == leaf.group;
    if (same && rank > choice.last) return;
    while (same && rank < choice.last && !leaves.empty() && leaves.back()->group == leaf.group)
      leaves.pop_back();
    leaves.push_back(&leaf);
    choice.rank = std::min(choice.rank, rank);
    choice.last = rank;
  }

  // A value of a type that the field cannot have costs the field.
  bool fits(const ArticleField& field, const JsonLeaf& leaf, int rank, const std::string& top) {
    const bool text = leaf.kind == JsonKind::text;
    const bool number = leaf.kind == JsonKind::number;
    const bool list = std::holds_alternative<ListMember>(field.member);
    const bool long_text = field.name == "body" || field.name == "lead";
    if (text || (number && !list && !long_text) || (number && rank == 0)) return true;
    if (rank >= kOtherName || (list && number)) {  // then it means something else
      note(top);
      return false;
    }
    out_.issues.push_back({Severity::warning, record_.place,
                           "field " + std::string(field.name) + " is " +
                               (number ? "a number" : "true or false") +
                               "; the article is taken without it"});
    return false;
  }

  // {"first_name": "Erika", "last_name": "Muster"} among the authors.
  bool part_of_name(std::string_view path, const JsonLeaf& leaf) {
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos || leaf.kind != JsonKind::text) return false;
    const ArticleField* field = find_column(path.substr(0, path.find('.')), told_);
    if (field == nullptr || (field->name != "authors" && field->name != "author")) return false;
    constexpr std::string_view kParts[] = {"first_name", "firstname", "vorname",    "givenname",
                                           "last_name",  "lastname",  "nachname",   "familyname",
                                           "given_name", "surname",   "family_name"};
    if (!is_one_of(path.substr(dot + 1), kParts)) return false;
    std::string& name = parts_of_names_[leaf.group];
    name += (name.empty() ? "" : " ") + leaf.value;
    return true;
  }

  void set(const ArticleField& field, const Choice& choice) {
    Article& article = *out_.article;
    if (const auto* list = std::get_if<ListMember>(&field.member)) {
      set_list(article, article.**list, field, choice);
    } else if (const auto* date = std::get_if<DateMember>(&field.member)) {
      set_date(article.**date, choice.leaves.front()->value, record_, out_);
    } else if (field.name == "body" || field.name == "lead") {
      set_text(article.**std::get_if<TextMember>(&field.member), choice);
    } else {
      std::string value = choice.leaves.front()->value;
      if (is_text(field) && is_marked_up(value)) {
        // What is nothing but mark-up stays, rather than losing the article.
        if (std::string plain = line_of_html(value); !plain.empty()) value = std::move(plain);
      }
      article.**std::get_if<TextMember>(&field.member) = std::move(value);
    }
  }

  void set_list(Article& article, std::vector<std::string>& values, const ArticleField& field,
                const Choice& choice) {
    const bool alone = choice.leaves.size() == 1 && !choice.leaves.front()->in_list;
    for (const JsonLeaf* leaf : choice.leaves) {
      if (field.name == "keywords" && alone) {
        for (auto& word : split_list(leaf->value, ",;")) add_value(values, std::move(word));
      } else if (field.name == "authors" && choice.rank >= kOtherName) {
        add_people(article, leaf->value);
      } else {
        add_value(values, is_marked_up(leaf->value) ? line_of_html(leaf->value) : leaf->value);
      }
    }
  }

  // The elements of a list are paragraphs.
  void set_text(std::string& text, const Choice& choice) {
    const JsonLeaf* before = nullptr;
    for (const JsonLeaf* leaf : choice.leaves) {
      std::string part = leaf->value;
      const bool goes_on = before != nullptr && in_one_paragraph(*before, *leaf, groups_);
      before = leaf;
      if (goes_on) {
        text += part;
        continue;
      }
      if (is_marked_up(part)) {
        Text plain = text_of_html(part);
        if (!plain.body.empty()) part = std::move(plain.body);
        for (auto& caption : plain.captions) add_value(out_.article->captions, std::move(caption));
      }
      if (!text.empty() && !part.empty()) text += "\n\n";
      text += part;
    }
  }

  // Not too deep inside, and no small print.
  static bool may_be_text(std::string_view path) {
    constexpr std::string_view kOthers[] = {"rights", "copyright", "license",   "terms",
                                            "usage",  "legal",     "disclaimer"};
    return std::count(path.begin(), path.end(), '.') < 6 &&
           std::none_of(std::begin(kOthers), std::end(kOthers), [&](std::string_view other) {
             return path.find(other) != std::string_view::npos;
           });
  }

  void note_unknown(std::size_t i, const std::string& top) {
    if (leaves_[i].kind == JsonKind::text && leaves_[i].value.size() > longest_.size() &&
        may_be_text(paths_[i])) {
      longest_ = leaves_[i].value;
      longest_path_ = paths_[i];
    }
    const std::string& whole = leaves_[i].path;
    const std::size_t start = std::min(prefix_.size(), whole.size());
    (void)top;
    note(whole.substr(start, whole.find('.', start) - start));
  }

  void note(const std::string& name) {
    if (std::find(unknown_.begin(), unknown_.end(), name) == unknown_.end() &&
        unknown_.size() < kMostUnknown)
      unknown_.push_back(name);
  }

  void report_unknown() {
    for (const auto& name : unknown_) {
      if (std::find(known_.begin(), known_.end(), column_key(name)) == known_.end())
        out_.unknown_fields.emplace_back(truncate_utf8(name, kShownBytes));
    }
    const Article& article = *out_.article;
    constexpr std::size_t kLong = 100;
    if (!article.title.empty() && article.body.empty() && article.lead.empty() &&
        longest_.size() >= kLong) {
      out_.issues.push_back({Severity::warning, record_.place,
                             "no text was found, but " +
                                 std::string(truncate_utf8(longest_path_, kShownBytes)) +
                                 " holds " + std::to_string(longest_.size()) +
                                 " bytes; if that is the text, say --column NAME=body"});
    }
  }

  static constexpr std::size_t kMostPrefixes = 200;
  static constexpr std::size_t kMostUnknown = 200;

  const std::vector<JsonLeaf>& leaves_;
  const std::vector<JsonGroup>& groups_;
  const Record& record_;
  Parsed& out_;
  Told told_paths_;
  ColumnMap told_;
  std::vector<std::string> paths_;  // of the leaves, as column_key() writes them
  std::string prefix_;              // of what is the article, with its dot
  bool plain_ = false;              // texts are no HTML
  std::map<std::string, Choice> choices_;
  std::map<std::uint32_t, std::string> parts_of_names_;
  Publication publication_;
  std::vector<std::string> known_;
  std::vector<std::string> unknown_;
  std::string longest_, longest_path_;
};

}  // namespace

void parse_json_fields(const std::string& bytes, const Record& record, Parsed& out) {
  const JsonLeaves leaves = read_json_leaves(bytes);
  out.article.emplace();
  const std::size_t issues = out.issues.size();
  if (leaves.too_many) {
    out.issues.push_back({Severity::warning, record.place,
                          "more than " + std::to_string(kMostLeaves) +
                              " values in one object; the rest is not read"});
  }
  FieldsOfJson(leaves, record, out).fill();
  if (leaves.problem.empty()) return;
  if (out.article) out.id = std::move(out.article->id);
  out.article.reset();
  out.withdrawn = false;
  out.issues.resize(issues);
  out.unknown_fields.clear();
  out.issues.push_back(
      {Severity::rejected, record.place,
       record.cut_off && leaves.ends_early ? "the file ends inside the record" : leaves.problem});
}

}  // namespace nachlese::readers
