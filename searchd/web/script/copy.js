// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons that copy the text of the element that data-copy names. Without this script they are not shown.
(function () {
  "use strict";
  var buttons = document.querySelectorAll("button[data-copy]");

  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function add(button) {
    var wording = button.textContent;
    button.hidden = false;
    button.addEventListener("click", function () {
      select(document.getElementById(button.getAttribute("data-copy")));
      // Works without https as well, where navigator.clipboard does not. Where it fails the text stays selected.
      if (!document.execCommand("copy")) return;
      button.textContent = button.getAttribute("data-done");
      window.setTimeout(function () {
        button.textContent = wording;
      }, 2000);
    });
  }

  for (var i = 0; i < buttons.length; i++) add(buttons[i]);
})();
