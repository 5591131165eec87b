// The JSON objects of news: which dialect an object is of, and the dialect of our own.
#include "indexer/readers/formats/json_records.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/formats/json_feed.hpp"
#include "indexer/readers/formats/json_ld.hpp"
#include "indexer/readers/formats/ninjs.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/text_repair.hpp"

namespace nachlese::readers {
namespace {

using Json = nlohmann::json;

// Fills an article straight from the parser's events, without a tree in between.
class ArticleEvents : public nlohmann::json_sax<Json> {
 public:
  ArticleEvents(const Record& record, Parsed& out) : record_(record), out_(out) {
    out_.article.emplace();
  }

  [[nodiscard]] const std::string& problem() const { return problem_; }

  bool null() override { return true; }
  bool boolean(bool) override { return wrong_type("true or false"); }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t&) override {
    return wrong_type("a number with a fraction");
  }
  bool binary(binary_t&) override { return wrong_type("binary data"); }

  bool string(string_t& value) override {
    if (depth_ == 0) return not_an_object();
    if (field_ == nullptr || depth_ > 2 || value.empty()) return true;
    filled_.push_back(field_);
    if (depth_ == 2) {
      (out_.article.value().*std::get<ListMember>(field_->member)).push_back(std::move(value));
    } else if (const std::string shown(truncate_utf8(value, kShownBytes));
               !set_value(std::move(value))) {
      out_.issues.push_back({Severity::warning, record_.place,
                             "field " + std::string(field_->name) + ": \"" + shown +
                                 "\" is no date; the article is taken without it"});
    }
    return true;
  }

  bool start_object(std::size_t) override {
    if (depth_ > 0) wrong_type("an object");
    if (depth_ == 1)
      field_ = nullptr;  // what is inside belongs to a field that is wrong or unknown
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    return true;
  }

  bool start_array(std::size_t) override {
    if (depth_ == 0) return not_an_object();
    if (field_ != nullptr && depth_ == 1 && std::holds_alternative<ListMember>(field_->member)) {
      (out_.article.value().*std::get<ListMember>(field_->member)).clear();
    } else {
      wrong_type("a list");
      field_ = nullptr;
    }
    ++depth_;
    return true;
  }
  bool end_array() override {
    --depth_;
    return true;
  }

  bool key(string_t& name) override {
    if (depth_ != 1) return true;
    field_ = find_field(name);
    by_another_name_ = field_ == nullptr;
    if (by_another_name_) {
      field_ = find_column(name, *record_.columns);
      if (field_ != nullptr && has_value(*field_)) field_ = nullptr;
    }
    if (field_ == nullptr) out_.unknown_fields.emplace_back(truncate_utf8(name, kShownBytes));
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
    problem_ = record_.cut_off ? "the file ends inside the record"
                               : "not valid JSON at byte " + std::to_string(position);
    return false;
  }

 private:
  static constexpr std::size_t kShownBytes = 60;

  bool number(std::string digits) {
    if (field_ != nullptr && depth_ == 1 &&
        (field_->name == "id" || std::holds_alternative<DateMember>(field_->member))) {
      return string(digits);
    }
    return wrong_type("a number");
  }

  [[nodiscard]] bool has_value(const ArticleField& field) const {
    return std::any_of(filled_.begin(), filled_.end(),
                       [&](const ArticleField* filled) { return filled->member == field.member; });
  }

  // Fields under our own names have dates as we write them.
  bool set_value(std::string value) {
    const auto* date = std::get_if<DateMember>(&field_->member);
    if (!by_another_name_ || date == nullptr)
      return set_field(*out_.article, *field_, std::move(value));
    auto& published = out_.article.value().**date;
    published = parse_loose_date(value);
    return published.has_value() || trim(value).empty();
  }

  // Only the first is kept. The rest of the record is still read, for its id.
  bool wrong_type(std::string_view what) {
    if (depth_ == 0) return not_an_object();
    if (by_another_name_) return true;  // then it means something else
    if (field_ != nullptr && problem_.empty())
      problem_ = "field " + std::string(field_->name) + " is " + std::string(what);
    return true;
  }

  bool not_an_object() {
    problem_ = "not a JSON object";
    return false;
  }

  const Record& record_;
  Parsed& out_;
  const ArticleField* field_ = nullptr;
  bool by_another_name_ =
      false;  // `field_` was found by a name that is not ours: ours wins over it
  std::vector<const ArticleField*> filled_;  // those that have a value
  int depth_ = 0;
  std::string problem_;
};

// Raw control characters are not allowed in JSON but happen; between values they are white space
// anyway.
void blank_control_characters(std::string& bytes) {
  for (char& c : bytes) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
}

// Fields may hold HTML. What is nothing but mark-up stays, rather than losing the article.
void take_out_markup(Article& article) {
  for (auto* line : {&article.kicker, &article.title, &article.subtitle}) {
    if (!has_markup(*line)) continue;
    if (std::string plain = line_of_html(*line); !plain.empty()) *line = std::move(plain);
  }
  for (auto* text : {&article.lead, &article.body}) {
    if (!has_markup(*text)) continue;
    Text plain = text_of_html(*text);
    if (!plain.body.empty()) *text = std::move(plain.body);
    for (auto& caption : plain.captions) article.captions.push_back(std::move(caption));
  }
}

// The fields of docs/FORMATS.md, by any of their names.
void parse_fields(const std::string& bytes, const Record& record, Parsed& out) {
  ArticleEvents events(record, out);
  Json::sax_parse(bytes, &events);
  if (events.problem().empty()) {
    take_out_markup(*out.article);
    return;
  }
  out.id = std::move(out.article->id);
  out.article.reset();
  out.issues.push_back({Severity::rejected, record.place, events.problem()});
}

bool has_type(std::string_view object) {
  return object.find("\"@type\"") != std::string_view::npos;
}

// A dialect of objects, told by what an object holds. One that may not take an object after all
// leaves it to the next.
struct Dialect {
  bool (*recognizes)(std::string_view object);
  bool (*parse)(const std::string& bytes, const Record& record, Parsed& out);
};

template <void (*kParse)(const std::string&, const Record&, Parsed&)>
bool always(const std::string& bytes, const Record& record, Parsed& out) {
  kParse(bytes, record, out);
  return true;
}

// In the order in which they are tried; the most particular first.
constexpr Dialect kDialects[] = {
    {is_json_feed_item, always<parse_json_feed_item>},
    {is_ninjs, always<parse_ninjs>},
    {has_type, [](const std::string& bytes, const Record& record,
                  Parsed& out) { return fill_from_json_ld(bytes, record, out); }},
    {[](std::string_view) { return true; }, always<parse_fields>},
};

}  // namespace

void parse_json(const Record& record, Parsed& out) {
  std::string bytes = record.bytes;
  repair_text(bytes, record.place, out.issues);
  blank_control_characters(bytes);
  for (const Dialect& dialect : kDialects) {
    if (dialect.recognizes(bytes) && dialect.parse(bytes, record, out)) return;
  }
}

}  // namespace nachlese::readers
