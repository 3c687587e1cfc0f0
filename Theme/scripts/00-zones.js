// Where a reader points: pure functions. Points are in percent of the image from its upper left corner, with two
// decimals.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});
  const { marking } = negatoscope;

  const within = (value) => Math.min(Math.max(Math.round(value * 100) / 100, 0), 100);

  /** A point as an answer holds it: on the image, two decimals, its slice where it has one. */
  const pointAt = (x, y, slice = null) => ({ x: within(x), y: within(y), ...(slice === null ? {} : { slice }) });

  /** Where the picture itself lies in a box that shows it whole (CSS `object-fit: contain`); the rest is black. */
  const contentBox = (box, size) => {
    const scale = Math.min(box.width / size.width, box.height / size.height);
    const [width, height] = [size.width * scale, size.height * scale];
    return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
  };

  /** The box that holds a zone, in percent. */
  const boundsOf = ({ shape, numbers }) => {
    if (shape !== "polygon") {
      const [x, y, width, height] = numbers;
      return { left: x, top: y, right: x + width, bottom: y + height };
    }
    const corners = marking.cornersOf(numbers);
    const across = corners.map(({ x }) => x);
    const down = corners.map(({ y }) => y);
    return {
      left: Math.min(...across), top: Math.min(...down), right: Math.max(...across), bottom: Math.max(...down),
    };
  };

  const parts = 24;

  /**
   * A point well inside of `zone` and in none of `others`, if there is one: its middle, or the place of a grid that is
   * furthest from all that lies outside.
   */
  const insideOf = (zone, others = []) => {
    const { left, top, right, bottom } = boundsOf(zone);
    const slice = zone.slices ? Math.floor((zone.slices[0] + zone.slices[1]) / 2) : null;
    const isOwn = (point) => marking.contains(zone, point) && !others.some((other) => marking.contains(other, point));
    const middle = pointAt((left + right) / 2, (top + bottom) / 2, slice);
    if (isOwn(middle)) return middle;
    const places = [];
    for (let row = 0; row <= parts; row += 1) {
      for (let column = 0; column <= parts; column += 1) {
        const point = pointAt(left + (right - left) * column / parts, top + (bottom - top) * row / parts, slice);
        places.push({ point, isOwn: isOwn(point), isIn: marking.contains(zone, point) });
      }
    }
    const ring = [-0.5, parts + 0.5].flatMap((edge) => Array.from({ length: parts + 1 }, (_, at) => [[edge, at], [at, edge]]))
      .flat().map(([column, row]) => ({
        x: left + (right - left) * column / parts, y: top + (bottom - top) * row / parts,
      }));
    const best = (holds) => {
      const out = [...places.filter((place) => !holds(place)).map(({ point }) => point), ...ring];
      let found = { point: null, room: -1 };
      for (const { point } of places.filter(holds)) {
        const room = Math.min(...out.map(({ x, y }) => Math.hypot(x - point.x, y - point.y)));
        if (room > found.room) found = { point, room };
      }
      return found.point;
    };
    return best((place) => place.isOwn) ?? best((place) => place.isIn) ?? middle;
  };

  negatoscope.zones = Object.freeze({ pointAt, contentBox, boundsOf, insideOf });
})();
