#include "core/store/archive_info.hpp"

#include <xapian.h>

#include "core/store/terms.hpp"
#include "tests/catch.hpp"

namespace nachlese::store {
namespace {

class Dates {
 public:
  Xapian::docid add(const std::string& date) { return database_.add_document(document(date)); }
  void replace(Xapian::docid docid, const std::string& date) {
    database_.replace_document(docid, document(date));
  }
  void remove(Xapian::docid docid) { database_.delete_document(docid); }
  void check(const std::string& first, const std::string& last) const {
    const Period period = period_of(database_);
    CHECK(day(period.first) == first);
    CHECK(day(period.last) == last);
  }

 private:
  static Xapian::Document document(const std::string& text) {
    Xapian::Document out;
    out.add_boolean_term("Q");
    const auto date = parse_date(text);
    if (!date) return out;
    std::vector<std::string> terms;
    append_date_terms(*date, terms);
    for (const auto& term : terms) out.add_boolean_term(term);
    out.add_value(schema::kPublished, pack_date(*date));
    return out;
  }
  static std::string day(const std::string& packed) {
    return packed.empty() ? "" : to_iso(from_wall_seconds(unpack_number(packed))).substr(0, 10);
  }

  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
};

}  // namespace

TEST_CASE("the period of an archive follows corrections and deletions") {
  Dates dates;
  dates.check("", "");
  dates.add("");
  dates.check("", "");
  const auto oldest = dates.add("1720-01-01");
  dates.add("2020-05-03T12:00");
  dates.add("2019");
  const auto newest = dates.add("2999-07-08");
  dates.check("1720-01-01", "2999-07-08");
  dates.replace(oldest, "2020-01-01");
  dates.check("2019-01-01", "2999-07-08");
  dates.remove(newest);
  dates.check("2019-01-01", "2020-05-03");
  dates.add("2018-12");
  dates.check("2018-12-01", "2020-05-03");
}

}  // namespace nachlese::store
