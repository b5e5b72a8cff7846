"""A collation as one page for a browser (比对页), complete in itself.

In: a collation, pictures of its pages, digests of page streams.  Out: XHTML
without script, link or anything to fetch; pictures stand in it as data.  Both
languages are in it, and a switch that needs no script.

Guarantees: copy is shown, never obeyed: what HTML would read as a mark, what
turns the direction of text and what no document may hold is written out.

"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from reform_press.collation.collate import Collation, PageChange
from reform_press.collation.copy import PartChange, StoryChange
from reform_press.collation.plain import Streams
from reform_press.collation.words import (
    frame_named,
    frame_said,
    page_said,
    part_said,
    story_said,
    summary,
)
from reform_press.errors import Language, Words

#: JPEG of a page before and after, by its number.
Pictures = Mapping[int, tuple[bytes | None, bytes | None]]

_LEGEND = (
    ("come", Words("新改的文字所在的行", "lines with copy that came")),
    ("gone", Words("原稿被改、被删的行", "lines with copy that went")),
    ("moved", Words("移位、缩放、改裁切或改字号的框", "moved, resized or recropped")),
    ("reflowed", Words("文字有改或行位有变的框", "edited, or lines turn elsewhere")),
)
#: What XML forbids, and what turns the direction of the text around it.
_UNSAFE = {
    code: f"⟦U+{code:04X}⟧"
    for code in (
        *(c for c in range(32) if chr(c) not in "\n\t"),
        *range(127, 160),
        *(0x200E, 0x200F, 0x2028, 0x2029, 0xFFFE, 0xFFFF),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
    )
}


def sheet(collation: Collation, pictures: Pictures, streams: Streams) -> str:
    """Return the whole document."""
    title = f"{safe(collation.before)} → {safe(collation.after)}"
    parts = (
        f"<h1>{title}</h1>",
        f"<p class='sum'>{both(summary(collation))}</p>",
        _heading(Words("稿件", "Copy")),
        *(_story(story) for story in collation.stories),
        _heading(Words("版面", "Pages")),
        _legend(),
        *(
            _page(page, pictures.get(page.page, (None, None)), streams)
            for page in collation.pages
        ),
    )
    return document(title, "\n".join(parts))


def document(title: str, body: str, style: str = "", language: Language = "zh") -> str:
    """Return a page in both languages that fetches nothing.

    ``title`` and ``body`` are markup; ``style`` is put after the common one;
    it opens in ``language``.
    """
    chosen = {"zh": "", "en": "", language: ' checked="checked"'}
    return _DOCUMENT.format(title=title, style=_STYLE + style, body=body, **chosen)


def safe(text: str) -> str:
    """Return text that a document may hold and that commands nothing."""
    return escape(text.translate(_UNSAFE), quote=True)


def both(words: Words) -> str:
    """Return a sentence in both languages, of which one is shown."""
    return (
        f"<span lang='zh'>{safe(words.zh)}</span>"
        f"<span lang='en'>{safe(words.en)}</span>"
    )


def _heading(words: Words) -> str:
    return f"<h2>{both(words)}</h2>"


def _story(story: StoryChange) -> str:
    if not story.changed:
        name = Words(
            f"{story.id}《{story.title}》未改，{story.kept} 段",
            f"{story.id} “{story.title}” unchanged, {story.kept} piece(s)",
        )
        return f"<p class='same'>{both(name)}</p>"
    parts = "".join(_part(part) for part in story.parts)
    return f"<section><h3>{both(story_said(story))}</h3>{parts}</section>"


def _part(part: PartChange) -> str:
    return (
        f"<div class='part'><p class='what'>{both(part_said(part))}</p>"
        f"<p class='copy'>{''.join(_wording(part))}</p></div>"
    )


def _wording(part: PartChange) -> Iterator[str]:
    for stretch in part.text:
        if not stretch.changed:
            yield safe(stretch.after)
            continue
        if stretch.before:
            yield f"<del>{safe(stretch.before)}</del>"
        if stretch.after:
            yield f"<ins>{safe(stretch.after)}</ins>"


def _legend() -> str:
    items = (f"<li class='{name}'>{both(words)}</li>" for name, words in _LEGEND)
    return f"<ul class='legend'>{''.join(items)}</ul>"


def _page(
    page: PageChange, pictures: tuple[bytes | None, bytes | None], streams: Streams
) -> str:
    parts = [f"<section><h3>{both(page_said(page))}</h3>"]
    if any(pictures):
        shown = zip((_BEFORE, _AFTER), pictures, strict=True)
        parts.append(f"<div class='pages'>{''.join(_pictures(page, shown))}</div>")
    if page.moved:
        parts.append(_listed(both(frame_said(change)) for change in page.moved))
    parts.append(_proof(page, streams))
    return "".join((*parts, "</section>"))


_BEFORE, _AFTER = Words("原版", "before"), Words("新版", "after")


def _pictures(
    page: PageChange, shown: Iterable[tuple[Words, bytes | None]]
) -> Iterator[str]:
    for words, jpeg in shown:
        if jpeg is not None:
            data = b64encode(jpeg).decode()
            alt = f"{words.zh} {words.en} {page.page}"
            yield (
                f"<figure><figcaption>{both(words)}</figcaption>"
                f"<img alt='{alt}' src='data:image/jpeg;base64,{data}'/></figure>"
            )


def _listed(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _proof(page: PageChange, streams: Streams) -> str:
    """Return what stood still, each with the digest that proves it."""
    if not page.unmoved:
        return ""
    name = Words(
        f"未动的 {len(page.unmoved)} 框与摘要",
        f"{len(page.unmoved)} frames as they were, with their digests",
    )
    rows = "".join(
        f"<tr><td>{both(frame_named(change.frame))}</td>"
        f"<td><code>{safe(change.frame.digest)}</code></td></tr>"
        for change in page.unmoved
    )
    before, after = streams.get(page.page, ("", ""))
    stream = ""
    if before and before == after:
        words = Words(
            "整版页面流逐字节相同", "its content stream is the same to the byte"
        )
        stream = f"<p>{both(words)} <code>{before}</code></p>"
    return (
        f"<details><summary>{both(name)}</summary>{stream}"
        f"<table>{rows}</table></details>"
    )


_STYLE = """
:root{color-scheme:light;font:15px/1.6 sans-serif}
body{margin:1.5em auto;max-width:72em;padding:0 1em;color:#111;background:#fff}
h1{font-size:1.4em}
h2{font-size:1.2em;border-bottom:1px solid #999;margin-top:2em}
h3{font-size:1em;margin:.8em 0 .2em}
.sum{font-size:1.1em}
.same{color:#666;margin:.2em 0}
.part{margin:.4em 0 .8em 1em}
.what{margin:0;color:#555}
.copy{margin:0;white-space:pre-wrap}
del{background:#fbd0cc;color:#800}
ins{background:#cfeec0;color:#040;text-decoration:none}
.pages{display:flex;gap:1em;flex-wrap:wrap}
figure{flex:1 1 20em;margin:0}
img{width:100%;border:1px solid #ccc}
table{border-collapse:collapse}
td{padding:0 1em 0 0}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:1.5em}
.legend li::before{content:"";display:inline-block;width:1em;height:.8em}
.legend li::before{margin-right:.4em;box-sizing:border-box}
.come::before{background:#9fd873}
.gone::before{background:#ef6a70}
.moved::before{border:2px solid #0090c8}
.reflowed::before{border:1px solid #8fd3f0}
#zh:checked~main [lang=en],#en:checked~main [lang=zh]{display:none}
"""
_DOCUMENT = """<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="zh">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width"/>
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<input type="radio" name="language" id="zh"{zh}/>
<label for="zh">中文</label>
<input type="radio" name="language" id="en"{en}/>
<label for="en">English</label>
<main>
{body}
</main>
</body>
</html>
"""
