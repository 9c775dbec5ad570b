/* Two maps side by side that move together: `atlas.compare({a, b, titles})` shows one payload on either.

   The second map is made once, inside the same frame, from the layers the first has loaded. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});

  function title(container) {
    const box = L.DomUtil.create("div", "marz-title", container);
    box.dir = "auto";
    return box;
  }

  function twinOf(atlas, pair) {
    const { map } = atlas, first = map.getContainer(), host = first.parentNode;
    const second = document.createElement("div");
    second.className = "marz-second";
    host.classList.add("marz-pair");
    first.after(second);
    const fit = () => {
      host.classList.toggle("marz-stacked", host.clientWidth < 640);
      second.style.height = `${first.offsetHeight}px`;
      map.invalidateSize({ animate: false });
      if (other) other.invalidateSize({ animate: false });
    };
    /* Zooming in steps rather than in an animation keeps both at the same place at every moment. */
    map._zoomAnimated = false;
    let other = null;
    fit();
    if (pair.home) map.fitBounds(atlas.options.home, { animate: false });
    atlas.legend.box.open = false;
    other = L.map(second, { ...map.options, zoomControl: false, zoomAnimation: false, center: map.getCenter(), zoom: map.getZoom() });
    const twin = new Marz.Atlas(other, atlas.layers, { ...atlas.options, onView: null, onPaint: null, plain: true, legendClosed: true });
    twin.options.onPick = (what) => atlas.options.onPick && atlas.options.onPick(what);
    twin.theme = atlas.theme;
    const set = atlas.setTheme.bind(atlas);
    atlas.setTheme = (theme) => { set(theme); twin.setTheme(theme); };
    let leading = null;
    const follow = (from, to) => from.on("move zoom", () => {
      if (leading && leading !== from) return;
      leading = from;
      to.setView(from.getCenter(), from.getZoom(), { animate: false });
      leading = null;
    });
    follow(map, other);
    follow(other, map);
    map.on("overlayadd overlayremove", () => {
      for (const [name, group] of Object.entries(atlas.groups))
        if (map.hasLayer(group) !== other.hasLayer(twin.groups[name])) map.hasLayer(group) ? twin.groups[name].addTo(other) : twin.groups[name].remove();
    });
    new ResizeObserver(fit).observe(first);
    new ResizeObserver(fit).observe(host);
    atlas.titles = [title(first), title(second)];
    return twin;
  }

  Marz.compare = function (atlas, pair) {
    atlas.show(pair.a);
    if (!atlas.twin) atlas.twin = twinOf(atlas, pair);
    atlas.twin.show(pair.b);
    pair.titles.forEach((text, i) => { atlas.titles[i].textContent = text; });
  };
})();
