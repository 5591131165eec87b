#include "indexer/readers/formats/json_leaves.hpp"

#include <nlohmann/json.hpp>

#include "core/base/utf8.hpp"
#include "indexer/readers/formats/json_scan.hpp"

namespace nachlese::readers {
namespace {

using Json = nlohmann::json;

// Straight from the parser's events, without a tree in between.
class Events : public nlohmann::json_sax<Json> {
 public:
  Events(JsonLeaves& out, std::size_t size) : out_(out), size_(size) {}

  bool null() override { return add({}, JsonKind::empty); }
  bool boolean(bool value) override { return add(value ? "true" : "false", JsonKind::truth); }
  bool number_integer(number_integer_t value) override {
    return add(std::to_string(value), JsonKind::number);
  }
  bool number_unsigned(number_unsigned_t value) override {
    return add(std::to_string(value), JsonKind::number);
  }
  bool number_float(number_float_t, const string_t& digits) override {
    return add(digits, JsonKind::number);
  }
  bool binary(binary_t&) override { return true; }
  bool string(string_t& value) override { return add(std::move(value), JsonKind::text); }

  bool start_object(std::size_t) override {
    if (levels_.empty() && started_) return false;
    started_ = true;
    if (levels_.size() >= kDeepestLevel) return too_deep();
    const bool in_list = !levels_.empty() && (levels_.back().list || levels_.back().in_list);
    const std::uint32_t parent = levels_.empty() ? 0 : levels_.back().group;
    levels_.push_back({path_.size(), false, in_list, new_group(parent)});
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override {
    if (levels_.empty()) return not_an_object();
    if (levels_.size() >= kDeepestLevel) return too_deep();
    levels_.push_back({path_.size(), true, true, levels_.back().group});
    return true;
  }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    path_.resize(levels_.back().length);
    if (!path_.empty()) path_ += '.';
    path_ += name;
    // Every value has its path: a long one would be there as often.
    path_.resize(truncate_utf8(path_, kLongestPath).size());
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
    out_.ends_early = position > size_;
    if (out_.problem.empty()) out_.problem = "not valid JSON at byte " + std::to_string(position);
    return false;
  }

 private:
  static constexpr std::size_t kDeepestLevel = 1000;
  static constexpr std::size_t kLongestPath = 500;

  struct Level {
    std::size_t length = 0;  // of the path around it
    bool list = false;
    bool in_list = false;
    std::uint32_t group = 0;
  };

  // Objects without values take memory, too.
  std::uint32_t new_group(std::uint32_t parent) {
    if (groups_ >= kMostLeaves) {
      out_.too_many = true;
      return parent;
    }
    out_.groups.resize(++groups_ + 1);
    out_.groups[groups_].parent = parent;
    return groups_;
  }

  bool close() {
    path_.resize(levels_.back().length);
    levels_.pop_back();
    return true;
  }

  bool add(std::string value, JsonKind kind) {
    if (levels_.empty()) return not_an_object();
    if (out_.leaves.size() >= kMostLeaves) {
      out_.too_many = true;
    } else {
      const Level& level = levels_.back();
      if (kind == JsonKind::text && !level.list && names_type()) {
        out_.groups[level.group].type = value;
      }
      out_.leaves.push_back(
          {path_, std::move(value), kind, level.group, level.list || level.in_list});
    }
    return true;
  }

  [[nodiscard]] bool names_type() const {
    const std::string_view key =
        std::string_view(path_).substr(path_.find_last_of('.') + 1);  // npos + 1 is 0
    return key == "type" || key == "_type" || key == "nodeType";
  }

  bool too_deep() {
    out_.problem = "nested more than " + std::to_string(kDeepestLevel) + " deep";
    return false;
  }

  bool not_an_object() {
    out_.problem = "not a JSON object";
    return false;
  }

  JsonLeaves& out_;
  std::size_t size_;  // of the text
  std::string path_;
  std::vector<Level> levels_;
  std::uint32_t groups_ = 0;
  bool started_ = false;
};

}  // namespace

JsonLeaves read_json_leaves(std::string_view bytes) {
  JsonLeaves out;
  Events events(out, bytes.size());
  if (!scan_json(bytes, events)) Json::sax_parse(bytes, &events);
  return out;
}

}  // namespace nachlese::readers
