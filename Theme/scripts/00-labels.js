// Where the names of zones stand on a film, clear of each other: a pure function. Boxes are {left, right, top, bottom}.
(() => {
  "use strict";

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
  self.negatoscope.labelPlaces = ({ entries, height, gap, room, taken }) => {
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
})();
