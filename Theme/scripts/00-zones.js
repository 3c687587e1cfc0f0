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

  const shared = (one, other) => Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left))
    * Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));

  /** Beside a zone, above or below it, or in a line with one of its edges. */
  const labelChoices = ({ left, right, top, bottom }, width, height, gap, room) => {
    const middle = (top + bottom) / 2 - height / 2;
    const inRoom = (x) => Math.max(room.left, Math.min(x, room.right - width));
    const across = [(left + right - width) / 2, left, right - width].map(inRoom);
    return [[right + gap, middle], [left - gap - width, middle], ...across.map((x) => [x, top - gap - height]),
      ...across.map((x) => [x, bottom + gap])].map(([x, y]) => ({ left: x, right: x + width, top: y, bottom: y + height }));
  };

  /**
   * Where the words of each zone stand: in `room`, clear of what is `taken`, of every zone and of each other. An entry is
   * {box, words, isFirst}: of its words, [{text, width}], the first that find such a place are taken, else the last ones at
   * the best place there is. Those that are first choose first. Gives {text, left, right, top, bottom} of each; all in CSS
   * pixels.
   */
  const labelPlaces = ({ entries, height, gap, room, taken }) => {
    const places = [];
    const costOf = (place) => {
      const outside = (place.right - place.left) * height - shared(place, room);
      const words = [...taken, ...places.filter(Boolean)].reduce((sum, other) => sum + shared(place, other), 0);
      return outside * 8 + words * 4 + entries.reduce((sum, { box }) => sum + shared(place, box), 0);
    };
    const order = entries.map((_, at) => at).sort((one, other) => entries[other].isFirst - entries[one].isFirst);
    for (const at of order) {
      const { box, words } = entries[at];
      const best = words.map(({ text, width }) => labelChoices(box, width, height, gap, room)
        .map((place) => ({ text, ...place, cost: costOf(place) }))
        .reduce((one, other) => (other.cost < one.cost - 0.01 ? other : one)));
      places[at] = best.find(({ cost }) => cost < 0.01) ?? best.at(-1);
    }
    return places;
  };

  negatoscope.zones = Object.freeze({ pointAt, contentBox, boundsOf, insideOf, labelPlaces });
})();
