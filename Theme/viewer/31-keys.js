// The keyboard, while the viewer has the focus. Digits by their place, since those of a French keyboard are shifted;
// letters by what is printed on the key.
(() => {
  "use strict";

  const viewer = (self.negatoscope.viewer ??= {});

  /** For the list of keys and for the keyboard: [what is printed, the name of its word, what it does]. */
  const letters = {
    i: (owner, pane) => pane.set("isInverted", !pane.isInverted),
    r: (owner) => owner.reset(),
    f: (owner, pane, event) => owner.full.toggle(event.shiftKey && owner.set.owners.length > 1),
    c: (owner) => owner.cine.toggle(),
    l: (owner) => owner.toggleLink(),
    a: (owner) => owner.toggleNotes(),
    m: (owner) => owner.toggleRuler(),
    o: (owner, pane) => pane.showActual(),
    h: (owner, pane) => pane.flip("flipX"),
    v: (owner, pane) => pane.flip("flipY"),
    x: (owner) => owner.toggleReformat(),
    p: (owner) => owner.toggleSlab(),
    e: (owner) => owner.toggleAuthor(),
  };

  const steps = {
    ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity,
  };

  const act = (owner, event) => {
    const pane = owner.pane;
    if (owner.points.key(event)) return true;
    if (event.key in steps) {
      owner.cine.stop();
      const by = steps[event.key];
      if (Number.isFinite(by)) pane.stepBy(by);
      else pane.setSlice(by < 0 ? 1 : pane.count);
      return true;
    }
    if (event.key === "?") {
      owner.help.show();
      return true;
    }
    // Before the signs: − is the 6 of a French keyboard.
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (digit) {
      const window = pane.windows[Number(digit) - 1];
      if (window) pane.setWindow(window);
      return true;
    }
    if (event.key === "+" || event.key === "-") {
      pane.zoomBy(event.key === "+" ? 1.25 : 1 / 1.25);
      return true;
    }
    const letter = letters[event.key.toLowerCase()];
    letter?.(owner, pane, event);
    return Boolean(letter);
  };

  const followKeys = (owner) => {
    owner.view.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !owner.pane?.stack) return;
      const { target } = event;
      if (target.closest("dialog")) return;
      if (event.key === "Escape") {
        // The browser leaves the full screen by itself, before the page is asked.
        if (owner.escape()) event.preventDefault();
        return;
      }
      // In a field or a list the keys write; on the slice bar they turn slices as everywhere.
      if (target.matches("select, textarea, input:not([type=range])")) return;
      if (target.matches("input[type=range]:not(.series-slider)")) return;
      if (event.code === "Space" && target === owner.pane.element) {
        owner.isSpaceDown = true;
        event.preventDefault();
        return;
      }
      if (act(owner, event)) event.preventDefault();
    });
    owner.view.addEventListener("keyup", (event) => { if (event.code === "Space") owner.isSpaceDown = false; });
    owner.view.addEventListener("focusout", () => { owner.isSpaceDown = false; });
  };

  viewer.followKeys = followKeys;
})();
