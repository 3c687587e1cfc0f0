// What both drawing tools share: the geometry of a drag, the lines of case.md for what was drawn, and two words.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});
  const { word } = negatoscope;

  /** The shapes that a zone can have. */
  const zoneShapes = ["ellipse", "rectangle", "polygon"];

  const shapeWord = (shape) => ({
    arrow: word("series.author-arrow"), ellipse: word("series.author-ellipse"),
    rectangle: word("series.author-rectangle"), polygon: word("series.author-polygon"),
    text: word("series.author-text"),
  })[shape];

  /** The box of a drag from one point to another, [x, y] in percent: its corner, width and height. */
  const boxOf = ([ax, ay], [bx, by]) => [Math.min(ax, bx), Math.min(ay, by), Math.abs(bx - ax), Math.abs(by - ay)];

  /** The corners of a polygon after a click at `point`; the second click of a double one, within half a percent, is none. */
  const withCorner = (corners, point) => {
    const last = corners.at(-1);
    const isNew = !last || Math.hypot(last[0] - point[0], last[1] - point[1]) > 0.5;
    return isNew ? [...corners, point] : corners;
  };

  /**
   * The option of case.md for a zone that an author drew; `numbers` are those of its shape, in percent, told with one
   * decimal. `language` is that of its case.
   */
  const optionOf = ({ shape, numbers, slices = null }, name, language) => {
    const isFrench = language === "fr";
    const told = numbers.map((one) => String(Math.round(one * 10) / 10));
    const corners = Array.from({ length: told.length / 2 }, (_, at) => `${told[2 * at]} ${told[2 * at + 1]}`);
    const words = shape === "polygon" ? [isFrench ? "polygone" : shape, corners.join("; ")] : [shape, ...told];
    if (slices) {
      const [from, to] = slices;
      words.push(`${isFrench ? "coupe" : "slice"}${from === to ? "" : "s"}`, from === to ? from : `${from}-${to}`);
    }
    return `- [x] \`${words.join(" ")}\` ${name || "…"}`;
  };

  negatoscope.author = { zoneShapes, shapeWord, boxOf, withCorner, optionOf };
})();
