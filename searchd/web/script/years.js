// SPDX-License-Identifier: GPL-3.0-or-later
// A range drawn on the chart of years becomes the first and the last day of the search. The list of years and the two
// boxes for days do the same from the keyboard.
(function () {
  'use strict';
  var chart = document.querySelector('svg.years');
  var form = document.querySelector('form.search');
  if (!chart || !form || !chart.addEventListener) return;
  var first = Number(chart.getAttribute('data-first'));
  var last = Number(chart.getAttribute('data-last'));
  var box = chart.getAttribute('viewBox').split(' ').map(Number);
  var step = Math.floor(box[2] * 10 / (last - first + 1)) / 10;
  var from = null, to = null;
  var range = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  range.setAttribute('class', 'range');
  range.setAttribute('y', 0);
  range.setAttribute('height', box[3] - 14);
  chart.setAttribute('class', 'years draws');

  function year_at(event) {
    var point = event.touches && event.touches.length ? event.touches[0] : event;
    var area = chart.getBoundingClientRect();
    var year = first + Math.floor((point.clientX - area.left) * box[2] / area.width / step);
    return Math.max(first, Math.min(last, year));
  }

  function draw() {
    range.setAttribute('x', (Math.min(from, to) - first) * step);
    range.setAttribute('width', (Math.abs(to - from) + 1) * step);
    if (!range.parentNode) chart.appendChild(range);
  }

  function forget() {
    from = to = null;
    if (range.parentNode) chart.removeChild(range);
  }

  function start(event) {
    if (event.button) return;
    event.preventDefault();
    from = to = year_at(event);
    draw();
  }

  function move(event) {
    if (from === null) return;
    to = year_at(event);
    draw();
  }

  function finish() {
    if (from === null) return;
    var kept = location.search.replace(/^\?/, '').split('&').filter(function (pair) {
      return pair && !/^(page|year|date_from|date_to)$/.test(pair.split('=')[0]);
    });
    kept.push('date_from=' + Math.min(from, to) + '-01-01', 'date_to=' + Math.max(from, to) + '-12-31');
    location.href = form.getAttribute('action') + '?' + kept.join('&');
  }

  chart.addEventListener('mousedown', start);
  document.addEventListener('mousemove', move);
  document.addEventListener('mouseup', finish);
  chart.addEventListener('touchstart', start);
  chart.addEventListener('touchmove', move);
  chart.addEventListener('touchend', finish);
  chart.addEventListener('touchcancel', forget);
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape' || event.key === 'Esc') forget();
  });
})();
