// Texts that editors store as trees, and JSON that is nearly JSON Lines.
#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;

TEST_CASE("texts of blocks and nodes keep their paragraphs") {
  const auto [name, text] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Editor.js",
       R"("body":{"blocks":[{"type":"paragraph","data":{"text":"Eins <b>fett</b>."}},)"
       R"({"type":"header","data":{"text":"Mitte"}},{"type":"paragraph","data":{"text":"Zwei."}}]})"},
      {"ProseMirror",
       R"("content":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Eins "},)"
       R"({"type":"text","marks":[{"type":"bold"}],"text":"fett"},{"type":"text","text":"."}]},)"
       R"({"type":"heading","content":[{"type":"text","text":"Mitte"}]},)"
       R"({"type":"paragraph","content":[{"type":"text","text":"Zwei."}]}]})"},
      {"Slate",
       R"("body":[{"type":"p","children":[{"text":"Eins "},{"text":"fett","bold":true},{"text":"."}]},)"
       R"({"type":"h2","children":[{"text":"Mitte"}]},{"type":"p","children":[{"text":"Zwei."}]}])"},
      {"Portable Text",
       R"("body":[{"_type":"block","children":[{"_type":"span","text":"Eins "},{"_type":"span","text":"fett."}]},)"
       R"({"_type":"block","children":[{"_type":"span","text":"Mitte"}]},)"
       R"({"_type":"block","children":[{"_type":"span","text":"Zwei."}]}])"},
      {"Lexical with a link",
       R"("content":{"root":{"children":[{"type":"paragraph","children":[{"type":"text","text":"Eins "},)"
       R"({"type":"link","url":"/x","children":[{"type":"text","text":"fett"}]},{"type":"text","text":"."}]},)"
       R"({"type":"heading","children":[{"type":"text","text":"Mitte"}]},)"
       R"({"type":"paragraph","children":[{"type":"text","text":"Zwei."}]}]}})"},
      {"Draft.js",
       R"("body":{"entityMap":{},"blocks":[{"key":"a","text":"Eins fett.","type":"unstyled"},)"
       R"({"key":"b","text":"Mitte","type":"header-two"},{"key":"c","text":"Zwei.","type":"unstyled"}]})"},
      {"Contentful",
       R"("body":{"nodeType":"document","content":[{"nodeType":"paragraph","content":[{"nodeType":"text","value":"Eins "},)"
       R"({"nodeType":"text","value":"fett."}]},{"nodeType":"heading-2","content":[{"nodeType":"text","value":"Mitte"}]},)"
       R"({"nodeType":"paragraph","content":[{"nodeType":"text","value":"Zwei."}]}]})"},
  }));
  CAPTURE(name);
  const Everything all = read_content(R"({"id":"1","title":"A",)" + text + "}\n");
  REQUIRE(all.articles().size() == 1);
  CHECK(all.articles()[0].body == "Eins fett.\n\nMitte\n\nZwei.");
}

TEST_CASE("a text deep inside under an unknown name is reported") {
  const Everything all =
      read_content(R"({"id":"1","title":"A","x":{"y":{"z":{"w":")" + std::string(40, 'a') +
                   " und noch viele Wörter mehr, die ein Satz sind, der hier verloren ginge, ohne "
                   "ein Wort.\"}}}}\n");
  CHECK(all.has(Severity::warning, 1, "no text was found, but x.y.z.w holds"));
}

TEST_CASE("lines with commas behind or separators in front are JSON Lines") {
  const std::string content =
      GENERATE("{\"title\":\"A\",\"body\":\"X\"},\n{\"title\":\"B\",\"body\":\"Y\"},\n",
               "\x1E{\"title\":\"A\",\"body\":\"X\"}\n\x1E{\"title\":\"B\",\"body\":\"Y\"}\n");
  CHECK(read_content(content).articles().size() == 2);
}

TEST_CASE("objects under their numbers are articles, with blanks or without") {
  const std::string blank = GENERATE("", " ");
  const Everything all =
      read_content("{\"11\":" + blank + "{\"title\":\"A\",\"body\":\"X\"}, \"12\":" + blank +
                   "{\"title\":\"B\",\"body\":\"Y\"}}\n");
  CHECK(all.articles().size() == 2);
}

TEST_CASE("a list may have paragraphs of several kinds") {
  const auto body = [](const std::string& list) {
    return read_content(R"({"id":"1","title":"A","body":)" + list + "}").articles().at(0).body;
  };
  CHECK(body(R"(["Eins.",{"text":"Zwei."},"Drei."])") == "Eins.\n\nZwei.\n\nDrei.");
  CHECK(body(R"([{"type":"p","text":"eins"},"zwei"])") == "eins\n\nzwei");
  CHECK(body(R"([{"headline":"H"},{"paragraph":"eins"},{"text":"zwei"}])") == "H\n\neins\n\nzwei");
  CHECK(body(R"([{"rendered":"eins","raw":"EINS"},{"text":"zwei"}])") == "eins\n\nzwei");
}
