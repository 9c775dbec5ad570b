/* The views of a deck as a list: choose one by pointer or arrow keys, drag one to another place. Takes {rows: [{id, title, about}],
   chosen, turn}; gives the triggers "chosen" (an id) and "moved" ({id, to}). The order is shown at once, and once more as the server
   has kept it. `turn` changes with every move, so that a move that could not be kept is taken back here as well. */
const lists = new WeakMap();
const FAR_ENOUGH = 5, EDGE = 40, STEP = 9;

export default function ({ data, parentElement, setTriggerValue }) {
  if (!lists.has(parentElement)) lists.set(parentElement, new Views(parentElement));
  const list = lists.get(parentElement);
  list.send = setTriggerValue;
  list.take(data);
  return () => { list.end(); lists.delete(parentElement); };
}

class Views {
  constructor(parent) {
    this.root = parent.appendChild(document.createElement("ol"));
    this.root.setAttribute("role", "listbox");
    this.root.setAttribute("aria-label", "Views");
    this.rows = [];
    this.chosen = null;
    this.drag = null;
    this.over = new AbortController();
    const on = (name, act) => this.root.addEventListener(name, act.bind(this), { signal: this.over.signal });
    on("pointerdown", this.down);
    on("pointermove", this.move);
    on("pointerup", this.drop);
    on("pointercancel", this.cancel);
    on("lostpointercapture", (event) => { if (this.drag && event.target === this.drag.row) this.cancel(); });
    on("click", this.click);
    on("keydown", this.key);
    window.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.drag) return;
      event.stopImmediatePropagation();
      this.cancel();
    }, { capture: true, signal: this.over.signal });
  }

  end() {
    this.cancel();
    this.over.abort();
    this.root.remove();
  }

  /* What the server says ------------------------------------------------------------------------------------------------ */

  take(data) {
    if (this.drag) { this.later = data; return; }
    const moved = this.chosen !== data.chosen;
    this.chosen = data.chosen;
    this.draw(data.rows);
    if (moved) this.reveal(this.row(this.chosen));
  }

  draw(rows) {
    this.rows = rows;
    const held = new Map([...this.root.children].map((row) => [row.dataset.id, row]));
    const focused = this.root.getRootNode().activeElement;
    rows.forEach(({ id, title, about }, i) => {
      const row = held.get(id) || blank(id);
      held.delete(id);
      const [, number, words] = row.children;
      number.textContent = `${i + 1}.`;
      words.firstChild.textContent = title;
      words.lastChild.textContent = about;
      row.setAttribute("aria-label", `${i + 1}. ${title}, ${about}`);
      row.setAttribute("aria-selected", id === this.chosen);
      row.tabIndex = id === this.chosen ? 0 : -1;
      if (this.root.children[i] !== row) this.root.insertBefore(row, this.root.children[i] || null);
    });
    held.forEach((row) => row.remove());
    if (focused && focused.isConnected && this.root.contains(focused)) focused.focus({ preventScroll: true });
  }

  row(id) { return [...this.root.children].find((row) => row.dataset.id === id); }

  /* Choosing ------------------------------------------------------------------------------------------------------------ */

  choose(id) {
    if (!id || id === this.chosen) return;
    this.chosen = id;
    this.draw(this.rows);
    this.reveal(this.row(id));
    this.send("chosen", id);
  }

  click(event) {
    const row = event.target.closest("li");
    if (!row || this.dragged) return;
    row.focus({ preventScroll: true });
    this.choose(row.dataset.id);
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || this.drag) return;
    const at = this.rows.findIndex((row) => row.id === this.chosen), last = this.rows.length - 1;
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = this.rows[Math.max(0, Math.min(to, last))];
    this.row(next.id).focus({ preventScroll: true });
    this.choose(next.id);
  }

  /* The list scrolls within a box of the page; only that box is scrolled, never the page under the reader. */
  box() {
    let element = this.root.getRootNode().host || this.root;
    while (element && !(element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY))) element = element.parentElement;
    return element;
  }

  reveal(row) {
    const box = row && this.box();
    if (!box) return;
    const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
    if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
    else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
  }

  /* Dragging: a mouse takes a row anywhere, a finger by its grip, since elsewhere it scrolls the list. ---------------------- */

  down(event) {
    this.dragged = false;
    const row = event.target.closest("li");
    if (!row || event.button || this.drag || this.rows.length < 2) return;
    if (event.pointerType === "touch" && !event.target.closest(".grip")) return;
    this.drag = { row, pointer: event.pointerId, y: event.clientY, at: event.clientY, started: false };
  }

  start() {
    const drag = this.drag, box = this.box();
    const all = [...this.root.children].map((row) => ({ row, top: row.offsetTop, height: row.offsetHeight }));
    drag.from = drag.to = all.findIndex(({ row }) => row === drag.row);
    const step = all.length > 1 ? all[1].top - all[0].top - all[0].height : 0;
    Object.assign(drag, { started: true, box, scroll: box ? box.scrollTop : 0, all, mine: all[drag.from], gap: step });
    this.dragged = true;
    drag.row.setPointerCapture(drag.pointer);
    this.root.classList.add("dragging");
    drag.row.classList.add("held");
    drag.frame = requestAnimationFrame(() => this.roll());
  }

  move(event) {
    const drag = this.drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    drag.at = event.clientY;
    if (!drag.started && Math.abs(drag.at - drag.y) < FAR_ENOUGH) return;
    if (!drag.started) this.start();
    event.preventDefault();
    this.place();
  }

  place() {
    const { all, mine, from, box, scroll, gap, row, at, y } = this.drag;
    const last = all[all.length - 1];
    const wished = at - y + (box ? box.scrollTop - scroll : 0);
    const by = Math.max(all[0].top - mine.top, Math.min(wished, last.top + last.height - mine.top - mine.height));
    const middle = mine.top + by + mine.height / 2;
    row.style.transform = `translateY(${by}px)`;
    const rest = all.filter((one) => one !== mine);
    const above = rest.filter((one) => one.top + one.height / 2 + (one.top > mine.top ? -1 : 1) * mine.height / 2 < middle).length;
    this.drag.to = above;
    all.forEach((one, i) => {
      if (one === mine) return;
      const shift = i > from && i <= above ? -1 : i < from && i >= above ? 1 : 0;
      one.row.style.transform = shift ? `translateY(${shift * (mine.height + gap)}px)` : "";
    });
  }

  roll() {
    const drag = this.drag;
    if (!drag || !drag.started) return;
    if (drag.box) {
      const { top, bottom } = drag.box.getBoundingClientRect();
      const by = drag.at < top + EDGE ? -STEP : drag.at > bottom - EDGE ? STEP : 0;
      const before = drag.box.scrollTop;
      if (by) drag.box.scrollTop += by;
      if (drag.box.scrollTop !== before) this.place();
    }
    drag.frame = requestAnimationFrame(() => this.roll());
  }

  drop(event) {
    const drag = this.drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    const { started, from, to } = drag;
    const id = drag.row.dataset.id, later = this.later;
    this.release();
    if (!started || from === to) { if (later) this.take(later); return; }
    const rows = this.rows.filter((row) => row.id !== id);
    rows.splice(to, 0, this.rows[from]);
    this.chosen = id;
    this.draw(rows);
    this.row(id).focus({ preventScroll: true });
    this.send("moved", { id, to });
  }

  cancel() {
    const later = this.later;
    if (!this.drag) return;
    this.release();
    if (later) this.take(later);
  }

  release() {
    const drag = this.drag;
    this.drag = this.later = null;
    cancelAnimationFrame(drag.frame);
    this.root.classList.remove("dragging");
    drag.row.classList.remove("held");
    for (const row of this.root.children) row.style.transform = "";
    if (drag.started && drag.row.hasPointerCapture(drag.pointer)) drag.row.releasePointerCapture(drag.pointer);
  }
}

function blank(id) {
  const row = document.createElement("li");
  row.dataset.id = id;
  row.setAttribute("role", "option");
  row.innerHTML = '<span class="grip" aria-hidden="true" title="Drag to another place"></span><span class="number"></span>'
    + '<span class="words"><span class="title" dir="auto"></span><span class="about"></span></span>';
  return row;
}
