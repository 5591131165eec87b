#include "indexer/readers/formats/json_scan.hpp"

#include <random>
#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace nachlese::readers;

namespace {

// What was called, in words; stops at event number `most`.
class Recorder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Recorder(std::size_t most) : most_(most) {}

  bool null() override { return add("null"); }
  bool boolean(bool value) override { return add(value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return add("n" + std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    return add("n" + std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& digits) override { return add("f" + digits); }
  bool string(string_t& value) override { return add("s" + value); }
  bool binary(binary_t&) override { return add("binary"); }
  bool start_object(std::size_t size) override { return add("{" + std::to_string(size)); }
  bool key(string_t& name) override { return add("k" + name); }
  bool end_object() override { return add("}"); }
  bool start_array(std::size_t size) override { return add("[" + std::to_string(size)); }
  bool end_array() override { return add("]"); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
    return add("error") && false;
  }

  std::vector<std::string> events;

 private:
  bool add(std::string event) {
    events.push_back(std::move(event));
    return events.size() < most_;
  }

  std::size_t most_;
};

bool scans_alike(const std::string& text, std::size_t most = 1000) {
  Recorder own(most);
  if (!scan_json(text, own)) return false;
  Recorder library(most);
  nlohmann::json::sax_parse(text, &library);
  CHECK(own.events == library.events);
  return true;
}

const std::string kArticle =
    R"( {"id":"dpa:1","title":"\"Ja\"\u2013\ud83d\ude00\/","n":[0,-7,123456789012345678],)"
    "\r\n\t"
    R"("x" : {"":null,"a":[true,false,[],{}]},"body":"Ärger\n\tund\b\f\r\\ mehr\u0000"} )";

}  // namespace

TEST_CASE("usual JSON is scanned with the events of the library") {
  CHECK(scans_alike(kArticle));
  for (const char* text : {"[]", "{}", "1", "-0", "18446744073709551615", "-9223372036854775808",
                           "\"a\"", "null", " [ [ ] , { \"a\" : 1, \"a\" : 2 } ] "})
    CHECK(scans_alike(text));
  for (std::size_t most = 1; most < 40; ++most) CHECK(scans_alike(kArticle, most));
}

TEST_CASE("deep and long JSON is left to the library") {
  CHECK_FALSE(scans_alike(std::string(5000, '[') + std::string(5000, ']')));
  CHECK_FALSE(scans_alike('"' + std::string(2'000'000, 'a') + '"'));
}

TEST_CASE("what is unusual or no JSON is left to the library") {
  for (const char* text :
       {"",        " ",           "{",           "[1,]",        "[,1]",
        "{,}",     "{\"a\":1,}",  "{\"a\"}",     "{1:2}",       "[1 2]",
        "[1]]",    "[1] x",       "01",          "-",           "1.5",
        "1e3",     "nul",         "truefalse",   "\"a",         "\"\n\"",
        "\"\\x\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"",
        "{]",      "[}"}) {
    INFO(text);
    CHECK_FALSE(scans_alike(text));
  }
}

TEST_CASE("whatever is scanned has the events of the library") {
  std::mt19937 random(4711);
  const std::string letters = "{}[]\",:\\u0129-eE.ntfal \n";
  for (int i = 0; i < 20'000; ++i) {
    std::string text = kArticle;
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % text.size();
      const char letter = letters[random() % letters.size()];
      if (static_cast<signed char>(text[at]) < 0) continue;  // stays UTF-8
      switch (random() % 3) {
        case 0: text.erase(at, 1); break;
        case 1: text.insert(at, 1, letter); break;
        default: text[at] = letter;
      }
    }
    (void)scans_alike(text);
  }
}
