"""The viewer's pure functions in a real browser: pixels and reformats, against numpy."""

import base64
import itertools
import zlib
from pathlib import Path

import numpy
import pytest

from samples import PACKED, unpacked

THEME = Path(__file__).resolve().parents[2] / "Theme"


@pytest.fixture(scope="module")
def functions(browser):
    """functions(expression, argument): a value computed by the scripts, in a page that holds nothing else."""
    page = browser.new_page()
    for name in ("decoder.js", "viewer/00-geometry.js", "viewer/01-pixels.js", "viewer/02-volume.js"):
        page.add_script_tag(path=THEME / name)
    page.evaluate(f"() => {{ self.math = negatoscope.seriesMath; self.packed = {PACKED}; }}")
    yield page.evaluate
    page.close()


@pytest.fixture
def call(functions):
    """call(name, argument…): what the function of that name gives."""
    return lambda name, *given: functions("([name, given]) => math[name](...given)", [name, list(given)])


def folded(samples):
    """The planes of bytes that a slice is deflated from. Differences are modulo 65536: stored samples may be any."""
    values = samples.astype("i4")
    left, up, corner = (numpy.zeros_like(values) for _ in range(3))
    left[:, 1:], up[1:], corner[1:, 1:] = values[:, :-1], values[:-1], values[:-1, :-1]
    guess = numpy.median([left, up, left + up - corner], axis=0).astype("i4")
    guess[0, 1:], guess[1:, 0], guess[0, 0] = left[0, 1:], up[1:, 0], 0
    rest = (values - guess).astype("u2").view("i2").astype("i4")
    pairs = ((rest << 1) ^ (rest >> 31)).astype("<u2").view("u1").reshape(-1, 2)
    return pairs[:, 0].tobytes() + pairs[:, 1].tobytes()


def deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(packer.compress(data) + packer.flush()).decode("ascii")


def slices():
    random = numpy.random.default_rng(7)
    noise = random.integers(-1024, 3072, (9, 13)).astype("i2")
    return {
        "twelve bits": (noise + 1024).astype("u2"),
        "signed, stored from −32768": (noise.astype("i4") + 32768).astype("u2"),
        "signed, as bits": noise.view("u2"),
        "sixteen bits": random.integers(0, 65536, (17, 8)).astype("u2"),
        "extremes side by side": numpy.indices((8, 8)).sum(axis=0).astype("u2") % 2 * 65535,
        "extremes in order": numpy.array([[0, 65535, 0, 32768, 32767], [65535, 0, 65535, 0, 1]], "u2"),
        "one row": random.integers(0, 65536, (1, 9)).astype("u2"),
        "one column": random.integers(0, 65536, (9, 1)).astype("u2"),
        "one sample": numpy.array([[40000]], "u2"),
    }


@pytest.mark.parametrize(("name", "samples"), slices().items(), ids=list(slices()))
def test_a_slice_unfolds_to_what_was_stored(functions, name, samples):
    rows, columns = samples.shape
    found = functions("""async ([data, columns, rows]) =>
      packed(math.unfold(await math.inflate(data), columns, rows))""", [deflated(folded(samples)), columns, rows])
    assert unpacked(found).tolist() == samples.ravel().tolist()


@pytest.mark.parametrize("data", ["%%%", "AAAA", deflated(bytes(9))], ids=["not base64", "not deflated", "cut short"])
def test_a_damaged_slice_is_refused(functions, data):
    assert functions("""async data => {
      try { math.unfold(await math.inflate(data), 4, 4); return false; } catch { return true; }
    }""", data)


def test_a_slice_can_be_unfolded_in_parts(functions):
    across, down = numpy.meshgrid(numpy.arange(512), numpy.arange(512))
    body = numpy.where(numpy.hypot(across - 256, down - 256) < 220, 1050 + 90 * numpy.sin(across / 40), 24)
    samples = (body + numpy.random.default_rng(3).normal(0, 25, body.shape)).clip(0, 4095).astype("u2")
    found = functions("""async data => {
      const bytes = await math.inflate(data);
      const state = { bytes, columns: 512, rows: 512 };
      let parts = 1;
      // A moment that has passed: each call does the least it can.
      while (!math.unfoldRows(state, 0)) parts += 1;
      const whole = new Uint16Array(512 * 512);
      const times = Array.from({ length: 40 }, () => {
        const start = performance.now();
        math.unfold(bytes, 512, 512, whole);
        return performance.now() - start;
      }).sort((a, b) => a - b);
      return { parts, samples: packed(state.into), same: whole.every((sample, at) => sample === state.into[at]),
        middle: times[20], worst: times[39] };
    }""", deflated(folded(samples)))
    print(f"unfold, 512 × 512, noisy: {found['middle']:.1f} ms, at worst {found['worst']:.1f} ms")
    assert found["parts"] == 16
    assert found["same"]
    assert unpacked(found["samples"]).tolist() == samples.ravel().tolist()


@pytest.mark.parametrize("inverted", [False, True], ids=["upright", "inverted"])
@pytest.mark.parametrize(
    ("slope", "intercept", "width", "center"),
    [(1, -1024, 400, 40), (1, -1024, 2500, 480), (1, -1024, 1500, -600), (1, -32768, 80, 40), (1, 0, 65536, 32768),
     (0.25, -3.5, 33.3, 17.2), (-1, 4095, 400, 40), (1, -1024, 1, 40), (1, -1024, 2, 40), (1, -1024, 1.5, 40)],
)
def test_windows_are_dicoms_linear_function(functions, slope, intercept, width, center, inverted):
    value = numpy.arange(65536) * slope + intercept
    if width == 1:
        grey = numpy.where(value > center - 0.5, 255, 0)
    else:
        grey = numpy.floor(((value - (center - 0.5)) / (width - 1) + 0.5) * 255 + 0.5).clip(0, 255)
    window = {"slope": slope, "intercept": intercept, "width": width, "center": center, "inverted": inverted}
    painted = functions("""window => {
      const image = new ImageData(256, 256);
      math.paint(Uint16Array.from({ length: 65536 }, (_, at) => at), math.windowTable(window), image);
      const greys = Uint8Array.from({ length: 65536 }, (_, at) => image.data[at * 4]);
      const isGrey = greys.every((grey, at) => image.data[at * 4 + 1] === grey && image.data[at * 4 + 2] === grey
        && image.data[at * 4 + 3] === 255);
      return isGrey ? packed(greys) : null;
    }""", window)
    assert unpacked(painted, "u1").tolist() == (255 - grey if inverted else grey).tolist()


def test_a_value_is_rescaled_and_only_images_of_one_size_are_painted(functions, call):
    assert call("value", {"slope": 0.5, "intercept": -1024}, 2100) == 26
    assert functions("""() => {
      try { math.paint(new Uint16Array(3), new Uint32Array(65536), new ImageData(2, 2)); return null; }
      catch (fault) { return fault.name; }
    }""") == "RangeError"


AXES = numpy.eye(3, dtype=int)
NAMES = ["sagittal", "coronal", "axial"]
# The patient's axes that a series follows along its rows, down its columns and through its slices.
SOURCES = {"axial": (0, 1, 2), "sagittal": (1, 2, 0), "coronal": (0, 2, 1), "axial, rows to the back": (1, 0, 2)}
SIGNS = list(itertools.product((1, -1), repeat=3))


def series(axes, signs, counts=(4, 5, 6), lengths=(0.5, 0.75, 3), **facts):
    """A description of columns, rows and slices along `axes`, and its samples as [slice, row, column]."""
    row, column, through = (AXES[axis] * sign for axis, sign in zip(axes, signs, strict=True))
    description = {
        "columns": counts[0], "rows": counts[1], "slices": counts[2], "spacing": list(lengths[:2]),
        "row": row.tolist(), "column": column.tolist(), "step": (through * lengths[2]).tolist(),
        "origin": [-20, 7, 90], "positions": None, "slope": 1, "intercept": 0, "plane": NAMES[axes[2]],
        "windows": [{"name": "os"}], "thickness": lengths[2], **facts,
    }
    samples = numpy.random.default_rng(5).permutation(65536)[: counts[0] * counts[1] * counts[2]].astype("u2")
    return description, samples.reshape(counts[::-1])


def shown(samples, axes, signs, plane, planes, gather):
    """The reformat as numpy makes it: turned into head, back, left, then cut and laid out as it is read."""
    patient = samples.transpose([2 - axes.index(axis) for axis in (2, 1, 0)])
    sign = {axis: sign for axis, sign in zip(axes, signs, strict=True)}
    patient = numpy.flip(patient, [place for place, axis in enumerate((2, 1, 0)) if sign[axis] < 0])
    through = NAMES.index(plane)
    place = 2 - through
    count = patient.shape[place]
    cut = numpy.take(patient, [k if sign[through] > 0 else count - 1 - k for k in planes], place).astype("i8")
    made = gather(cut, place)
    return made if plane == "axial" else made[::-1]


REFORMATS = """([description, samples, asked]) => {
  const { columns, rows, slices } = description;
  const volume = { samples: Uint16Array.from(samples), columns, rows, slices };
  return asked.map(([plane, index, slab]) => {
    const made = math.reformat(description, volume, plane, index, slab);
    return { ...made, samples: Array.from(made.samples) };
  });
}"""
GATHER = {"mip": numpy.max, "average": lambda cut, place: numpy.floor(cut.mean(place) + 0.5).astype("i8")}


@pytest.mark.parametrize("signs", SIGNS, ids=str)
@pytest.mark.parametrize("source", SOURCES)
def test_reformats_and_slabs_are_what_numpy_makes(functions, call, source, signs):
    axes = SOURCES[source]
    description, samples = series(axes, signs)
    offered = call("reformatPlanes", description)
    assert offered == [name for name in ("axial", "coronal", "sagittal") if name != NAMES[axes[2]]]
    asked, expected = [], []
    for plane in offered:
        count = samples.shape[2 - axes.index(NAMES.index(plane))]
        for index, mode, thickness in itertools.product(range(count), ("single", "mip", "average"), (1, 2, 3, 4, 99)):
            first, last = index - (thickness - 1) // 2, index + thickness // 2
            planes = [index] if mode == "single" else [k for k in range(first, last + 1) if 0 <= k < count]
            asked.append([plane, index, {"thickness": thickness, "mode": mode}])
            expected.append(shown(samples, axes, signs, plane, planes, GATHER.get(mode, numpy.max)))
    found = functions(REFORMATS, [description, samples.ravel().tolist(), asked])
    for image, made in zip(expected, found, strict=True):
        assert (made["rows"], made["columns"]) == image.shape
        assert made["samples"] == image.ravel().tolist()


@pytest.mark.parametrize("signs", SIGNS, ids=str)
@pytest.mark.parametrize("source", SOURCES)
def test_a_reformat_lies_in_the_patient_where_its_samples_do(functions, source, signs):
    description, samples = series(SOURCES[source], signs)
    wrong = functions("""([description, samples]) => {
      const { columns, rows, slices } = description;
      const volume = { samples: Uint16Array.from(samples), columns, rows, slices };
      const wrong = [];
      for (const plane of math.reformatPlanes(description)) {
        const across = math.reformatDescription(description, plane);
        if (math.planeName(math.normal(across.row, across.column)) !== plane) wrong.push(plane);
        for (let slice = 1; slice <= across.slices; slice += 1) {
          const made = math.reformat(description, volume, plane, slice - 1);
          made.samples.forEach((sample, at) => {
            const x = at % made.columns;
            const point = math.pointToPatient(math.planeOf(across, slice), x, (at - x) / made.columns);
            const taken = Array.from({ length: slices }, (_, k) =>
              math.patientToPoint(math.planeOf(description, k + 1), point));
            const k = taken.findIndex(({ distance }) => Math.abs(distance) < 1e-6);
            const from = (k * rows + Math.round(taken[k]?.y)) * columns + Math.round(taken[k]?.x);
            if (volume.samples[from] !== sample) wrong.push([plane, slice, at]);
          });
        }
      }
      return wrong;
    }""", [description, samples.ravel().tolist()])
    assert wrong == []


def test_reformats_are_shown_as_they_are_read(functions, call):
    description, _ = series(SOURCES["axial"], (1, 1, -1))
    sides = """([description, plane]) => {
      const { row, column } = math.reformatDescription(description, plane);
      return math.edgeLetters({ row, column });
    }"""
    assert functions(sides, [description, "coronal"]) == {"left": "R", "right": "L", "top": "H", "bottom": "F"}
    assert functions(sides, [description, "sagittal"]) == {"left": "A", "right": "P", "top": "H", "bottom": "F"}
    coronal = call("reformatDescription", description, "coronal")
    assert [coronal[key] for key in ("plane", "columns", "rows", "slices", "key")] == ["coronal", 4, 6, 5, 3]
    assert [coronal[key] for key in ("spacing", "thickness", "step")] == [[0.5, 3], 0.75, [0, 0.75, 0]]
    assert [coronal[key] for key in ("windows", "marks", "annotations")] == [[{"name": "os"}], [], []]
    assert call("reformatDescription", description, "axial") is None


def test_the_brightest_value_is_the_smallest_sample_of_a_negative_slope(functions):
    axes, signs = SOURCES["axial"], (1, 1, 1)
    description, samples = series(axes, signs, slope=-1)
    slab = ["coronal", 2, {"thickness": 99, "mode": "mip"}]
    (found,) = functions(REFORMATS, [description, samples.ravel().tolist(), [slab]])
    assert found["samples"] == shown(samples, axes, signs, "coronal", range(5), numpy.min).ravel().tolist()


TURN = {degrees: (numpy.cos(numpy.radians(degrees)), numpy.sin(numpy.radians(degrees))) for degrees in (8, 12)}


@pytest.mark.parametrize(
    ("change", "offered"),
    [({}, 2), ({"slices": 2}, 0), ({"spacing": None}, 0), ({"row": None, "column": None}, 0), ({"step": None}, 0),
     ({"positions": [[0, 0, 0]] * 6}, 0), ({"chunks": []}, 0), ({"step": [0, 0.1, 3]}, 2), ({"step": [0, 0.5, 3]}, 0),
     ({"row": [*TURN[8], 0], "column": [-TURN[8][1], TURN[8][0], 0]}, 2),
     ({"row": [*TURN[12], 0], "column": [-TURN[12][1], TURN[12][0], 0]}, 0)],
    ids=["regular", "two slices", "no spacing", "no orientation", "no step", "irregular", "colour",
         "leaning by less than a pixel", "tilted gantry", "turned by 8°", "turned by 12°"],
)
def test_reformats_are_offered_only_where_they_are_true(functions, call, change, offered):
    description, samples = series(SOURCES["axial"], (1, 1, 1))
    description = {**description, **change}
    assert len(call("reformatPlanes", description)) == offered
    if not offered:
        assert functions("""description => {
          try { math.reformat(description, { samples: [] }, "coronal", 0); return null; }
          catch (fault) { return fault.name; }
        }""", description) == "RangeError"
