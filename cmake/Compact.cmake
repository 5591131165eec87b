# Copies a style sheet or script without comments of whole lines, indentation and empty lines, which
# are for its readers here. Neither may rely on leading blanks, as in texts of several lines.
file(READ "${FILE}" text)
string(REGEX REPLACE "\n[ \t]+" "\n" text "\n${text}")
string(REGEX REPLACE "\n//[^\n]*" "" text "${text}")
string(REGEX REPLACE "\n/\\*[^\n]*\\*/" "" text "${text}")
string(REGEX REPLACE "\n\n+" "\n" text "${text}")
file(WRITE "${OUTPUT}" "${text}")
