"""The lock that is committed: complete, and bound to no host."""

import json

from reform_press.fonts.lock import NPM, PIP, locked_fonts, npm_manifest
from reform_press.fonts.roles import ROLES, chinese_name, role_named


def test_every_role_has_its_proper_font_in_the_npm_lock() -> None:
    """The full set leaves nothing to stand-ins."""
    locked = {font.name for font in locked_fonts(NPM)}

    assert [
        role.name for role in ROLES if not locked & set(role.wanted[: role.proper])
    ] == []


def test_every_role_has_some_font_in_the_pip_lock() -> None:
    """The basic set sets every role, if only by a stand-in."""
    locked = {font.name for font in locked_fonts(PIP)}

    assert [role.name for role in ROLES if not locked & set(role.wanted)] == []


def test_only_asked_packages_are_named_to_npm() -> None:
    """What stands is not fetched again."""
    manifest = npm_manifest({"@fontsource/lxgw-wenkai"})
    lock = json.loads(manifest["package-lock.json"])["packages"]

    assert list(json.loads(manifest["package.json"])["dependencies"]) == [
        "@fontsource/lxgw-wenkai"
    ]
    assert sorted(lock) == ["", "node_modules/@fontsource/lxgw-wenkai"]


def test_every_region_has_its_forms_in_either_lock() -> None:
    """Those of Hong Kong may stand in those of Taiwan in the basic set."""
    for route in (NPM, PIP):
        locked = {font.name for font in locked_fonts(route)}
        regional = [role for role in ROLES if role.local]
        assert len(regional) == 16
        assert all(locked & set(role.wanted[: role.local]) for role in regional)


def test_every_package_tells_its_size() -> None:
    """Progress names the megabytes to come."""
    fonts = (*locked_fonts(NPM), *locked_fonts(PIP))

    assert min(font.package.megabytes for font in fonts) > 0


def test_npm_is_bound_to_the_versions_and_hashes_of_the_lock() -> None:
    """Reliability T12: a committed lock with sha512, every name."""
    packages = {font.package.name: font.package for font in locked_fonts(NPM)}
    manifest = npm_manifest(packages)
    lock = json.loads(manifest["package-lock.json"])["packages"]
    asked = json.loads(manifest["package.json"])["dependencies"]

    assert asked == {name: package.version for name, package in packages.items()}
    assert {name.removeprefix("node_modules/") for name in lock if name} == set(asked)
    for name, version in asked.items():
        entry = lock[f"node_modules/{name}"]
        assert entry["version"] == version
        assert entry["integrity"].startswith("sha512-")


def test_no_host_stands_in_the_lock() -> None:
    """Any mirror of the registry serves."""
    names = {font.package.name for font in locked_fonts(NPM)}
    text = b"".join(npm_manifest(names).values())

    assert b"://" not in text
    assert b'"resolved"' not in text


def test_hashes_are_sha256() -> None:
    """A short or empty hash would compare equal to nothing, or everything."""
    fonts = (*locked_fonts(NPM), *locked_fonts(PIP))

    assert {len(font.sha256) for font in fonts} == {64}
    assert {len(font.unpacked) for font in fonts} == {0, 64}


def test_roles_are_found_by_either_name() -> None:
    """The trade's name and ours."""
    assert role_named("标题宋") == "title"
    assert role_named("title") == "title"
    assert chinese_name("kai") == "楷体"
