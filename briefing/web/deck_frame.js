/* Joins the deck document to the Streamlit page it may stand in: takes content and theme, tells which slide the reader went to,
   and fills the window while presenting. Opened as a file of its own it does nothing. */
(function () {
  "use strict";
  const deck = window.Marz.deck;
  if (window.parent === window || document.getElementById("marz-data").textContent.indexOf('"content":null') < 0) return;
  const frame = window.frameElement, page = window.parent;
  const post = (type, rest) => page.postMessage({ isStreamlitMessage: true, type: `streamlit:${type}`, ...rest }, "*");
  let shown = null, asked = null, height = 0;
  document.body.classList.add("framed");

  function fit() {
    if (deck.presenting) return;
    const wide = document.documentElement.clientWidth;
    height = wide < 760 ? 640 : Math.max(430, Math.min(Math.round(wide * 0.62) + 44, page.innerHeight - 250));
    post("setFrameHeight", { height });
  }

  const dark = (colour) => {
    const hex = /^#([0-9a-f]{6})/i.exec(colour || "");
    return hex ? [0, 2, 4].reduce((sum, i) => sum + parseInt(hex[1].slice(i, i + 2), 16), 0) < 384 : null;
  };

  window.addEventListener("message", (event) => {
    if (event.source !== page || !event.data || event.data.type !== "streamlit:render") return;
    const { args, theme } = event.data;
    deck.dark = dark(theme && theme.backgroundColor);
    deck.wear();
    if (args.key_of_content !== shown) {
      shown = args.key_of_content;
      asked = args.asked;
      deck.open(args.content, args.slide);
    } else if (args.asked !== asked) {
      asked = args.asked;
      deck.go(args.slide, true);
    }
    fit();
  });

  /* Told once the reader has stopped, and never while presenting: a slide must not wait for a server. */
  let timer = null;
  deck.onSlide = (id) => {
    clearTimeout(timer);
    if (deck.presenting) return;
    timer = setTimeout(() => post("setComponentValue", { value: { slide: id, at: Date.now() }, dataType: "json" }), 300);
  };

  const FILL = { position: "fixed", inset: "0", width: "100vw", height: "100vh", "z-index": "2147483000", background: "#000", "border-radius": "0" };
  deck.onPresent = (on) => {
    for (const [name, value] of Object.entries(FILL)) on ? frame.style.setProperty(name, value, "important") : frame.style.removeProperty(name);
    page.document.documentElement.classList.toggle("marz-presenting", on);
    if (on) window.focus();
    else fit();
  };

  window.addEventListener("resize", fit);
  page.addEventListener("resize", fit);
  post("componentReady", { apiVersion: 1 });
  fit();
})();
