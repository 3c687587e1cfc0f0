// Fingers on a pane: a tap makes the viewer active; then one finger turns slices, or windows once its button is
// pressed, and two zoom and move. Until then the page scrolls under the finger.
(() => {
  "use strict";

  const viewer = (self.negatoscope.viewer ??= {});
  const { pointOf, draggedWindow } = viewer;

  /** A finger moves so many CSS pixels for a slice of a series that takes no more room than the pane. */
  const longestStep = 24;
  const shortestStep = 4;
  const tapRoom = 10;
  const tapTime = 400;

  /** The whole series lies under a finger's way over the pane, within reason. */
  const stepOf = (pane) =>
    Math.min(Math.max(pane.screen.box.height * 0.8 / pane.count, shortestStep), longestStep);

  const followTouch = (pane, owner) => {
    const target = pane.element;
    const fingers = new Map();
    let drag = null;

    const begin = (at) => {
      const kind = owner.author?.isDrawing ? "author"
        : pane.measures && pane.description.spacing ? "ruler"
          : owner.points.near(pane, at) >= 0 ? "point"
            : owner.touchWindows && pane.canWindow ? "window" : "slice";
      drag = { kind, start: at, slice: pane.slice, window: pane.window, time: performance.now(), hasMoved: false };
      if (kind === "ruler") drag.ruler = viewer.startRuler(pane, at);
      if (kind === "author") owner.author.begin(pane, at);
      if (kind === "point") owner.points.hold(owner.points.near(pane, at));
    };

    target.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "touch" || !pane.stack) return;
      const at = pointOf(event, pane);
      fingers.set(event.pointerId, at);
      if (!pane.isActive) {
        drag = { kind: "tap", start: at, time: performance.now() };
        return;
      }
      target.setPointerCapture(event.pointerId);
      owner.cine.stop();
      if (fingers.size === 1) {
        begin(at);
        return;
      }
      if (drag?.kind === "point") owner.points.drop();
      drag = { kind: "pinch" };
    });

    const pinch = (event, now) => {
      const before = fingers.get(event.pointerId);
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      const apart = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      pane.zoomBy(apart(now) / apart(before), middle);
      pane.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    };

    target.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId) || !drag) return;
      const now = pointOf(event, pane);
      if (drag.kind === "pinch" && fingers.size === 2) pinch(event, now);
      fingers.set(event.pointerId, now);
      if (fingers.size > 1 || drag.kind === "tap" || drag.kind === "pinch") return;
      const [x, y] = [now.x - drag.start.x, now.y - drag.start.y];
      drag.hasMoved ||= Math.hypot(x, y) >= tapRoom;
      if (!drag.hasMoved) return;
      if (drag.kind === "slice") pane.setSlice(drag.slice + Math.trunc(y / stepOf(pane)));
      else if (drag.kind === "window" && drag.window) {
        pane.setWindow(draggedWindow(drag.window, x, y, pane.description.slope));
      } else if (drag.kind === "ruler") viewer.stretchRuler(pane, drag.ruler, now);
      else if (drag.kind === "author") owner.author.stretch(pane, now);
      else if (drag.kind === "point") owner.points.drag(now);
    });

    let lastTap = 0;
    const end = (event) => {
      if (!fingers.delete(event.pointerId) || !drag) return;
      const at = pointOf(event, pane);
      const { kind, ruler, start, time, hasMoved } = drag;
      // The finger that stays goes on from where it is, without a leap.
      if (fingers.size === 0) drag = null;
      else return;
      if (kind === "point") owner.points.drop();
      if (event.type === "pointercancel") return;
      if (kind === "ruler") viewer.endRuler(pane, ruler, hasMoved);
      if (kind === "author") owner.author.end(pane, at, hasMoved);
      const isTap = Math.hypot(at.x - start?.x, at.y - start?.y) < tapRoom && performance.now() - time < tapTime;
      if (!isTap) return;
      if (kind === "tap") owner.activate(pane);
      else if (owner.points.isOpenOn(pane) && (kind === "slice" || kind === "window")) owner.points.place(pane, at);
      else if (kind === "slice" && performance.now() - lastTap < tapTime) pane.fit();
      lastTap = performance.now();
    };
    target.addEventListener("pointerup", end);
    target.addEventListener("pointercancel", end);
  };

  viewer.followTouch = followTouch;
})();
