// SPDX-License-Identifier: GPL-3.0-or-later
// From mark to mark in the text of a paper: a bar at the foot with a counter, and the keys n and p until it is closed.
(function () {
  "use strict";
  var bar = document.querySelector(".marks[data-marks]");
  var count = bar ? parseInt(bar.getAttribute("data-marks"), 10) : 0;
  if (!count) return;
  var place = bar.querySelector(".marks-place");
  var at = 0;
  var open = true;

  function leave() {
    var mark = document.getElementById("m" + at);
    if (mark) mark.className = "";
  }

  // Round and round; the first step forward from the top of the page leads to the first mark.
  function go(step) {
    leave();
    at = at === 0 && step < 0 ? count : ((at - 1 + step + count) % count) + 1;
    var mark = document.getElementById("m" + at);
    mark.className = "here";
    mark.scrollIntoView();
    // Not at the very top, and not below the bar.
    window.scrollBy(0, -Math.round(window.innerHeight / 3));
    place.textContent = at + " / " + count;
  }

  function close() {
    leave();
    open = false;
    document.body.className = document.body.className.replace(" marks-live", "");
    bar.querySelector(".marks-tools").hidden = true;
  }

  function from_address() {
    var named = /^#m([0-9]+)$/.exec(window.location.hash);
    var number = named ? parseInt(named[1], 10) : 0;
    if (number < 1 || number > count) return;
    leave();
    at = 0;
    go(number);
  }

  bar.querySelector(".marks-tools").hidden = false;
  place.textContent = "0 / " + count;
  document.body.className += " marks-live";
  bar.addEventListener("click", function (event) {
    var button = event.target;
    if (!button.hasAttribute || !button.hasAttribute("data-go")) return;
    var step = parseInt(button.getAttribute("data-go"), 10);
    if (step) go(step);
    else close();
  });
  document.addEventListener("keydown", function (event) {
    var within = event.target && event.target.tagName;
    if (!open || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (within === "INPUT" || within === "TEXTAREA" || within === "SELECT") return;
    var key = event.key || String.fromCharCode(event.keyCode).toLowerCase();
    if (key === "n") go(1);
    else if (key === "p") go(-1);
  });
  window.addEventListener("hashchange", from_address);
  from_address();
})();
