// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searchd/pages/frame.h"

namespace vankho::searching::pages {

// One line of the table of examples. The sample corpus answers all of them.
struct HelpExample {
  std::string_view topic;  // message "ui.help_<topic>", the heading above the first of a topic
  std::string_view q;
  std::string_view vi;  // what it means
  std::string_view en;
  std::string_view parameters = {};  // of the search besides q: "province_as=now"
};
std::span<const HelpExample> help_examples();

// A question about each field that can be asked by name, by the name of the field.
struct FieldExample {
  std::string_view field;
  std::string_view q;
};
std::span<const FieldExample> field_examples();

// GET /help: how to ask and what the pages do, in one page. `address` is where readers find the archive.
HttpAnswer help_page(Language language, const std::string& address, const Setting& setting);
HttpAnswer help(const Site& site, const Call& call);

}  // namespace vankho::searching::pages
