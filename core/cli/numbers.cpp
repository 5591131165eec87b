#include "core/cli/numbers.hpp"

#include <charconv>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>

namespace nachlese::cli {
namespace {

template <typename Number>
std::optional<Number> read(const std::string& text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

template <typename Number>
CLI::Validator within(Number least, Number most, const char* type) {
  std::ostringstream range;
  range.precision(15);
  range << least << " - " << most;
  const auto check = [least, most, range = range.str()](std::string& text) {
    const auto number = read<Number>(text);
    const bool fits = number && *number >= least && *number <= most;  // false for NaN, too
    return fits ? std::string() : "\"" + text + "\" is not a number in the range " + range;
  };
  return CLI::Validator(check, std::string(type) + " in [" + range.str() + "]");
}

}  // namespace

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  return within(least, most, "INT");
}

CLI::Validator real_number(double least, double most) { return within(least, most, "FLOAT"); }

}  // namespace nachlese::cli
