"""Stand-ins of modules are these, as soon as something of them is asked for."""

import sys
from types import ModuleType

import pytest

from reform_press.later import later

NAME = "reform_press_seldom"


@pytest.fixture
def loads(tmp_path, monkeypatch):
    """Return where a module notes that it was loaded."""
    note = tmp_path / "loaded"
    (tmp_path / f"{NAME}.py").write_text(
        f"with open({str(note)!r}, 'a') as note:\n    note.write('x')\n"
        "SIZE = 7\ndef double(number):\n    return 2 * number\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, NAME, raising=False)
    yield lambda: note.read_text() if note.exists() else ""
    sys.modules.pop(NAME, None)


def held() -> ModuleType:
    with later({NAME: ("double",)}):
        import reform_press_seldom  # type: ignore[import-not-found]

        found: ModuleType = reform_press_seldom
    return found


def test_nothing_is_loaded_until_something_is_asked(loads):
    found = held()

    assert loads() == ""
    assert found.SIZE == 7
    assert (loads(), found.SIZE) == ("x", 7)


def test_function_that_was_taken_out_loads_when_it_is_called(loads):
    double = held().double

    assert loads() == ""
    assert double(4) == 8
    assert loads() == "x"


def test_everybody_else_gets_the_module_itself(loads):
    stand_in = held()
    import reform_press_seldom

    assert loads() == "x"
    assert reform_press_seldom is not stand_in
    assert stand_in.double(4) == reform_press_seldom.double(4)


def test_what_is_loaded_already_is_left_alone(loads):
    import reform_press_seldom

    assert held() is reform_press_seldom
    assert loads() == "x"
