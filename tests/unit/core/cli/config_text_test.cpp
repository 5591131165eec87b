#include "core/cli/config_text.hpp"

#include "core/base/error.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::cli;

namespace {

std::string refusal(const std::string& text) {
  try {
    refuse_broken_sections(plain_config(text));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("comments in a config file end with their line, and begin outside of quotes") {
  CHECK(plain_config("# one\n[a.b]  # two\nc = \"#1\"  # three\nd = 'x # y'\ne = f#g\n") ==
        "\n[a.b]  \nc = \"#1\"  \nd = 'x # y'\ne = f#g\n");
  CHECK(plain_config("a = \"\\\"#\" # b\n#") == "a = \"\\\"#\" \n");
  CHECK(plain_config("a = \"b\"# c\nd = [1,# e\n2]#f\n") == "a = \"b\"\nd = [1, 2]\n\n");
}

TEST_CASE("a mark of byte order is no part of a config file") {
  CHECK(plain_config("\xEF\xBB\xBF[a]\n") == "[a]\n");
  CHECK(plain_config("\xEF\xBB\xBF") == "");
}

TEST_CASE("lists over several lines become one, and lines keep their numbers") {
  CHECK(plain_config("a = [\n  \"s1\",\n  \"s2\",  # the last\n]\nb = 1\n") ==
        "a = [   \"s1\",   \"s2\"]\n\n\n\nb = 1\n");
  CHECK(plain_config("a = [\r\n'x]' ,\r\n\r\n'[y'\r\n]\r\n[b]\r\n") ==
        "a = [\r 'x]',\r \r '[y']\r\n\n\n\n\n[b]\r\n");
  CHECK(plain_config("a = []\nb = [ \"c\" , \"d\" ]") == "a = []\nb = [ \"c\", \"d\"]");
  CHECK(plain_config("a = [[1, 2],\n[3]]\n") == "a = [[1, 2], [3]]\n\n");
}

TEST_CASE("what CLI11 would misread is refused with its line") {
  struct Case {
    const char* text;
    const char* says;
  };
  const Case cases[] = {
      {"\narchive=\"arch\n", "a quotation mark without its partner in line 2: archive=\"arch"},
      {"a = 'b\n", "a quotation mark without its partner in line 1: a = 'b"},
      {"a = b\"\n", "a quotation mark without its partner in line 1: a = b\""},
      {"a = \"b\\\"\n", "a quotation mark without its partner in line 1"},
      {"a = [\"b\",\n\"c]\n", "a quotation mark without its partner in line 2: \"c]"},
      {"[source.\"a]\n", "a quotation mark without its partner in line 1"},
      {"a = \"b\"c\n", "something behind the end of a value in line 1: a = \"b\"c"},
      {"a = \"\"\"b\"\"\"\n", "something behind the end of a value in line 1"},
      {"a = [\"b\" \"c\"]\n", "a list without its end in line 1: a = [\"b\" \"c\"]"},
      {"a = [\"b\"] c\n[d]\ne = [\"f\"]\n", "something behind the end of a value in line 1"},
      {"\na = [\n\"b\"\n[c]\nd = 1\n", "a list without its end in line 2: a = ["},
      {"a = [\"b\"\n[c]\n", "a list without its end in line 1: a = [\"b\""},
      {"[a\n", "a section without its end in line 1: [a"},
      {"[a] b\n", "a section without its end in line 1: [a] b"},
      {"[source.a]\nx = 1\n\n[source.a]\n", "[source.a] in line 1 and again in line 4."},
      {"[source.\"a\"]\n[ source.a ]\n", "[source.a] in line 1 and again in line 2."},
      {"[[a]]\n[[a]]\n", "[a] in line 1 and again in line 2."},
      {"[a]\np = [\n1]\nq = 2\np = 3\n", "[a] p in line 2 and again in line 5."},
      {"p = 1\n\"p\" = 1\n", "p in line 1 and again in line 2."},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const std::string told = refusal(c.text);
    INFO(told);
    CHECK(told.find(c.says) != std::string::npos);
  }
}

TEST_CASE("what TOML allows, and bare words, are read as before") {
  for (const char* text :
       {"[a]\nx = 1\n[b]\nx = 1\n[a.b]\nx = 1\n", "a = Peter's\nb = 'x\"y'\nc = \"x'y\"\n",
        "a = \"C:\\\\\"\nb = \"\\\\\"\n", "\"a b\" = 1\n'c'.d = 2\n[e.\"f\"]\n",
        "a = \"b\", \"c\"\n", "a = b c\n", "quiet\n", "a = \"\"\n", "a = [\"x\"]   \n",
        "\t[a]\t\r\nb=1\r\n"}) {
    INFO(text);
    CHECK(refusal(text).empty());
  }
}
