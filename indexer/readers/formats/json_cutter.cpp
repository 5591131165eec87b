#include "indexer/readers/formats/json_cutter.hpp"

#include <algorithm>

#include "indexer/readers/record/format.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kLongestKey = 256;
constexpr std::size_t kDeepest = 100;

}  // namespace

bool JsonCutter::at_top() const {
  return depth_ == 0 && !in_string_ &&
         std::none_of(open_.begin(), open_.end(), [](const Level& level) { return level.object; });
}

std::size_t JsonCutter::feed(std::string_view bytes, bool pause) {
  std::size_t start = 0;  // of what belongs to the open record
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (pause && at > 0 && c == '{' && at_top()) return at;
    if (c == '\n') ++line_;
    if (depth_ == 0) {
      outside(c);
      if (depth_ > 0) start = at;
    } else if (inside(c)) {
      append(bytes.substr(start, at + 1 - start));
      finish(false);
    }
  }
  if (depth_ > 0) append(bytes.substr(start));
  return bytes.size();
}

void JsonCutter::end() {
  if (depth_ > 0) finish(true);
  if (open_.empty()) return;
  sink_.issue({Severity::warning, {origin_.place.file, line_}, "the JSON ends too early"});
}

// The keys around are those of the path.
bool JsonCutter::at_path() const {
  std::size_t keys = 0;
  for (const Level& level : open_) {
    if (!level.object) continue;
    if (keys >= path_.size() || (path_[keys] != kAnyKey && level.key != path_[keys])) return false;
    ++keys;
  }
  return keys == path_.size();
}

void JsonCutter::outside(char c) {
  if (in_string_) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
      if (!open_.empty() && open_.back().object && !open_.back().value) open_.back().key = string_;
      return;
    }
    if (string_.size() < kLongestKey) string_ += c;
    return;
  }
  switch (c) {
    case '{':
      if (at_path()) {
        open_record();
      } else {
        if (open_.size() == kDeepest) throw ReadError("its objects nest too deep");
        open_.push_back({true, {}, false});
      }
      return;
    case '[':
      if (open_.size() == kDeepest) throw ReadError("its lists nest too deep");
      open_.push_back({});
      return;
    case '}':
    case ']':
      if (!open_.empty()) open_.pop_back();
      ended_ = ended_ || open_.empty();
      junk_ = false;
      return;
    case ':':
      if (!open_.empty()) open_.back().value = true;
      return;
    case ',':
      if (!open_.empty()) open_.back().value = false;
      junk_ = false;
      return;
    case ' ':
    case '\t':
    case '\r':
    case '\n': return;
    default: stray(c);
  }
}

// Where a record should be there is something else.
void JsonCutter::stray(char c) {
  if (c == '"') {
    in_string_ = true;
    string_.clear();
  }
  const bool in_object = !open_.empty() && open_.back().object;
  if (junk_ || in_object || !at_path()) return;
  if (open_.empty() && (c == ')' || c == ';' || c == '\x1E' || c == '\0')) return;
  junk_ = true;
  const bool behind = open_.empty() && (records_ > 0 || ended_);
  sink_.issue(
      {behind ? Severity::warning : Severity::rejected,
       {origin_.place.file, line_},
       behind ? "what stands behind the end of the list is no JSON object" : "not a JSON object"});
}

void JsonCutter::open_record() {
  record_ = origin_;
  record_.place.line = line_;
  record_.file_id.clear();
  depth_ = 1;
  too_long_ = false;
  junk_ = false;
}

// True at the end of the record.
bool JsonCutter::inside(char c) {
  if (escaped_) {
    escaped_ = false;
  } else if (in_string_) {
    escaped_ = c == '\\';
    in_string_ = c != '"';
  } else if (c == '"') {
    in_string_ = true;
  } else if (c == '{') {
    ++depth_;
  } else if (c == '}') {
    return --depth_ == 0;
  }
  return false;
}

void JsonCutter::append(std::string_view bytes) {
  too_long_ = too_long_ || record_.bytes.size() + bytes.size() > kMaxRecordBytes;
  if (too_long_) {
    std::string().swap(record_.bytes);
  } else {
    record_.bytes += bytes;
  }
}

void JsonCutter::finish(bool cut_off) {
  depth_ = 0;
  in_string_ = escaped_ = false;
  record_.cut_off = cut_off;
  ++records_;
  if (too_long_) {
    sink_.issue({Severity::rejected, record_.place,
                 "the object is larger than " + std::to_string(kMaxRecordBytes >> 20U) + " MiB"});
  } else {
    sink_.record(std::move(record_));
  }
}

}  // namespace nachlese::readers
