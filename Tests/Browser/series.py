"""What the tests of the series viewer do again and again: find a viewer, read its corners, send it real input."""

import base64
import json
import re
import zlib

from samples import PACKED, unpacked

LESSON = "cases/raideur-cervicale/lesson.html"

HOST = """negato-series[data-name="%s"]"""


class Viewer:
    """The viewer of the series `name` on `page`. Its state is read from the element; it is moved by real input only."""

    def __init__(self, page, name="scanner"):
        self.page, self.name = page, name
        self.figure = page.locator(f"#series-{name}")
        self.figure.scroll_into_view_if_needed()
        self.pane = self.figure.locator(".series-pane").first
        self.until("viewer => viewer.main.stack")
        # What it opens at, and how many slices it has.
        host = page.locator(HOST % name)
        self.key, self.count = (int(host.get_attribute(f"data-{what}")) for what in ("key", "slices"))

    def _call(self, question):
        viewer = f"document.querySelector('{HOST % self.name}').viewer ?? {{main: {{}}}}"
        return f"argument => ({question})({viewer}, argument)"

    def ask(self, question, argument=None):
        """The answer of a function of the viewer."""
        return self.page.evaluate(self._call(question), argument)

    def samples(self):
        """The stored samples of the slice that is shown, row after row."""
        return unpacked(self.ask(f"viewer => {PACKED}(viewer.main.shown.samples)"))

    def until(self, condition, argument=None):
        """Waits until a function of the viewer holds."""
        self.page.wait_for_function(self._call(condition), arg=argument)

    # What is read on the screen.

    def fact(self, name):
        # The words as they are written, with plain spaces.
        return " ".join(self.pane.locator(f".series-fact-{name}").inner_text().split())

    @property
    def slice(self):
        return int(self.fact("slice").split("/")[0])

    def letters(self):
        sides = ("left", "right", "top", "bottom")
        return {side: self.pane.locator(f".series-letter-{side}").inner_text() for side in sides}

    @property
    def scale(self):
        """CSS pixels for a pixel of the image, across and down; negative where it is flipped."""
        return self.pane.locator("canvas.series-canvas").evaluate(
            "canvas => { const at = new DOMMatrix(getComputedStyle(canvas).transform); return [at.a, at.d]; }"
        )

    def until_slice(self, number):
        self.page.wait_for_function(
            "([pane, number]) => pane.querySelector('.series-fact-slice').textContent.startsWith(`${number} /`)",
            arg=[self.pane.element_handle(), number],
        )
        self.settle()

    def settle(self):
        """Waits until what was asked for is painted."""
        self.until("viewer => viewer.pane.isThere && viewer.pane.shown && !viewer.pane.isAsked")

    def drawn(self):
        """Waits until the page has drawn what the last input asked for: input comes with a frame, its effect with the next."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))")

    # Real input.

    @property
    def middle(self):
        box = self.pane.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def activate(self):
        """A click into the middle of the image."""
        self.pane.scroll_into_view_if_needed()
        self.page.mouse.click(*self.middle)
        self.until("viewer => viewer.main.isActive")
        self.settle()
        return self

    def wheel(self, delta, control=False):
        self.page.mouse.move(*self.middle)
        if control:
            self.page.keyboard.down("Control")
        self.page.mouse.wheel(0, delta)
        self.drawn()
        if control:
            self.page.keyboard.up("Control")

    def drag(self, x, y, button="left", begin=None):
        start = begin or self.middle
        self.page.mouse.move(*start)
        self.page.mouse.down(button=button)
        self.page.mouse.move(start[0] + x / 2, start[1] + y / 2, steps=3)
        self.page.mouse.move(start[0] + x, start[1] + y, steps=3)
        self.page.mouse.up(button=button)
        self.drawn()

    def button(self, name):
        """The button of this name, behind "More" where the row is too short for it."""
        found = self.figure.get_by_role("button", name=name, exact=True)
        if not found.is_visible():
            self.figure.locator(".series-tool-more").click()
        return found


class Fingers:
    """Fingers on a touch screen: real touches, by the browser's own protocol."""

    def __init__(self, page):
        self.page = page
        self.protocol = page.context.new_cdp_session(page)

    def send(self, kind, points):
        touches = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)]
        self.protocol.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def move(self, *ways, steps=6):
        """Each way is ((x, y), (x, y)): all fingers go from their first point to their second together."""
        self.send("touchStart", [start for start, _ in ways])
        for step in range(1, steps + 1):
            part = step / steps
            self.send("touchMove", [(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part) for a, b in ways])
            self.page.wait_for_timeout(20)
        self.send("touchEnd", [])
        self.page.wait_for_timeout(80)


def description(site, page=LESSON, name="scanner"):
    """What the built site says of a series."""
    html = (site / page).read_text(encoding="utf-8")
    source = re.search(rf'data-name="{name}" data-source="([^"]+)"', html)[1]
    text = (site / page).parent.joinpath(source).read_text(encoding="utf-8")
    return json.loads(text[text.index("] = ") + 4 : text.rindex("}") + 1])


def stored_samples(site, about, slice_number, page=LESSON):
    """The stored samples of a slice, rows of integers, decoded from its chunk by other code than the viewer's."""
    chunk = next(one for one in about["chunks"] if one["first"] <= slice_number < one["first"] + one["count"])
    text = ((site / page).parent / chunk["source"]).resolve().read_text(encoding="utf-8")
    slices = json.loads(text[text.index("[") : text.rindex("]") + 1])
    data = zlib.decompress(base64.b64decode(slices[slice_number - chunk["first"]]), -15)
    columns, rows = about["columns"], about["rows"]
    half = columns * rows
    samples = []
    for y in range(rows):
        line = []
        for x in range(columns):
            folded = data[y * columns + x] | data[half + y * columns + x] << 8
            residual = (folded >> 1) ^ -(folded & 1)
            left, up = line[x - 1] if x else 0, samples[y - 1][x] if y else 0
            corner = samples[y - 1][x - 1] if x and y else 0
            if y == 0:
                guess = left
            elif x == 0:
                guess = up
            else:
                guess = sorted((left, up, left + up - corner))[1]
            line.append((guess + residual) & 0xFFFF)
        samples.append(line)
    return samples


def windowed(about, stored, width, center):
    """DICOM's linear function (PS3.3 C.11.2.1.2.1)."""
    value = stored * about["slope"] + about["intercept"]
    return int(min(max(((value - (center - 0.5)) / (width - 1) + 0.5) * 255, 0), 255) + 0.5)
