// Slices across the ones that were taken: pure functions. A volume is {samples, columns, rows, slices}; the sample of
// column x and row y of slice k, all from 0, stands at (k × rows + y) × columns + x. What is made keeps the samples as
// they are stored: none is interpolated, so that a value read in a reformat is one that was measured.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});
  const math = (negatoscope.seriesMath ??= {});

  /** Fewer slices make a strip, not an image. */
  const fewestSlices = 3;

  /**
   * How each plane is shown, by the patient's axes (0 +left, 1 +back, 2 +head): the axis that goes through it, then
   * those to the right of the image and down it, with their signs. The patient's right is on the left, the front on
   * the left of a sagittal, the head on top.
   */
  const conventions = {
    axial: { through: 2, right: [0, 1], down: [1, 1] },
    coronal: { through: 1, right: [0, 1], down: [2, -1] },
    sagittal: { through: 0, right: [1, 1], down: [2, -1] },
  };

  /**
   * The three directions in which samples lie side by side, under the number of the patient's axis that each follows:
   * {unit, sign, length (of a step, in mm), count, stride}. Null where slices across these would not be true.
   */
  const directions = (description) => {
    const { row, column, step, spacing, positions, columns, rows, chunks } = description;
    const slices = math.sliceCount(description);
    if (!row || !column || !spacing || !step || positions || slices < fewestSlices) return null;
    // A series in colour has frames only.
    if (chunks?.length === 0) return null;
    const length = Math.hypot(...step);
    const normal = math.normal(row, column);
    const along = step[0] * normal[0] + step[1] * normal[1] + step[2] * normal[2];
    // Slices of a tilted gantry lie like a pushed stack of cards: straight reformats would lean. A pixel is let pass.
    const lean = Math.sqrt(Math.max(0, length ** 2 - along ** 2)) * (slices - 1);
    if (!(length > 0) || lean > Math.max(...spacing)) return null;
    const found = [];
    for (const direction of [
      { unit: row, length: spacing[0], count: columns, stride: 1 },
      { unit: column, length: spacing[1], count: rows, stride: columns },
      { unit: step.map((part) => part / length), length, count: slices, stride: columns * rows },
    ]) {
      const axis = math.axisOf(direction.unit);
      if (axis < 0 || found[axis]) return null;
      found[axis] = { ...direction, sign: Math.sign(direction.unit[axis]) };
    }
    return found;
  };

  /** The planes that a series can be seen in besides its own. */
  const reformatPlanes = (description) => {
    const found = directions(description);
    if (!found) return [];
    const own = math.planeName(math.normal(description.row, description.column));
    return Object.keys(conventions).filter((plane) => plane !== own);
  };

  /**
   * How `plane` is read out of the volume: the directions through it, to its right and down it, the latter two
   * {…, turned}: whether they run against the samples. Null where the plane is not offered.
   */
  const reading = (description, plane) => {
    if (!reformatPlanes(description).includes(plane)) return null;
    const found = directions(description);
    const { through, right, down } = conventions[plane];
    const [across, along] = [right, down].map(([axis, sign]) => ({
      ...found[axis], turned: found[axis].sign !== sign,
    }));
    return { through: found[through], across, along };
  };

  /** The samples of the planes `first` to `last`, as one: their sum for an average, the greatest otherwise. */
  const slabOf = (samples, { through, across, along }, first, last, slope, mode) => {
    const [columns, rows] = [across.count, along.count];
    const start = (across.turned ? (columns - 1) * across.stride : 0) + (along.turned ? (rows - 1) * along.stride : 0);
    const right = across.turned ? -across.stride : across.stride;
    const down = along.turned ? -along.stride : along.stride;
    // A sum needs more room than a sample.
    const into = mode === "average" ? new Uint32Array(columns * rows) : new Uint16Array(columns * rows);
    for (let y = 0; y < rows; y += 1) {
      // All planes of a line before the next line: their samples lie close together, and stay in the processor's cache.
      for (let index = first; index <= last; index += 1) {
        let from = start + index * through.stride + y * down;
        for (let at = y * columns, stop = at + columns; at < stop; at += 1, from += right) {
          const sample = samples[from];
          if (mode === "average") into[at] += sample;
          // The brightest value is the smallest sample where the slope is negative.
          else if (index === first || (slope < 0 ? sample < into[at] : sample > into[at])) into[at] = sample;
        }
      }
    }
    return into;
  };

  /**
   * The samples of the plane `index`, counted from 0 as the samples of the volume lie: slice `index + 1` of
   * reformatDescription. Of a slab of `thickness` planes around it, the greatest values ("mip") or their means
   * ("average", rounded half up); where it reaches past an end, of those that there are.
   * Throws a RangeError for a plane that reformatPlanes does not offer.
   */
  const reformat = (description, volume, plane, index, { thickness = 1, mode = "single" } = {}) => {
    const read = reading(description, plane);
    if (!read) throw new RangeError(`no ${plane} reformat of this series`);
    const end = read.through.count - 1;
    const middle = Math.min(Math.max(index, 0), end);
    const planes = mode === "single" ? 1 : Math.max(1, thickness);
    const first = Math.max(0, middle - Math.floor((planes - 1) / 2));
    const last = Math.min(end, middle + Math.ceil((planes - 1) / 2));
    const gathered = slabOf(volume.samples, read, first, last, description.slope ?? 1, mode);
    const size = { columns: read.across.count, rows: read.along.count };
    if (mode !== "average") return { samples: gathered, ...size };
    const count = last - first + 1;
    const samples = new Uint16Array(gathered.length);
    for (let at = 0; at < samples.length; at += 1) samples[at] = Math.floor(gathered[at] / count + 0.5);
    return { samples, ...size };
  };

  /**
   * The stack of a plane's reformats, described as a series is, so that all geometry works on it; null where it is not
   * offered. What belongs to the slices that were taken (frames, chunks, marks, annotations) is left out.
   */
  const reformatDescription = (description, plane) => {
    const read = reading(description, plane);
    if (!read) return null;
    const { through, across, along } = read;
    const shown = ({ unit, turned }) => unit.map((part) => (turned ? 0 - part : part));
    // The first pixel shown is at the far end of a direction that is turned.
    const corner = (position, { unit, length, count, turned }) =>
      (turned ? position.map((part, axis) => part + unit[axis] * length * (count - 1)) : position);
    return {
      ...description, plane,
      columns: across.count, rows: along.count, spacing: [across.length, along.length], thickness: through.length,
      row: shown(across), column: shown(along),
      origin: description.origin ? corner(corner(description.origin, across), along) : null,
      step: through.unit.map((part) => part * through.length), positions: null,
      slices: through.count, key: Math.ceil(through.count / 2),
      marks: [], annotations: [], frames: [], chunks: [],
    };
  };

  Object.assign(math, { reformatPlanes, reformat, reformatDescription });
})();
