# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DOUTPUT=assets.cc -DFILES="a;b" -P embed.cmake: writes the C++ file that holds the files.
set(code "// Written by searchd/web/embed.cmake.\n#include \"searchd/web/assets.h\"\n\nnamespace vankho::searching {\n\n")
string(APPEND code "std::optional<std::string_view> web_file(std::string_view name) {\n")
foreach(path IN LISTS FILES)
  get_filename_component(name "${path}" NAME)
  file(READ "${path}" bytes)
  string(APPEND code "  if (name == \"${name}\") return R\"vankho(${bytes})vankho\";\n")
endforeach()
string(APPEND code "  return std::nullopt;\n}\n\n}  // namespace vankho::searching\n")
file(WRITE "${OUTPUT}" "${code}")
