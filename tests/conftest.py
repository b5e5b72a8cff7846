"""What every test may ask for: fonts, and the samples built once."""

from pathlib import Path

import pytest

from fonts.make_square import make_square
from reform_press.build import BuildOptions, build
from reform_press.fonts.check import examine_file
from reform_press.fonts.library import FontSet, load_fonts
from reform_press.fonts.roles import ROLES
from reform_press.imposition.imposing import impose
from reform_press.imposition.schemes import Options

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def square(tmp_path_factory: pytest.TempPathFactory) -> FontSet:
    """Return the square font (方块字体) in every role."""
    path = make_square(tmp_path_factory.mktemp("square") / "square.ttf")
    font = examine_file(path).font
    return FontSet({role.name: (font,) for role in ROLES})


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    """Return the installed house fonts; where they are not, the mend is said."""
    return load_fonts()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``--update`` rewrite what prose cases expect; review it as a diff."""
    parser.addoption(
        "--update",
        action="store_true",
        help="rewrite the expected lines of prose cases",
    )


def built(name: str, out: Path) -> Path:
    """Build a sample edition into ``out`` and return that folder."""
    done = build(ROOT / "content" / name, BuildOptions(out=out), lambda words: None)
    unexpected = [d.said("en") for d in done.diagnostics if d.severity != "note"]
    assert not unexpected, unexpected
    return done.folder


@pytest.fixture(scope="session")
def built_supplement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the supplement, built once a session."""
    return built("supplement-2023", tmp_path_factory.mktemp("supplement"))


@pytest.fixture(scope="session")
def built_review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the review, built once a session."""
    return built("review-2020", tmp_path_factory.mktemp("review"))


@pytest.fixture(scope="session")
def built_yearbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the yearbook, built once a session."""
    return built("yearbook-2020-2023", tmp_path_factory.mktemp("yearbook"))


def imposed(name: str, out: Path, scheme: str, fonts: FontSet) -> Path:
    """Build a sample brochure, lay it out on sheets as well; return the folder."""
    folder = built(name, out)
    done = impose(folder / "print.pdf", folder / "imposed.pdf", Options(scheme), fonts)
    assert not done.diagnostics
    return folder


@pytest.fixture(scope="session")
def built_laying_hens(tmp_path_factory: pytest.TempPathFactory, fonts: FontSet) -> Path:
    """Return the folder of the tri-fold, built and imposed once a session."""
    out = tmp_path_factory.mktemp("laying-hens")
    return imposed("brochure-laying-hens", out, "tri-fold", fonts)


@pytest.fixture(scope="session")
def built_irrigation(tmp_path_factory: pytest.TempPathFactory, fonts: FontSet) -> Path:
    """Return the folder of the booklet, built and imposed once a session."""
    out = tmp_path_factory.mktemp("irrigation")
    return imposed("brochure-irrigation", out, "saddle", fonts)
