// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions under a text box: the ARIA combobox pattern with a list (ARIA Authoring Practices 1.2). The pages work
// without scripts; this makes them quicker. ES5 and XMLHttpRequest, for browsers of 2016. Also a part of embed.js.
var vankhoCombobox = (function () {
  'use strict';
  var WAIT_MS = 60;

  // byte ranges -> the text in pieces, those within a range in bold
  function fill(element, text, marks) {
    var bytes = 0, at = 0, open = false, piece = '', range = 0, size, code, letter;
    function flush() {
      var node = document.createTextNode(piece), bold;
      if (piece && open) {
        bold = document.createElement('b');
        bold.appendChild(node);
        element.appendChild(bold);
      } else if (piece) {
        element.appendChild(node);
      }
      piece = '';
    }
    while (at < text.length) {
      while (range < marks.length && marks[range][1] <= bytes) range++;
      var inside = range < marks.length && bytes >= marks[range][0];
      if (inside !== open) {
        flush();
        open = inside;
      }
      code = text.charCodeAt(at);
      letter = code >= 0xd800 && code < 0xdc00 ? text.substr(at, 2) : text.charAt(at);
      size = code < 0x80 ? 1 : code < 0x800 ? 2 : letter.length === 2 ? 4 : 3;
      piece += letter;
      bytes += size;
      at += letter.length;
    }
    flush();
  }

  // options: root     where the archive is, without a slash at the end
  //          language "vi" or "en"
  //          words    {list: name of the list, count: "{n} suggestions"}
  //          past     function (typed) -> suggestions of this reader's own, at will
  //          onText   function (text): a suggestion that is words was chosen
  //          onPage   function (url): one that is a page was chosen
  return function attach(input, options) {
    var list = document.createElement('ul');
    var status = document.createElement('span');
    var timer = null, request = null, shown = [], active = -1, typed = '', composing = false;
    list.id = input.id + '-suggestions';
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', options.words.list);
    list.setAttribute('part', 'list');
    list.hidden = true;
    status.className = 'hidden';
    status.setAttribute('role', 'status');
    input.parentNode.appendChild(list);
    input.parentNode.appendChild(status);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', list.id);

    function isOpen() {
      return !list.hidden;
    }

    function close() {
      list.hidden = true;
        active = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }

    function stop() {
      if (timer) clearTimeout(timer);
      if (request) request.abort();
      timer = request = null;
    }

    function activate(index) {
      if (active >= 0) list.children[active].setAttribute('aria-selected', 'false');
      active = index;
      if (active < 0) {
        input.removeAttribute('aria-activedescendant');
        input.value = typed;
        return;
      }
      var option = list.children[active];
      option.setAttribute('aria-selected', 'true');
      input.setAttribute('aria-activedescendant', option.id);
      if (option.scrollIntoView) {
        if (option.offsetTop < list.scrollTop) list.scrollTop = option.offsetTop;
        if (option.offsetTop + option.offsetHeight > list.scrollTop + list.clientHeight)
          list.scrollTop = option.offsetTop + option.offsetHeight - list.clientHeight;
      }
      input.value = isText(shown[active]) ? shown[active].text : typed;
    }

    function isText(suggestion) {
      return suggestion.kind === 'word' || suggestion.kind === 'query' || suggestion.kind === 'past';
    }

    function choose(index) {
      var suggestion = shown[index];
      stop();
      close();
      if (isText(suggestion)) {
        input.value = typed = suggestion.text;
        options.onText(suggestion.text);
      } else {
        // Vietnamese is what a page is in unless it is told.
        var english = (suggestion.url.indexOf('?') < 0 ? '?' : '&') + 'lang=en';
        options.onPage(options.root + suggestion.url + (options.language === 'en' ? english : ''));
      }
    }

    function show(suggestions) {
      var i, option, kind;
      shown = suggestions;
      active = -1;
      input.removeAttribute('aria-activedescendant');
      while (list.firstChild) list.removeChild(list.firstChild);
      for (i = 0; i < shown.length; i++) {
        option = document.createElement('li');
        option.id = list.id + '-' + i;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.setAttribute('part', 'option');
        var text = document.createElement('div');
        fill(text, shown[i].text, shown[i].marks || []);
        option.appendChild(text);
        kind = document.createElement('span');
        kind.appendChild(document.createTextNode((shown[i].label || '') + (shown[i].detail ? ' · ' + shown[i].detail : '')));
        option.appendChild(kind);
        option.setAttribute('data-index', i);
        list.appendChild(option);
      }
      status.textContent = shown.length ? options.words.count.replace('{n}', shown.length) : '';
      list.hidden = shown.length === 0;
      input.setAttribute('aria-expanded', shown.length ? 'true' : 'false');
      if (!shown.length) close();
    }

    function ask() {
      var wanted = input.value;
      var past = options.past ? options.past(wanted) : [];
      timer = null;
      if (!wanted.replace(/\s+/g, '')) {
        show(past);
        return;
      }
      var asked = request = new XMLHttpRequest();
      request.open('GET', options.root + '/v1/suggest?q=' + encodeURIComponent(wanted) + '&lang=' + options.language);
      request.onload = function () {
        var answer;
        if (request !== asked || asked.status !== 200 || input.value !== wanted) return;
        try {
          answer = JSON.parse(asked.responseText);
        } catch (error) {
          return;
        }
        show(past.concat(answer.suggestions).slice(0, 10));
      };
      request.send();
    }

    function typedText() {
      // While a letter is being composed (Telex, VNI, other input methods) the text is not what will stay.
      if (composing) return;
      stop();
      typed = input.value;
      timer = setTimeout(ask, WAIT_MS);
    }

    input.addEventListener('compositionstart', function () {
      composing = true;
    });
    input.addEventListener('compositionend', function () {
      composing = false;
      typedText();
    });
    input.addEventListener('input', typedText);
    input.addEventListener('keydown', function (event) {
      var key = event.key, last = shown.length - 1;
      // 229: the key belongs to the input method.
      if (composing || event.isComposing || event.keyCode === 229) return;
      if (key === 'ArrowDown' || key === 'Down') {
        event.preventDefault();
        if (!isOpen()) {
          typed = input.value;
          stop();
          ask();
        } else {
          activate(active === last ? -1 : active + 1);
        }
      } else if ((key === 'ArrowUp' || key === 'Up') && isOpen()) {
        event.preventDefault();
        activate(active === -1 ? last : active - 1);
      } else if (key === 'Enter') {
        stop();
        if (isOpen() && active >= 0) {
          event.preventDefault();
          choose(active);
        } else {
          close();
        }
      } else if ((key === 'Escape' || key === 'Esc') && (isOpen() || timer || request)) {
        event.preventDefault();
        stop();
        if (active >= 0) input.value = typed;
        close();
      } else if (key === 'Tab') {
        stop();
        close();
      }
    });
    input.addEventListener('blur', function () {
      stop();
      close();
    });
    // Before the box loses the focus.
    list.addEventListener('mousedown', function (event) {
      event.preventDefault();
    });
    list.addEventListener('click', function (event) {
      var node = event.target;
      while (node !== list && !node.hasAttribute('data-index')) node = node.parentNode;
      if (node !== list) choose(Number(node.getAttribute('data-index')));
    });
  };
})();
