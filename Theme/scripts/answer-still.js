// A still that is pointed at: a field over its picture, with markers that can be dragged, and a cross-hair for who has no
// pointer. Arrows aim by one percent of the image, with Shift by five; Enter puts a marker there or takes it away.
(() => {
  "use strict";

  const { word, element, announce, marking, zones, stateSigns } = self.negatoscope;

  const step = 1;
  const leap = 5;
  /** A marker that lies so many percent from the cross-hair, across and down, is under it. */
  const reach = 1.5;
  /** A finger or a hand that moves less than so many CSS pixels has not dragged. */
  const room = 4;
  /** A place is said once the cross-hair rests so long, in milliseconds. */
  const rest = 250;

  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /** Where things lie is told by sheets of the page's own, one a field: no element has a style of its own. */
  const sheets = new Map();
  const sheetOf = (id) => {
    if (!sheets.has(id)) {
      sheets.set(id, new CSSStyleSheet());
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheets.get(id)];
    }
    return sheets.get(id);
  };

  class ZoneField {
    aim = { x: 50, y: 50 };
    /** The picture in its figure, in CSS pixels. */
    box = { x: 0, y: 0, width: 0, height: 1 };
    /** The width of the figure, in CSS pixels. */
    across = 1;
    /** {at, point} of the marker that is being dragged. */
    dragged = null;

    /** `answer` is what `answer-pointed.js` keeps; `figure` holds the film. */
    constructor(answer, figure) {
      this.answer = answer;
      this.link = figure.querySelector("a.film");
      this.image = figure.querySelector("img");
      this.cross = element("div", { className: "zone-cross" });
      this.cross.setAttribute("aria-hidden", "true");
      this.tags = element("div", { className: "zone-tags" });
      this.tags.setAttribute("aria-hidden", "true");
      this.markers = element("div", { className: "zone-markers" });
      this.element = element("div", { className: "zone-field", tabIndex: 0 }, this.cross, this.tags, this.markers);
      this.element.id = `${answer.question.id}-field`;
      this.element.setAttribute("role", "application");
      this.element.setAttribute("aria-label", word("zone.field", { alternative: this.image?.alt ?? "" }));
      this.element.setAttribute("aria-describedby", answer.help.id);
      if (!this.image || !this.link) return;
      figure.classList.add("is-pointed");
      this.link.after(this.element);
      this.element.addEventListener("click", (event) => {
        if (event.target === this.element) this.answer.add(this.at(event));
      });
      this.element.addEventListener("keydown", (event) => this.key(event));
      const enlarge = element("button", { type: "button", className: "quiet-tool", textContent: word("zone.enlarge") });
      enlarge.addEventListener("click", () => {
        // What is inert takes no click.
        this.link.inert = false;
        this.link.click();
        this.link.inert = true;
      });
      answer.tools.append(enlarge);
      const place = () => this.place();
      new ResizeObserver(place).observe(this.image);
      new ResizeObserver(place).observe(figure);
      this.image.addEventListener("load", place);
      this.place();
    }

    /** Lies over the picture itself, whatever is black around it. */
    place() {
      const { image, element: field } = this;
      const size = {
        width: image.naturalWidth || Number(image.getAttribute("width")) || 1,
        height: image.naturalHeight || Number(image.getAttribute("height")) || 1,
      };
      const own = image.getBoundingClientRect();
      const frame = field.offsetParent?.getBoundingClientRect();
      if (!frame || own.width === 0) return;
      this.box = zones.contentBox({
        x: own.x - frame.x + image.clientLeft, y: own.y - frame.y + image.clientTop, width: image.clientWidth,
        height: image.clientHeight,
      }, size);
      this.across = frame.width;
      this.layOut();
      this.label();
    }

    layOut() {
      const { box, across, dragged, answer } = this;
      const field = `#${CSS.escape(this.element.id)}`;
      const lies = (what, { x, y }) => `${field} > ${what} { left: ${x}%; top: ${y}%; }`;
      const each = (what, points) => points.map((point, at) => lies(`${what} > :nth-child(${at + 1})`, point));
      sheetOf(this.element.id).replaceSync([
        // In parts of the figure across: narrowed, it never stands out of it, even before it is measured again.
        `${field} { left: ${box.x / across * 100}%; top: ${box.y}px; width: ${box.width / across * 100}%; `
          + `aspect-ratio: ${box.width} / ${box.height}; }`,
        lies(".zone-cross", this.aim),
        ...each(".zone-markers", answer.points.map((point, at) => (dragged?.at === at ? dragged.point : point))),
        ...each(".zone-tags", answer.letters.map(({ point }) => point)),
      ].join("\n"));
    }

    /** The point of the image under a pointer. */
    at({ clientX, clientY }) {
      const box = this.element.getBoundingClientRect();
      return zones.pointAt((clientX - box.x) / box.width * 100, (clientY - box.y) / box.height * 100);
    }

    draw() {
      if (!this.link) return;
      const { answer } = this;
      const { activeElement } = document;
      const focused = [...this.markers.children].indexOf(activeElement);
      this.element.classList.toggle("is-locked", !answer.isOpen);
      this.element.tabIndex = answer.isOpen ? 0 : -1;
      // It lies under the field, which says what it shows; a button does what it did, until the answer is given.
      this.link.inert = answer.isOpen;
      this.markers.replaceChildren(...answer.points.map((point, at) => this.marker(point, at)));
      this.tags.replaceChildren(...answer.letters.map(({ letter }) =>
        element("span", { className: "zone-tag", textContent: letter })));
      this.layOut();
      this.drawZones();
      if (focused >= 0) (this.markers.children[focused] ?? this.element).focus({ preventScroll: true });
    }

    marker(point, at) {
      const { answer } = this;
      const n = at + 1;
      const isHit = answer.shown.some(({ zone, state }) =>
        state === "hit" && marking.contains(zone, point));
      const node = element("button", { type: "button", className: "zone-marker", disabled: !answer.isOpen },
        element("span", { className: "zone-number", textContent: answer.isOpen ? n : `${n} ${isHit ? "✓" : "✗"}` }));
      if (!answer.isOpen) node.dataset.hit = String(isHit);
      node.setAttribute("aria-label", `${word("zone.marker", { n })}, ${answer.placeOf(point)}`);
      if (!answer.isOpen) return node;
      let start = null;
      node.addEventListener("pointerdown", (event) => {
        if (event.button !== 0) return;
        node.setPointerCapture(event.pointerId);
        start = { x: event.clientX, y: event.clientY, hasMoved: false };
      });
      node.addEventListener("pointermove", (event) => {
        if (!start) return;
        start.hasMoved ||= Math.hypot(event.clientX - start.x, event.clientY - start.y) >= room;
        if (!start.hasMoved) return;
        // Drawn as it goes; the answer changes once it is let go.
        this.dragged = { at, point: this.at(event) };
        this.layOut();
      });
      const end = () => {
        const { dragged } = this;
        start = null;
        this.dragged = null;
        if (dragged) answer.move(dragged.at, dragged.point);
      };
      node.addEventListener("pointerup", end);
      node.addEventListener("pointercancel", end);
      node.addEventListener("keydown", (event) => this.markerKey(event, at));
      return node;
    }

    /** After validation: the outlines of the correction, each with its name and what became of it. */
    drawZones() {
      this.lines?.remove();
      this.lines = null;
      const { shown, question } = this.answer;
      const drawn = question.correction?.querySelector(".zone-map .zone-lines");
      if (shown.length === 0 || !drawn) return;
      this.lines = drawn.cloneNode(true);
      for (const group of this.lines.querySelectorAll(".zone")) {
        group.dataset.state = shown[Number(group.dataset.option)].state;
      }
      this.element.prepend(this.lines);
      this.label();
    }

    /** A name where there is room for it, else the letter, which the list names. */
    label() {
      const frame = this.element.getBoundingClientRect();
      if (!this.lines || frame.width === 0) return;
      const [across, down] = [frame.width / 100, frame.height / 100];
      const texts = [];
      const entries = [...this.lines.querySelectorAll(".zone")].map((group) => {
        const text = group.querySelector("text");
        const { zone, state, letter, name, right } = this.answer.shown[Number(group.dataset.option)];
        const bounds = zones.boundsOf(zone);
        const short = `${stateSigns[state]} ${letter}`;
        texts.push(text);
        return {
          isFirst: right,
          box: {
            left: bounds.left * across, right: bounds.right * across, top: bounds.top * down, bottom: bounds.bottom * down,
          },
          words: [`${short} ${name}`, short].map((words) => {
            text.textContent = words;
            return { text: words, width: text.getComputedTextLength() + 3 };
          }),
        };
      });
      const places = self.negatoscope.labelPlaces({
        entries, height: 18, gap: 5, room: { left: 2, right: frame.width - 2, top: 0, bottom: frame.height },
        // A marker, and its number beside it.
        taken: this.answer.points.map(({ x, y }) => ({
          left: x * across - 16, right: x * across + 46, top: y * down - 36, bottom: y * down + 16,
        })),
      });
      for (const [at, { text, left, bottom }] of places.entries()) {
        texts[at].textContent = text;
        texts[at].setAttribute("x", `${left / across}%`);
        texts[at].setAttribute("y", `${bottom / down}%`);
        texts[at].setAttribute("dy", "-4");
      }
    }

    // By keyboard.

    key(event) {
      if (event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey || !this.answer.isOpen) return;
      const arrow = arrows[event.key];
      if (arrow) this.aimBy(arrow, event.shiftKey ? leap : step);
      else if (event.key === "Enter" || event.key === " ") this.press();
      else if (event.key === "Delete" || event.key === "Backspace") this.removeHere();
      else return;
      event.preventDefault();
    }

    aimBy([x, y], by) {
      this.aim = zones.pointAt(this.aim.x + x * by, this.aim.y + y * by);
      this.element.classList.add("is-aiming");
      this.draw();
      this.tell(this.answer.placeOf(this.aim));
    }

    tell(text) {
      clearTimeout(this.telling);
      this.telling = setTimeout(() => announce(text), rest);
    }

    get here() {
      return this.answer.points.findIndex(({ x, y }) =>
        Math.abs(x - this.aim.x) <= reach && Math.abs(y - this.aim.y) <= reach);
    }

    press() {
      clearTimeout(this.telling);
      this.element.classList.add("is-aiming");
      if (this.here >= 0) this.answer.remove(this.here);
      else this.answer.add({ ...this.aim });
    }

    removeHere() {
      if (this.here >= 0) this.answer.remove(this.here);
    }

    markerKey(event, at) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = arrows[event.key];
      if (arrow) {
        const by = event.shiftKey ? leap : step;
        const { x, y } = this.answer.points[at];
        const point = zones.pointAt(x + arrow[0] * by, y + arrow[1] * by);
        this.answer.move(at, point);
        this.tell(this.answer.placeOf(point));
      } else if (event.key === "Delete" || event.key === "Backspace") {
        this.answer.remove(at);
        this.element.focus({ preventScroll: true });
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    }
  }

  self.negatoscope.ZoneField = ZoneField;
})();
