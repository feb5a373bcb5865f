// SPDX-License-Identifier: GPL-3.0-or-later
// A search box of the archive on any page of the intranet:
//
//   <script src="https://ARCHIVE/assets/embed.js"></script>
//
// The box stands where the script stands, in a shadow root, so that neither page's styles reach the other. Settings are
// attributes of the script: data-lang="en", data-placeholder, data-target (frame or "_blank"), data-filters (parameters
// of a search, "issuer=..."). The page may set the properties --vankho-accent, --vankho-text, --vankho-paper,
// --vankho-edge, --vankho-font, --vankho-width on the element <vankho-search>, and style ::part(form), ::part(input),
// ::part(button), ::part(list), ::part(option). Suggestions come only where the archive allows the page's origin
// (--allow-origin); without them the box still searches.
(function () {
  'use strict';
  var script = document.currentScript;
  if (!script) return;
  var root = script.src.replace(/\/assets\/embed\.js.*$/, '');
  var english = script.getAttribute('data-lang') === 'en';
  var words = english
      ? {search: 'Search', label: 'Search the archive', list: 'Suggestions', count: '{n} suggestions'}
      : {search: 'Tìm', label: 'Tìm văn bản trong kho', list: 'Gợi ý', count: '{n} gợi ý'};
  var style = ':host{display:block;max-width:var(--vankho-width,40rem);font-family:var(--vankho-font,inherit);color:var(--vankho-text,#1d1d1f)}' +
      'form{display:flex;margin:0}.box{position:relative;flex:1 1 auto;min-width:0;margin-right:.5rem}' +
      'input,button{box-sizing:border-box;font:inherit;color:inherit;background:var(--vankho-paper,#fff);border:1px solid var(--vankho-edge,#7b808a);border-radius:.4rem;padding:.5rem .7rem}' +
      'input{width:100%}button{background:var(--vankho-accent,#9b1c1c);border-color:var(--vankho-accent,#9b1c1c);color:var(--vankho-paper,#fff);font-weight:600;cursor:pointer}' +
      'input:focus,button:focus{outline:3px solid var(--vankho-accent,#9b1c1c);outline-offset:2px}' +
      '.suggestions{position:absolute;z-index:9;left:0;right:0;top:100%;margin:.2rem 0 0;padding:.3rem 0;list-style:none;background:var(--vankho-paper,#fff);border:1px solid var(--vankho-edge,#7b808a);border-radius:.4rem;box-shadow:0 .3rem 1rem rgba(0,0,0,.18);max-height:24rem;overflow-y:auto}' +
      '.suggestions[hidden]{display:none}.suggestions li{display:flex;justify-content:space-between;padding:.35rem .8rem;cursor:pointer}' +
      '.suggestions span{opacity:.75;font-size:.88em;margin-left:1rem;text-align:right}' +
      '.suggestions [aria-selected=true]{background:var(--vankho-accent,#9b1c1c);color:var(--vankho-paper,#fff)}' +
      '.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}';

  var host = document.createElement('vankho-search');
  script.parentNode.insertBefore(host, script);
  var inside = host.attachShadow ? host.attachShadow({mode: 'open'}) : host;

  // A page whose policy forbids inline styles still lets scripts make style sheets.
  function dress() {
    var sheet, element;
    if (inside !== host && inside.adoptedStyleSheets && window.CSSStyleSheet && CSSStyleSheet.prototype.replaceSync) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      inside.adoptedStyleSheets = [sheet];
      return;
    }
    element = document.createElement('style');
    element.appendChild(document.createTextNode(inside === host ? style.replace(/:host/g, 'vankho-search') : style));
    inside.appendChild(element);
  }

  function element(name, attributes) {
    var made = document.createElement(name);
    for (var key in attributes) made.setAttribute(key, attributes[key]);
    return made;
  }

  dress();
  var form = element('form', {action: root + '/', method: 'get', role: 'search', part: 'form'});
  var box = element('div', {'class': 'box'});
  var input = element('input', {
    id: 'vankho-q', name: 'q', type: 'search', maxlength: '512', autocomplete: 'off', autocapitalize: 'off',
    spellcheck: 'false', part: 'input', 'aria-label': words.label,
    placeholder: script.getAttribute('data-placeholder') || words.label
  });
  var button = element('button', {type: 'submit', part: 'button'});
  var target = script.getAttribute('data-target');
  if (target) form.setAttribute('target', target);
  button.appendChild(document.createTextNode(words.search));
  box.appendChild(input);
  form.appendChild(box);
  form.appendChild(button);
  (script.getAttribute('data-filters') || '').split('&').concat(english ? 'lang=en' : []).forEach(function (pair) {
    var at = pair.indexOf('=');
    if (at > 0)
      form.appendChild(element('input', {
        type: 'hidden', name: decodeURIComponent(pair.slice(0, at)),
        value: decodeURIComponent(pair.slice(at + 1).replace(/\+/g, ' '))
      }));
  });
  inside.appendChild(form);

  vankhoCombobox(input, {
    root: root,
    language: english ? 'en' : 'vi',
    words: words,
    onText: function () {
      form.submit();
    },
    onPage: function (url) {
      if (target) window.open(url, target);
      else location.href = url;
    }
  });
})();
