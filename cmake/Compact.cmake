# Copies a style sheet or script without comments of whole lines, indentation and empty lines, which
# are for its readers here. Neither may rely on leading blanks, as in texts of several lines. A style
# sheet also loses the blanks and line ends that only part its declarations.
file(READ "${FILE}" text)
string(REGEX REPLACE "\n[ \t]+" "\n" text "\n${text}")
string(REGEX REPLACE "\n//[^\n]*" "" text "${text}")
string(REGEX REPLACE "\n/\\*[^\n]*\\*/" "" text "${text}")
string(REGEX REPLACE "\n\n+" "\n" text "${text}")
if(FILE MATCHES "\\.css$")
  # A semicolon would end an element of the list that CMake takes the text for.
  string(REPLACE ";" "\\;" text "${text}")
  string(REGEX REPLACE "[ \n]*([{},]|\\\\;)[ \n]*" "\\1" text "${text}")
  string(REPLACE ": " ":" text "${text}")
  string(REPLACE "\\;}" "}" text "${text}")
  string(REPLACE "\\;" ";" text "${text}")
endif()
file(WRITE "${OUTPUT}" "${text}")
