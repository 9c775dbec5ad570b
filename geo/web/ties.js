/* Ties as curved lines and venues as circles. Takes an atlas with its payload; fills the groups `ties` and `venues`. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});
  const STEPS = 24;

  /* A quadratic curve that bends to the right of its way, in map units so that it keeps its form at every zoom. */
  Marz.curve = function (from, to, bend) {
    const a = L.CRS.EPSG3857.project(from), b = L.CRS.EPSG3857.project(to);
    const c = { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
    const points = [];
    for (let i = 0; i <= STEPS; i++) {
      const t = i / STEPS, u = 1 - t;
      points.push(L.CRS.EPSG3857.unproject(L.point(u * u * a.x + 2 * u * t * c.x + t * t * b.x, u * u * a.y + 2 * u * t * c.y + t * t * b.y)));
    }
    return points;
  };

  Marz.tieWidth = (n, most, large) => (1.1 + 5.9 * Math.sqrt((n - 1) / Math.max(1, most - 1))) * (large ? 1.3 : 1);

  /* The direction that most of a tie's events have; mutual where two are level. */
  Marz.tieDirection = function ([out, back, both]) {
    if (out > back && out >= both) return "iran_to_iraq";
    if (back > out && back >= both) return "iraq_to_iran";
    return "mutual";
  };

  Marz.drawTies = function (atlas) {
    const group = atlas.groups.ties.clearLayers();
    const { ties, picked, large } = atlas.payload, colours = atlas.colours;
    const most = ties.reduce((m, tie) => Math.max(m, tie[2]), 1);
    for (const [iran, iraq, n, ...rest] of [...ties].reverse()) {
      const from = atlas.point(iran), to = atlas.point(iraq);
      if (!from || !to) continue;
      const direction = Marz.tieDirection(rest.slice(0, 3));
      const mine = !picked || (picked.kind === "tie" ? picked.iran === iran && picked.iraq === iraq : picked.code === iran || picked.code === iraq || picked.kind === "venue");
      const path = Marz.curve(from, to, 0.16);
      const regional = iraq === "IQ-KR";
      const style = { pane: "ties", color: colours.direction[direction], weight: Marz.tieWidth(n, most, large), opacity: mine ? 0.82 : 0.16,
                      lineCap: "round", interactive: false, dashArray: regional ? "1 7" : null };
      L.polyline(path, { ...style, color: colours.halo, weight: style.weight + 1.6, opacity: mine ? 0.7 : 0.1, dashArray: null }).addTo(group);
      L.polyline(path, style).addTo(group);
      const handle = L.polyline(path, { pane: "ties", weight: Math.max(12, style.weight + 6), opacity: 0, className: "marz-tie" });
      const says = [Marz.count(n), ...Marz.directions(rest.slice(0, 3)), ...(regional ? ["Region-level: no governorate named"] : [])];
      handle.bindTooltip(() => Marz.lines(`${atlas.name(iran)} – ${atlas.name(iraq)}`, says), { sticky: true, className: "marz-tip" });
      handle.on("click", (event) => atlas.pickOn(event, { kind: "tie", iran, iraq }));
      handle.addTo(group);
      Marz.reachable(handle.getElement(), `Tie ${atlas.name(iran)} – ${atlas.name(iraq)}: ${Marz.count(n)}`, () => atlas.pick({ kind: "tie", iran, iraq }), 3);
    }
  };

  Marz.directions = function ([out, back, both]) {
    const lines = [];
    if (out) lines.push(`${out} from Iran to Iraq`);
    if (back) lines.push(`${back} from Iraq to Iran`);
    if (both) lines.push(`${both} mutual`);
    return lines;
  };

  Marz.venueRadius = (n, most, large) => (3.4 + 10 * Math.sqrt(n / Math.max(most, 12))) * (large ? 1.25 : 1);

  Marz.drawVenues = function (atlas) {
    const group = atlas.groups.venues.clearLayers();
    const { venues, types, large, picked } = atlas.payload, colours = atlas.colours;
    const most = venues.reduce((m, venue) => Math.max(m, venue[4]), 1);
    for (const [town, code, lat, lon, n, ...kinds] of venues) {
      const main = kinds.indexOf(Math.max(...kinds));
      const mine = picked && picked.kind === "venue" && picked.venue === town;
      const circle = L.circleMarker([lat, lon], { pane: "venues", radius: Marz.venueRadius(n, most, large), weight: mine ? 3 : 1.3,
        color: mine ? colours.picked : colours.halo, fillColor: colours.type[main], fillOpacity: 0.92, opacity: 1 });
      circle.bindTooltip(() => Marz.lines(town, [code ? atlas.name(code) : "", `${Marz.count(n)} held or announced here`, ...Marz.kinds(kinds, types)].filter(Boolean)),
        { className: "marz-tip" });
      circle.on("click", (event) => atlas.pickOn(event, { kind: "venue", venue: town, code }));
      circle.addTo(group);
      Marz.reachable(circle.getElement(), `${town}: ${Marz.count(n)}`, () => atlas.pick({ kind: "venue", venue: town, code }), 4);
    }
  };
})();
