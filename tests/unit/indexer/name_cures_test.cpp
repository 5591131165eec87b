#include "indexer/name_cures.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "core/base/error.hpp"
#include "core/store/archive.hpp"
#include "core/store/archive_info.hpp"
#include "core/store/facets.hpp"
#include "core/store/terms.hpp"
#include "indexer/suspicious_names.hpp"
#include "indexer/sync.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese;
using namespace nachlese::index;
using nachlese::test::TempFolder;

namespace {

// Every word "pXxx", "lXxx" or "oXxx" names a person, place or organisation Xxx.
const NameSource kLettered{[](std::span<const ner::AnalyzedField> fields) {
                             ner::Names names;
                             for (const auto& field : fields) {
                               std::istringstream words{std::string(field.text)};
                               for (std::string word; words >> word;) {
                                 const auto type = word[0] == 'p'   ? ner::EntityType::person
                                                   : word[0] == 'l' ? ner::EntityType::place
                                                   : word[0] == 'o' ? ner::EntityType::organisation
                                                                    : ner::EntityType::other;
                                 if (type != ner::EntityType::other)
                                   names.entities.push_back({type, word.substr(1), {}});
                               }
                             }
                             return names;
                           },
                           "test"};

struct Names {
  TempFolder folder;
  SyncOptions options;
  std::string content;

  Names() {
    options.archive = folder.path() / "archive";
    options.quiet = true;
  }
  void add(const std::string& body, int count = 1) {
    for (int i = 0; i < count; ++i) {
      const std::string id = std::to_string(content.size());
      content += R"({"id":"a)" + id + R"(","title":"T","body":")" + body + "\"}\n";
    }
  }
  void sync() {
    options.sources = {folder.write("in.jsonl", content)};
    (void)sync_archive(options, kLettered);
  }
  void cure(const std::string& text) const {
    std::ofstream(name_cure_file(options.archive)) << text;
  }
  [[nodiscard]] Xapian::Database open() const {
    return Xapian::Database(store::Archive(options.archive).stub().string(),
                            Xapian::DB_BACKEND_STUB);
  }
  [[nodiscard]] Xapian::doccount count(FacetKind kind, const std::string& folded) const {
    const Xapian::Database database = open();
    const std::string term = store::make_term(store::prefix_of(kind), folded);
    // Terms and slots say the same.
    Xapian::doccount in_slots = 0;
    const auto id = store::facet_id(kind, folded);
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      const std::string packed = database.get_document(*it).get_value(schema::kFacets);
      for (std::size_t at = 0; at < packed.size(); at += store::kFacetIdBytes)
        in_slots += store::unpack_facet(packed.data() + at) == id ? 1 : 0;
    }
    CHECK(in_slots == database.get_termfreq(term));
    return database.get_termfreq(term);
  }
};

}  // namespace

TEST_CASE_METHOD(Names, "a name has one label over the archive") {
  add("lHamburg", 8);
  add("pHamburg", 2);
  add("oKlein", 2);
  add("pKlein", 3);
  sync();
  CHECK(count(FacetKind::place, "hamburg") == 10);
  CHECK(count(FacetKind::person, "hamburg") == 0);
  CHECK(count(FacetKind::organisation, "klein") == 2);  // who knows
  SECTION("a night later") {
    add("pHamburg");
    add("pKlein", 6);
    sync();
    CHECK(count(FacetKind::place, "hamburg") == 11);
    CHECK(count(FacetKind::person, "klein") == 11);
    CHECK(count(FacetKind::organisation, "klein") == 0);
  }
}

TEST_CASE_METHOD(Names, "a line puts a name right in the archive and in what comes") {
  add("pCorona", 3);
  add("pKickers lBonn", 2);
  add("oZEIT");
  add("oDIEZEIT", 2);
  sync();
  CHECK(count(FacetKind::person, "corona") == 3);
  cure(
      "# wrong\nCorona = not a name\nperson:Kickers = is an organisation\r\n"
      "ZEIT = same as DIEZEIT\n");
  const std::string before = content;
  const bool fresh = GENERATE(false, true);
  if (fresh) {
    add("pCorona");
    add("pKickers");
  }
  sync();
  CHECK(count(FacetKind::person, "corona") == 0);
  CHECK(count(FacetKind::person, "kickers") == 0);
  CHECK(count(FacetKind::organisation, "kickers") == (fresh ? 3 : 2));
  CHECK(count(FacetKind::place, "bonn") == 2);
  CHECK(count(FacetKind::organisation, "diezeit") == 3);
  CHECK(open().get_metadata(store::facet_name_key(
            store::facet_id(FacetKind::organisation, "kickers"))) == "Kickers");
  (void)rebuild_archive(options, kLettered);
  CHECK(count(FacetKind::person, "corona") == 0);
  CHECK(count(FacetKind::organisation, "diezeit") == 3);
}

TEST_CASE("lines about names are read, and malformed ones are named") {
  const auto cures = NameCures::parse(
      "\xEF\xBB\xBF"
      "A-B = not a name\nort:X = is a person\nperson:Y Z = same as person:Y Zett\n",
      "f");
  std::optional<NameCures::NameAs> as;
  CHECK(cures.find(FacetKind::place, "a-b", as));
  CHECK_FALSE(as.has_value());
  REQUIRE(cures.find(FacetKind::place, "x", as));
  CHECK(as->kind == FacetKind::person);
  CHECK_FALSE(cures.find(FacetKind::person, "x", as));
  REQUIRE(cures.find(FacetKind::person, "y z", as));
  CHECK(as->folded == "y zett");
  for (const char* line : {"Corona", "Corona = no name", "= not a name", "X = is a ship",
                           "X = same as ", "X = is a "}) {
    CAPTURE(line);
    CHECK_THROWS_AS(NameCures::parse(line, "f"), Error);
  }
}

TEST_CASE_METHOD(Names, "a common word that is once a name is none") {
  options.jobs = 1;
  add("lZaun Zaun");     // once, beside many articles with the word
  add("oZaun Zaun", 2);  // twice: evidence
  add("zaun steht", 30);
  add("pTor Tor", 2);  // two of a hundred
  add("tor steht", 100);
  add("pFischer Fischer");  // a surname of somebody named in full
  add("pJoschka_Fischer fischer", 12);
  add("lEssen Essen");    // in a list
  add("oSelten Selten");  // no common word
  NameSource names = kLettered;
  names.find_names = [](std::span<const ner::AnalyzedField> fields) {
    ner::Names found = kLettered.find_names(fields);
    for (auto& entity : found.entities) std::ranges::replace(entity.name, '_', ' ');
    return found;
  };
  names.known = [](FacetKind kind, const std::string& folded) {
    return kind == FacetKind::place && folded == "essen";
  };
  add("essen schmeckt", 40);
  options.sources = {folder.write("in.jsonl", content)};
  (void)sync_archive(options, names);
  CHECK(count(FacetKind::place, "zaun") == 0);
  CHECK(count(FacetKind::organisation, "zaun") == 2);
  CHECK(count(FacetKind::person, "tor") == 0);
  CHECK(count(FacetKind::person, "fischer") == 1);
  CHECK(count(FacetKind::person, "joschka fischer") == 12);
  CHECK(count(FacetKind::place, "essen") == 1);
  CHECK(count(FacetKind::organisation, "selten") == 1);
}

TEST_CASE_METHOD(Names, "what looks wrong is listed with its line") {
  add("pMerkel", 5);
  add("lMerkel-Lockdown", 2);
  add("lB117");
  add("oKlein", 2);
  add("pKlein", 3);
  add("pZaun Zaun", 3);
  add("zaun steht", 70);
  sync();
  std::string lines;
  for (const auto& name : suspicious_names(options.archive)) lines += name.line + "\n";
  CHECK(lines.find("place:Merkel-Lockdown = not a name\n") != std::string::npos);
  CHECK(lines.find("place:B117 = not a name\n") != std::string::npos);
  CHECK(lines.find("organisation:Klein = is a person\n") != std::string::npos);
  CHECK(lines.find("person:Zaun = not a name\n") != std::string::npos);
  CHECK(lines.find("Merkel = ") == std::string::npos);
  (void)NameCures::parse(lines, "f");
}

TEST_CASE_METHOD(Names, "what begins with an abbreviation, or is frequent by itself, is no slip") {
  add("pUN", 6);
  add("oUN-Sicherheitsrat", 5);
  add("pUn");  // Kim Jong Un
  add("oUN-Vollversammlung");
  add("pÖVP", 2);
  add("oÖVP-Spitze");
  add("pRobert", 2);
  add("oRobert-Koch-Institut", 8);
  add("oRobert-Lockdown", 7);
  sync();
  std::string lines;
  for (const auto& name : suspicious_names(options.archive)) lines += name.line + "\n";
  for (const char* right : {"UN-Sicherheitsrat", "UN-Vollversammlung", "Spitze", "Koch-Institut"})
    CHECK(lines.find(right) == std::string::npos);
  CHECK(lines.find("organisation:Robert-Lockdown = not a name\n") != std::string::npos);
}
