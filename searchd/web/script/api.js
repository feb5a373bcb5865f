// SPDX-License-Identifier: GPL-3.0-or-later
// The page to try the API: the answer appears under the form instead of on a page of its own.
(function () {
  'use strict';
  var MOST = 200000;  // characters shown
  var forms = document.querySelectorAll('form.try');
  if (!forms.length || !window.XMLHttpRequest || !forms[0].addEventListener) return;

  function query(form) {
    var parts = [], i, element;
    for (i = 0; i < form.elements.length; i++) {
      element = form.elements[i];
      if (element.name && element.value)
        parts.push(encodeURIComponent(element.name) + '=' + encodeURIComponent(element.value));
    }
    return parts.length ? '?' + parts.join('&') : '';
  }

  function address(form) {
    var path = form.getAttribute('data-path'), inPath = form.querySelector('.in-path');
    if (inPath) path = path.replace(/\{[^}]*\}/, encodeURIComponent(inPath.value));
    return path + query(form);
  }

  function pretty(text) {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch (error) {
      return text;
    }
  }

  function place(form) {
    var section = form.parentNode, answer = section.querySelector('.answer'), heading;
    if (answer) return answer;
    heading = document.createElement('p');
    heading.className = 'heading';
    heading.setAttribute('role', 'status');
    answer = document.createElement('pre');
    answer.className = 'answer';
    answer.tabIndex = 0;
    section.appendChild(heading);
    section.appendChild(answer);
    return answer;
  }

  function show(form, heading, text) {
    var answer = place(form);
    answer.previousSibling.textContent = form.getAttribute('data-answer') + ': ' + heading;
    answer.textContent = text.length > MOST ? text.slice(0, MOST) + '\n…' : text;
  }

  function send(form) {
    var request = new XMLHttpRequest(), method = form.getAttribute('data-method');
    var body = method === 'POST' ? form.querySelector('textarea').value : null;
    request.open(method, address(form));
    request.setRequestHeader('Accept', 'application/json');
    if (body !== null) request.setRequestHeader('Content-Type', 'application/json');
    request.onload = function () {
      show(form, request.status + ' ' + (request.getResponseHeader('Content-Type') || ''), pretty(request.responseText));
    };
    request.onerror = function () {
      show(form, form.getAttribute('data-failed'), '');
    };
    request.send(body);
  }

  function attach(form) {
    var inPath = form.querySelector('.in-path');
    if (inPath) inPath.readOnly = false;
    form.querySelector('button').hidden = false;
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      send(form);
    });
  }

  for (var i = 0; i < forms.length; i++) attach(forms[i]);
})();
