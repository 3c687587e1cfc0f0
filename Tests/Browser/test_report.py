"""What --format json writes, against the schema that is published with the documentation."""

import json
import os
import subprocess
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "Documentation/diagnostics.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("content", ["Tests/Sites/faulty", "Tests/Sites/bilingual", "Content", "Tests/Sites/sixty"])
def test_every_line_is_of_the_schema(content, tmp_path):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    ended = subprocess.run(
        [os.environ["NEGATOSCOPE_COMMAND"], "check", "--content", str(ROOT / content), "--format", "json"]
        + ["--cache", str(tmp_path / "cache")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    faults = [json.loads(line) for line in ended.stderr.splitlines()]
    summary = [json.loads(line) for line in ended.stdout.splitlines()]
    assert len(summary) == 1 and "rule" not in summary[0]
    assert all("rule" in fault for fault in faults)
    assert len(faults) == summary[0]["errors"] + summary[0]["warnings"]
    for line in faults + summary:
        validator.validate(line)
    if content.endswith("faulty"):
        assert any("fix" in fault for fault in faults)
