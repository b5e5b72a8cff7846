"""The command line: what people type, what it answers, how it ends."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from reform_press.cli import actions
from reform_press.cli.completion import script
from reform_press.cli.console import Console, system_language, visible
from reform_press.cli.galley_table import GALLEY
from reform_press.cli.help import about, cells, overview, wrap
from reform_press.cli.main import main
from reform_press.cli.makeup_table import PLAN
from reform_press.cli.parse import find_command, parse
from reform_press.cli.table import COMMANDS, COMMON
from reform_press.cli.values import read_sheet
from reform_press.errors import (
    ContentError,
    Diagnostic,
    FontError,
    OutputError,
    Source,
    UsageError,
    Words,
)
from reform_press.geometry import MM, Size

LANGUAGES = ("zh", "en")
#: A story's text that would clear a terminal and turn its direction.
HOSTILE = "改革\x1b[2J\u202e开放"


@pytest.fixture
def english(monkeypatch):
    """Set an English locale."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture
def command(monkeypatch):
    """Put a function in the place of ``build``; ``main`` then runs it."""

    def put(function):
        monkeypatch.setattr(actions, "build", function)
        return ["build", "EDITION"]

    return put


def remark(**changes):
    given = {
        "severity": "error",
        "code": "content.unknown-key",
        "message": Words("不认识“headlin”", "unknown key “headlin”"),
        "source": Source("lead.md", 3, 1),
        "hint": Words("是不是“headline”？", "did you mean “headline”?"),
    }
    return Diagnostic(**(given | changes))


def raising(error):
    def run(values, console):
        raise error

    return run


def run_script(*words, **environment):
    return subprocess.run(
        [sys.executable, "-m", "reform_press", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | environment,
        timeout=60,
    )


# --- the table -----------------------------------------------------------


def test_every_command_of_the_table_has_its_function():
    missing = [
        command.name
        for command in COMMANDS
        for home in [import_module(f"reform_press.cli.{command.home}")]
        if not callable(getattr(home, command.name.replace(" ", "_"), None))
    ]

    assert not missing


def test_no_two_options_of_a_command_share_a_flag():
    for command in COMMANDS:
        flags = [
            flag for option in (*command.options, *COMMON) for flag in option.flags
        ]

        assert len(flags) == len(set(flags)), command.name


def test_defaults_are_values_that_their_own_option_can_read():
    values = parse(GALLEY, ["copy.txt"])

    assert values.sheet == Size(390 * MM, 540 * MM)
    assert (values.columns, values.gutter, values.indent) == (5, 20.0, 2.0)
    assert (values.font_size, values.leading, values.file) == (10.0, 16.0, "copy.txt")


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("390x540mm", Size(390 * MM, 540 * MM)),
        ("390mm×540mm", Size(390 * MM, 540 * MM)),
        ("100X200", Size(100, 200)),
        ("21cmx297mm", Size(210 * MM, 297 * MM)),
    ],
)
def test_unit_of_a_sheet_is_told_once_or_twice(text, size):
    assert read_sheet(text) == size


# --- what is understood --------------------------------------------------


def test_common_options_stand_before_the_command_or_after_it():
    before = find_command(["--lang", "zh", "--quiet", "build", "x"])
    after = find_command(["build", "x", "--lang", "zh", "--quiet"])

    assert vars(parse(before.command, before.words)) == vars(
        parse(after.command, after.words)
    )


def test_options_may_stand_between_the_arguments():
    values = parse(GALLEY, ["--columns", "3", "copy.txt", "--leading", "18pt"])

    assert (values.file, values.columns, values.leading) == ("copy.txt", 3, 18.0)


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["bild", "x"], "usage.unknown-command", "“build”"),
        (["fonts", "instal"], "usage.unknown-command", "“fonts install”"),
        (["build"], "usage.missing", "folder"),
        (["build", "a", "b"], "usage.too-many", ""),
        (["build", "a", "--pgn"], "usage.unknown-option", "“--png”"),
        (["galley", "a", "--columns", "0"], "usage.value", "such as 5"),
        (["galley", "a", "--columns", "²"], "usage.value", "such as 5"),
        (["plan", "a", "--steps=-3"], "usage.value", "0 or more: trees"),
        (
            ["build", "a", "--proof", "4"],
            "usage.too-many",
            "--proof: choose from: 一校",
        ),
        (["galley", "a", "--leading", "-3"], "usage.value", "such as 16"),
        (["galley", "a", "--sheet", "390"], "usage.value", "390x540mm"),
        (["galley", "a", "--indent", "nan"], "usage.value", "such as 2"),
        (["galley", "a", "--columns"], "usage.option", ""),
        (["galley", "a", "--quiet=1"], "usage.option", ""),
        (["galley", "a", "--mode", "up"], "usage.value", "horizontal"),
        (["completion", "csh"], "usage.unknown-value", "“zsh”"),
    ],
)
def test_misuse_is_told_with_the_way_out(words, code, hint, english, capsys):
    """Exit code 2, a code to search for, the nearest word as a hint."""
    exit_code = main(words)
    told = capsys.readouterr().err

    assert exit_code == 2
    assert f"[{code}]" in told
    assert hint in told


def test_nothing_at_all_shows_the_commands_as_misuse(english, capsys):
    exit_code = main([])

    assert exit_code == 2
    assert "reform-press COMMAND" in capsys.readouterr().err


# --- help ----------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_names_every_option_in_both_languages(command, language):
    text = about(command, language)
    unbroken = "".join(text.split())

    for option in (*command.options, *COMMON):
        assert option.flags[0] in text
        assert "".join(option.help.said(language).split()) in unbroken


def test_help_names_values_in_its_own_language():
    texts = {c.name: (about(c, "zh"), about(c, "en")) for c in COMMANDS}

    assert texts["diff"][0].startswith("用法：reform-press diff 旧 新 [选项]")
    assert texts["plan"][0].startswith("用法：reform-press plan 文件 [选项]")
    assert texts["makeup"][1].startswith("usage: reform-press makeup EDITION ")
    assert "一校, 二校, 三校, 1, 2, 3" in texts["build"][1].replace("\n", " ")


def test_help_tells_how_many_steps_are_usual():
    """The table of commands cannot ask the solver: it must not be loaded."""
    from reform_press.makeup.solve.task import Budget

    assert f"({Budget().evaluations})" in about(PLAN, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_columns_align_in_cells_of_the_terminal(language):
    """A Chinese character is two cells wide."""
    lines = overview(language).splitlines()
    starts = {
        cells(line[: line.index(command.summary.said(language))])
        for command in COMMANDS
        for line in lines
        if command.summary.said(language) in line
    }

    assert len(starts) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lines_fit_eighty_cells(language):
    texts = [overview(language), *(about(command, language) for command in COMMANDS)]

    assert max(cells(line) for text in texts for line in text.splitlines()) <= 80


def test_no_wrapped_line_starts_with_a_closing_mark():
    lines = wrap("甲乙丙丁，戊己庚辛。English words（中）", 8)

    assert lines == ["甲乙丙", "丁，戊己", "庚辛。", "English", "words", "（中）"]


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US", "LC_ALL": "zh_TW"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh"}, "zh"),
        ({"LC_ALL": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_language_follows_the_locale_in_posix_order(variables, language):
    assert system_language(variables) == language


def test_lang_option_wins_over_the_locale(english, capsys):
    main(["--lang=zh", "--help"])

    assert "命令：" in capsys.readouterr().out


# --- how a run ends ------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (ContentError(remark()), 1),
        (UsageError(remark()), 2),
        (FontError(remark()), 3),
        (OutputError(remark()), 3),
        (OSError(28, "No space left on device", "print.pdf"), 3),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError(), 4),
    ],
)
def test_exit_code_tells_the_kind_of_failure(error, exit_code, command, capsys):
    words = command(raising(error))

    assert main(words) == exit_code


def test_fault_of_ours_asks_for_a_report(command, english, capsys):
    main(command(raising(ZeroDivisionError())))
    told = capsys.readouterr().err

    assert "Traceback" in told
    assert "please report" in told


def test_full_disk_is_told_with_the_file(command, english, capsys):
    main(command(raising(OSError(28, "No space left on device", "print.pdf"))))

    assert "print.pdf: No space left on device" in capsys.readouterr().err


def test_sigterm_lets_the_command_tidy_up(command, tmp_path, capsys):
    """Unfinished files are taken away by the ``finally`` of their writer."""
    half = tmp_path / "print.pdf.part"
    before = signal.getsignal(signal.SIGTERM)

    def run(values, console):
        half.touch()
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            half.unlink()
        return 0

    assert main(command(run)) == 143
    assert not half.exists()
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.skipif(os.name != "posix", reason="needs a shell with pipes")
def test_closed_pipe_is_no_fault():
    """``reform-press ... | head`` must not end in a traceback."""
    done = subprocess.run(
        f"{sys.executable} -m reform_press completion zsh | true",
        shell=True,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.stderr == ""


# --- what is told --------------------------------------------------------


def test_diagnostic_prints_place_severity_code_frame_and_hint(tmp_path, capsys):
    """Decisions 1: head line, code frame, hint."""
    (tmp_path / "lead.md").write_text("---\nid: lead\nheadlin: 改革\n", "utf-8")

    console = Console("en")
    console.root = tmp_path
    console.tell([remark()])

    assert capsys.readouterr().err.splitlines() == [
        "lead.md:3:1: error: unknown key “headlin” [content.unknown-key]",
        "  3 | headlin: 改革",
        "    | ^",
        "  hint: did you mean “headline”?",
    ]


def test_diagnostic_speaks_chinese_in_a_chinese_locale(capsys):
    Console("zh").tell([remark()])

    assert capsys.readouterr().err.splitlines() == [
        "lead.md:3:1: 错误: 不认识“headlin” [content.unknown-key]",
        "  建议：是不是“headline”？",
    ]


def test_copy_cannot_command_the_terminal(capsys):
    Console("en").tell([remark(message=Words(HOSTILE, HOSTILE))])
    told = capsys.readouterr().err

    assert "改革\\x1b[2J\\u202e开放" in told
    assert visible(told) == told


def test_no_control_character_leaves_when_output_is_no_terminal(command, capsys):
    def run(values, console):
        console.say(Words("组版", "making up"))
        console.tell([remark()])
        console.result(Words("完成", "done"))
        return 0

    main(command(run))
    told = "".join(capsys.readouterr())

    assert "making up" in told or "组版" in told
    assert all(c.isprintable() or c == "\n" for c in told)


def test_quiet_tells_errors_only(command, english, capsys):
    def run(values, console):
        console.say(Words("组版", "making up"))
        console.tell([remark(severity="warning"), remark()])
        console.result(Words("完成", "done"))
        return 0

    main([*command(run), "--quiet"])
    captured = capsys.readouterr()

    assert captured.out == ""
    assert captured.err.count("[content.unknown-key]") == 1
    assert ": error: " in captured.err


def test_quiet_tells_the_remedies_of_an_error(command, english, capsys):
    def run(values, console):
        console.tell([remark(), remark(code="makeup.remedy", severity="warning")])
        return 1

    main([*command(run), "--quiet"])

    assert "[makeup.remedy]" in capsys.readouterr().err


def test_json_is_one_event_a_line_and_nothing_else(command, english, capsys):
    def run(values, console):
        console.say(Words("组版", "making up"))
        console.tell([remark()])
        console.result(Words("完成", "done"), files=["print.pdf"])
        return 1

    exit_code = main([*command(run), "--json"])
    captured = capsys.readouterr()
    events = [json.loads(line) for line in captured.out.splitlines()]

    assert captured.err == ""
    assert [event["event"] for event in events] == [
        "progress",
        "diagnostic",
        "result",
        "end",
    ]
    assert events[1] == {
        "event": "diagnostic",
        "severity": "error",
        "code": "content.unknown-key",
        "message": "unknown key “headlin”",
        "hint": "did you mean “headline”?",
        "file": "lead.md",
        "line": 3,
        "column": 1,
    }
    assert events[2]["files"] == ["print.pdf"]
    assert events[3]["exit"] == exit_code == 1


def test_output_survives_a_terminal_without_chinese():
    done = run_script(
        "--help", "--lang", "zh", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )

    assert done.returncode == 0
    assert "\\u6539\\u9769" in done.stdout


# --- what is loaded ------------------------------------------------------


def test_help_loads_none_of_the_heavy_libraries():
    """``--help`` costs at most 0.15 s over a bare interpreter."""
    heavy = ("pydantic", "yaml", "rich", "reportlab", "weasyprint", "pikepdf", "PIL")
    program = (
        "import sys\n"
        "from reform_press.cli.main import main\n"
        "main(['--help'])\n"
        f"sys.exit(' '.join(set({heavy!r}) & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )

    assert done.stderr.strip() == ""
    assert done.returncode == 0


def test_public_names_are_sorted_few_and_real():
    import reform_press

    names = reform_press.__all__

    assert list(names) == sorted(names)
    assert len(names) <= 12
    for name in names:
        assert not isinstance(getattr(reform_press, name), ModuleType)


# --- completion ----------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_completion_names_every_command_and_option(shell, language):
    text = script(shell, language)

    for command in COMMANDS:
        assert all(word in text for word in command.name.split())
        assert all(o.flags[0].lstrip("-") in text for o in command.options)


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_completion_script_is_good_shell(shell, tmp_path):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not on this machine")
    file = tmp_path / "completion"
    file.write_text(script(shell, "zh"), "utf-8")
    done = subprocess.run(
        [shell, "-n", str(file)], capture_output=True, text=True, timeout=60
    )

    assert done.stderr == ""


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not on this machine")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        (["ga"], {"galley"}),
        (["fonts", ""], {"install", "list", "doctor"}),
        (["fonts", "install", "--mi"], {"--minimal"}),
        (["galley", "--mode", ""], {"horizontal", "vertical"}),
        (["--lang", ""], {"zh", "en"}),
        (["build", "--sc"], {"--screen"}),
    ],
)
def test_bash_offers_what_can_follow(line, offered):
    words = " ".join(f"'{word}'" for word in ["reform-press", *line])
    program = (
        f"{script('bash', 'en')}\nCOMP_WORDS=({words}); COMP_CWORD={len(line)}\n"
        '_reform_press; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", program], capture_output=True, text=True, timeout=60
    )

    assert set(done.stdout.split()) == offered


def test_every_option_that_a_hint_names_exists() -> None:
    """A mend that cannot be followed is worse than none."""
    known = {flag for command in COMMANDS for o in command.options for flag in o.flags}
    named = set()
    for path in (Path(__file__).parent.parent / "src").rglob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            if "reform-press" in line or "--out" in line:
                named |= set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", line))

    assert named >= {"--again", "--out"}
    assert named <= known | {"--lang", "--help", "--json", "--quiet"}
