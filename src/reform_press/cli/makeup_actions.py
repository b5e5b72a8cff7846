"""The commands that make pages up by themselves (自动组版命令).

In: the values of the command line and a console.  Out: an exit code.

"""

import argparse
from pathlib import Path

from reform_press.cli.console import Console
from reform_press.cli.paths import existing, shown
from reform_press.errors import (
    ContentError,
    Diagnostic,
    UsageError,
    Words,
    errors_among,
)


def plan(values: argparse.Namespace, console: Console) -> int:
    """Make up a page before its copy is there, or again after an edit."""
    from reform_press.cli.planned import as_record, as_words
    from reform_press.planning import PlanOptions, plan

    file = existing(values.file)
    console.root = file.absolute().parent
    options = PlanOptions(
        values.out, values.edit or "", values.fresh, values.seed, values.steps
    )
    done = plan(file, options, console.say)
    console.tell(done.diagnostics)
    if not console.as_json:  # a program has it all in one record
        for words in as_words(done):
            console.result(words)
    name = str(shown(done.folder / "plan.pdf"))
    told = as_record(done)
    console.result(Words(name, name), folder=str(done.folder), **told)
    faulty = done.score.faults or errors_among(done.diagnostics)
    return ContentError.exit_code if faulty else 0


def makeup(values: argparse.Namespace, console: Console) -> int:
    """Make an edition up in several ways, or keep one of them."""
    from reform_press.candidates import CandidateOptions, candidates
    from reform_press.contact import told
    from reform_press.content.place import root_of

    folder = existing(values.edition)
    console.root = root_of(folder)
    options = CandidateOptions(values.candidates, values.seed, values.steps, values.out)
    if values.take is not None:
        if values.seed or values.steps:
            raise UsageError(_taken_or_searched())
        return _take(values, options.folder(folder), console)
    if values.force:
        raise UsageError(_nothing_to_force())
    done = candidates(folder, options, console.say)
    console.tell(done.diagnostics)
    for one in done.candidates:
        said = [told(folio, way.score) for folio, way in one.pages]
        zh = "；".join(words.zh for words in said)
        en = "; ".join(words.en for words in said)
        scores = [round(way.score.total, 2) for _, way in one.pages]
        words = Words(f"{one.number}  {zh}", f"{one.number}  {en}")
        console.result(words, candidate=one.number, scores=scores)
    sheet = done.folder / "contact.html"
    name = str(shown(sheet))
    console.result(Words(name, name), sheet=str(sheet), folder=str(done.folder))
    best = done.candidates[0]
    faulty = not all(way.sound for _, way in best.pages)
    return ContentError.exit_code if faulty else 0


def _take(values: argparse.Namespace, candidates: Path, console: Console) -> int:
    """Make one of the candidates the plan of its edition."""
    from reform_press.cli.relaid import replaced_said
    from reform_press.taking import take

    done = take(Path(values.edition), values.take, candidates, force=values.force)
    replaced = done.replaced
    if replaced and not console.as_json:  # a program has it in one record
        console.result(replaced_said(replaced))
    name = str(shown(done.plan))
    console.result(
        Words(name, name),
        plan=str(done.plan),
        taken=values.take,
        replaced=str(replaced) if replaced else None,
    )
    return 0


def _taken_or_searched() -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.take-and-search",
        Words(
            "--take 选定排好的版面，不再求解：--seed、--steps 用不上",
            "--take keeps a page that is there, nothing is searched: --seed and "
            "--steps are of no use",
        ),
        hint=Words(
            "先用它们排出候选版面，再 --take",
            "make candidates with them first, then --take one",
        ),
    )


def _nothing_to_force() -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.force-alone",
        Words("--force 只与 --take 同用", "--force goes with --take only"),
        hint=Words(
            "排候选版面不改版样，去掉 --force",
            "leave it out: candidates change no plan",
        ),
    )


def score(values: argparse.Namespace, console: Console) -> int:
    """Score the pages of an edition, or of a page model."""
    from reform_press.cli.scored import as_record, as_words
    from reform_press.content.place import root_of
    from reform_press.judging import judge_edition, judge_pages

    what = existing(values.pages)
    problem = existing(values.problem) if values.problem else None
    built = what / "pages.json"
    if what.is_dir() and built.is_file() and not (what / "edition.yaml").exists():
        raise UsageError(_built_folder(built))
    if what.is_dir() and problem:
        raise UsageError(_edition_and_problem())
    if what.is_dir():
        console.root = root_of(what)
        judged, remarks = judge_edition(what, console.say)
        console.tell(errors_among(remarks))
    elif problem is None:
        raise UsageError(_no_problem())
    else:
        console.root = what.absolute().parent
        judged = judge_pages(what, problem)
    for page, found in judged:
        if console.as_json:
            console.give(Words("", ""), **as_record(page, found))
            continue
        for words in as_words(page, found):
            console.give(words)
    faulty = any(found.faults for _, found in judged)
    return ContentError.exit_code if faulty else 0


def _built_folder(model: Path) -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.built-folder",
        Words(
            f"“{model.parent}”是排版的输出目录，不是一期",
            f"“{model.parent}” is a folder that a build has written, no edition",
        ),
        hint=Words(
            f"给这一期的目录，或写 {model} --problem 版面预案或一期的目录",
            f"name the edition, or {model} --problem and a planned page or the "
            "folder of an edition",
        ),
    )


def _edition_and_problem() -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.edition-and-problem",
        Words(
            "给一期打分，版上应有什么由这一期说：--problem 用不上",
            "an edition says itself what must stand on its pages: --problem is of "
            "no use",
        ),
        hint=Words(
            "去掉 --problem，或给 pages.json 打分",
            "leave it out, or score a pages.json",
        ),
    )


def _no_problem() -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.no-problem",
        Words(
            "给 pages.json 打分，要说明版上应有什么",
            "to score a pages.json, say what must stand on its pages",
        ),
        hint=Words(
            "加 --problem，后接版面预案或一期的文件夹",
            "add --problem with a planned page or the folder of an edition",
        ),
    )


def relay(values: argparse.Namespace, console: Console) -> int:
    """Lay an edition out again where its copy has changed, or take a plan back."""
    from reform_press.cli.relaid import as_record, as_words
    from reform_press.content.place import root_of
    from reform_press.old_plans import take_back
    from reform_press.relaying import RelayOptions, relay_edition

    folder = existing(values.edition)
    console.root = root_of(folder)
    if values.back is not None:
        if values.fresh or values.dry_run or values.keep:
            raise UsageError(_back_or_again())
        file = take_back(folder, values.back)
        name = str(shown(file))
        console.result(Words(name, name), plan=str(file), back=values.back)
        return 0
    options = RelayOptions(
        values.fresh or 0, values.dry_run, values.keep, values.seed, values.steps
    )
    done = relay_edition(folder, options, console.say)
    console.tell(done.diagnostics)
    if not console.as_json:  # a program has it all in one record
        for words in as_words(done):
            console.result(words)
    name = str(shown(done.plan))
    told = Words(name, name) if done.written else Words("未写入", "nothing written")
    console.result(told, **as_record(done))
    faulty = any(page.score and page.score.faults for page in done.pages)
    return ContentError.exit_code if faulty else 0


def _back_or_again() -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.back-and-relay",
        Words(
            "--back 换回旧版样，不重排：--fresh、--keep、--dry-run 用不上",
            "--back takes an old plan back, nothing is laid out again: --fresh, "
            "--keep and --dry-run are of no use",
        ),
        hint=Words("先 --back，再重排一次", "--back first, then lay it out again"),
    )
