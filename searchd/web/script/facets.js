// SPDX-License-Identifier: GPL-3.0-or-later
// Search inside a long facet while typing; without scripts the same form opens a page with the values.
(function () {
  'use strict';
  var WAIT_MS = 120, MOST = 40;
  var NOT_FILTERS = /^(page|per_page|sort|contains|lang)$/;
  var language = 'lang=' + document.documentElement.lang;

  // 12345 as the page shows it.
  function grouped(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, document.documentElement.lang === 'en' ? ',' : '.');
  }

  // The parameters of this page that say which papers are counted.
  function parameters() {
    return location.search.replace(/^\?/, '').split('&').filter(function (pair) {
      return pair && !NOT_FILTERS.test(pair.split('=')[0]);
    });
  }

  function item(root, name, value) {
    var row = document.createElement('li');
    var link = document.createElement('a');
    var count = document.createElement('span');
    var own = name + '=' + encodeURIComponent(value.value);
    var kept = parameters();
    var others = kept.filter(function (pair) {
      return pair !== own;
    });
    if (language === 'lang=en') {
      kept = kept.concat(language);
      others = others.concat(language);
    }
    link.href = root + '/?' + (value.selected && others.length < kept.length ? others : kept.concat(own)).join('&');
    link.rel = 'nofollow';
    link.appendChild(document.createTextNode(value.label || value.value));
    if (value.selected) {
      row.className = 'selected';
      link.setAttribute('aria-current', 'true');
    }
    count.className = 'count';
    count.appendChild(document.createTextNode(grouped(value.count)));
    row.appendChild(link);
    row.appendChild(document.createTextNode(' '));
    row.appendChild(count);
    return row;
  }

  function attach(section) {
    var form = section.querySelector('form.find');
    if (!form) return;
    var input = form.querySelector('input[name=contains]');
    var list = section.querySelector('ul');
    var rest = section.querySelector('details');
    var name = section.getAttribute('data-facet');
    var root = form.getAttribute('action').replace(/\/facet\/.*$/, '');
    var before = [], timer = null, request = null, i;
    for (i = 0; i < list.children.length; i++) before.push(list.children[i]);
    list.setAttribute('aria-live', 'polite');

    function show(rows) {
      while (list.firstChild) list.removeChild(list.firstChild);
      rows.forEach(function (row) {
        list.appendChild(row);
      });
      if (rest) rest.hidden = rows !== before;
    }

    function ask() {
      if (request) request.abort();
      if (!input.value.replace(/\s+/g, '')) {
        show(before);
        return;
      }
      var asked = request = new XMLHttpRequest();
      request.open('GET', root + '/v1/facets/' + name + '?' + parameters().concat(language, 'contains=' + encodeURIComponent(input.value)).join('&'));
      request.onload = function () {
        if (request !== asked || asked.status !== 200) return;
        show(JSON.parse(asked.responseText).values.slice(0, MOST).map(function (value) {
          return item(root, name, value);
        }));
      };
      request.send();
    }

    input.addEventListener('input', function (event) {
      if (event.isComposing) return;
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT_MS);
    });
    input.addEventListener('compositionend', ask);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      clearTimeout(timer);
      ask();
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll('aside section[data-facet]'), attach);
})();
