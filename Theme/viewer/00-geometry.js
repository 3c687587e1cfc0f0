// Where a slice stands in the patient: pure functions. Vectors are [x, y, z] in DICOM's LPS: +x to the patient's left,
// +y to the back, +z to the head; lengths are millimetres. A plane is {origin, row, column, spacing, columns, rows}.
// A point of an image is counted in its pixels from the centre of the first one: (0, 0) is that centre, and the image
// reaches from −0.5 to columns − 0.5. On a canvas, whose pixels begin at their edge, that is half a pixel more.
// What is not known (null) gives null: no letter without orientation, no length without spacing.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

  /** Planes are parallel, and a plane has the name of the patient's, up to 10°: this is that angle's cosine. */
  const parallelCosine = 0.985;
  /** A component that is smaller says nothing about where a side of the image looks. */
  const smallestComponent = 0.25;

  const axes = [["L", "R"], ["P", "A"], ["H", "F"]];
  const planeNames = ["sagittal", "coronal", "axial"];

  const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const plus = (a, b, factor = 1) => [a[0] + b[0] * factor, a[1] + b[1] * factor, a[2] + b[2] * factor];
  const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  const opposite = (vector) => vector && [-vector[0], -vector[1], -vector[2]];

  /** The number of the patient's axis (0 left, 1 back, 2 head) along which `vector` lies up to 10°, or −1. */
  const axisOf = (vector) => {
    const length = Math.hypot(...vector);
    return vector.findIndex((component) => Math.abs(component) > parallelCosine * length);
  };

  /** Where `vector` points to, the strongest direction first: « L », « AR »; nothing where it is not known. */
  const letters = (vector) => {
    if (!vector) return "";
    const length = Math.hypot(...vector) || 1;
    return vector
      .map((component, axis) => ({ weight: Math.abs(component) / length, letter: axes[axis][component < 0 ? 1 : 0] }))
      .filter(({ weight }) => weight > smallestComponent)
      .sort((a, b) => b.weight - a.weight)
      .map(({ letter }) => letter)
      .join("");
  };

  /** What stands at the four sides of the image once it is flipped and then turned by `rotation` clockwise quarters. */
  const edgeLetters = ({ row, column }, { flipX = false, flipY = false, rotation = 0 } = {}) => {
    const [right, left] = [letters(row), letters(opposite(row))];
    const [bottom, top] = [letters(column), letters(opposite(column))];
    // Clockwise from the top, so that a turn only shifts them.
    const sides = [flipY ? bottom : top, flipX ? left : right, flipY ? top : bottom, flipX ? right : left];
    const side = (number) => sides[(((number - rotation) % 4) + 4) % 4];
    return { left: side(3), right: side(1), top: side(0), bottom: side(2) };
  };

  const normal = (row, column) => (row && column ? cross(row, column) : null);

  const areParallel = (one, other) => Math.abs(dot(one, other)) > parallelCosine;

  /** "axial", "coronal", "sagittal", or "oblique" from 10° on. */
  const planeName = (vector) => (vector ? planeNames[axisOf(vector)] ?? "oblique" : null);

  const sliceCount = (description) =>
    description.slices ?? description.frames?.length ?? description.positions?.length ?? 0;

  /** The centre of the first pixel of `slice`, from 1; null where it is not known. */
  const slicePosition = ({ positions, origin, step }, slice) => {
    if (positions) return positions[slice - 1] ?? null;
    if (!origin) return null;
    return step ? plus(origin, step, slice - 1) : slice === 1 ? origin : null;
  };

  const normalPosition = (description, slice) => {
    const position = slicePosition(description, slice);
    const direction = normal(description.row, description.column);
    return position && direction ? dot(position, direction) : null;
  };

  const planeOf = (description, slice) => {
    const { row, column, spacing, columns, rows } = description;
    const origin = slicePosition(description, slice);
    return origin && row && column && spacing ? { origin, row, column, spacing, columns, rows } : null;
  };

  /** The slice that is nearest to `mm` along the normal, the first or the last beyond the ends. */
  const nearestSlice = (description, mm) => {
    let nearest = null;
    let least = Infinity;
    for (let slice = 1; slice <= sliceCount(description); slice += 1) {
      const position = normalPosition(description, slice);
      if (position === null) continue;
      const away = Math.abs(position - mm);
      if (away < least) [nearest, least] = [slice, away];
    }
    return nearest;
  };

  /** The middle of a slice: of planes that are not quite parallel, the corners lie further apart than what is seen. */
  const middle = (description, slice) => {
    const plane = planeOf(description, slice);
    return plane
      ? pointToPatient(plane, (plane.columns - 1) / 2, (plane.rows - 1) / 2)
      : slicePosition(description, slice);
  };

  /**
   * The slice of `to` that goes with `slice` of `from`: at the same place in the patient where they share a frame of
   * reference; otherwise as far, in mm or else in slices, from `offset` {from, to}, two slices that go together.
   * Null where the planes differ or nothing tells: that series stays where it is.
   */
  const linkedSlice = (from, slice, to, offset = null) => {
    const [one, other] = [normal(from.row, from.column), normal(to.row, to.column)];
    if (one && other ? !areParallel(one, other) : from.plane && to.plane && from.plane !== to.plane) return null;
    const place = one && other && normalPosition(to, 1) !== null ? middle(from, slice) : null;
    if (place && from.frameOfReference && from.frameOfReference === to.frameOfReference) {
      return nearestSlice(to, dot(place, other));
    }
    if (!offset) return null;
    if (place) {
      const travel = normalPosition(from, slice) - normalPosition(from, offset.from);
      return nearestSlice(to, normalPosition(to, offset.to) + travel * Math.sign(dot(one, other)));
    }
    const count = sliceCount(to);
    return count ? Math.min(Math.max(offset.to + slice - offset.from, 1), count) : null;
  };

  /** How many times a pixel is as wide as it is high; 1 where it is not known. */
  const pixelAspect = (spacing) => (spacing ? spacing[0] / spacing[1] : 1);

  const distance = (spacing, a, b) =>
    (spacing ? Math.hypot((b[0] - a[0]) * spacing[0], (b[1] - a[1]) * spacing[1]) : null);

  /** The angle at `b` between `a` and `c`, from 0 to 180 degrees. */
  const angle = (spacing, a, b, c) => {
    if (!spacing) return null;
    const [ax, ay] = [(a[0] - b[0]) * spacing[0], (a[1] - b[1]) * spacing[1]];
    const [cx, cy] = [(c[0] - b[0]) * spacing[0], (c[1] - b[1]) * spacing[1]];
    if (Math.hypot(ax, ay) === 0 || Math.hypot(cx, cy) === 0) return null;
    return (Math.atan2(Math.abs(ax * cy - ay * cx), ax * cx + ay * cy) * 180) / Math.PI;
  };

  /** The longest bar of 1, 2 or 5 × 10ⁿ mm that takes at most so many pixels of the screen. */
  const scaleBar = (mmPerScreenPixel, maxScreenPixels) => {
    const room = mmPerScreenPixel * maxScreenPixels;
    if (!(room > 0 && room < Infinity)) return null;
    const power = Math.floor(Math.log10(room));
    // Written as text, since a product of powers is not exact; a hair more room, since neither room nor power is.
    const lengths = [[1, power + 1], [5, power], [2, power], [1, power]].map(([n, tens]) => Number(`${n}e${tens}`));
    const mm = lengths.find((length) => length <= room * (1 + 1e-9)) ?? lengths[3];
    return { mm, pixels: mm / mmPerScreenPixel };
  };

  const pointToPatient = ({ origin, row, column, spacing }, x, y) =>
    plus(plus(origin, row, x * spacing[0]), column, y * spacing[1]);

  /** The pixel in front of which `point` lies, and how many mm in front, along the normal. */
  const patientToPoint = ({ origin, row, column, spacing }, point) => {
    const from = plus(point, origin, -1);
    return {
      x: dot(from, row) / spacing[0], y: dot(from, column) / spacing[1], distance: dot(from, cross(row, column)),
    };
  };

  /** The part of a segment of `plane`'s image that lies on it; null where none does. (Liang and Barsky's way.) */
  const clipped = ({ columns, rows }, [[x1, y1], [x2, y2]]) => {
    const [dx, dy] = [x2 - x1, y2 - y1];
    let [enter, leave] = [0, 1];
    for (const [along, room] of [[-dx, x1 + 0.5], [dx, columns - 0.5 - x1], [-dy, y1 + 0.5], [dy, rows - 0.5 - y1]]) {
      if (along === 0) {
        if (room < 0) return null;
      } else if (along < 0) enter = Math.max(enter, room / along);
      else leave = Math.min(leave, room / along);
    }
    return enter < leave ? [[x1 + dx * enter, y1 + dy * enter], [x1 + dx * leave, y1 + dy * leave]] : null;
  };

  /** Where the image `other` cuts the image `plane`, a segment of the latter's, left end first; null if nowhere. */
  const crossLine = (plane, other) => {
    const direction = normal(plane.row, plane.column);
    if (Math.hypot(...cross(direction, normal(other.row, other.column))) < 1e-4) return null;
    // The distance from `plane` of a point of `other`: start + x × across + y × down. It is 0 on the line looked for.
    const start = dot(plus(other.origin, plane.origin, -1), direction);
    const across = dot(other.row, direction) * other.spacing[0];
    const down = dot(other.column, direction) * other.spacing[1];
    const slope = Math.hypot(across, down);
    const [x, y] = [(-start * across) / slope ** 2, (-start * down) / slope ** 2];
    const far = Math.hypot(x, y) + other.columns + other.rows;
    const [dx, dy] = [(-down / slope) * far, (across / slope) * far];
    const cut = clipped(other, [[x - dx, y - dy], [x + dx, y + dy]]);
    const ends = cut?.map(([u, v]) => {
      const point = patientToPoint(plane, pointToPatient(other, u, v));
      return [point.x, point.y];
    });
    const segment = ends ? clipped(plane, ends) : null;
    return segment?.sort((a, b) => a[0] - b[0] || a[1] - b[1]) ?? null;
  };

  negatoscope.seriesMath = Object.assign(negatoscope.seriesMath ?? {}, {
    letters, edgeLetters, normal, planeName, areParallel, axisOf, sliceCount, slicePosition, normalPosition, planeOf,
    nearestSlice, linkedSlice, pixelAspect, distance, angle, scaleBar, crossLine, pointToPatient, patientToPoint,
  });
})();
