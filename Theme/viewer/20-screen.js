// Where a slice stands on the screen and how it is painted. Points of the image are counted in pixels from its upper
// left edge, whatever their shape; points of the screen in CSS pixels from the pane's corner.
(() => {
  "use strict";

  const { element, seriesMath } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  /** A pixel of the image is a square of at most so many CSS pixels, unless fitting it makes it larger. */
  const largestScale = 24;

  const whole = Object.freeze({ zoom: 1, x: 0.5, y: 0.5, flipX: false, flipY: false });

  /** What a stored sample of `slice` is worth: some series (PET) say it slice by slice. */
  const rescaleOf = ({ slope, intercept, rescales }, slice) =>
    (rescales ? { slope: rescales[slice - 1][0], intercept: rescales[slice - 1][1] } : { slope, intercept });

  class Screen {
    /** Zoom 1 fits; (x, y) is the part of the image that stands in the middle, from 0 to 1. */
    view = { ...whole };
    /** CSS pixels; until it is measured a place that cannot be, which nothing is painted by. */
    box = { width: 1, height: 1 };
    tables = new viewer.Recent(8);

    constructor(pane) {
      this.pane = pane;
      this.canvas = element("canvas", { className: "series-canvas" });
      this.canvas.setAttribute("aria-hidden", "true");
    }

    /** The pane's size, known without asking for the layout at each move. */
    measure(width, height) { this.box = { width, height }; }

    /** The image's own size, its pixels' shape counted in. */
    setSize({ columns, rows, spacing }) {
      const [across, down] = spacing ?? [1, 1];
      const unit = Math.min(across, down);
      this.pixel = { x: across / unit, y: down / unit, mm: spacing ? unit : null };
      this.size = { columns, rows, width: columns * across / unit, height: rows * down / unit };
      if (this.canvas.width === columns && this.canvas.height === rows && this.context) return;
      this.canvas.width = columns;
      this.canvas.height = rows;
      this.context = this.canvas.getContext("2d", { alpha: false });
      this.image = this.context.createImageData(columns, rows);
    }

    get fitScale() { return Math.min(this.box.width / this.size.width, this.box.height / this.size.height); }
    /** CSS pixels for a unit of the image: the shorter side of its pixels. */
    get scale() { return this.fitScale * this.view.zoom; }

    /** The view with what it must not be mended: no gap beside a large image, a small one in the middle. */
    kept(view) {
      const largest = Math.max(1, largestScale / this.fitScale);
      const smallest = Math.min(1, 1 / devicePixelRatio / this.fitScale);
      const zoom = Math.min(Math.max(view.zoom, smallest), largest);
      const scale = this.fitScale * zoom;
      const middle = (at, room, length) => {
        const half = room / 2 / (length * scale);
        return half >= 0.5 ? 0.5 : Math.min(Math.max(at, half), 1 - half);
      };
      return {
        ...view, zoom, x: middle(view.x, this.box.width, this.size.width),
        y: middle(view.y, this.box.height, this.size.height),
      };
    }

    /** `factor` times larger, the point of the screen staying where it is. */
    zoomed(factor, point) {
      const { view, box, size } = this;
      const zoom = this.kept({ ...view, zoom: view.zoom * factor }).zoom;
      const before = this.fitScale * view.zoom;
      const after = this.fitScale * zoom;
      const off = (at, room, length, isFlipped) =>
        (at - room / 2) * (1 / before - 1 / after) / length * (isFlipped ? -1 : 1);
      return this.kept({
        ...view, zoom, x: view.x + off(point.x, box.width, size.width, view.flipX),
        y: view.y + off(point.y, box.height, size.height, view.flipY),
      });
    }

    /** Moved by CSS pixels. */
    moved(x, y) {
      const { view, size, scale } = this;
      return this.kept({
        ...view, x: view.x - x / size.width / scale * (view.flipX ? -1 : 1),
        y: view.y - y / size.height / scale * (view.flipY ? -1 : 1),
      });
    }

    /** One pixel of the image for one of the screen. */
    get actualZoom() { return 1 / devicePixelRatio / this.fitScale; }

    toScreen(x, y) {
      const { view, box, size, pixel, scale } = this;
      return {
        x: box.width / 2 + (x * pixel.x - view.x * size.width) * scale * (view.flipX ? -1 : 1),
        y: box.height / 2 + (y * pixel.y - view.y * size.height) * scale * (view.flipY ? -1 : 1),
      };
    }

    toImage(x, y) {
      const { view, box, size, pixel, scale } = this;
      return {
        x: ((x - box.width / 2) / scale * (view.flipX ? -1 : 1) + view.x * size.width) / pixel.x,
        y: ((y - box.height / 2) / scale * (view.flipY ? -1 : 1) + view.y * size.height) / pixel.y,
      };
    }

    place() {
      const { view, pixel, scale } = this;
      const corner = this.toScreen(0, 0);
      const across = pixel.x * scale * (view.flipX ? -1 : 1);
      const down = pixel.y * scale * (view.flipY ? -1 : 1);
      const transform = `matrix(${across}, 0, 0, ${down}, ${corner.x}, ${corner.y})`;
      if (transform === this.transform) return;
      this.transform = transform;
      this.canvas.style.transform = transform;
      // Pixels are shown as they are once each is plainly seen.
      this.canvas.classList.toggle("is-close", scale >= 6);
    }

    paintFrame(bitmap) {
      this.context.drawImage(bitmap, 0, 0, this.canvas.width, this.canvas.height);
    }

    paintExact(samples, { width, center }, slice) {
      const { description } = this.pane.stack;
      const { slope, intercept } = rescaleOf(description, slice);
      const key = [slope, intercept, width, center].join("/");
      let table = this.tables.get(key);
      if (!table) {
        table = seriesMath.windowTable({ slope, intercept, width, center, inverted: description.inverted });
        this.tables.set(key, table);
      }
      seriesMath.paint(samples, table, this.image);
      this.context.putImageData(this.image, 0, 0);
    }
  }

  Object.assign(viewer, { Screen, wholeView: whole, rescaleOf });
})();
