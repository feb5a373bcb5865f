// SPDX-License-Identifier: GPL-3.0-or-later
// The search box of every page: suggestions, what was asked in this window before, and the key "/".
(function () {
  'use strict';
  var form = document.querySelector('form.search');
  var input = document.getElementById('q');
  var PAST = 'vankho.past', MOST = 20;
  if (!form || !input || !input.addEventListener) return;
  var root = form.getAttribute('action').replace(/\/$/, '');

  // Kept until the window is closed, and never sent: on a computer that several people use nothing may stay behind.
  function past() {
    try {
      return JSON.parse(sessionStorage.getItem(PAST)) || [];
    } catch (error) {
      return [];
    }
  }

  function remember(text) {
    var kept = past().filter(function (one) {
      return one !== text;
    });
    kept.unshift(text);
    try {
      sessionStorage.setItem(PAST, JSON.stringify(kept.slice(0, MOST)));
    } catch (error) {
      return;
    }
  }

  // Without marks; đ is not composed of d and a mark.
  function folded(text) {
    text = text.toLowerCase();
    if (text.normalize) text = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
    return text.replace(/đ/g, 'd');
  }

  vankhoCombobox(input, {
    root: root,
    language: document.documentElement.lang,
    words: {list: form.getAttribute('data-list'), count: form.getAttribute('data-count')},
    past: function (typed) {
      var key = folded(typed);
      return past().filter(function (text) {
        return text !== typed && folded(text).indexOf(key) === 0;
      }).slice(0, 3).map(function (text) {
        return {kind: 'past', text: text, label: form.getAttribute('data-past')};
      });
    },
    onText: function () {
      if (input.value) remember(input.value);
      form.submit();
    },
    onPage: function (url) {
      location.href = url;
    }
  });

  function each_empty(change) {
    Array.prototype.forEach.call(form.elements, function (element) {
      if (element.name && element.name !== 'q' && !element.value) change(element);
    });
  }

  form.addEventListener('submit', function () {
    if (input.value.replace(/\s+/g, '')) remember(input.value);
    // Boxes left empty do not belong into the address.
    each_empty(function (element) {
      element.disabled = true;
    });
  });
  // Back on a page that the browser kept.
  window.addEventListener('pageshow', function () {
    each_empty(function (element) {
      element.disabled = false;
    });
  });

  document.addEventListener('keydown', function (event) {
    var target = event.target;
    var writes = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
    if (event.key !== '/' || writes || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
