// Mail as articles, with attachments as files of their own.
#include "indexer/readers/documents/mail_text.hpp"

#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;

namespace {

const std::string kHead =
    "From: =?UTF-8?Q?Pressestelle_M=C3=BCnchen?= <presse@stadt.example>\r\nTo: x@blatt.example\r\n"
    "Subject: =?UTF-8?B?QnLDvGNrZSBlcsO2ZmZuZXQ=?=\r\nDate: Mon, 16 Jul 2018 18:05:00 +0200\r\n"
    "Message-ID: <4711@stadt.example>\r\nMIME-Version: 1.0\r\n";

}  // namespace

TEST_CASE("a mail is an article") {
  const Everything all = read_content(
      kHead +
          "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/"
          "alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
          "Content-Transfer-Encoding: quoted-printable\r\n\r\nSeit Montag ist die Br=FCcke wieder "
          "offen.\r\n\r\nDer Verkehr rollt.\r\n\r\n-- \r\nErika Muster\r\nTel. 030 "
          "1234567\r\n--c\r\n"
          "Content-Type: text/html\r\n\r\n<p>Seit Montag ist die Br&uuml;cke wieder "
          "offen.</p><p>Der "
          "Verkehr rollt.</p><img src=\"https://t.example/pixel\" width=1>\r\n--c--\r\n--b\r\n"
          "Content-Type: image/png\r\nContent-Disposition: attachment; filename=x.png\r\n\r\nxx\r\n"
          "--b\r\nContent-Type: text/markdown\r\nContent-Disposition: attachment; "
          "filename=\"Rede.md\""
          "\r\n\r\n# Rede zur Brücke\r\n\r\nMeine Damen und Herren.\r\n--b--\r\n",
      "a.eml");
  const auto articles = all.articles();
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].title == "Brücke eröffnet");
  CHECK(articles[0].body == "Seit Montag ist die Brücke wieder offen.\n\nDer Verkehr rollt.");
  CHECK(articles[0].source == "Pressestelle München");
  CHECK(articles[0].id == "mid:4711@stadt.example");
  CHECK(to_iso(*articles[0].published) == "2018-07-16T18:05:00+02:00");
  CHECK(articles[1].title == "Rede zur Brücke");
  CHECK(articles[1].id == "a.eml/Rede.md");
}

TEST_CASE("an mbox holds mails") {
  std::string mbox;
  for (int i = 0; i < 3; ++i)
    mbox +=
        "From x Mon Jul 16 18:05:00 2018\nFrom: A <a@b.example>\nTo: c@d.example\nSubject: Mail " +
        std::to_string(i) + "\nMessage-ID: <" + std::to_string(i) +
        "@b.example>\n\nDas ist der Text von Mail " + std::to_string(i) +
        ".\n\nFrom here on it is text.\n\n";
  const Everything all = read_content(mbox, "a.mbox");
  CHECK(all.articles().size() == 3);
}

TEST_CASE("quotations, signatures and notices are not the sender's text") {
  CHECK(text_of_plain_mail(
            "Ja, gern.\n\nAm 3. Mai 2020 schrieb Erika Muster:\n> Kommst du?\n> Gruß\n") ==
        "Ja, gern.");
  CHECK(text_of_plain_mail(
            "Guten Tag,\n\ndie Brücke ist offen.\n\n-----Ursprüngliche Nachricht-----\nVon: "
            "A\n\nAlt\n") == "Guten Tag,\n\ndie Brücke ist offen.");
  CHECK(text_of_plain_mail(
            "Mehr <https://t.example/abc?x=1> dazu\nhttps://t.example/xyz\n\nWenn Sie den "
            "Newsletter abbestellen möchten: hier\n") == "Mehr  dazu");
  CHECK(text_of_html_mail(
            "<div style=\"display:none\">Vorschau</div><p>Die Brücke ist seit Montag "
            "offen.</p><blockquote type=\"cite\">Alt</blockquote><p>Im Browser ansehen</p>") ==
        "Die Brücke ist seit Montag offen.");
}

TEST_CASE("paragraphs with the words of notices are text, wherever they stand") {
  for (const std::string paragraph :
       {"Der Datenschutzbeauftragte kritisierte den Entwurf.",
        "Kunden können sich künftig online abmelden, teilte die Bahn mit.",
        "Der Minister will die Vorschläge weiterleiten.",
        "Das Impressum der Zeitung nannte keinen Verantwortlichen.",
        "Das Spiel läuft im Browser und auf dem Handy.",
        "Sie werde sich nicht aus dem Verteiler austragen lassen.",
        "Datenschutz: Behörde rügt Ministerium", "Kritik am Datenschutz", "Abmelden leicht gemacht",
        "Diese E-Mail wurde dem Untersuchungsausschuss vorgelegt.",
        "Sie wollte den Newsletter abbestellen, doch die Seite war gestört.",
        "„Bitte lesen Sie die E-Mail im Browser“, riet der Sprecher.",
        "Wer den Newsletter abbestellen will, muss künftig nur einmal klicken.",
        "Abmeldungen nimmt die Schule per E-Mail an schule@ort.example entgegen.",
        "Kranke Kinder können Sie per E-Mail bis 7 Uhr abmelden.",
        "Impressumspflicht im Browser: was Vereine wissen müssen"}) {
    CAPTURE(paragraph);
    const std::string text = "Erster Absatz der Meldung.";
    for (const std::string& body : {paragraph + "\n\n" + text, text + "\n\n" + paragraph,
                                    text + "\n\n" + paragraph + "\n\n" + text + " Noch einer."}) {
      CHECK(text_of_plain_mail(body) == body);
    }
  }
}

TEST_CASE("sentences with the words of notices are text in HTML, too") {
  for (const std::string paragraph :
       {"Der Datenschutzbeauftragte kritisierte den Entwurf.",
        "Kunden können sich künftig online abmelden, teilte die Bahn mit.",
        "Das Impressum der Zeitung nannte keinen Verantwortlichen.",
        "Das Spiel läuft im Browser und auf dem Handy."}) {
    CHECK(text_of_html_mail("<p>Eins ist offen.</p><p>" + paragraph + "</p><p>Zwei.</p>") ==
          "Eins ist offen.\n\n" + paragraph + "\n\nZwei.");
  }
}

TEST_CASE("notices of newsletters are no text") {
  for (const std::string notice :
       {"Im Browser ansehen", "Newsletter im Browser öffnen", "Abmelden", "Newsletter abbestellen",
        "Impressum | Datenschutz | Abmelden", "Impressum Datenschutz Newsletter abbestellen",
        "Impressum · Kontakt · Vom Newsletter abmelden", "Unsubscribe", "Zur Webversion",
        "Wenn diese E-Mail nicht richtig angezeigt wird, klicken Sie bitte hier.",
        "Sie können den Newsletter jederzeit abbestellen.",
        "Diese E-Mail wurde an erika@blatt.example gesendet.",
        "Sie erhalten diesen Newsletter, weil Sie sich dafür angemeldet haben.",
        "Um sich vom Newsletter abzumelden, klicken Sie hier.",
        "Wenn du keine Mails mehr möchtest, kannst du dich hier abmelden.",
        "This email was sent to you by the city. Unsubscribe here."}) {
    CAPTURE(notice);
    const std::string text = "Die Brücke ist offen.\n\nDer Verkehr rollt.";
    CHECK(text_of_plain_mail(text + "\n\n" + notice) == text);
    CHECK(text_of_plain_mail(notice + "\n\n" + text) == text);
    CHECK(text_of_plain_mail(text + "\n\n" + notice + "\n\nStadt Musterstadt, Rathausplatz 1") ==
          text + "\n\nStadt Musterstadt, Rathausplatz 1");
  }
  CHECK(text_of_plain_mail("Die Brücke ist offen.\n\nImpressum\nStadt Musterstadt\n\nKontakt") ==
        "Die Brücke ist offen.");
}

TEST_CASE("lines of underscores part a text, unless a mail stands below") {
  const std::string line(32, '_');
  CHECK(text_of_plain_mail("Eins.\n\nZwei.\n\n" + line + "\n\nDrei.\n").ends_with("Drei."));
  CHECK(text_of_plain_mail("Eins.\n\nZwei.\n\n" + line + "\nVon: A <a@b.example>\nAlt.\n") ==
        "Eins.\n\nZwei.");
}

TEST_CASE("an mbox escapes lines that begin like a mail") {
  const std::string head =
      "From x Mon Jul 16 18:05:00 2018\nFrom: A <a@b.example>\nTo: c@d.example\nSubject: Mail\n"
      "Message-ID: <1@b.example>\n\n";
  const Everything all =
      read_content(head +
                       "Die Reise geht\n\n>From Berlin to Paris in one day.\n\n>>From here on.\n\n"
                       "> Alt\n>From him.\n",
                   "a.mbox");
  REQUIRE(all.articles().size() == 1);
  CHECK(all.articles()[0].body == "Die Reise geht\n\nFrom Berlin to Paris in one day.");
}

TEST_CASE("letters of a mail survive a charset that is wrong, or none") {
  const auto read = [](const std::string& type, const std::string& body,
                       const std::string& charset = "") {
    const TempFolder folder;
    auto rules = std::make_shared<SourceRules>();
    rules->name = "s";
    rules->charset = charset;
    Everything all;
    read_into(all, {{folder.write("a.eml", kHead + type + "\r\n" + body + "\r\n"), rules}});
    REQUIRE(all.articles().size() == 1);
    return std::pair(all.articles()[0].body, all.issues);
  };
  const std::string latin =
      "Gr\xfc\xdf"
      "e aus K\xf6ln, sch\xf6ne T\xfcr.";
  const std::string text = "Grüße aus Köln, schöne Tür.";
  for (const std::string type :
       {"", "Content-Type: text/plain\r\n", "Content-Type: text/plain; charset=us-ascii\r\n",
        "Content-Type: text/plain; charset=utf-8\r\n", "Content-Type: text/html\r\n",
        "Content-Type: text/plain; charset=unbekannt\r\n",
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n"}) {
    CAPTURE(type);
    const auto [body, issues] = read(type, latin);
    CHECK(body == text);
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].severity == Severity::warning);
    CHECK(issues[0].reason == "not UTF-8: converted from Windows-1252");
    CHECK(read(type, latin, "windows-1252").first == text);
    CHECK(read(type, latin, "windows-1252").second.empty());
    CHECK(read(type, text).first == text);
    CHECK(read(type, text).second.empty());
  }
  for (const std::string& said :
       {std::string("iso-8859-1"), std::string("ISO-8859-15"), std::string("windows-1252")}) {
    CHECK(read("Content-Type: text/plain; charset=" + said + "\r\n", latin).first == text);
    CHECK(read("Content-Type: text/plain; charset=" + said + "\r\n", latin).second.empty());
    CHECK(read("Content-Type: text/plain; charset=" + said + "\r\n", text).first == text);
  }
  CHECK(read("Content-Type: text/plain; charset=iso-2022-jp\r\n", "\x1b$B$\"\x1b(B.").first ==
        "あ.");
  CHECK(read("Content-Type: text/html\r\n",
             "<meta charset=\"iso-8859-2\"><p>\xa3\xf3"
             "d\xbc.</p>")
            .first == "Łódź.");
  // One byte that is none of UTF-8 costs no more than itself.
  CHECK(read("Content-Type: text/plain; charset=utf-8\r\n", text + " \xff!").first ==
        text + " \xEF\xBF\xBD!");
}
