#include "web/app/login_page.hpp"

#include "web/views/html.hpp"
#include "web/views/page.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {
namespace {

constexpr Message kUserName = {"User name", "Benutzername"};
constexpr Message kPassword = {"Password", "Passwort"};
constexpr Message kSignOutButton = {"Sign out", "Abmelden"};
constexpr Message kSignedInAs = {"You are signed in as", "Sie sind angemeldet als"};
constexpr Message kGoOn = {"To the archive", "Zum Archiv"};

struct OutcomeText {
  LoginOutcome outcome;
  Message text;
};
constexpr OutcomeText kOutcomeTexts[] = {
    {LoginOutcome::none, {"", ""}},
    {LoginOutcome::wrong,
     {"User name and password do not match.", "Benutzername und Passwort passen nicht zusammen."}},
    {LoginOutcome::too_often,
     {"Too many wrong passwords. Please wait and try again.",
      "Zu viele falsche Passwörter. Bitte warten Sie und versuchen Sie es dann noch einmal."}},
    {LoginOutcome::stale_form,
     {"The form was out of date. Please try again; the browser must accept cookies.",
      "Das Formular war veraltet. Bitte versuchen Sie es noch einmal; der Browser muss Cookies "
      "annehmen."}},
};

Html sign_out_form(const LoginPage& page, Language language) {
  return R"(<p>{} <b>{}</b>.</p><form method="post" action="{}"><input type="hidden" name="form" )"
         R"(value="{}"><button>{}</button></form><p><a href="{}">{}</a></p>)"_html(
             kSignedInAs.in(language), page.user, page.root_path + std::string(kLogoutPath),
             page.form_token, kSignOutButton.in(language), page.next, kGoOn.in(language));
}

Html sign_in_form(const LoginPage& page, Language language) {
  std::string_view said;
  for (const auto& row : kOutcomeTexts) {
    if (row.outcome == page.outcome) said = row.text.in(language);
  }
  const Html problem =
      said.empty() ? Html() : R"(<p class="warning" role="alert">{}</p>)"_html(said);
  return problem +
         R"(<form method="post" action="{}"><label class="field"><span>{}</span>)"
         R"(<input name="user" value="{}" autocomplete="username" required maxlength="64"></label>)"
         R"(<label class="field"><span>{}</span><input type="password" name="password" )"
         R"(autocomplete="current-password" required maxlength="500"></label>)"
         R"(<input type="hidden" name="form" value="{}"><input type="hidden" name="next" )"
         R"(value="{}"><button>{}</button></form>)"_html(
             page.root_path + std::string(kLoginPath), kUserName.in(language), page.asked_user,
             kPassword.in(language), page.form_token, page.next, messages::kSignIn.in(language));
}

}  // namespace

Response login_page(const LoginPage& page, const Request& request) {
  Page out;
  out.language = preferred_language(request);
  out.search.base_path = request.base_path;
  out.title = (page.user.empty() ? messages::kSignIn : kSignOutButton).in(out.language);
  out.body = R"(<main id="main" class="message plain"><h1>{}</h1>{}</main>)"_html(
      out.title,
      page.user.empty() ? sign_in_form(page, out.language) : sign_out_form(page, out.language));
  Response response = to_response(std::move(out), request);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace nachlese::web
