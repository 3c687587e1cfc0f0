// The ruler: a drag measures a length; one that starts at an end of the last length measures the angle between both.
(() => {
  "use strict";

  const viewer = (self.negatoscope.viewer ??= {});

  /** An end is taken hold of from so many CSS pixels. */
  const reach = 14;

  const inImage = (pane, at) => {
    const { columns, rows } = pane.description;
    const { x, y } = pane.screen.toImage(at.x, at.y);
    return [Math.min(Math.max(x, 0), columns), Math.min(Math.max(y, 0), rows)];
  };

  const endNear = (pane, ruler, at) => {
    if (ruler?.points.length !== 2 || ruler.slice !== pane.shown?.slice) return -1;
    return ruler.points.findIndex(([x, y]) => {
      const end = pane.screen.toScreen(x, y);
      return Math.hypot(end.x - at.x, end.y - at.y) <= reach;
    });
  };

  /** Begins a length at `at`; nothing without a picture, whose slice it belongs to. */
  const startRuler = (pane, at) => {
    if (!pane.shown) return null;
    const last = pane.overlay.rulers.at(-1);
    const end = endNear(pane, last, at);
    if (end >= 0) {
      const [far, near] = [last.points[1 - end], last.points[end]];
      return { slice: last.slice, points: [far, near, near], before: last };
    }
    const point = inImage(pane, at);
    return { slice: pane.shown.slice, points: [point, point] };
  };

  const stretchRuler = (pane, ruler, at) => {
    if (!ruler) return;
    const { rulers } = pane.overlay;
    if (!rulers.includes(ruler)) {
      if (ruler.before) rulers.splice(rulers.indexOf(ruler.before), 1);
      rulers.push(ruler);
    }
    ruler.points[ruler.points.length - 1] = inImage(pane, at);
    pane.ask();
  };

  const endRuler = (pane, ruler, hasMoved) => {
    if (!ruler || !hasMoved) return;
    pane.tell("measured", { ruler });
    pane.ask();
  };

  Object.assign(viewer, { startRuler, stretchRuler, endRuler });
})();
