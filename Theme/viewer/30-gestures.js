// The mouse over a pane: one set of gestures, whatever was done before. Left drag windows, middle or Space-drag pans,
// right drag or Ctrl+wheel zooms, a double click fits, the wheel turns slices while the viewer is active. In a question of zones a click puts a marker.
(() => {
  "use strict";

  const { seriesMath } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  /** A window as wide as at the start is drawn over so many CSS pixels. */
  const windowTravel = 256;
  /** A right drag of so many CSS pixels makes the image e times larger. */
  const zoomTravel = 150;
  /** A pointer that moves less has clicked. */
  const clickRoom = 4;

  /** Width and center after a drag of (x, y) from `start`: to the right softer, downwards darker. */
  const draggedWindow = (start, x, y, slope) => {
    const step = Math.max(start.width, 32 * Math.abs(slope)) / windowTravel;
    const unit = Math.abs(slope) >= 0.5 ? 1 : 0.01;
    const round = (value) => Number((Math.round(value / unit) * unit).toFixed(2));
    return { width: Math.max(unit, round(start.width + x * step)), center: round(start.center + y * step) };
  };

  const pointOf = (event, pane) => {
    const place = pane.element.getBoundingClientRect();
    // From inside of its border, where the image begins.
    const { clientLeft, clientTop } = pane.element;
    return { x: event.clientX - place.x - clientLeft, y: event.clientY - place.y - clientTop };
  };

  /** `owner` is the viewer: it says which pane is active, and what an author draws. */
  const followMouse = (pane, owner) => {
    const target = pane.element;
    let drag = null;
    let wheel;

    const kindOf = (event, at) => {
      if (event.button === 1 || (event.button === 0 && owner.isSpaceDown)) return "pan";
      if (event.button === 2) return "zoom";
      if (event.button !== 0) return null;
      if (owner.author?.isDrawing) return "author";
      if (pane.measures && pane.description.spacing) return "ruler";
      return owner.points.near(pane, at) >= 0 ? "point" : "window";
    };

    target.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" || !pane.stack || drag) return;
      // The page's own menu until the reader has clicked into the viewer.
      if (event.button === 2 && !pane.isActive) return;
      const at = pointOf(event, pane);
      const kind = kindOf(event, at);
      if (!kind) return;
      owner.activate(pane);
      target.setPointerCapture(event.pointerId);
      drag = { kind, id: event.pointerId, start: at, last: at, window: pane.window, hasMoved: false };
      if (kind === "ruler") drag.ruler = viewer.startRuler(pane, at);
      if (kind === "author") owner.author.begin(pane, at);
      if (kind === "point") owner.points.hold(owner.points.near(pane, at));
    });

    target.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch") return;
      const at = pointOf(event, pane);
      if (pane.stack) pane.facts.point(at);
      if (drag?.id !== event.pointerId) {
        if (owner.author?.isDrawing) owner.author.hover(pane, at);
        return;
      }
      const [x, y] = [at.x - drag.start.x, at.y - drag.start.y];
      const by = { x: at.x - drag.last.x, y: at.y - drag.last.y };
      drag.last = at;
      drag.hasMoved ||= Math.hypot(x, y) >= clickRoom;
      if (!drag.hasMoved) return;
      if (drag.kind === "pan") pane.pan(by.x, by.y);
      else if (drag.kind === "zoom") pane.zoomBy(Math.exp(-by.y / zoomTravel), drag.start);
      else if (drag.kind === "ruler") viewer.stretchRuler(pane, drag.ruler, at);
      else if (drag.kind === "author") owner.author.stretch(pane, at);
      else if (drag.kind === "point") owner.points.drag(at);
      else if (drag.window) pane.setWindow(draggedWindow(drag.window, x, y, pane.description.slope));
    });

    const end = (event) => {
      if (drag?.id !== event.pointerId) return;
      const { kind, ruler, hasMoved, last } = drag;
      drag = null;
      if (kind === "point") owner.points.drop();
      if (kind === "window" && !hasMoved && event.type === "pointerup") owner.points.place(pane, last);
      if (kind === "ruler") viewer.endRuler(pane, ruler, hasMoved);
      if (kind === "author") owner.author.end(pane, last, hasMoved);
    };
    target.addEventListener("pointerup", end);
    target.addEventListener("pointercancel", end);
    target.addEventListener("pointerleave", () => { if (pane.stack) pane.facts.point(null); });

    // The middle button would scroll the page by itself, the right one would move the focus here.
    target.addEventListener("mousedown", (event) => {
      if (event.button === 1 || (event.button === 2 && !pane.isActive)) event.preventDefault();
    });
    target.addEventListener("auxclick", (event) => event.preventDefault());
    target.addEventListener("contextmenu", (event) => { if (pane.isActive) event.preventDefault(); });
    target.addEventListener("dblclick", (event) => {
      if (owner.author?.isDrawing) owner.author.close();
      else if (pane.stack && !pane.measures && event.button === 0 && !owner.points.isOpenOn(pane)) pane.fit();
    });

    target.addEventListener("wheel", (event) => {
      // Until then the page scrolls.
      if (!pane.isActive) return;
      event.preventDefault();
      if (event.ctrlKey) {
        pane.zoomBy(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)), pointOf(event, pane));
        return;
      }
      const { steps, state } = seriesMath.wheelSteps(wheel, event);
      wheel = state;
      if (steps !== 0) {
        owner.cine?.stop();
        pane.stepBy(steps);
      }
    }, { passive: false });
  };

  Object.assign(viewer, { followMouse, draggedWindow, pointOf });
})();
