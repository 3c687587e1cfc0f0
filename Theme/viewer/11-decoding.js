// The bringing and decoding of slices: by a worker once there is one, so that the page has its time for input and
// paint; else here, in pieces short enough that no input waits.
(() => {
  "use strict";

  const { seriesMath } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});
  const { nextTurn } = viewer;

  /** A piece of decoding that nobody waits for takes at most so many milliseconds. */
  const pieceTime = 4;

  /** All series of the page have one worker. It is null until it has said that it is there, and once it has failed. */
  let worker = null;
  let isStarted = false;
  /** Whether the worker brings chunks itself: not from the disk, nor where a policy or a server has refused it once. */
  let canLoad = location.protocol !== "file:";
  /** Who waits for an answer of the worker, by number. */
  const waiting = new Map();
  let last = 0;

  const answer = (number, value) => {
    waiting.get(number)(value);
    waiting.delete(number);
  };

  /** Asks for a worker, once; where none comes all goes on without. */
  const startDecoding = () => {
    if (isStarted) return;
    isStarted = true;
    let started;
    try {
      started = self.negatoscope.startDecoder();
    } catch {
      return;
    }
    started.addEventListener("message", ({ data }) => {
      if (data === "ready") worker = started;
      else answer(data.number, data);
    });
    const end = (event) => {
      event.preventDefault();
      worker = null;
      started.terminate();
      // Nothing that was asked for is lost: it is decoded here.
      for (const number of [...waiting.keys()]) answer(number, null);
    };
    for (const type of ["error", "messageerror"]) started.addEventListener(type, end);
  };

  /** The worker's answer; null once it is gone. */
  const ask = (what, into) => new Promise((resolve) => {
    last += 1;
    waiting.set(last, resolve);
    worker.postMessage({ number: last, ...what, into }, into ? [into.buffer] : []);
  });

  /** Has the worker bring and keep the chunk of `count` slices at this address; says whether it has. */
  const loadChunk = async (source, count) => {
    if (!worker || !canLoad) return false;
    const answered = await ask({ load: source, count });
    if (answered?.fault) canLoad = false;
    return answered !== null && !answered.fault;
  };

  const dropChunk = (source) => worker?.postMessage({ drop: source });

  /**
   * The samples of a slice of the series that `description` tells of. `data` is its base64, or {source, index, text(index)}
   * of a chunk that the worker keeps, whose text comes again if need be. While `isUrgent` says so it is not cut in
   * pieces. `into`, samples of another slice, is given away: its memory is used again. Rejects on damaged data.
   */
  const decodeSlice = async (data, description, { isUrgent = () => false, into } = {}) => {
    const { columns, rows } = description;
    const isText = typeof data === "string";
    const what = isText ? { text: data } : { source: data.source, index: data.index };
    const answered = worker ? await ask({ ...what, columns, rows }, into) : null;
    if (answered?.fault) throw new Error(answered.fault);
    if (answered) return answered.samples;
    const state = { bytes: await seriesMath.inflate(isText ? data : await data.text(data.index)), columns, rows };
    if (into?.length === columns * rows) state.into = into;
    while (!seriesMath.unfoldRows(state, isUrgent() ? Infinity : performance.now() + pieceTime)) await nextTurn();
    return state.into;
  };

  Object.assign(viewer, { startDecoding, loadChunk, dropChunk, decodeSlice });
})();
