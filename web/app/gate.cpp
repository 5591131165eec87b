#include "web/app/gate.hpp"

#include <algorithm>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "web/app/login_page.hpp"
#include "web/app/routes.hpp"
#include "web/app/secrets.hpp"
#include "web/http/access.hpp"
#include "web/views/problem.hpp"

namespace nachlese::web {
namespace {

constexpr const char* kSessionCookie = "nachlese_session";
constexpr const char* kFormCookie = "nachlese_form";
constexpr std::size_t kMostGroups = 100;

// The only header of that name; empty if there is none, nullopt if there are several: a proxy may
// have left that of the client in place.
std::optional<std::string> only_header(const Request& request, const std::string& name) {
  std::optional<std::string> out;
  for (const auto& [key, value] : request.headers) {
    if (to_lower_ascii(key) != to_lower_ascii(name)) continue;
    if (out) return std::nullopt;
    out = value;
  }
  return out.value_or("");
}

// The value of the first cookie of that name.
std::string cookie(const Request& request, std::string_view name) {
  for (const auto& [key, value] : request.headers) {
    if (to_lower_ascii(key) != "cookie") continue;
    for (const auto& part : split_list(value, ";")) {
      const std::size_t equals = part.find('=');
      if (equals != std::string::npos && part.substr(0, equals) == name)
        return std::string(part.substr(equals + 1));
    }
  }
  return {};
}

std::string set_cookie(const Request& request, const std::string& root, const char* name,
                       const std::string& value) {
  const bool secure = request.header("X-Forwarded-Proto") == "https";
  return std::string(name) + "=" + value + "; Path=" + root + "/; HttpOnly" + "; SameSite=Lax" +
         (secure ? "; Secure" : "") + (value.empty() ? "; Max-Age=0" : "");
}

// Whether a form was sent by a page of this server, as far as the browser says.
bool is_from_here(const Request& request) {
  const std::string_view site = request.header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  const std::string_view origin = request.header("Origin");
  const std::size_t host = origin.find("://");
  return origin.empty() || origin == "null" ||
         (host != std::string_view::npos && origin.substr(host + 3) == request.header("Host"));
}

std::string field(const Parameters& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

// An address of this server to go on to: a path, and no other server's.
std::string going_on(const std::string& root, const std::string& next) {
  const bool ours = next.starts_with('/') && !next.starts_with("//") && !next.starts_with("/\\") &&
                    std::ranges::none_of(next, [](char c) {
                      return static_cast<unsigned char>(c) <= ' ' || c == '\\' || c == '\x7F';
                    });
  return ours ? next : root + "/";
}

Response see_other(const std::string& target) {
  return {303, {}, {}, {{"Location", target}, {"Cache-Control", "no-store"}}};
}

Problem login_needed() {
  return {401, "login-needed", "Login needed", "This archive is shown to who has signed in.", {}};
}

Problem no_access() {
  return {403, "no-access", "No access", "Nothing in this archive is open to you.", {}};
}

Response not_allowed() {
  return problem_document({405,
                           "method-not-allowed",
                           "Method not allowed",
                           "Forms are looked at with GET and sent with POST.",
                           {}});
}

}  // namespace

Gate::Gate(GateOptions options) : options_(std::move(options)) {
  if (!options_.password_file.empty())
    accounts_ = std::make_unique<Accounts>(options_.password_file);
}

bool Gate::trusts(const Request& request) const { return is_in(options_.proxies, request.peer); }

std::optional<Viewer> Gate::viewer_by_proxy(const Request& request) const {
  if (!trusts(request)) return Viewer{};
  const auto user = only_header(request, options_.user_header);
  const auto groups = only_header(request, options_.groups_header);
  if (!user || !groups) return std::nullopt;
  if (user->empty()) return Viewer{};
  Viewer out{*user, split_list(*groups, ",;")};
  if (out.groups.size() > kMostGroups) out.groups.resize(kMostGroups);
  return out;
}

std::optional<Viewer> Gate::viewer_of(const Request& request) {
  auto by_proxy = viewer_by_proxy(request);
  if (!by_proxy || !by_proxy->user.empty() || !accounts_) return by_proxy;
  constexpr std::string_view kBearer = "bearer ";
  const std::string_view authorization = request.header("Authorization");
  if (equals_ignoring_case(authorization.substr(0, kBearer.size()), kBearer)) {
    if (brake_.holds(request.client) && !is_this_machine(request.client)) return std::nullopt;
    auto viewer = accounts_->with_token(std::string(trim(authorization.substr(kBearer.size()))));
    if (!viewer) brake_.count(request.client);
    return viewer;
  }
  const std::string id = cookie(request, kSessionCookie);
  const auto session = sessions_.find(id);
  if (!session) return Viewer{};
  // An account counts as it is now; removed, or with another password, it ends its sessions.
  const auto account = accounts_->find(session->user);
  if (account && account->hash == session->hash) return Viewer{session->user, account->groups};
  sessions_.end(id);
  return Viewer{};
}

Gate::Verdict Gate::judge(const Request& request, const std::vector<std::string>& archives) {
  Verdict out;
  const auto viewer = viewer_of(request);
  if (!viewer) {
    out.refusal = problem_document(token_needed());
    return out;
  }
  out.viewer = *viewer;
  if ((out.refusal = form(request, out.viewer))) return out;
  for (const auto& archive : archives)
    out.rights.emplace_back(archive, rights_in(out.viewer, archive));
  const bool nothing = std::ranges::all_of(
      out.rights, [](const auto& of_archive) { return of_archive.second.allow.empty(); });
  if (nothing && shows_archive(request.path)) {
    Request refused = request;
    refused.sign_in = sign_in_link(request, out.viewer);
    out.refusal = refuse(refused, out.viewer);
  }
  return out;
}

Response Gate::refuse(const Request& request, const Viewer& viewer) const {
  const bool people = is_for_people(request.path) && request.method == "GET";
  if (!viewer.user.empty() || (people && !accounts_)) {
    const Problem problem = no_access();
    return people ? problem_page(problem, request) : problem_document(problem);
  }
  if (!people) return problem_document(login_needed());
  return see_other(login_url(request));
}

// The form, which leads back here.
std::string Gate::login_url(const Request& request) const {
  const std::string here =
      request.base_path.empty() || request.target.starts_with(request.base_path)
          ? request.target
          : request.base_path + request.target;
  Parameters parameters = {{"next", here}};
  if (const auto language = request.parameter("lang")) parameters.emplace_back("lang", *language);
  return make_url(options_.root_path + std::string(kLoginPath), parameters);
}

SignInLink Gate::sign_in_link(const Request& request, const Viewer& viewer) const {
  const bool form = request.path == kLoginPath || request.path == kLogoutPath;
  if (!accounts_ || form || !is_for_people(request.path)) return {};
  const auto by_proxy = viewer_by_proxy(request);
  const bool program = viewer.user.starts_with('@');
  if (program || !by_proxy || !by_proxy->user.empty()) return {};
  return {login_url(request), viewer.user};
}

std::optional<Response> Gate::form(const Request& request, Viewer& viewer) {
  if (!accounts_ || (request.path != kLoginPath && request.path != kLogoutPath))
    return std::nullopt;
  if (request.method == "POST")
    return request.path == kLoginPath ? sign_in(request, viewer) : sign_out(request);
  if (request.method != "GET" && request.method != "HEAD") return not_allowed();
  LoginPage page;
  page.root_path = options_.root_path;
  page.user = viewer.user;
  page.next = going_on(options_.root_path, std::string(request.parameter("next").value_or("")));
  const auto session = sessions_.find(cookie(request, kSessionCookie));
  page.form_token = session ? session->form_token : random_secret();
  Response response = login_page(page, request);
  if (!session)
    response.headers.emplace_back(
        "Set-Cookie", set_cookie(request, options_.root_path, kFormCookie, page.form_token));
  return response;
}

Response Gate::sign_in(const Request& request, Viewer& viewer) {
  const Parameters fields = parse_parameters(request.body);
  LoginPage page;
  page.root_path = options_.root_path;
  page.next = going_on(options_.root_path, field(fields, "next"));
  page.asked_user = field(fields, "user");
  const std::string token = cookie(request, kFormCookie);
  const bool ours = is_from_here(request) && !token.empty() &&
                    equal_in_constant_time(token, field(fields, "form"));
  page.form_token = token.empty() ? random_secret() : token;
  // Names that nobody can have count as one, so that inventing them takes no memory.
  const std::string guessed = is_account_name(page.asked_user) ? page.asked_user : "";
  const auto wait = lockout_.wait(guessed, request.client);
  const auto account = accounts_->find(page.asked_user);
  std::optional<Viewer> known;
  if (!ours) {
    page.outcome = LoginOutcome::stale_form;
  } else if (wait.count() > 0) {
    page.outcome = LoginOutcome::too_often;
  } else if ((known = accounts_->with_password(page.asked_user, field(fields, "password")))) {
    lockout_.forget(guessed);
    viewer = *known;
    Response response = see_other(page.next);
    response.headers.emplace_back(
        "Set-Cookie", set_cookie(request, options_.root_path, kSessionCookie,
                                 sessions_.start(viewer.user, account ? account->hash : "")));
    response.headers.emplace_back("Set-Cookie",
                                  set_cookie(request, options_.root_path, kFormCookie, ""));
    return response;
  } else {
    lockout_.count_wrong(guessed, request.client);
    page.outcome = LoginOutcome::wrong;
  }
  Response response = login_page(page, request);
  response.status = page.outcome == LoginOutcome::too_often ? 429 : 403;
  if (wait.count() > 0) response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  if (token.empty())
    response.headers.emplace_back(
        "Set-Cookie", set_cookie(request, options_.root_path, kFormCookie, page.form_token));
  return response;
}

Response Gate::sign_out(const Request& request) {
  const std::string id = cookie(request, kSessionCookie);
  const auto session = sessions_.find(id);
  const Parameters fields = parse_parameters(request.body);
  if (session && is_from_here(request) &&
      equal_in_constant_time(session->form_token, field(fields, "form")))
    sessions_.end(id);
  Response response = see_other(options_.root_path + std::string(kLoginPath));
  if (session && !sessions_.find(id))
    response.headers.emplace_back("Set-Cookie",
                                  set_cookie(request, options_.root_path, kSessionCookie, ""));
  return response;
}

}  // namespace nachlese::web
