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
