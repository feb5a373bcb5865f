// SPDX-License-Identifier: GPL-3.0-or-later
// The pages work without scripts; these make them quicker to use. Written for browsers of 2015 (ES5) too.
