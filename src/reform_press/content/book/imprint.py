"""What the imprint page says (版权页), in the order of GB/T 12450.

In: the imprint of ``edition.yaml``.  Out: what the template of the page is
told: ``fields`` of label and value, the lines of ``cip`` 图书在版编目数据, and
``note`` 版权说明; and what the cover says of it.  Only what was given; a false
ISBN is an error.

"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from reform_press.content.book.forms import ImprintForm
from reform_press.content.edition_form import EditionForm
from reform_press.content.leaves import as_json
from reform_press.content.model import PagePlan
from reform_press.errors import Diagnostic, Words
from reform_press.schema import Read

_LABELS = {
    "subtitle": "副书名",
    "series": "丛书名",
    "authors": "编著者",
    "editor": "责任编辑",
    "designer": "装帧设计",
    "proofreader": "责任校对",
    "publisher": "出版发行",
    "place": "出版地",
    "address": "地址",
    "postcode": "邮编",
    "phone": "电话",
    "url": "网址",
    "printer": "印刷",
    "distributor": "经销",
    "format": "开本",
    "sheets": "印张",
    "words": "字数",
    "edition": "版次",
    "printing": "印次",
    "copies": "印数",
    "isbn": "书号",
    "price": "定价",
    "permit": "准印证号",
}
#: What of it covers print (封底、书脊).
_ON_COVERS = ("publisher", "price", "isbn")
#: An ISBN as it is written, with its name or without.
_NAMED = re.compile(r"^\s*ISBN[\s:：]*", re.IGNORECASE)


def imprinted(page: PagePlan, said: ImprintForm | None) -> PagePlan:
    """Return an imprint page whose template is told the imprint.

    What the page's own data say holds.
    """
    if said is None:
        return page
    told = {
        "fields": _fields(said),
        "cip": list(said.cip),
        "note": said.rights,
    }
    return page._replace(data=as_json(told | json.loads(page.data)))


def jacketed(data: Mapping[str, Any], said: ImprintForm | None) -> dict[str, Any]:
    """Return the data of a cover: publisher, price and ISBN are those of the imprint.

    What the cover's own data say holds.
    """
    given = said.model_dump() if said else {}
    known = {key: given[key] for key in _ON_COVERS if given.get(key)}
    return known | dict(data)


def _fields(said: ImprintForm) -> list[dict[str, Any]]:
    given = said.model_dump()
    if said.isbn:
        given["isbn"] = f"ISBN {_NAMED.sub('', said.isbn)}"
    named = [(label, given[key]) for key, label in _LABELS.items() if given[key]]
    return [{"label": k, "value": v} for k, v in (*named, *said.more.items())]


def isbn_faults(read: Read[EditionForm], form: EditionForm) -> Iterator[Diagnostic]:
    """Complain of an ISBN whose last digit does not agree with the others."""
    isbn = form.imprint.isbn if form.imprint else ""
    digits = re.sub(r"[\s-]", "", _NAMED.sub("", isbn))
    if not isbn or _sound(digits):
        return
    words = Words(f"书号“{isbn}”有误", f"“{isbn}” is no ISBN")
    hint = Words(
        "13位数字，最后一位是校验码；没有书号就不写",
        "13 digits, the last of which checks the others; leave it out if there is none",
    )
    place = read.source("imprint", "isbn")
    yield Diagnostic("error", "content.isbn", words, place, hint)


def _sound(digits: str) -> bool:
    """Tell whether these are the digits of an ISBN (GB/T 5795): 978, 979."""
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        return False
    return sum(int(d) * (1, 3)[at % 2] for at, d in enumerate(digits)) % 10 == 0
