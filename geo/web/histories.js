/* How often something happened, step by step: unpacks the short texts of geo/playback.py and adds up windows of them. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = Object.fromEntries([...DIGITS].map((letter, i) => [letter, i]));
  Marz.MONTHS = { month: 1, quarter: 3, year: 12 };

  /* The numbers in a text: five bits a letter, lowest first, the sixth bit says that more follow. */
  Marz.numbers = function (text) {
    const found = [];
    let value = 0, shift = 0;
    for (const letter of text) {
      const digit = VALUE[letter];
      value += (digit & 31) << shift;
      shift += 5;
      if (digit < 32) { found.push(value); value = shift = 0; }
    }
    return found;
  };

  /* Triples of when (absolute month or year), what (kind × 2, plus 1 where not held) and how many. */
  function entries(text, n_kinds) {
    const pairs = Marz.numbers(text), found = [];
    let when = 0;
    for (let i = 0; i < pairs.length; i += 2) {
      when += Math.floor(pairs[i] / (2 * n_kinds));
      found.push(when, pairs[i] % (2 * n_kinds), pairs[i + 1]);
    }
    return found;
  }

  /* One history at the current unit and window. `counts(t)` adds up what is shown at step t. */
  Marz.History = class {
    constructor([known, years], n_kinds) {
      this.known = entries(known, n_kinds);
      this.years = entries(years, n_kinds);
      this.kinds = new Int32Array(n_kinds);
    }

    /* A year known alone counts in steps of a year, and at the end of its year in sums over a year or more. */
    prepare(months, first, steps, window) {
      const cells = [];
      for (let i = 0; i < this.known.length; i += 3) cells.push([Math.floor(this.known[i] / months) - first, this.known[i + 1], this.known[i + 2]]);
      if (months === 12 || !window || window * months >= 12)
        for (let i = 0; i < this.years.length; i += 3)
          cells.push([Math.floor((this.years[i] * 12 + 11) / months) - first, this.years[i + 1], this.years[i + 2]]);
      cells.sort((a, b) => a[0] - b[0]);
      this.cells = Int32Array.from(cells.flat());
      this.window = window;
      const each = new Int32Array(steps);
      for (const [step, , n] of cells) each[step] += n;
      let sum = 0, most = 0;
      for (let t = 0; t < steps; t++) {
        sum += each[t] - (window && t >= window ? each[t - window] : 0);
        if (sum > most) most = sum;
      }
      this.each = each;
      this.most = most;
    }

    /* Whether going from step t − 1 to t changes anything. */
    moves(t) { return this.each[t] !== 0 || (this.window > 0 && t >= this.window && this.each[t - this.window] !== 0); }

    counts(t) {
      const { cells, kinds, window } = this, from = window ? t - window + 1 : 0;
      let n = 0, open = 0;
      kinds.fill(0);
      for (let i = 0; i < cells.length; i += 3) {
        if (cells[i] > t) break;
        if (cells[i] < from) continue;
        kinds[cells[i + 1] >> 1] += cells[i + 2];
        n += cells[i + 2];
        if (cells[i + 1] & 1) open += cells[i + 2];
      }
      return { n, open, kinds };
    }
  };
})();
