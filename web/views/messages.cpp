#include "web/views/messages.hpp"

#include <algorithm>

#include "core/base/date.hpp"

namespace nachlese::web {
namespace {

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string say_day(Language language, const Date& date) {
  std::string out;
  if (date.precision >= Date::Precision::day)
    out = std::to_string(date.day) + std::string(info(language).after_day);
  if (date.precision >= Date::Precision::month)
    out += std::string(info(language).months[date.month - 1]) + " ";
  return out + std::to_string(date.year);
}

}  // namespace

std::string_view say(Language language, const Message& phrase) { return phrase.in(language); }

std::string say(Language language, const Message& phrase, std::string_view value) {
  std::string out(say(language, phrase));
  if (const std::size_t hole = out.find("{}"); hole != std::string::npos)
    out.replace(hole, 2, value);
  return out;
}

std::string say(Language language, const Message& phrase, std::string_view first,
                std::string_view second) {
  const std::string_view text = phrase.in(language);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const bool hole = rest.starts_with("{}") || rest.starts_with("[]");
    out.append(!hole ? rest.substr(0, 1) : rest.front() == '{' ? first : second);
    at += hole ? 2 : 1;
  }
  return out;
}

std::string say(Language language, const CountMessage& phrase, std::uint64_t count) {
  return say(language, count == 1 ? phrase.one : phrase.many, say_number(language, count));
}

std::string say_number(Language language, std::uint64_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3; at -= 3)
    out.insert(at - 3, 1, info(language).thousands);
  return out;
}

std::string say_date(Language language, std::string_view iso) {
  const auto date = parse_date(iso);
  return date ? say_day(language, *date) : std::string(iso);
}

std::string say_time(Language language, std::string_view iso) {
  const auto date = parse_date(iso);
  if (!date || date->precision < Date::Precision::minute) return say_date(language, iso);
  const std::string clock = two_digits(date->hour) + ":" + two_digits(date->minute);
  return say_day(language, *date) + ", " + say(language, messages::kClock, clock);
}

std::string say_typed_date(Language language, const Date& date) {
  std::string iso = to_iso(date);
  constexpr std::size_t kDayBytes = 10;
  iso.resize(std::min(iso.size(), kDayBytes));
  if (language != Language::german) return iso;
  std::string out;  // the parts, the last one first
  for (std::size_t end = iso.size(); end != std::string::npos;) {
    const std::size_t dash = end == 0 ? std::string::npos : iso.rfind('-', end - 1);
    const std::size_t begin = dash == std::string::npos ? 0 : dash + 1;
    out += (out.empty() ? "" : ".") + iso.substr(begin, end - begin);
    end = dash;
  }
  return out;
}

}  // namespace nachlese::web
