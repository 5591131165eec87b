// Sends a message by programs of the system: the mail program, and curl for webhooks.
#pragma once

#include <string>
#include <vector>

namespace nachlese::programs {

// Runs a program with this standard input; false if it cannot be run, or fails. Its arguments are
// visible to all users of the machine.
[[nodiscard]] bool run_with_input(const std::vector<std::string>& command,
                                  const std::string& input);

// A mail in UTF-8.
[[nodiscard]] bool send_mail(const std::string& to, const std::string& subject,
                             const std::string& text);
// The header lines and body as send_mail() hands them to the mail program.
[[nodiscard]] std::string mail_text(const std::string& to, const std::string& subject,
                                    const std::string& text);
// POSTs JSON. The address, which may hold a secret, is not among curl's arguments.
[[nodiscard]] bool post_json(const std::string& url, const std::string& json);
// What curl reads, with nothing in it that ends a line or a text too early.
[[nodiscard]] std::string curl_config(const std::string& url, const std::string& json);

}  // namespace nachlese::programs
