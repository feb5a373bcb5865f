// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes down what a page does that none of ours may do: errors in the console, violations of the content security
// policy (Chromium reports them there), requests to others, cookies, things kept in the browser.

function isOwn(url, address) {
  return url.startsWith(`${address}/`) || url.startsWith('data:') || url.startsWith('blob:');
}

// Chromium writes an error line for a page that comes with 404, though that page is the answer asked for.
function isStatusOfPage(message, page) {
  return message.text().startsWith('Failed to load resource') && message.location().url === page.url();
}

export class Witness {
  constructor(context, address) {
    this.context = context;
    this.address = address;
    this.seen = [];
    context.on('console', (message) => this.#hear(message));
    context.on('weberror', (error) => this.seen.push(`exception: ${error.error()}`));
    context.on('request', (request) => {
      if (!isOwn(request.url(), address)) this.seen.push(`request to another origin: ${request.url()}`);
    });
    context.on('response', (response) => {
      // A page with 404 may be what was asked for; with 5xx never.
      const wrong = response.request().isNavigationRequest() ? 500 : 400;
      if (response.status() >= wrong) this.seen.push(`${response.status()} for ${response.url()}`);
    });
  }

  #hear(message) {
    if (!['error', 'warning'].includes(message.type())) return;
    if (isStatusOfPage(message, message.page())) return;
    this.seen.push(`console ${message.type()}: ${message.text()}`);
  }

  // All that was seen, and what the browser keeps of the site.
  async report() {
    const state = await this.context.storageState();
    const cookies = state.cookies.map((cookie) => `cookie: ${cookie.name}`);
    const kept = state.origins.flatMap((origin) => origin.localStorage.map((item) => `localStorage: ${item.name}`));
    return [...this.seen, ...cookies, ...kept];
  }
}
