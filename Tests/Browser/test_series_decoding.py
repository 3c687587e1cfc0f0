"""Where slices are decoded: in a worker, from a server and from files; on the page where no worker is to be had."""

from pathlib import Path

import numpy
import pytest
from PIL import Image

import server
from conftest import DESK
from firefox import Firefox
from pages import new_context
from samples import PACKED, unpacked
from series import LESSON, Viewer

SOURCE = Path(__file__).resolve().parents[2] / "Content/cases/raideur-cervicale/scanner"

# Listens to what the worker answers, before one is started.
LISTEN = """() => {
    const Own = self.Worker;
    self.answers = [];
    self.decoded = [];
    self.Worker = class extends Own {
        constructor(address) {
            super(address);
            this.addEventListener("message", ({ data }) => {
                self.answers.push(data.fault ?? data.number ?? data);
                if (data.samples) self.decoded.push(data.number);
            });
        }
    };
}"""


def stored(slice_number):
    return numpy.asarray(Image.open(SOURCE / f"{slice_number:04}.png")).ravel()


def read_slices(page, viewer):
    """Windows, turns a few slices, and compares the samples of each with its source."""
    page.keyboard.press("Digit2")
    for key, slice_number in [("Home", 1), ("ArrowDown", 2), ("PageDown", 12), ("End", viewer.count)]:
        page.keyboard.press(key)
        viewer.until_slice(slice_number)
        viewer.until("viewer => viewer.main.shown.isExact")
        assert (viewer.samples() == stored(slice_number)).all()


def reformat(page, viewer):
    """Fills the volume, and compares a row of a coronal with the first slice's."""
    page.keyboard.press("x")
    viewer.until("viewer => viewer.reformats.pane?.shown")
    row = viewer.ask("viewer => viewer.reformats.pane.shown.slice") - 1
    head = viewer.ask("viewer => [...viewer.reformats.pane.shown.samples.subarray(0, 256)]")
    assert head == stored(1)[row * 256 : (row + 1) * 256].tolist()


@pytest.mark.parametrize("way", ["served", "as_files"])
def test_slices_and_the_volume_are_decoded_in_a_worker(open_page, request, way):
    page = open_page(request.getfixturevalue(way), LESSON)
    page.evaluate(LISTEN)
    viewer = Viewer(page).activate()
    page.wait_for_function("() => self.answers.includes('ready')")
    (worker,) = page.workers
    assert worker.url.startswith("blob:") == (way == "as_files")
    # From now on the page itself could decode nothing.
    page.evaluate("""() => {
        negatoscope.seriesMath.inflate = () => Promise.reject(new Error("not here"));
        const own = negatoscope.seriesChunk;
        self.chunks = 0;
        negatoscope.seriesChunk = (...all) => { self.chunks += 1; own(...all); };
    }""")
    read_slices(page, viewer)
    reformat(page, viewer)
    answers = page.evaluate("self.answers")
    # Each question has its answer, and slices theirs in order; a chunk that is being brought holds up none of them.
    decoded = page.evaluate("self.decoded")
    assert answers[0] == "ready" and sorted(answers[1:]) == [*range(1, len(answers))]
    assert decoded == sorted(decoded) and len(decoded) > viewer.count
    # A megabyte of text is none of the page's, but from the disk, where nothing else than a script can bring it.
    assert (page.evaluate("self.chunks") == 0) == (way == "served")
    assert viewer.figure.locator(".series-faults").is_hidden()
    # All series of the page have the same.
    Viewer(page, "irm-t2-2014").activate()
    page.keyboard.press("ArrowDown")
    assert len(page.workers) == 1


def test_what_a_worker_kept_comes_again_once_it_is_gone(open_page, served):
    page = open_page(served, LESSON)
    page.evaluate("""() => {
        const Own = self.Worker;
        self.Worker = class extends Own { constructor(address) { super(address); self.one = this; } };
    }""")
    viewer = Viewer(page).activate()
    page.wait_for_function("() => negatoscope.viewer && self.one")
    page.keyboard.press("Digit2")
    page.keyboard.press("Home")
    viewer.until_slice(1)
    viewer.until("viewer => viewer.main.shown.isExact")
    # Its chunk holds the sixteenth slice too, which nobody has decoded yet.
    viewer.until("viewer => viewer.loader.texts.get(16)?.source")
    page.evaluate("() => { self.one.terminate(); self.one.dispatchEvent(new Event('error', { cancelable: true })); }")
    for _ in range(15):
        page.keyboard.press("ArrowDown")
    viewer.until_slice(16)
    viewer.until("viewer => viewer.main.shown.isExact")
    assert (viewer.samples() == stored(16)).all()
    assert viewer.figure.locator(".series-faults").is_hidden()


def test_a_damaged_slice_is_told_by_the_worker_too(open_page, served):
    page = open_page(served, LESSON)
    viewer = Viewer(page).activate()
    damaged = page.evaluate("""async () => {
        const { viewer } = negatoscope;
        viewer.startDecoding();
        const size = { columns: 4, rows: 4 };
        const faults = [];
        for (const text of ["%%%", "AAAA", "Y2BgAAAA"]) {
            await viewer.decodeSlice(text, size).catch((fault) => faults.push(fault.message));
        }
        return faults;
    }""")
    assert len(damaged) == 3
    assert viewer.ask("viewer => viewer.main.stack.count") == viewer.count


class Refusing(server.Handler):
    """Serves the site, and what `answer` says to who wants a script for a worker: a status and a text."""

    policy, answer = server.POLICY, None

    def do_GET(self):
        if self.answer and self.headers["Sec-Fetch-Dest"] == "worker":
            status, text = self.answer
            self.send_response(status)
            self.send_header("Content-Type", "text/javascript")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())
            self.asked.append(self.path)
        else:
            super().do_GET()

    def send_header(self, name, value):
        super().send_header(name, self.policy if name == "Content-Security-Policy" else value)

    def end_headers(self):
        # The worker asks once more for what the page has.
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


NEVER_THERE = "self.onmessage = () => {};"
BREAKS = "postMessage('ready'); self.onmessage = () => { throw new Error('broken'); };"

REFUSALS = {
    "by the policy": {"policy": server.POLICY + "; worker-src 'none'"},
    # It is there, and decodes; it may bring nothing.
    "to bring chunks": {"policy": server.POLICY + "; connect-src 'none'"},
    "by the server": {"answer": (404, "")},
    "by silence": {"answer": (200, NEVER_THERE)},
    "at work": {"answer": (200, BREAKS)},
    "by the browser": {"script": "delete self.Worker;"},
    "by an exception": {"script": "self.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } };"},
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_without_a_worker_the_page_decodes_the_same_samples(browser, site, refusal):
    refusal = dict(refusal)
    script = refusal.pop("script", "")
    handler = type("Handler", (Refusing,), {**refusal, "asked": []})
    running, address = server.serve(site, handler)
    context = new_context(browser, DESK)
    try:
        page = context.new_page()
        page.add_init_script(script)
        page.goto(address + LESSON, wait_until="load")
        viewer = Viewer(page).activate()
        read_slices(page, viewer)
        reformat(page, viewer)
        assert viewer.figure.locator(".series-faults").is_hidden()
        assert len(handler.asked) == ("answer" in refusal)
    finally:
        context.close()
        running.shutdown()
        running.server_close()


@pytest.mark.parametrize("way", ["served", "as_files"])
def test_firefox_has_a_worker_too(request, way):
    firefox = Firefox()
    viewer = "document.querySelector('negato-series[data-name=scanner]').viewer"
    try:
        firefox.open(request.getfixturevalue(way) + LESSON)
        firefox.evaluate(f"({LISTEN})() ?? null")
        firefox.evaluate("document.querySelector('#series-scanner').scrollIntoView({block: 'center', behavior: 'instant'}) ?? null")
        firefox.wait_for(f"!!{viewer}?.main?.stack")
        box = firefox.evaluate("(r => [r.x + r.width / 2, r.y + r.height / 2].map(Math.round))"
                               "(document.querySelector('#series-scanner .series-pane').getBoundingClientRect())")
        firefox.click(*box)
        firefox.wait_for("self.answers.includes('ready')")
        firefox.press("2")
        firefox.press("\ue00f")
        firefox.wait_for(f"{viewer}.main.shown?.isExact && {viewer}.main.shown.slice === 35")
        assert (unpacked(firefox.evaluate(f"{PACKED}({viewer}.main.shown.samples)")) == stored(35)).all()
        assert firefox.evaluate("self.answers.length") > 1
        assert firefox.faults == []
    finally:
        firefox.close()
