// SPDX-License-Identifier: GPL-3.0-or-later
//
// The states of the pages that every check visits, with visit() of page.mjs. A new page or a new state of one is a row
// here.

export function address(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return query ? `${path}?${query}` : path;
}

export const kPaper = '/d/008-nq-tinh-uy-binh-thuan-nong-thon-moi';
const kDistrict = 'Huyện ủy Krông Năng';
// One citation of each kind: replaced, several papers of one number, found, not in the archive.
export const kDraft = `Căn cứ Quyết định số 08/2014/QĐ-UBND của UBND tỉnh Hà Giang;
Căn cứ Công văn số 52-CV/HU;
Căn cứ Nghị quyết số 09-NQ/TU ngày 20/12/2016 của Tỉnh ủy Bình Thuận;
Căn cứ Nghị định số 999/2031/NĐ-CP.`;

export const kStates = [
  { name: 'home', path: '/' },
  { name: 'results', path: address('/', { q: 'nông thôn mới' }) },
  { name: 'results, filtered', path: address('/', { q: 'huyện ủy', type: 'cong-van', date_from: '2016-01-01' }) },
  { name: 'results, last page', path: address('/', { page: '5' }) },
  { name: 'results of a number', path: address('/', { q: '52-CV/HU' }) },
  { name: 'nothing found', path: address('/', { q: 'xyzzyqwerty' }) },
  { name: 'number not in the archive', path: address('/', { q: '217-QĐ/TW' }) },
  { name: 'paper', path: kPaper },
  { name: 'paper, as found', path: address(kPaper, { q: 'nong thon moi' }) },
  { name: 'paper without text', path: '/d/so-so-cong-van-2017-09a-cv-hu-20170227' },
  { name: 'register, empty', path: '/register' },
  { name: 'register', path: address('/register', { issuer: kDistrict, type: 'cong-van', year: '2017' }) },
  { name: 'all values of a facet', path: address('/facet/issuer', { q: 'huyện' }) },
  { name: 'check', path: '/check' },
  { name: 'check, answered', path: '/check', draft: kDraft },
  { name: 'help', path: '/help' },
  { name: 'API', path: '/api' },
  { name: 'wrong question', path: address('/', { date_from: '31/02/2020' }), status: 400 },
  { name: 'no such paper', path: '/d/khong-co', status: 404 },
  { name: 'English home', path: address('/', { lang: 'en' }), language: 'en' },
  { name: 'English results', path: address('/', { q: 'nông thôn mới', lang: 'en' }), language: 'en' },
  { name: 'English paper', path: address(kPaper, { lang: 'en' }), language: 'en' },
  { name: 'English check, answered', path: address('/check', { lang: 'en' }), draft: kDraft, language: 'en' },
  { name: 'English help', path: address('/help', { lang: 'en' }), language: 'en' },
];

export function state(name) {
  const row = kStates.find((candidate) => candidate.name === name);
  if (!row) throw new Error(`no state ${name}`);
  return row;
}
