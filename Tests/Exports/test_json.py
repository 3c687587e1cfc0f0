"""export json, against the schema that is published with the documentation."""

import json

import jsonschema
import pytest
from conftest import ROOT

SCHEMA = json.loads((ROOT / "Documentation/questions.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def read(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    VALIDATOR.validate(data)
    return data


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("options", [["--with-unknown"], ["--in", "en"]])
def test_the_demonstration_is_of_the_schema(site, options, tmp_path):
    read(site.export("json", "--output", tmp_path / "q.json", *options, content=ROOT / "Content")[0])


def test_every_type_of_question_is_of_the_schema(site):
    path, report = site.export("json")
    assert path.name == "exports.json"
    data = read(path)
    (case,) = data["cases"]
    by_id = {question["id"]: question for question in case["questions"]}
    assert [question["kind"] for question in case["questions"]] == [
        "QRU", "QRM", "QRP", "QROC", "QROL", "QZP", "QZP", "TCS", "QRU", "QRU", "QRU",
    ]
    assert report["kinds"] == {"QRU": 4, "QRM": 1, "QRP": 1, "QROC": 1, "QROL": 1, "QZP": 2, "TCS": 1}
    assert report["lost"][0]["loss"] == "images-named"

    seen = by_id["vue"]
    assert (seen["rank"], seen["items"], seen["address"]) == ("A", ["92", "118"], "cases/tout/index.html#q-vue")
    assert [option["isRight"] for option in seen["options"]] == [False, True, False, False]
    assert seen["options"][1]["text"] == {"html": "Deux <strong>taches</strong> claires", "text": "Deux taches claires"}
    assert seen["options"][2]["text"]["html"] == "Un os &lt; 5 mm &amp; long"
    assert "https://exemple.org/site/cases/tout/index.html#fig-coupe" in seen["options"][1]["feedback"]["html"]
    assert "Une douleur du cou" in seen["before"]["text"] and len(seen["images"]) == 1
    assert [option.get("status") for option in by_id["vraies"]["options"]] == [
        "required", None, "unacceptable", None, None,
    ]
    assert by_id["bonnes"]["expected"] == 2
    assert [option.get("status") for option in by_id["signe"]["options"]] == [None, "acceptable", None]
    assert [option["points"] for option in by_id["decrire"]["options"]] == [1, 2]
    zones = [option["zone"] for option in by_id["taches"]["options"]]
    assert zones[0] == {"shape": "ellipse", "numbers": [10, 20, 20, 30]}
    assert zones[2] == {"shape": "polygon", "numbers": [40, 60, 60, 60, 50.5, 90]}
    assert by_id["taches"]["picture"]["isSeries"] is False
    assert [option["zone"]["slices"] for option in by_id["serie"]["options"]] == [[2, 4], [5, 5], [2, 4]]
    assert len(by_id["serie"]["picture"]["files"]) == 5
    assert by_id["concordance"]["options"][0]["votes"] == [0, 1, 3, 9, 2]

    (progressive,) = case["progressiveCases"]
    assert progressive == {"id": "suite", "kind": "DP", "title": "Une suite", "questions": ["examen", "ensuite", "enfin"]}
    before = by_id["enfin"]["before"]["text"]
    told = ["Une douleur du cou", "revient un mois", "troisième tache", "Un mois plus tard", "Une IRM est faite"]
    assert [before.index(words) for words in told] == sorted(before.index(words) for words in told)
    assert "IRM" not in by_id["ensuite"]["before"]["text"]
    assert "Un an après" not in before and "Un an après" in by_id["enfin"]["stem"]["text"]
    assert "troisième tache" not in by_id["examen"]["before"]["text"]

    named = {image["file"] for image in data["images"]}
    used = set()
    for question in case["questions"]:
        used |= set(question["images"]) | set(question.get("picture", {}).get("files", []))
    assert named == used


def test_the_images_are_those_of_the_site(site, tmp_path):
    import os
    import subprocess

    data = read(site.export("json", "--output", tmp_path / "q.json")[0])
    subprocess.run(
        [os.environ["NEGATOSCOPE_COMMAND"], "build", "--content", site.content, "--output", tmp_path / "site"]
        + ["--cache", tmp_path / "cache"],
        check=True, capture_output=True,
    )
    for image in data["images"]:
        assert (tmp_path / "site" / image["file"]).is_file(), image


def test_what_stays_is_told_and_is_not_in_the_file(site, tmp_path):
    path, report = site.export("json", "--output", tmp_path / "q.json")
    assert report["leftOut"] == [
        {"reason": "unknown", "case": "inconnu", "questions": 2},
        {"reason": "withdrawn", "case": "retire", "questions": 1},
        {"reason": "draft", "case": "brouillon"},
    ]
    text = path.read_text(encoding="utf-8")
    for secret in ["stéome", "secret", "inconnu", "brouillon", "retire"]:
        assert secret not in text, secret
    path, report = site.export("json", "--with-unknown", "--drafts", "--output", tmp_path / "all.json")
    data = read(path)
    assert [case["slug"] for case in data["cases"]] == ["tout", "inconnu", "brouillon"]
    assert [case["isUnknown"] for case in data["cases"]] == [False, True, False]
    assert data["cases"][2]["status"] == "draft"
    assert data["cases"][1]["address"] == "cases/inconnu/lesson.html"
    assert [left["reason"] for left in report["leftOut"]] == ["withdrawn"]
    assert "secret retire" not in path.read_text(encoding="utf-8")


def test_a_collection_gives_its_order(site, tmp_path):
    path, _ = site.export("json", "--collection", "garde", "--with-unknown", "--output", tmp_path / "g.json")
    assert [case["slug"] for case in read(path)["cases"]] == ["inconnu", "tout"]


def test_the_same_content_gives_the_same_bytes(site, tmp_path):
    first = site.export("json", "--output", tmp_path / "1.json")[0].read_bytes()
    assert site.export("json", "--output", tmp_path / "2.json", language="en")[0].read_bytes() == first


def test_no_tag_can_be_read_in_it(own_site):
    own_site.edit("Elles sont dessinées.", "Elles sont `</script><script>alert(1)</script>` <b>\u2028 &#0; dessinées.")
    path, _ = own_site.export("json")
    assert "<" not in path.read_text(encoding="utf-8")
    (question,) = [q for q in read(path)["cases"][0]["questions"] if q["id"] == "vue"]
    assert "</script>" in question["correction"]["text"] and "<script" not in question["correction"]["html"]
