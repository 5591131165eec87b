// Writes the articles of version-pairs.tsv with their corpus as JSON Lines, for an archive in which
// version_score looks. Usage: version_articles CORPUS PAIRS FILE…  (articles or speeches)
//
// Changes, separated by |: first=N sentences are kept; lead=TEXT in place of the first sentence;
// title=, source=; days=N later; numbers=1 adds one to every number; also=ID appends the text of
// another article; notice=N appends a notice of the paper; ticker=N and weather=N replace the text
// by an issue of a standing report. Every third article of a corpus of news has notice 1, every
// fifth notice 2.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/date.hpp"

namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::string> kNotices = {
    "Weiterlesen mit dem Probeabo: vier Wochen lang alle Artikel, Bilder und Podcasts. Schon "
    "registriert? Melden Sie sich mit Ihren Zugangsdaten an.",
    "Nutzen Sie unser Angebot mit Werbung und Cookies kostenlos, oder lesen Sie mit dem reinen Abo "
    "ohne Werbung. Mit Werbung weiterlesen heißt, dass wir und unsere Partner Daten auf Ihrem "
    "Gerät "
    "speichern und auswerten. Die Einwilligung können Sie jederzeit am Ende der Seite widerrufen. "
    "Schon Abonnent? Dann melden Sie sich hier an. Das reine Abo kostet weniger als einen Euro in "
    "der Woche, es verlängert sich monatlich und ist jederzeit kündbar. Fragen zum Abo beantwortet "
    "unser Kundendienst werktags von acht bis achtzehn Uhr."};

const std::vector<std::string> kEntries = {
    "Die Feuerwehr meldet überflutete Keller in der Altstadt und bittet, die Uferstraße zu meiden.",
    "Der Landrat ruft die Bewohner der Siedlung am Deich auf, ihre Häuser zu verlassen.",
    "Am Pegel Kleinhavel werden sechs Meter zwölf gemessen, mehr als jemals zuvor.",
    "Die Bahn stellt den Verkehr auf der Strecke nach Marienried bis auf Weiteres ein.",
    "In der Turnhalle der Realschule stehen Feldbetten für dreihundert Menschen bereit.",
    "Soldaten aus der Kaserne in Niederau füllen gemeinsam mit Freiwilligen Sandsäcke.",
    "Das Wasserwerk gibt Entwarnung, das Trinkwasser kann weiter bedenkenlos genutzt werden.",
    "Ministerin Petersen kündigt Soforthilfen an und will sich morgen selbst ein Bild machen.",
    "Der Scheitel der Welle hat die Stadt passiert, die Pegel sinken langsam.",
    "Die ersten Familien kehren zurück, viele finden ihre Wohnungen voller Schlamm.",
    "Gutachter prüfen die Standfestigkeit der alten Brücke, sie bleibt vorerst gesperrt.",
    "Spenden treffen aus dem ganzen Land ein, die Sammelstelle ist am Abend überfüllt.",
    "Die Schulen öffnen wieder, nur die Grundschule am Anger bleibt bis Freitag geschlossen.",
    "Versicherer schätzen die Schäden im Landkreis auf einen dreistelligen Millionenbetrag."};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) out.push_back(part);
  if (text.empty() || text.back() == separator) out.emplace_back();
  return out;
}

std::vector<std::string> sentences(const std::string& body) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < body.size(); ++i) {
    out.back() += body[i];
    const bool ends = body[i] == '.' || body[i] == '!' || body[i] == '?';
    if (ends && i + 1 < body.size() && (body[i + 1] == ' ' || body[i + 1] == '\n'))
      out.emplace_back();
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += part;
  return out;
}

std::string larger_numbers(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end > i && end - i < 4) {
      out += std::to_string(std::stoi(text.substr(i, end - i)) + 1);
    } else {
      out += text.substr(i, std::max(end, i + 1) - i);
    }
    i = std::max(end, i + 1);
  }
  return out;
}

std::string later(const std::string& published, int days) {
  const auto date = nachlese::parse_date(published);
  if (!date) return published;
  constexpr std::uint64_t kDay = 24 * 60 * 60;
  return nachlese::to_iso(nachlese::from_wall_seconds(nachlese::wall_seconds(*date) +
                                                      static_cast<std::uint64_t>(days) * kDay))
      .substr(0, 10);
}

void make_ticker(Json& article, std::size_t day) {
  article["title"] = "Hochwasser an der Havel: der Ticker zum Nachlesen";
  std::string body =
      "Hier lesen Sie, was an diesem Tag im Hochwassergebiet geschehen ist. Wir fassen laufend "
      "zusammen, was Feuerwehr, Behörden und Bewohner berichten.";
  for (std::size_t i = 0; i < 5; ++i) body += "\n\n" + kEntries[(day * 3 + i) % kEntries.size()];
  article["body"] = body;
}

void make_weather(Json& article, std::size_t day) {
  const auto number = [&](std::size_t of) { return std::to_string(of + day * 7 % 11); };
  article["title"] = "Das Wetter in der Region";
  article["body"] =
      "Heute scheint nach Auflösung von Nebelfeldern zeitweise die Sonne, am Nachmittag ziehen von "
      "Westen her Wolken auf. Die Höchstwerte liegen zwischen " +
      number(9) + " Grad an der Küste und " + number(14) +
      " Grad im Süden. Der Wind weht mit Stärke " + number(2) +
      " aus wechselnden Richtungen. In der Nacht kühlt es auf " + number(3) + " bis " + number(5) +
      " Grad ab. Die Regenwahrscheinlichkeit beträgt " + number(20) + " Prozent.";
}

using Articles = std::map<std::string, Json>;

void change(Json& article, const std::string& what, const std::string& value, const Articles& all) {
  std::string body = article["body"];
  if (what == "first") {
    auto parts = sentences(body);
    parts.resize(std::min<std::size_t>(parts.size(), std::stoul(value)));
    body = joined(parts);
  } else if (what == "lead") {
    auto parts = sentences(body);
    parts.front() = value + " ";
    body = joined(parts);
  } else if (what == "numbers") {
    body = larger_numbers(body);
  } else if (what == "also") {
    body += "\n\n" + all.at(value)["body"].get<std::string>();
  } else if (what == "notice") {
    body += "\n\n" + kNotices.at(std::stoul(value) - 1);
  } else if (what == "days") {
    article["published"] = later(article["published"], std::stoi(value));
  } else if (what == "ticker") {
    article["published"] = later(article["published"], std::stoi(value));
    return make_ticker(article, std::stoul(value));
  } else if (what == "weather") {
    article["published"] = later(article["published"], std::stoi(value));
    return make_weather(article, std::stoul(value));
  } else {
    article[what] = value;
  }
  article["body"] = body;
}

Articles read_corpus(const std::vector<std::string>& files) {
  Articles all;
  for (const auto& name : files) {
    std::ifstream in(name);
    for (std::string line; std::getline(in, line);) {
      const Json json = Json::parse(line);
      Json article = {{"id", json["id"]},
                      {"title", json.value("title", json.value("speaker", ""))},
                      {"published", json.value("published", json.value("date", ""))},
                      {"source", json.value("source", "Bundestag")},
                      {"body", json.value("body", json.value("text", ""))}};
      article["published"] = article["published"].get<std::string>().substr(0, 10);
      if (!article["body"].get<std::string>().empty())
        all.emplace(json["id"].get<std::string>(), std::move(article));
    }
  }
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const std::string corpus = argv[1];
  const Articles all = read_corpus({argv + 3, argv + argc});
  const bool news = corpus == "wikinews" || corpus == "sample";
  std::size_t number = 0;
  for (const auto& [id, plain] : all) {
    Json article = plain;
    ++number;
    if (news && number % 3 == 0) change(article, "notice", "1", all);
    if (news && number % 5 == 0) change(article, "notice", "2", all);
    std::cout << article.dump() << '\n';
  }
  std::ifstream pairs(argv[2]);
  std::set<std::string> written;
  for (std::string line; std::getline(pairs, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto fields = split(line, '\t');
    if (fields.size() != 7 || fields[1] != corpus) continue;
    for (const std::size_t at : {3U, 5U}) {
      const std::string& changes = fields[at + 1];
      const std::string id = fields[at] + "#" + changes;
      if (changes.empty() || !written.insert(id).second) continue;
      Json article = all.at(fields[at]);
      article["id"] = id;
      for (const auto& one : split(changes, '|')) {
        const std::size_t sign = one.find('=');
        change(article, one.substr(0, sign), one.substr(sign + 1), all);
      }
      std::cout << article.dump() << '\n';
    }
  }
}
