"""Settings from the environment are sensible or an error that names the variable."""

import stat

import pytest

from gutgemacht.web import environment
from tests.cli.run import run_alone


def test_an_absent_variable_has_its_default(monkeypatch):
    monkeypatch.delenv("GUTGEMACHT_TOKEN", raising=False)
    assert environment.text("TOKEN", "none") == "none"


@pytest.mark.parametrize(("value", "meaning"), [("1", True), ("0", False), ("", False)])
def test_a_switch_is_1_or_0(monkeypatch, value, meaning):
    monkeypatch.setenv("GUTGEMACHT_DEMO", value)
    assert environment.flag("DEMO") is meaning


def test_nonsense_names_the_variable(monkeypatch):
    monkeypatch.setenv("GUTGEMACHT_DEMO", "maybe")
    with pytest.raises(environment.SettingError, match="GUTGEMACHT_DEMO is 'maybe'"):
        environment.flag("DEMO")


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    file = tmp_path / "secret-key"
    first = environment.secret("NO_SUCH_SECRET", file)
    assert environment.secret("NO_SUCH_SECRET", file) == first
    assert len(first) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_data_folder_that_cannot_be_made_ends_the_start(tmp_path):
    (tmp_path / "file").write_text("")
    done = run_alone("up", "--port", "1", "--data", str(tmp_path / "file" / "data"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr.decode()


def test_a_taken_port_is_told_with_a_way_out(server):
    port = server.base.rsplit(":", 1)[1]
    done = run_alone("up", "--port", port)
    assert done.returncode == 2
    assert "choose another with --port" in done.stderr.decode()


def test_an_endpoint_that_makes_no_sense_ends_the_start_and_names_the_variable(monkeypatch):
    monkeypatch.setenv("GUTGEMACHT_OPINION_URL", "http://localhost:11434/v1")
    done = run_alone("up", "--port", "1")
    assert done.returncode == 2
    assert "GUTGEMACHT_OPINION_MODEL is missing" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
