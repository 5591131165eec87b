// Who a request comes from, and what of the archive exists for them. Service asks it before every
// route.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searcher/api/options.hpp"
#include "web/app/accounts.hpp"
#include "web/app/lockout.hpp"
#include "web/app/networks.hpp"
#include "web/app/sessions.hpp"
#include "web/app/viewer.hpp"
#include "web/http/http.hpp"
#include "web/http/token_brake.hpp"

namespace nachlese::web {

struct GateOptions {
  std::vector<AccessRow> rows;   // not empty: without rules there is no gate
  std::vector<Network> proxies;  // whose headers are believed
  std::string user_header = "X-Remote-User";
  std::string groups_header = "X-Remote-Groups";
  std::filesystem::path password_file;  // empty: nobody can sign in here
  std::string root_path;                // under which the forms are, as in Request::base_path
};

// Thread-safe.
class Gate {
 public:
  // Throws Error(usage) if the password file cannot be read.
  explicit Gate(GateOptions options);

  struct Verdict {
    Viewer viewer;
    search::JointRights rights;       // by archive, in the order that was asked for
    std::optional<Response> refusal;  // or an answer of the gate's own: a form
  };
  // `archives`: their names; of one only an empty one.
  [[nodiscard]] Verdict judge(const Request& request,
                              const std::vector<std::string>& archives = {""});
  // Whether the connection is that of a proxy whose headers are believed.
  [[nodiscard]] bool trusts(const Request& request) const;
  [[nodiscard]] ReadingRights rights_in(const Viewer& viewer, const std::string& archive) const {
    return rights_of(options_.rows, viewer, archive);
  }
  // Nobody if the request says nothing of who sends it; nullopt if what it says is wrong.
  [[nodiscard]] std::optional<Viewer> viewer_of(const Request& request);
  // Without an address where the server signs nobody in: there are no accounts, or a proxy or a
  // token says who asks. Neither on the form itself, nor for programs.
  [[nodiscard]] SignInLink sign_in_link(const Request& request, const Viewer& viewer) const;
  // For a viewer to whom nothing is open: the way to sign in, or a refusal.
  [[nodiscard]] Response refuse(const Request& request, const Viewer& viewer) const;
  // The answer to a form of the gate; nullopt if the address is none of its own.
  [[nodiscard]] std::optional<Response> form(const Request& request, Viewer& viewer);

 private:
  [[nodiscard]] std::string login_url(const Request& request) const;
  [[nodiscard]] std::optional<Viewer> viewer_by_proxy(const Request& request) const;
  [[nodiscard]] Response sign_in(const Request& request, Viewer& viewer);
  [[nodiscard]] Response sign_out(const Request& request);

  const GateOptions options_;
  std::unique_ptr<Accounts> accounts_;  // null: no password file
  Sessions sessions_;
  Lockout lockout_;
  TokenBrake brake_;
};

}  // namespace nachlese::web
