/* Makes rows again of the short texts in which provinces, ties and venues travel (geo/packing.py); leaves other forms as they are. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});

  const code = (short) => (short === "--" ? null : (/\d/.test(short) ? "IR-" : "IQ-") + short);

  /* A count left out at the head is the sum of the others, one left out elsewhere is none. */
  function counts(text, n) {
    const parts = text.split(","), rest = Array.from({ length: n - 1 }, (_, i) => +(parts[i + 1] || 0));
    return [parts[0] === "" ? rest.reduce((sum, each) => sum + each, 0) : +parts[0], ...rest];
  }

  function venue(text) {
    if (typeof text !== "string") return text;
    const bar = text.indexOf("|"), [lat, lon, ...rest] = text.slice(2, bar).split(",");
    return [text.slice(bar + 1), code(text.slice(0, 2)), +lat, +lon, ...counts(rest.join(), 5)];
  }

  Marz.unpack = function (numbers) {
    const { shade, ties, venues } = numbers, found = { ...numbers };
    if (typeof shade === "string")
      found.shade = Object.fromEntries(shade.split(";").map((row) => [code(row.slice(0, 2)), [+row[2], ...counts(row.slice(3), 5)]]));
    if (typeof ties === "string")
      found.ties = ties.split(";").map((row) => [code(row.slice(0, 2)), code(row.slice(2, 4)), ...counts(row.slice(4), 4)]);
    if (venues) found.venues = venues.map(venue);
    return found;
  };
})();
