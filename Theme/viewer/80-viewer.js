// The viewer of one series: its panes, its controls, and what they do together.
(() => {
  "use strict";

  const { word, element, announce } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  /** A screen reader is told where the slice is once it rests so long. */
  const announceAfter = 600;
  const messageTime = 5000;

  class SeriesViewer {
    touchWindows = false;
    isSpaceDown = false;
    author = null;

    /** `host` is the <negato-series> element. */
    constructor(host) {
      this.host = host;
      this.name = host.dataset.name;
      this.key = Number(host.dataset.key) || 1;
      this.loader = new viewer.SeriesLoader(this.name, host.dataset.source);
      this.film = host.querySelector(".series-film");
      this.figureNumber = host.closest("figure")?.querySelector(".figure-number")?.textContent.replace(/[.\s]+$/, "")
        ?? this.name;
      const alternative = this.film?.querySelector("img")?.alt ?? "";
      this.main = new viewer.Pane(this.figureNumber, alternative || this.figureNumber);
      this.main.base = this.main.slice = this.key;
      this.pane = this.main;
      this.points = this.main.points = new viewer.Points(this);
      this.cine = new viewer.Cine(this);
      this.help = new viewer.Help(this);
      this.reformats = new viewer.Reformats(this);
      this.tools = new viewer.Tools(this);
      this.faults = new viewer.Faults(this);
      this.faults.onrestart = () => { this.ready = this.begin(); };
      this.notes = element("ul", { className: "series-notes visually-hidden" });
      this.message = element("p", { className: "series-message", hidden: true });
      this.panes = element("div", { className: "series-panes" }, this.main.element);
      this.view = element("div", { className: "series-view" }, this.panes, this.tools.element, this.faults.element,
        this.message, this.notes);
      // Nothing of it is for paper, which has the image of the page.
      this.view.dataset.jsOnly = "";
      this.view.setAttribute("role", "group");
      this.view.setAttribute("aria-label", word("series.label", { figure: this.figureNumber }));
      this.follow();
      host.append(this.view);
      // A reader who came by the keyboard, sooner than the viewer, stays in it.
      const hadFocus = this.film?.contains(document.activeElement);
      if (this.film) this.film.inert = true;
      this.set = viewer.setOf(this);
      this.full = new viewer.FullView(this);
      this.ready = this.begin();
      if (hadFocus) this.activate(this.main);
    }

    /** The description is there: the pane can say where it is. Frames wait until the reader shows an interest. */
    async begin() {
      try {
        await this.loader.describe();
      } catch {
        return false;
      }
      const { description } = this.loader;
      const image = this.film?.querySelector("img");
      if (image?.complete && image.naturalWidth > 0) this.loader.frames.set(this.key, image);
      const stack = new viewer.SourceStack(this.loader);
      // Samples that are worth something else on each slice cannot be laid side by side.
      const canReformat = stack.hasExact && !description.rescales;
      this.reformats.planes = canReformat ? self.negatoscope.seriesMath.reformatPlanes(description) : [];
      this.main.setStack(stack, this.key, viewer.windowsOf(description));
      this.tools.fill();
      this.set.update();
      if (this.isWanted) this.wake();
      return true;
    }

    follow() {
      viewer.followKeys(this);
      this.attach(this.main);
      for (const type of ["pointerenter", "focusin", "wheel", "touchstart"]) {
        this.view.addEventListener(type, () => this.wake(), { passive: true });
      }
      this.view.addEventListener("focusin", (event) => {
        const pane = [this.main, this.reformats.pane].find((one) => one?.element.contains(event.target));
        this.activate(pane ?? this.pane, false);
      });
      this.view.addEventListener("focusout", (event) => {
        if (!this.view.contains(event.relatedTarget)) this.release(false);
      });
    }

    /** Makes a pane, the main one or a reformat's, obey the reader. */
    attach(pane) {
      viewer.followMouse(pane, this);
      viewer.followTouch(pane, this);
      pane.bar = new viewer.Bar(pane, this);
      const leave = element("button", { type: "button", className: "series-leave", textContent: word("series.leave") });
      leave.addEventListener("click", () => this.release());
      leave.addEventListener("pointerdown", (event) => event.stopPropagation());
      pane.element.append(leave);
      pane.addEventListener("mode", () => this.updateTools());
      pane.addEventListener("window", () => this.updateTools());
      pane.addEventListener("shown", () => this.showNotes());
      pane.addEventListener("slice", (event) => this.announceSlice(pane, event.detail));
      if (pane !== this.main) return;
      pane.addEventListener("shown", () => { if (this.film) this.film.classList.add("is-covered"); });
      for (const type of ["slice", "window"]) {
        pane.addEventListener(type, (event) => { if (event.detail?.isOwn) viewer.tellAddress(this); });
      }
    }

    /** Frames come from now on. */
    wake() {
      this.isWanted = true;
      if (this.loader.description) this.main.wake();
      else this.loader.describe().then(() => this.main.wake(), () => {});
    }

    /** Wheel and keys are this pane's until Escape, or until the focus goes elsewhere. */
    activate(pane, takesFocus = true) {
      this.pane = pane;
      for (const one of [this.main, this.reformats.pane]) one?.setActive(one === pane);
      if (takesFocus && document.activeElement !== pane.element) pane.element.focus({ preventScroll: true });
      this.updateTools();
    }

    release(blurs = true) {
      this.cine.stop();
      for (const one of [this.main, this.reformats.pane]) one?.setActive(false);
      if (blurs && this.view.contains(document.activeElement)) document.activeElement.blur();
    }

    /** What Escape does first: it leaves one thing at a time. */
    escape() {
      if (this.cine.isRunning) this.cine.stop();
      else if (this.author?.cancel()) return true;
      else if (this.points.isAiming) this.points.toggleAim(false);
      else if (this.full.isFilling) this.full.leave();
      else if (this.main.measures || this.reformats.pane?.measures) this.toggleRuler();
      else if (this.reformats.pane) this.reformats.leave();
      else this.release();
      return true;
    }

    updateTools() { this.tools.update(); }
    get isFull() { return this.full.isFull; }
    toggleFull() { this.full.toggle(); }
    toggleLink() { this.set.toggle(this); }
    toggleReformat() { this.reformats.next(); }
    toggleSlab() { this.reformats.nextSlab(); }
    reset() {
      this.cine.stop();
      this.pane.reset();
    }

    toggleTouchWindow() {
      this.touchWindows = !this.touchWindows;
      this.activate(this.pane);
    }

    toggleRuler() {
      if (!this.pane.description.spacing) {
        this.say(word("series.no-spacing"));
        return;
      }
      this.pane.set("measures", !this.pane.measures);
      this.pane.element.classList.toggle("is-measuring", this.pane.measures);
    }

    /** In a question they would give the answer away: they wait until it is given. */
    get hidesNotes() { return this.host.closest("negato-question")?.dataset.stage === "open"; }

    toggleNotes(shows = !this.main.showsNotes) {
      if (shows && this.hidesNotes) {
        this.say(word("series.notes-later"));
        return;
      }
      this.main.set("showsNotes", shows);
      this.showNotes();
      if (shows && this.main.overlay.notes.length === 0) {
        const slices = [...new Set((this.main.description.annotations ?? []).map((one) => one.slices[0]))];
        if (slices.length > 0) this.say(word("series.notes-elsewhere", { slices: slices.join(", ") }));
      }
    }

    /** The same words for who hears the page. */
    showNotes() {
      if (!this.main.stack) return;
      const texts = this.main.showsNotes ? this.main.overlay.notes.map(({ text }) => text).filter(Boolean) : [];
      if (texts.join() === this.noted) return;
      this.noted = texts.join();
      this.notes.replaceChildren(...texts.map((text) => element("li", { textContent: text })));
    }

    toggleAuthor() {
      const { authoring } = self.negatoscope;
      if (!authoring.isOn) return;
      const turn = () => {
        if (this.author) this.author.leave();
        else this.author = new viewer.Author(this);
        this.updateTools();
      };
      if (viewer.Author) turn();
      else authoring.load().then(turn, () => { /* the browser's console says which file is missing */ });
    }

    /** A word to the reader, that goes by itself. */
    say(text) {
      this.message.textContent = text;
      this.message.hidden = false;
      announce(text);
      clearTimeout(this.messageEnd);
      this.messageEnd = setTimeout(() => { this.message.hidden = true; }, messageTime);
    }

    announceSlice(pane, detail) {
      clearTimeout(this.announcing);
      // The slice bar tells its own value.
      if (!detail?.isOwn || detail.isCine || document.activeElement?.matches(".series-slider")) return;
      this.announcing = setTimeout(() => {
        const place = viewer.positionText(pane.description, pane.slice);
        announce([word("series.place", { n: pane.slice, total: pane.count }), place].filter(Boolean).join(", "));
      }, announceAfter);
    }

    copyLink() {
      const address = new URL(viewer.addressOf(this), location.href).href;
      self.negatoscope.copy(address).then(
        () => this.say(word("series.copied")), () => this.say(word("series.not-copied", { address })));
    }

    /** Opens at a place of an address: {slice, mark, window, showsNotes}. */
    async open({ slice = null, mark = null, window = null, showsNotes = false }) {
      this.wake();
      // A description that comes on the second try opens too.
      if (!this.loader.description) await this.loader.describe().catch(() => {});
      if (!await this.ready && !this.main.stack) return;
      const { marks } = this.loader.description;
      const found = marks?.find(({ name }) => name === mark);
      const to = Number.isInteger(slice) ? slice : found?.slice;
      const wanted = window ?? found?.window ?? null;
      const detail = { isOwn: false };
      if (wanted) {
        this.main.setWindow(typeof wanted === "string"
          ? this.main.windows.find(({ name }) => name === wanted) : wanted, detail);
      }
      if (to) this.main.setSlice(to, detail);
      if (showsNotes && !this.hidesNotes && this.main.description.annotations?.some(({ slices }) =>
        to >= slices[0] && to <= slices[1])) this.toggleNotes(true);
    }
  }

  viewer.SeriesViewer = SeriesViewer;
})();
