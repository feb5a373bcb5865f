# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DOUTPUT=assets.cc -DFILES="a;b" -DSTYLES="c;d" -DSCRIPTS="e;f" -DEMBED="g;h" -P compile.cmake: writes the C++
# file that holds the files. The styles become one file style.css in the order given, the scripts one file page.js: a
# page that needs few requests is fast on a slow line too. EMBED becomes embed.js, which other sites include.
set(code "// Written by searchd/web/compile.cmake.\n#include \"searchd/web/assets.h\"\n\nnamespace vankho::searching {\n\n")
string(APPEND code "std::optional<std::string_view> web_file(std::string_view name) {\n")
# A literal may have 64 KiB in C++; adjacent ones are joined.
function(add_file name)
  set(literals "")
  foreach(path IN LISTS ARGN)
    file(READ "${path}" bytes)
    string(APPEND literals " R\"vankho(${bytes})vankho\"")
  endforeach()
  set(code "${code}  if (name == \"${name}\") return${literals};\n" PARENT_SCOPE)
endfunction()
foreach(path IN LISTS FILES)
  get_filename_component(name "${path}" NAME)
  add_file(${name} ${path})
endforeach()
add_file(style.css ${STYLES})
add_file(page.js ${SCRIPTS})
add_file(embed.js ${EMBED})
string(APPEND code "  return std::nullopt;\n}\n\n}  // namespace vankho::searching\n")
file(WRITE "${OUTPUT}" "${code}")
