// Cuts objects out of a stream of JSON, wherever in it they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/formats/json_outline.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Counts braces outside strings, so that a broken record costs only itself; memory is bounded by
// the largest record.
class JsonCutter {
 public:
  // Every object at `path`, in lists or alone, is a record.
  JsonCutter(JsonPath path, const Record& origin, const RecordSink& sink)
      : path_(std::move(path)), origin_(origin), sink_(sink) {}

  // How many of the bytes were taken; where `pause` is true, it stops in front of an object at the
  // top that is not the first thing in `bytes`.
  std::size_t feed(std::string_view bytes, bool pause = false);
  // At the end of the input.
  void end();

  // True where the next object is one at the top or in a list there: another path may be chosen.
  [[nodiscard]] bool at_top() const;
  void choose(JsonPath path) { path_ = std::move(path); }
  void set_line(std::uint32_t line) { line_ = line; }

 private:
  struct Level {
    bool object = false;
    std::string key;     // of an object: the one whose value is being read
    bool value = false;  // of an object: behind the colon
  };

  [[nodiscard]] bool at_path() const;
  void outside(char c);
  void stray(char c);
  bool inside(char c);
  void open_record();
  void append(std::string_view bytes);
  void finish(bool cut_off);

  JsonPath path_;
  const Record& origin_;
  const RecordSink& sink_;
  Record record_;
  std::vector<Level> open_;  // around what is being read
  std::uint32_t line_ = 1;
  std::uint64_t records_ = 0;
  int depth_ = 0;  // of braces in the record
  int record_depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool too_long_ = false;
  bool junk_ = false;   // reported already
  bool ended_ = false;  // a list or object at the top has ended
  std::string string_;  // outside of records, at most kLongestKey bytes
};

}  // namespace nachlese::readers
