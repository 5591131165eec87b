#include "web/app/front_door.hpp"

#include <fstream>

#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"
#include "tests/unit/searcher/archive.hpp"
#include "web/app/routes.hpp"
#include "web/http/line_log.hpp"
#include "web/views/assets.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

using DoorHeaders = std::vector<std::pair<std::string, std::string>>;

Article told(const std::string& id, const std::string& title, const std::string& source) {
  Article article;
  article.id = id;
  article.title = title;
  article.body = title + ". Ein Text über den Dachs.";
  article.published = parse_date("2018-07-16");
  article.source = source;
  return article;
}

HostedArchive hosted(const std::string& name, const test::SmallArchive& archive) {
  HostedArchive out;
  out.name = name;
  out.directory = archive.path();
  out.site.name = "Archiv " + name;
  out.site.description = "Beschreibung von " + name;
  return out;
}

AccessRow door_row(const char* group, std::vector<std::string> archives) {
  AccessRow row;
  row.groups = {group};
  row.archives = std::move(archives);
  return row;
}

struct ThreeArchives {
  test::SmallArchive red{{told("1", "Roter Dachs", "Rotblatt"), told("2", "Rotes Tier", "R")}};
  test::SmallArchive blue{{told("1", "Blauer Dachs", "Blaublatt")}};
  test::SmallArchive secret{{told("1", "Geheimer Dachs", "Geheimblatt")}};

  [[nodiscard]] std::unique_ptr<FrontDoor> door(std::shared_ptr<Gate> gate = nullptr) const {
    std::vector<HostedArchive> archives = {hosted("rot", red), hosted("blau", blue),
                                           hosted("geheim", secret)};
    archives[0].site.color = "#aa0000";
    archives[0].site.logo = "bytes";
    archives[0].site.logo_type = "image/png";
    FrontDoorOptions options;
    options.service.gate = std::move(gate);
    options.service.base_path = "/archiv";
    options.site.name = "Haus";
    return std::make_unique<FrontDoor>(std::move(archives), options);
  }
  [[nodiscard]] static std::shared_ptr<Gate> gate() {
    GateOptions options;
    options.rows = {door_row("leser", {"rot", "blau"}), door_row("rat", {})};
    options.proxies = {*parse_network("10.0.0.1")};
    options.root_path = "/archiv";
    return std::make_shared<Gate>(options);
  }
};

Response at(FrontDoor& door, const std::string& target, const char* groups = nullptr) {
  DoorHeaders headers = {{"Host", "h"}};
  if (groups != nullptr) {
    headers.emplace_back("X-Remote-User", "eva");
    headers.emplace_back("X-Remote-Groups", groups);
  }
  Request request = make_request("GET", target, headers);
  request.client = "10.0.0.1";
  return door.respond(std::move(request));
}

bool says(const Response& response, const char* text) {
  return response.body.find(text) != std::string::npos;
}

TEST_CASE("a door lists its archives, and each is at an address of its own") {
  const ThreeArchives house;
  const auto door = house.door();
  const Response list = at(*door, "/archiv/");
  CHECK(list.status == 200);
  for (const char* text : {"Archiv rot", "Beschreibung von blau", "/archiv/a/geheim/"})
    CHECK(says(list, text));
  CHECK(says(at(*door, "/archiv/a/rot/?q=Dachs"), "Archiv rot"));
  CHECK(says(at(*door, "/archiv/a/rot/api/v1/articles/1"), "Roter Dachs"));
  CHECK(says(at(*door, "/archiv/a/blau/api/v1/articles/1"), "Blauer Dachs"));
  CHECK(at(*door, "/archiv/a/gelb/").status == 404);
  CHECK(at(*door, "/archiv/readyz").status == 200);
  CHECK(at(*door, "/archiv" + asset_url("style.css")).status == 200);
}

TEST_CASE("a proxy may take the base path away") {
  const ThreeArchives house;
  const auto door = house.door();
  CHECK(at(*door, "/a/rot/api/v1/articles/1").status == 200);
  CHECK(at(*door, "/").status == 200);
}

TEST_CASE("figures of an archive bear its name, and an archive that was never built says so") {
  const ThreeArchives house;
  const auto door = house.door();
  CHECK(says(at(*door, "/archiv/a/rot/metrics"), "nachlese_archive_articles{archive=\"rot\"} 2\n"));
  HostedArchive none = hosted("neu", house.red);
  none.directory = "/nowhere/at/all";
  FrontDoor empty({none}, {});
  CHECK(at(empty, "/").status == 200);
  const Response page = at(empty, "/a/neu/");
  CHECK(page.status == 503);
  CHECK(says(page, "Noch kein Archiv"));
  CHECK(says(at(empty, "/a/neu/api/v1/search"), "archive-not-built"));
  CHECK(at(empty, "/readyz").status == 503);
}

TEST_CASE("an archive that cannot be joined is a page of the door, and in the audit log") {
  const ThreeArchives house;
  HostedArchive none = hosted("neu", house.red);
  none.directory = "/nowhere/at/all";
  test::TempFolder folder;
  FrontDoorOptions options;
  options.service.audit = std::make_shared<LineLog>(folder.path() / "audit", "audit log");
  FrontDoor door({none, hosted("rot", house.red)}, options);
  const Response page = at(door, "/in/neu,rot/?q=Dachs");
  CHECK(page.status == 503);
  CHECK(page.header("Content-Language") == "de");
  CHECK_FALSE(page.header("Content-Security-Policy").empty());
  std::ifstream log(folder.path() / "audit");
  std::string line;
  std::getline(log, line);
  CHECK(line.find(R"("route":"/in/neu,rot/","status":503)") != std::string::npos);
  CHECK(line.find("Dachs") == std::string::npos);
}

TEST_CASE("an archive that no run is known of is not ready where its age counts") {
  const ThreeArchives house;
  FrontDoorOptions options;
  options.service.ready_max_age = 36;
  FrontDoor door({hosted("rot", house.red)}, options);
  CHECK(says(at(door, "/a/rot/readyz"), "archive-too-old"));
  CHECK(at(door, "/readyz").status == 503);
}

TEST_CASE("an archive has its own colors and logo") {
  const ThreeArchives house;
  const auto door = house.door();
  CHECK(says(at(*door, "/archiv/a/rot/"), "/archiv/a/rot/brand.css"));
  CHECK(says(at(*door, "/archiv/a/rot/brand.css"), "--accent:#aa0000"));
  CHECK(at(*door, "/archiv/a/rot/brand-logo").body == "bytes");
  CHECK_FALSE(says(at(*door, "/archiv/a/blau/"), "brand.css"));
  CHECK(at(*door, "/archiv/a/blau/brand.css").status == 404);
}

TEST_CASE("several archives are searched as one, and hits say which has them") {
  const ThreeArchives house;
  const auto door = house.door();
  const Response found = at(*door, "/archiv/in/rot,blau/api/v1/search?q=Dachs&versions=all");
  CHECK(says(found, R"("total":3)"));
  CHECK(says(found, R"("archive":"rot")"));
  CHECK(says(found, R"("archive":"blau")"));
  CHECK_FALSE(says(found, "Geheim"));
  const Response page = at(*door, "/archiv/in/rot,blau/?q=Dachs&versions=all");
  CHECK(says(page, "/archiv/a/rot/article?id=1"));
  CHECK(says(page, "/archiv/a/blau/article?id=1"));
  // An id is one of its own archive.
  CHECK(at(*door, "/archiv/in/rot,blau/article?id=1").status == 404);
  CHECK(at(*door, "/archiv/in/rot,blau/api/v1/articles/1").status == 404);
  CHECK(at(*door, "/archiv/in/rot,gelb/").status == 404);
  CHECK(at(*door, "/archiv/suche?q=Dachs&in=rot&in=blau").header("Location") ==
        "/archiv/in/rot,blau/?q=Dachs");
  CHECK(at(*door, "/archiv/suche?q=Dachs&in=blau").header("Location") == "/archiv/a/blau/?q=Dachs");
}

TEST_CASE("nobody learns of an archive that is not open to them") {
  const ThreeArchives house;
  const auto door = house.door(ThreeArchives::gate());
  const Response list = at(*door, "/archiv/", "leser");
  CHECK(says(list, "Archiv rot"));
  CHECK_FALSE(says(list, "geheim"));
  CHECK(says(list, "Angemeldet als eva"));
  CHECK_FALSE(says(list, "/login"));  // the proxy signs people in
  CHECK(at(*door, "/archiv/a/geheim/", "leser").body ==
        at(*door, "/archiv/a/geheim/", "leser").body);
  for (const char* path : {"/archiv/a/geheim/", "/archiv/in/rot,geheim/",
                           "/archiv/a/geheim/api/v1/search", "/archiv/a/geheim/brand.css"}) {
    INFO(path);
    const Response refused = at(*door, path, "leser");
    CHECK(refused.status == 404);
    CHECK_FALSE(says(refused, "Geheimer"));
  }
  CHECK(at(*door, "/archiv/suche?in=geheim", "leser").header("Location") == "/archiv/");
  CHECK(says(at(*door, "/archiv/in/rot,blau,geheim/api/v1/search?q=Dachs", "rat"), "Geheimer"));
  CHECK(at(*door, "/archiv/").status == 403);
  CHECK(at(*door, "/archiv/a/rot/").status == 403);
}

TEST_CASE("each archive has its own rules when several are searched") {
  const ThreeArchives house;
  GateOptions options;
  ReadingRule part;
  part.sources = {"Rotblatt"};
  options.rows = {door_row("leser", {"rot"}), door_row("leser", {"blau"})};
  options.rows[0].rule = part;
  options.proxies = {*parse_network("10.0.0.1")};
  const auto door = house.door(std::make_shared<Gate>(options));
  const Response found = at(*door, "/archiv/in/rot,blau/api/v1/search?versions=all", "leser");
  CHECK(says(found, R"("total":2)"));
  CHECK(says(found, "Roter Dachs"));
  CHECK_FALSE(says(found, "Rotes Tier"));
}

}  // namespace
}  // namespace nachlese
