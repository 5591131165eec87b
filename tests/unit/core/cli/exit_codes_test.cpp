#include "core/cli/exit_codes.hpp"

#include <fstream>
#include <sstream>

#include "core/base/error.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::cli;

TEST_CASE("the documentation says of exit codes what the manual says") {
  std::stringstream text;
  text << std::ifstream(std::string(NACHLESE_SOURCE_DIR) + "/docs/OPERATIONS.md").rdbuf();
  for (const auto& code : kExitCodes) {
    const std::string row =
        "| " + std::to_string(code.code) + " | " + std::string(code.meaning) + " |";
    INFO(row);
    CHECK(text.str().find(row) != std::string::npos);
  }
}

TEST_CASE("every error has an exit code with a meaning") {
  for (const auto error : {ErrorCode::usage, ErrorCode::archive, ErrorCode::locked,
                           ErrorCode::input, ErrorCode::bug}) {
    bool known = false;
    for (const auto& code : kExitCodes) known = known || code.code == static_cast<int>(error);
    CHECK(known);
  }
}
