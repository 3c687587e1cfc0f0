// Which slice next: the order in which they load, the wheel, the address of a place in a series. Pure functions.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

  /** So many slices on either side of the one that is seen are wanted first. */
  const near = 5;
  /** Then each of so many, so that the whole series can be run through, coarsely, early. */
  const coarse = 5;

  /** The distances at which slices are wanted, and then the slices: +1, −1, +2, −2, … */
  const outward = (middle, steps) => steps.flatMap((step) => (step === 0 ? [middle] : [middle + step, middle - step]));
  const upTo = (end, stride = 1) => Array.from({ length: Math.floor(end / stride) + 1 }, (_, n) => n * stride);

  /** The slices from 1 to `count`, each once: `key`, those near it, every fifth, the rest, always outward from it. */
  const loadingOrder = (count, key) => {
    const middle = Math.min(Math.max(key, 1), count);
    const wanted = [...upTo(near), ...upTo(count, coarse), ...upTo(count)];
    return [...new Set(outward(middle, wanted))].filter((slice) => slice >= 1 && slice <= count);
  };

  /** The same slices, those around `current` first. */
  const reordered = (order, current) => {
    const there = new Set(order);
    const first = outward(current, upTo(near)).filter((slice) => there.has(slice));
    return [...new Set([...first, ...order])];
  };

  /** A trackpad moves a slice by so many CSS pixels. */
  const pixelsPerStep = 40;
  /** A wheel's notch is at least so many pixels; 53 was Chromium's on Linux. */
  const smallestNotch = 100;
  const oddNotch = 53;
  /** Deltas of a trackpad follow each other within so many milliseconds, its last and weakest ones too. */
  const gestureGap = 200;

  /**
   * How many slices a wheel event moves, and the state for the next: {steps, state}; the first state is {}. A notch of
   * a wheel is a slice, whatever it measures; a trackpad's small deltas add up, and a turn starts anew.
   */
  const wheelSteps = (state, { deltaY, deltaMode = 0, timeStamp = null }) => {
    const { remainder = 0, time = null, notch = null } = state ?? {};
    const sign = Math.sign(deltaY);
    if (sign === 0) return { steps: 0, state: { remainder, time, notch } };
    // Firefox counts in lines, as many a notch as the system's settings say.
    if (deltaMode !== 0) return { steps: sign, state: { remainder: 0, time: null, notch } };
    const size = Math.abs(deltaY);
    // A quick swipe has deltas as large as a notch, but they come among small ones.
    const isSwiping = time !== null && timeStamp !== null && timeStamp - time < gestureGap;
    const isOddNotch = size === oddNotch && remainder === 0;
    if (!isSwiping && (size >= smallestNotch || isOddNotch)) {
      // While the page is busy the browser adds notches up: those that measure several of a smaller one count as many.
      const times = notch === null ? 1 : size / notch;
      const isWhole = times >= 1 && Math.abs(times - Math.round(times)) < 0.01;
      return {
        steps: sign * (isWhole ? Math.round(times) : 1),
        state: { remainder: 0, time: null, notch: notch === null ? size : Math.min(notch, size) },
      };
    }
    const total = (Math.sign(remainder) === -sign ? 0 : remainder) + deltaY;
    // Adding 0 makes 0 of −0.
    const steps = Math.trunc(total / pixelsPerStep) + 0;
    return { steps, state: { remainder: total - steps * pixelsPerStep, time: timeStamp, notch } };
  };

  const slug = "[a-z0-9]+(?:-[a-z0-9]+)*";
  const decimal = "\\d{1,9}(?:\\.\\d{1,4})?";
  const address = new RegExp(`^#series-(${slug})(?:/(${slug})(?:/(${slug}|${decimal}_-?${decimal}))?)?$`);

  /**
   * The place that « #series-scanner/34/os » names: {name, slice, window}. `slice` is a number from 1 or a mark's name,
   * `window` a window's name or the reader's own {width, center} (« 1500_-600 »); null where the address leaves it out.
   * Null for an address that is damaged or of something else.
   */
  const readAddress = (hash) => {
    const found = address.exec(hash);
    if (!found) return null;
    const [, name, place = null, view = null] = found;
    const isNumber = place !== null && /^\d+$/.test(place);
    if (isNumber && !/^[1-9]\d{0,4}$/.test(place)) return null;
    const [width, center] = view?.includes("_") ? view.split("_").map(Number) : [];
    if (width < 1) return null;
    return {
      name, slice: isNumber ? Number(place) : place, window: width === undefined ? view : { width, center },
    };
  };

  /** The address of a place; null for one that readAddress would not read. A window is told only with a slice. */
  const writeAddress = ({ name, slice = null, window = null }) => {
    // Hundredths are finer than any eye; a Number again, so that none ends in zeros.
    const short = (number) => String(Number(number.toFixed(2)) + 0);
    const view = window && typeof window === "object" ? `${short(window.width)}_${short(window.center)}` : window;
    const parts = slice === null ? [] : view === null ? [slice] : [slice, view];
    const written = [`#series-${name}`, ...parts].join("/");
    const read = readAddress(written);
    return read?.name === name && read.slice === slice ? written : null;
  };

  Object.assign((negatoscope.seriesMath ??= {}), { loadingOrder, reordered, wheelSteps, readAddress, writeAddress });
})();
