// Drawing on a film, for the author of a question that asks to point at zones: in the film view, E or a button opens the
// tool; each shape becomes a line of case.md to paste.
(() => {
  "use strict";

  const { word, element, zones, author, copy } = self.negatoscope;

  /** Without room for the tool beside the film there is none: it would lie over what is drawn on. */
  const hasRoom = matchMedia("(min-width: 60rem)");

  const button = (text, act) => {
    const one = element("button", { type: "button", textContent: text });
    one.addEventListener("click", act);
    return one;
  };

  const drawn = (name, attributes) => {
    const one = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    return one;
  };

  /** The outline of a shape in a box of 100 by 100. */
  const outline = ({ shape, numbers }) => {
    if (shape === "polygon") return drawn("polygon", { points: numbers.join(" ") });
    const [x, y, width, height] = numbers;
    return shape === "rectangle" ? drawn("rect", { x, y, width, height })
      : drawn("ellipse", { cx: x + width / 2, cy: y + height / 2, rx: width / 2, ry: height / 2 });
  };

  /** What is drawn of each film outlives the tool: closing it loses nothing. */
  const made = new Map();

  class ZoneTool {
    shape = "ellipse";
    corners = [];

    constructor(view, leave) {
      this.image = view.querySelector(".film-picture");
      this.field = drawn("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", class: "film-author-field" });
      this.shapeButtons = author.zoneShapes.map((shape) => button(author.shapeWord(shape), () => this.choose(shape)));
      this.name = element("input", { type: "text" });
      this.told = element("textarea", { readOnly: true, rows: 4, spellcheck: false });
      this.said = element("p");
      this.said.setAttribute("role", "status");
      const field = (text, input) => element("label", {}, element("span", { textContent: text }), input);
      const row = (...children) => element("div", { className: "film-author-row" }, ...children);
      this.panel = element("section", { className: "film-author" },
        row(...this.shapeButtons, button(word("series.author-undo"), () => this.undo()),
          button(word("series.author-clear"), () => this.clear()), button(word("author.close"), leave)),
        element("p", { textContent: word("author.help") }), field(word("author.name"), this.name),
        field(word("series.author-zones"), this.told),
        row(button(word("series.author-copy"), () => copy(this.told.value, this.panel).then(
          () => { this.said.textContent = word("series.author-copied"); }, () => this.told.select())), this.said));
      this.panel.setAttribute("aria-label", word("author.title"));
      // What is typed here is no key of the film view; Escape leaves the tool, not the view.
      this.panel.addEventListener("keydown", (event) => { if (event.key !== "Escape") event.stopPropagation(); });
      this.field.addEventListener("pointerdown", (event) => this.begin(event));
      this.field.addEventListener("pointermove", (event) => this.follow(event));
      this.field.addEventListener("pointerup", (event) => this.end(event));
      this.field.addEventListener("dblclick", () => this.closePolygon());
      // The film is zoomed as before.
      const stage = view.querySelector(".film-stage");
      this.field.addEventListener("wheel", (event) => {
        event.preventDefault();
        stage.dispatchEvent(new WheelEvent("wheel", event));
      }, { passive: false });
      view.append(this.field, this.panel);
      // The film makes room, and takes it back.
      dispatchEvent(new Event("resize"));
      const place = () => {
        if (!this.panel.isConnected) return;
        this.place();
        requestAnimationFrame(place);
      };
      place();
      this.update();
      this.name.focus();
    }

    get list() {
      // The address names the film.
      const film = location.hash;
      if (!made.has(film)) made.set(film, []);
      return made.get(film);
    }

    /** Over the picture, however it is zoomed and moved; another film has shapes of its own. */
    place() {
      const { x, y, width, height } = this.image.getBoundingClientRect();
      const box = [x, y, width, height].join(" ");
      if (box !== this.box) {
        this.box = box;
        Object.assign(this.field.style, {
          insetInlineStart: `${x}px`, insetBlockStart: `${y}px`, inlineSize: `${width}px`, blockSize: `${height}px`,
        });
      }
      if (this.list !== this.shown) this.update();
    }

    at({ clientX, clientY }) {
      const { x, y, width, height } = this.image.getBoundingClientRect();
      const point = zones.pointAt((clientX - x) / width * 100, (clientY - y) / height * 100);
      return [point.x, point.y];
    }

    begin(event) {
      if (event.button !== 0) return;
      this.field.setPointerCapture(event.pointerId);
      this.start = this.at(event);
    }

    follow(event) {
      const point = this.at(event);
      if (this.shape === "polygon") {
        if (this.corners.length > 0) this.draw({ shape: "polygon", numbers: [...this.corners, point].flat() });
      } else if (this.start) {
        this.draw({ shape: this.shape, numbers: author.boxOf(this.start, point) });
      }
    }

    end(event) {
      if (!this.start) return;
      const point = this.at(event);
      if (this.shape === "polygon") {
        this.corners = author.withCorner(this.corners, point);
        this.draw({ shape: "polygon", numbers: this.corners.flat() });
      } else {
        const numbers = author.boxOf(this.start, point);
        // A click without a drag is no zone.
        if (numbers[2] >= 0.5 && numbers[3] >= 0.5) this.add(numbers);
      }
      this.start = null;
    }

    closePolygon() {
      if (this.shape === "polygon" && this.corners.length >= 3) this.add(this.corners.flat());
    }

    add(numbers) {
      this.list.push({ shape: this.shape, numbers, name: this.name.value.trim() });
      this.corners = [];
      this.update();
      this.name.select();
    }

    choose(shape) {
      this.shape = shape;
      this.corners = [];
      this.update();
    }

    undo() {
      if (this.corners.length > 0) this.corners.pop();
      else this.list.pop();
      this.update();
    }

    clear() {
      this.list.length = 0;
      this.corners = [];
      this.update();
    }

    draw(draft = null) {
      this.field.replaceChildren(...[...this.list, ...(draft ? [draft] : [])].map(outline));
    }

    update() {
      this.shown = this.list;
      for (const [at, one] of this.shapeButtons.entries()) {
        one.setAttribute("aria-pressed", String(author.zoneShapes[at] === this.shape));
      }
      this.told.value = this.list.map((one) => author.optionOf(one, one.name, document.documentElement.lang)).join("\n");
      this.said.textContent = "";
      this.draw(this.corners.length > 0 ? { shape: "polygon", numbers: this.corners.flat() } : null);
    }
  }

  let tool = null;

  const leave = () => {
    tool?.field.remove();
    tool?.panel.remove();
    tool = null;
    dispatchEvent(new Event("resize"));
  };

  const toggle = (view) => {
    if (tool) leave();
    else if (hasRoom.matches) tool = new ZoneTool(view, leave);
  };

  // The film view is made when a film is first opened.
  const offer = (view) => {
    const opener = button(word("author.open"), () => toggle(view));
    opener.className = "film-zones";
    view.querySelector(".film-tools").insertBefore(opener, view.querySelector(".film-zoom-out"));
    view.addEventListener("close", leave);
    view.addEventListener("cancel", (event) => {
      if (!tool) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      leave();
      opener.focus();
    }, { capture: true });
    view.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "e" || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      toggle(view);
    });
  };

  author.offer = offer;
})();
