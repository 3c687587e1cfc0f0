// The row of controls under a viewer: each a button with words. Those that find no room wait behind "More".
(() => {
  "use strict";

  const { word, element } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  const ownWindow = "own";

  class Tools {
    buttons = [];

    constructor(owner) {
      this.owner = owner;
      this.windows = element("select", { className: "series-windows" });
      this.windows.setAttribute("aria-label", word("series.window"));
      this.windows.addEventListener("change", () => {
        owner.wake();
        owner.pane.setWindow(owner.pane.windows[Number(this.windows.value)]);
      });
      this.more = element("div", { className: "series-more", hidden: true });
      this.moreButton = this.button("more", word("series.more"), () => this.toggleMore());
      this.moreButton.setAttribute("aria-expanded", "false");
      this.row = element("div", { className: "series-row" });
      this.end = element("div", { className: "series-end", hidden: true }, this.moreButton,
        this.button("full", word("series.full"), () => owner.toggleFull(), () => owner.isFull));
      this.element = element("div", { className: "series-tools" }, this.row, this.end, this.more);
      this.element.setAttribute("role", "group");
      this.element.setAttribute("aria-label", word("series.tools"));
      this.observer = new ResizeObserver(() => requestAnimationFrame(() => this.arrange()));
      this.observer.observe(this.element);
    }

    /** `isOn` makes it a button that stays pressed; `isOffered` hides it where it would do nothing. */
    button(name, textContent, act, isOn = null, isOffered = null) {
      const made = element("button", { type: "button", className: `series-tool series-tool-${name}`, textContent });
      made.addEventListener("click", act);
      this.buttons.push({ made, isOn, isOffered });
      return made;
    }

    /** What this series offers, the most wanted first. */
    fill() {
      const { owner } = this;
      const on = (name) => () => Boolean(owner.pane[name]);
      const set = (name) => () => owner.pane.set(name, !owner.pane[name]);
      const flip = (axis) => [() => owner.pane.flip(axis), () => owner.pane.screen.view[axis]];
      const { description } = owner.main;
      const canWindow = () => owner.pane.canWindow;
      const isMany = () => owner.pane.count > 1;
      const hasSpacing = () => Boolean(owner.pane.description.spacing);
      const cine = element("span", { className: "series-pair" },
        this.button("cine", word("series.cine"), () => owner.cine.toggle(), () => owner.cine.isRunning, isMany),
        owner.cine.choice);
      const link = this.button("link", word("series.link-short"), () => owner.toggleLink(), () => owner.set.isLinked,
        () => owner.set.isSeveral);
      link.setAttribute("aria-label", word("series.link"));
      this.items = [
        this.windows,
        this.button("aim", word("series.aim"), () => owner.points.toggleAim(), () => owner.points.isAiming,
          () => owner.points.isOpen && owner.pane === owner.main),
        this.button("touch", word("series.touch-window"), () => owner.toggleTouchWindow(),
          () => owner.touchWindows, canWindow),
        link,
        ...owner.reformats.controls,
        this.button("notes", word("series.notes"), () => owner.toggleNotes(), on("showsNotes"),
          () => (description.annotations ?? []).length > 0),
        this.button("full-set", word("series.full-set"), () => owner.full.toggle(true), () => owner.full.isFullSet,
          () => owner.set.isSeveral),
        this.button("reset", word("series.reset"), () => owner.reset()),
        cine,
        this.button("invert", word("series.invert"), set("isInverted"), on("isInverted")),
        this.button("ruler", word("series.ruler"), () => owner.toggleRuler(), on("measures"), hasSpacing),
        ...owner.reformats.planes.map((plane) => this.button(plane, viewer.planeWord(plane),
          () => owner.reformats.toggle(plane), () => owner.reformats.plane === plane)),
        this.button("fit", word("series.fit"), () => owner.pane.fit()),
        this.button("actual", word("series.actual"), () => owner.pane.showActual()),
        this.button("flip-x", word("series.flip-x"), ...flip("flipX")),
        this.button("flip-y", word("series.flip-y"), ...flip("flipY")),
        this.button("copy", word("series.copy"), () => owner.copyLink()),
        this.button("help", word("series.help"), () => owner.help.show()),
        ...(self.negatoscope.authoring.isOn ? [this.button("author", word("series.author"), () => owner.toggleAuthor(),
          () => Boolean(owner.author))] : []),
      ];
      this.row.replaceChildren(...this.items);
      // Words can grow without the row: text that a reader has spaced out.
      for (const item of this.items) this.observer.observe(item);
      this.end.hidden = false;
      this.update();
      this.arrange();
    }

    update() {
      if (!this.items) return;
      let hasChanged = false;
      for (const { made, isOn, isOffered } of this.buttons) {
        if (isOn) made.setAttribute("aria-pressed", String(isOn()));
        if (!isOffered) continue;
        hasChanged ||= made.hidden === isOffered();
        made.hidden = !isOffered();
      }
      this.updateWindows();
      if (hasChanged) this.arrange();
    }

    updateWindows() {
      const { pane } = this.owner;
      const { windows, window } = pane;
      this.windows.hidden = !pane.canWindow;
      const at = windows.indexOf(window);
      const key = windows.map(({ name }) => name).join();
      if (this.key !== key) {
        this.key = key;
        this.windows.replaceChildren(...windows.map((one, value) =>
          element("option", { value, textContent: viewer.windowText(one) })));
        this.own = element("option", { value: ownWindow, textContent: word("series.own-window"), hidden: true });
        this.windows.append(this.own);
      }
      this.own.hidden = at >= 0;
      this.windows.value = at >= 0 ? String(at) : ownWindow;
    }

    toggleMore(isOpen = this.more.hidden) {
      this.more.hidden = !isOpen;
      this.moreButton.setAttribute("aria-expanded", String(isOpen));
    }

    /** One row: what does not fit goes behind "More", the least wanted first. */
    arrange() {
      if (!this.items || this.element.clientWidth === 0) return;
      const focused = document.activeElement;
      if (this.more.childElementCount > 0) this.row.append(...this.more.children);
      this.moreButton.hidden = true;
      if (this.row.scrollWidth > this.row.clientWidth) {
        this.moreButton.hidden = false;
        const room = this.row.getBoundingClientRect().right + 1;
        const rights = this.items.map((item) => item.getBoundingClientRect().right);
        const first = rights.findIndex((right) => right > room);
        if (first >= 0) this.more.append(...this.items.slice(Math.max(first, 1)));
      }
      if (this.moreButton.hidden) this.toggleMore(false);
      if (focused === document.activeElement || !focused?.isConnected) return;
      // What has the focus is not put out of sight under the reader's hands.
      if (this.more.contains(focused)) this.toggleMore(true);
      focused.focus({ preventScroll: true });
    }
  }

  viewer.Tools = Tools;
})();
