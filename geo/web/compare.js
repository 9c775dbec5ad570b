/* Maps that move together: `atlas.compare({a, b, titles})` shows two payloads side by side in one frame, and
   `atlas.compare({alone})` a third in a frame of its own, which keeps step with the two.

   The second map is made once, inside the same frame, from the layers the first has loaded. Frames of one page find each other
   through the page they stand in; nothing is sent to the server for it. */
(function () {
  "use strict";
  const Marz = (window.Marz = window.Marz || {});
  const STACKED = 0.78; /* of the height of one map alone, for each of two */

  function title(container) {
    const box = L.DomUtil.create("div", "marz-title", container);
    box.dir = "auto";
    return box;
  }

  /* Each of these maps, and each of those in the other frames of this page, stands where the one stands that was moved last. */
  function keepStep(maps) {
    let following = false;
    const follow = (from, view) => {
      following = true;
      for (const map of maps) if (map !== from) map.setView(view.center, view.zoom, { animate: false });
      following = false;
    };
    const told = (from) => {
      if (following) return;
      const view = { center: [from.getCenter().lat, from.getCenter().lng], zoom: from.getZoom() };
      follow(from, view);
      for (const frame of others()) {
        if (window.marzTouched) frame.marzTouched = true; /* a reader's hand is on all of them (frame.js) */
        frame.marzStep.follow(view);
      }
    };
    for (const map of maps) {
      /* Zooming in steps rather than in an animation keeps all at the same place at every moment. */
      map._zoomAnimated = false;
      map.on("move zoom", () => told(map));
    }
    window.marzStep = { leads: maps.length > 1, follow: (view) => follow(null, view), tell: () => told(maps[0]) };
    const leader = others().find((frame) => frame.marzStep.leads);
    if (window.marzStep.leads) window.marzStep.tell();
    else if (leader) leader.marzStep.tell();
  }

  /* The other frames of this page that keep step. */
  function others() {
    const found = [];
    for (let i = 0; i < window.parent.frames.length; i++) {
      const frame = window.parent.frames[i];
      try { if (frame !== window && frame.marzStep) found.push(frame); } catch (error) { /* a frame of somebody else */ }
    }
    return found;
  }

  /* One above the other, on a phone, two maps need a higher frame than the one that was fitted for them (frame.js). */
  let asked = 0, fitted = null;
  function grow(height) {
    const { Streamlit } = window;
    if (!Streamlit || asked === height) return;
    asked = height;
    fitted = fitted || Streamlit.setFrameHeight;
    Streamlit.setFrameHeight = height
      ? () => window.parent.postMessage({ isStreamlitMessage: true, type: "streamlit:setFrameHeight", height }, "*")
      : fitted;
    Streamlit.setFrameHeight();
  }

  function twinOf(atlas, pair) {
    const { map } = atlas, first = map.getContainer(), host = first.parentNode;
    const second = document.createElement("div");
    second.className = "marz-second";
    host.classList.add("marz-pair");
    first.after(second);
    const fit = () => {
      const stacked = host.clientWidth < 640;
      host.classList.toggle("marz-stacked", stacked);
      grow(stacked ? 2 * Math.round(STACKED * parseInt(first.style.height || 440, 10)) : 0);
      second.style.height = `${first.offsetHeight}px`;
      map.invalidateSize({ animate: false });
      if (other) other.invalidateSize({ animate: false });
    };
    let other = null;
    fit();
    if (pair.home) map.fitBounds(atlas.options.home, { animate: false });
    map.fire("resize"); /* it has another size and so another view, and no reader has moved it */
    atlas.legend.box.open = false;
    other = L.map(second, { ...map.options, zoomControl: false, zoomAnimation: false, center: map.getCenter(), zoom: map.getZoom() });
    const twin = new Marz.Atlas(other, atlas.layers, { ...atlas.options, onView: null, onPaint: null, plain: true, legendClosed: true });
    twin.options.onPick = (what) => atlas.options.onPick && atlas.options.onPick(what);
    twin.theme = atlas.theme;
    const set = atlas.setTheme.bind(atlas);
    atlas.setTheme = (theme) => { set(theme); twin.setTheme(theme); };
    keepStep([map, other]);
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
    atlas.show(pair.alone || pair.a);
    if (pair.alone) {
      if (!window.marzStep) keepStep([atlas.map]);
      atlas.options.onView = null; /* the two maps tell where they stand */
      return;
    }
    if (!atlas.twin) atlas.twin = twinOf(atlas, pair);
    atlas.twin.show(pair.b);
    pair.titles.forEach((text, i) => { atlas.titles[i].textContent = text; });
  };
})();
