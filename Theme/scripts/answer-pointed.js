// Zones that are pointed at (QZP): the reader's markers, on a still by `answer-still.js`, on a series by the viewer, which
// finds them here as `question.pointing` and hears of them by "negatoscope:pointed". Letters stand for the zones where a
// reader cannot point: they go by place, and their names are told afterwards.
(() => {
  "use strict";

  const { word, counted, number, element, announce, marking, zones, stateLine, foldKey } = self.negatoscope;
  const answers = (self.negatoscope.answers ??= {});

  const round = (value) => number(Math.round(value));

  class Pointed {
    points = [];
    isLocked = false;
    /** The letters of the zones, with a point in each; none until the reader asks. */
    letters = [];
    /** After validation: {zone, right, letter, name, state} of each, in the author's order. */
    shown = [];

    constructor(question) {
      this.question = question;
      question.pointing = this;
      this.series = question.querySelector(".question-stem negato-series");
      const figure = question.querySelector(".question-stem figure.figure:not(.series)");
      this.list = element("ol", { className: "marker-list" });
      this.list.hidden = true;
      this.help = element("p", {
        className: "zone-help", textContent: this.series ? word("zone.help-series") : word("zone.help"),
      });
      this.help.id = `${question.id}-help`;
      this.help.dataset.jsOnly = "";
      this.results = element("ol", { className: "options zone-results" });
      this.results.hidden = true;
      this.tools = element("div", { className: "zone-tools" });
      this.tools.dataset.jsOnly = "";
      question.form.querySelector(".zone-guide").after(this.help, this.tools, this.list, this.results);
      if (figure && !this.series) this.field = new self.negatoscope.ZoneField(this, figure);
      this.addLetters();
      this.draw();
    }

    get isOpen() { return !this.isLocked; }
    get expected() { return this.question.expected; }

    get value() { return this.points.length > 0 ? { points: this.points.map((point) => ({ ...point })) } : null; }

    set value(answer) {
      this.points = (Array.isArray(answer?.points) ? answer.points : [])
        .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)).slice(0, this.expected)
        .map(({ x, y, slice }) => zones.pointAt(x, y, Number.isInteger(slice) ? slice : null));
      this.draw();
    }

    get missing() { return this.points.length > 0 ? null : word("zone.none"); }

    focus() {
      if (this.field) this.field.element.focus();
      else this.series?.querySelector(".series-pane")?.focus();
    }

    // What the reader does.

    /** Adds a marker; one more than is asked is refused, but for the only one, which moves. */
    add(point) {
      if (!this.isOpen) return false;
      if (this.points.length >= this.expected) {
        if (this.expected !== 1) {
          this.question.complain(counted("zone.no-more", this.expected));
          return false;
        }
        this.points = [];
      }
      this.points.push(point);
      this.changed();
      announce(word("zone.placed", { n: this.points.length, place: this.placeOf(point) }));
      return true;
    }

    move(at, point) {
      if (!this.isOpen || !this.points[at]) return;
      this.points[at] = point;
      this.changed();
    }

    remove(at) {
      if (!this.isOpen || !this.points[at]) return;
      this.points.splice(at, 1);
      this.changed();
      announce(word("zone.removed", { n: at + 1 }));
    }

    changed() {
      this.draw();
      this.question.changed();
    }

    /** « 43 %, 34 % », on a series « coupe 12, 43 %, 34 % » */
    placeOf({ x, y, slice }) {
      const place = word("zone.place", { x: round(x), y: round(y) });
      return slice === undefined ? place : `${word("zone.slice", { n: slice })}, ${place}`;
    }

    draw() {
      const hits = this.isLocked ? marking.zonesHit(this.key, this.points) : [];
      this.list.hidden = this.points.length === 0;
      this.list.replaceChildren(...this.points.map((point, at) => this.row(point, at, hits[at])));
      this.field?.draw();
      this.drawLetters();
      this.question.dispatchEvent(new CustomEvent("negatoscope:pointed"));
    }

    row(point, at, hit) {
      const n = at + 1;
      const says = this.isLocked
        ? hit === null || hit === undefined ? word("zone.outside") : this.nameOf(hit) : this.placeOf(point);
      const children = [element("span", { className: "marker-name", textContent: word("zone.marker", { n }) }), " ",
        element("span", { className: "marker-place", textContent: says })];
      if (point.slice !== undefined) {
        const go = element("button", {
          type: "button", className: "marker-go", textContent: word("zone.go", { n: point.slice }),
        });
        go.addEventListener("click", () => this.goTo(point.slice));
        children.push(go);
      }
      if (!this.isLocked) {
        const remove = element("button", { type: "button", className: "marker-remove", textContent: word("zone.remove") });
        remove.setAttribute("aria-label", word("zone.remove-one", { n }));
        remove.addEventListener("click", () => {
          this.remove(at);
          // The button is gone: on with the next one, or back to the image.
          const left = this.list.querySelectorAll(".marker-remove");
          if (left.length > 0) left[Math.min(at, left.length - 1)].focus();
          else this.focus();
        });
        children.push(remove);
      }
      return element("li", {}, ...children);
    }

    goTo(slice) {
      this.series?.scrollIntoView({ block: "center" });
      this.series?.open?.({ slice, takesFocus: true });
    }

    // Letters.

    /** They are offered where there is something to choose between: a lone zone would answer by itself. */
    addLetters() {
      const key = this.question.key.filter(({ zone }) => zone);
      if (key.length <= this.expected) return;
      const row = element("div", { className: "zone-row" });
      row.setAttribute("role", "group");
      row.setAttribute("aria-label", word("zone.letters"));
      this.choice = element("details", { className: "zone-letters" },
        element("summary", { textContent: word("zone.letters") }),
        element("p", { className: "zone-help", textContent: word("zone.letters-help") }), row);
      this.choice.dataset.jsOnly = "";
      // To find a point well inside of each zone takes its time, and few readers ask for letters. They are there at the
      // click, for a browser tells the toggle a frame after it shows what is inside.
      const make = () => { if (!this.lettered) row.replaceChildren(...this.letterButtons(key)); };
      this.choice.firstElementChild.addEventListener("click", make);
      this.choice.addEventListener("toggle", () => {
        if (this.choice.open) make();
        this.letters = this.choice.open ? this.lettered : [];
        this.draw();
      });
      this.tools.after(this.choice);
    }

    letterButtons(key) {
      this.lettered = key.map(({ zone, line }) => ({
        zone, letter: line.querySelector(".option-letter").textContent,
        point: zones.insideOf(zone, key.map((other) => other.zone).filter((other) => other !== zone)),
      })).sort((one, other) => one.letter.localeCompare(other.letter));
      return this.lettered.map((one) => {
        const name = word("zone.letter", { letter: one.letter });
        one.button = element("button", { type: "button", className: "zone-letter", textContent: name });
        one.button.setAttribute("aria-label", `${name}, ${this.placeOf(one.point)}`);
        one.button.addEventListener("click", () => this.toggle(one));
        one.button.addEventListener("focus", () => { if (one.point.slice !== undefined) this.look(one.point.slice); });
        return one.button;
      });
    }

    look(slice) { this.series?.open?.({ slice }); }

    toggle({ zone, point }) {
      const at = this.points.findIndex((one) => marking.contains(zone, one));
      if (at >= 0) this.remove(at);
      else this.add({ ...point });
    }

    drawLetters() {
      for (const { zone, button } of this.lettered ?? []) {
        button.setAttribute("aria-pressed", String(this.points.some((point) => marking.contains(zone, point))));
      }
    }

    // Afterwards.

    lock(isLocked) {
      this.isLocked = isLocked;
      this.help.hidden = isLocked;
      this.tools.hidden = isLocked;
      if (this.choice) {
        this.choice.open = false;
        this.choice.hidden = isLocked;
      }
      this.letters = [];
    }

    nameOf(at) {
      const { line, text } = this.key[at];
      return `${line.querySelector(".option-letter").textContent}, ${text.trim()}`;
    }

    /** Each zone with its name, what became of it and its feedback; on the image its outline. */
    show(key) {
      this.key = key;
      const hits = new Set(marking.zonesHit(key, this.points));
      this.shown = key.map(({ right, zone, line, text }, index) => ({
        zone, right, letter: line.querySelector(".option-letter").textContent, name: text.trim(),
        state: marking.state(right, hits.has(index)),
      }));
      const rows = [...this.question.correction.querySelectorAll(".key > li")].map((line) => {
        const { state, zone, letter } = this.shown[Number(line.dataset.option)];
        const row = element("li", { className: "option" }, element("div", { className: "zone-result" },
          element("span", { className: "option-letter", textContent: letter }),
          element("span", { className: "option-text" }, ...line.querySelector(".key-text").cloneNode(true).childNodes),
          stateLine(state, word(`zone.state.${state}`), this.sliceLink(zone, line))));
        row.dataset.state = state;
        const feedback = line.querySelector(".feedback");
        if (feedback) row.append(feedback.cloneNode(true));
        return row;
      });
      this.results.replaceChildren(...rows);
      this.results.hidden = false;
      foldKey(this.question.correction, true);
      this.draw();
    }

    sliceLink(zone, line) {
      if (!zone.slices) return null;
      const slice = Math.floor((zone.slices[0] + zone.slices[1]) / 2);
      const go = element("button", {
        type: "button", className: "marker-go", textContent: line.querySelector(".key-place")?.textContent ?? "",
      });
      go.setAttribute("aria-label", word("zone.go", { n: slice }));
      go.addEventListener("click", () => this.goTo(slice));
      return go;
    }

    hide() {
      this.results.replaceChildren();
      this.results.hidden = true;
      this.shown = [];
      foldKey(this.question.correction, false);
    }

    opened() {
      this.points = [];
      this.draw();
    }

    reason({ reason, mark }, key) {
      if (reason === "wrong") return word("reason.wrong-zones");
      if (reason !== "found") return null;
      const hits = new Set(marking.zonesHit(key, this.points).filter((at) => key[at]?.right));
      return counted("reason.found-pointed", hits.size, { total: this.expected, mark: number(mark) });
    }
  }

  answers.QZP = Pointed;
})();
