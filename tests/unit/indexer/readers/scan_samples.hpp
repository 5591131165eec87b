// Pages and issues as digitization writes them, small and with texts of our own.
#pragma once

#include <algorithm>
#include <string>

namespace nachlese::test {

// A line of an ALTO block. Words are 100 wide and 30 high, 110 apart, from `x`.
inline std::string alto_line(const std::string& words, int x, int y,
                             const std::string& more = "WC=\"0.8\"") {
  std::string out = "<TextLine HPOS=\"" + std::to_string(x) + "\" VPOS=\"" + std::to_string(y) +
                    "\" WIDTH=\"500\" HEIGHT=\"30\">";
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    out += "<String CONTENT=\"" + words.substr(at, end - at) + "\" HPOS=\"" + std::to_string(x) +
           "\" VPOS=\"" + std::to_string(y) + "\" WIDTH=\"100\" HEIGHT=\"30\" " + more + "/><SP/>";
    x += 110;
    at = end + 1;
  }
  return out + "</TextLine>";
}

inline std::string alto_block(const std::string& id, const std::string& lines) {
  return "<TextBlock ID=\"" + id + "\">" + lines + "</TextBlock>";
}

inline std::string alto(const std::string& blocks, const std::string& picture = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"><Description>"
         "<MeasurementUnit>pixel</MeasurementUnit><sourceImageInformation><fileName>" +
         picture +
         "</fileName></sourceImageInformation></Description><Layout><Page ID=\"P1\" "
         "PHYSICAL_IMG_NR=\"1\" WIDTH=\"1000\" HEIGHT=\"1500\"><PrintSpace>" +
         blocks + "</PrintSpace></Page></Layout></alto>";
}

// An issue of two pages, page-1.xml and page-2.xml in the folder alto, with two articles, of which
// the second goes on on page 2, and pictures in the folder jpg.
inline std::string mets_issue() {
  const auto area = [](const char* file, const char* block) {
    return "<mets:fptr><mets:area FILEID=\"" + std::string(file) + "\" BETYPE=\"IDREF\" BEGIN=\"" +
           block + "\"/></mets:fptr>";
  };
  const auto part = [](const char* type, const std::string& inside) {
    return "<mets:div TYPE=\"" + std::string(type) + "\">" + inside + "</mets:div>";
  };
  return std::string(R"(<?xml version="1.0" encoding="UTF-8"?>
<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3"
 xmlns:xlink="http://www.w3.org/1999/xlink" OBJID="harzbote-1905-01-07">
<mets:dmdSec ID="D1"><mets:mdWrap MDTYPE="MODS"><mets:xmlData><mods:mods>
 <mods:relatedItem type="host"><mods:titleInfo><mods:nonSort>Der</mods:nonSort>
 <mods:title>Harzbote</mods:title></mods:titleInfo></mods:relatedItem>
 <mods:originInfo><mods:dateIssued encoding="iso8601">1905-01-07</mods:dateIssued></mods:originInfo>
 <mods:language><mods:languageTerm>ger</mods:languageTerm></mods:language>
</mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
<mets:dmdSec ID="D2"><mets:mdWrap MDTYPE="MODS"><mets:xmlData><mods:mods>
 <mods:titleInfo><mods:title>Hochwasser an der Oker</mods:title></mods:titleInfo>
 <mods:name><mods:namePart type="given">Anna</mods:namePart>
 <mods:namePart type="family">Brückner</mods:namePart></mods:name>
</mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
<mets:fileSec>
<mets:fileGrp USE="ALTO">
<mets:file ID="A1" MIMETYPE="text/xml"><mets:FLocat LOCTYPE="URL" xlink:href="file://./alto/page-1.xml"/></mets:file>
<mets:file ID="A2" MIMETYPE="text/xml"><mets:FLocat LOCTYPE="URL" xlink:href="alto/page-2.xml"/></mets:file>
</mets:fileGrp>
<mets:fileGrp USE="DEFAULT">
<mets:file ID="I1" MIMETYPE="image/jpeg"><mets:FLocat LOCTYPE="URL" xlink:href="jpg/1.jpg"/></mets:file>
<mets:file ID="I2" MIMETYPE="image/jpeg"><mets:FLocat LOCTYPE="URL" xlink:href="https://bilder.example/iiif/2/full/full/0/default.jpg"/></mets:file>
</mets:fileGrp></mets:fileSec>
<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="physSequence">
<mets:div TYPE="page" ORDER="1" ORDERLABEL="1"><mets:fptr FILEID="I1"/><mets:fptr FILEID="A1"/></mets:div>
<mets:div TYPE="page" ORDER="2" ORDERLABEL="2"><mets:fptr FILEID="I2"/><mets:fptr FILEID="A2"/></mets:div>
</mets:div></mets:structMap>
<mets:structMap TYPE="LOGICAL"><mets:div TYPE="Newspaper" LABEL="Harzbote">
<mets:div TYPE="ISSUE" DMDID="D1"><mets:div TYPE="CONTENT">)") +
         R"(<mets:div ID="ART1" TYPE="ARTICLE" DMDID="D2">)" +
         part("HEADING", part("TITLE", area("A1", "B1"))) +
         part("BODY", part("PARAGRAPH", area("A1", "B2"))) + "</mets:div>" +
         R"(<mets:div TYPE="SECTION" LABEL="Vermischtes"><mets:div ID="ART2" TYPE="ARTICLE">)" +
         part("HEADING", part("TITLE", area("A1", "B3"))) +
         part("BODY", part("PARAGRAPH", area("A1", "B4")) + part("PARAGRAPH", area("A2", "C1"))) +
         "</mets:div></mets:div></mets:div></mets:div></mets:div></mets:structMap></mets:mets>";
}

inline std::string mets_page_1() {
  return alto(
      alto_block("B1", alto_line("Hochwaſſer an der Oker", 100, 100)) +
      alto_block("B2", alto_line("Nach dem Regen stieg die", 100, 150) +
                           "<TextLine><String CONTENT=\"Ok\" HPOS=\"100\" VPOS=\"190\" "
                           "WIDTH=\"50\" HEIGHT=\"30\" WC=\"0.5\" SUBS_TYPE=\"HypPart1\" "
                           "SUBS_CONTENT=\"Oker\"/><HYP CONTENT=\"-\"/></TextLine>"
                           "<TextLine><String CONTENT=\"er\" HPOS=\"100\" VPOS=\"230\" "
                           "WIDTH=\"40\" HEIGHT=\"30\" WC=\"0.5\" SUBS_TYPE=\"HypPart2\" "
                           "SUBS_CONTENT=\"Oker\"/><String CONTENT=\"über\" HPOS=\"160\" "
                           "VPOS=\"230\" WIDTH=\"90\" HEIGHT=\"30\" WC=\"0.5\"/></TextLine>" +
                           alto_line("die Ufer.", 100, 270)) +
      alto_block("B3", alto_line("Theater", 600, 100)) +
      alto_block("B4", alto_line("Das Lustspiel fand viel Bei-", 600, 150)));
}

inline std::string mets_page_2() {
  return alto(alto_block("C1", alto_line("fall bei allen.", 100, 100)));
}

}  // namespace nachlese::test
