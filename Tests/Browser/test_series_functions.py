"""The viewer's pure functions in a real browser: geometry, loading order, wheel and addresses, by known answers."""

import math
from pathlib import Path

import numpy
import pytest

VIEWER = Path(__file__).resolve().parents[2] / "Theme" / "viewer"
AXIAL = {"row": [1, 0, 0], "column": [0, 1, 0]}
CORONAL = {"row": [1, 0, 0], "column": [0, 0, -1]}
SAGITTAL = {"row": [0, 1, 0], "column": [0, 0, -1]}
# A sagittal plane turned by 30° about the axis of the body.
TURNED = {"row": [math.sin(math.radians(30)), math.cos(math.radians(30)), 0], "column": [0, 0, -1]}


@pytest.fixture(scope="module")
def functions(browser):
    """functions(expression, argument): a value computed by the scripts, in a page that holds nothing else."""
    page = browser.new_page()
    for name in ("00-geometry.js", "01-pixels.js", "02-volume.js", "03-order.js"):
        page.add_script_tag(path=VIEWER / name)
    page.evaluate("() => { self.math = negatoscope.seriesMath; }")
    yield page.evaluate
    page.close()


@pytest.fixture
def call(functions):
    """call(name, argument…): what the function of that name gives."""
    return lambda name, *given: functions("([name, given]) => math[name](...given)", [name, list(given)])


def stack(orientation, slices, step, origin=(0, 0, 0), spacing=(1, 1), size=(100, 100), **facts):
    return {
        **orientation, "origin": list(origin), "step": list(step), "positions": None, "slices": slices,
        "spacing": list(spacing), "columns": size[0], "rows": size[1], "frameOfReference": None, **facts,
    }


@pytest.mark.parametrize(
    ("vector", "letters"),
    [([1, 0, 0], "L"), ([-1, 0, 0], "R"), ([0, 1, 0], "P"), ([0, -1, 0], "A"), ([0, 0, 1], "H"), ([0, 0, -1], "F"),
     ([-0.5, -0.866, 0], "AR"), ([0.6, -0.53, 0.6], "LHA"), ([0.97, 0.249, 0], "L"), ([0.967, 0.255, 0], "LP"),
     ([0, 0, 0], ""), (None, "")],
)
def test_a_direction_is_told_by_its_strongest_letters(call, vector, letters):
    assert call("letters", vector) == letters


@pytest.mark.parametrize(
    ("orientation", "shown", "edges"),  # left, right, top, bottom
    [(AXIAL, {}, "R L A P"), (CORONAL, {}, "R L H F"), (SAGITTAL, {}, "A P H F"), (TURNED, {}, "AR PL H F"),
     (AXIAL, {"flipX": True}, "L R A P"), (AXIAL, {"flipY": True}, "R L P A"),
     (AXIAL, {"rotation": 1}, "P A R L"), (AXIAL, {"rotation": 2}, "L R P A"), (AXIAL, {"rotation": -1}, "A P L R"),
     (AXIAL, {"flipX": True, "rotation": 1}, "P A L R"), (SAGITTAL, {"flipX": True, "flipY": True}, "P A F H")],
)
def test_letters_follow_flips_and_turns(call, orientation, shown, edges):
    assert call("edgeLetters", orientation, shown) == dict(
        zip(("left", "right", "top", "bottom"), edges.split(), strict=True)
    )


def test_without_orientation_there_is_no_letter_and_no_plane(functions):
    found = functions("() => [math.edgeLetters({ row: null, column: null }), math.planeName(math.normal(null, null))]")
    assert found == [{"left": "", "right": "", "top": "", "bottom": ""}, None]


@pytest.mark.parametrize(
    ("degrees", "name"), [(0, "axial"), (9.5, "axial"), (10.5, "oblique"), (80.5, "coronal"), (180, "axial")]
)
def test_a_plane_has_its_name_up_to_ten_degrees(call, degrees, name):
    tilt = math.radians(degrees)
    assert call("planeName", [0, math.sin(tilt), math.cos(tilt)]) == name
    assert call("planeName", call("normal", [0, 1, 0], [0, 0, -1])) == "sagittal"


def test_positions_are_regular_or_listed_or_unknown(call):
    regular = stack(AXIAL, 3, (0, 0, -2), (5, 6, 30))
    listed = {**regular, "step": None, "positions": [[0, 0, 1], [0, 0, 4], [0, 0, 5]]}
    assert call("slicePosition", regular, 3) == [5, 6, 26]
    assert call("normalPosition", regular, 3) == 26
    assert call("slicePosition", listed, 2) == [0, 0, 4]
    assert call("slicePosition", listed, 4) is None
    assert call("slicePosition", {**regular, "origin": None}, 1) is None
    assert call("planeOf", {**regular, "spacing": None}, 1) is None
    assert [call("nearestSlice", regular, mm) for mm in (99, 28.9, 27.1, -99)] == [1, 2, 2, 3]
    assert [call("nearestSlice", listed, mm) for mm in (-9, 3.9, 4.6, 99)] == [1, 2, 3, 3]
    described = {key: value for key, value in regular.items() if key != "slices"}
    assert call("sliceCount", {**described, "frames": ["a", "b"]}) == 2


THIN = stack(AXIAL, 101, (0, 0, -1), (0, 0, 50), frameOfReference="A", plane="axial")
THICK = stack(AXIAL, 11, (0, 0, 5), (9, 9, -20), frameOfReference="A", plane="axial")
OTHER = stack(AXIAL, 21, (0, 0, 5), (0, 0, 400), frameOfReference="B", plane="axial")
# Seen from the other side: its normal looks to the feet.
BACK = {**OTHER, "row": [-1, 0, 0], "origin": [99, 0, 400]}
BARE = {"row": None, "column": None, "slices": 12, "plane": "axial"}


@pytest.mark.parametrize(
    ("source", "slice", "target", "offset", "linked"),
    [(THIN, 51, THICK, None, 5), (THIN, 1, THICK, None, 11), (THIN, 101, THICK, None, 1), (THICK, 2, THIN, None, 66),
     (THIN, 49, THICK, {"from": 1, "to": 1}, 5), (THIN, 48, THICK, None, 6),
     (THIN, 51, OTHER, {"from": 41, "to": 10}, 8), (THIN, 31, OTHER, {"from": 41, "to": 10}, 12),
     (THIN, 1, OTHER, {"from": 99, "to": 10}, 21), (THIN, 51, OTHER, None, None),
     (THIN, 51, BACK, {"from": 41, "to": 10}, 8),
     (THIN, 51, {**BACK, "origin": [0, 0, -20], "frameOfReference": "A"}, None, 5),
     (THIN, 51, BARE, {"from": 48, "to": 2}, 5), (THIN, 90, BARE, {"from": 48, "to": 2}, 12),
     (BARE, 3, BARE, {"from": 9, "to": 4}, 1), (BARE, 3, {**BARE, "plane": "coronal"}, {"from": 3, "to": 3}, None),
     (THIN, 51, stack(SAGITTAL, 9, (1, 0, 0), frameOfReference="A"), {"from": 1, "to": 1}, None)],
)
def test_linked_slices(call, source, slice, target, offset, linked):
    assert call("linkedSlice", source, slice, target, offset) == linked


def test_slightly_tilted_series_are_linked_by_their_middles(call):
    tilt = math.radians(8)
    tilted = stack(
        {"row": [1, 0, 0], "column": [0, math.cos(tilt), math.sin(tilt)]}, 41,
        (0, 2 * math.sin(tilt), -2 * math.cos(tilt)), (0, 0, 40), frameOfReference="A",
    )
    middle = numpy.array([49.5, 49.5, 0])
    along = numpy.cross(tilted["row"], tilted["column"])
    places = [numpy.dot(numpy.array(tilted["origin"]) + k * numpy.array(tilted["step"]), along) for k in range(41)]
    nearest = 1 + int(numpy.argmin(numpy.abs(places - numpy.dot(middle, along))))
    assert call("linkedSlice", THIN, 51, tilted) == nearest


def test_lengths_and_angles_count_pixels_that_are_not_square(call):
    assert call("distance", [0.5, 2], [10, 10], [16, 12]) == 5
    assert call("distance", None, [0, 0], [3, 4]) is None
    assert call("pixelAspect", [0.5, 2]) == 0.25
    assert call("angle", [1, 1], [1, 0], [0, 0], [0, 5]) == 90
    assert call("angle", [1, 2], [1, 0], [0, 0], [2, 1]) == pytest.approx(45)
    assert call("angle", [1, 1], [-4, 0], [0, 0], [2, 0]) == 180
    assert call("angle", [1, 1], [0, 0], [0, 0], [2, 0]) is None
    assert call("angle", None, [1, 0], [0, 0], [0, 1]) is None


@pytest.mark.parametrize(
    ("scale", "room", "mm"),
    [(0.5, 200, 100), (0.3, 100, 20), (0.1, 100, 10), (1, 99, 50), (0.003, 100, 0.2), (1, 1, 1), (1 / 49, 49, 1)],
)
def test_the_scale_bar_is_a_round_length_that_fits(call, scale, room, mm):
    assert call("scaleBar", scale, room) == {"mm": mm, "pixels": pytest.approx(mm / scale)}
    assert call("scaleBar", 0, room) is None


def plane(orientation, origin, spacing=(1, 1), size=(100, 100)):
    return {**orientation, "origin": list(origin), "spacing": list(spacing), "columns": size[0], "rows": size[1]}


SLANTED = {"row": [1, 0, 0], "column": [0, math.sqrt(0.5), -math.sqrt(0.5)]}


@pytest.mark.parametrize(
    ("one", "other", "line"),
    [(plane(AXIAL, (0, 0, 0)), plane(SAGITTAL, (30, 0, 50)), [[30, -0.5], [30, 99.5]]),
     (plane(SAGITTAL, (30, 0, 50)), plane(AXIAL, (0, 0, 0)), [[-0.5, 50], [99.5, 50]]),
     (plane(AXIAL, (-10, -20, 7), (0.5, 2)), plane(CORONAL, (0, 10, 20), (3, 1), (5, 50)), [[17, 15], [47, 15]]),
     (plane(AXIAL, (0, 0, 0)), plane(SLANTED, (20, 10, 30)), [[19.5, 40], [99.5, 40]]),
     (plane(AXIAL, (0, 0, 0)), plane(SAGITTAL, (130, 0, 50)), None),
     (plane(AXIAL, (0, 0, 0)), plane(SAGITTAL, (30, 0, -10)), None),
     (plane(AXIAL, (0, 0, 0)), plane(AXIAL, (0, 0, 9)), None)],
)
def test_cross_reference_lines(call, one, other, line):
    found = call("crossLine", one, other)
    assert found == (line and [pytest.approx(end, abs=1e-9) for end in line])


def test_points_of_the_image_and_of_the_patient_lead_to_each_other(call):
    turned = plane(TURNED, (10, -20, 30), (0.7, 1.3))
    point = call("pointToPatient", turned, 12, 34)
    assert point == pytest.approx([10 + 12 * 0.7 * 0.5, -20 + 12 * 0.7 * math.sqrt(0.75), 30 - 34 * 1.3])
    beside = [part + 4 * along for part, along in zip(point, call("normal", *TURNED.values()), strict=True)]
    assert call("patientToPoint", turned, beside) == pytest.approx({"x": 12, "y": 34, "distance": 4})


def test_loading_goes_outward_from_the_key_slice(call):
    assert call("loadingOrder", 30, 12) == [
        12, 13, 11, 14, 10, 15, 9, 16, 8, 17, 7,
        22, 2, 27,
        18, 6, 19, 5, 20, 4, 21, 3, 23, 1, 24, 25, 26, 28, 29, 30,
    ]
    assert call("loadingOrder", 3, 9) == [3, 2, 1]
    assert call("loadingOrder", 0, 1) == []


def test_loading_holds_each_slice_once_and_the_key_first(call):
    for count in (1, 2, 5, 6, 71, 300):
        for key in {1, 2, count // 2 + 1, count}:
            if key > count:
                continue
            order = call("loadingOrder", count, key)
            assert order[0] == key
            assert sorted(order) == list(range(1, count + 1))


def test_a_reader_elsewhere_is_served_first(call):
    assert call("reordered", [1, 2, 3, 20, 19, 9, 8, 7, 14], 8) == [8, 9, 7, 3, 1, 2, 20, 19, 14]
    assert call("reordered", [1, 2, 3], 50) == [1, 2, 3]
    assert call("reordered", [], 5) == []
    assert sorted(call("reordered", call("loadingOrder", 71, 25), 60)) == list(range(1, 72))


def wheel(functions, events):
    return functions("""events => {
      let state = {};
      return events.map(event => {
        const next = math.wheelSteps(state, event);
        state = next.state;
        return next.steps;
      });
    }""", events)


@pytest.mark.parametrize(
    ("deltas", "steps"),
    [([120, 120, -120], [1, 1, -1]), ([100, -100], [1, -1]), ([53, 53], [1, 1]), ([133.33, 133.33], [1, 1]),
     ([240, 240], [1, 1]), ([120, 240, -360, 250], [1, 2, -3, 1]), ([240, 120, 240], [1, 1, 2]),
     ([10] * 9, [0, 0, 0, 1, 0, 0, 0, 1, 0]), ([-15] * 6, [0, 0, -1, 0, 0, -1]), ([90, 30], [2, 1]),
     ([30, -30, -10], [0, 0, -1]), ([30, 0, 10], [0, 0, 1]), ([30, 120, 30], [0, 1, 0]),
     ([10, 53, 20], [0, 1, 1])],
    ids=str,
)
def test_wheel_in_pixels(functions, deltas, steps):
    assert wheel(functions, [{"deltaMode": 0, "deltaY": delta} for delta in deltas]) == steps


def test_wheel_in_lines_is_a_slice_a_notch(functions):
    assert wheel(functions, [{"deltaMode": 1, "deltaY": delta} for delta in (3, 3, -3, 1, -6)]) == [1, 1, -1, 1, -1]


def test_a_quick_swipe_drops_nothing(functions):
    def events(gaps, deltas):
        times = [sum(gaps[: n + 1]) for n in range(len(gaps))]
        return [{"deltaMode": 0, "deltaY": d, "timeStamp": t} for d, t in zip(deltas, times, strict=True)]

    # Among small deltas large ones are a swipe's, and 53 is only one of them.
    assert wheel(functions, events([0, 16, 16, 16, 16], [8, 53, 180, 120, 39])) == [0, 1, 5, 3, 1]
    # Long after the swipe, the same delta is a notch again.
    assert wheel(functions, events([0, 16, 900], [8, 53, 120])) == [0, 1, 1]


def test_the_wheel_leaves_the_state_that_it_was_given(functions):
    assert functions("""() => {
      const state = Object.freeze({ remainder: 30 });
      const steps = [state, null].map(given => math.wheelSteps(given, { deltaY: 15 }).steps);
      return [...steps, state.remainder];
    }""") == [1, 0, 30]


@pytest.mark.parametrize(
    ("address", "place"),
    [("#series-scanner", ("scanner", None, None)), ("#series-scanner/34", ("scanner", 34, None)),
     ("#series-scanner/34/os", ("scanner", 34, "os")), ("#series-t2-fs/jonction", ("t2-fs", "jonction", None)),
     ("#series-irm/jonction-2/400_40", ("irm", "jonction-2", {"width": 400, "center": 40})),
     ("#series-irm/1/1500_-600", ("irm", 1, {"width": 1500, "center": -600})),
     ("#series-series-1/3/2.5_-0.25", ("series-1", 3, {"width": 2.5, "center": -0.25}))],
)
def test_addresses_are_read_and_written(call, address, place):
    place = dict(zip(("name", "slice", "window"), place, strict=True))
    assert call("readAddress", address) == place
    assert call("writeAddress", place) == address


@pytest.mark.parametrize(
    "address",
    ["", "#", "#series-", "series-scanner/34", "#serie-scanner/34", "#series-Scanner", "#series-scanner/",
     "#series-scanner/34/", "#series-scanner//os", "#series-scanner/0", "#series-scanner/034", "#series-scanner/-3",
     "#series-scanner/3.5", "#series-scanner/34/os/2", "#series-scanner/34/400_", "#series-scanner/34/_40",
     "#series-scanner/34/-400_40", "#series-scanner/34/0_40", "#series-scanner/34/400_40_1",
     "#series-scanner/34/4e2_40", "#series-scanner/34/os\n", "#series-scanner/34/%6Fs", "#series-scanner/été",
     "#series-scanner/34 ", "#section-2"],
)
def test_damaged_addresses_name_nothing(call, address):
    assert call("readAddress", address) is None


def test_an_address_is_written_only_if_it_can_be_read(call):
    window = {"width": 399.999999, "center": -0.001}
    assert call("writeAddress", {"name": "irm", "slice": 3, "window": window}) == "#series-irm/3/400_0"
    assert call("writeAddress", {"name": "irm", "slice": None, "window": "os"}) == "#series-irm"
    for place in ({"name": "irm", "slice": 0}, {"name": "irm/3"}, {"name": "l’IRM"}, {"name": "irm", "slice": "3"}):
        assert call("writeAddress", place) is None
