// PDF of a few lines, and documents set by groff.
#pragma once

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "tests/temp_folder.hpp"

namespace nachlese::test {

struct PdfLine {
  int x = 0;
  int y = 0;  // from the bottom, in points
  int size = 10;
  std::string text;  // ASCII
};
using PdfPage = std::vector<PdfLine>;

// Without a table of references, which readers build themselves.
inline std::string pdf_of(const std::vector<PdfPage>& pages, const std::string& trailer = "") {
  std::string out = "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n";
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += std::to_string(10 + 2 * i) + " 0 R ";
  out += "2 0 obj <</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids +
         "]>> endobj\n3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n";
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::string content;
    for (const PdfLine& line : pages[i])
      content += "BT /F1 " + std::to_string(line.size) + " Tf " + std::to_string(line.x) + " " +
                 std::to_string(line.y) + " Td (" + line.text + ") Tj ET\n";
    const std::string page = std::to_string(10 + 2 * i);
    const std::string stream = std::to_string(11 + 2 * i);
    out += page + " 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " + stream +
           " 0 R/Resources<</Font<</F1 3 0 R>>>>>> endobj\n" + stream + " 0 obj <</Length " +
           std::to_string(content.size()) + ">> stream\n" + content + "endstream endobj\n";
  }
  return out + "trailer <</Root 1 0 R" + trailer + ">>\n%%EOF\n";
}

// A document in columns with the paragraphs that it was made of.
struct SetDocument {
  std::string pdf;  // empty where groff is missing
  std::vector<std::string> titles;
  std::vector<std::string> paragraphs;
};

inline std::string some_sentences(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> kWords = {"der",
                                                  "die",
                                                  "das",
                                                  "Rat",
                                                  "Stadt",
                                                  "Haushalt",
                                                  "Bürger",
                                                  "Brücke",
                                                  "Regierung",
                                                  "sagte",
                                                  "Oppositionsführer",
                                                  "Verkehrsbetriebe",
                                                  "Wassergenossenschaft",
                                                  "am",
                                                  "Montag",
                                                  "neue",
                                                  "beschließen",
                                                  "Straßenbahn",
                                                  "alte",
                                                  "große",
                                                  "Sitzung",
                                                  "nach",
                                                  "langer",
                                                  "Debatte",
                                                  "mit",
                                                  "Mehrheit",
                                                  "ohne",
                                                  "Gegenstimmen",
                                                  "wegen",
                                                  "hoher",
                                                  "Kosten",
                                                  "für",
                                                  "den",
                                                  "Umbau",
                                                  "des",
                                                  "Bahnhofs",
                                                  "und",
                                                  "Schulen",
                                                  "in",
                                                  "über",
                                                  "künftige",
                                                  "Öffnungszeiten"};
  std::string out;
  std::size_t count = 0;
  while (count < words) {
    const std::size_t length = 7 + random() % 9;
    out += out.empty() ? "Es" : " Es";
    for (std::size_t i = 0; i < length; ++i) out += " " + kWords[random() % kWords.size()];
    out += ".";
    count += length + 1;
  }
  return out;
}

inline SetDocument set_in_columns(int columns, unsigned seed) {
  SetDocument out;
  std::mt19937 random(seed);
  std::string ms =
      ".ds LH Harzbote\n.ds RH Montag, 3. März 2014\n.nr PS 9\n.nr VS 11\n.nr LL 17c\n"
      ".nr PO 2c\n.nr HM 2.5c\n.nr FM 2c\n.TL\nDer Harzbote\n";
  ms += columns == 2 ? ".2C\n" : ".MC 5.2c 0.7c\n";
  for (int article = 1; article <= 8; ++article) {
    out.titles.push_back("Beitrag Nummer " + std::to_string(article));
    ms += ".LP\n.ne 8\n.ps 15\n.vs 18\n" + out.titles.back() + "\n.br\n.ps 9\n.vs 11\n";
    for (std::size_t paragraph = 3 + random() % 4; paragraph > 0; --paragraph) {
      out.paragraphs.push_back(some_sentences(random, 40 + random() % 50));
      ms += ".PP\n" + out.paragraphs.back() + "\n";
    }
  }
  const TempFolder folder;
  const std::string source = folder.write("a.ms", ms).string();
  const std::string target = (folder.path() / "a.pdf").string();
  const std::string command = "groff -Tpdf -ms -k -mde " + source + " >" + target + " 2>/dev/null";
  if (std::system(command.c_str()) != 0) return out;  // NOLINT: a command of the test
  std::stringstream bytes;
  bytes << std::ifstream(target, std::ios::binary).rdbuf();
  out.pdf = bytes.str();
  return out;
}

}  // namespace nachlese::test
