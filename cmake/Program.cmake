# nachlese_program(NAME): installs a program with its manual and completions, which the program
# itself prints as soon as it is linked.
include(GNUInstallDirs)

function(nachlese_program name)
  set(share "${PROJECT_BINARY_DIR}/share/${name}")
  file(MAKE_DIRECTORY "${share}")
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND sh -euc
    "unset NACHLESE_CONFIG; \"$0\" manual | gzip -9n >\"$1/manual.gz\"; for shell in bash zsh fish; do \"$0\" completion $shell >\"$1/$shell\"; done"
            "$<TARGET_FILE:${name}>" "${share}"
    VERBATIM)
  install(TARGETS ${name} RUNTIME)
  install(FILES "${share}/manual.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" RENAME ${name}.1.gz)
  install(FILES "${share}/bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
    RENAME ${name})
  install(FILES "${share}/fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d"
    RENAME ${name}.fish)
  # zsh reads both: the first below /usr/local, the second below /usr.
  install(FILES "${share}/zsh" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" RENAME
    _${name} COMPONENT local)
  install(FILES "${share}/zsh" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" RENAME
    _${name}
          COMPONENT package EXCLUDE_FROM_ALL)
endfunction()
