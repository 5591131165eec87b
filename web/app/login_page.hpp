// The form to sign in and out, for archives with a password file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "web/http/http.hpp"

namespace nachlese::web {

inline constexpr std::string_view kLoginPath = "/login";
inline constexpr std::string_view kLogoutPath = "/logout";

enum class LoginOutcome : std::uint8_t { none, wrong, too_often, stale_form };

struct LoginPage {
  std::string root_path;   // under which the forms are
  std::string user;        // who is signed in; empty: nobody
  std::string asked_user;  // that was tried last
  std::string next;        // where to go on
  std::string form_token;
  LoginOutcome outcome = LoginOutcome::none;
};

[[nodiscard]] Response login_page(const LoginPage& page, const Request& request);

}  // namespace nachlese::web
