// The debates of the Bundestag (development data) as articles.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace nachlese::test {

inline std::string first_words(const std::string& text, int count) {
  std::size_t end = 0;
  while (count-- > 0 && end != std::string::npos) end = text.find_first_of(" \n", end + 1);
  return text.substr(0, end);
}

// Cleans the name of a party: "SPDSPD" → "SPD", no-break spaces → blanks.
inline std::string party(std::string name) {
  for (std::size_t at = name.find("\u00A0"); at != std::string::npos; at = name.find("\u00A0"))
    name.replace(at, 2, " ");
  const std::string half = name.substr(0, name.size() / 2);
  if (!half.empty() && half + half == name) name = half;
  return name.empty() ? "ohne Fraktion" : name;
}

// Converts a line of the data to a record for import; null for the few speeches without text.
inline nlohmann::json article_of_speech(const nlohmann::json& speech) {
  const std::string text = speech.value("text", "");
  if (text.empty()) return nullptr;
  const std::string title =
      speech["agenda_title"].is_string() ? speech["agenda_title"].get<std::string>() : "";
  return {{"id", speech["id"]},
          {"title", title.empty() ? first_words(text, 12) : title},
          {"body", text},
          {"authors", nlohmann::json::array({speech["speaker"]})},
          {"source", "Deutscher Bundestag"},
          {"section", party(speech.value("party", ""))},
          {"published", speech["date"]},
          {"language", "de"}};
}

}  // namespace nachlese::test
