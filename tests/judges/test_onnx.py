"""A tiny classifier, made here: certain of label 1 for texts in capitals it knows."""

import subprocess
import sys
from pathlib import Path

import onnx
import pytest
from onnx import TensorProto, helper

from gutgemacht.check import Draft, check
from gutgemacht.guideline import Company
from gutgemacht.guideline.company import OnnxFile
from gutgemacht.judges.company import at_hand
from gutgemacht.judges.onnx import OnnxError, OnnxJudge
from gutgemacht.text import Span
from tests.check.kinds.speak import context, made, rule

KNOWN = "Kauft JETZT!"


def classifier(
    file: Path, sure=(0.25, 0.75), kind=TensorProto.STRING, shape=(1,), out=None
) -> Path:
    """Texts are looked up: KNOWN has the probabilities `sure`, everything else (1, 0)."""
    rows = [
        helper.make_node(
            "LabelEncoder",
            ["text"],
            [f"p{label}"],
            domain="ai.onnx.ml",
            keys_strings=[KNOWN],
            values_floats=[float(sure[label])],
            default_float=1.0 - label,
        )
        for label in (0, 1)
    ]
    nodes = [
        *rows,
        helper.make_node("Concat", ["p0", "p1"], ["flat"], axis=0),
        helper.make_node("Constant", [], ["form"], value_ints=out or [1, 2]),
        helper.make_node("Reshape", ["flat", "form"], ["probabilities"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("text", kind, shape)],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, None)],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=8), file)
    return file


@pytest.mark.parametrize("shape", [(1,), (1, 1), ("n",)])
def test_the_whole_text_has_the_probability_of_the_label(tmp_path, shape):
    judge = OnnxJudge(classifier(tmp_path / "tiny.onnx", shape=shape), 1)
    assert judge(KNOWN, "de") == [(Span(0, len(KNOWN)), pytest.approx(0.75))]
    assert judge("Guten Tag 🙂", "de") == [(Span(0, 11), 0.0)]


def test_a_rule_asks_it_by_the_name_in_the_company_s_file(tmp_path):
    classifier(tmp_path / "tiny.onnx")
    company = Company(judges={"shouting": OnnxFile(onnx="tiny.onnx", label=1)})
    judges, problems = at_hand(company, tmp_path)
    assert problems == []
    one = rule(find={"kind": "model", "judge": "shouting", "at_least": 0.7})
    verdict = check(Draft(KNOWN), made(one, **judges), context(language="de"))
    assert [finding.text for finding in verdict.findings] == [KNOWN]
    assert not check(Draft("Guten Tag"), made(one, **judges), context(language="de")).findings


def damaged(file):
    file.write_bytes(classifier(file).read_bytes()[:50])


def with_numbers(file):
    graph = helper.make_graph(
        [helper.make_node("Identity", ["x"], ["y"])],
        "numbers",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, (1,))],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, (1,))],
    )
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), file
    )


def echo(file):
    graph = helper.make_graph(
        [helper.make_node("Identity", ["x"], ["y"])],
        "echo",
        [helper.make_tensor_value_info("x", TensorProto.STRING, (1,))],
        [helper.make_tensor_value_info("y", TensorProto.STRING, (1,))],
    )
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), file
    )


@pytest.mark.parametrize(
    ("make", "label", "told"),
    [
        (lambda file: None, 1, "cannot be read"),
        (lambda file: file.mkdir(), 1, "cannot be read"),
        (lambda file: file.write_text("nothing"), 1, "damaged"),
        (damaged, 1, "damaged"),
        (classifier, 2, "no label 2"),
        (with_numbers, 0, "tensor of strings"),
        (echo, 0, "floating numbers"),
        (lambda file: classifier(file, out=[2, 1]), 0, "shape"),
        (lambda file: classifier(file, sure=(3, 4)), 0, None),
    ],
)
def test_a_file_that_cannot_judge_is_told_and_the_others_go_on(tmp_path, make, label, told):
    make(tmp_path / "bad.onnx")
    classifier(tmp_path / "good.onnx")
    (tmp_path / "company.yml").write_text(
        f"name: x\njudges:\n  good: {{onnx: good.onnx, label: 1}}\n"
        f"  bad:\n    onnx: bad.onnx\n    label: {label}\n"
    )
    named = {
        "good": OnnxFile(onnx="good.onnx", label=1),
        "bad": OnnxFile(onnx="bad.onnx", label=label),
    }
    judges, problems = at_hand(Company(judges=named), tmp_path)
    assert "good" in judges
    if told is None:
        # Only what is not in its first sentence is beyond 1, and that is found out when it is read.
        assert judges["bad"](KNOWN, "de") == []
        return
    [problem] = problems
    assert (problem.line, problem.key) == (5, "judges.bad.onnx")
    assert told in problem.message
    assert problem.message.startswith("bad.onnx ")


@pytest.mark.parametrize("path", ["../tiny.onnx", "link.onnx", "/etc/hostname"])
def test_a_file_outside_the_data_folder_is_refused(tmp_path, path):
    data = tmp_path / "data"
    data.mkdir()
    classifier(tmp_path / "tiny.onnx")
    (data / "link.onnx").symlink_to(tmp_path / "tiny.onnx")
    (data / "company.yml").write_text(f"judges: {{far: {{onnx: {path}, label: 0}}}}\n")
    company = Company(judges={"far": OnnxFile(onnx=path, label=0)})
    judges, [problem] = at_hand(company, data)
    assert "far" not in judges
    assert "outside the data folder" in problem.message


WITHOUT = """
import sys
from pathlib import Path
sys.modules["onnxruntime"] = None
from gutgemacht.judges.onnx import OnnxError, OnnxJudge
try:
    OnnxJudge(Path(sys.argv[1]), 0)
except OnnxError as error:
    print(error)
"""


def test_without_the_runtime_the_remedy_is_told(tmp_path):
    file = classifier(tmp_path / "tiny.onnx")
    command = [sys.executable, "-c", WITHOUT, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "needs the runtime; install gutgemacht[onnx]\n"


def test_a_text_that_breaks_it_is_no_opinion_and_stands_in_no_log(tmp_path, caplog, capfd):
    judge = OnnxJudge(classifier(tmp_path / "tiny.onnx", sure=(float("nan"), 2)), 1)
    assert judge(KNOWN, "de") == []
    assert "tiny.onnx gives no opinion" in caplog.text
    assert "Kauft" not in caplog.text + "".join(capfd.readouterr())


def test_the_error_is_one_kind(tmp_path):
    with pytest.raises(OnnxError):
        OnnxJudge(tmp_path / "none.onnx", 0)
