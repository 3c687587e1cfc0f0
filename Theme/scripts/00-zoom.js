// Where a picture stands in a box: pure functions. A view is {scale, x, y}: the picture's point (0, 0) lies at (x, y)
// of the box, in CSS pixels, and one of its pixels is `scale` of them wide.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

  /** A small picture is enlarged at most so much to fill the box. */
  const largestFit = 3;
  /** The reader sees a pixel of the picture as a square of at most so many CSS pixels. */
  const largestScale = 8;

  /** The whole picture, as large as the box takes it, in its middle. */
  const fit = (box, size) => {
    const scale = Math.min(box.width / size.width, box.height / size.height, largestFit);
    return { scale, x: (box.width - size.width * scale) / 2, y: (box.height - size.height * scale) / 2 };
  };

  /** Keeps the picture in the box: in its middle where it is smaller, without a gap where it is larger. */
  const kept = (view, box, size) => {
    const place = (at, room, length) =>
      (length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, at)));
    return {
      scale: view.scale,
      x: place(view.x, box.width, size.width * view.scale),
      y: place(view.y, box.height, size.height * view.scale),
    };
  };

  /** `factor` times larger, the point of the box {x, y} staying where it is. Never smaller than the whole. */
  const zoomed = (view, factor, point, box, size) => {
    const whole = fit(box, size).scale;
    const scale = Math.min(Math.max(view.scale * factor, whole), Math.max(largestScale, whole));
    const ratio = scale / view.scale;
    return kept({
      scale, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio,
    }, box, size);
  };

  /** One pixel of the picture on one of the screen, of which `density` make a CSS pixel; the middle stays in sight. */
  const actual = (view, density, box, size) => {
    const scale = 1 / density;
    const ratio = scale / view.scale;
    return kept({
      scale, x: box.width / 2 - (box.width / 2 - view.x) * ratio, y: box.height / 2 - (box.height / 2 - view.y) * ratio,
    }, box, size);
  };

  /** Moved by {x, y} CSS pixels. */
  const moved = (view, by, box, size) => kept({ scale: view.scale, x: view.x + by.x, y: view.y + by.y }, box, size);

  /** Whether more is to be seen than the box shows. */
  const isLarger = (view, box, size) => view.scale > fit(box, size).scale * 1.001;

  negatoscope.zoom = Object.freeze({ fit, kept, zoomed, actual, moved, isLarger });
})();
