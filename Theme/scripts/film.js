// The film view: the figures of the page, one at a time, over the whole screen. The address says which (`#film=NAME`),
// so that Back closes it and a copied link opens it.
(() => {
  "use strict";

  const { word, element, zoom, authoring } = self.negatoscope;

  const prefix = "#film=";
  const address = (name) => prefix + encodeURIComponent(name);

  /** The links of the figures that the page shows now; those of a later step join once it is open. */
  const links = () => [...document.querySelectorAll("figure.figure > a.film")].filter((link) => !link.closest("[hidden]"));
  const nameOf = (link) => link.parentElement.dataset.figure;

  class FilmView {
    /** Whether Back leads to the page without the view: it was opened from the page. */
    wasPushed = false;
    pointers = new Map();

    constructor() {
      const button = (name, sign, act) => {
        const made = element("button", { type: "button", className: `film-${name}`, textContent: sign });
        made.setAttribute("aria-label", word(`film.${name}`));
        made.title = word(`film.${name}`);
        made.addEventListener("click", act);
        return made;
      };
      this.image = element("img", { className: "film-picture", draggable: false });
      this.stage = element("div", { className: "film-stage" }, this.image);
      this.closer = button("close", "×", () => this.close());
      this.previous = button("previous", "‹", () => this.step(-1));
      this.next = button("next", "›", () => this.step(1));
      this.place = element("p", { className: "film-place" });
      this.place.setAttribute("role", "status");
      this.caption = element("p", { className: "film-caption" });
      this.strip = element("div", { className: "film-strip" });
      this.strip.setAttribute("role", "group");
      this.strip.setAttribute("aria-label", word("film.strip"));
      this.dialog = element("dialog", { className: "film-view" },
        element("div", { className: "film-tools" }, this.place,
          button("zoom-out", "−", () => this.zoomBy(1 / 1.5)), button("zoom-in", "+", () => this.zoomBy(1.5)),
          button("actual", "1:1", () => this.showActual()), button("fit", "⤢", () => this.fit()), this.closer),
        this.stage, this.previous, this.next,
        element("div", { className: "film-foot" }, this.caption, this.strip));
      this.dialog.setAttribute("aria-label", word("film.title"));
      this.dialog.addEventListener("cancel", (event) => {
        event.preventDefault();
        this.close();
      });
      this.dialog.addEventListener("keydown", (event) => this.key(event));
      this.followPointers();
      addEventListener("resize", () => { if (this.dialog.open) this.fit(); }, { passive: true });
      document.body.append(this.dialog);
      if (!authoring.isOn) return;
      authoring.load().then(() => self.negatoscope.author.offer(this.dialog), () => { /* told by the console */ });
    }

    get box() { return { width: this.stage.clientWidth, height: this.stage.clientHeight }; }
    get size() {
      return { width: Number(this.image.dataset.width) || 1, height: Number(this.image.dataset.height) || 1 };
    }

    get isLarger() { return zoom.isLarger(this.view, this.box, this.size); }

    /** Shows the figure of this name; nothing where the page has none. */
    show(name) {
      this.links = links();
      const at = this.links.findIndex((link) => nameOf(link) === name);
      if (at < 0) {
        this.hide();
        return;
      }
      const link = this.links[at];
      if (this.dialog.open && this.shown === link) return;
      [this.at, this.shown] = [at, link];
      const thumbnail = link.querySelector("img");
      const isOpening = !this.dialog.open;
      if (isOpening) {
        this.fillStrip();
        this.dialog.showModal();
        this.closer.focus();
      }
      // What the page has already is shown at once, until the whole picture has come.
      this.image.src = thumbnail.currentSrc || thumbnail.src;
      this.image.alt = thumbnail.alt;
      this.image.dataset.width = thumbnail.getAttribute("width");
      this.image.dataset.height = thumbnail.getAttribute("height");
      this.load(link.href);
      this.place.textContent = word("film.place", { n: at + 1, total: this.links.length });
      const caption = link.parentElement.querySelector("figcaption");
      this.caption.replaceChildren(...[...(caption?.childNodes ?? [])].map((node) => node.cloneNode(true)));
      for (const [index, one] of [...this.strip.children].entries()) {
        if (index === at) one.setAttribute("aria-current", "true");
        else one.removeAttribute("aria-current");
      }
      this.strip.children[at]?.scrollIntoView({ block: "nearest", inline: "nearest" });
      const hasOthers = this.links.length > 1;
      for (const one of [this.previous, this.next, this.strip]) one.hidden = !hasOthers;
      this.previous.disabled = at === 0;
      this.next.disabled = at === this.links.length - 1;
      if (document.activeElement === document.body) this.closer.focus();
      this.fit();
    }

    load(source) {
      const whole = new Image();
      whole.src = source;
      whole.decode().then(() => {
        if (this.links[this.at]?.href !== source || !this.dialog.open) return;
        this.image.dataset.width = whole.naturalWidth;
        this.image.dataset.height = whole.naturalHeight;
        this.image.src = source;
        if (this.isFitted) this.fit();
        else this.draw(zoom.kept(this.view, this.box, this.size));
      }, () => { /* the form of the page stays */ });
    }

    fillStrip() {
      this.strip.replaceChildren(...this.links.map((link, index) => {
        const picture = link.querySelector("img");
        const button = element("button", { type: "button" },
          element("img", { src: picture.currentSrc || picture.src, alt: "", width: 64, height: 64 }));
        button.setAttribute("aria-label", word("film.place", { n: index + 1, total: this.links.length }));
        button.addEventListener("click", () => this.go(index));
        return button;
      }));
    }

    go(index) {
      const link = this.links[index];
      if (!link) return;
      // At once, since the address tells of its change later than a second key is pressed.
      this.show(nameOf(link));
      // One entry of the history for the view, whatever was looked at in it.
      location.replace(address(nameOf(link)));
    }

    step(by) { this.go(this.at + by); }

    close() {
      if (this.wasPushed) history.back();
      else location.replace(`#${this.links[this.at].parentElement.id}`);
    }

    hide() {
      this.wasPushed = false;
      if (!this.dialog.open) return;
      this.dialog.close();
      this.image.removeAttribute("src");
      this.links[this.at]?.focus();
    }

    // What is seen.

    draw(view) {
      this.view = view;
      const { width, height } = this.size;
      this.image.style.inlineSize = `${width}px`;
      this.image.style.blockSize = `${height}px`;
      this.image.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
      this.isFitted = !this.isLarger;
      this.stage.classList.toggle("is-larger", !this.isFitted);
      // Pixels are shown as they are once each is plainly seen.
      this.image.classList.toggle("is-close", view.scale >= 3);
    }

    fit() { this.draw(zoom.fit(this.box, this.size)); }

    showActual() { this.draw(zoom.actual(this.view, devicePixelRatio, this.box, this.size)); }

    zoomBy(factor, point = { x: this.box.width / 2, y: this.box.height / 2 }) {
      this.draw(zoom.zoomed(this.view, factor, point, this.box, this.size));
    }

    pan(x, y) { this.draw(zoom.moved(this.view, { x, y }, this.box, this.size)); }

    /** Arrows step from film to film; over a film that is larger than the screen they move it. */
    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrows = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
      const arrow = arrows[event.key];
      if (arrow && this.isLarger) this.pan(arrow[0] * 80, arrow[1] * 80);
      else if (event.key === "ArrowLeft" || event.key === "PageUp") this.step(-1);
      else if (event.key === "ArrowRight" || event.key === "PageDown") this.step(1);
      else if (event.key === "+" || event.key === "=") this.zoomBy(1.5);
      else if (event.key === "-") this.zoomBy(1 / 1.5);
      // By its place: the digits of a French keyboard are shifted.
      else if (event.code === "Digit0" || event.code === "Numpad0") this.fit();
      else if (event.code === "Digit1" || event.code === "Numpad1") this.showActual();
      else return;
      event.preventDefault();
    }

    inStage(event) {
      const place = this.stage.getBoundingClientRect();
      return { x: event.clientX - place.x, y: event.clientY - place.y };
    }

    followPointers() {
      const { stage, pointers } = this;
      stage.addEventListener("wheel", (event) => {
        event.preventDefault();
        this.zoomBy(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)), this.inStage(event));
      }, { passive: false });
      stage.addEventListener("dblclick", (event) => {
        if (this.isLarger) this.fit();
        else this.zoomBy(Math.max(2, 1 / this.view.scale), this.inStage(event));
      });
      stage.addEventListener("pointerdown", (event) => {
        if (event.button !== 0) return;
        stage.setPointerCapture(event.pointerId);
        pointers.set(event.pointerId, this.inStage(event));
        this.start = pointers.size === 1 ? this.inStage(event) : null;
      });
      stage.addEventListener("pointermove", (event) => {
        const before = pointers.get(event.pointerId);
        if (!before) return;
        const now = this.inStage(event);
        const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
        pointers.set(event.pointerId, now);
        if (other) {
          const distance = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
          this.zoomBy(distance(now) / distance(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
        } else if (this.isLarger) {
          this.pan(now.x - before.x, now.y - before.y);
        }
      });
      const end = (event) => {
        if (!pointers.delete(event.pointerId) || !this.start || event.type === "pointercancel") return;
        const now = this.inStage(event);
        const across = now.x - this.start.x;
        const isSwipe = event.pointerType === "touch" && !this.isLarger
          && Math.abs(across) > 48 && Math.abs(across) > 2 * Math.abs(now.y - this.start.y);
        this.start = null;
        if (isSwipe) this.step(across < 0 ? 1 : -1);
      };
      stage.addEventListener("pointerup", end);
      stage.addEventListener("pointercancel", end);
    }
  }

  let view = null;

  const follow = () => {
    if (location.hash.startsWith(prefix)) {
      view ??= new FilmView();
      let name = location.hash.slice(prefix.length);
      try {
        name = decodeURIComponent(name);
      } catch { /* a hand-made address: no figure has that name */ }
      view.show(name);
    } else {
      view?.hide();
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("figure.figure > a.film");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    view ??= new FilmView();
    view.wasPushed = true;
    view.show(nameOf(link));
    location.hash = address(nameOf(link));
  });
  addEventListener("hashchange", follow);
  if (location.hash.startsWith(prefix)) follow();
})();
