"""Series that stand in one space and series that do not: what is linked, where they cut each other, what is measured."""

import pytest

import made_series
import server
from series import LESSON, Fingers, Viewer


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The address of a small site of series whose geometry is known."""
    running, address = server.serve(made_series.build(tmp_path_factory.mktemp("series")))
    yield address
    running.shutdown()


@pytest.fixture
def series(sized, made):
    """series(names…): the page and the viewers of these series, at both sizes."""

    def series(*names):
        page = sized(made_series.PAGE, site=made)
        return page, *(Viewer(page, name) for name in names)

    return series


def press(page, key, times=1):
    for _ in range(times):
        page.keyboard.press(key)


# Linked.


def test_series_of_other_thickness_go_to_the_nearest_millimetre(series):
    page, thin, thick, side = series("fines", "epaisses", "profil")
    thin.activate()
    press(page, "Home")
    press(page, "l")
    # 2 mm a slice beside 6: the nearest is the one that holds the same place.
    for slice_number, nearest in [(1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (13, 5)]:
        press(page, "ArrowDown", slice_number - thin.slice)
        thin.until_slice(slice_number)
        thick.until_slice(nearest)
    thick.activate()
    press(page, "PageUp")
    press(page, "ArrowDown")
    thick.until_slice(2)
    thin.until_slice(4)
    # Another plane stays put.
    assert side.slice == side.key


def test_series_of_no_common_space_keep_the_offset_that_the_reader_has_set(series):
    page, thin, other = series("fines", "autres")
    other.activate()
    press(page, "ArrowDown", 2)
    other.until_slice(4)
    thin.activate()
    press(page, "ArrowDown", 5)
    thin.until_slice(7)
    press(page, "l")
    # From there as many millimetres: 2 a slice beside 3.
    for _ in range(3):
        thin.wheel(120)
    thin.until_slice(10)
    other.until_slice(6)
    press(page, "Home")
    thin.until_slice(1)
    other.until_slice(1)
    press(page, "l")
    press(page, "ArrowDown")
    thin.until_slice(2)
    assert other.slice == 1


# Where one cuts the other.


def crossings(viewer):
    """The lines on a pane, from the top: their ends in pixels of the image from the centre of the first, their names."""
    viewer.settle()
    return viewer.pane.evaluate("""async pane => {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const at = new DOMMatrix(getComputedStyle(pane.querySelector("canvas.series-canvas")).transform);
        const ends = (line) => ["1", "2"].map((end) => [
            (line.getAttribute(`x${end}`) - at.e) / at.a - 0.5, (line.getAttribute(`y${end}`) - at.f) / at.d - 0.5]);
        return {
            ends: [...pane.querySelectorAll(".series-crossing.is-line")].map(ends).sort((a, b) => a[0][1] - b[0][1]),
            names: [...pane.querySelectorAll(".series-crossing-text")].map((text) => text.textContent),
            scale: Math.abs(at.a),
        };
    }""")


def assert_lines(viewer, *lines):
    """These lines are there, to a tenth of a pixel of the screen, to which they are written."""
    found = crossings(viewer)
    flat = [value for line in found["ends"] for end in line for value in end]
    assert flat == pytest.approx([value for line in lines for end in line for value in end], abs=0.11 / found["scale"])


def test_a_slice_is_a_line_on_the_other_examination_at_its_exact_place(sized):
    page = sized(LESSON)
    axial, first, sagittal = (Viewer(page, name) for name in ("scanner-2014", "irm-t1-2014", "irm-t2-2014"))
    pixel, edge, top, left = 0.82031, 104.59, 30, -24
    # All images reach from half a pixel before their first centre to half a pixel behind their last.
    start, end = -0.5, 255.5

    def expect(slice_number, image_number):
        z, x = top - 2 * (slice_number - 1), left + 3 * (image_number - 1)
        down, across = (top - z) / pixel, (x + edge) / pixel
        # Both series of the MR cut the CT in one place: one line with both names.
        assert_lines(axial, [(across, start), (across, end)])
        assert_lines(sagittal, [(start, down), (end, down)])

    sagittal.activate()
    axial.activate()
    expect(axial.key, sagittal.key)
    assert crossings(axial)["names"] == [f"{first.fact('name')}, {sagittal.fact('name')}"]
    assert crossings(sagittal)["names"] == [axial.fact("name")]
    press(page, "PageDown")
    axial.until_slice(axial.key + 10)
    for viewer in (sagittal, first):
        viewer.activate()
        press(page, "ArrowUp", 3)
        viewer.until_slice(viewer.key - 3)
    expect(axial.key + 10, sagittal.key - 3)
    # Turned over and larger, the line stays on its pixels.
    sagittal.activate()
    for key in "hv++":
        press(page, key)
    found = crossings(sagittal)
    assert found["ends"][0][0][1] == pytest.approx(2 * (axial.key + 9) / pixel, abs=0.11 / found["scale"])


def test_a_line_ends_where_the_other_image_does_and_is_none_beside_it(series):
    page, thin, thick, side = series("fines", "epaisses", "profil")
    side.activate()
    # The images lie at 22 mm and at 18 mm, this one at −8 mm; its columns begin 6 mm behind theirs, and its rows at 22 mm.
    assert_lines(side, [(-0.5, -0.5), (25.5, -0.5)], [(-0.5, 3.5), (25.5, 3.5)])
    thick.activate()
    assert_lines(thick, [(7.5, 5.5), (7.5, 31.5)])
    # The first of each lies at 24 mm.
    press(page, "Home")
    thick.until_slice(1)
    assert_lines(thick)
    assert_lines(side, [(-0.5, -0.5), (25.5, -0.5)])
    thin.activate()
    press(page, "ArrowDown", 2)
    thin.until_slice(4)
    assert_lines(side, [(-0.5, 3.5), (25.5, 3.5)])
    # A series of another space is no line, wherever it is.
    Viewer(page, "autres").activate()
    assert crossings(side)["names"] == ["Figure 1"]
    assert_lines(Viewer(page, "autres"))


# Lengths.


def test_without_lengths_nothing_is_measured(series):
    page, bare = series("images")
    bare.activate()
    assert bare.pane.locator(".series-scale").count() == 0
    assert bare.letters() == {"left": "", "right": "", "top": "", "bottom": ""}
    assert [bare.fact(name) for name in ("position", "thickness")] == ["", ""]
    press(page, "m")
    assert "rien ne peut être mesuré" in bare.figure.locator(".series-message").inner_text()
    bare.drag(60, 20)
    assert bare.pane.locator(".series-ruler").count() == 0
    assert bare.figure.get_by_role("button", name="Règle").count() == 0


def test_on_a_radiograph_a_length_is_told_to_be_the_detectors(series):
    page, film = series("cliches")
    film.activate()
    press(page, "m")
    across, down = film.scale
    # Pixels twice as high as wide, 1 mm across: on the screen they are so too.
    assert down == pytest.approx(2 * across, rel=0.001)
    film.drag(90, 120)
    text = " ".join(film.pane.locator(".series-ruler-text").text_content().split())
    length, rest = text.split(" ", 1)
    assert float(length.replace(",", ".")) == pytest.approx(150 / across, abs=0.1)
    assert rest == "mm (plan du détecteur)"


# Annotations.


def test_each_shape_stands_where_it_was_written(series):
    page, viewer = series("images")
    viewer.activate()
    assert viewer.pane.locator(".series-note").count() == 0
    press(page, "a")
    viewer.pane.locator(".series-note").first.wait_for(state="attached")

    def lines(kind):
        return viewer.pane.locator(f"{kind}.series-note.is-line")

    corner = viewer.pane.locator("canvas.series-canvas").evaluate(
        "canvas => (at => [at.e, at.f])(new DOMMatrix(getComputedStyle(canvas).transform))")
    part = [scale * made_series.SIZE / 100 for scale in viewer.scale]

    def place(x, y):
        return pytest.approx((corner[0] + x * part[0], corner[1] + y * part[1]), abs=0.06)

    def points(kind):
        return [tuple(map(float, pair.split(","))) for pair in lines(kind).get_attribute("points").split()]

    def numbers(kind, *names):
        return [float(lines(kind).get_attribute(name)) for name in names]

    arrow = points("polyline")
    assert arrow[0] == place(20, 30) and arrow[1] == place(60, 30)
    assert tuple(numbers("ellipse", "cx", "cy")) == place(50, 60)
    assert numbers("ellipse", "rx", "ry") == pytest.approx([20 * part[0], 10 * part[1]], abs=0.11)
    assert tuple(numbers("rect", "x", "y")) == place(10, 70)
    assert numbers("rect", "width", "height") == pytest.approx([30 * part[0], 20 * part[1]], abs=0.11)
    assert [place(*corner) for corner in [(70, 70), (90, 70), (80, 90)]] == points("polygon")
    written = viewer.pane.locator("text.series-note-text").all_text_contents()
    assert sorted(written) == ["Flèche", "Un mot"]
    # The next slice has the rectangle alone.
    press(page, "ArrowDown")
    viewer.until_slice(3)
    assert viewer.pane.locator(".series-note.is-line").count() == lines("rect").count() == 1


def test_fingers_turn_linked_series_too(touched, made):
    page = touched(made_series.PAGE, site=made)
    thin, thick = Viewer(page, "fines"), Viewer(page, "epaisses")
    thin.pane.scroll_into_view_if_needed()
    page.touchscreen.tap(*thin.middle)
    thin.until("viewer => viewer.main.isActive")
    thin.button("Lier les séries").tap()
    x, y = thin.middle
    Fingers(page).move(((x, y - 40), (x, y + 80)))
    thin.settle()
    there = thin.slice
    assert there > 4
    thick.until_slice(round((there - 1) / 3) + 1)
